// The SQL of what attendance keeps of a person.
#include "platform/db/database.h"
#include "rooms/attendance/kept.h"

namespace attendance {

PersonalData personal_data(db::Transaction& tx, std::string_view person) {
  PersonalData data;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT title, starts_at, state, why, noted.made_at AS made_at
        FROM attendance_notes noted
        JOIN timetable_occurrences occurrence ON occurrence.id = occurrence_id
       WHERE person_id = :person
       ORDER BY noted.made_at, noted.id)sql",
                                   {{"person", person}}))
    data.attendance.push_back(
        {row.text("title"), row.text("starts_at"), row.text("state"), row.text("why"), row.text("made_at")});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT title, says, dispute.made_at AS made_at, answer, answered_at
        FROM attendance_disputes dispute
        JOIN attendance_notes noted ON noted.id = attendance_id
        JOIN timetable_occurrences occurrence ON occurrence.id = occurrence_id
       WHERE person_id = :person
       ORDER BY dispute.made_at, dispute.id)sql",
                                   {{"person", person}}))
    data.disputes.push_back({row.text("title"), row.text("says"), row.text("made_at"), row.text_if_any("answer"),
                             row.text_if_any("answered_at")});
  return data;
}

void forget_person(db::Transaction& tx, std::string_view person) {
  tx.tell(R"sql(
      UPDATE attendance_disputes
         SET says = '', answer = CASE WHEN answer IS NULL THEN NULL ELSE '' END
       WHERE attendance_id IN (SELECT id FROM attendance_notes WHERE person_id = :person))sql",
          {{"person", person}});
  tx.tell("UPDATE attendance_notes SET why = '' WHERE person_id = :person", {{"person", person}});
}

}  // namespace attendance
