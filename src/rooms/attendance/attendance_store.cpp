#include "rooms/attendance/attendance_store.h"

#include "platform/db/listed.h"

namespace attendance::store {

namespace {

// Of the events on one person in one occurrence, the last one.
constexpr std::string_view is_last =
    "NOT EXISTS (SELECT 1 FROM attendance_notes l WHERE l.occurrence_id = a.occurrence_id "
    "AND l.person_id = a.person_id AND l.sequence > a.sequence)";

std::vector<Sequenced> sequenced(db::Transaction& tx, const std::string& condition, db::Parameters parameters) {
  std::vector<Sequenced> out;
  for (const db::Row& row :
       tx.ask("SELECT a.id AS id, a.occurrence_id AS occurrence_id, a.person_id AS person_id, a.state AS state, "
              "a.why AS why, a.made_at AS made_at, a.made_by AS made_by, a.sequence AS sequence "
              "FROM attendance_notes a WHERE a.occurrence_id = :occurrence AND " +
                  condition + std::string(is_last) + " ORDER BY a.person_id",
              parameters))
    out.push_back({noted_of(row), row.integer("sequence")});
  return out;
}

}  // namespace

Noted noted_of(const db::Row& row) {
  return {row.text("id"),  row.text("occurrence_id"), row.text("person_id"),     state_named(row.text("state")).value(),
          row.text("why"), row.text("made_at"),       row.text_if_any("made_by")};
}

Attended attended_of(const db::Row& row) {
  return {.occurrence_id = row.text("occurrence_id"),
          .run_id = row.text("run_id"),
          .person_id = row.text("person_id"),
          .item = row.text("item"),
          .title = row.text("title"),
          .module = row.integer("module"),
          .kind = curriculum::session_kind_named(row.text("kind")).value(),
          .need = timetable::need_named(row.text("need")).value(),
          .group_id = row.text_if_any("group_id"),
          .for_staff = row.integer("for_staff") == 1,
          .cancelled = !row.is_null("cancelled"),
          .starts_at = Moment::read(row.text("starts_at")).value(),
          .state = state_named(row.text("state")).value()};
}

std::vector<Sequenced> last_notes(db::Transaction& tx, std::string_view occurrence) {
  return sequenced(tx, "", {{"occurrence", occurrence}});
}

std::vector<Sequenced> last_notes_on(db::Transaction& tx, std::string_view occurrence,
                                     std::span<const std::string> people) {
  if (people.empty()) return {};
  std::vector<db::Parameter> parameters{{"occurrence", occurrence}};
  const std::string in = db::listed("person", people, parameters);
  return sequenced(tx, "a.person_id IN (" + in + ") AND ", parameters);
}

void add_notes(db::Transaction& tx, std::span<const Sequenced> notes, const Deed& deed) {
  if (notes.empty()) return;
  std::string sql =
      "INSERT INTO attendance_notes (id, occurrence_id, person_id, sequence, state, why, made_at, made_by) VALUES ";
  std::vector<db::Parameter> parameters;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const std::string n = std::to_string(i);
    sql += (i == 0 ? "(:id" : ", (:id") + n + ", :occurrence" + n + ", :person" + n + ", :sequence" + n + ", :state" +
           n + ", :why" + n + ", :at" + n + ", :by" + n + ")";
    parameters.emplace_back("id" + n, notes[i].noted.id);
    parameters.emplace_back("occurrence" + n, notes[i].noted.occurrence_id);
    parameters.emplace_back("person" + n, notes[i].noted.person_id);
    parameters.emplace_back("sequence" + n, notes[i].sequence);
    parameters.emplace_back("state" + n, name_of(notes[i].noted.state));
    parameters.emplace_back("why" + n, notes[i].noted.why);
    parameters.emplace_back("at" + n, deed.now.text());
    parameters.emplace_back("by" + n, deed.who);
  }
  tx.tell(sql, parameters);
}

