// What staff do to dates by the forms of their pages: deadlines, what lies behind us, what they added by hand.
#include "rooms/agenda/test_agenda_pages.h"
#include "rooms/agenda/told.h"
#include "rooms/attendance/attendance.h"
#include "rooms/outbox/outbox.h"

using namespace agenda;

namespace {

constexpr const char* page = "/timetable/occurrences/:occurrence";
constexpr const char* move = "/timetable/occurrences/:occurrence/move";
constexpr const char* dates = "/timetable/runs/:run/dates";

// Cy, who has an address, is enrolled.
struct WithMail : Visited {
  WithMail() {
    there.write([&](db::Transaction& tx) {
      const auto cy = people::add(tx, {.name = "Cy", .email = "cy@school.example", .roles = {{Role::student}}}, {},
                                  there.now, there.random)
                          .value();
      REQUIRE(cohorts::enrol(tx, {cy.text(), run, day("2026-08-24")}, deed()));
    });
    tell_of_shift = [](web::Visit& visit, const timetable::EditionMove& shift, const std::string& why) {
      return agenda::tell_of_shift(visit.transaction, shift, why, "America/Denver", "https://school.example",
                                   {visit.viewer_id().text(), visit.now, visit.random});
    };
  }
  int letters() const {
    return there.read([](db::Transaction& tx) { return outbox::letters(tx, {}, 1, 100).total; });
  }
};

Form visit_on(const char* day, const char* need = "optional", const char* kind = "event") {
  return {{"title", "Visit"}, {"kind", kind}, {"need", need}, {"day", day}, {"time", "10:00"}, {"minutes", "45"}};
}

}  // namespace

TEST_CASE("T12: what is open for days is moved by its deadline, and stays open from when it was") {
  const Visited at;
  const std::string id = at.id_of("How groups work", 1);
  const Path reading{{"occurrence", id}};
  const Answer shown = at.get(at.kim, page, reading);
  CHECK(shown.has("By which day"));
  CHECK_FALSE(shown.has("name=\"minutes\""));
  const auto before = at.there.read([&](db::Transaction& tx) { return timetable::occurrence(tx, id).value(); });
  const Form form{{"day", "2026-09-18"}, {"time", "17:00"}, {"why", "More time."}};
  CHECK(at.post(at.kim, move, reading, at.seen("How groups work", 1, form)).status == 303);
  const auto after = at.there.read([&](db::Transaction& tx) { return timetable::occurrence(tx, id).value(); });
  CHECK(after.starts_at == before.starts_at);
  CHECK(after.ends_at == moment("2026-09-18T23:00:00Z"));
  // So is what is due.
  const Path plan{{"occurrence", at.id_of("Plan: final", 5)}};
  CHECK_FALSE(at.get(at.kim, page, plan).has("name=\"minutes\""));
  CHECK(at.post(at.kim, move, plan,
                at.seen("Plan: final", 5, {{"day", "2026-09-29"}, {"time", "17:00"}, {"minutes", "60"}, {"why", "x"}}))
            .status == 303);
  const auto due = at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Plan: final", 5); });
  CHECK(due.starts_at == moment("2026-09-29T23:00:00Z"));
  CHECK(due.ends_at == due.starts_at);
}

TEST_CASE("T12: moving to what lies behind us asks first, and then tells nobody") {
  const WithMail at;
  const Path workshop{{"occurrence", at.id_of("Workshop", 4)}};
  Form form{{"day", "2026-08-27"}, {"time", "10:00"}, {"minutes", "60"}, {"why", "It was then."}, {"changes", "0"}};
  const Answer asked = at.post(at.kim, move, workshop, form);
  CHECK(asked.status == 422);
  CHECK(asked.has("It lies behind us: nobody is told."));
  CHECK(asked.has("Move it all the same"));
  form.emplace_back("anyway", "on");
  CHECK(at.post(at.kim, move, workshop, form).said == "It was moved. It lies behind us: nobody is told.");
  CHECK(at.letters() == 0);
}

