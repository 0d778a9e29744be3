// The part of the store that keeps the words people are found by, and finds them (P18 to P20).
#include "kernel/words.h"
#include "rooms/people/finding.h"
#include "rooms/people/people_store.h"

namespace people {

void put_words(db::Transaction& tx, const PersonId& person, std::string_view name) {
  tx.tell(R"sql(
      INSERT INTO people_words (person_id, words)
      VALUES (:person, :words)
      ON CONFLICT (person_id) DO UPDATE SET words = excluded.words WHERE people_words.words <> excluded.words)sql",
          {{"person", person.text()}, {"words", text::kept_words(name)}});
}

void take_words(db::Transaction& tx, const PersonId& person) {
  tx.tell("DELETE FROM people_words WHERE person_id = :person", {{"person", person.text()}});
}

int complete_words(db::Transaction& tx) {
  const auto rows = tx.ask(R"sql(
      SELECT person.id, person.name
        FROM people_persons person
        LEFT JOIN people_words kept ON kept.person_id = person.id
       WHERE kept.person_id IS NULL AND person.erased_at IS NULL)sql");
  for (const db::Row& row : rows) put_words(tx, PersonId::read(row.text("id")).value(), row.text("name"));
  return static_cast<int>(rows.size());
}

}  // namespace people
