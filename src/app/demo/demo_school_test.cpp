#include "app/demo/demo_school.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "app/demo/earlier.h"
#include "app/edition_files.h"
#include "migrations_embedded.h"
#include "platform/calendar/zone.h"
#include "platform/db/backup.h"
#include "platform/db/test_database.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/people/people.h"
#include "rooms/privacy/records/words.h"
#include "waypoints_embedded.h"

namespace {

const Moment now = Moment::read("2026-09-16T15:00:00Z").value();  // a Wednesday

curriculum::Content programme_in(std::string_view zip) {
  return app::compile_zip(zip).value().compiled.content.value();
}

const demo::Programmes& programmes() {
  static const std::string_view present = waypoints::files()[0].bytes;
  static const demo::Programmes both{programme_in(demo::earlier(present).value()), programme_in(present)};
  return both;
}

void fill(db::Database& database, const demo::Settings& settings) {
  (void)db::migrate(database, migrations::all(), now.text()).value();
  (void)demo::fill(database, programmes(), settings).value();
}

std::string as_text(const db::Value& value) {
  if (std::holds_alternative<std::nullptr_t>(value)) return "-";
  if (const int* number = std::get_if<int>(&value)) return std::to_string(*number);
  return std::get<std::string>(value);
}

// Every row, by table.
std::map<std::string, std::vector<std::string>> rows_of(db::Database& database) {
  return database
      .read([](db::Transaction& tx) -> Result<std::map<std::string, std::vector<std::string>>> {
        std::map<std::string, std::vector<std::string>> found;
        for (const db::Table& table : db::tables_of(tx)) {
          std::vector<std::string>& rows = found[table.name];
          std::string columns;
          for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
          for (const db::Row& row : tx.ask("SELECT " + columns + " FROM " + table.name)) {
            std::string& line = rows.emplace_back();
            for (const db::Value& value : row.values()) line += as_text(value) + " | ";
          }
          std::ranges::sort(rows);
        }
        return found;
      })
      .value();
}

// What nobody can make up, and why.
const std::map<std::string, std::string>& left_empty() {
  static const std::map<std::string, std::string> tables{
      {"front_door_forms", "one-time keys of forms that browsers sent: there was no browser yet"}};
  return tables;
}

// Of each row of the answer the first column.
std::vector<std::string> column(db::Database& database, const std::string& sql) {
  return database
      .read([&](db::Transaction& tx) -> Result<std::vector<std::string>> {
        std::vector<std::string> found;
        for (const db::Row& row : tx.ask(sql)) found.push_back(as_text(row.values().front()));
        return found;
      })
      .value();
}
std::vector<cohorts::Running> running_today(db::Database& database) {
  return database
      .read([](db::Transaction& tx) -> Result<std::vector<cohorts::Running>> {
        return cohorts::running_on(tx, calendar::local_of(now, "America/Denver").day);
      })
      .value();
}

}  // namespace

TEST_CASE("demo: every table has something in it, on both engines") {
  const auto engine = GENERATE(db::Engine::sqlite, db::Engine::postgresql);
  const db::TestDatabase there(engine);
  fill(there.get(), {.now = now, .password_hash = "hash"});
  for (const auto& [table, rows] : rows_of(there.get())) {
    INFO(table);
    if (left_empty().contains(table))
      CHECK(rows.empty());  // if not, it is to be taken off the list
    else
      CHECK(!rows.empty());
  }
}