TEST_CASE("T6, AG9: moving a date to where it is says that nothing has changed, and tells nobody") {
  WithMail at;
  const Path workshop{{"occurrence", at.id_of("Workshop", 4)}};
  const Form same{{"day", "2026-09-14"}, {"time", "09:00"}, {"minutes", "60"}, {"why", "The room."}, {"changes", "0"}};
  for (const char* now : {"2026-09-02T16:00:00Z", "2026-09-15T16:00:00Z"}) {  // before it, and after
    at.there.now = moment(now);
    const Answer answer = at.post(at.kim, move, workshop, same);
    CHECK(answer.status == 303);
    CHECK(answer.said == "Nothing has changed: it was Mon 14 Sep 2026, 09:00 to 10:00 already.");
  }
  CHECK(at.letters() == 0);
  CHECK(at.there.read([&](db::Transaction& tx) { return at.titled(tx, "Workshop", 4).changes; }) == 0);
}

TEST_CASE("T12: restoring asks as moving does when something was put there meanwhile") {
  const Visited at;
  const Path panel{{"occurrence", at.id_of("Panel", 3)}}, closed{{"occurrence", at.id_of("Career exploration", 3)}};
  const auto deed = [&](const char* what, Form form) {
    return at.post(at.kim, "/timetable/occurrences/:occurrence/" + std::string(what), panel,
                   at.seen("Panel", 3, std::move(form)));
  };
  CHECK(deed("cancel", {{"why", "Ill."}}).status == 303);
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::add(
        tx, at.run,
        {.title = "Visit", .starts_at = moment("2026-09-10T21:00:00Z"), .ends_at = moment("2026-09-10T22:00:00Z")},
        at.school, at.by(at.kim)));
  });
  const Answer asked = deed("restore", {{"why", "Well."}});
  CHECK(asked.status == 422);
  CHECK(asked.has("In the way: Visit, Thu 10 Sep 2026, 15:00 to 16:00."));
  CHECK(asked.has("Let it take place all the same"));
  CHECK(deed("restore", {{"why", "Well."}, {"anyway", "on"}}).status == 303);
  // That it is a holiday is known.
  CHECK(at.post(at.kim, "/timetable/occurrences/:occurrence/restore", closed,
                at.seen("Career exploration", 3, {{"why", "We meet."}}))
            .status == 303);
}

TEST_CASE("AG9: a date that staff add is told as one that an edition adds; one behind us is not") {
  const WithMail at;
  CHECK(at.post(at.kim, dates, {{"run", at.run}}, visit_on("2026-09-03")).said.ends_with("1 student is told by mail."));
  CHECK(at.letters() == 1);
  Form past = visit_on("2026-08-27");
  CHECK(at.post(at.kim, dates, {{"run", at.run}}, past).status == 422);
  past.emplace_back("anyway", "on");
  CHECK(at.post(at.kim, dates, {{"run", at.run}}, past).status == 303);
  CHECK(at.letters() == 1);
}

TEST_CASE("T15: what staff added is called otherwise and taken out, with a mail; what the programme has is not") {
  const WithMail at;
  CHECK(at.post(at.kim, dates, {{"run", at.run}}, visit_on("2026-09-10")).status == 303);
  const Path visit{{"occurrence", at.id_of("Visit", 3)}}, panel{{"occurrence", at.id_of("Panel", 3)}};
  const char* const title = "/timetable/occurrences/:occurrence/title";
  const char* const remove = "/timetable/occurrences/:occurrence/remove";
  CHECK_FALSE(at.get(at.kim, page, panel).has("Take it out"));
  CHECK(at.post(at.kim, title, panel, at.seen("Panel", 3, {{"title", "Talk"}})).status == 422);
  CHECK(at.post(at.kim, remove, panel, at.seen("Panel", 3, {{"why", "x"}})).status == 422);
  CHECK(at.get(at.kim, page, visit).has("Take it out"));
  CHECK(at.post(at.kim, title, visit, at.seen("Visit", 3, {{"title", " "}})).status == 422);
  CHECK(at.post(at.kim, title, visit, {{"title", "Tour"}, {"changes", "0"}}).status == 409);
  CHECK(at.post(at.kim, title, visit, at.seen("Visit", 3, {{"title", "Tour <b>"}})).status == 303);
  CHECK(at.get(at.ada, page, visit).has("Tour &lt;b&gt;"));
  CHECK(at.post(at.ben, remove, visit, {{"why", "x"}}).status == 404);
  const Answer gone = at.post(at.kim, remove, visit, at.seen("Tour <b>", 3, {{"why", "They have moved."}}));
  CHECK(gone.location == "/timetable/cohorts/" + at.cohort);
  CHECK(gone.said == "It was taken out. 1 student is told by mail.");
  CHECK(at.letters() == 2);
  CHECK(at.get(at.ada, page, visit).status == 404);
  const Answer kept = at.get(at.kim, page, visit);
  CHECK(kept.has("Taken out"));
  CHECK_FALSE(kept.has("Change it for this cohort"));
  CHECK(at.post(at.kim, move, visit, {{"day", "2026-09-11"}}).status == 409);
}

