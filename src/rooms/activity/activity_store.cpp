#include "rooms/activity/activity_store.h"

namespace activity {

namespace {

std::optional<std::string> text_of(const std::optional<PersonId>& id) {
  return id ? std::optional(id->text()) : std::nullopt;
}

std::optional<PersonId> person_of(const std::optional<std::string>& text) {
  return text ? PersonId::read(*text) : std::nullopt;
}

std::vector<Happened> read(const db::Rows& rows) {
  std::vector<Happened> events;
  for (const db::Row& row : rows)
    events.push_back({row.text("id"),
                      Moment::read(row.text("at")).value(),
                      {person_of(row.text_if_any("actor_id")), person_of(row.text_if_any("subject_id")),
                       row.text("kind"), row.text("record"), row.text("detail")}});
  return events;
}

}  // namespace

void add(db::Transaction& tx, const Happened& happened) {
  const Event& event = happened.event;
  tx.tell(R"sql(
      INSERT INTO activity_events (id, at, actor_id, subject_id, kind, record, detail)
      VALUES (:id, :at, :actor, :subject, :kind, :record, :detail))sql",
          {{"id", happened.id},
           {"at", happened.at.text()},
           {"actor", text_of(event.actor)},
           {"subject", text_of(event.subject)},
           {"kind", event.kind},
           {"record", event.record},
           {"detail", event.detail}});
}

std::vector<Happened> events_of_subject(db::Transaction& tx, std::string_view id, std::string_view before, int count) {
  return read(tx.ask(R"sql(
      SELECT id, at, actor_id, subject_id, kind, record, detail
        FROM activity_events
       WHERE subject_id = :subject AND id < :before
       ORDER BY id DESC
       LIMIT :count)sql",
                     {{"subject", id}, {"before", before}, {"count", count}}));
}

std::vector<Happened> events_of_actor(db::Transaction& tx, std::string_view id, std::string_view before, int count) {
  return read(tx.ask(R"sql(
      SELECT id, at, actor_id, subject_id, kind, record, detail
        FROM activity_events
       WHERE actor_id = :actor AND id < :before
       ORDER BY id DESC
       LIMIT :count)sql",
                     {{"actor", id}, {"before", before}, {"count", count}}));
}

std::vector<Happened> events_of_record(db::Transaction& tx, std::string_view record, int count) {
  return read(tx.ask(R"sql(
      SELECT id, at, actor_id, subject_id, kind, record, detail
        FROM activity_events
       WHERE record = :record
       ORDER BY id DESC
       LIMIT :count)sql",
                     {{"record", record}, {"count", count}}));
}

std::vector<Happened> latest_events(db::Transaction& tx, std::string_view before, int count) {
  return read(tx.ask(R"sql(
      SELECT id, at, actor_id, subject_id, kind, record, detail
        FROM activity_events
       WHERE id < :before
       ORDER BY id DESC
       LIMIT :count)sql",
                     {{"before", before}, {"count", count}}));
}

}  // namespace activity
