// The SQL of what the timetable keeps of a person.
#include "platform/db/database.h"
#include "rooms/timetable/kept.h"

namespace timetable {

PersonalData personal_data(db::Transaction& tx, std::string_view person) {
  PersonalData data;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT title, role, team.made_at AS made_at, ended_at
        FROM timetable_teams team
        JOIN timetable_occurrences occurrence ON occurrence.id = occurrence_id
       WHERE person_id = :person
       ORDER BY team.made_at, team.id)sql",
                                   {{"person", person}}))
    data.parts.push_back({row.text("title"), row.text("role"), row.text("made_at"), row.text_if_any("ended_at")});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT title, address, made.made_at AS made_at
        FROM timetable_artefacts made
        JOIN timetable_occurrences occurrence ON occurrence.id = occurrence_id
       WHERE made.made_by = :person
       ORDER BY made.made_at, made.id)sql",
                                   {{"person", person}}))
    data.artefacts.push_back({row.text("title"), row.text("address"), row.text("made_at")});
  return data;
}

void forget_person(db::Transaction& tx, std::string_view person) {
  tx.tell("UPDATE timetable_artefacts SET address = '' WHERE made_by = :person", {{"person", person}});
}

}  // namespace timetable
