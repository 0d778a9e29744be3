#include "rooms/people/people_store.h"

#include "kernel/folded.h"
#include "kernel/text.h"

namespace people {

namespace {

std::optional<std::string> if_any(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

std::optional<std::string> key_if_any(const std::string& email) {
  return email.empty() ? std::nullopt : std::optional(email_key(email));
}

std::string lines_of(const std::vector<std::string>& links) {
  std::string lines;
  for (const std::string& link : links) lines += (lines.empty() ? "" : "\n") + link;
  return lines;
}

// The condition of P10: somebody else is an administrator who can act.
constexpr std::string_view another_administrator = R"sql(
       EXISTS (SELECT 1
                 FROM people_roles others_role
                 JOIN people_persons other ON other.id = others_role.person_id
                WHERE others_role.role = 'administrator' AND others_role.ended_at IS NULL
                  AND other.id <> :person AND other.deactivated_at IS NULL AND other.erased_at IS NULL))sql";
constexpr std::string_view is_no_administrator = R"sql(
       NOT EXISTS (SELECT 1
                     FROM people_roles own
                    WHERE own.person_id = :person AND own.role = 'administrator' AND own.ended_at IS NULL))sql";

std::string unless_last_administrator(std::string_view sql) {
  return std::string(sql) + " AND (" + std::string(is_no_administrator) + " OR " + std::string(another_administrator) +
         ")";
}

}  // namespace

// ---- the school ----

std::optional<School> read_school(db::Transaction& tx) {
  const auto rows = tx.ask("SELECT name, zone, staff_need_second_factor FROM people_school WHERE id = 1");
  if (rows.empty()) return {};
  return School{rows[0].text("name"), rows[0].text("zone"), rows[0].integer("staff_need_second_factor") == 1};
}

bool add_school(db::Transaction& tx, const School& school, Moment now) {
  return !tx.ask(R"sql(
      INSERT INTO people_school (id, name, zone, staff_need_second_factor, created_at)
      VALUES (1, :name, :zone, :second_factor, :now)
      ON CONFLICT DO NOTHING
      RETURNING id)sql",
                 {{"name", school.name},
                  {"zone", school.zone},
                  {"second_factor", school.staff_need_second_factor ? 1 : 0},
                  {"now", now.text()}})
              .empty();
}

void set_school(db::Transaction& tx, const School& school) {
  tx.tell("UPDATE people_school SET name = :name, zone = :zone, staff_need_second_factor = :second_factor WHERE id = 1",
          {{"name", school.name}, {"zone", school.zone}, {"second_factor", school.staff_need_second_factor ? 1 : 0}});
}

// ---- persons ----

bool add_person(db::Transaction& tx, const PersonId& id, const NewPerson& person, Moment now) {
  const bool added = !tx.ask(R"sql(
      INSERT INTO people_persons (id, name, name_key, email, email_key, external_id, pronouns, pronouns_shown, zone,
                                  links, created_at)
      VALUES (:id, :name, :name_key, :email, :email_key, :external_id, :pronouns, 0, :zone, '', :now)
      ON CONFLICT DO NOTHING
      RETURNING id)sql",
                             {{"id", id.text()},
                              {"name", person.name},
                              {"name_key", text::folded(person.name)},
                              {"email", if_any(person.email)},
                              {"email_key", key_if_any(person.email)},
                              {"external_id", if_any(person.external_id)},
                              {"pronouns", person.pronouns},
                              {"zone", person.zone},
                              {"now", now.text()}})
                          .empty();
  if (added) put_words(tx, id, person.name);
  return added;
}

bool is_email_of_another(db::Transaction& tx, const PersonId& person, std::string_view key) {
  return !tx.ask("SELECT id FROM people_persons WHERE email_key = :key AND id <> :person",
                 {{"key", key}, {"person", person.text()}})
              .empty();
}

bool is_external_id_of_another(db::Transaction& tx, const PersonId& person, std::string_view external_id) {
  return !tx.ask("SELECT id FROM people_persons WHERE external_id = :external_id AND id <> :person",
                 {{"external_id", external_id}, {"person", person.text()}})
              .empty();
}

