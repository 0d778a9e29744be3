#include "rooms/privacy/records/retention_store.h"

namespace privacy::store {

std::map<std::string, int, std::less<>> days_set(db::Transaction& tx) {
  std::map<std::string, int, std::less<>> days;
  for (const db::Row& row : tx.ask("SELECT kind, days FROM privacy_periods"))
    days.emplace(row.text("kind"), row.integer("days"));
  return days;
}

void set_days(db::Transaction& tx, std::string_view kind, int days, const PersonId& by, Moment now) {
  tx.tell(R"sql(
      INSERT INTO privacy_periods (kind, days, set_at, set_by) VALUES (:kind, :days, :now, :by)
      ON CONFLICT (kind) DO UPDATE SET days = excluded.days, set_at = excluded.set_at, set_by = excluded.set_by)sql",
          {{"kind", kind}, {"days", days}, {"now", now.text()}, {"by", by.text()}});
}

}  // namespace privacy::store
