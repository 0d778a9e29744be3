#include "rooms/curriculum/content/columns.h"
#include "rooms/curriculum/curriculum_store.h"

namespace curriculum {

namespace {

std::optional<std::string> name_of(const std::optional<Weekday>& day) {
  return day ? std::optional(std::string(curriculum::name_of(*day))) : std::nullopt;
}
std::optional<Weekday> weekday_in(const db::Row& row) {
  const auto name = row.text_if_any("weekday");
  return name ? weekday_named(*name) : std::nullopt;
}
int flag(Audience audience) { return audience == Audience::staff ? 1 : 0; }
Audience audience_in(const db::Row& row) {
  return row.integer("staff_only") == 1 ? Audience::staff : Audience::everyone;
}

void add_module(db::Transaction& tx, std::string_view edition, const Module& module) {
  tx.tell(R"sql(
      INSERT INTO curriculum_modules (edition_id, number, title, weeks, goals)
      VALUES (:edition, :number, :title, :weeks, :goals))sql",
          {{"edition", edition},
           {"number", module.number},
           {"title", module.title},
           {"weeks", module.weeks},
           {"goals", lines_of(module.goals)}});
}

void add_session(db::Transaction& tx, std::string_view edition, int place, const Session& session) {
  tx.tell(R"sql(
      INSERT INTO curriculum_sessions
        (edition_id, place, key, kind, title, module, weeks, weekday, time, part_of_day, minutes, every, series, part,
         topics, formats, roles, artefact, optional, tracks, page, staff_only)
      VALUES
        (:edition, :place, :key, :kind, :title, :module, :weeks, :weekday, :time, :part_of_day, :minutes, :every,
         :series, :part, :topics, :formats, :roles, :artefact, :optional, :tracks, :page, :staff_only))sql",
          {{"edition", edition},
           {"place", place},
           {"key", session.key},
           {"kind", curriculum::name_of(session.kind)},
           {"title", session.title},
           {"module", session.module},
           {"weeks", numbers_of(session.weeks)},
           {"weekday", name_of(session.weekday)},
           {"time", session.time},
           {"part_of_day", session.part_of_day},
           {"minutes", session.minutes},
           {"every", session.every},
           {"series", session.series},
           {"part", session.part},
           {"topics", lines_of(session.topics)},
           {"formats", lines_of(session.formats)},
           {"roles", lines_of(session.roles)},
           {"artefact", session.artefact},
           {"optional", session.optional ? 1 : 0},
           {"tracks", lines_of(session.tracks)},
           {"page", session.page},
           {"staff_only", flag(session.audience)}});
}

void add_deliverable(db::Transaction& tx, std::string_view edition, int place, const Deliverable& one) {
  tx.tell(R"sql(
      INSERT INTO curriculum_deliverables
        (edition_id, place, key, module, number, title, parts, requirement, count, dues, handed_in_at, tracks, page)
      VALUES
        (:edition, :place, :key, :module, :number, :title, :parts, :requirement, :count, :dues, :handed_in_at, :tracks,
         :page))sql",
          {{"edition", edition},
           {"place", place},
           {"key", one.key},
           {"module", one.module},
           {"number", one.number},
           {"title", one.title},
           {"parts", lines_of(one.parts)},
           {"requirement", one.requirement},
           {"count", one.count},
           {"dues", json_of(one.dues)},
           {"handed_in_at", one.handed_in_at},
           {"tracks", lines_of(one.tracks)},
           {"page", one.page}});
}

void add_guide(db::Transaction& tx, std::string_view edition, int place, const Guide& guide) {
  tx.tell(R"sql(
      INSERT INTO curriculum_guides
        (edition_id, place, key, title, group_kind, module, weeks, minutes, steps, page, staff_only)
      VALUES
        (:edition, :place, :key, :title, :group_kind, :module, :weeks, :minutes, :steps, :page, :staff_only))sql",
          {{"edition", edition},
           {"place", place},
           {"key", guide.key},
           {"title", guide.title},
           {"group_kind", guide.group},
           {"module", guide.module},
           {"weeks", numbers_of(guide.weeks)},
           {"minutes", guide.minutes},
           {"steps", json_of(guide.steps)},
           {"page", guide.page},
           {"staff_only", flag(guide.audience)}});
}

