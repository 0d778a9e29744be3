#include "rooms/agenda/agenda_pages.h"

#include "rooms/agenda/test_agenda.h"
#include "rooms/attendance/attendance_pages.h"
#include "rooms/people/people.h"
#include "rooms/test_pages.h"
#include "rooms/timetable/timetable_pages.h"

using namespace agenda;

using rooms::Answer;
using rooms::Form;
using rooms::Path;

namespace {

struct Visited : TestTimetable {
  Visited() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      admin = people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, there.now,
                             there.random)
                  .value()
                  .text();
      for (const auto& [who, role] : {std::pair{ada, Role::student}, {ben, Role::student}, {kim, Role::specialist}})
        REQUIRE(people::grant(tx, *PersonId::read(who), {role}, {}, there.now, there.random));
      REQUIRE(cohorts::assign(tx, {kim, cohort, {}, {}, day("2026-08-24")}, deed()));
    });
  }

  Answer ask(const std::string& who, web::Method method, std::string_view pattern, const Path& path, const Form& query,
             const Form& form) const {
    web::Routes all = routes({.address = "https://school.example", .may_join_team = may_join_team});
    for (const web::Routes& more : {attendance::routes(), timetable::routes({.tell_of_shift = tell_of_shift})})
      all.insert(all.end(), more.begin(), more.end());
    return rooms::ask(there, all,
                      [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
                      {.method = method, .pattern = pattern, .path = path, .query = query, .form = form});
  }
  Answer get(const std::string& who, std::string_view pattern, const Path& path = {}, const Form& query = {}) const {
    return ask(who, web::Method::get, pattern, path, query, {});
  }
  Answer post(const std::string& who, std::string_view pattern, const Path& path, const Form& form) const {
    return ask(who, web::Method::post, pattern, path, {}, form);
  }
  // The form as the page has it now, with what it saw.
  Form seen(std::string_view title, int week, Form form) const {
    const int changes = there.read([&](db::Transaction& tx) { return titled(tx, title, week).changes; });
    form.emplace_back("changes", std::to_string(changes));
    return form;
  }
  PersonId with(const char* name, const people::RoleGrant& role) const {
    return there.write([&](db::Transaction& tx) {
      return people::add(tx, {.name = name, .roles = {role}}, {}, there.now, there.random).value();
    });
  }
  std::string id_of(std::string_view title, int week) const {
    return there.read([&](db::Transaction& tx) { return titled(tx, title, week).id; });
  }

  std::string admin;
  decltype(PageSettings::may_join_team) may_join_team = {};
  decltype(timetable::PageSettings::tell_of_shift) tell_of_shift = {};
};

}  // namespace

TEST_CASE("agenda's pages: a student sees their week, month and list; staff see their cohorts'") {
  const Visited at;
  for (const char* view : {"week", "month", "list"}) {
    INFO(view);
    const Form query{{"view", view}, {"from", "2026-09-01"}};
    const Answer mine = at.get(at.ada, "/timetable", {}, query);
    CHECK(mine.status == 200);
    CHECK(mine.has("Homeroom"));
    CHECK_FALSE(mine.has("Team notes"));
    CHECK(at.get(at.kim, "/timetable", {}, query).has("Team notes"));
    CHECK(at.get(at.kim, "/timetable/cohorts/:cohort", {{"cohort", at.cohort}}, query).has("Team notes"));
  }
  CHECK(at.get(at.ada, "/timetable", {}, {{"view", "x"}, {"from", "yesterday"}}).status == 200);
  CHECK(at.get(at.ada, "/timetable/cohorts/:cohort", {{"cohort", at.cohort}}).status == 404);
  CHECK(at.get(at.kim, "/timetable/cohorts/:cohort", {{"cohort", "none"}}).status == 404);
}

TEST_CASE("agenda's pages: what a specialist's cohorts have at the same hour is one entry with a link for each") {
  const Visited at;
  std::vector<std::string> ids;
  at.there.write([&](db::Transaction& tx) {
    for (const char* name : {"2608FE", "2608QA", "2608PM", "2608DS"}) {
      const std::string id = cohorts::add_cohort(tx, {name, at.track, at.term, at.first_edition}, at.deed()).value().id;
      REQUIRE(make_run(tx, {id, at.term, 4, day("2026-08-24"), 6}, at.school, at.deed()));
      REQUIRE(cohorts::assign(tx, {at.kim, id, {}, {}, day("2026-08-24")}, at.deed()));
      for (const auto& one :
           timetable::calendar_of_cohort(tx, id, moment("2026-08-01T00:00:00Z"), moment("2026-12-01T00:00:00Z")))
        if (one.title == "Homeroom" && one.week == 2) ids.push_back(one.id);
    }
    ids.push_back(at.titled(tx, "Homeroom", 2).id);
    REQUIRE(timetable::cancel(tx, ids[0], "Storm", at.deed()));
  });
  for (const char* view : {"week", "month", "list"}) {
    INFO(view);
    const Answer page = at.get(at.kim, "/timetable", {}, {{"view", view}, {"from", "2026-09-02"}});
    for (const std::string& id : ids) CHECK(page.has("/timetable/occurrences/" + id));
    for (const char* name : {"2608FE", "2608QA", "2608PM", "2608DS", "2608BE"}) CHECK(page.has(name));
    // The cancelled one stands alone, with its cohort's name.
    CHECK(page.has("<s><a href=\"/timetable/occurrences/" + ids[0] + "\">Homeroom</a></s>"));
    CHECK(page.has("<a href=\"/timetable/occurrences/" + ids[1] +
                   "\"><span class=\"visually-hidden\">Homeroom, </span>2608QA</a>"));
    CHECK_FALSE(page.has("week-more"));
  }
}

