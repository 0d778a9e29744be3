// The SQL of the school's defaults.
#include "rooms/timetable/timetable_store.h"

namespace timetable::store {

namespace {

constexpr std::string_view columns =
    "SELECT d.name AS name, d.weekday AS weekday, d.minute AS minute, "
    "d.minutes AS minutes, d.made_at AS made_at, d.made_by AS made_by "
    "FROM timetable_defaults d ";

std::vector<DefaultSet> read(const db::Rows& rows) {
  std::vector<DefaultSet> out;
  for (const db::Row& row : rows) {
    const std::optional<int> weekday = row.integer_if_any("weekday");
    out.push_back({{row.text("name"), weekday ? std::optional(static_cast<Weekday>(*weekday)) : std::nullopt,
                    row.integer_if_any("minute"), row.integer_if_any("minutes")},
                   row.text("made_at"),
                   row.text_if_any("made_by")});
  }
  return out;
}

}  // namespace

std::vector<DefaultSet> present_defaults(db::Transaction& tx) {
  return read(tx.ask(std::string(columns) +
                     "WHERE NOT EXISTS (SELECT 1 FROM timetable_defaults l WHERE l.name = d.name "
                     "AND l.sequence > d.sequence) ORDER BY d.name"));
}

std::vector<DefaultSet> defaults_named(db::Transaction& tx, std::string_view name) {
  return read(tx.ask(std::string(columns) + "WHERE d.name = :name ORDER BY d.sequence", {{"name", name}}));
}

void add_default(db::Transaction& tx, const Default& one, int sequence, const Deed& deed) {
  const std::optional<int> weekday = one.weekday ? std::optional(static_cast<int>(*one.weekday)) : std::nullopt;
  tx.tell(
      "INSERT INTO timetable_defaults (id, name, sequence, weekday, minute, minutes, made_at, made_by) "
      "VALUES (:id, :name, :sequence, :weekday, :minute, :minutes, :made_at, :made_by)",
      {{"id", deed.new_id()},
       {"name", one.name},
       {"sequence", sequence},
       {"weekday", weekday},
       {"minute", one.minute},
       {"minutes", one.minutes},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

}  // namespace timetable::store
