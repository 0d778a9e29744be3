// The SQL of graduates who seek a first job.
#include "rooms/cohorts/cohorts_store.h"

namespace cohorts::store {

namespace {

Day day(const db::Row& row, std::string_view column) { return *Day::read(row.text(column)); }
std::optional<Day> day_if_any(const db::Row& row, std::string_view column) {
  const std::optional<std::string> text = row.text_if_any(column);
  return text ? Day::read(*text) : std::nullopt;
}

Seeker seeker_of(const db::Row& row) {
  return {row.text("id"),
          row.text("person_id"),
          row.text("enrolment_id"),
          day(row, "from_day"),
          row.text_if_any("adviser_id"),
          day_if_any(row, "review_30"),
          day_if_any(row, "review_60"),
          day_if_any(row, "until_day"),
          row.text("cohort_id"),
          row.text("track"),
          row.integer("module")};
}

}  // namespace

bool add(db::Transaction& tx, const Seeker& seeker, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_seekers (id, person_id, enrolment_id, from_day, made_at, made_by) "
                "VALUES (:id, :person_id, :enrolment_id, :from_day, :made_at, :made_by) "
                "ON CONFLICT (person_id) WHERE mistaken_at IS NULL DO NOTHING RETURNING id",
                {{"id", seeker.id},
                 {"person_id", seeker.person_id},
                 {"enrolment_id", seeker.enrolment_id},
                 {"from_day", seeker.from_day.text()},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
}

void note_mistaken(db::Transaction& tx, std::string_view seeker, const Deed& deed) {
  tx.tell("UPDATE cohorts_seekers SET mistaken_at = :at, mistaken_by = :by WHERE id = :id",
          {{"at", deed.now.text()}, {"by", deed.who}, {"id", seeker}});
}

bool take_back_job(db::Transaction& tx, std::string_view seeker, const std::string& why, const Deed& deed) {
  const bool was_noted =
      tx.tell(
          "INSERT INTO cohorts_jobs_taken_back (id, seeker_id, on_day, noted_at, noted_by, why, made_at, made_by) "
          "SELECT :id, id, until_day, ended_at, ended_by, :why, :made_at, :made_by FROM cohorts_seekers "
          "WHERE id = :seeker AND until_day IS NOT NULL",
          {{"id", deed.new_id()},
           {"why", why},
           {"made_at", deed.now.text()},
           {"made_by", deed.who},
           {"seeker", seeker}}) == 1;
  if (was_noted)
    tx.tell("UPDATE cohorts_seekers SET until_day = NULL, ended_at = NULL, ended_by = NULL WHERE id = :seeker",
            {{"seeker", seeker}});
  return was_noted;
}

void add_adviser(db::Transaction& tx, std::string_view seeker, std::string_view adviser, const Deed& deed) {
  tx.tell(
      "INSERT INTO cohorts_advisers (id, seeker_id, sequence, adviser_id, made_at, made_by) "
      "SELECT :id, :seeker_id, count(*) + 1, :adviser_id, :made_at, :made_by FROM cohorts_advisers "
      "WHERE seeker_id = :same_seeker",
      {{"id", deed.new_id()},
       {"seeker_id", seeker},
       {"adviser_id", adviser},
       {"made_at", deed.now.text()},
       {"made_by", deed.who},
       {"same_seeker", seeker}});
}

bool add_review(db::Transaction& tx, std::string_view seeker, int days, Day held_on, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_reviews (id, seeker_id, days, held_on, made_at, made_by) "
                "VALUES (:id, :seeker_id, :days, :held_on, :made_at, :made_by) "
                "ON CONFLICT (seeker_id, days) DO NOTHING RETURNING id",
                {{"id", deed.new_id()},
                 {"seeker_id", seeker},
                 {"days", days},
                 {"held_on", held_on.text()},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
}

bool end_seeker(db::Transaction& tx, std::string_view seeker, Day on_day, const Deed& deed) {
  return tx.tell(
             "UPDATE cohorts_seekers SET until_day = :day, ended_at = :at, ended_by = :by "
             "WHERE id = :id AND until_day IS NULL",
             {{"day", on_day.text()}, {"at", deed.now.text()}, {"by", deed.who}, {"id", seeker}}) == 1;
}

namespace {

constexpr std::string_view seekers_sql =
    "SELECT s.id AS id, s.person_id AS person_id, s.enrolment_id AS enrolment_id, s.from_day AS from_day, "
    "s.until_day AS until_day, a.adviser_id AS adviser_id, m.held_on AS review_30, n.held_on AS review_60, "
    "c.id AS cohort_id, t.name AS track, r.module AS module FROM cohorts_seekers s "
    "JOIN cohorts_enrolments e ON e.id = s.enrolment_id JOIN cohorts_runs r ON r.id = e.run_id "
    "JOIN cohorts_cohorts c ON c.id = r.cohort_id JOIN cohorts_tracks t ON t.id = c.track_id "
    "LEFT JOIN cohorts_advisers a ON a.seeker_id = s.id "
    "AND NOT EXISTS (SELECT 1 FROM cohorts_advisers l WHERE l.seeker_id = s.id AND l.sequence > a.sequence) "
    "LEFT JOIN cohorts_reviews m ON m.seeker_id = s.id AND m.days = 30 "
    "LEFT JOIN cohorts_reviews n ON n.seeker_id = s.id AND n.days = 60";

}  // namespace

int advised_by(db::Transaction& tx, std::string_view adviser) {
  return tx
      .ask(
          "SELECT count(*) AS n FROM cohorts_seekers s JOIN cohorts_advisers a ON a.seeker_id = s.id "
          "WHERE a.adviser_id = :adviser AND s.mistaken_at IS NULL AND s.until_day IS NULL "
          "AND NOT EXISTS (SELECT 1 FROM cohorts_advisers l WHERE l.seeker_id = s.id AND l.sequence > a.sequence)",
          {{"adviser", adviser}})
      .front()
      .integer("n");
}

std::vector<Seeker> seekers(db::Transaction& tx, SeekersBy by, std::string_view which) {
  std::string sql(seekers_sql);
  sql += " WHERE s.mistaken_at IS NULL";
  std::vector<db::Parameter> parameters;
  if (by != SeekersBy::all) {
    sql += by == SeekersBy::id ? " AND s.id = :which" : " AND s.person_id = :which";
    parameters.emplace_back("which", which);
  }
  std::vector<Seeker> out;
  for (const db::Row& row : tx.ask(sql + " ORDER BY s.from_day, s.id", parameters)) out.push_back(seeker_of(row));
  return out;
}

std::vector<Seeker> seekers_without_review(db::Transaction& tx, Day for_30, Day for_60,
                                           std::optional<std::string_view> adviser, int most) {
  std::string sql(seekers_sql);
  sql +=
      " WHERE s.mistaken_at IS NULL AND s.until_day IS NULL AND n.held_on IS NULL "
      "AND (s.from_day <= :for_60 OR (m.held_on IS NULL AND s.from_day <= :for_30))";
  std::vector<db::Parameter> parameters{{"for_60", for_60.text()}, {"for_30", for_30.text()}, {"most", most}};
  if (adviser) {
    sql += " AND (a.adviser_id IS NULL OR a.adviser_id = :adviser)";
    parameters.emplace_back("adviser", *adviser);
  }
  std::vector<Seeker> out;
  for (const db::Row& row : tx.ask(sql + " ORDER BY s.from_day, s.id LIMIT :most", parameters))
    out.push_back(seeker_of(row));
  return out;
}

}  // namespace cohorts::store
