#include "rooms/cohorts/cohorts_store.h"

#include <algorithm>

namespace cohorts::store {

namespace {

std::vector<std::string> texts(const db::Rows& rows, std::string_view column) {
  std::vector<std::string> out;
  for (const db::Row& row : rows) out.push_back(row.text(column));
  return out;
}

// Whether the assignment `a` is for the cohort `c` on a day (CO12), which the parameters named with `suffix` give. The
// module that a cohort is in is the one that began last, so that an intermission belongs to the module before it.
std::string is_for_cohort(const std::string& suffix = "") {
  const std::string day = ":day" + suffix;
  return "a.from_day <= " + day + "a AND (a.until_day IS NULL OR a.until_day >= " + day +
         "b) AND (a.cohort_id IS NULL OR a.cohort_id = c.id) AND (a.track_id IS NULL OR a.track_id = c.track_id) "
         "AND (a.module IS NULL OR EXISTS (SELECT 1 FROM cohorts_runs r "
         "WHERE r.removed_at IS NULL AND r.cohort_id = c.id AND r.module = a.module AND r.first_day <= " +
         day +
         "c AND NOT EXISTS (SELECT 1 FROM cohorts_runs n WHERE n.removed_at IS NULL AND n.cohort_id = c.id AND "
         "n.first_day > r.first_day "
         "AND n.first_day <= " +
         day + "d)))";
}

}  // namespace

void add(db::Transaction& tx, const Assignment& assignment, const Deed& deed) {
  tx.tell(
      "INSERT INTO cohorts_assignments (id, person_id, cohort_id, track_id, module, from_day, made_at, made_by) "
      "VALUES (:id, :person_id, :cohort_id, :track_id, :module, :from_day, :made_at, :made_by)",
      {{"id", assignment.id},
       {"person_id", assignment.person_id},
       {"cohort_id", assignment.cohort_id},
       {"track_id", assignment.track_id},
       {"module", assignment.module},
       {"from_day", assignment.from_day.text()},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

bool end_assignment(db::Transaction& tx, std::string_view id, Day last_day, const Deed& deed) {
  return tx.tell(
             "UPDATE cohorts_assignments SET until_day = :day, ended_at = :at, ended_by = :by "
             "WHERE id = :id AND until_day IS NULL",
             {{"day", last_day.text()}, {"at", deed.now.text()}, {"by", deed.who}, {"id", id}}) == 1;
}

namespace {

Assignment assignment_of(const db::Row& row) {
  const std::optional<std::string> until = row.text_if_any("until_day");
  return {row.text("id"),
          row.text("person_id"),
          row.text_if_any("cohort_id"),
          row.text_if_any("track_id"),
          row.integer_if_any("module"),
          *Day::read(row.text("from_day")),
          until ? Day::read(*until) : std::nullopt};
}

std::vector<Assignment> assignments_where(db::Transaction& tx, std::string_view where, db::Parameters parameters) {
  const std::string sql =
      "SELECT id, person_id, cohort_id, track_id, module, from_day, until_day FROM cohorts_assignments" +
      std::string(where) + " ORDER BY from_day, id";
  std::vector<Assignment> out;
  for (const db::Row& row : tx.ask(sql, parameters)) out.push_back(assignment_of(row));
  return out;
}

}  // namespace

std::vector<Assignment> assignments(db::Transaction& tx, std::optional<std::string_view> id) {
  if (id) return assignments_where(tx, " WHERE id = :id", {{"id", *id}});
  return assignments_where(tx, "", {});
}

std::vector<Assignment> assignments_of_cohort(db::Transaction& tx, const Cohort& cohort) {
  return assignments_where(
      tx, " WHERE (cohort_id = :cohort OR cohort_id IS NULL) AND (track_id = :track OR track_id IS NULL)",
      {{"cohort", cohort.id}, {"track", cohort.track_id}});
}

std::vector<std::string> specialists_of(db::Transaction& tx, std::string_view cohort, Day day) {
  const std::string on = day.text();
  return texts(tx.ask("SELECT DISTINCT a.person_id AS person_id FROM cohorts_assignments a, cohorts_cohorts c "
                      "WHERE c.id = :cohort AND " +
                          is_for_cohort() + " ORDER BY person_id",
                      {{"cohort", cohort}, {"daya", on}, {"dayb", on}, {"dayc", on}, {"dayd", on}}),
               "person_id");
}

// In two halves, so that an assignment that names its cohort, as most do, finds it by an index.
std::vector<std::string> cohorts_of_specialist(db::Transaction& tx, std::string_view person, Day day) {
  const std::string on = day.text();
  return texts(
      tx.ask("SELECT c.id AS cohort_id FROM cohorts_assignments a JOIN cohorts_cohorts c ON c.id = a.cohort_id "
             "WHERE a.person_id = :person AND " +
                 is_for_cohort() +
                 " UNION SELECT c.id AS cohort_id FROM cohorts_assignments a CROSS JOIN cohorts_cohorts c "
                 "WHERE a.person_id = :same AND a.cohort_id IS NULL AND " +
                 is_for_cohort("2") + " ORDER BY cohort_id",
             {{"person", person},
              {"daya", on},
              {"dayb", on},
              {"dayc", on},
              {"dayd", on},
              {"same", person},
              {"day2a", on},
              {"day2b", on},
              {"day2c", on},
              {"day2d", on}}),
      "cohort_id");
}

std::vector<LookedAfter> looked_after_on(db::Transaction& tx, Day day) {
  const std::string on = day.text();
  std::vector<LookedAfter> out;
  for (const db::Row& row : tx.ask("SELECT DISTINCT c.id AS cohort_id, c.name AS cohort, a.person_id AS person_id "
                                   "FROM cohorts_assignments a CROSS JOIN cohorts_cohorts c WHERE " +
                                       is_for_cohort() + " ORDER BY cohort_id, person_id",
                                   {{"daya", on}, {"dayb", on}, {"dayc", on}, {"dayd", on}}))
    out.push_back({row.text("cohort_id"), row.text("cohort"), row.text("person_id")});
  return out;
}

std::vector<Duty> duties_of(db::Transaction& tx, std::string_view person, Day day) {
  std::vector<Duty> out;
  for (const db::Row& row :
       tx.ask("SELECT a.id AS id, a.person_id AS person_id, a.cohort_id AS cohort_id, a.track_id AS track_id, "
              "a.module AS module, a.from_day AS from_day, a.until_day AS until_day, c.name AS cohort, "
              "t.name AS track, (SELECT max(s.id) FROM cohorts_cohorts s WHERE (a.cohort_id IS NULL OR "
              "s.id = a.cohort_id) AND (a.track_id IS NULL OR s.track_id = a.track_id)) AS newest "
              "FROM cohorts_assignments a LEFT JOIN cohorts_cohorts c ON c.id = a.cohort_id "
              "LEFT JOIN cohorts_tracks t ON t.id = a.track_id WHERE a.person_id = :person "
              "AND (a.until_day IS NULL OR a.until_day >= :day) ORDER BY a.from_day DESC, a.id DESC",
              {{"person", person}, {"day", day.text()}}))
    out.push_back({assignment_of(row), row.text_if_any("cohort").value_or(""), row.text_if_any("track").value_or(""),
                   row.text_if_any("newest")});
  return out;
}

std::vector<Care> care_of_specialist(db::Transaction& tx, std::string_view person, Day first, Day last) {
  std::vector<Care> out;
  for (const db::Row& row :
       tx.ask("SELECT c.id AS cohort_id, a.module AS module, a.from_day AS from_day, a.until_day AS until_day "
              "FROM cohorts_assignments a, cohorts_cohorts c WHERE a.person_id = :person AND a.from_day <= :last "
              "AND (a.until_day IS NULL OR a.until_day >= :first) "
              "AND (a.cohort_id IS NULL OR a.cohort_id = c.id) AND (a.track_id IS NULL OR a.track_id = c.track_id)",
              {{"person", person}, {"last", last.text()}, {"first", first.text()}})) {
    const std::optional<std::string> until = row.text_if_any("until_day");
    out.push_back({row.text("cohort_id"), row.integer_if_any("module"), *Day::read(row.text("from_day")),
                   until ? Day::read(*until) : std::nullopt});
  }
  return out;
}

bool add(db::Transaction& tx, const Group& group, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO cohorts_groups (id, run_id, name, made_at, made_by) "
                "VALUES (:id, :run_id, :name, :made_at, :made_by) ON CONFLICT (run_id, name) DO NOTHING RETURNING id",
                {{"id", group.id},
                 {"run_id", group.run_id},
                 {"name", group.name},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who}})
              .empty();
}

bool is_group(db::Transaction& tx, std::string_view id) {
  return !tx.ask("SELECT id FROM cohorts_groups WHERE id = :id", {{"id", id}}).empty();
}

void end_membership(db::Transaction& tx, std::string_view person, Day day, const Deed& deed) {
  // Joined and left on one day, or entered for a later one: it ends where it began.
  tx.tell(
      "UPDATE cohorts_members SET until_day = CASE WHEN from_day > :day THEN from_day ELSE :day2 END, "
      "ended_at = :at, ended_by = :by WHERE person_id = :person AND until_day IS NULL",
      {{"day", day.text()}, {"day2", day.text()}, {"at", deed.now.text()}, {"by", deed.who}, {"person", person}});
}

std::optional<Day> earliest_to_join(db::Transaction& tx, std::string_view person) {
  const std::optional<std::string> found =
      tx.ask(
            "SELECT max(coalesce(until_day, from_day)) AS day FROM cohorts_members WHERE person_id = :person "
            "AND (until_day IS NULL OR until_day > from_day)",
            {{"person", person}})
          .front()
          .text_if_any("day");
  return found ? Day::read(*found) : std::nullopt;
}

void add_member(db::Transaction& tx, std::string_view group, std::string_view person, Day day, const Deed& deed) {
  tx.tell(
      "INSERT INTO cohorts_members (id, group_id, person_id, from_day, made_at, made_by) "
      "VALUES (:id, :group_id, :person_id, :from_day, :made_at, :made_by)",
      {{"id", deed.new_id()},
       {"group_id", group},
       {"person_id", person},
       {"from_day", day.text()},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

std::vector<Group> groups(db::Transaction& tx, GroupsBy by, std::string_view which) {
  std::vector<Group> out;
  for (const db::Row& row :
       tx.ask("SELECT g.id AS id, g.run_id AS run_id, g.name AS name, m.person_id AS person_id FROM cohorts_groups g "
              "LEFT JOIN cohorts_members m ON m.group_id = g.id AND m.until_day IS NULL WHERE " +
                  std::string(by == GroupsBy::id ? "g.id" : "g.run_id") + " = :which ORDER BY g.id, m.id",
              {{"which", which}})) {
    if (out.empty() || out.back().id != row.text("id"))
      out.push_back({row.text("id"), row.text("run_id"), row.text("name"), {}});
    if (const auto person = row.text_if_any("person_id")) out.back().members.push_back(*person);
  }
  std::ranges::sort(out, {}, &Group::name);
  return out;
}

std::vector<Membership> memberships(db::Transaction& tx, std::string_view run) {
  std::vector<Membership> out;
  for (const db::Row& row :
       tx.ask("SELECT m.group_id AS group_id, m.person_id AS person_id, m.from_day AS from_day, "
              "m.until_day AS until_day FROM cohorts_members m JOIN cohorts_groups g ON g.id = m.group_id "
              "WHERE g.run_id = :run ORDER BY m.from_day, m.id",
              {{"run", run}})) {
    const std::optional<std::string> until = row.text_if_any("until_day");
    out.push_back({row.text("group_id"), row.text("person_id"), *Day::read(row.text("from_day")),
                   until ? Day::read(*until) : std::nullopt});
  }
  return out;
}

std::optional<Day> present_since(db::Transaction& tx, std::string_view person) {
  const db::Rows rows = tx.ask("SELECT from_day FROM cohorts_members WHERE person_id = :person AND until_day IS NULL",
                               {{"person", person}});
  return rows.empty() ? std::nullopt : Day::read(rows.front().text("from_day"));
}

std::optional<std::string> present_group(db::Transaction& tx, std::string_view person) {
  const db::Rows rows = tx.ask("SELECT group_id FROM cohorts_members WHERE person_id = :person AND until_day IS NULL",
                               {{"person", person}});
  return rows.empty() ? std::nullopt : std::optional(rows.front().text("group_id"));
}

}  // namespace cohorts::store