TEST_CASE("agenda's pages: a specialist who begins in mid-week has the week, the month and the feed from then on") {
  const Visited at;
  const std::string ivo = at.there.person("Ivo").text();
  const std::string secret = at.there.write([&](db::Transaction& tx) {
    REQUIRE(people::grant(tx, *PersonId::read(ivo), {Role::specialist}, {}, at.there.now, at.there.random));
    REQUIRE(cohorts::assign(tx, {ivo, at.cohort, {}, {}, day("2026-09-03")}, at.deed()));
    return make_feed(tx, at.by(ivo));
  });
  for (const char* view : {"week", "month"}) {
    INFO(view);
    const Answer mine = at.get(ivo, "/timetable", {}, {{"view", view}, {"from", "2026-09-03"}});
    CHECK(mine.has("Team notes"));
    CHECK_FALSE(mine.has(at.id_of("Homeroom", 2)));  // on the day before
  }
  const Answer feed = at.get(ivo, "/timetable/feeds/:secret", {{"secret", secret + ".ics"}});
  CHECK(feed.status == 200);
  CHECK(feed.has(at.id_of("Team notes", 2)));
  CHECK_FALSE(feed.has(at.id_of("Homeroom", 2)));
}

TEST_CASE("agenda's pages: what is not one's own is not there") {
  const Visited at;
  const std::string notes = at.id_of("Team notes", 2), panel = at.id_of("Panel", 3);
  const std::string other = at.there.person("Other").text();
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", {{"occurrence", panel}}).status == 200);
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", {{"occurrence", notes}}).status == 404);
  CHECK(at.get(other, "/timetable/occurrences/:occurrence", {{"occurrence", panel}}).status == 404);
  CHECK(at.get(at.kim, "/timetable/occurrences/:occurrence", {{"occurrence", notes}}).status == 200);
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/cancel", {{"occurrence", panel}}, {{"why", "x"}}).status ==
        404);
}

TEST_CASE("agenda's pages: a specialist moves a session, and the student's calendar shows it") {
  const Visited at;
  const std::string id = at.id_of("Workshop", 4);
  const Path it{{"occurrence", id}};
  const char* const move = "/timetable/occurrences/:occurrence/move";
  const auto form = [](const char* day, const char* time, const char* why) {
    return Form{{"day", day}, {"time", time}, {"minutes", "90"}, {"why", why}, {"changes", "0"}};
  };
  const Answer refused = at.post(at.kim, move, it, form("2026-09-16", "25:00", "The room <b>is</b> taken."));
  CHECK(refused.status == 422);
  CHECK(refused.has("Please give a time such as 13:30."));
  CHECK(refused.has("The room &lt;b&gt;is&lt;/b&gt; taken."));  // what was typed stays
  CHECK(at.post(at.kim, move, it, form("2026-09-16", "10:00", "")).has("Please write something here."));
  const Answer moved = at.post(at.kim, move, it, form("2026-09-16", "10:00", "The room is taken."));
  CHECK(moved.status == 303);
  CHECK(moved.location == "/timetable/occurrences/" + id);
  const Answer week = at.get(at.ada, "/timetable", {}, {{"from", "2026-09-16"}});
  CHECK(week.has("Workshop"));
  CHECK(week.has("10:00"));
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", it).has("Moved from"));
  CHECK(at.get(at.kim, "/timetable/occurrences/:occurrence", it).has("The room is taken."));
}

