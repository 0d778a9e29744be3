// The SQL of what accounts keep of a person.
#include "rooms/accounts/accounts_store.h"
#include "rooms/accounts/kept.h"

namespace accounts {

namespace {

Moment moment(const db::Row& row, std::string_view column) { return Moment::read(row.text(column)).value(); }

std::optional<Moment> moment_if_any(const db::Row& row, std::string_view column) {
  const auto text = row.text_if_any(column);
  return text ? Moment::read(*text) : std::nullopt;
}

void read_secrets(db::Transaction& tx, const PersonId& person, PersonalData& data) {
  const auto rows = tx.ask(R"sql(
      SELECT (SELECT set_at FROM accounts_passwords WHERE person_id = :person) AS password_set_at,
             (SELECT confirmed_at FROM accounts_second_factors WHERE person_id = :person) AS second_factor_since)sql",
                           {{"person", person.text()}});
  data.password_set_at = moment_if_any(rows[0], "password_set_at");
  data.second_factor_since = moment_if_any(rows[0], "second_factor_since");
  data.recovery_codes_left =
      tx.ask("SELECT count(*) AS n FROM accounts_recovery_codes WHERE person_id = :person AND used_at IS NULL",
             {{"person", person.text()}})[0]
          .integer("n");
}

}  // namespace

PersonalData personal_data(db::Transaction& tx, const PersonId& person) {
  PersonalData data;
  read_secrets(tx, person, data);
  for (const db::Row& row : tx.ask(R"sql(
      SELECT opened_by, browser, address, second_factor, created_at, expires_at, ended_at
        FROM accounts_sessions
       WHERE person_id = :person
       ORDER BY created_at DESC, id DESC)sql",
                                   {{"person", person.text()}}))
    data.sessions.push_back({row.text("opened_by"), row.text("browser"), row.text("address"),
                             row.integer("second_factor") != 0, moment(row, "created_at"), moment(row, "expires_at"),
                             moment_if_any(row, "ended_at")});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT kind, email, created_at, expires_at, used_at, revoked_at
        FROM accounts_links
       WHERE person_id = :person
       ORDER BY created_at DESC, id DESC)sql",
                                   {{"person", person.text()}}))
    data.links.push_back({row.text("kind"), row.text("email"), moment(row, "created_at"), moment(row, "expires_at"),
                          moment_if_any(row, "used_at"), moment_if_any(row, "revoked_at")});
  return data;
}

void forget_failures(db::Transaction& tx, Moment before) { delete_failures(tx, before); }

void forget_ended(db::Transaction& tx, Moment before) { delete_ended_sessions(tx, before); }

void forget_person(db::Transaction& tx, const PersonId& person) {
  for (const char* sql : {"DELETE FROM accounts_sessions WHERE person_id = :person",
                          "DELETE FROM accounts_passwords WHERE person_id = :person",
                          "DELETE FROM accounts_second_factors WHERE person_id = :person",
                          "DELETE FROM accounts_recovery_codes WHERE person_id = :person",
                          "DELETE FROM accounts_challenges WHERE person_id = :person",
                          "DELETE FROM accounts_links WHERE person_id = :person"})
    tx.tell(sql, {{"person", person.text()}});
}

}  // namespace accounts
