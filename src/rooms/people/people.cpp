#include "rooms/people/people.h"

#include <algorithm>

#include "kernel/folded.h"
#include "kernel/text.h"
#include "rooms/activity/activity.h"
#include "rooms/people/checks.h"
#include "rooms/people/people_store.h"

namespace people {

namespace {

using By = std::optional<PersonId>;

constexpr std::size_t longest_search = 100;
constexpr int biggest_page = 200;

std::unexpected<Failure> nobody() { return fail(FailureKind::not_found, "There is no such person."); }

std::unexpected<Failure> last_administrator() {
  return fail(FailureKind::conflict,
              "The school needs an administrator who can act: make somebody else one before this.");
}

std::unexpected<Failure> email_taken() {
  return fail(FailureKind::conflict, "Somebody has this e-mail address already.", "email");
}

std::unexpected<Failure> external_id_taken() {
  return fail(FailureKind::conflict, "Somebody has this identifier already.", "external_id");
}

// Whoever is there and was not erased.
Result<Record> known(db::Transaction& tx, const PersonId& person) {
  auto found = person_by_id(tx, person);
  if (!found || found->erased_at) return nobody();
  return *std::move(found);
}

void add_word(std::string& words, std::string_view word, bool changed) {
  if (changed) words += (words.empty() ? "" : " ") + std::string(word);
}

Result<NewPerson> checked(db::Transaction& tx, const NewPerson& person) {
  NewPerson kept;
  kept.name = TRY(checked_name(person.name));
  if (!person.email.empty()) kept.email = TRY(checked_email(person.email));
  kept.external_id = TRY(checked_external_id(person.external_id));
  kept.pronouns = TRY(checked_pronouns(person.pronouns));
  if (!person.zone.empty()) {
    kept.zone = TRY(checked_zone(person.zone));
  } else {
    const auto its_school = read_school(tx);
    kept.zone = its_school ? its_school->zone : "Etc/UTC";
  }
  for (const RoleGrant& role : person.roles) kept.roles.push_back(TRY(checked_grant(role)));
  return kept;
}

std::string detail_of(const RoleGrant& role) {
  std::string detail(name_of(role.role));
  if (role.module != 0) detail += " module " + std::to_string(role.module);
  return detail;
}

bool give(db::Transaction& tx, const PersonId& person, const RoleGrant& role, const By& by, Moment now,
          const Random& random) {
  const GrantId id = new_id<RoleGrant>(now, random);
  if (!add_role(tx, id, person, role, by, now)) return false;
  activity::record(tx, {by, person, "people.role_granted", id.text(), detail_of(role)}, now, random);
  return true;
}

}  // namespace

Roles Record::roles() const {
  Roles all;
  for (const HeldRole& one : held) all.add(one.grant.role);
  return all;
}

// ---- the school ----

std::optional<School> school(db::Transaction& tx) { return read_school(tx); }

Result<PersonId> set_up(db::Transaction& tx, const School& school, const Founder& founder, Moment now,
                        const Random& random) {
  const School kept = TRY(checked_school(school));
  const NewPerson first{.name = founder.name,
                        .email = TRY(checked_email(founder.email)),
                        .zone = founder.zone.empty() ? kept.zone : founder.zone,
                        .roles = {{Role::administrator}}};
  // P1: The school is set up once.
  if (!add_school(tx, kept, now)) return fail(FailureKind::conflict, "The school has been set up already.");
  const PersonId person = TRY(add(tx, first, {}, now, random));
  activity::record(tx, {person, person, "people.set_up"}, now, random);
  return person;
}

Result<void> change(db::Transaction& tx, const School& school, const PersonId& by, Moment now, const Random& random) {
  const School kept = TRY(checked_school(school));
  const auto before = read_school(tx);
  if (!before) return fail(FailureKind::not_found, "The school has not been set up yet.");
  std::string changed;
  add_word(changed, "name", kept.name != before->name);
  add_word(changed, "zone", kept.zone != before->zone);
  add_word(changed, "second_factor", kept.staff_need_second_factor != before->staff_need_second_factor);
  if (changed.empty()) return {};
  set_school(tx, kept);
  activity::record(tx, {by, {}, "people.school_changed", "", changed}, now, random);
  return {};
}

// ---- roles ----

Result<bool> grant(db::Transaction& tx, const PersonId& person, const RoleGrant& role, const By& by, Moment now,
                   const Random& random) {
  const RoleGrant kept = TRY(checked_grant(role));
  TRY(known(tx, person));
  return give(tx, person, kept, by, now, random);
}

Result<void> end_role(db::Transaction& tx, const PersonId& person, const GrantId& role, const By& by, Moment now,
                      const Random& random) {
  const Record before = TRY(known(tx, person));
  const auto held = std::ranges::find(before.held, role, &HeldRole::id);
  if (held == before.held.end()) return fail(FailureKind::not_found, "They do not hold this role any more.");
  // P9: A role is ended, never taken out. P10: The last administrator does not lose the role.
  if (!set_ended(tx, person, role, now)) return last_administrator();
  activity::record(tx, {by, person, "people.role_ended", role.text(), detail_of(held->grant)}, now, random);
  return {};
}

std::vector<HeldRole> role_history(db::Transaction& tx, const PersonId& person) { return roles_ever_held(tx, person); }

// ---- one person ----

// P11: Whoever is deactivated cannot act.
std::optional<Known> viewer(db::Transaction& tx, const PersonId& person) { return read_viewer(tx, person); }

std::optional<Record> find(db::Transaction& tx, const PersonId& person) { return person_by_id(tx, person); }

std::optional<Record> by_email(db::Transaction& tx, std::string_view email) {
  return person_by_email(tx, email_key(email));
}

std::optional<Record> by_external_id(db::Transaction& tx, std::string_view external_id) {
  return person_by_external_id(tx, external_id);
}

std::map<PersonId, std::string> names_of(db::Transaction& tx, std::span<const PersonId> people) {
  std::map<PersonId, std::string> names;
  for (auto& [id, face] : read_faces(tx, people)) names.emplace_hint(names.end(), id, std::move(face.name));
  return names;
}

std::vector<Holder> all_with_role(db::Transaction& tx, Role role, int most) {
  std::vector<Holder> all = read_active_with(tx, role, most);
  std::ranges::sort(all, {}, [](const Holder& one) { return std::tuple(text::folded(one.name), one.email, one.id); });
  const auto again = std::ranges::unique(all, {}, &Holder::id);
  all.erase(again.begin(), again.end());
  return all;
}

bool is_limit_of_roles(db::Transaction& tx, std::string_view track) { return read_is_limit(tx, track); }

std::map<PersonId, std::string> names_of_active(db::Transaction& tx, std::span<const PersonId> people) {
  return read_active_names(tx, people);
}

std::map<PersonId, std::string> holders_of(db::Transaction& tx, Roles roles, int most) {
  return read_holders(tx, roles, most);
}

// ---- adding and changing ----

Result<PersonId> add(db::Transaction& tx, const NewPerson& person, const By& by, Moment now, const Random& random) {
  const NewPerson kept = TRY(checked(tx, person));
  const PersonId id = new_id<::Person>(now, random);
  // P2: There is one person to an e-mail address, and one to an identifier of another system.
  if (!add_person(tx, id, kept, now)) {
    if (!kept.email.empty() && is_email_of_another(tx, id, email_key(kept.email))) return email_taken();
    return external_id_taken();
  }
  activity::record(tx, {by, id, "people.added"}, now, random);
  for (const RoleGrant& role : kept.roles) give(tx, id, role, by, now, random);
  return id;
}

Result<void> change(db::Transaction& tx, const PersonId& person, const Profile& profile, Moment now,
                    const Random& random) {
  const Record before = TRY(known(tx, person));
  // P13: People change their own name, pronouns, time zone and links.
  const Profile kept{TRY(checked_name(profile.name)), TRY(checked_pronouns(profile.pronouns)), profile.pronouns_shown,
                     TRY(checked_zone(profile.zone)), TRY(checked_links(profile.links))};
  std::string changed;
  add_word(changed, "name", kept.name != before.name);
  add_word(changed, "pronouns", kept.pronouns != before.pronouns);
  add_word(changed, "pronouns_shown", kept.pronouns_shown != before.pronouns_shown);
  add_word(changed, "zone", kept.zone != before.zone);
  add_word(changed, "links", kept.links != before.links);
  if (changed.empty()) return {};
  set_profile(tx, person, kept);
  activity::record(tx, {person, person, "people.changed", "", changed}, now, random);
  return {};
}

Result<void> change(db::Transaction& tx, const PersonId& person, const Account& account, const PersonId& by, Moment now,
                    const Random& random) {
  const Record before = TRY(known(tx, person));
  // P13: An administrator changes name, e-mail, identifier and time zone of an account.
  const Account kept{TRY(checked_name(account.name)),
                     account.email.empty() ? std::string() : TRY(checked_email(account.email)),
                     TRY(checked_external_id(account.external_id)), TRY(checked_zone(account.zone))};
  if (!kept.email.empty() && is_email_of_another(tx, person, email_key(kept.email))) return email_taken();
  if (!kept.external_id.empty() && is_external_id_of_another(tx, person, kept.external_id)) return external_id_taken();
  std::string changed;
  add_word(changed, "name", kept.name != before.name);
  add_word(changed, "email", kept.email != before.email);
  add_word(changed, "external_id", kept.external_id != before.external_id);
  add_word(changed, "zone", kept.zone != before.zone);
  if (changed.empty()) return {};
  set_account(tx, person, kept);
  activity::record(tx, {by, person, "people.changed", "", changed}, now, random);
  return {};
}

Result<void> change_email(db::Transaction& tx, const PersonId& person, std::string_view email, const PersonId& by,
                          Moment now, const Random& random) {
  const std::string kept = TRY(checked_email(email));
  const Record before = TRY(known(tx, person));
  return change(tx, person, Account{before.name, kept, before.external_id, before.zone}, by, now, random);
}

Result<void> fill_in_pronouns(db::Transaction& tx, const PersonId& person, std::string_view pronouns, const By& by,
                              Moment now, const Random& random) {
  const std::string kept = TRY(checked_pronouns(pronouns));
  TRY(known(tx, person));
  if (!kept.empty() && set_first_pronouns(tx, person, kept))
    activity::record(tx, {by, person, "people.changed", "", "pronouns"}, now, random);
  return {};
}

Result<void> deactivate(db::Transaction& tx, const PersonId& person, const By& by, Moment now, const Random& random) {
  const Record before = TRY(known(tx, person));
  if (before.deactivated_at) return fail(FailureKind::conflict, "They are deactivated already.");
  // P10: The last administrator is not deactivated.
  if (!set_deactivated(tx, person, now)) return last_administrator();
  activity::record(tx, {by, person, "people.deactivated"}, now, random);
  return {};
}

Result<void> reactivate(db::Transaction& tx, const PersonId& person, const By& by, Moment now, const Random& random) {
  TRY(known(tx, person));
  if (!set_active(tx, person)) return fail(FailureKind::conflict, "They are active already.");
  activity::record(tx, {by, person, "people.reactivated"}, now, random);
  return {};
}

Result<void> erase(db::Transaction& tx, const PersonId& person, const By& by, Moment now, const Random& random) {
  TRY(known(tx, person));
  const auto history = roles_ever_held(tx, person);
  const bool studied = std::ranges::any_of(
      history, [](const HeldRole& one) { return one.grant.role == Role::student || one.grant.role == Role::alum; });
  // P10: The last administrator is not erased. P15: Whoever is erased has no name, address, pronouns, links or photo
  // any more.
  if (!set_erased(tx, person, studied ? "Former student" : "Former member", now)) return last_administrator();
  clear_photo(tx, person);
  end_all_roles(tx, person, now);
  activity::record(tx, {by, person, "people.erased"}, now, random);
  return {};
}

// ---- many people ----

std::vector<Record> everybody(db::Transaction& tx) { return all_persons(tx); }

Found list(db::Transaction& tx, const Query& query) {
  Query asked = query;
  asked.find = asked.find.substr(0, longest_search);
  asked.find = asked.find.substr(0, text::first_invalid_utf8(asked.find));  // a letter may have been cut
  asked.page_size = std::clamp(asked.page_size, 1, biggest_page);
  Found found;
  found.total = count_persons(tx, asked);
  const int pages = std::max(1, (found.total + asked.page_size - 1) / asked.page_size);
  const int page = std::clamp(asked.page, 1, pages);
  found.page = page_of_persons(tx, asked, (page - 1) * asked.page_size);
  return found;
}

}  // namespace people
