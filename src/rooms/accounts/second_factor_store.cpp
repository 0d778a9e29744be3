#include "rooms/accounts/second_factor_store.h"

namespace accounts {

std::optional<StoredFactor> find_factor(db::Transaction& tx, const PersonId& person) {
  const auto rows =
      tx.ask("SELECT secret, confirmed_at, last_step FROM accounts_second_factors WHERE person_id = :person",
             {{"person", person.text()}});
  if (rows.empty()) return {};
  return StoredFactor{rows[0].text("secret"), !rows[0].is_null("confirmed_at"), rows[0].integer("last_step")};
}

void add_factor(db::Transaction& tx, const PersonId& person, std::string_view secret, Moment now) {
  tx.tell(R"sql(
      INSERT INTO accounts_second_factors (person_id, secret, begun_at, last_step)
      VALUES (:person, :secret, :now, 0)
      ON CONFLICT (person_id) DO NOTHING)sql",
          {{"person", person.text()}, {"secret", secret}, {"now", now.text()}});
}

void set_confirmed(db::Transaction& tx, const PersonId& person, Moment now) {
  tx.tell("UPDATE accounts_second_factors SET confirmed_at = :now WHERE person_id = :person",
          {{"now", now.text()}, {"person", person.text()}});
}

bool take_step(db::Transaction& tx, const PersonId& person, int step) {
  return tx.tell("UPDATE accounts_second_factors SET last_step = :step WHERE person_id = :person AND last_step < :step",
                 {{"step", step}, {"person", person.text()}}) == 1;
}

void delete_factor(db::Transaction& tx, const PersonId& person) {
  tx.tell("DELETE FROM accounts_second_factors WHERE person_id = :person", {{"person", person.text()}});
}

void set_shown(db::Transaction& tx, const PersonId& person, std::string_view session) {
  tx.tell("UPDATE accounts_sessions SET second_factor = 1 WHERE token_digest = :session AND person_id = :person",
          {{"session", session}, {"person", person.text()}});
}

void set_none_shown(db::Transaction& tx, const PersonId& person) {
  tx.tell("UPDATE accounts_sessions SET second_factor = 0 WHERE person_id = :person AND second_factor = 1",
          {{"person", person.text()}});
}

void end_sessions_without_factor(db::Transaction& tx, const PersonId& person, Moment now) {
  tx.tell(R"sql(
      UPDATE accounts_sessions SET ended_at = :now
       WHERE person_id = :person AND second_factor = 0 AND ended_at IS NULL AND created_at <= :now)sql",
          {{"now", now.text()}, {"person", person.text()}});
}

void add_recovery_code(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now) {
  tx.tell("INSERT INTO accounts_recovery_codes (digest, person_id, made_at) VALUES (:digest, :person, :now)",
          {{"digest", digest}, {"person", person.text()}, {"now", now.text()}});
}

bool take_recovery_code(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now) {
  return tx.tell(R"sql(
      UPDATE accounts_recovery_codes SET used_at = :now
       WHERE digest = :digest AND person_id = :person AND used_at IS NULL)sql",
                 {{"now", now.text()}, {"digest", digest}, {"person", person.text()}}) == 1;
}

int count_recovery_codes(db::Transaction& tx, const PersonId& person) {
  return tx
      .ask("SELECT count(*) AS n FROM accounts_recovery_codes WHERE person_id = :person AND used_at IS NULL",
           {{"person", person.text()}})[0]
      .integer("n");
}

void delete_recovery_codes(db::Transaction& tx, const PersonId& person) {
  tx.tell("DELETE FROM accounts_recovery_codes WHERE person_id = :person", {{"person", person.text()}});
}

void add_challenge(db::Transaction& tx, std::string_view digest, const Challenged& whom, Moment now, Moment until) {
  tx.tell(R"sql(
      INSERT INTO accounts_challenges (token_digest, person_id, opened_by, created_at, expires_at, tries)
      VALUES (:digest, :person, :by, :now, :until, 0))sql",
          {{"digest", digest},
           {"person", whom.person.text()},
           {"by", whom.opened_by},
           {"now", now.text()},
           {"until", until.text()}});
}

std::optional<Challenged> try_challenge(db::Transaction& tx, std::string_view digest, int most_tries, Moment now) {
  const auto rows = tx.ask(R"sql(
      UPDATE accounts_challenges SET tries = tries + 1
       WHERE token_digest = :digest AND used_at IS NULL AND expires_at > :now AND tries < :most
      RETURNING person_id, opened_by)sql",
                           {{"digest", digest}, {"now", now.text()}, {"most", most_tries}});
  if (rows.empty()) return {};
  return Challenged{PersonId::read(rows[0].text("person_id")).value(), rows[0].text("opened_by")};
}

void end_challenge(db::Transaction& tx, std::string_view digest, Moment now) {
  tx.tell("UPDATE accounts_challenges SET used_at = :now WHERE token_digest = :digest",
          {{"now", now.text()}, {"digest", digest}});
}

}  // namespace accounts
