#include "rooms/schedule/schedule.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

using curriculum::Deliverable;
using curriculum::Due;
using curriculum::Guide;
using curriculum::Session;
using curriculum::SessionKind;
using curriculum::Weekday;
using schedule::Dated;
using schedule::Frame;
using schedule::Need;
using schedule::Schedule;

namespace {

Day day(const char* text) { return Day::read(text).value(); }

// Six weeks in Denver from Monday 2026-06-01 on.
Frame summer() {
  return {.module = 4, .first_day = day("2026-06-01"), .weeks = 6, .track = "Back end", .zone = "America/Denver"};
}

Session session(const char* key, SessionKind kind, std::vector<int> weeks) {
  Session out;
  out.key = key;
  out.title = key;
  out.kind = kind;
  out.module = 4;
  out.weeks = std::move(weeks);
  return out;
}

Deliverable deliverable(const char* key, std::vector<Due> dues) {
  Deliverable out;
  out.key = key;
  out.title = key;
  out.module = 4;
  out.dues = std::move(dues);
  return out;
}

Due due(std::optional<int> week, std::optional<Weekday> weekday = {}, std::optional<std::string> time = {},
        std::optional<std::string> relative = {}) {
  return {{}, week, weekday, std::move(time), std::move(relative), "the page's words"};
}

Schedule of(const std::vector<Session>& sessions, const Frame& frame = summer(),
            const std::vector<Deliverable>& deliverables = {}, const std::vector<Guide>& guides = {}) {
  return schedule::resolve({sessions, deliverables, guides}, frame);
}

Dated only(const Schedule& schedule) {
  REQUIRE(schedule.dated.size() == 1);
  return schedule.dated.front();
}

}  // namespace

TEST_CASE("SC1: a session keeps its hour on the wall when clocks change") {
  Session weekly = session("circle", SessionKind::group, {});
  weekly.every = "week";
  weekly.weekday = Weekday::wednesday;
  weekly.time = "13:00";
  weekly.minutes = 30;
  Frame autumn = summer();
  autumn.first_day = day("2026-10-12");  // clocks are put back on 1 November
  const Schedule dates = of({weekly}, autumn);
  REQUIRE(dates.dated.size() == 6);
  CHECK(dates.dated[2].starts_at.text() == "2026-10-28T19:00:00Z");
  CHECK(dates.dated[3].starts_at.text() == "2026-11-04T20:00:00Z");
  CHECK(dates.dated[3].ends_at.text() == "2026-11-04T20:30:00Z");
  for (const Dated& one : dates.dated) {
    CHECK(one.starts.minute == 13 * 60);
    CHECK_FALSE(one.assumed.any());
  }
}

TEST_CASE("SC2: what a page leaves open is the school's default for the kind, and is marked so") {
  const Dated open = only(of({session("talk", SessionKind::panel, {3})}));
  CHECK(open.starts_at.text() == "2026-06-18T21:00:00Z");  // Thursday of week 3, 15:00 in Denver
  CHECK(open.ends_at.text() == "2026-06-18T22:00:00Z");
  CHECK(open.assumed == schedule::Assumed{true, true, true});

  Session half = session("talk", SessionKind::panel, {3});
  half.weekday = Weekday::monday;
  half.part_of_day = "afternoon";
  half.minutes = 45;
  const Dated part = only(of({half}));
  CHECK(part.starts == calendar::Local{day("2026-06-15"), 13 * 60});
  CHECK(part.ends == calendar::Local{day("2026-06-15"), 13 * 60 + 45});
  CHECK(part.assumed == schedule::Assumed{false, true, false});
}

TEST_CASE("SC2: the page's own words stand, and nothing lasts past midnight") {
  Session late = session("late", SessionKind::event, {1});
  late.weekday = Weekday::saturday;
  late.time = "23:30";
  late.minutes = 90;
  const Dated it = only(of({late}));
  CHECK(it.starts == calendar::Local{day("2026-06-06"), 23 * 60 + 30});
  CHECK(it.ends.day == it.starts.day);
  CHECK(it.ends.minute > it.starts.minute);
}

TEST_CASE("SC3: a session on a holiday does not take place, a due date moves to the next day of school") {
  Frame frame = summer();
  frame.closed = {{day("2026-06-19"), day("2026-06-19"), "Juneteenth"}};
  Session friday = session("spike", SessionKind::community_event, {3});
  friday.weekday = Weekday::friday;
  const Schedule dates =
      of({friday}, frame, {deliverable("plan", {due(3, Weekday::friday, "17:00"), due(4, Weekday::friday, "17:00")})});
  REQUIRE(dates.dated.size() == 3);
  CHECK(dates.dated[0].key == "session:spike");
  CHECK(dates.dated[0].closed == "Juneteenth");
  CHECK(dates.dated[1].starts == calendar::Local{day("2026-06-22"), 17 * 60});  // over the weekend
  CHECK(dates.dated[1].moved_from == day("2026-06-19"));
  CHECK(dates.dated[1].week == 3);
  CHECK_FALSE(dates.dated[2].moved_from);
}

