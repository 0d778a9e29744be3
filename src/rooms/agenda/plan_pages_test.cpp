#include "rooms/agenda/test_agenda_pages.h"

using namespace agenda;

TEST_CASE("calendar: an item has the viewer's day beside the viewer's hour, where it is another one") {
  const Visited at;
  const std::string zoe = at.there.write([&](db::Transaction& tx) {
    const std::string id = people::add(tx, {.name = "Zoe", .zone = "Europe/Berlin", .roles = {{Role::student}}}, {},
                                       at.there.now, at.there.random)
                               .value()
                               .text();
    REQUIRE(cohorts::enrol(tx, {id, at.run, timetable::day("2026-08-24")}, at.deed()));
    return id;
  });
  const Answer list = at.get(zoe, "/timetable", {}, {{"view", "list"}});
  CHECK(list.has("in Berlin"));
  CHECK(list.has("07:59 in Berlin, "));
}

TEST_CASE("agenda's pages: an administrator changes the school's defaults, staff read them") {
  const Visited at;
  const Path panel{{"default", "panel"}};
  CHECK(at.get(at.kim, "/timetable/defaults").has("Thursday, 15:00, 60 minutes"));
  CHECK_FALSE(at.get(at.kim, "/timetable/defaults").has("/timetable/defaults/panel"));
  CHECK(at.get(at.ada, "/timetable/defaults").status == 404);
  CHECK(at.get(at.kim, "/timetable/defaults/:default", panel).status == 404);
  const char* const one = "/timetable/defaults/:default";
  CHECK(at.get(at.admin, one, {{"default", "tea"}}).status == 404);
  CHECK(at.post(at.admin, one, {{"default", "tea"}}, {}).status == 404);
  const Answer refused = at.post(at.admin, one, panel, {{"weekday", "monday"}, {"minute", "25:00"}});
  CHECK(refused.status == 422);
  CHECK(refused.has("a time such as 13:30"));
  const Form monday{{"weekday", "monday"}, {"minute", "09:15"}, {"minutes", "45"}};
  CHECK(at.post(at.admin, one, panel, monday).location == "/timetable/defaults");
  CHECK(at.get(at.admin, "/timetable/defaults").has("Monday, 09:15, 45 minutes"));
  const Answer shown = at.get(at.admin, one, panel);
  CHECK(shown.has("from the start"));
  CHECK(shown.has("by Ana Admin"));
}

TEST_CASE("agenda's pages: a plan makes runs and dates, and shows what another edition changes before it does") {
  const Visited at;
  const Path of_later{{"cohort", at.later}}, of_cohort{{"cohort", at.cohort}};
  const Form wrong{{"term_id", at.next_term}, {"module", "4"}, {"first_day", "2026-10-13"}, {"weeks", "6"}};
  const Answer refused = at.post(at.admin, "/timetable/cohorts/:cohort/runs", of_later, wrong);
  CHECK(refused.status == 422);
  CHECK(refused.has("Weeks begin on a Monday"));
  const Form right{{"term_id", at.next_term}, {"module", "4"}, {"first_day", "2026-10-12"}, {"weeks", "6"}};
  CHECK(at.post(at.admin, "/timetable/cohorts/:cohort/runs", of_later, right).status == 303);
  CHECK(at.get(at.kim, "/timetable/cohorts/:cohort/plan", of_cohort).has("Its page names no week."));

  const Path run{{"run", at.run}};
  const Form date{{"title", "Visit"},    {"kind", "event"}, {"need", "optional"},
                  {"day", "2026-09-10"}, {"time", "10:00"}, {"minutes", "45"}};
  CHECK(at.post(at.kim, "/timetable/runs/:run/dates", run, date).status == 303);
  CHECK(at.post(at.kim, "/timetable/runs/:run/dates", run, {{"title", "Visit"}}).status == 422);
  CHECK(at.get(at.ada, "/timetable", {}, {{"from", "2026-09-10"}}).has("Visit"));

  const Answer shown = at.get(at.admin, "/timetable/cohorts/:cohort/edition", of_cohort, {{"edition", "2"}});
  CHECK(shown.has("3 dates change for 2 students"));
  CHECK(shown.has("Practice"));
  CHECK(shown.has("/curriculum/editions/2/changes?since=1"));
  const char* const take = "/timetable/cohorts/:cohort/edition";
  CHECK(at.post(at.admin, take, of_cohort, {{"edition", "2"}, {"why", ""}}).status == 422);
  CHECK(at.post(at.admin, take, of_cohort, {{"edition", "9"}, {"why", "x"}}).status == 404);
  CHECK(at.post(at.admin, take, of_cohort, {{"edition", "2"}, {"why", "Better."}}).status == 303);
  CHECK(at.get(at.admin, take, of_cohort).has("follows edition 2"));
}