TEST_CASE("T12: nothing is put at a time that there is not, outside its module run, or for no time at all") {
  const Visited at;
  const Path workshop{{"occurrence", at.id_of("Workshop", 4)}}, plan{{"occurrence", at.id_of("Plan: final", 5)}};
  const char* const move = "/timetable/occurrences/:occurrence/move";
  const auto form = [](const char* day, const char* time, const char* minutes) {
    return Form{{"day", day},     {"time", time},  {"minutes", minutes}, {"why", "The room <b>is</b> taken."},
                {"anyway", "on"}, {"changes", "0"}};
  };
  const Answer skipped = at.post(at.kim, move, workshop, form("2027-03-14", "02:30", "60"));
  CHECK(skipped.status == 422);
  CHECK(skipped.has("Clocks skip 02:30 on that day"));
  CHECK(skipped.has("The room &lt;b&gt;is&lt;/b&gt; taken."));
  for (const char* day : {"2020-01-06", "2026-08-23", "2026-10-05"}) {
    INFO(day);
    const Answer outside = at.post(at.kim, move, workshop, form(day, "10:00", "60"));
    CHECK(outside.status == 422);
    CHECK(outside.has("Its module run lasts from Mon 24 Aug 2026 to Sun 4 Oct 2026"));
  }
  const Answer endless = at.post(at.kim, move, workshop, form("2026-09-16", "10:00", "0"));
  CHECK(endless.status == 422);
  CHECK(endless.has("Only a due date has no length"));
  CHECK(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Workshop", 4).changes; }) == 0);
  CHECK(at.post(at.kim, move, plan, form("2026-10-02", "10:00", "0")).status == 303);
  for (const char* day : {"2026-08-24", "2026-10-04"}) {
    INFO(day);
    const std::string changes = day[6] == '8' ? "0" : "1";
    CHECK(at.post(at.kim, move, workshop,
                  {{"day", day}, {"time", "08:00"}, {"minutes", "60"}, {"why", "Why."}, {"changes", changes}})
              .status == 303);
  }
}

TEST_CASE("T12: what is in the way is named, and staff may move it all the same") {
  const Visited at;
  const Path workshop{{"occurrence", at.id_of("Workshop", 4)}};
  const char* const move = "/timetable/occurrences/:occurrence/move";
  const auto form = [](const char* day, const char* time) {
    return Form{{"day", day}, {"time", time}, {"minutes", "60"}, {"why", "The guest <b>asked</b>."}, {"changes", "0"}};
  };
  CHECK_FALSE(at.get(at.kim, "/timetable/occurrences/:occurrence", workshop).has("Move it all the same"));
  const std::pair<Form, const char*> in_the_way[] = {
      {form("2026-09-04", "10:30"), "In the way: Focus, protected work time, Fri 4 Sep 2026, 10:00 to 11:00."},
      {form("2026-09-02", "12:30"), "In the way: Homeroom, Wed 2 Sep 2026, 13:00 to 14:00."},
      {form("2026-09-07", "10:00"), "In the way: Labor Day, a holiday."}};
  for (const auto& [wanted, says] : in_the_way) {
    INFO(says);
    const Answer refused = at.post(at.kim, move, workshop, wanted);
    CHECK(refused.status == 422);
    CHECK(refused.has(says));
    CHECK(refused.has("Move it all the same"));
    CHECK(refused.has("The guest &lt;b&gt;asked&lt;/b&gt;."));
  }
  // Beside it, over what is due, over what is for staff alone, and over what was cancelled.
  CHECK(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Workshop", 4).changes; }) == 0);
  Form anyway = form("2026-09-04", "10:30");
  anyway.emplace_back("anyway", "on");
  CHECK(at.post(at.kim, move, workshop, anyway).status == 303);
  const auto free = [&](const char* day, const char* time, const char* changes) {
    return at
        .post(at.kim, move, workshop,
              {{"day", day}, {"time", time}, {"minutes", "60"}, {"why", "Why."}, {"changes", changes}})
        .status;
  };
  CHECK(free("2026-09-04", "11:00", "1") == 303);
  CHECK(free("2026-09-03", "09:00", "2") == 303);
  const Path homeroom{{"occurrence", at.id_of("Homeroom", 2)}};
  CHECK(at.post(at.kim, "/timetable/occurrences/:occurrence/cancel", homeroom, {{"why", "Ill."}, {"changes", "0"}})
            .status == 303);
  CHECK(free("2026-09-02", "13:00", "3") == 303);

  const char* const add = "/timetable/runs/:run/dates";
  Form date{{"title", "Visit <b>"}, {"kind", "event"}, {"need", "optional"},
            {"day", "2026-09-04"},  {"time", "10:30"}, {"minutes", "45"}};
  const Answer refused = at.post(at.kim, add, {{"run", at.run}}, date);
  CHECK(refused.status == 422);
  CHECK(refused.has("In the way: Focus, protected work time"));
  CHECK(refused.has("Add it all the same"));
  CHECK(refused.has("Visit &lt;b&gt;"));
  date.emplace_back("anyway", "on");
  CHECK(at.post(at.kim, add, {{"run", at.run}}, date).status == 303);
  CHECK(at.post(at.kim, add, {{"run", at.run}},
                {{"title", "Visit"},
                 {"kind", "event"},
                 {"need", "optional"},
                 {"day", "2020-09-04"},
                 {"time", "10:30"},
                 {"minutes", "45"},
                 {"anyway", "on"}})
            .has("Its module run lasts from Mon 24 Aug 2026 to Sun 4 Oct 2026"));
}

TEST_CASE("T13: who moves a date by a form that somebody else's change made old is told, and overwrites nothing") {
  const Visited at;
  const Path workshop{{"occurrence", at.id_of("Workshop", 4)}};
  const char* const move = "/timetable/occurrences/:occurrence/move";
  const auto form = [](const char* time, const char* changes) {
    return Form{{"day", "2026-09-16"}, {"time", time}, {"minutes", "60"}, {"why", "My reason."}, {"changes", changes}};
  };
  const Answer opened = at.get(at.kim, "/timetable/occurrences/:occurrence", workshop);
  CHECK(opened.has("name=\"changes\" value=\"0\""));
  CHECK(at.post(at.kim, move, workshop, form("10:00", "0")).status == 303);
  for (const char* seen : {"0", "", "x"}) {
    INFO(seen);
    const Answer late = at.post(at.kim, move, workshop, form("15:00", seen));
    CHECK(late.status == 409);
    CHECK(late.has("Kim has changed it meanwhile: it is on Wed 16 Sep 2026, 10:00 to 11:00 now."));
    CHECK(late.has("My reason."));
    CHECK(late.has("name=\"changes\" value=\"1\""));
  }
  CHECK(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Workshop", 4).changes; }) == 1);
  CHECK(at.post(at.kim, move, workshop, form("10:00", "0")).status == 303);  // T6
  CHECK(at.post(at.kim, move, workshop, form("15:00", "1")).status == 303);
}

TEST_CASE(
    "T13: cancelling, restoring, noting and choosing by an old form overwrite nothing, and what was typed stays") {
  const Visited at;
  const Path panel{{"occurrence", at.id_of("Panel", 3)}};
  const auto late = [&](const char* deed, Form form, const char* said, const char* typed) {
    INFO(deed);
    form.emplace_back("changes", "0");
    const Answer answer = at.post(at.kim, "/timetable/occurrences/:occurrence/" + std::string(deed), panel, form);
    CHECK(answer.status == 409);
    CHECK(answer.has("Kim has changed it meanwhile: "));
    CHECK(answer.has(said));
    CHECK(answer.has(typed));
    CHECK(answer.has("name=\"changes\" value=\"1\""));
  };
  const auto annotate = "/timetable/occurrences/:occurrence/annotate";
  CHECK(at.post(at.kim, annotate, panel, {{"place", "Room 4"}, {"note", ""}, {"changes", "0"}}).status == 303);
  late("annotate", {{"place", "Room 5"}, {"note", "Bring a pen."}}, "the place is &quot;Room 4&quot; now",
       "Bring a pen.");
  late("cancel", {{"why", "My reason."}}, "it is on Thu 10 Sep 2026, 15:00 to 16:00 now", "My reason.");
  late("choose", {{"topic", "Recruiters"}, {"format", "guest"}}, "there is no topic now", "Recruiters");
  // T6: what holds already is no change.
  CHECK(at.post(at.kim, annotate, panel, {{"place", "Room 4"}, {"note", ""}, {"changes", "0"}}).status == 303);
  const auto it = at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Panel", 3); });
  CHECK(it.changes == 1);
  CHECK(it.place == "Room 4");
}

TEST_CASE("T13: who cancels what is cancelled by now keeps the reason they typed") {
  const Visited at;
  const Path panel{{"occurrence", at.id_of("Panel", 3)}};
  const char* const cancel = "/timetable/occurrences/:occurrence/cancel";
  CHECK(at.post(at.kim, cancel, panel, {{"why", "Rain."}, {"changes", "0"}}).status == 303);
  const Answer late = at.post(at.admin, cancel, panel, {{"why", "Nobody could come."}, {"changes", "0"}});
  CHECK(late.status == 409);
  CHECK(late.has("it is cancelled now (Rain.)"));
  CHECK(late.has("value=\"Nobody could come.\""));
  const char* const restore = "/timetable/occurrences/:occurrence/restore";
  CHECK(at.post(at.kim, restore, panel, {{"why", "Sun."}, {"changes", "0"}}).status == 409);
  CHECK(at.post(at.kim, restore, panel, {{"why", "Sun."}, {"changes", "1"}}).status == 303);
}

TEST_CASE("CO17: attendance, objections and notes for staff are not there for a role that is limited to others") {
  const Visited at;
  const std::string front = at.with("Fay", {Role::instructor, "Front end"}).text();
  const std::string third = at.with("Tom", {Role::lead, "", 3}).text();
  const std::string fourth = at.with("Eva", {Role::instructor, "back end", 4}).text();
  const std::string noor = at.with("Noor", {Role::specialist}).text();  // sees, but nobody assigned her
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}}, notes{{"occurrence", at.id_of("Team notes", 2)}};
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  const char* const page = "/timetable/occurrences/:occurrence";
  std::string objection;
  at.there.write([&](db::Transaction& tx) {
    const std::vector<attendance::NewNote> absent{{at.ada, attendance::State::absent, ""}};
    REQUIRE(attendance::note_attendance(tx, talk.at("occurrence"), absent, at.by(at.kim)));
    const std::string event = attendance::attendance_of_person(tx, at.ada).front().noted.id;
    REQUIRE(attendance::dispute(tx, event, "I was there.", at.by(at.ada)));
    objection = attendance::open_disputes(tx).front().id;
  });
  const char* const answer = "/timetable/objections/:objection/answer";
  const char* const share = "/timetable/runs/:run/attendance";
  for (const std::string& who : {front, third}) {
    CHECK(at.get(who, share, {{"run", at.run}}).status == 404);
    CHECK(at.get(who, page, notes).status == 404);
    CHECK(at.get(who, page, talk).status == 200);
    CHECK_FALSE(at.get(who, page, talk).has("Note attendance"));
    CHECK(at.post(who, answer, {{"objection", objection}}, {{"answer", "No."}}).status == 404);
  }
  CHECK(at.get(noor, share, {{"run", at.run}}).status == 200);
  CHECK_FALSE(at.get(noor, share, {{"run", at.run}}).has("/answer"));
  CHECK(at.get(noor, page, notes).status == 200);
  CHECK(at.post(noor, answer, {{"objection", objection}}, {{"answer", "No."}}).status == 403);
  for (const std::string& who : {front, third, noor})
    CHECK(at.post(who, note, talk, {{"state." + at.ben, "absent"}}).status == (who == noor ? 403 : 404));
  CHECK(at.get(fourth, share, {{"run", at.run}}).has("/answer"));
  CHECK(at.get(fourth, page, notes).status == 200);
  CHECK(at.get(at.admin, page, notes).status == 200);
  CHECK(at.post(fourth, note, talk, {{"state." + at.ben, "absent"}}).status == 303);
  CHECK(at.post(fourth, answer, {{"objection", objection}}, {{"answer", "No."}}).status == 303);
}

TEST_CASE("agenda's pages: what staff may change of a date has a heading in words") {
  const Visited at;
  const Answer seen = at.get(at.kim, "/timetable/occurrences/:occurrence", {{"occurrence", at.id_of("Panel", 3)}});
  CHECK(seen.has("Change it for this cohort"));
  CHECK_FALSE(seen.has("::"));
}

TEST_CASE("agenda's pages: cancel, restore, annotate and choose") {
  const Visited at;
  const Path panel{{"occurrence", at.id_of("Panel", 3)}};
  const auto deed = [&](const char* pattern, const Form& form) {
    return at.post(at.kim, pattern, panel, at.seen("Panel", 3, form)).status;
  };
  CHECK(deed("/timetable/occurrences/:occurrence/cancel", {{"why", "Nobody could come."}}) == 303);
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", panel).has("Nobody could come."));
  CHECK(deed("/timetable/occurrences/:occurrence/restore", {{"why", "They can."}}) == 303);
  CHECK(deed("/timetable/occurrences/:occurrence/annotate", {{"place", "Room 4"}, {"note", "Bring questions."}}) ==
        303);
  CHECK(deed("/timetable/occurrences/:occurrence/choose", {{"topic", "Salaries"}}) == 422);
  CHECK(deed("/timetable/occurrences/:occurrence/choose", {{"topic", "Recruiters"}, {"format", "guest"}}) == 303);
  const Answer seen = at.get(at.ada, "/timetable/occurrences/:occurrence", panel);
  for (const char* part : {"Room 4", "Bring questions.", "Recruiters", "guest"}) CHECK(seen.has(part));
}

TEST_CASE("agenda's pages: attendance is noted for all at once, seen by the student, disputed and answered") {
  const Visited at;
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}};
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "absent"}, {"state." + at.ben, "present"}}).status == 303);
  const Answer refused = at.post(at.kim, note, talk, {{"state." + at.ada, "present"}, {"why." + at.ada, ""}});
  CHECK(refused.status == 422);
  CHECK(refused.has("please say why"));
  CHECK(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", at.run}}).has("100 %"));
  CHECK(at.get(at.admin, "/timetable/runs/:run/attendance", {{"run", at.run}}).status == 404);
  CHECK(at.get(at.ada, "/timetable/attendance").has("1 session: 1 absent."));
  const std::string event =
      at.there.read([&](db::Transaction& tx) { return attendance::attendance_of_person(tx, at.ada).front().noted.id; });
  const Path about{{"note", event}};
  CHECK(at.post(at.ben, "/timetable/attendance/:note/object", about, {{"says", "Not fair."}}).status == 404);
  CHECK(at.post(at.ada, "/timetable/attendance/:note/object", about, {{"says", "I was there."}}).status == 303);
  CHECK(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", at.run}}).has("I was there."));
  const std::string objection =
      at.there.read([&](db::Transaction& tx) { return attendance::open_disputes(tx).front().id; });
  CHECK(at.post(at.kim, "/timetable/objections/:objection/answer", {{"objection", objection}},
                {{"answer", "Corrected."}, {"back", "https://evil.example"}})
            .location == "/");
  CHECK(at.get(at.ada, "/timetable/attendance").has("Corrected."));
}

TEST_CASE("AT8: everybody is chosen to be present once it has begun; a refused form keeps what was chosen and typed") {
  const Visited at;
  const char* const page = "/timetable/occurrences/:occurrence";
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}}, ahead{{"occurrence", at.id_of("Panel", 3)}};
  const auto choice = [](const std::string& who, const char* value, const char* more) {
    return "name=\"state." + who + "\" value=\"" + value + "\"" + more + ">";
  };
  const Answer before = at.get(at.kim, page, talk);
  CHECK(before.has("0 of 2 noted"));
  CHECK(before.has("Everybody is present until you choose otherwise."));
  for (const std::string& who : {at.ada, at.ben}) {
    CHECK(before.has(choice(who, "present", " data-usual checked")));
    CHECK(before.has(choice(who, "", "")));
  }
  CHECK(at.get(at.kim, page, ahead).has(choice(at.ada, "", " data-usual checked")));
  CHECK_FALSE(at.get(at.kim, page, ahead).has("Everybody is present"));
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "late"}, {"why." + at.ada, "Bus <b>"}}).status == 303);
  const Answer half = at.get(at.kim, page, talk);
  CHECK(half.has("1 of 2 noted"));
  CHECK(half.has(choice(at.ada, "late", " data-usual checked")));
  CHECK_FALSE(half.has(choice(at.ada, "", "")));
  const Answer refused = at.post(at.kim, note, talk,
                                 {{"state." + at.ada, "absent"},
                                  {"why." + at.ada, ""},
                                  {"state." + at.ben, "excused"},
                                  {"why." + at.ben, "Doctor <b>"}});
  CHECK(refused.status == 422);
  CHECK(refused.has(choice(at.ada, "absent", " checked")));
  CHECK(refused.has(choice(at.ben, "excused", " checked")));
  CHECK(refused.has("Doctor &lt;b&gt;"));
  CHECK(refused.has("aria-describedby=\"why." + at.ada + "-message\""));
}