TEST_CASE("SC4: due dates by week, weekday and time; what is missing is end of week, end of day") {
  const auto when = [](const Due& date) { return only(of({}, summer(), {deliverable("d", {date})})); };
  CHECK(when(due(5)).starts_at.text() == "2026-07-04T05:59:00Z");  // Friday 2026-07-03, 23:59 in Denver
  CHECK(when(due(5)).assumed == schedule::Assumed{true, true, false});
  CHECK(when(due(5, Weekday::monday, "09:00")).starts_at.text() == "2026-06-29T15:00:00Z");
  CHECK_FALSE(when(due(5, Weekday::monday, "09:00")).assumed.any());
  CHECK(when(due(6, Weekday::wednesday, "end of day")).starts == calendar::Local{day("2026-07-08"), 23 * 60 + 59});
  CHECK_FALSE(when(due(6, Weekday::wednesday, "end of day")).assumed.any());
  CHECK(when(due({}, Weekday::saturday, "17:00", "before-module")).starts ==
        calendar::Local{day("2026-05-30"), 17 * 60});
  CHECK(when(due({}, {}, {}, "intermission")).starts == calendar::Local{day("2026-05-30"), 23 * 60 + 59});
  CHECK(when(due({}, {}, {}, "intermission")).week == 0);
  CHECK(when(due({}, {}, {}, "end-of-module")).starts.day == day("2026-07-10"));
  CHECK(when(due(5)).need == Need::due);
  CHECK(when(due(5)).ends_at == when(due(5)).starts_at);
}

TEST_CASE("SC4: stages of a deliverable are dates of their own, with keys that stay") {
  Due draft = due(2, Weekday::friday), final_one = due(5, Weekday::wednesday);
  draft.stage = "Feedback";
  final_one.stage = "final";
  const Schedule dates = of({}, summer(), {deliverable("resume", {draft, final_one, due(6)})});
  REQUIRE(dates.dated.size() == 3);
  CHECK(dates.dated[0].key == "due:resume:feedback");
  CHECK(dates.dated[0].title == "resume: Feedback");
  CHECK(dates.dated[1].key == "due:resume:final");
  CHECK(dates.dated[2].key == "due:resume:final+");
}

TEST_CASE("SC5: lessons and readings are open for their week, work time is protected") {
  const Dated lesson = only(of({session("lesson", SessionKind::lesson, {2})}));
  CHECK(lesson.need == Need::own_pace);
  CHECK(lesson.starts == calendar::Local{day("2026-06-08"), 0});
  CHECK(lesson.ends == calendar::Local{day("2026-06-12"), 23 * 60 + 59});
  CHECK(only(of({session("focus", SessionKind::work_time, {2})})).need == Need::work_time);
  CHECK(only(of({session("door", SessionKind::office_hours, {2})})).need == Need::optional);
  Session offered = session("calm", SessionKind::community_event, {2});
  offered.optional = true;
  CHECK(only(of({offered})).need == Need::optional);
  CHECK(only(of({session("circle", SessionKind::group, {2})})).need == Need::required);
}

TEST_CASE("SC5: an optional session that is offered in given weeks is offered in each of them") {
  Session offered = session("calm", SessionKind::community_event, {2, 4});
  offered.optional = true;
  const Schedule dates = of({offered});
  REQUIRE(dates.dated.size() == 2);
  CHECK(dates.dated[0].key == "session:calm:2");
  CHECK(dates.dated[0].starts.day == day("2026-06-12"));
  CHECK(dates.dated[1].starts.day == day("2026-06-26"));
}

TEST_CASE("SC5: every day is every day of school") {
  Session daily = session("stand-up", SessionKind::session, {1});
  daily.every = "day";
  daily.time = "09:00";
  const Schedule dates = of({daily});
  REQUIRE(dates.dated.size() == 5);
  CHECK(dates.dated[0].key == "session:stand-up:1:monday");
  CHECK(dates.dated[4].starts == calendar::Local{day("2026-06-05"), 9 * 60});
  CHECK_FALSE(dates.dated[0].assumed.weekday);
}

TEST_CASE("SC6: another module's and another track's are left out; what holds for all gives way to the module's own") {
  Session other_module = session("m3", SessionKind::session, {1});
  other_module.module = 3;
  Session front = session("front", SessionKind::session, {1}), back = session("back", SessionKind::session, {1});
  front.tracks = {"Front end"};
  back.tracks = {"front end", "BACK END"};
  CHECK(only(of({other_module, front, back})).item == "back");

  Session common = session("circles", SessionKind::group, {});
  common.module.reset();
  common.every = "week";
  common.weekday = Weekday::wednesday;
  common.time = "13:00";
  Session own = common;
  own.key = "circles-4";
  own.module = 4;
  own.every.reset();
  own.weeks = {1, 2};
  const Schedule dates = of({common, own});
  REQUIRE(dates.dated.size() == 6);
  CHECK(dates.dated[0].item == "circles-4");
  CHECK(dates.dated[1].item == "circles-4");
  CHECK(dates.dated[2].item == "circles");
}

