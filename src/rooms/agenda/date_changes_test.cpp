#include "rooms/agenda/test_agenda_pages.h"

using namespace agenda;

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
                  {{"day", day},
                   {"time", "08:00"},
                   {"minutes", "60"},
                   {"why", "Why."},
                   {"anyway", "on"},
                   {"changes", changes}})
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