TEST_CASE("T15: where attendance was noted a date stays, and work time is protected also when it was added") {
  const Visited at;
  const Path run{{"run", at.run}};
  CHECK(at.post(at.kim, dates, run, visit_on("2026-09-10", "required", "work-time")).status == 422);
  CHECK(at.post(at.kim, dates, run, visit_on("2026-09-10", "work-time", "event")).status == 422);
  CHECK(at.post(at.kim, dates, run, visit_on("2026-09-10", "work-time", "work-time")).status == 303);
  CHECK(at.post(at.kim, dates, run, visit_on("2026-09-11", "own-pace", "reading")).status == 422);
  CHECK(at.post(at.kim, dates, run, visit_on("2026-09-11", "due")).status == 303);
  const std::string id = at.there.write([&](db::Transaction& tx) {
    for (const Occurrence& one :
         timetable::calendar_of_cohort(tx, at.cohort, moment("2026-09-11T00:00:00Z"), moment("2026-09-12T00:00:00Z")))
      if (one.need == Need::due) CHECK(one.starts_at == one.ends_at);
    const auto added = timetable::add(
        tx, at.run,
        {.title = "Seen", .starts_at = moment("2026-08-31T21:00:00Z"), .ends_at = moment("2026-08-31T22:00:00Z")},
        at.school, at.by(at.kim));
    const std::vector<attendance::NewNote> notes{{at.ada, attendance::State::present, ""}};
    REQUIRE(attendance::note_attendance(tx, added->id, notes, at.school, at.by(at.kim)));
    return added->id;
  });
  CHECK(at.post(at.kim, "/timetable/occurrences/:occurrence/remove", {{"occurrence", id}},
                at.seen("Seen", 2, {{"why", "x"}}))
            .has("Attendance was noted for it"));
}

TEST_CASE("T10: an instructor has the form for dates of their module, and nothing that leads nowhere") {
  const Visited at;
  const std::string eva = at.with("Eva", {Role::instructor, "back end", 4}).text();
  CHECK(at.get(eva, "/timetable/cohorts/:cohort", {{"cohort", at.cohort}}).has("/plan\""));
  const Answer plan = at.get(eva, "/timetable/cohorts/:cohort/plan", {{"cohort", at.cohort}});
  CHECK(plan.status == 200);
  CHECK(plan.has("Add a date"));
  CHECK_FALSE(plan.has("Make a module run"));
  CHECK_FALSE(plan.has("/edition\""));
  CHECK(at.post(eva, dates, {{"run", at.run}}, visit_on("2026-09-10")).status == 303);
}

TEST_CASE(
    "calendar: an instructor's holds the dates of the cohorts of their track and module, and so does their feed") {
  const Visited at;
  const auto titles_of = [&](const char* name, const people::RoleGrant& role) {
    const std::string who = at.with(name, role).text();
    return at.there.read([&](db::Transaction& tx) {
      return agenda::feed_of(tx, who, "x", at.school, "https://school.example", at.there.now).events.size();
    });
  };
  CHECK(titles_of("Eva", {Role::instructor, "back end", 4}) > 5);
  CHECK(titles_of("Ivo", {Role::instructor, "back end", 3}) == 0);
  CHECK(titles_of("Uma", {Role::instructor, "front end", 4}) == 0);
  CHECK(at.get(at.with("Eli", {Role::instructor, "back end", 4}).text(), "/timetable").has("Homeroom"));
}

TEST_CASE("AG7: staff with several cohorts read in their feed whose date it is, students do not") {
  const Visited at;
  const auto summaries = [&](const std::string& who) {
    return at.there.read([&](db::Transaction& tx) {
      std::string all;
      for (const calendar::Event& one :
           agenda::feed_of(tx, who, "x", at.school, "https://school.example", at.there.now).events)
        all += one.summary + "\n";
      return all;
    });
  };
  CHECK(summaries(at.kim).find("(2608BE)") == std::string::npos);
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed()));
    REQUIRE(cohorts::assign(tx, {at.kim, at.later, {}, {}, day("2026-08-24")}, at.deed()));
  });
  CHECK(summaries(at.kim).find("Homeroom (2608BE)\n") != std::string::npos);
  CHECK(summaries(at.kim).find("Homeroom (2610BE)\n") != std::string::npos);
  CHECK(summaries(at.ada).find("(26") == std::string::npos);
}

