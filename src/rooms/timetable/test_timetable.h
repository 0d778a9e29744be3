// For tests: a school with a cohort in module 4 from Monday 2026-08-24 on, in Denver, on the first of two editions. The
// test's own moment is Tuesday 2026-09-01, 16:00 UTC: week 2.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/curriculum/curriculum.h"
#include "rooms/test_school.h"
#include "rooms/timetable/timetable.h"

namespace timetable {

inline Day day(const char* text) { return Day::read(text).value(); }
inline Moment moment(const char* text) { return Moment::read(text).value(); }
inline db::Engine either() { return GENERATE(db::Engine::sqlite, db::Engine::postgresql); }

struct TestTimetable {
  explicit TestTimetable(db::Engine engine) : there(engine) {
    ada = there.person("Ada").text();
    ben = there.person("Ben").text();
    kim = there.person("Kim").text();
    there.write([&](db::Transaction& tx) {
      first_edition = curriculum::import_edition(tx, content("first"), {}, there.now, there.random).value().edition.id;
      second_edition =
          curriculum::import_edition(tx, content("second"), {}, there.now, there.random).value().edition.id;
      term = cohorts::add_term(tx, {"2608", day("2026-08-24"), 6, 1}, deed()).value().id;
      next_term = cohorts::add_term(tx, {"2610", day("2026-10-12"), 6, 1}, deed()).value().id;
      REQUIRE(cohorts::add_holiday(tx, term, "Labor Day", day("2026-09-07"), day("2026-09-07"), deed()));
      track = cohorts::add_track(tx, "Back end", deed()).value().id;
      cohort = cohorts::add_cohort(tx, {"2608BE", track, term, first_edition}, deed()).value().id;
      later = cohorts::add_cohort(tx, {"2610BE", track, next_term, second_edition}, deed()).value().id;
      run = make_run(tx, {cohort, term, 4, day("2026-08-24"), 6}, school, deed()).value().id;
      enrolment = cohorts::enrol(tx, {ada, run, day("2026-08-24")}, deed()).value().id;
      REQUIRE(cohorts::enrol(tx, {ben, run, day("2026-08-24")}, deed()));
    });
  }

  // The second edition moves the panel to week 5, drops the workshop, adds a practice and rewords the talk.
  static curriculum::Content content(const std::string& digest) {
    const bool second = digest == "second";
    const auto session = [](const char* title, curriculum::SessionKind kind, std::vector<int> weeks,
                            curriculum::Weekday weekday, const char* time) {
      curriculum::Session out;
      out.title = title;
      out.kind = kind;
      out.module = 4;
      out.weeks = std::move(weeks);
      out.weekday = weekday;
      out.time = time;
      out.minutes = 60;
      return out;
    };
    using Kind = curriculum::SessionKind;
    curriculum::Content out;
    out.title = "Lanterns";
    out.digest = digest;
    out.modules = {{4, "Leading", 6, {}}};
    out.sessions.push_back(session("Negotiations", Kind::session, {1}, Weekday::tuesday, "13:00"));
    out.sessions.push_back(session("Homeroom", Kind::group, {1, 2, 3}, Weekday::wednesday, "13:00"));
    out.sessions.push_back(session("Panel", Kind::panel, {second ? 5 : 3}, Weekday::thursday, "15:00"));
    out.sessions.back().topics = {"Recruiters", "Recent alumni"};
    out.sessions.back().formats = {"panel", "guest"};
    if (!second) out.sessions.push_back(session("Workshop", Kind::workshop, {4}, Weekday::monday, "09:00"));
    if (second) out.sessions.push_back(session("Practice", Kind::practice, {4}, Weekday::monday, "09:00"));
    out.sessions.push_back(session("Focus", Kind::work_time, {2}, Weekday::friday, "10:00"));
    out.sessions.push_back(session("Gear up", Kind::community_event, {3}, Weekday::friday, "14:00"));
    out.sessions.back().roles = {"host", "researcher"};
    out.sessions.back().artefact = "a case study";
    out.sessions.push_back(session("Career exploration", Kind::session, {3}, Weekday::monday, "13:00"));
    out.sessions.push_back(session("Team notes", Kind::session, {2}, Weekday::thursday, "09:00"));
    out.sessions.back().audience = curriculum::Audience::staff;
    out.sessions.push_back(session("Calm", Kind::community_event, {1}, Weekday::friday, "13:00"));
    out.sessions.back().optional = true;
    out.sessions.push_back(session("How groups work", Kind::reading, {1}, curriculum::Weekday::friday, "17:00"));
    out.sessions.back().page = "module-4/index.md";
    out.sessions.push_back(session("Some day", Kind::session, {}, Weekday::friday, "13:00"));
    curriculum::Deliverable plan;
    plan.title = "Plan";
    plan.module = 4;
    plan.requirement = "file";
    plan.page = "module-4/index.md";
    plan.dues = {{"final", 5, {}, {}, {}, "end of Week 5"}};
    out.deliverables = {plan};
    curriculum::Page page;
    page.path = plan.page;
    page.address = "module-4/index.html";
    page.title = "Module 4";
    page.digest = digest;
    page.html = "<p>Module 4</p>";
    out.pages = {page};
    return out;
  }

  cohorts::Deed deed() const { return {std::nullopt, there.now, there.random}; }
  cohorts::Deed by(const std::string& who) const { return {who, there.now, there.random}; }
  cohorts::Deed at(const std::string& who, const char* when) const { return {who, moment(when), there.random}; }

  // The occurrence of a title in a week, as its cohort has it.
  Occurrence titled(db::Transaction& tx, std::string_view title, int week) const {
    for (Occurrence& one :
         calendar_of_cohort(tx, cohort, moment("2026-08-01T00:00:00Z"), moment("2027-01-01T00:00:00Z")))
      if (one.title == title && one.week == week) return std::move(one);
    FAIL("there is no " << title << " in week " << week);
    throw std::logic_error("unreachable");
  }

  rooms::TestSchool there;
  School school{"America/Denver"};
  std::string ada, ben, kim;
  std::string first_edition, second_edition, term, next_term, track, cohort, later, run, enrolment;
};

template <class T>
std::string field_of(const Result<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().field;
}

}  // namespace timetable
