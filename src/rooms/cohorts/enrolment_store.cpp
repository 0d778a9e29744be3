#include "platform/db/listed.h"
#include "rooms/cohorts/cohorts_store.h"

namespace cohorts::store {

namespace {

constexpr int longest_run = 60;  // weeks

Day day(const db::Row& row, std::string_view column) { return *Day::read(row.text(column)); }
std::optional<Day> day_if_any(const db::Row& row, std::string_view column) {
  const std::optional<std::string> text = row.text_if_any(column);
  return text ? Day::read(*text) : std::nullopt;
}

Enrolment enrolment_of(const db::Row& row) {
  Enrolment out{row.text("id"),        row.text("person_id"),     row.text("run_id"),
                row.text("cohort_id"), row.integer("module"),     row.integer("attempt"),
                day(row, "from_day"),  day(row, "run_first_day"), row.integer("run_weeks")};
  if (const auto outcome = row.text_if_any("outcome")) out.outcome = outcome_named(*outcome).value();
  if (out.outcome != Outcome::running) out.until_day = day_if_any(row, "on_day");
  out.cohort = row.text("cohort");
  out.present_group = row.text_if_any("present_group");
  return out;
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

bool add(db::Transaction& tx, const Enrolment& enrolment, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_enrolments (id, person_id, run_id, module, attempt, from_day, made_at, made_by) "
                "VALUES (:id, :person_id, :run_id, :module, :attempt, :from_day, :made_at, :made_by) "
                "ON CONFLICT (person_id, run_id) DO NOTHING RETURNING id",
                {{"id", enrolment.id},
                 {"person_id", enrolment.person_id},
                 {"run_id", enrolment.run_id},
                 {"module", enrolment.module},
                 {"attempt", enrolment.attempt},
                 {"from_day", enrolment.from_day.text()},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
}

void add_outcome(db::Transaction& tx, std::string_view enrolment, int sequence, const OutcomeNoted& outcome,
                 const Deed& deed) {
  tx.tell(
      "INSERT INTO cohorts_outcomes (id, enrolment_id, sequence, outcome, on_day, why, made_at, made_by) "
      "VALUES (:id, :enrolment_id, :sequence, :outcome, :on_day, :why, :made_at, :made_by)",
      {{"id", deed.new_id()},
       {"enrolment_id", enrolment},
       {"sequence", sequence},
       {"outcome", name_of(outcome.outcome)},
       {"on_day", outcome.on_day.text()},
       {"why", outcome.why},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

std::vector<OutcomeNoted> outcomes(db::Transaction& tx, std::string_view enrolment) {
  std::vector<OutcomeNoted> out;
  for (const db::Row& row : tx.ask("SELECT outcome, on_day, why, made_at, made_by FROM cohorts_outcomes "
                                   "WHERE enrolment_id = :enrolment ORDER BY sequence",
                                   {{"enrolment", enrolment}}))
    out.push_back({outcome_named(row.text("outcome")).value(), day(row, "on_day"), row.text("why"), row.text("made_at"),
                   row.text_if_any("made_by")});
  return out;
}

namespace {

constexpr std::string_view enrolments_sql =
    "SELECT e.id AS id, e.person_id AS person_id, e.run_id AS run_id, r.cohort_id AS cohort_id, "
    "e.module AS module, e.attempt AS attempt, e.from_day AS from_day, r.first_day AS run_first_day, "
    "r.weeks AS run_weeks, o.outcome AS outcome, o.on_day AS on_day, c.name AS cohort, "
    "(SELECT m.group_id FROM cohorts_members m WHERE m.person_id = e.person_id AND m.until_day IS NULL) "
    "AS present_group "
    "FROM cohorts_enrolments e "
    "JOIN cohorts_runs r ON r.id = e.run_id "
    "JOIN cohorts_cohorts c ON c.id = r.cohort_id "
    "LEFT JOIN cohorts_outcomes o ON o.enrolment_id = e.id "
    "AND NOT EXISTS (SELECT 1 FROM cohorts_outcomes l WHERE l.enrolment_id = e.id AND l.sequence > o.sequence) ";

std::vector<Enrolment> enrolments_asked(db::Transaction& tx, const std::string& where,
                                        const std::vector<db::Parameter>& parameters) {
  std::vector<Enrolment> out;
  for (const db::Row& row : tx.ask(std::string(enrolments_sql) + where + " ORDER BY e.from_day, e.id", parameters))
    out.push_back(enrolment_of(row));
  return out;
}

}  // namespace

std::vector<Enrolment> enrolments(db::Transaction& tx, EnrolmentsBy by, std::string_view which) {
  std::string sql;
  std::vector<db::Parameter> parameters;
  if (by != EnrolmentsBy::all) parameters.emplace_back("which", which);
  switch (by) {
    case EnrolmentsBy::all:
      break;
    case EnrolmentsBy::id:
      sql += "WHERE e.id = :which";
      break;
    case EnrolmentsBy::person:
      sql += "WHERE e.person_id = :which";
      break;
    case EnrolmentsBy::run:
      sql += "WHERE e.run_id = :which";
      break;
    case EnrolmentsBy::people_of_run:
      sql += "WHERE e.person_id IN (SELECT p.person_id FROM cohorts_enrolments p WHERE p.run_id = :which)";
      break;
    case EnrolmentsBy::cohort:
      sql += "WHERE r.cohort_id = :which";
      break;
  }
  return enrolments_asked(tx, sql, parameters);
}

std::vector<Enrolment> enrolments_of_runs(db::Transaction& tx, std::span<const std::string> runs) {
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  return enrolments_asked(tx, "WHERE e.run_id IN (" + in + ")", parameters);
}

std::vector<Enrolment> repeaters_of_runs(db::Transaction& tx, std::span<const std::string> runs) {
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  return enrolments_asked(
      tx, "WHERE e.run_id IN (" + in + ") AND e.attempt > 1 AND (o.outcome IS NULL OR o.outcome = 'running')",
      parameters);
}

std::vector<std::string> enrolled_among(db::Transaction& tx, std::string_view run,
                                        std::span<const std::string> people) {
  std::vector<db::Parameter> parameters{{"run", run}};
  const std::string in = db::listed("person", people, parameters);
  std::vector<std::string> out;
  for (const db::Row& row :
       tx.ask("SELECT person_id FROM cohorts_enrolments WHERE run_id = :run AND person_id IN (" + in + ")", parameters))
    out.push_back(row.text("person_id"));
  return out;
}

std::vector<std::string> present_students(db::Transaction& tx, std::span<const std::string> runs) {
  std::vector<db::Parameter> parameters;
  std::string in;
  for (const std::string& run : runs) {
    const std::string name = "run" + std::to_string(parameters.size());
    in += (in.empty() ? ":" : ", :") + name;
    parameters.emplace_back(name, run);
  }
  std::vector<std::string> out;
  for (const db::Row& row :
       tx.ask("SELECT DISTINCT e.person_id AS person_id FROM cohorts_enrolments e "
              "LEFT JOIN cohorts_outcomes o ON o.enrolment_id = e.id AND NOT EXISTS "
              "(SELECT 1 FROM cohorts_outcomes l WHERE l.enrolment_id = e.id AND l.sequence > o.sequence) "
              "WHERE e.run_id IN (" +
                  in + ") AND (o.outcome IS NULL OR o.outcome = 'running') ORDER BY person_id",
              parameters))
    out.push_back(row.text("person_id"));
  return out;
}

std::vector<Running> running_on(db::Transaction& tx, Day on) {
  std::vector<Running> out;
  for (const db::Row& row :
       tx.ask("SELECT r.id AS id, r.cohort_id AS cohort_id, r.term_id AS term_id, r.module AS module, "
              "r.first_day AS first_day, r.weeks AS weeks, c.name AS cohort, t.name AS track, "
              "(SELECT count(*) FROM cohorts_enrolments e WHERE e.run_id = r.id AND NOT EXISTS "
              "(SELECT 1 FROM cohorts_outcomes o WHERE o.enrolment_id = e.id)) AS students "
              "FROM cohorts_runs r JOIN cohorts_cohorts c ON c.id = r.cohort_id JOIN cohorts_tracks t ON t.id = "
              "c.track_id "
              "WHERE r.first_day <= :on AND r.first_day > :earliest ORDER BY c.name",
              {{"on", on.text()}, {"earliest", on.plus(-7 * longest_run).text()}})) {
    Running one{row.text("cohort_id"),
                row.text("cohort"),
                row.text("track"),
                {row.text("id"), row.text("cohort_id"), row.text("term_id"), row.integer("module"),
                 day(row, "first_day"), row.integer("weeks")},
                row.integer("students")};
    if (on <= one.run.last_day()) out.push_back(std::move(one));
  }
  return out;
}

bool add(db::Transaction& tx, const Seeker& seeker, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_seekers (id, person_id, enrolment_id, from_day, made_at, made_by) "
                "VALUES (:id, :person_id, :enrolment_id, :from_day, :made_at, :made_by) "
                "ON CONFLICT (person_id) DO NOTHING RETURNING id",
                {{"id", seeker.id},
                 {"person_id", seeker.person_id},
                 {"enrolment_id", seeker.enrolment_id},
                 {"from_day", seeker.from_day.text()},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
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

std::vector<Seeker> seekers(db::Transaction& tx, SeekersBy by, std::string_view which) {
  std::string sql(seekers_sql);
  std::vector<db::Parameter> parameters;
  if (by != SeekersBy::all) {
    sql += by == SeekersBy::id ? " WHERE s.id = :which" : " WHERE s.person_id = :which";
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
      " WHERE s.until_day IS NULL AND n.held_on IS NULL "
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