TEST_CASE("demo: 120 students are in modules 1 to 4 today, in six cohorts on two tracks; a seventh has graduated") {
  const db::TestDatabase there(db::Engine::sqlite);
  const auto seed = GENERATE(1U, 2U, 3U);
  fill(there.get(), {.seed = seed, .now = now, .password_hash = "hash"});
  int students = 0;
  std::set<int> modules;
  std::set<std::string> tracks, names;
  for (const cohorts::Running& one : running_today(there.get())) {
    INFO(one.cohort);
    students += one.students;
    modules.insert(one.run.module);
    tracks.insert(one.track);
    names.insert(one.cohort);
    CHECK(one.students >= 12);
    CHECK(one.students <= 30);
  }
  CHECK(students == 120);
  CHECK(modules == std::set{1, 2, 3, 4});
  CHECK(tracks.size() == 2);
  CHECK(names.size() == 6);
  const auto count = [&](const std::string& from) {
    return std::stoi(column(there.get(), "SELECT COUNT(*) AS found FROM " + from).front());
  };
  CHECK(count("cohorts_cohorts") == 7);
  CHECK(count("cohorts_terms") == 3);
  CHECK(count("cohorts_tracks") == 2);
  CHECK(count("cohorts_seekers WHERE until_day IS NULL AND mistaken_at IS NULL") >= 3);
  CHECK(count("cohorts_enrolments WHERE attempt > 1") >= 3);
}

TEST_CASE("demo: every kind of session is in the calendar, and panels have their topic and form") {
  const db::TestDatabase there(db::Engine::sqlite);
  fill(there.get(), {.now = now, .attendance = false, .password_hash = "hash"});
  const std::vector<std::string> present =
      column(there.get(),
             "SELECT o.kind AS found FROM timetable_occurrences AS o JOIN cohorts_runs AS r ON r.id = o.run_id "
             "WHERE r.first_day > '2026-08-20'");
  for (const char* kind : {"session", "workshop", "practice", "panel", "community-event", "mock-interviews",
                           "office-hours", "work-time", "group", "portfolio-review", "reading"}) {
    INFO(kind);
    CHECK(std::ranges::find(present, kind) != present.end());
  }
  for (const char* need : {"required", "optional", "own-pace", "work-time", "due"}) {
    INFO(need);
    CHECK(
        column(there.get(), "SELECT need AS found FROM timetable_occurrences WHERE need = '" + std::string(need) + "'")
            .size() > 5);
  }
  CHECK(column(there.get(),
               "SELECT topic AS found FROM timetable_occurrences WHERE kind = 'panel' AND topic IS NOT "
               "NULL AND format IS NOT NULL")
            .size() >= 5);
  CHECK(column(there.get(), "SELECT path AS found FROM curriculum_pages WHERE staff_html <> ''").size() >= 8);
}

TEST_CASE("demo: whom one may be has two time zones among staff, and somebody with two roles") {
  const db::TestDatabase there(db::Engine::sqlite);
  fill(there.get(), {.now = now, .attendance = false, .password_hash = "hash"});
  std::set<std::string> zones;
  bool has_mentor_and_specialist = false;
  std::size_t found = 0;
  for (const demo::Part& part : demo::parts()) {
    const auto person = there.get()
                            .read([&](db::Transaction& tx) -> Result<std::optional<people::Record>> {
                              return people::by_external_id(tx, part.external_id);
                            })
                            .value();
    INFO(part.external_id);
    REQUIRE(person.has_value());
    ++found;
    const Roles roles = person->roles();
    if (roles.has(Role::specialist)) zones.insert(person->zone);
    if (part.role == "Specialist and mentor")
      has_mentor_and_specialist = roles.has(Role::specialist) && roles.has(Role::mentor);
  }
  CHECK(found >= 13);
  CHECK(zones.size() >= 2);
  CHECK(has_mentor_and_specialist);
}

TEST_CASE("demo: whatever is shared, looked at or done has its words, and no page of privacy shows a raw kind") {
  const db::TestDatabase there(db::Engine::sqlite);
  fill(there.get(), {.now = now, .password_hash = "hash"});
  const auto rows = [&](const std::string& sql) {
    return there.get().read([&](db::Transaction& tx) -> Result<db::Rows> { return tx.ask(sql); }).value();
  };
  std::size_t walked = 0;
  for (const db::Row& row :
       rows("SELECT item_kind AS kind FROM privacy_grants UNION SELECT item_kind AS kind FROM privacy_looks")) {
    INFO(row.text("kind"));
    CHECK(privacy::is_known_item(row.text("kind")));
    ++walked;
  }
  CHECK(walked >= 6);
  // "stories.card", "external_id": what a table has, not what people say.
  const auto is_raw = [](const std::string& words) {
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
      if ((words[i] == '.' || words[i] == '_' || words[i] == ':') && words[i + 1] >= 'a' && words[i + 1] <= 'z')
        return true;
    return false;
  };
  for (const db::Row& row : rows("SELECT DISTINCT kind, detail FROM activity_events")) {
    const std::string kind = row.text("kind"), detail = row.text("detail");
    INFO(kind << " " << detail);
    CHECK(privacy::is_known_event(kind));
    CHECK_FALSE(is_raw(privacy::words_of_event(kind)));
    CHECK_FALSE(is_raw(privacy::words_of_detail(kind, detail)));
    ++walked;
  }
  CHECK(walked > 60);
}