std::vector<Noted> notes(db::Transaction& tx, std::string_view occurrence, std::string_view person) {
  std::vector<Noted> out;
  for (const db::Row& row :
       tx.ask("SELECT id, occurrence_id, person_id, state, why, made_at, made_by FROM attendance_notes "
              "WHERE occurrence_id = :occurrence AND person_id = :person ORDER BY sequence",
              {{"occurrence", occurrence}, {"person", person}}))
    out.push_back(noted_of(row));
  return out;
}

std::vector<Noted> notes(db::Transaction& tx, std::string_view occurrence) {
  std::vector<Noted> out;
  for (const db::Row& row :
       tx.ask("SELECT id, occurrence_id, person_id, state, why, made_at, made_by FROM attendance_notes "
              "WHERE occurrence_id = :occurrence ORDER BY person_id, sequence",
              {{"occurrence", occurrence}}))
    out.push_back(noted_of(row));
  return out;
}

std::vector<NotedOccurrence> notes_of_person(db::Transaction& tx, std::string_view person) {
  std::vector<NotedOccurrence> out;
  for (const db::Row& row :
       tx.ask("SELECT a.id AS id, a.occurrence_id AS occurrence_id, a.person_id AS person_id, a.state AS state, "
              "a.why AS why, a.made_at AS made_at, a.made_by AS made_by, o.title AS title, o.starts_at AS starts_at "
              "FROM attendance_notes a JOIN timetable_occurrences o ON o.id = a.occurrence_id "
              "WHERE a.person_id = :person ORDER BY o.starts_at DESC, o.id DESC, a.sequence",
              {{"person", person}}))
    out.push_back({noted_of(row), row.text("title"), *Moment::read(row.text("starts_at"))});
  return out;
}

std::optional<Noted> note(db::Transaction& tx, std::string_view id) {
  const db::Rows rows = tx.ask(
      "SELECT id, occurrence_id, person_id, state, why, made_at, made_by FROM attendance_notes "
      "WHERE id = :id",
      {{"id", id}});
  return rows.empty() ? std::nullopt : std::optional(noted_of(rows.front()));
}

std::vector<NotNoted> not_noted(db::Transaction& tx, std::string_view run, Moment now) {
  std::vector<NotNoted> out;
  for (const db::Row& row :
       tx.ask("SELECT o.id AS id, o.title AS title, o.starts_at AS starts_at FROM timetable_occurrences o "
              "WHERE o.run_id = :run AND o.ends_at <= :now AND o.need = 'required' AND o.cancelled IS NULL "
              "AND o.for_staff = 0 AND o.gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM attendance_notes a "
              "WHERE a.occurrence_id = o.id AND a.made_at >= o.starts_at) ORDER BY o.starts_at DESC, o.id DESC",
              {{"run", run}, {"now", now.text()}}))
    out.push_back({row.text("id"), row.text("title"), Moment::read(row.text("starts_at")).value()});
  return out;
}

