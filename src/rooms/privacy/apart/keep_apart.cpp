#include "rooms/privacy/apart/keep_apart.h"

#include <algorithm>

#include "kernel/text.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/privacy/apart/keep_apart_store.h"

namespace privacy {

namespace {

constexpr std::size_t longest_reason = 500;
constexpr int most_pairs = 500, most_named = 4;

Result<void> check_known(db::Transaction& tx, const PersonId& person, const PersonId& by, const std::string& field) {
  // PR6: nobody writes, or learns, what is about themselves.
  if (person == by) return fail(FailureKind::invalid, "Ask somebody else of the career team about yourself.", field);
  const auto found = people::find(tx, person);
  if (!found || found->erased_at) return fail(FailureKind::invalid, "There is no such person.", field);
  return {};
}

}  // namespace

Result<bool> keep_apart(db::Transaction& tx, const NewApart& wanted, const PersonId& by, Moment now,
                        const Random& random) {
  TRY(check_known(tx, wanted.first, by, "first"));
  TRY(check_known(tx, wanted.second, by, "second"));
  if (wanted.first == wanted.second)
    return fail(FailureKind::invalid, "That is the same person twice. Please name another.", "second");
  if (text::count_code_points(wanted.reason) > longest_reason)
    return fail(FailureKind::invalid, "At most 500 characters, please.", "reason");
  // PR5: once, whoever is named first.
  const auto [first, second] = std::minmax(wanted.first, wanted.second);
  const ApartId id = new_id<Apart>(now, random);
  if (!store::add(tx, {id, first, second, std::string(text::trim(wanted.reason)), now, by})) return false;
  // PR6: what activity says of it names neither.
  activity::record(tx, {by, {}, "privacy.kept_apart", id.text()}, now, random);
  return true;
}

Result<void> end_apart(db::Transaction& tx, const ApartId& apart, const PersonId& by, Moment now,
                       const Random& random) {
  if (!store::set_ended(tx, apart, by, now)) return fail(FailureKind::not_found, "This is no longer on the list.");
  activity::record(tx, {by, {}, "privacy.apart_ended", apart.text()}, now, random);
  return {};
}

bool are_kept_apart(db::Transaction& tx, const PersonId& one, const PersonId& other) {
  return store::are_apart(tx, std::min(one, other), std::max(one, other));
}

std::vector<std::pair<PersonId, PersonId>> kept_apart_from(db::Transaction& tx, std::span<const PersonId> people) {
  return store::pairs_among(tx, people);
}

std::vector<Apart> kept_apart(db::Transaction& tx, const PersonId& viewer) {
  return store::pairs_without(tx, viewer, most_pairs);
}

Result<PersonId> meant(db::Transaction& tx, const std::string& typed, const std::string& field) {
  if (text::trim(typed).empty()) return fail(FailureKind::invalid, "Please write a name or an address.", field);
  if (const auto person = people::by_email(tx, text::trim(typed))) return person->id;
  const auto found = people::list(tx, {.find = std::string(text::trim(typed)), .page_size = most_named});
  if (found.total == 0) return fail(FailureKind::invalid, "Nobody here has this name or address.", field);
  if (found.total == 1) return found.page[0].id;
  std::string names;
  for (const people::Record& one : found.page)
    names += (names.empty() ? "" : ", ") + one.name + (one.email.empty() ? "" : " (" + one.email + ")");
  if (found.total > most_named) names += ", …";
  return fail(FailureKind::invalid, "Several people fit: " + names + ". Please write the whole address.", field);
}

void forget_reasons(db::Transaction& tx, Moment before) { store::clear_reasons(tx, before); }

void forget_apart(db::Transaction& tx, const PersonId& person, Moment now) { store::end_pairs_of(tx, person, now); }

}  // namespace privacy
