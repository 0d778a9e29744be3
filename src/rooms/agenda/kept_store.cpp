// The SQL of what the agenda keeps of a person.
#include "platform/db/database.h"
#include "rooms/agenda/kept.h"

namespace agenda {

PersonalData personal_data(db::Transaction& tx, std::string_view person) {
  PersonalData data;
  for (const db::Row& row :
       tx.ask("SELECT page, made_at FROM agenda_readings WHERE person_id = :person ORDER BY made_at, id",
              {{"person", person}}))
    data.readings.push_back({row.text("page"), row.text("made_at")});
  for (const db::Row& row : tx.ask(R"sql(
      SELECT week, says, made_at, done_at, dropped_at
        FROM agenda_steps
       WHERE person_id = :person
       ORDER BY made_at, id)sql",
                                   {{"person", person}}))
    data.steps.push_back({row.integer("week"), row.text("says"), row.text("made_at"), row.text_if_any("done_at"),
                          row.text_if_any("dropped_at")});
  for (const db::Row& row :
       tx.ask("SELECT made_at, revoked_at FROM agenda_feeds WHERE person_id = :person ORDER BY made_at, id",
              {{"person", person}}))
    data.feeds.push_back({row.text("made_at"), row.text_if_any("revoked_at")});
  return data;
}

void forget_person(db::Transaction& tx, std::string_view person, std::string_view now) {
  tx.tell("UPDATE agenda_steps SET says = '' WHERE person_id = :person", {{"person", person}});
  tx.tell("UPDATE agenda_feeds SET revoked_at = :now WHERE person_id = :person AND revoked_at IS NULL",
          {{"now", now}, {"person", person}});
}

}  // namespace agenda
