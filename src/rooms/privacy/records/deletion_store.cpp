#include "rooms/privacy/records/deletion_store.h"

namespace privacy::store {

namespace {

std::optional<Moment> moment_if_any(const db::Row& row, std::string_view column) {
  const auto text = row.text_if_any(column);
  return text ? Moment::read(*text) : std::nullopt;
}

std::vector<Request> read(const db::Rows& rows) {
  std::vector<Request> requests;
  for (const db::Row& row : rows)
    requests.push_back({RequestId::read(row.text("id")).value(), PersonId::read(row.text("person_id")).value(),
                        Moment::read(row.text("asked_at")).value(), moment_if_any(row, "withdrawn_at"),
                        moment_if_any(row, "done_at")});
  return requests;
}

}  // namespace

bool add(db::Transaction& tx, const Request& request) {
  return !tx.ask(R"sql(
      INSERT INTO privacy_requests (id, person_id, asked_at)
      VALUES (:id, :person, :now)
      ON CONFLICT (person_id) WHERE withdrawn_at IS NULL AND done_at IS NULL DO NOTHING
      RETURNING id)sql",
                 {{"id", request.id.text()}, {"person", request.person.text()}, {"now", request.asked_at.text()}})
              .empty();
}

std::vector<Request> requests_of(db::Transaction& tx, const PersonId& person) {
  return read(tx.ask(R"sql(
      SELECT id, person_id, asked_at, withdrawn_at, done_at
        FROM privacy_requests
       WHERE person_id = :person
       ORDER BY asked_at DESC, id DESC)sql",
                     {{"person", person.text()}}));
}

std::vector<Request> open_requests(db::Transaction& tx, int count) {
  return read(tx.ask(R"sql(
      SELECT id, person_id, asked_at, withdrawn_at, done_at
        FROM privacy_requests
       WHERE withdrawn_at IS NULL AND done_at IS NULL
       ORDER BY asked_at, id
       LIMIT :count)sql",
                     {{"count", count}}));
}

std::optional<Request> request(db::Transaction& tx, const RequestId& id) {
  const auto found =
      read(tx.ask("SELECT id, person_id, asked_at, withdrawn_at, done_at FROM privacy_requests WHERE id = :id",
                  {{"id", id.text()}}));
  return found.empty() ? std::nullopt : std::optional(found[0]);
}

bool set_withdrawn(db::Transaction& tx, const RequestId& id, Moment now) {
  return tx.tell(R"sql(
      UPDATE privacy_requests SET withdrawn_at = :now
       WHERE id = :id AND withdrawn_at IS NULL AND done_at IS NULL)sql",
                 {{"now", now.text()}, {"id", id.text()}}) == 1;
}

bool set_done(db::Transaction& tx, const RequestId& id, const PersonId& by, Moment now) {
  return tx.tell(R"sql(
      UPDATE privacy_requests SET done_at = :now, done_by = :by
       WHERE id = :id AND withdrawn_at IS NULL AND done_at IS NULL)sql",
                 {{"now", now.text()}, {"by", by.text()}, {"id", id.text()}}) == 1;
}

}  // namespace privacy::store