TEST_CASE("T11: a holiday after the fact shows what moves, and then moves that alone") {
  const Visited at;
  const Path its{{"term", at.term}};
  const char* const page = "/timetable/terms/:term";
  const Form tenth{{"name", "Harvest <b>"}, {"first_day", "2026-09-10"}, {"last_day", ""}};
  const Answer shown = at.get(at.admin, page, its, tenth);
  CHECK(shown.has("1 date changes for 2 students"));
  CHECK(shown.has("2608BE. Does not take place on"));
  CHECK(shown.has("Add Harvest &lt;b&gt;"));
  CHECK_FALSE(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Panel", 3).cancelled; }));
  CHECK(at.get(at.admin, page, its, {{"name", "X"}, {"first_day", "2027-09-10"}}).status == 422);
  CHECK(at.get(at.admin, page, its, {{"without", "none"}}).status == 404);
  const char* const holidays = "/timetable/terms/:term/holidays";
  CHECK(at.post(at.admin, holidays, its, {{"name", ""}, {"first_day", "2026-09-10"}}).status == 422);
  CHECK(at.post(at.admin, holidays, its, tenth).status == 303);
  CHECK(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Panel", 3).cancelled; }) == "Harvest <b>");
  std::string id;
  at.there.read([&](db::Transaction& tx) {
    for (const cohorts::Holiday& one : cohorts::holidays(tx))
      if (one.name == "Harvest <b>") id = one.id;
  });
  CHECK(at.get(at.admin, page, its, {{"without", id}}).has("Takes place on"));
  const char* const end = "/timetable/terms/:term/holidays/:holiday/end";
  CHECK(at.post(at.admin, end, {{"term", at.next_term}, {"holiday", id}}, {}).status == 404);
  CHECK(at.post(at.admin, end, {{"term", at.term}, {"holiday", id}}, {}).status == 303);
  CHECK_FALSE(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Panel", 3).cancelled; }));
  CHECK(at.post(at.admin, end, {{"term", at.term}, {"holiday", id}}, {}).status == 404);
  CHECK(
      at.get(at.admin, "/timetable/occurrences/:occurrence", {{"occurrence", at.id_of("Panel", 3)}}).has("Dated anew"));
}

TEST_CASE("AG9: whoever shifts dates in bulk is told how many students are told, and why goes along") {
  Visited at;
  std::vector<std::string> whys;
  at.tell_of_shift = [&](web::Visit&, const timetable::EditionMove& move, const std::string& why) -> Result<int> {
    whys.push_back(why + " " + std::to_string(move.differences.empty() ? 0 : 1));
    return 2;
  };
  const char* const holidays = "/timetable/terms/:term/holidays";
  const Form tenth{{"name", "Harvest"}, {"first_day", "2026-09-10"}, {"last_day", ""}};
  CHECK(at.post(at.admin, holidays, {{"term", at.term}}, tenth).said.ends_with("2 students are told by mail."));
  CHECK(at.post(at.kim, "/timetable/cohorts/:cohort/edition", {{"cohort", at.cohort}},
                {{"edition", "2"}, {"why", "A better panel."}})
            .status == 303);
  CHECK(whys == std::vector<std::string>{"Harvest is a holiday. 1", "A better panel. 1"});
}

TEST_CASE("timetable's pages: a term is changed, and refused where its runs would not fit") {
  const Visited at;
  const Path its{{"term", at.term}};
  const char* const page = "/timetable/terms/:term";
  const auto form = [](const char* first, const char* weeks) {
    return Form{{"name", "Autumn"}, {"first_day", first}, {"weeks", weeks}, {"intermission_weeks", "1"}};
  };
  CHECK(at.post(at.admin, page, its, form("", "6")).has("Please give a day."));
  CHECK(at.post(at.admin, page, its, form("2026-08-31", "6")).has("begins on Mon 24 Aug 2026 already"));
  CHECK(at.post(at.admin, page, its, form("2026-08-24", "5")).has("goes on until"));
  CHECK(at.post(at.kim, page, its, form("2026-08-24", "7")).status == 404);
  CHECK(at.post(at.admin, page, its, form("2026-08-24", "7")).status == 303);
  CHECK(at.get(at.admin, page, its).has("Autumn"));
}

TEST_CASE("T14: before a holiday is made its page names what staff put on the day, with what will hold") {
  const Visited at;
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::move(tx, at.titled(tx, "Workshop", 4).id, moment("2026-09-10T15:00:00Z"),
                            moment("2026-09-10T16:00:00Z"), "x", at.by(at.kim)));
    REQUIRE(timetable::add(
        tx, at.run,
        {.title = "Visit <b>", .starts_at = moment("2026-09-10T17:00:00Z"), .ends_at = moment("2026-09-10T18:00:00Z")},
        at.school, at.by(at.kim)));
  });
  const Answer shown = at.get(at.admin, "/timetable/terms/:term", {{"term", at.term}},
                              {{"name", "Harvest"}, {"first_day", "2026-09-10"}});
  CHECK(shown.has("1 date changes for 2 students"));
  CHECK(shown.has("2 dates stay on the holiday all the same"));
  CHECK(shown.has("2608BE. Takes place on Thu 10 Sep 2026, 09:00 to 10:00. Staff moved it there."));
  CHECK(shown.has("Visit &lt;b&gt;"));
  CHECK(shown.has("11:00 to 12:00. Staff added it."));
}

