// The SQL of what the timetable keeps of a person.
#include "platform/db/database.h"
#include "rooms/timetable/kept.h"

namespace timetable {

namespace {

void read_attendance(db::Transaction& tx, std::string_view person, PersonalData& data) {
  for (const db::Row& row : tx.ask(R"sql(
      SELECT title, starts_at, state, why, noted.made_at AS made_at
        FROM timetable_attendance noted
        JOIN timetable_occurrences occurrence ON occurrence.id = occurrence_id
       WHERE person_id = :person
       ORDER BY noted.made_at, noted.id)sql",
                                   {{"person", person}}))
    data.attendance.push_back(
        {row.text("title"), row.text("starts_at"), row.text("state"), row.text("why"), row.text("made_at")});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT title, says, dispute.made_at AS made_at, answer, answered_at
        FROM timetable_disputes dispute
        JOIN timetable_attendance noted ON noted.id = attendance_id
        JOIN timetable_occurrences occurrence ON occurrence.id = occurrence_id
       WHERE person_id = :person
       ORDER BY dispute.made_at, dispute.id)sql",
                                   {{"person", person}}))
    data.disputes.push_back({row.text("title"), row.text("says"), row.text("made_at"), row.text_if_any("answer"),
                             row.text_if_any("answered_at")});
}

void read_own(db::Transaction& tx, std::string_view person, PersonalData& data) {
  for (const db::Row& row :
       tx.ask("SELECT page, made_at FROM timetable_readings WHERE person_id = :person ORDER BY made_at, id",
              {{"person", person}}))
    data.readings.push_back({row.text("page"), row.text("made_at")});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT week, says, made_at, done_at, dropped_at
        FROM timetable_steps
       WHERE person_id = :person
       ORDER BY made_at, id)sql",
                                   {{"person", person}}))
    data.steps.push_back({row.integer("week"), row.text("says"), row.text("made_at"), row.text_if_any("done_at"),
                          row.text_if_any("dropped_at")});
  for (const db::Row& row :
       tx.ask("SELECT made_at, revoked_at FROM timetable_feeds WHERE person_id = :person ORDER BY made_at, id",
              {{"person", person}}))
    data.feeds.push_back({row.text("made_at"), row.text_if_any("revoked_at")});
}

void read_teams(db::Transaction& tx, std::string_view person, PersonalData& data) {
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
}

}  // namespace

PersonalData personal_data(db::Transaction& tx, std::string_view person) {
  PersonalData data;
  read_attendance(tx, person, data);
  read_own(tx, person, data);
  read_teams(tx, person, data);
  return data;
}

void forget_person(db::Transaction& tx, std::string_view person, std::string_view now) {
  tx.tell(R"sql(
      UPDATE timetable_disputes
         SET says = '', answer = CASE WHEN answer IS NULL THEN NULL ELSE '' END
       WHERE attendance_id IN (SELECT id FROM timetable_attendance WHERE person_id = :person))sql",
          {{"person", person}});
  for (const char* sql : {"UPDATE timetable_attendance SET why = '' WHERE person_id = :person",
                          "UPDATE timetable_steps SET says = '' WHERE person_id = :person",
                          "UPDATE timetable_artefacts SET address = '' WHERE made_by = :person"})
    tx.tell(sql, {{"person", person}});
  tx.tell("UPDATE timetable_feeds SET revoked_at = :now WHERE person_id = :person AND revoked_at IS NULL",
          {{"now", now}, {"person", person}});
}

}  // namespace timetable