TEST_CASE("attendance's pages: a run has its own objections alone, each with its session and day") {
  const Visited at;
  std::string other;
  at.there.write([&](db::Transaction& tx) {
    other = timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    const std::string talk = at.titled(tx, "Negotiations", 1).id;
    REQUIRE(attendance::note_attendance(tx, talk, std::vector{attendance::NewNote{at.ada, State::absent, ""}},
                                        at.by(at.kim)));
    REQUIRE(attendance::dispute(tx, attendance::attendance_of_person(tx, at.ada).front().noted.id, "I was there.",
                                at.by(at.ada)));
  });
  const Answer own = at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", at.run}});
  CHECK(own.has("I was there."));
  CHECK(own.has("Negotiations, Tue 25 Aug 2026"));
  CHECK_FALSE(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", other}}).has("I was there."));
}

TEST_CASE("agenda's pages: work time opens with the student's own steps") {
  const Visited at;
  const Path focus{{"occurrence", at.id_of("Focus", 2)}};
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/steps", focus, {{"says", "Call Noor"}}).status == 303);
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", focus).has("Call Noor"));
  CHECK_FALSE(at.get(at.ben, "/timetable/occurrences/:occurrence", focus).has("Call Noor"));
  const std::string step = at.there.read([&](db::Transaction& tx) { return steps(tx, at.ada, at.run, 2).front().id; });
  CHECK(at.post(at.ben, "/timetable/steps/:step/done", {{"step", step}}, {}).status == 404);
  CHECK(at.post(at.ada, "/timetable/steps/:step/done", {{"step", step}}, {{"back", "/timetable"}}).status == 303);
  CHECK(at.post(at.ben, "/timetable/steps/:step/drop", {{"step", step}}, {}).status == 404);
  CHECK(at.post(at.ada, "/timetable/steps/:step/drop", {{"step", step}}, {{"back", "https://evil.example"}}).location ==
        "/");
  CHECK_FALSE(at.get(at.ada, "/timetable/occurrences/:occurrence", focus).has("Call Noor"));
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
  const char* const take = "/timetable/cohorts/:cohort/edition";
  CHECK(at.post(at.admin, take, of_cohort, {{"edition", "2"}, {"why", ""}}).status == 422);
  CHECK(at.post(at.admin, take, of_cohort, {{"edition", "9"}, {"why", "x"}}).status == 404);
  CHECK(at.post(at.admin, take, of_cohort, {{"edition", "2"}, {"why", "Better."}}).status == 303);
  CHECK(at.get(at.admin, take, of_cohort).has("follows edition 2"));
}

TEST_CASE("agenda's pages: a feed is made, read by its secret, and revoked") {
  const Visited at;
  CHECK(at.get(at.ada, "/timetable/feed").has("You have no feed yet"));
  const Answer made = at.post(at.ada, "/timetable/feed", {}, {});
  CHECK(made.status == 200);
  CHECK(made.has("https://school.example/timetable/feeds/"));
  const std::size_t begin = made.html.find("/timetable/feeds/") + 17;
  const std::string secret = made.html.substr(begin, made.html.find(".ics", begin) - begin);
  CHECK(secret.size() == 43);
  CHECK_FALSE(at.get(at.ada, "/timetable/feed").has(secret));
  const Answer feed = at.get(at.ben, "/timetable/feeds/:secret", {{"secret", secret + ".ics"}});
  CHECK(feed.has("BEGIN:VCALENDAR"));
  CHECK(feed.has("SUMMARY:Homeroom"));
  CHECK(at.get(at.ben, "/timetable/feeds/:secret", {{"secret", "x" + secret}}).status == 404);
  CHECK(at.post(at.ada, "/timetable/feed/revoke", {}, {}).status == 303);
  CHECK(at.get(at.ben, "/timetable/feeds/:secret", {{"secret", secret}}).status == 404);
}

TEST_CASE("agenda's pages: required reading is acknowledged in the version that was shown") {
  const Visited at;
  const Path reading{{"occurrence", at.id_of("How groups work", 1)}};
  const char* const page = "/timetable/occurrences/:occurrence";
  CHECK(at.get(at.ada, page, reading).has("/curriculum/editions/1/pages/module-4/index.html"));
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/read", reading, {{"digest", "another"}}).status == 409);
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/read", reading, {{"digest", "first"}}).status == 303);
  CHECK(at.get(at.ada, page, reading).has("You have read this version"));
  CHECK_FALSE(at.get(at.ben, page, reading).has("You have read this version"));
}

TEST_CASE("agenda's pages: staff put a team together, and the team alone hands in what it made") {
  const Visited at;
  const Path event{{"occurrence", at.id_of("Gear up", 3)}};
  const char* const team_of = "/timetable/occurrences/:occurrence/team";
  const char* const artefact_of = "/timetable/occurrences/:occurrence/artefact";
  CHECK(at.post(at.kim, team_of, event, {{"role", "singer"}, {"person_id", at.ada}}).status == 422);
  CHECK(at.post(at.kim, team_of, event, {{"role", "host"}, {"person_id", at.ada}}).status == 303);
  CHECK(at.post(at.ben, artefact_of, event, {{"address", "https://docs.example.org/1"}}).status == 403);
  CHECK(at.post(at.ada, artefact_of, event, {{"address", "http://docs.example.org/1"}}).status == 422);
  CHECK(at.post(at.ada, artefact_of, event, {{"address", "https://docs.example.org/1"}}).status == 303);
  const Answer seen = at.get(at.ben, "/timetable/occurrences/:occurrence", event);
  CHECK(seen.has("https://docs.example.org/1"));
  CHECK(seen.has("host"));
  const std::string member =
      at.there.read([&](db::Transaction& tx) { return timetable::team(tx, event.at("occurrence")).front().id; });
  CHECK(at.post(at.kim, "/timetable/team/:member/leave", {{"member", member}}, {}).status == 303);
  CHECK(at.post(at.kim, "/timetable/team/:member/leave", {{"member", member}}, {}).status == 404);
}

TEST_CASE("T5: who may not work with one of the team is not put into it") {
  Visited at;
  at.may_join_team = [&](web::Visit&, std::span<const std::string> team, std::string_view person) -> Result<void> {
    if (person == at.ben && std::ranges::find(team, at.ada) != team.end())
      return fail(FailureKind::conflict, "They cannot be in this team.", "person_id");
    return {};
  };
  const Path event{{"occurrence", at.id_of("Gear up", 3)}};
  const char* const team_of = "/timetable/occurrences/:occurrence/team";
  CHECK(at.post(at.kim, team_of, event, {{"role", "host"}, {"person_id", at.ada}}).status == 303);
  const Answer refused = at.post(at.kim, team_of, event, {{"role", "researcher"}, {"person_id", at.ben}});
  CHECK(refused.status == 422);
  CHECK(refused.has("They cannot be in this team."));
  CHECK(at.there.read([&](db::Transaction& tx) { return timetable::team(tx, event.at("occurrence")).size(); }) == 1);
}

TEST_CASE("agenda's pages: a repeater is told to meet the career team until they have") {
  const Visited at;
  std::string run, again;
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-30"), "", at.deed()));
    run = timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    again = cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed())->id;
    REQUIRE(cohorts::assign(tx, {at.kim, at.later, {}, {}, day("2026-08-24")}, at.deed()));
  });
  CHECK(at.get(at.ada, "/timetable").has("Meet the career team by"));
  CHECK(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", run}}).has("Meets the career team by"));
  const char* const meeting = "/timetable/enrolments/:enrolment/meeting";
  CHECK(at.post(at.kim, meeting, {{"enrolment", again}}, {{"held_on", ""}}).status == 422);
  CHECK(at.post(at.kim, meeting, {{"enrolment", again}}, {{"held_on", "2026-10-13"}}).status == 303);
  CHECK_FALSE(at.get(at.ada, "/timetable").has("Meet the career team by"));
}

