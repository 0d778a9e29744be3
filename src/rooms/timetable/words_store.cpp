// The words that occurrences are found by (T8).
#include "kernel/words.h"
#include "rooms/timetable/timetable_store.h"

namespace timetable::store {

namespace {

std::string words_of(std::string_view title, std::string_view place, std::string_view note, std::string_view topic) {
  std::string all(title);
  for (const std::string_view one : {place, note, topic}) all += "\n" + std::string(one);
  return text::kept_words(all);
}

void put(db::Transaction& tx, std::string_view id, const std::string& words) {
  tx.tell(
      "INSERT INTO timetable_words (occurrence_id, words) VALUES (:id, :words) ON CONFLICT (occurrence_id) "
      "DO UPDATE SET words = excluded.words WHERE timetable_words.words <> excluded.words",
      {{"id", id}, {"words", words}});
}

}  // namespace

void put_words(db::Transaction& tx, const Occurrence& it) {
  put(tx, it.id, words_of(it.title, it.place, it.note, it.topic.value_or("")));
}

void take_words(db::Transaction& tx, std::string_view id) {
  tx.tell("DELETE FROM timetable_words WHERE occurrence_id = :id", {{"id", id}});
}

int complete_words(db::Transaction& tx) {
  const db::Rows rows = tx.ask(
      "SELECT o.id AS id, o.title AS title, o.place AS place, o.note AS note, o.topic AS topic "
      "FROM timetable_occurrences o LEFT JOIN timetable_words w ON w.occurrence_id = o.id "
      "WHERE w.occurrence_id IS NULL AND o.gone_at IS NULL");
  for (const db::Row& row : rows)
    put(tx, row.text("id"),
        words_of(row.text("title"), row.text("place"), row.text("note"), row.text_if_any("topic").value_or("")));
  return static_cast<int>(rows.size());
}

}  // namespace timetable::store
