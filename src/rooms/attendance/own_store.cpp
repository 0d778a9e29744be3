// What was noted of one person and what they said to it, in one statement.
#include "rooms/attendance/attendance_store.h"

namespace attendance::store {

namespace {

std::optional<Dispute> dispute_of(const db::Row& row) {
  if (row.is_null("dispute_id")) return std::nullopt;
  return Dispute{row.text("dispute_id"),
                 row.text("id"),
                 row.text("occurrence_id"),
                 row.text("person_id"),
                 row.text("says"),
                 row.text("objected_at"),
                 row.text_if_any("answer"),
                 row.text_if_any("answered_at"),
                 row.text_if_any("answered_by")};
}

}  // namespace

std::vector<OwnWord> own_words(db::Transaction& tx, std::string_view person) {
  std::vector<OwnWord> out;
  for (const db::Row& row :
       tx.ask("SELECT a.id AS id, a.occurrence_id AS occurrence_id, a.person_id AS person_id, a.state AS state, "
              "a.why AS why, a.made_at AS made_at, a.made_by AS made_by, o.run_id AS run_id, o.item AS item, "
              "o.title AS title, o.module AS module, o.kind AS kind, o.need AS need, o.group_id AS group_id, "
              "o.for_staff AS for_staff, o.cancelled AS cancelled, o.gone_at AS gone_at, o.starts_at AS starts_at, "
              "d.id AS dispute_id, d.says AS says, d.made_at AS objected_at, d.answer AS answer, "
              "d.answered_at AS answered_at, d.answered_by AS answered_by "
              "FROM attendance_notes a JOIN timetable_occurrences o ON o.id = a.occurrence_id "
              "LEFT JOIN attendance_disputes d ON d.attendance_id = a.id "
              "WHERE a.person_id = :person ORDER BY o.starts_at DESC, o.id DESC, a.sequence",
              {{"person", person}}))
    out.push_back({noted_of(row), attended_of(row), !row.is_null("gone_at"), dispute_of(row)});
  return out;
}

}  // namespace attendance::store