std::vector<Counted> counts_of_runs(db::Transaction& tx, std::span<const std::string> runs,
                                    std::span<const std::string> besides) {
  if (runs.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  const std::string others =
      besides.empty() ? "" : "AND a.person_id NOT IN (" + db::listed("person", besides, parameters) + ") ";
  std::vector<Counted> out;
  for (const db::Row& row :
       tx.ask("SELECT a.person_id AS person_id, o.run_id AS run_id, a.state AS state, count(*) AS n "
              "FROM timetable_occurrences o "
              "JOIN attendance_notes a ON a.occurrence_id = o.id "
              "WHERE o.run_id IN (" +
                  in + ") " + others +
                  "AND o.need = 'required' AND o.cancelled IS NULL AND o.for_staff = 0 AND o.gone_at IS NULL AND " +
                  std::string(is_last) + " GROUP BY a.person_id, o.run_id, a.state",
              parameters))
    out.push_back(
        {row.text("person_id"), state_named(row.text("state")).value(), row.integer("n"), row.text("run_id")});
  return out;
}

std::vector<Attended> attended(db::Transaction& tx, std::span<const std::string> people,
                               std::span<const std::string> runs, Moment from, Moment until) {
  if (runs.empty() || people.empty()) return {};
  std::vector<db::Parameter> parameters{{"until", until.text()}, {"from", from.text()}};
  const std::string of = db::listed("person", people, parameters);
  const std::string in = db::listed("run", runs, parameters);
  std::vector<Attended> out;
  for (const db::Row& row :
       tx.ask("SELECT o.id AS occurrence_id, o.run_id AS run_id, a.person_id AS person_id, o.item AS item, "
              "o.title AS title, o.module AS module, o.kind AS kind, o.need AS need, o.group_id AS group_id, "
              "o.for_staff AS for_staff, o.cancelled AS cancelled, o.starts_at AS starts_at, a.state AS state, "
              "d.made_at AS objected_at FROM timetable_occurrences o "
              "JOIN attendance_notes a ON a.occurrence_id = o.id AND a.person_id IN (" +
                  of +
                  ") LEFT JOIN attendance_disputes d ON d.attendance_id = a.id AND d.answered_at IS NULL "
                  "WHERE o.run_id IN (" +
                  in +
                  ") AND o.starts_at < :until AND o.ends_at >= :from AND o.gone_at IS NULL "
                  "ORDER BY o.starts_at, o.id, a.person_id, a.sequence",
              parameters)) {
    auto objected = row.text_if_any("objected_at");
    std::optional<Moment> objected_at = objected ? Moment::read(*objected) : std::nullopt;
    // Corrections are few: the earlier word is read and forgotten, which costs less than to look for a later one. An
    // objection to it still waits.
    Attended one = attended_of(row);
    if (!out.empty() && out.back().occurrence_id == one.occurrence_id && out.back().person_id == one.person_id) {
      if (out.back().objected_at) objected_at = out.back().objected_at;
      out.pop_back();
    }
    one.objected_at = objected_at;
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<WasIn> was_in(db::Transaction& tx, std::span<const std::string> people) {
  if (people.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("person", people, parameters);
  std::vector<WasIn> out;
  for (const db::Row& row : tx.ask("SELECT a.person_id AS person_id, o.run_id AS run_id, o.item AS item, "
                                   "o.module AS module, o.starts_at AS starts_at "
                                   "FROM attendance_notes a JOIN timetable_occurrences o ON o.id = a.occurrence_id "
                                   "WHERE a.person_id IN (" +
                                       in + ") AND a.state NOT IN ('absent', 'excused') AND " + std::string(is_last),
                                   parameters))
    out.push_back({row.text("person_id"), row.text("run_id"), row.text("item"), row.integer("module"),
                   Moment::read(row.text("starts_at")).value()});
  return out;
}

bool add_dispute(db::Transaction& tx, std::string_view note, const std::string& says, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO attendance_disputes (id, attendance_id, says, made_at) "
                "VALUES (:id, :attendance_id, :says, :made_at) ON CONFLICT (attendance_id) DO NOTHING RETURNING id",
                {{"id", deed.new_id()}, {"attendance_id", note}, {"says", says}, {"made_at", deed.now.text()}})
              .empty();
}

bool answer_dispute(db::Transaction& tx, std::string_view dispute, const std::string& answer, const Deed& deed) {
  return tx.tell(
             "UPDATE attendance_disputes SET answer = :answer, answered_at = :at, answered_by = :by "
             "WHERE id = :id AND answer IS NULL",
             {{"answer", answer}, {"at", deed.now.text()}, {"by", deed.who}, {"id", dispute}}) == 1;
}

std::vector<RunDispute> open_disputes(db::Transaction& tx, std::span<const std::string> runs) {
  if (runs.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("run", runs, parameters);
  std::vector<RunDispute> out;
  for (const db::Row& row :
       tx.ask("SELECT o.run_id AS run_id, a.person_id AS person_id, d.made_at AS made_at, d.id AS id, d.says AS says, "
              "o.id AS occurrence_id, o.title AS title, o.starts_at AS starts_at "
              "FROM attendance_disputes d JOIN attendance_notes a ON a.id = d.attendance_id "
              "JOIN timetable_occurrences o ON o.id = a.occurrence_id "
              "WHERE d.answered_at IS NULL AND o.run_id IN (" +
                  in + ") ORDER BY d.made_at, d.id",
              parameters))
    out.push_back({row.text("run_id"), row.text("person_id"), Moment::read(row.text("made_at")).value(), row.text("id"),
                   row.text("says"), row.text("occurrence_id"), row.text("title"),
                   Moment::read(row.text("starts_at")).value()});
  return out;
}

std::vector<Dispute> disputes(db::Transaction& tx, DisputesBy by, std::string_view which) {
  std::string sql =
      "SELECT d.id AS id, d.attendance_id AS attendance_id, a.occurrence_id AS occurrence_id, "
      "a.person_id AS person_id, d.says AS says, d.made_at AS made_at, d.answer AS answer, "
      "d.answered_at AS answered_at, d.answered_by AS answered_by "
      "FROM attendance_disputes d JOIN attendance_notes a ON a.id = d.attendance_id ";
  std::vector<db::Parameter> parameters;
  if (by != DisputesBy::open) parameters.emplace_back("which", which);
  switch (by) {
    case DisputesBy::open:
      sql += "WHERE d.answer IS NULL ORDER BY d.made_at, d.id";
      break;
    case DisputesBy::occurrence:
      sql += "WHERE a.occurrence_id = :which ORDER BY d.made_at, d.id";
      break;
    case DisputesBy::person:
      sql += "WHERE a.person_id = :which ORDER BY d.made_at DESC, d.id DESC";
      break;
    case DisputesBy::id:
      sql += "WHERE d.id = :which";
      break;
  }
  std::vector<Dispute> out;
  for (const db::Row& row : tx.ask(sql, parameters))
    out.push_back({row.text("id"), row.text("attendance_id"), row.text("occurrence_id"), row.text("person_id"),
                   row.text("says"), row.text("made_at"), row.text_if_any("answer"), row.text_if_any("answered_at"),
                   row.text_if_any("answered_by")});
  return out;
}

bool add_meeting(db::Transaction& tx, std::string_view enrolment, Day held_on, const Deed& deed) {
  return !tx.ask(
                "INSERT INTO attendance_start_meetings (id, enrolment_id, sequence, held_on, made_at, made_by) "
                "SELECT :id, :enrolment_id, count(*) + 1, :held_on, :made_at, :made_by FROM attendance_start_meetings "
                "WHERE enrolment_id = :same_enrolment "
                "ON CONFLICT (enrolment_id, sequence) DO NOTHING RETURNING id",
                {{"id", deed.new_id()},
                 {"enrolment_id", enrolment},
                 {"held_on", held_on.text()},
                 {"made_at", deed.now.text()},
                 {"made_by", deed.who},
                 {"same_enrolment", enrolment}})
              .empty();
}

std::vector<std::pair<std::string, Day>> meetings(db::Transaction& tx, std::span<const std::string> enrolments) {
  std::vector<std::pair<std::string, Day>> out;
  if (enrolments.empty()) return out;
  std::vector<db::Parameter> parameters;
  const std::string in = db::listed("enrolment", enrolments, parameters);
  for (const db::Row& row : tx.ask("SELECT m.enrolment_id AS enrolment_id, m.held_on AS held_on "
                                   "FROM attendance_start_meetings m WHERE m.enrolment_id IN (" +
                                       in +
                                       ") AND NOT EXISTS (SELECT 1 FROM attendance_start_meetings l "
                                       "WHERE l.enrolment_id = m.enrolment_id AND l.sequence > m.sequence)",
                                   parameters))
    out.emplace_back(row.text("enrolment_id"), *Day::read(row.text("held_on")));
  return out;
}

std::optional<Day> meeting(db::Transaction& tx, std::string_view enrolment) {
  const std::vector<std::string> one{std::string(enrolment)};
  const auto found = meetings(tx, one);
  return found.empty() ? std::nullopt : std::optional(found.front().second);
}

}  // namespace attendance::store