TEST_CASE("T14: moving a session off a holiday says that it takes place; what staff cancelled stays so, and says so") {
  const Visited at;
  const char* const move = "/timetable/occurrences/:occurrence/move";
  const Path closed{{"occurrence", at.id_of("Career exploration", 3)}}, panel{{"occurrence", at.id_of("Panel", 3)}};
  const Form tuesday{{"day", "2026-09-08"}, {"time", "16:00"}, {"minutes", "60"}, {"why", "Free."}};
  CHECK(at.post(at.kim, move, closed, at.seen("Career exploration", 3, tuesday)).said.starts_with("It was moved. "));
  CHECK_FALSE(at.get(at.ada, "/timetable/occurrences/:occurrence", closed).has("Cancelled"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::cancel(tx, at.titled(tx, "Panel", 3).id, "Ill.", at.by(at.kim)));
  });
  CHECK(at.post(at.kim, move, panel, at.seen("Panel", 3, tuesday))
            .said.starts_with("It was moved, and is cancelled still: Ill."));
}

TEST_CASE(
    "T17: a run ahead gets other days, shown before with what staff changed; it is taken out when nobody is in it") {
  const Visited at;
  std::string ahead, talk;
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::pin(tx, at.later, at.first_edition, "The same.", at.by(at.kim)));
    ahead = timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.by(at.kim))->id;
    for (const auto& one : timetable::calendar_of_cohort(tx, at.later, timetable::moment("2026-10-01T00:00:00Z"),
                                                         timetable::moment("2026-12-01T00:00:00Z")))
      if (one.title == "Negotiations") talk = one.id;
    REQUIRE(timetable::move(tx, talk, timetable::moment("2026-10-14T19:00:00Z"),
                            timetable::moment("2026-10-14T20:00:00Z"), "A clash.", at.by(at.kim)));
  });
  const Path run{{"run", ahead}}, begun{{"run", at.run}}, cohort{{"cohort", at.later}};
  const char* const days = "/timetable/runs/:run/days";
  const char* const out = "/timetable/runs/:run/out";
  CHECK(at.get(at.admin, "/timetable/cohorts/:cohort/plan", cohort).has("Change the days of module 4, or take it out"));
  CHECK_FALSE(at.get(at.admin, "/timetable/cohorts/:cohort/plan", {{"cohort", at.cohort}}).has("or take it out"));
  CHECK(at.get(at.ada, days, run).status == 404);
  CHECK(at.get(at.admin, days, begun).has("This run has begun"));
  CHECK(at.get(at.admin, days, {{"run", "none"}}).status == 404);
  CHECK(at.get(at.admin, days, run).has("value=\"2026-10-12\""));
  CHECK(at.get(at.admin, days, run, {{"first_day", "2026-10-20"}, {"weeks", "5"}}).has("Weeks begin on a Monday"));
  const Form wanted{{"first_day", "2026-10-19"}, {"weeks", "5"}};
  const Answer shown = at.get(at.admin, days, run, wanted);
  CHECK(shown.status == 200);
  CHECK(shown.has("Staff had put it there, or cancelled it: that goes."));
  CHECK(shown.has("Give it these days"));
  CHECK(at.post(at.admin, days, run, {{"first_day", "soon"}, {"weeks", "5"}}).status == 422);
  CHECK(at.post(at.admin, days, begun, wanted).status == 422);
  CHECK(at.post(at.admin, days, run, wanted).location == "/timetable/cohorts/" + at.later + "/plan");
  const Answer after = at.get(at.admin, "/timetable/occurrences/:occurrence", {{"occurrence", talk}});
  CHECK(after.has("20 Oct"));
  CHECK(after.has("Back to what is planned"));

  const std::string enrolment = at.there.write(
      [&](db::Transaction& tx) { return cohorts::enrol(tx, {at.kim, ahead, day("2026-10-19")}, at.by(at.kim))->id; });
  CHECK(at.post(at.admin, out, run, {}).has("1 student is enrolled in it"));
  at.there.write(
      [&](db::Transaction& tx) { REQUIRE(cohorts::void_enrolment(tx, enrolment, "A slip.", at.by(at.kim))); });
  CHECK(at.post(at.admin, out, run, {}).status == 303);
  CHECK(at.get(at.admin, days, run).status == 404);
}