TEST_CASE("demo: the same seed and the same day make the same rows, another seed makes others") {
  const db::TestDatabase one(db::Engine::sqlite), again(db::Engine::sqlite), other(db::Engine::sqlite);
  const demo::Settings settings{.now = now, .students = 24, .cohort_size = 4, .password_hash = "hash"};
  fill(one.get(), settings);
  fill(again.get(), settings);
  const auto rows = rows_of(one.get());
  for (const auto& [table, made_again] : rows_of(again.get())) {
    INFO(table);
    CHECK(rows.at(table) == made_again);
  }
  demo::Settings another = settings;
  another.seed = 2;
  fill(other.get(), another);
  CHECK(rows_of(other.get()).at("people_persons") != rows.at("people_persons"));
}

TEST_CASE("demo: in a large school repeaters spread over the cohorts that they could join") {
  const db::TestDatabase there(db::Engine::sqlite);
  fill(there.get(), {.now = now, .students = 240, .cohort_size = 4, .attendance = false, .password_hash = "hash"});
  const auto largest = there.get().read([](db::Transaction& tx) -> Result<std::size_t> {
    std::size_t most = 0;
    for (const cohorts::Run& run : cohorts::runs(tx))
      most = std::max(most, cohorts::enrolments_of_run(tx, run.id).size());
    return most;
  });
  CHECK(largest.value() <= 8);
}

TEST_CASE("demo: whatever the day, the seed and the size, a school comes of it") {
  const auto day =
      GENERATE("2026-01-01T00:30:00Z", "2026-03-08T12:00:00Z", "2026-11-02T23:59:59Z", "2028-02-29T07:00:00Z");
  const auto students = GENERATE(6, 40);
  const db::TestDatabase there(db::Engine::sqlite);
  (void)db::migrate(there.get(), migrations::all(), day).value();
  const auto filled =
      demo::fill(there.get(), programmes(),
                 {.seed = 7, .now = Moment::read(day).value(), .students = students, .password_hash = "hash"});
  INFO((filled ? "" : filled.error().say + " at " + filled.error().field));
  CHECK(filled.has_value());
}

TEST_CASE("demo: nobody is in two classes on one day, and nobody takes a module again that they passed") {
  const db::TestDatabase there(db::Engine::sqlite);
  const auto seed = GENERATE(1U, 2U, 3U);
  fill(there.get(), {.seed = seed, .now = now, .password_hash = "hash"});
  const auto all = there.get().read(
      [](db::Transaction& tx) -> Result<std::vector<cohorts::Enrolment>> { return cohorts::enrolments(tx); });
  std::map<std::string, std::vector<cohorts::Enrolment>> by_person;
  for (const cohorts::Enrolment& one : all.value()) by_person[one.person_id].push_back(one);
  int repeaters = 0;
  for (auto& [person, been] : by_person) {
    INFO(person);
    std::ranges::sort(been, {}, &cohorts::Enrolment::from_day);
    for (std::size_t i = 1; i < been.size(); ++i) {
      const cohorts::Enrolment &before = been[i - 1], &after = been[i];
      CHECK((before.until_day && *before.until_day < after.from_day));
      const bool again = before.outcome == cohorts::Outcome::repeating;
      CHECK(after.module == before.module + (again ? 0 : 1));
      repeaters += again ? 1 : 0;
    }
  }
  CHECK(repeaters > 0);
}
