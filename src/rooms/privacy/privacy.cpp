#include "rooms/privacy/privacy.h"

#include <algorithm>

#include "kernel/text.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/privacy/privacy_store.h"

namespace privacy {

namespace {

constexpr std::size_t longest_label = 120;
constexpr int most_shared = 500;
constexpr std::string_view from_the_end = "~";  // behind every id

std::string_view start(const std::string& before) { return before.empty() ? from_the_end : before; }

std::unexpected<Failure> no_audience(std::string say) { return fail(FailureKind::invalid, std::move(say), "audience"); }

Result<void> check_audience(db::Transaction& tx, const NewGrant& wanted) {
  const Audience& audience = wanted.audience;
  if (audience.to == To::role && !role_named(audience.whom)) return no_audience("There is no such role.");
  if (audience.to != To::everyone && audience.whom.empty()) return no_audience("Please choose who may see it.");
  if (audience.to == To::everyone && !audience.whom.empty()) return no_audience("Everyone is nobody in particular.");
  if (audience.to != To::person) return {};
  if (audience.whom == wanted.owner.text()) return no_audience("You see it already: it is yours.");
  const auto id = PersonId::read(audience.whom);
  const auto person = id ? people::find(tx, *id) : std::nullopt;
  if (!person || person->erased_at) return no_audience("There is no such person.");
  return {};
}

std::string detail_of(const NewGrant& wanted) { return wanted.item.kind; }

}  // namespace

Result<GrantId> grant(db::Transaction& tx, const NewGrant& wanted, Moment now, const Random& random) {
  TRY(check_audience(tx, wanted));
  if (wanted.until && *wanted.until <= now)
    return fail(FailureKind::invalid, "This day is over. Choose a later one, or none.", "until");
  const std::string label = text::collapse_spaces(wanted.label);
  if (text::count_code_points(label) > longest_label)
    return fail(FailureKind::invalid, "At most 120 characters, please.", "label");
  // PR2: Saying the same again is the same grant; saying another end replaces it.
  if (const auto open = store::open_grant(tx, wanted.owner, wanted.item, wanted.audience)) {
    if (open->until == wanted.until) return open->id;
    store::set_revoked(tx, wanted.owner, open->id, now);
  }
  const GrantId id = new_id<Grant>(now, random);
  const Grant made{id, wanted.owner, wanted.item, label, wanted.audience, now, wanted.until, {}};
  if (!store::add(tx, made))
    return fail(FailureKind::conflict, "It was shared at this very moment. Please look again.");
  activity::record(tx, {wanted.owner, wanted.owner, "privacy.shared", id.text(), detail_of(wanted)}, now, random);
  return id;
}

Result<void> revoke(db::Transaction& tx, const PersonId& owner, const GrantId& grant, Moment now,
                    const Random& random) {
  if (!store::set_revoked(tx, owner, grant, now)) return fail(FailureKind::not_found, "This is no longer shared.");
  activity::record(tx, {owner, owner, "privacy.revoked", grant.text()}, now, random);
  return {};
}

std::vector<Grant> grants_of(db::Transaction& tx, const PersonId& owner, Moment now) {
  std::vector<Grant> grants = store::grants_of(tx, owner);
  std::erase_if(grants, [&](const Grant& one) { return !one.holds(now); });
  return grants;
}

std::vector<Grant> all_grants_of(db::Transaction& tx, const PersonId& owner) { return store::grants_of(tx, owner); }

Sight may_see(db::Transaction& tx, const Viewer& viewer, const PersonId& owner, const Item& item,
              const Memberships& memberships, Moment now) {
  // PR3: One's own is always shown.
  if (viewer.id == owner) return {.own = true};
  const auto grants =
      store::grants_for(tx, {viewer, memberships, item.kind, std::string_view(item.id), owner.text(), now, 1});
  return {.grant = grants.empty() ? std::nullopt : std::optional(grants[0].id)};
}

std::vector<Grant> shared_with(db::Transaction& tx, const Viewer& viewer, std::string_view kind,
                               const Memberships& memberships, Moment now) {
  return store::grants_for(tx, {viewer, memberships, kind, {}, {}, now, most_shared});
}

void note_look(db::Transaction& tx, const PersonId& viewer, const PersonId& owner, const Item& item,
               const std::optional<GrantId>& grant, Moment now, const Random& random) {
  if (viewer == owner) return;
  store::add(tx, Look{new_id<Look>(now, random).text(), now, viewer, owner, item, grant});
}

Result<Sight> look(db::Transaction& tx, const Viewer& viewer, const PersonId& owner, const Item& item,
                   const Memberships& memberships, Moment now, const Random& random) {
  const Sight sight = may_see(tx, viewer, owner, item, memberships, now);
  if (!sight) return fail(FailureKind::not_found, "There is no such page.");
  // PR4: Every look is written down in the transaction that shows it.
  note_look(tx, viewer.id, owner, item, sight.grant, now, random);
  return sight;
}

std::vector<Look> looks_at(db::Transaction& tx, const PersonId& owner, int count, const std::string& before) {
  return store::looks_of_owner(tx, owner, start(before), count);
}

std::vector<Look> looks_by(db::Transaction& tx, const PersonId& viewer, int count, const std::string& before) {
  return store::looks_of_viewer(tx, viewer, start(before), count);
}

void forget_looks(db::Transaction& tx, Moment before) {
  store::delete_looks(tx, before);
  store::delete_grants_over(tx, before);
}

void forget_person(db::Transaction& tx, const PersonId& person, Moment now) {
  store::clear_grants_of(tx, person, now);
  store::revoke_grants_to(tx, person, now);
}

}  // namespace privacy
