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
constexpr std::string_view counts = "WHERE e.voided_at IS NULL ";  // CO23
// CO26: on the day :day, of the enrolment whose last outcome is `o`.
constexpr std::string_view goes_on = "(o.outcome IS NULL OR o.outcome = 'running' OR o.on_day >= :day)";

std::vector<Enrolment> enrolments_asked(db::Transaction& tx, const std::string& where,
                                        const std::vector<db::Parameter>& parameters) {
  std::vector<Enrolment> out;
  for (const db::Row& row :
       tx.ask(std::string(enrolments_sql) + std::string(counts) + where + " ORDER BY e.from_day, e.id", parameters))
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
      sql += "AND e.id = :which";
      break;
    case EnrolmentsBy::person:
      sql += "AND e.person_id = :which";
      break;
    case EnrolmentsBy::run:
      sql += "AND e.run_id = :which";
      break;
    case EnrolmentsBy::people_of_run:
      sql +=
          "AND e.person_id IN (SELECT p.person_id FROM cohorts_enrolments p WHERE p.run_id = :which AND p.voided_at IS "
          "NULL)";
      break;
    case EnrolmentsBy::cohort:
      sql += "AND r.cohort_id = :which";
      break;
  }
  return enrolments_asked(tx, sql, parameters);
}

std::vector<Enrolment> enrolments_of_runs(db::Transaction& tx, std::span<const std::string> runs) {
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  return enrolments_asked(tx, "AND e.run_id IN (" + in + ")", parameters);
}

std::vector<Enrolment> repeaters_of_runs(db::Transaction& tx, std::span<const std::string> runs, Day day) {
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  parameters.emplace_back("day", day.text());
  return enrolments_asked(tx, "AND e.run_id IN (" + in + ") AND e.attempt > 1 AND " + std::string(goes_on), parameters);
}

std::vector<Enrolment> not_throughout(db::Transaction& tx, std::span<const std::string> runs) {
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  return enrolments_asked(
      tx, "AND e.run_id IN (" + in + ") AND (e.attempt > 1 OR e.from_day > r.first_day OR o.outcome <> 'running')",
      parameters);
}

std::vector<std::string> present_students(db::Transaction& tx, std::span<const std::string> runs, Day day) {
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  parameters.emplace_back("day", day.text());
  std::vector<std::string> out;
  for (const db::Row& row :
       tx.ask("SELECT DISTINCT e.person_id AS person_id FROM cohorts_enrolments e "
              "LEFT JOIN cohorts_outcomes o ON o.enrolment_id = e.id AND NOT EXISTS "
              "(SELECT 1 FROM cohorts_outcomes l WHERE l.enrolment_id = e.id AND l.sequence > o.sequence) "
              "WHERE e.run_id IN (" +
                  in + ") AND e.voided_at IS NULL AND " + std::string(goes_on) + " ORDER BY person_id",
              parameters))
    out.push_back(row.text("person_id"));
  return out;
}

