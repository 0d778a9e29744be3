#include "rooms/cohorts/cohorts_store.h"

#include <algorithm>

namespace cohorts::store {

namespace {

Day day(const db::Row& row, std::string_view column) { return *Day::read(row.text(column)); }

Term term_of(const db::Row& row) {
  return {row.text("id"), row.text("name"), day(row, "first_day"), row.integer("weeks"),
          row.integer("intermission_weeks")};
}

Run run_of(const db::Row& row) {
  return {row.text("id"),        row.text("cohort_id"), row.text("term_id"),
          row.integer("module"), day(row, "first_day"), row.integer("weeks")};
}

}  // namespace

bool add(db::Transaction& tx, const Term& term, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_terms (id, name, first_day, weeks, intermission_weeks, made_at, made_by) "
                "VALUES (:id, :name, :first_day, :weeks, :intermission_weeks, :made_at, :made_by) "
                "ON CONFLICT (name) DO NOTHING RETURNING id",
                {{"id", term.id},
                 {"name", term.name},
                 {"first_day", term.first_day.text()},
                 {"weeks", term.weeks},
                 {"intermission_weeks", term.intermission_weeks},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
}

std::optional<std::string> add(db::Transaction& tx, const Holiday& holiday, const Deed& deed) {
  const db::Rows rows = tx.ask(
      "INSERT INTO cohorts_holidays (id, term_id, name, first_day, last_day, made_at, made_by) "
      "VALUES (:id, :term_id, :name, :first_day, :last_day, :made_at, :made_by) "
      "ON CONFLICT (term_id, first_day, last_day) DO UPDATE SET name = excluded.name, removed_at = NULL, "
      "removed_by = NULL WHERE cohorts_holidays.removed_at IS NOT NULL RETURNING id",
      {{"id", holiday.id},
       {"term_id", holiday.term_id},
       {"name", holiday.name},
       {"first_day", holiday.first_day.text()},
       {"last_day", holiday.last_day.text()},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
  return rows.empty() ? std::nullopt : std::optional(rows.front().text("id"));
}

void save(db::Transaction& tx, const Term& term) {
  tx.tell(
      "UPDATE cohorts_terms SET name = :name, first_day = :first_day, weeks = :weeks, "
      "intermission_weeks = :intermission_weeks WHERE id = :id",
      {{"name", term.name},
       {"first_day", term.first_day.text()},
       {"weeks", term.weeks},
       {"intermission_weeks", term.intermission_weeks},
       {"id", term.id}});
}

bool remove_holiday(db::Transaction& tx, std::string_view id, const Deed& deed) {
  return tx.tell("UPDATE cohorts_holidays SET removed_at = :at, removed_by = :by WHERE id = :id AND removed_at IS NULL",
                 {{"at", deed.now.text()}, {"by", deed.who}, {"id", id}}) == 1;
}

bool add(db::Transaction& tx, const Track& track, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_tracks (id, name, made_at, made_by) VALUES (:id, :name, :made_at, :made_by) "
                "ON CONFLICT (name) DO NOTHING RETURNING id",
                {{"id", track.id}, {"name", track.name}, {"made_at", deed.now.text()}, {"made_by", deed.who}})
              .empty();
}

void rename_track(db::Transaction& tx, std::string_view id, const std::string& name) {
  tx.tell("UPDATE cohorts_tracks SET name = :name WHERE id = :id", {{"name", name}, {"id", id}});
}

void rename_cohort(db::Transaction& tx, std::string_view id, const std::string& name) {
  tx.tell("UPDATE cohorts_cohorts SET name = :name WHERE id = :id", {{"name", name}, {"id", id}});
}

bool add(db::Transaction& tx, const Cohort& cohort, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_cohorts (id, name, track_id, term_id, made_at, made_by) "
                "VALUES (:id, :name, :track_id, :term_id, :made_at, :made_by) "
                "ON CONFLICT (name) DO NOTHING RETURNING id",
                {{"id", cohort.id},
                 {"name", cohort.name},
                 {"track_id", cohort.track_id},
                 {"term_id", cohort.term_id},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
}

std::optional<std::string> add(db::Transaction& tx, const Run& run, const Deed& deed) {
  const db::Rows rows = tx.ask(
      "INSERT INTO cohorts_runs (id, cohort_id, term_id, module, first_day, weeks, made_at, made_by) "
      "VALUES (:id, :cohort_id, :term_id, :module, :first_day, :weeks, :made_at, :made_by) "
      "ON CONFLICT (cohort_id, module) DO UPDATE SET term_id = excluded.term_id, first_day = excluded.first_day, "
      "weeks = excluded.weeks, removed_at = NULL, removed_by = NULL "
      "WHERE cohorts_runs.removed_at IS NOT NULL RETURNING id",
      {{"id", run.id},
       {"cohort_id", run.cohort_id},
       {"term_id", run.term_id},
       {"module", run.module},
       {"first_day", run.first_day.text()},
       {"weeks", run.weeks},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
  return rows.empty() ? std::nullopt : std::optional(rows.front().text("id"));
}

void save(db::Transaction& tx, const Run& run) {
  tx.tell("UPDATE cohorts_runs SET first_day = :first_day, weeks = :weeks WHERE id = :id",
          {{"first_day", run.first_day.text()}, {"weeks", run.weeks}, {"id", run.id}});
}

bool remove_run(db::Transaction& tx, std::string_view id, const Deed& deed) {
  return tx.tell("UPDATE cohorts_runs SET removed_at = :at, removed_by = :by WHERE id = :id AND removed_at IS NULL",
                 {{"at", deed.now.text()}, {"by", deed.who}, {"id", id}}) == 1;
}

void add_pin(db::Transaction& tx, std::string_view cohort, int sequence, std::string_view edition,
             const std::string& why, const Deed& deed) {
  tx.tell(
      "INSERT INTO cohorts_editions (id, cohort_id, sequence, edition_id, why, made_at, made_by) "
      "VALUES (:id, :cohort_id, :sequence, :edition_id, :why, :made_at, :made_by)",
      {{"id", deed.new_id()},
       {"cohort_id", cohort},
       {"sequence", sequence},
       {"edition_id", edition},
       {"why", why},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

std::vector<Term> terms(db::Transaction& tx, std::optional<std::string_view> id) {
  std::string sql = "SELECT id, name, first_day, weeks, intermission_weeks FROM cohorts_terms";
  std::vector<db::Parameter> parameters;
  if (id) {
    sql += " WHERE id = :id";
    parameters.emplace_back("id", *id);
  }
  std::vector<Term> out;
  for (const db::Row& row : tx.ask(sql + " ORDER BY first_day DESC, id", parameters)) out.push_back(term_of(row));
  return out;
}

std::vector<Holiday> holidays(db::Transaction& tx) {
  std::vector<Holiday> out;
  for (const db::Row& row :
       tx.ask("SELECT id, term_id, name, first_day, last_day FROM cohorts_holidays WHERE removed_at IS NULL "
              "ORDER BY first_day, id"))
    out.push_back({row.text("id"), row.text("term_id"), row.text("name"), day(row, "first_day"), day(row, "last_day")});
  return out;
}

std::vector<Track> tracks(db::Transaction& tx) {
  std::vector<Track> out;
  for (const db::Row& row : tx.ask("SELECT id, name FROM cohorts_tracks"))
    out.push_back({row.text("id"), row.text("name")});
  std::ranges::sort(out, {}, &Track::name);
  return out;
}

std::vector<Cohort> cohorts(db::Transaction& tx, std::optional<std::string_view> id) {
  std::string sql =
      "SELECT c.id AS id, c.name AS name, c.track_id AS track_id, t.name AS track, c.term_id AS term_id, "
      "m.name AS term, e.edition_id AS edition_id "
      "FROM cohorts_cohorts c "
      "JOIN cohorts_tracks t ON t.id = c.track_id "
      "JOIN cohorts_terms m ON m.id = c.term_id "
      "JOIN cohorts_editions e ON e.cohort_id = c.id "
      "WHERE NOT EXISTS (SELECT 1 FROM cohorts_editions l WHERE l.cohort_id = c.id AND l.sequence > e.sequence)";
  std::vector<db::Parameter> parameters;
  if (id) {
    sql += " AND c.id = :id";
    parameters.emplace_back("id", *id);
  }
  std::vector<Cohort> out;
  for (const db::Row& row : tx.ask(sql, parameters))
    out.push_back({row.text("id"), row.text("name"), row.text("track_id"), row.text("track"), row.text("term_id"),
                   row.text("term"), row.text("edition_id")});
  std::ranges::sort(out, {}, &Cohort::name);
  return out;
}

std::vector<Pin> pins(db::Transaction& tx, std::string_view cohort) {
  std::vector<Pin> out;
  for (const db::Row& row : tx.ask("SELECT edition_id, why, made_at, made_by FROM cohorts_editions "
                                   "WHERE cohort_id = :cohort ORDER BY sequence",
                                   {{"cohort", cohort}}))
    out.push_back({row.text("edition_id"), row.text("why"), row.text("made_at"), row.text_if_any("made_by")});
  return out;
}

std::vector<Run> runs(db::Transaction& tx, RunsBy by, std::string_view which) {
  std::string sql =
      "SELECT id, cohort_id, term_id, module, first_day, weeks FROM cohorts_runs WHERE removed_at IS NULL";
  std::vector<db::Parameter> parameters;
  if (by != RunsBy::all) {
    sql += by == RunsBy::id ? " AND id = :which" : " AND cohort_id = :which";
    parameters.emplace_back("which", which);
  }
  std::vector<Run> out;
  for (const db::Row& row : tx.ask(sql + " ORDER BY first_day, module, id", parameters)) out.push_back(run_of(row));
  return out;
}

Begun begun(db::Transaction& tx) {
  std::string sql;
  for (const char* table : {"terms", "tracks", "cohorts", "runs", "assignments", "enrolments"})
    sql += std::string(sql.empty() ? "SELECT " : ", ") + "CASE WHEN EXISTS (SELECT 1 FROM cohorts_" + table +
           ") THEN 1 ELSE 0 END AS " + table;
  const db::Rows rows = tx.ask(sql + ", (SELECT min(id) FROM cohorts_cohorts) AS first_cohort");
  const auto has = [&](const char* table) { return rows.front().integer(table) == 1; };
  return {has("terms"),
          has("tracks"),
          has("cohorts"),
          has("runs"),
          has("assignments"),
          has("enrolments"),
          rows.front().text_if_any("first_cohort").value_or("")};
}

}  // namespace cohorts::store
