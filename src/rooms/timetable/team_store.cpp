#include "rooms/timetable/timetable_store.h"

namespace timetable::store {

bool add_member(db::Transaction& tx, std::string_view occurrence, const TeamMember& member, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO timetable_teams (id, occurrence_id, role, person_id, made_at, made_by) "
                "VALUES (:id, :occurrence_id, :role, :person_id, :made_at, :made_by) "
                "ON CONFLICT (occurrence_id, role, person_id) WHERE ended_at IS NULL DO NOTHING RETURNING id",
                {{"id", member.id},
                 {"occurrence_id", occurrence},
                 {"role", member.role},
                 {"person_id", member.person_id},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
}

std::string occurrence_of_member(db::Transaction& tx, std::string_view member) {
  const db::Rows rows = tx.ask("SELECT occurrence_id FROM timetable_teams WHERE id = :member", {{"member", member}});
  return rows.empty() ? "" : rows.front().text("occurrence_id");
}

bool end_member(db::Transaction& tx, std::string_view member, const Deed& deed) {
  return tx.tell("UPDATE timetable_teams SET ended_at = :at, ended_by = :by WHERE id = :id AND ended_at IS NULL",
                 {{"at", deed.now.text()}, {"by", deed.who}, {"id", member}}) == 1;
}

std::vector<TeamMember> team(db::Transaction& tx, std::string_view occurrence) {
  std::vector<TeamMember> out;
  for (const db::Row& row : tx.ask("SELECT id, role, person_id FROM timetable_teams "
                                   "WHERE occurrence_id = :occurrence AND ended_at IS NULL ORDER BY id",
                                   {{"occurrence", occurrence}}))
    out.push_back({row.text("id"), row.text("role"), row.text("person_id")});
  return out;
}

void add_artefact(db::Transaction& tx, std::string_view occurrence, const std::string& address, const Deed& deed) {
  tx.tell(
      "INSERT INTO timetable_artefacts (id, occurrence_id, address, made_at, made_by) "
      "VALUES (:id, :occurrence_id, :address, :made_at, :made_by)",
      {{"id", deed.new_id()},
       {"occurrence_id", occurrence},
       {"address", address},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

std::optional<std::string> artefact(db::Transaction& tx, std::string_view occurrence) {
  // Of two within a second any one is the last.
  const db::Rows rows = tx.ask(
      "SELECT address FROM timetable_artefacts WHERE occurrence_id = :occurrence "
      "ORDER BY made_at DESC, id DESC LIMIT 1",
      {{"occurrence", occurrence}});
  return rows.empty() ? std::nullopt : std::optional(rows.front().text("address"));
}

}  // namespace timetable::store
