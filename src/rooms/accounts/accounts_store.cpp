#include "rooms/accounts/accounts_store.h"

namespace accounts {

namespace {

Session read_session(const db::Row& row) {
  return {row.text("id"),
          PersonId::read(row.text("person_id")).value(),
          row.text("opened_by"),
          row.integer("second_factor") == 1,
          row.text("browser"),
          row.text("address"),
          Moment::read(row.text("created_at")).value(),
          Moment::read(row.text("expires_at")).value()};
}

}  // namespace

std::string stored_key(db::Transaction& tx, std::string_view purpose) {
  const auto rows = tx.ask("SELECT key FROM accounts_keys WHERE purpose = :purpose", {{"purpose", purpose}});
  return rows.empty() ? std::string() : rows[0].text("key");
}

std::string add_key(db::Transaction& tx, std::string_view purpose, std::string_view key) {
  tx.tell("INSERT INTO accounts_keys (purpose, key) VALUES (:purpose, :key) ON CONFLICT (purpose) DO NOTHING",
          {{"purpose", purpose}, {"key", key}});
  return stored_key(tx, purpose);
}

void replace_key(db::Transaction& tx, std::string_view purpose, std::string_view key) {
  tx.tell(R"sql(
      INSERT INTO accounts_keys (purpose, key) VALUES (:purpose, :key)
      ON CONFLICT (purpose) DO UPDATE SET key = excluded.key)sql",
          {{"purpose", purpose}, {"key", key}});
}

void remove_key(db::Transaction& tx, std::string_view purpose) {
  tx.tell("DELETE FROM accounts_keys WHERE purpose = :purpose", {{"purpose", purpose}});
}

void add_session(db::Transaction& tx, const Session& session, std::string_view digest) {
  tx.tell(R"sql(
      INSERT INTO accounts_sessions (id, person_id, token_digest, opened_by, second_factor, browser, address,
                                     created_at, expires_at)
      VALUES (:id, :person, :digest, :opened_by, :second_factor, :browser, :address, :created_at, :expires_at))sql",
          {{"id", session.id},
           {"person", session.person.text()},
           {"digest", digest},
           {"opened_by", session.opened_by},
           {"second_factor", session.second_factor ? 1 : 0},
           {"browser", session.browser},
           {"address", session.address},
           {"created_at", session.created_at.text()},
           {"expires_at", session.expires_at.text()}});
}

std::optional<Session> find_session(db::Transaction& tx, std::string_view digest, Moment now) {
  const auto rows = tx.ask(R"sql(
      SELECT id, person_id, opened_by, second_factor, browser, address, created_at, expires_at
        FROM accounts_sessions
       WHERE token_digest = :digest AND ended_at IS NULL AND expires_at > :now)sql",
                           {{"digest", digest}, {"now", now.text()}});
  return rows.empty() ? std::nullopt : std::optional(read_session(rows[0]));
}

std::vector<Session> open_sessions(db::Transaction& tx, const PersonId& person, Moment now) {
  std::vector<Session> sessions;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT id, person_id, opened_by, second_factor, browser, address, created_at, expires_at
        FROM accounts_sessions
       WHERE person_id = :person AND ended_at IS NULL AND expires_at > :now
       ORDER BY created_at DESC, id DESC
       LIMIT 200)sql",
                                   {{"person", person.text()}, {"now", now.text()}}))
    sessions.push_back(read_session(row));
  return sessions;
}

std::vector<std::string> session_digests(db::Transaction& tx, const PersonId& person) {
  std::vector<std::string> digests;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT token_digest
        FROM accounts_sessions
       WHERE person_id = :person
       ORDER BY created_at DESC, id DESC
       LIMIT 200)sql",
                                   {{"person", person.text()}}))
    digests.push_back(row.text("token_digest"));
  return digests;
}

bool was_opened_from(db::Transaction& tx, const PersonId& person, std::string_view address) {
  return !tx.ask("SELECT id FROM accounts_sessions WHERE person_id = :person AND address = :address LIMIT 1",
                 {{"person", person.text()}, {"address", address}})
              .empty();
}

int end_one_session(db::Transaction& tx, const PersonId& person, std::string_view id, Moment now) {
  return tx.tell(R"sql(
      UPDATE accounts_sessions SET ended_at = :now
       WHERE id = :id AND person_id = :person AND ended_at IS NULL AND expires_at > :now)sql",
                 {{"now", now.text()}, {"id", id}, {"person", person.text()}});
}

void end_session_by_digest(db::Transaction& tx, std::string_view digest, Moment now) {
  tx.tell("UPDATE accounts_sessions SET ended_at = :now WHERE token_digest = :digest AND ended_at IS NULL",
          {{"now", now.text()}, {"digest", digest}});
}

void end_all_sessions_but(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now) {
  tx.tell(R"sql(
      UPDATE accounts_sessions SET ended_at = :now
       WHERE person_id = :person AND token_digest <> :digest AND ended_at IS NULL)sql",
          {{"now", now.text()}, {"person", person.text()}, {"digest", digest}});
}

std::string find_password(db::Transaction& tx, const PersonId& person) {
  const auto rows =
      tx.ask("SELECT hash FROM accounts_passwords WHERE person_id = :person", {{"person", person.text()}});
  return rows.empty() ? std::string() : rows[0].text("hash");
}

void put_password(db::Transaction& tx, const PersonId& person, std::string_view hash, Moment now) {
  tx.tell(R"sql(
      INSERT INTO accounts_passwords (person_id, hash, set_at) VALUES (:person, :hash, :now)
      ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at)sql",
          {{"person", person.text()}, {"hash", hash}, {"now", now.text()}});
}

void replace_hash(db::Transaction& tx, const PersonId& person, std::string_view old_hash, std::string_view hash) {
  tx.tell("UPDATE accounts_passwords SET hash = :hash WHERE person_id = :person AND hash = :old_hash",
          {{"hash", hash}, {"person", person.text()}, {"old_hash", old_hash}});
}

Failures count_failures(db::Transaction& tx, std::string_view account, std::string_view address, Moment recently,
                        Moment lately) {
  const auto rows =
      tx.ask(R"sql(
      SELECT (SELECT count(*) FROM accounts_failures
               WHERE account = :account AND address = :address AND at > :recently) AS here,
             (SELECT count(*) FROM accounts_failures WHERE account = :account AND at > :lately) AS of_account,
             (SELECT count(*) FROM accounts_failures WHERE address = :address AND at > :recently) AS of_address)sql",
             {{"account", account}, {"address", address}, {"recently", recently.text()}, {"lately", lately.text()}});
  return {rows[0].integer("here"), rows[0].integer("of_account"), rows[0].integer("of_address")};
}

void add_failure(db::Transaction& tx, std::string_view id, std::string_view account, std::string_view address,
                 Moment now) {
  tx.tell("INSERT INTO accounts_failures (id, account, address, at) VALUES (:id, :account, :address, :now)",
          {{"id", id}, {"account", account}, {"address", address}, {"now", now.text()}});
}

void delete_failures(db::Transaction& tx, Moment before) {
  tx.tell("DELETE FROM accounts_failures WHERE at < :before", {{"before", before.text()}});
}

void delete_ended_sessions(db::Transaction& tx, Moment before) {
  tx.tell("DELETE FROM accounts_sessions WHERE expires_at < :before", {{"before", before.text()}});
  tx.tell("DELETE FROM accounts_challenges WHERE expires_at < :before", {{"before", before.text()}});
  tx.tell("DELETE FROM accounts_links WHERE expires_at < :before", {{"before", before.text()}});
}

}  // namespace accounts
