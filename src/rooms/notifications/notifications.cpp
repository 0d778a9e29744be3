#include "rooms/notifications/notifications.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "kernel/shortened.h"
#include "kernel/text.h"
#include "rooms/activity/activity.h"
#include "rooms/notifications/notifications_store.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/contacts.h"

namespace notifications {

namespace {

constexpr std::size_t longest_subject = 400;  // bytes, as the outbox takes it

// N1, N3
constexpr std::array<About, 3> all_kinds{
    {{Kind::invitation, "invitation", "Invitations", "When the school opens an account for you.",
      "Without it you could not get in."},
     {Kind::password, "password", "Passwords",
      "When somebody asks for a new password for your account, or keeps trying codes of your second factor.",
      "It is how you get in again, and how you learn that somebody else tries."},
     {Kind::changes, "changes", "Changes of dates",
      "When a session or due date in your calendar is moved or cancelled, or takes place after all.", "",
      "changes of your dates are mailed to you at once"}}};

const About& about(Kind kind) { return *std::ranges::find(all_kinds, kind, &About::kind); }

// N5
std::string with_way_out(const std::string& text, const About& kind, const std::string& address) {
  return text + "\n-- \nYou get this mail because " + std::string(kind.because) + " (" + std::string(kind.title) +
         "). Choose otherwise here: " + address + "/notifications\n";
}

// N7
std::string subject_of(std::string said) {
  std::ranges::replace_if(said, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, ' ');
  return text::shortened(text::collapse_spaces(said), longest_subject);
}

// N6
std::vector<PersonId> all_of(std::span<const Telling> tellings, const std::optional<PersonId>& doer) {
  std::set<PersonId> all;
  for (const Telling& one : tellings) all.insert(one.people.begin(), one.people.end());
  if (doer) all.erase(*doer);
  return {all.begin(), all.end()};
}

// N2, N3, N6: whoever is to be written to, by their ids. Contacts are of those who are active and have an address.
std::map<PersonId, people::Contact> who_wants(db::Transaction& tx, const About& kind, std::span<const PersonId> all) {
  if (all.empty()) return {};
  const bool may_decline = kind.always.empty();
  const auto declined = may_decline ? store::who_declined(tx, all, kind.name) : std::set<PersonId>();
  std::map<PersonId, people::Contact> out;
  for (people::Contact& one : people::contacts_of(tx, all))
    if (!declined.contains(one.id)) out.emplace(one.id, std::move(one));
  return out;
}

}  // namespace

std::span<const About> kinds() { return all_kinds; }

// N2: without a choice it is sent.
std::vector<Choice> choices_of(db::Transaction& tx, const PersonId& person) {
  const auto declined = store::declined_by(tx, person);
  std::vector<Choice> choices;
  for (const About& one : all_kinds)
    choices.push_back({one.kind, std::ranges::none_of(declined, [&](const Declined& row) {
                         return row.kind == one.name && !row.ended_at;
                       })});
  return choices;
}

Result<void> choose(db::Transaction& tx, const PersonId& person, const Choice& choice, Moment now,
                    const Random& random) {
  const About& kind = about(choice.kind);
  // N3: some cannot be turned off.
  if (!kind.always.empty()) {
    if (choice.wanted) return {};
    return fail(FailureKind::invalid, "These mails are always sent.", std::string(kind.name));
  }
  const bool changed =
      choice.wanted ? store::end(tx, person, kind.name, now) : store::decline(tx, person, kind.name, now, random);
  if (changed)
    activity::record(
        tx,
        {person, person, choice.wanted ? "notifications.wanted" : "notifications.declined", "", std::string(kind.name)},
        now, random);
  return {};
}

std::vector<Declined> declined_by(db::Transaction& tx, const PersonId& person) {
  return store::declined_by(tx, person);
}

void forget_person(db::Transaction& tx, const PersonId& person) { store::forget(tx, person); }

Result<void> write(db::Transaction& tx, Kind kind, const std::string& name, const std::string& address,
                   const Words& words, Moment now, const Random& random) {
  if (about(kind).always.empty()) throw std::logic_error("notifications: this kind is asked for by person");
  TRY(outbox::post(tx, {.to = {name, address}, .subject = subject_of(words.subject), .text = words.text}, now, random));
  return {};
}

Result<int> write(db::Transaction& tx, Kind kind, std::span<const Telling> tellings, const Occasion& occasion) {
  const About& what = about(kind);
  const auto wanting = who_wants(tx, what, all_of(tellings, occasion.doer));
  int written = 0;
  for (const Telling& telling : tellings) {
    for (const PersonId& one : std::set(telling.people.begin(), telling.people.end())) {
      const auto found = wanting.find(one);
      if (found == wanting.end()) continue;
      const people::Contact& to = found->second;
      Words said = telling.words(to.name, to.zone);
      if (what.always.empty()) said.text = with_way_out(said.text, what, occasion.address);
      const bool posted = TRY(outbox::post_to_one_of_many(
          tx, {.to = {to.name, to.email}, .subject = subject_of(std::move(said.subject)), .text = std::move(said.text)},
          occasion.now, occasion.random));
      written += posted ? 1 : 0;
    }
  }
  return written;
}

}  // namespace notifications