void add_lesson(db::Transaction& tx, std::string_view edition, int place, const Lesson& lesson) {
  tx.tell(R"sql(
      INSERT INTO curriculum_lessons (edition_id, place, page, module, week, title, goals, minutes, exit_ticket)
      VALUES (:edition, :place, :page, :module, :week, :title, :goals, :minutes, :exit_ticket))sql",
          {{"edition", edition},
           {"place", place},
           {"page", lesson.page},
           {"module", lesson.module},
           {"week", lesson.week},
           {"title", lesson.title},
           {"goals", lines_of(lesson.goals)},
           {"minutes", lesson.minutes},
           {"exit_ticket", lesson.exit_ticket}});
}

Session session_in(const db::Row& row) {
  Session session;
  session.key = row.text("key");
  session.kind = session_kind_named(row.text("kind")).value_or(SessionKind::session);
  session.title = row.text("title");
  session.module = row.integer_if_any("module");
  session.weeks = numbers_in(row.text("weeks"));
  session.weekday = weekday_in(row);
  session.time = row.text_if_any("time");
  session.part_of_day = row.text_if_any("part_of_day");
  session.minutes = row.integer_if_any("minutes");
  session.every = row.text_if_any("every");
  session.series = row.text_if_any("series");
  session.part = row.text_if_any("part");
  session.topics = texts_in(row.text("topics"));
  session.formats = texts_in(row.text("formats"));
  session.roles = texts_in(row.text("roles"));
  session.artefact = row.text_if_any("artefact");
  session.optional = row.integer("optional") == 1;
  session.tracks = texts_in(row.text("tracks"));
  session.page = row.text_if_any("page");
  session.audience = audience_in(row);
  return session;
}

Deliverable deliverable_in(const db::Row& row) {
  Deliverable one;
  one.key = row.text("key");
  one.module = row.integer_if_any("module");
  one.number = row.integer_if_any("number");
  one.title = row.text("title");
  one.parts = texts_in(row.text("parts"));
  one.requirement = row.text("requirement");
  one.count = row.integer_if_any("count");
  one.dues = dues_in(row.text("dues"));
  one.handed_in_at = row.text_if_any("handed_in_at");
  one.tracks = texts_in(row.text("tracks"));
  one.page = row.text("page");
  return one;
}

}  // namespace

void add_schedule(db::Transaction& tx, std::string_view edition, const Content& content) {
  for (const Module& one : content.modules) add_module(tx, edition, one);
  int place = 0;
  for (const Session& one : content.sessions) add_session(tx, edition, place++, one);
  place = 0;
  for (const Deliverable& one : content.deliverables) add_deliverable(tx, edition, place++, one);
  place = 0;
  for (const Guide& one : content.guides) add_guide(tx, edition, place++, one);
  place = 0;
  for (const Lesson& one : content.lessons) add_lesson(tx, edition, place++, one);
}

std::vector<Module> modules_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Module> modules;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT number, title, weeks, goals
        FROM curriculum_modules
       WHERE edition_id = :edition
       ORDER BY number)sql",
                                   {{"edition", edition}}))
    modules.push_back(
        {row.integer("number"), row.text("title"), row.integer_if_any("weeks"), texts_in(row.text("goals"))});
  return modules;
}

std::vector<Session> sessions_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Session> sessions;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT key, kind, title, module, weeks, weekday, time, part_of_day, minutes, every, series, part, topics, formats,
             roles, artefact, optional, tracks, page, staff_only
        FROM curriculum_sessions
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    sessions.push_back(session_in(row));
  return sessions;
}

std::vector<Deliverable> deliverables_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Deliverable> deliverables;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT key, module, number, title, parts, requirement, count, dues, handed_in_at, tracks, page
        FROM curriculum_deliverables
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    deliverables.push_back(deliverable_in(row));
  return deliverables;
}

std::vector<Guide> guides_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Guide> guides;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT key, title, group_kind, module, weeks, minutes, steps, page, staff_only
        FROM curriculum_guides
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    guides.push_back({row.text("key"), row.text("title"), row.text_if_any("group_kind"), row.integer_if_any("module"),
                      numbers_in(row.text("weeks")), row.integer_if_any("minutes"), steps_in(row.text("steps")),
                      row.text("page"), audience_in(row)});
  return guides;
}

std::vector<Lesson> lessons_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Lesson> lessons;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT page, module, week, title, goals, minutes, exit_ticket
        FROM curriculum_lessons
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    lessons.push_back({row.text("page"), row.integer_if_any("module"), row.integer_if_any("week"), row.text("title"),
                       texts_in(row.text("goals")), row.integer_if_any("minutes"), row.text_if_any("exit_ticket")});
  return lessons;
}

}  // namespace curriculum