TEST_CASE("T10: a cohort's dates are changed by those who look after it; others see them") {
  const Visited at;
  const Path panel{{"occurrence", at.id_of("Panel", 3)}};
  std::string noor, lea, ivo, eva;
  at.there.write([&](db::Transaction& tx) {
    const auto add = [&](const char* name, const people::RoleGrant& role) {
      return people::add(tx, {.name = name, .roles = {role}}, {}, at.there.now, at.there.random).value().text();
    };
    noor = add("Noor", {Role::specialist});
    lea = add("Lea", {Role::lead});
    ivo = add("Ivo", {Role::instructor, "Front end"});
    eva = add("Eva", {Role::instructor, "back end", 4});
  });
  const char* const page = "/timetable/occurrences/:occurrence";
  const char* const cancel = "/timetable/occurrences/:occurrence/cancel";
  for (const std::string& who : {noor, ivo}) {
    CHECK(at.get(who, page, panel).status == 200);
    CHECK_FALSE(at.get(who, page, panel).has("Change it for this cohort"));
    CHECK(at.post(who, cancel, panel, {{"why", "Rain."}}).status == 403);
    CHECK(at.post(who, "/timetable/runs/:run/dates", {{"run", at.run}}, {{"title", "Visit"}}).status == 403);
  }
  CHECK(at.post(noor, "/timetable/cohorts/:cohort/edition", {{"cohort", at.cohort}}, {{"edition", "2"}, {"why", "x"}})
            .status == 403);
  CHECK_FALSE(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Panel", 3).cancelled.has_value(); }));
  for (const std::string& who : {at.kim, lea, eva, at.admin}) {
    CHECK(at.get(who, page, panel).has("Change it for this cohort"));
    CHECK(at.post(who, cancel, panel, at.seen("Panel", 3, {{"why", "Rain, says " + who}})).status == 303);
  }
  // From the day after their last one on no longer.
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::end_assignment(tx, cohorts::assignments(tx).front().id, day("2026-08-31"), at.deed()));
  });
  CHECK(at.post(at.kim, cancel, panel, {{"why", "Snow."}}).status == 403);
}