std::vector<Running> running_on(db::Transaction& tx, Day on) {
  std::vector<Running> out;
  for (const db::Row& row :
       tx.ask("SELECT r.id AS id, r.cohort_id AS cohort_id, r.term_id AS term_id, r.module AS module, "
              "r.first_day AS first_day, r.weeks AS weeks, c.name AS cohort, t.name AS track, "
              "(SELECT count(*) FROM cohorts_enrolments e WHERE e.run_id = r.id AND e.voided_at IS NULL AND NOT EXISTS "
              "(SELECT 1 FROM cohorts_outcomes o WHERE o.enrolment_id = e.id AND o.outcome <> 'running' AND o.on_day < "
              ":day "
              "AND NOT EXISTS (SELECT 1 FROM cohorts_outcomes l WHERE l.enrolment_id = e.id "
              "AND l.sequence > o.sequence))) AS students "
              "FROM cohorts_runs r JOIN cohorts_cohorts c ON c.id = r.cohort_id JOIN cohorts_tracks t ON t.id = "
              "c.track_id "
              "WHERE r.removed_at IS NULL AND r.first_day <= :on AND r.first_day > :earliest ORDER BY c.name",
              {{"day", on.text()}, {"on", on.text()}, {"earliest", on.plus(-7 * longest_run).text()}})) {
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

std::optional<Enrolment> voided_in_run(db::Transaction& tx, std::string_view person, std::string_view run) {
  const db::Rows rows = tx.ask(
      std::string(enrolments_sql) + "WHERE e.voided_at IS NOT NULL AND e.person_id = :person AND e.run_id = :run",
      {{"person", person}, {"run", run}});
  return rows.empty() ? std::nullopt : std::optional(enrolment_of(rows.front()));
}

std::vector<Voided> voided(db::Transaction& tx, EnrolmentsBy by, std::string_view which) {
  std::string sql(enrolments_sql);
  sql.replace(0, std::string_view("SELECT ").size(),
              "SELECT v.attempt AS its_attempt, v.why AS void_why, "
              "v.made_at AS voided_on, v.made_by AS voided_by, ");
  sql +=
      "JOIN cohorts_voids v ON v.enrolment_id = e.id AND NOT EXISTS "
      "(SELECT 1 FROM cohorts_voids w WHERE w.enrolment_id = v.enrolment_id AND w.sequence > v.sequence) "
      "WHERE e.voided_at IS NOT NULL AND ";
  sql += by == EnrolmentsBy::id ? "e.id = :which" : "e.person_id = :which";
  std::vector<Voided> out;
  for (const db::Row& row : tx.ask(sql + " ORDER BY v.from_day, v.id", {{"which", which}})) {
    Enrolment of = enrolment_of(row);
    of.attempt = row.integer("its_attempt");
    out.push_back({std::move(of), row.text("void_why"), row.text("voided_on"), row.text_if_any("voided_by")});
  }
  return out;
}

void void_enrolment(db::Transaction& tx, const Enrolment& enrolment, const std::string& why, const Deed& deed) {
  tx.tell(
      "INSERT INTO cohorts_voids (id, enrolment_id, sequence, attempt, from_day, why, made_at, made_by) "
      "SELECT :id, :enrolment, count(*) + 1, :attempt, :from_day, :why, :made_at, :made_by FROM cohorts_voids "
      "WHERE enrolment_id = :same_enrolment",
      {{"id", deed.new_id()},
       {"enrolment", enrolment.id},
       {"attempt", enrolment.attempt},
       {"from_day", enrolment.from_day.text()},
       {"why", why},
       {"made_at", deed.now.text()},
       {"made_by", deed.who},
       {"same_enrolment", enrolment.id}});
  tx.tell(
      "UPDATE cohorts_enrolments SET voided_at = :at, attempt = (SELECT coalesce(min(o.attempt), 21) - 1 "
      "FROM cohorts_enrolments o WHERE o.person_id = :person AND o.module = :module AND o.voided_at IS NOT NULL) "
      "WHERE id = :id",
      {{"at", deed.now.text()}, {"person", enrolment.person_id}, {"module", enrolment.module}, {"id", enrolment.id}});
}

void count_again(db::Transaction& tx, const Enrolment& enrolment) {
  tx.tell("UPDATE cohorts_enrolments SET voided_at = NULL, attempt = :attempt, from_day = :from_day WHERE id = :id",
          {{"attempt", enrolment.attempt}, {"from_day", enrolment.from_day.text()}, {"id", enrolment.id}});
}

void begin_with_run(db::Transaction& tx, const Run& before, Day first_day) {
  tx.tell(
      "UPDATE cohorts_enrolments SET from_day = :day WHERE run_id = :run AND from_day = :before AND voided_at IS NULL",
      {{"day", first_day.text()}, {"run", before.id}, {"before", before.first_day.text()}});
}

void number_attempt(db::Transaction& tx, std::string_view enrolment, int attempt) {
  tx.tell("UPDATE cohorts_enrolments SET attempt = :attempt WHERE id = :id", {{"attempt", attempt}, {"id", enrolment}});
}

void leave_groups_of_run(db::Transaction& tx, std::string_view person, std::string_view run, const Deed& deed) {
  tx.tell(
      "UPDATE cohorts_members SET until_day = from_day, ended_at = :at, ended_by = :by WHERE person_id = :person "
      "AND until_day IS NULL AND group_id IN (SELECT id FROM cohorts_groups WHERE run_id = :run)",
      {{"at", deed.now.text()}, {"by", deed.who}, {"person", person}, {"run", run}});
}

}  // namespace cohorts::store
