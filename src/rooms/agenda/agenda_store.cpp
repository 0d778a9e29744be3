#include "rooms/agenda/agenda_store.h"

#include "platform/db/listed.h"

namespace agenda::store {

void add_reading(db::Transaction& tx, const Reading& reading, const Deed& deed) {
  tx.tell(
      "INSERT INTO agenda_readings (id, person_id, edition_id, page, digest, made_at) "
      "VALUES (:id, :person_id, :edition_id, :page, :digest, :made_at) "
      "ON CONFLICT (person_id, page, digest) DO NOTHING",
      {{"id", deed.new_id()},
       {"person_id", deed.who},
       {"edition_id", reading.edition_id},
       {"page", reading.page},
       {"digest", reading.digest},
       {"made_at", deed.now.text()}});
}

std::vector<Reading> readings(db::Transaction& tx, std::string_view person) {
  std::vector<Reading> out;
  for (const db::Row& row : tx.ask("SELECT edition_id, page, digest, made_at FROM agenda_readings "
                                   "WHERE person_id = :person ORDER BY made_at, id",
                                   {{"person", person}}))
    out.push_back({row.text("edition_id"), row.text("page"), row.text("digest"), row.text("made_at")});
  return out;
}

std::vector<std::pair<std::string, Reading>> readings_of_page(db::Transaction& tx, std::string_view page,
                                                              std::span<const std::string> people) {
  std::vector<std::pair<std::string, Reading>> out;
  if (people.empty()) return out;
  std::vector<db::Parameter> parameters{{"page", page}};
  const std::string in = db::listed("person", people, parameters);
  for (const db::Row& row : tx.ask("SELECT person_id, edition_id, page, digest, made_at FROM agenda_readings "
                                   "WHERE page = :page AND person_id IN (" +
                                       in + ") ORDER BY made_at, id",
                                   parameters))
    out.emplace_back(row.text("person_id"),
                     Reading{row.text("edition_id"), row.text("page"), row.text("digest"), row.text("made_at")});
  return out;
}

void add_step(db::Transaction& tx, const Step& step, std::string_view person, std::string_view run, int week,
              const Deed& deed) {
  tx.tell(
      "INSERT INTO agenda_steps (id, person_id, run_id, week, says, made_at, made_by) "
      "VALUES (:id, :person_id, :run_id, :week, :says, :made_at, :made_by)",
      {{"id", step.id},
       {"person_id", person},
       {"run_id", run},
       {"week", week},
       {"says", step.says},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

bool end_step(db::Transaction& tx, std::string_view step, StepEnd how, const Deed& deed) {
  const std::string column = how == StepEnd::done ? "done_at" : "dropped_at";
  return tx.tell("UPDATE agenda_steps SET " + column + " = :at WHERE id = :id AND " + column + " IS NULL",
                 {{"at", deed.now.text()}, {"id", step}}) == 1;
}

bool is_step_of(db::Transaction& tx, std::string_view step, std::string_view person) {
  return !tx.ask("SELECT id FROM agenda_steps WHERE id = :id AND person_id = :person",
                 {{"id", step}, {"person", person}})
              .empty();
}

std::vector<Step> steps(db::Transaction& tx, std::string_view person, std::string_view run, int week) {
  std::vector<Step> out;
  for (const db::Row& row :
       tx.ask("SELECT id, says, made_at, done_at FROM agenda_steps "
              "WHERE person_id = :person AND run_id = :run AND week = :week AND dropped_at IS NULL ORDER BY id",
              {{"person", person}, {"run", run}, {"week", week}}))
    out.push_back({row.text("id"), row.text("says"), row.text("made_at"), row.text_if_any("done_at")});
  return out;
}

void add_feed(db::Transaction& tx, const std::string& digest, const Deed& deed) {
  tx.tell("INSERT INTO agenda_feeds (id, person_id, digest, made_at) VALUES (:id, :person_id, :digest, :made_at)",
          {{"id", deed.new_id()}, {"person_id", deed.who}, {"digest", digest}, {"made_at", deed.now.text()}});
}

bool revoke_feed(db::Transaction& tx, const Deed& deed) {
  return tx.tell("UPDATE agenda_feeds SET revoked_at = :at WHERE person_id = :person AND revoked_at IS NULL",
                 {{"at", deed.now.text()}, {"person", deed.who}}) == 1;
}

std::optional<std::string> feed_made_at(db::Transaction& tx, std::string_view person) {
  const db::Rows rows =
      tx.ask("SELECT made_at FROM agenda_feeds WHERE person_id = :person AND revoked_at IS NULL", {{"person", person}});
  return rows.empty() ? std::nullopt : std::optional(rows.front().text("made_at"));
}

std::optional<std::string> person_of_feed(db::Transaction& tx, std::string_view digest) {
  const db::Rows rows =
      tx.ask("SELECT person_id FROM agenda_feeds WHERE digest = :digest AND revoked_at IS NULL", {{"digest", digest}});
  return rows.empty() ? std::nullopt : std::optional(rows.front().text("person_id"));
}

}  // namespace agenda::store