TEST_CASE("timetable's pages: staff say which project group a session involves") {
  const Visited at;
  const std::string group =
      at.there.write([&](db::Transaction& tx) { return cohorts::add_group(tx, at.run, "Otters", at.deed())->id; });
  const Path panel{{"occurrence", at.id_of("Panel", 3)}};
  const char* const involve_in = "/timetable/occurrences/:occurrence/involve";
  CHECK(at.post(at.kim, involve_in, panel, {{"group_id", "none"}, {"changes", "0"}}).status == 422);
  CHECK(at.post(at.kim, involve_in, panel, {{"group_id", group}, {"changes", "0"}}).status == 303);
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", panel).has("Otters"));
  CHECK(at.post(at.kim, involve_in, panel, {{"group_id", ""}, {"changes", "1"}}).status == 303);
  CHECK_FALSE(at.get(at.ada, "/timetable/occurrences/:occurrence", panel).has("Otters"));
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
  CHECK(at.post(at.admin, page, its, form("2026-08-31", "6")).has("begins on 2026-08-24 already"));
  CHECK(at.post(at.admin, page, its, form("2026-08-24", "5")).has("goes on until"));
  CHECK(at.post(at.kim, page, its, form("2026-08-24", "7")).status == 404);
  CHECK(at.post(at.admin, page, its, form("2026-08-24", "7")).status == 303);
  CHECK(at.get(at.admin, page, its).has("Autumn"));
}