void set_profile(db::Transaction& tx, const PersonId& person, const Profile& profile) {
  tx.tell(R"sql(
      UPDATE people_persons
         SET name = :name, name_key = :name_key, pronouns = :pronouns, pronouns_shown = :shown, zone = :zone,
             links = :links
       WHERE id = :person)sql",
          {{"name", profile.name},
           {"name_key", text::folded(profile.name)},
           {"pronouns", profile.pronouns},
           {"shown", profile.pronouns_shown ? 1 : 0},
           {"zone", profile.zone},
           {"links", lines_of(profile.links)},
           {"person", person.text()}});
  put_words(tx, person, profile.name);
}

bool set_first_pronouns(db::Transaction& tx, const PersonId& person, std::string_view pronouns) {
  return tx.tell("UPDATE people_persons SET pronouns = :pronouns WHERE id = :person AND pronouns = ''",
                 {{"pronouns", pronouns}, {"person", person.text()}}) == 1;
}

void set_account(db::Transaction& tx, const PersonId& person, const Account& account) {
  tx.tell(R"sql(
      UPDATE people_persons
         SET name = :name, name_key = :name_key, email = :email, email_key = :email_key, external_id = :external_id,
             zone = :zone
       WHERE id = :person)sql",
          {{"name", account.name},
           {"name_key", text::folded(account.name)},
           {"email", if_any(account.email)},
           {"email_key", key_if_any(account.email)},
           {"external_id", if_any(account.external_id)},
           {"zone", account.zone},
           {"person", person.text()}});
  put_words(tx, person, account.name);
}

bool set_deactivated(db::Transaction& tx, const PersonId& person, Moment now) {
  return tx.tell(unless_last_administrator(R"sql(
      UPDATE people_persons
         SET deactivated_at = :now
       WHERE id = :person AND deactivated_at IS NULL AND erased_at IS NULL)sql"),
                 {{"now", now.text()}, {"person", person.text()}}) == 1;
}

bool set_active(db::Transaction& tx, const PersonId& person) {
  return tx.tell(R"sql(
      UPDATE people_persons
         SET deactivated_at = NULL
       WHERE id = :person AND deactivated_at IS NOT NULL AND erased_at IS NULL)sql",
                 {{"person", person.text()}}) == 1;
}

bool set_erased(db::Transaction& tx, const PersonId& person, std::string_view name, Moment now) {
  const bool erased =
      tx.tell(unless_last_administrator(R"sql(
      UPDATE people_persons
         SET name = :name, name_key = :name_key, email = NULL, email_key = NULL, external_id = NULL, pronouns = '',
             pronouns_shown = 0, zone = 'Etc/UTC', links = '', photo = NULL, erased_at = :now
       WHERE id = :person AND erased_at IS NULL)sql"),
              {{"name", name}, {"name_key", text::folded(name)}, {"now", now.text()}, {"person", person.text()}}) == 1;
  if (erased) take_words(tx, person);
  return erased;
}

// ---- roles ----

bool add_role(db::Transaction& tx, const GrantId& id, const PersonId& person, const RoleGrant& grant,
              const std::optional<PersonId>& by, Moment now) {
  return !tx.ask(R"sql(
      INSERT INTO people_roles (id, person_id, role, track, module, granted_at, granted_by)
      VALUES (:id, :person, :role, :track, :module, :now, :by)
      ON CONFLICT (person_id, role, track, module) WHERE ended_at IS NULL DO NOTHING
      RETURNING id)sql",
                 {{"id", id.text()},
                  {"person", person.text()},
                  {"role", name_of(grant.role)},
                  {"track", grant.track},
                  {"module", grant.module},
                  {"now", now.text()},
                  {"by", by ? std::optional(by->text()) : std::nullopt}})
              .empty();
}

bool set_ended(db::Transaction& tx, const PersonId& person, const GrantId& role, Moment now) {
  return tx.tell(R"sql(
      UPDATE people_roles
         SET ended_at = :now
       WHERE id = :role AND person_id = :person AND ended_at IS NULL
         AND (role <> 'administrator' OR )sql" +
                     std::string(another_administrator) + ")",
                 {{"now", now.text()}, {"role", role.text()}, {"person", person.text()}}) == 1;
}

void end_all_roles(db::Transaction& tx, const PersonId& person, Moment now) {
  tx.tell("UPDATE people_roles SET ended_at = :now WHERE person_id = :person AND ended_at IS NULL",
          {{"now", now.text()}, {"person", person.text()}});
}

}  // namespace people
