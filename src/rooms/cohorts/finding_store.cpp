#include "platform/db/listed.h"
#include "rooms/cohorts/cohorts_store.h"
#include "rooms/cohorts/finding.h"

namespace cohorts {

namespace {

constexpr int half_a_year = 183;

}  // namespace

Around around(db::Transaction& tx, std::span<const Enrolment> enrolments) {
  std::vector<std::string> ids;
  for (const Enrolment& one : enrolments) ids.push_back(one.cohort_id);
  std::vector<db::Parameter> parameters{{"last", ids.back()}};
  const std::string in = db::listed("id", ids, parameters);
  Around out;
  for (const db::Row& row :
       tx.ask("SELECT DISTINCT 'person' AS what, e.person_id AS id FROM cohorts_runs r "
              "JOIN cohorts_enrolments e ON e.run_id = r.id WHERE e.voided_at IS NULL AND r.cohort_id IN (" +
                  in +
                  ") UNION ALL SELECT 'edition' AS what, p.edition_id AS id FROM cohorts_editions p "
                  "WHERE p.cohort_id = :last AND NOT EXISTS (SELECT 1 FROM cohorts_editions l "
                  "WHERE l.cohort_id = p.cohort_id AND l.sequence > p.sequence)",
              parameters)) {
    if (row.text("what") == "person")
      out.people.push_back(row.text("id"));
    else
      out.edition_id = row.text("id");
  }
  return out;
}

std::vector<std::string> editions_in_use(db::Transaction& tx, Day day) {
  std::vector<std::string> out;
  for (const db::Row& row :
       tx.ask("SELECT DISTINCT p.edition_id AS id FROM cohorts_runs r "
              "JOIN cohorts_editions p ON p.cohort_id = r.cohort_id WHERE r.removed_at IS NULL AND r.first_day > "
              ":earliest AND NOT EXISTS "
              "(SELECT 1 FROM cohorts_editions l WHERE l.cohort_id = p.cohort_id AND l.sequence > p.sequence) "
              "ORDER BY p.edition_id",
              {{"earliest", day.plus(-half_a_year).text()}}))
    out.push_back(row.text("id"));
  return out;
}

}  // namespace cohorts