TEST_CASE("T4, T16: another edition shows for whom, what stands in each other's way, and what has no date") {
  const Visited at;
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::add(
        tx, at.run,
        {.title = "Visit <b>", .starts_at = moment("2026-09-24T21:30:00Z"), .ends_at = moment("2026-09-24T22:30:00Z")},
        at.school, at.by(at.kim)));
  });
  const Path its{{"cohort", at.cohort}};
  const Answer shown = at.get(at.kim, "/timetable/cohorts/:cohort/edition", its, {{"edition", "2"}});
  CHECK(shown.has("Ada, Ben"));
  CHECK(shown.has("Panel and Visit &lt;b&gt;"));
  CHECK(shown.has("Some day"));
  CHECK(shown.has("Its page names no week."));
  // An administrator sees no students.
  CHECK_FALSE(at.get(at.admin, "/timetable/cohorts/:cohort/edition", its, {{"edition", "2"}}).has("Ada, Ben"));
  CHECK_FALSE(at.get(at.kim, "/timetable/cohorts/:cohort/plan", its).has("Panel and"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::move(tx, at.titled(tx, "Workshop", 4).id, moment("2026-09-04T16:30:00Z"),
                            moment("2026-09-04T17:30:00Z"), "x", at.by(at.kim)));
  });
  CHECK(at.get(at.kim, "/timetable/cohorts/:cohort/plan", its).has("Workshop over Focus"));
}

TEST_CASE("AG9: when only the length changes the mail says until when") {
  const WithMail at;
  const Path panel{{"occurrence", at.id_of("Panel", 3)}};
  CHECK(at.post(at.kim, move, panel,
                {{"day", "2026-09-10"}, {"time", "15:00"}, {"minutes", "90"}, {"why", "More."}, {"changes", "0"}})
            .status == 303);
  const std::string text = at.there.read([](db::Transaction& tx) {
    return outbox::letter(tx, outbox::letters(tx, {}, 1, 100).page.front().id)->text.value();
  });
  CHECK(text.find("It ended: Thursday 10 September 2026, 16:00 (America/Denver)\n"
                  "Now: Thursday 10 September 2026, 16:30 (America/Denver)") != std::string::npos);
}

TEST_CASE("AG5: work time suggests what the week asks for; nothing becomes a step but what the student takes") {
  const Visited at;
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::add(tx, at.run,
                           {.title = "Sketch <b>",
                            .need = Need::due,
                            .starts_at = moment("2026-09-04T23:00:00Z"),
                            .ends_at = moment("2026-09-04T23:00:00Z")},
                           at.school, at.by(at.kim)));
    const Occurrence reading = at.titled(tx, "How groups work", 1);
    REQUIRE(timetable::move(tx, reading.id, reading.starts_at, moment("2026-09-04T23:00:00Z"), "More time.",
                            at.by(at.kim)));
  });
  const Path focus{{"occurrence", at.id_of("Focus", 2)}};
  const Answer shown = at.get(at.ada, page, focus);
  CHECK(shown.has("value=\"Hand in: Sketch &lt;b&gt;, by Fri 4 Sep 2026\""));
  CHECK(shown.has("value=\"Read: How groups work, by Fri 4 Sep 2026\""));
  CHECK_FALSE(shown.has("Hand in: Plan"));  // of week 5
  CHECK_FALSE(shown.has("Drop it"));
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/steps", focus,
                {{"says", "Read: How groups work, by Fri 4 Sep 2026"}})
            .status == 303);
  const Answer taken = at.get(at.ada, page, focus);
  CHECK(taken.has("Drop it"));
  CHECK_FALSE(taken.has("value=\"Read: How groups work, by Fri 4 Sep 2026\""));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(acknowledge(tx, at.first_edition, "module-4/index.md", "first", at.by(at.ben)));
  });
  const Answer has_read = at.get(at.ben, page, focus);
  CHECK_FALSE(has_read.has("Read: How groups work"));
  CHECK(has_read.has("Hand in: Sketch"));
}