TEST_CASE("SC7: a discussion has the guide of its week, and one without a session makes its own") {
  Session homeroom = session("homeroom", SessionKind::group, {1});
  homeroom.title = "Homeroom groups";
  Session mixed = session("mixed", SessionKind::group, {1});
  mixed.title = "Cross-cohort groups";
  Guide first, second;
  first.key = "first";
  first.group = "cross-cohort";
  first.weeks = {1};
  second.key = "second";
  second.title = "Looking back";
  second.group = "homeroom";
  second.module = 4;
  second.minutes = 30;
  second.weeks = {1, 2, 9};
  const Schedule dates = of({homeroom, mixed}, summer(), {}, {first, second});
  REQUIRE(dates.dated.size() == 3);
  CHECK(dates.dated[0].guide == "second");
  CHECK(dates.dated[1].guide == "first");
  CHECK(dates.dated[2].title == "Looking back");
  CHECK(dates.dated[2].guide == "second");
  CHECK(dates.dated[2].week == 2);
  CHECK(dates.dated[2].ends.minute - dates.dated[2].starts.minute == 30);
}

TEST_CASE("SC8: what has no week is listed with the reason, and nothing is made up") {
  const Schedule dates =
      of({session("some day", SessionKind::workshop, {}), session("week 9", SessionKind::workshop, {9})}, summer(),
         {deliverable("vague", {due({}, Weekday::friday, {}, "this-week")}), deliverable("none", {}),
          deliverable("late", {due(9)})});
  CHECK(dates.dated.empty());
  REQUIRE(dates.undated.size() == 5);
  CHECK(dates.undated[0].why == "Its page names no week.");
  CHECK(dates.undated[1].why == "It is planned for week 9, and the run has only 6 weeks.");
  CHECK(dates.undated[2].why == "Its page says only \"the page's words\".");
}

TEST_CASE("schedule: whatever an edition says, dates lie in their week, keep their hour and have keys of their own") {
  std::mt19937 chance(7);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(chance); };
  const char* const zones[] = {"America/Denver", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"};
  for (int round = 0; round < 300; ++round) {
    Frame frame = summer();
    frame.zone = zones[pick(0, 3)];
    frame.first_day = day("2026-01-05").plus(7 * pick(0, 100));
    frame.weeks = pick(1, 9);
    for (int i = pick(0, 3); i > 0; --i) {
      const Day first = frame.first_day.plus(pick(0, 60));
      frame.closed.push_back({first, first.plus(pick(0, 6)), "Holiday"});
    }
    std::vector<Session> sessions;
    for (int i = 0; i < 8; ++i) {
      Session one = session("s", static_cast<SessionKind>(pick(0, 13)), {});
      one.key += std::to_string(i);
      for (int week = 1; week < 8; ++week)
        if (pick(0, 2) == 0) one.weeks.push_back(week);
      if (pick(0, 1)) one.weekday = static_cast<Weekday>(pick(1, 7));
      if (pick(0, 1)) one.time = std::string(pick(0, 1) ? "02" : "13") + (pick(0, 1) ? ":30" : ":00");
      if (pick(0, 1)) one.minutes = pick(1, 300);
      if (pick(0, 3) == 0) one.every = pick(0, 1) ? "week" : "day";
      sessions.push_back(std::move(one));
    }
    std::vector<Deliverable> deliverables;
    for (int i = 0; i < 4; ++i)
      deliverables.push_back(deliverable(("d" + std::to_string(i)).c_str(), {due(pick(1, 9), {}, "02:30"), due(2)}));
    const Schedule dates = of(sessions, frame, deliverables);
    CHECK(dates == of(sessions, frame, deliverables));
    std::set<std::string> keys;
    for (const Dated& one : dates.dated) {
      CHECK(keys.insert(one.key).second);
      const Day monday = frame.first_day.plus(7 * (one.week - 1));
      const Day planned = one.moved_from.value_or(one.need == Need::own_pace ? one.ends.day : one.starts.day);
      CHECK(planned >= monday);
      CHECK(planned <= monday.plus(6));
      CHECK(one.ends_at >= one.starts_at);
      CHECK(one.starts_at == calendar::moment_of(one.starts, frame.zone));
      if (calendar::local_of(one.starts_at, frame.zone) != one.starts) {
        CHECK(one.starts.minute / 60 == 2);  // an hour that clocks skip
      }
      for (const schedule::Closed& closed : frame.closed)
        if (closed.first <= one.ends.day && one.ends.day <= closed.last) CHECK(one.closed);
    }
    CHECK(std::ranges::is_sorted(dates.dated, {}, &Dated::starts_at));
  }
}
