// How it went for students: enrolments, the end of a module, graduates.
#include <algorithm>
#include <array>

#include "rooms/cohorts/test_cohorts_pages.h"
#include "rooms/privacy/privacy.h"

using namespace cohorts;
using namespace cohorts::test;

TEST_CASE("cohorts' pages: a student is enrolled, graduates, gets an adviser, is reviewed and finds a job") {
  School at;
  at.assign_kim();
  const Path its{{"cohort", at.cohort}};
  const char* const enrolments = "/cohorts/:cohort/enrolments";
  CHECK(at.post(at.kim, enrolments, its, {{"person_id", "none"}, {"from_day", "2026-08-24"}}).status == 422);
  const Form no_student{{"person_id", at.teacher}, {"run_id", at.run}, {"from_day", "2026-08-24"}};
  const Answer refused = at.post(at.kim, enrolments, its, no_student);
  CHECK(refused.status == 422);
  CHECK(refused.has("Please choose a student."));
  CHECK_FALSE(at.read([&](db::Transaction& tx) { return present_enrolment(tx, at.teacher); }));
  const Form form{{"person_id", at.ada}, {"run_id", at.run}, {"from_day", "2026-08-24"}};
  CHECK(at.post(at.teacher, enrolments, its, form).status == 404);
  CHECK(at.post(at.kim, enrolments, its, form).status == 303);
  const Answer page = at.get(at.kim, "/cohorts/:cohort", its);
  CHECK(page.has("Ada &lt;b&gt;Student"));
  CHECK_FALSE(page.has("Ada <b>"));

  const std::string enrolment = at.read([&](db::Transaction& tx) { return present_enrolment(tx, at.ada)->id; });
  const Path about{{"cohort", at.cohort}, {"enrolment", enrolment}};
  const char* const outcome = "/cohorts/:cohort/enrolments/:enrolment/outcome";
  CHECK(at.post(at.kim, outcome, about, {{"outcome", "lost"}, {"on_day", "2026-10-01"}}).status == 422);
  CHECK(at.post(at.admin, outcome, about, {{"outcome", "passed"}, {"on_day", "2026-10-01"}}).status == 404);
  CHECK(at.post(at.kim, outcome, about, {{"outcome", "graduated"}, {"on_day", "2026-10-01"}}).status == 303);

  at.now = Moment::read("2026-11-05T16:00:00Z").value();
  CHECK(at.get(at.kim, "/cohorts/seekers").has("No adviser"));
  const std::string seeker = at.read([&](db::Transaction& tx) { return seeker_of(tx, at.ada)->id; });
  const Path one{{"seeker", seeker}};
  CHECK(at.post(at.kim, "/cohorts/seekers/:seeker/adviser", one, {{"adviser_id", at.kim}}).status == 303);
  CHECK(at.post(at.kim, "/cohorts/seekers/:seeker/review", one, {{"days", "30"}, {"held_on", "soon"}}).status == 422);
  CHECK(at.post(at.kim, "/cohorts/seekers/:seeker/review", one, {{"days", "30"}, {"held_on", "2026-10-30"}}).status ==
        303);
  CHECK(at.get(at.kim, "/cohorts/seekers").has("Kim Coach"));
  CHECK_FALSE(at.get(at.kim, "/cohorts/seekers").has("No adviser"));
  CHECK(at.post(at.kim, "/cohorts/seekers/:seeker/employed", one, {{"on_day", "2026-11-05"}}).status == 303);
  CHECK(at.get(at.kim, "/cohorts/seekers").has("Employed on"));
  CHECK(at.post(at.kim, "/cohorts/seekers/:seeker/employed", {{"seeker", "x"}}, {{"on_day", "2026-11-05"}}).status ==
        404);
}

TEST_CASE(
    "CO22: those who have waited longest for a review stand first, say so, and the table sorts by what it shows") {
  School at;
  at.assign_kim();
  const std::array<std::string, 3> who{at.with("Zoe Last", {Role::student}), at.with("Lou Held", {Role::student}),
                                       at.with("Max Early", {Role::student})};
  const auto seeker = [&](std::size_t which) {
    return at.read([&](db::Transaction& tx) { return seeker_of(tx, who.at(which)).value(); });
  };
  at.write([&](db::Transaction& tx) {
    const Deed deed{{}, at.now, at.random};
    for (std::size_t i = 0; i < who.size(); ++i) {
      const auto in = enrol(tx, {who.at(i), at.run, *Day::read("2026-08-24")}, deed).value();
      const Day day = Day::read("2026-09-20")->plus(4 * static_cast<int>(i));
      REQUIRE(note_outcome(tx, in.id, Outcome::graduated, day, "", deed));
    }
  });
  at.now = Moment::read("2026-10-25T16:00:00Z").value();  // due were 20 and 24 October; on the 28th comes the third
  at.write([&](db::Transaction& tx) {
    const Deed deed{{}, at.now, at.random};
    REQUIRE(note_review(tx, seeker(0).id, 30, *Day::read("2026-10-21"), deed));
    REQUIRE(give_adviser(tx, seeker(1).id, at.kim, deed));
  });
  const auto sorted = [&](const web::Fields& query) {
    return rooms::ask(at, routes(),
                      [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(at.kim)).value().viewer; },
                      {.pattern = "/cohorts/seekers", .query = query})
        .html;
  };
  const auto order = [&](const std::string& page) {
    std::vector<std::size_t> out{0, 1, 2};
    std::ranges::sort(out, {}, [&](std::size_t i) { return page.find("/students/" + who.at(i)); });
    return out;
  };
  const std::string page = sorted({});
  CHECK(order(page) == std::vector<std::size_t>{1, 2, 0});
  CHECK(page.find("aria-sort=\"ascending\"") != std::string::npos);
  CHECK(page.find("Overdue") == page.rfind("Overdue"));
  CHECK(page.find("Overdue") != std::string::npos);
  for (const char* has :
       {"30-day review", "60-day review", "Sat 24 Oct 2026", "Thu 19 Nov 2026", "Kim Coach", "No adviser"}) {
    INFO(has);
    CHECK(page.find(has) != std::string::npos);
  }
  CHECK(order(sorted(web::Fields({{"sort", "name"}, {"order", "up"}}))) == std::vector<std::size_t>{1, 2, 0});
  CHECK(order(sorted(web::Fields({{"sort", "name"}, {"order", "down"}}))) == std::vector<std::size_t>{0, 2, 1});
  CHECK(order(sorted(web::Fields({{"sort", "graduated"}, {"order", "up"}}))) == std::vector<std::size_t>{0, 1, 2});
  CHECK(order(sorted(web::Fields({{"sort", "adviser"}, {"order", "down"}}))).back() != 1);
  const Answer early = at.post(at.kim, "/cohorts/seekers/:seeker/review", {{"seeker", seeker(0).id}},
                               {{"days", "60"}, {"held_on", "2026-10-25"}});
  CHECK(early.status == 422);
  CHECK(early.has("and is held from 2026-11-05 on."));
  CHECK(early.has("value=\"2026-10-25\""));
}

TEST_CASE("cohorts' pages: a student repeats a module in another cohort's run, and what was noted stays to be read") {
  const School at;
  at.assign_kim();
  std::string enrolment, again_run;
  at.write([&](db::Transaction& tx) {
    const Deed deed{at.kim, at.now, at.random};
    const Term next = add_term(tx, {"2610", *Day::read("2026-10-12"), 6, 1}, deed).value();
    const Cohort later = add_cohort(tx, {"2610BE", at.track, next.id, cohort(tx, at.cohort)->edition_id}, deed).value();
    again_run = add_run(tx, {later.id, next.id, 4, next.first_day, 6}, deed).value().id;
    enrolment = enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, deed).value().id;
  });
  const Path about{{"cohort", at.cohort}, {"enrolment", enrolment}};
  const char* const page = "/cohorts/:cohort/enrolments/:enrolment";
  CHECK(at.get(at.kim, page, about).has("Nothing is noted yet"));
  CHECK(at.get(at.teacher, page, about).status == 200);
  CHECK_FALSE(at.get(at.admin, page, about).has("Nothing is noted yet"));  // CO18
  CHECK(at.get(at.ada, page, about).status == 404);
  CHECK(at.get(at.kim, page, {{"cohort", at.cohort}, {"enrolment", "none"}}).status == 404);
  const Answer noted = at.post(at.kim, "/cohorts/:cohort/enrolments/:enrolment/outcome", about,
                               {{"outcome", "repeating"}, {"on_day", "2026-10-01"}, {"why", "Was ill <b>"}});
  CHECK(noted.location == "/cohorts/" + at.cohort + "/enrolments/" + enrolment);
  const Answer shown = at.get(at.kim, page, about);
  CHECK(shown.has("Takes it again in"));
  CHECK(shown.has("Was ill &lt;b&gt;"));
  CHECK(shown.has("noted by Kim Coach"));
  CHECK_FALSE(at.get(at.teacher, page, about).has("Takes it again in"));
  const char* const next = "/cohorts/:cohort/enrolments/:enrolment/next";
  CHECK(at.post(at.kim, next, about, {{"run_id", ""}, {"from_day", "2026-10-12"}}).has("Please choose a module run."));
  CHECK(at.post(at.kim, next, about, {{"run_id", again_run}, {"from_day", "2026-10-12"}}).status == 303);
  CHECK(at.get(at.kim, page, about).has("attempt 2"));
  CHECK_FALSE(at.get(at.kim, page, about).has("Takes it again in"));
}

TEST_CASE("CO17, CO18: outcomes and reviews are of those who look after the student, within the limits of their role") {
  School at;
  at.assign_kim();
  const std::string noor = at.with("Noor", {Role::specialist}), third = at.with("Tom", {Role::lead, "", 3});
  const std::string front = at.with("Fay", {Role::specialist, "Front end"}), lea = at.with("Lea", {Role::lead});
  const std::string mo = at.with("Mo", {Role::student});
  std::string enrolment, other;
  at.write([&](db::Transaction& tx) {
    enrolment = enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, {{}, at.now, at.random}).value().id;
    other = enrol(tx, {mo, at.run, *Day::read("2026-08-24")}, {{}, at.now, at.random}).value().id;
  });
  const char* const page = "/cohorts/:cohort/enrolments/:enrolment";
  const char* const outcome = "/cohorts/:cohort/enrolments/:enrolment/outcome";
  const Path about{{"cohort", at.cohort}, {"enrolment", enrolment}};
  const Form graduated{{"outcome", "graduated"}, {"on_day", "2026-10-01"}};
  for (const std::string& who : {third, front}) {
    CHECK(at.get(who, page, about).status == 404);
    CHECK(at.post(who, outcome, about, graduated).status == 404);
    CHECK(at.get(who, "/cohorts/:cohort", {{"cohort", at.cohort}}).status == 200);
    CHECK_FALSE(at.get(who, "/cohorts/:cohort", {{"cohort", at.cohort}}).has("Running"));
  }
  CHECK(at.get(noor, page, about).status == 200);
  CHECK_FALSE(at.get(noor, page, about).has("Note how it went"));
  CHECK(at.get(lea, page, about).has("Note how it went"));
  CHECK(at.post(noor, outcome, about, graduated).status == 403);
  CHECK(at.post(lea, outcome, about, graduated).status == 303);
  CHECK(at.post(at.kim, outcome, {{"cohort", at.cohort}, {"enrolment", other}}, graduated).status == 303);

  at.now = Moment::read("2026-11-05T16:00:00Z").value();
  const Path seeker{{"seeker", at.read([&](db::Transaction& tx) { return seeker_of(tx, at.ada)->id; })}};
  const char* const review = "/cohorts/seekers/:seeker/review";
  const Form held{{"days", "30"}, {"held_on", "2026-10-30"}};
  CHECK_FALSE(at.get(third, "/cohorts/seekers").has("Ada"));
  CHECK(at.post(third, review, seeker, held).status == 404);
  CHECK(at.post(noor, review, seeker, held).status == 403);
  CHECK(at.post(at.kim, "/cohorts/seekers/:seeker/adviser", seeker, {{"adviser_id", noor}}).status == 303);
  CHECK(at.post(noor, review, seeker, held).status == 303);
}

TEST_CASE("CO12, CO18: who is assigned until a day notes outcomes on it, by the school's days, wherever they are") {
  School at;
  at.assign_kim();
  at.write([&](db::Transaction& tx) {
    tx.tell("UPDATE people_persons SET zone = 'Pacific/Auckland' WHERE id = :kim", {{"kim", at.kim}});
    REQUIRE(enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, {{}, at.now, at.random}));
    REQUIRE(end_assignment(tx, assignments(tx).front().id, *Day::read("2026-09-01"), {{}, at.now, at.random}));
  });
  const Path its{{"run", at.run}};
  CHECK(at.get(at.kim, "/cohorts/runs/:run/end", its).status == 200);  // in Auckland it is the 2nd already
  at.now = Moment::read("2026-09-02T05:59:00Z").value();
  CHECK(at.get(at.kim, "/cohorts/runs/:run/end", its).status == 200);
  at.now = Moment::read("2026-09-02T06:00:00Z").value();
  CHECK(at.get(at.kim, "/cohorts/runs/:run/end", its).status == 403);
}

TEST_CASE("cohorts' pages: a run is offered to who goes on until its last day is over at the school") {
  School at;
  at.assign_kim();
  const std::string lu = at.with("Lu", {Role::student});
  std::string again, passed, third;
  at.write([&](db::Transaction& tx) {
    const Deed deed{{}, at.now, at.random};
    const Cohort other = add_cohort(tx, {"2608FE", at.track, at.term, cohort(tx, at.cohort)->edition_id}, deed).value();
    REQUIRE(add_run(tx, {other.id, at.term, 4, *Day::read("2026-08-24"), 6}, deed));
    again = enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, deed).value().id;
    REQUIRE(note_outcome(tx, again, Outcome::repeating, *Day::read("2026-09-01"), "", deed));
    tx.tell("UPDATE people_persons SET zone = 'Pacific/Auckland' WHERE id = :kim", {{"kim", at.kim}});
    const Term before = add_term(tx, {"2606", *Day::read("2026-06-29"), 6, 1}, deed).value();
    third = add_run(tx, {at.cohort, before.id, 3, before.first_day, 6}, deed).value().id;
    passed = enrol(tx, {lu, third, before.first_day}, deed).value().id;
    REQUIRE(note_outcome(tx, passed, Outcome::passed, *Day::read("2026-08-09"), "", deed));
  });
  const Path about{{"cohort", at.cohort}, {"enrolment", again}};
  const char* const page = "/cohorts/:cohort/enrolments/:enrolment";
  at.now = Moment::read("2026-10-05T05:00:00Z").value();  // Sunday night in Denver, Monday in UTC and in Auckland
  CHECK(at.get(at.kim, page, about).has("2608FE, module 4"));
  CHECK(at.get(at.kim, "/cohorts/runs/:run/end", {{"run", third}}).has("2608FE, module 4"));
  at.now = Moment::read("2026-10-05T06:00:00Z").value();
  CHECK_FALSE(at.get(at.kim, page, about).has("2608FE, module 4"));
  CHECK_FALSE(at.get(at.kim, "/cohorts/runs/:run/end", {{"run", third}}).has("2608FE, module 4"));
}

TEST_CASE("CO18: a graduate's adviser notes reviews also when their role is limited to others") {
  School at;
  at.assign_kim();
  const std::string fay = at.with("Fay", {Role::specialist, "Front end"});
  const std::string seeker = at.write([&](db::Transaction& tx) {
    const Deed deed{{}, at.now, at.random};
    const auto in = enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, deed).value();
    REQUIRE(note_outcome(tx, in.id, Outcome::graduated, *Day::read("2026-10-01"), "", deed));
    return seeker_of(tx, at.ada)->id;
  });
  const char* const review = "/cohorts/seekers/:seeker/review";
  const Form held{{"days", "30"}, {"held_on", "2026-10-30"}};
  CHECK_FALSE(at.get(fay, "/cohorts/seekers").has("Ada"));
  at.now = Moment::read("2026-11-05T16:00:00Z").value();
  CHECK(at.post(fay, review, {{"seeker", seeker}}, held).status == 404);
  at.write([&](db::Transaction& tx) { REQUIRE(give_adviser(tx, seeker, fay, {{}, at.now, at.random})); });
  const Answer page = at.get(fay, "/cohorts/seekers");
  for (const std::string& has : {std::string("Ada"), "review-" + seeker, "/people/" + at.ada}) CHECK(page.has(has));
  CHECK_FALSE(page.has("/students/" + at.ada));
  CHECK(at.post(fay, review, {{"seeker", seeker}}, held).status == 303);
}

TEST_CASE(
    "CO20, CO21: at the end of a module outcomes are noted for all at once, and who passed is enrolled in the next") {
  const School at;
  at.assign_kim();
  const std::string mo = at.with("Mo", {Role::student}), lu = at.with("Lu", {Role::student});
  const std::string noor = at.with("Noor", {Role::specialist});
  std::string third, ada, of_mo, of_lu;
  at.write([&](db::Transaction& tx) {
    const Deed deed{{}, at.now, at.random};
    const Term before = add_term(tx, {"2606", *Day::read("2026-06-29"), 6, 1}, deed).value();
    third = add_run(tx, {at.cohort, before.id, 3, before.first_day, 6}, deed).value().id;
    const auto in = [&](const std::string& who) { return enrol(tx, {who, third, before.first_day}, deed).value().id; };
    ada = in(at.ada), of_mo = in(mo), of_lu = in(lu);
  });
  const Path its{{"run", third}};
  const char* const end = "/cohorts/runs/:run/end";
  const char* const outcomes_of = "/cohorts/runs/:run/outcomes";
  const char* const onward = "/cohorts/runs/:run/onward";
  CHECK(at.get_cohort(at.kim, {{"module", "3"}}).has("/runs/" + third + "/end"));
  CHECK_FALSE(at.get_cohort(noor, {{"module", "3"}}).has("/runs/" + third + "/end"));
  CHECK(at.get(noor, end, its).status == 403);
  CHECK(at.get(at.teacher, end, its).status == 404);
  CHECK(at.get(at.kim, end, {{"run", "none"}}).status == 404);
  CHECK(at.get(at.kim, end, its).has("3 of 3 still running"));
  const auto is_before = [](const std::string& page, const std::string& one, const std::string& other) {
    return page.find("/students/" + one) < page.find("/students/" + other);
  };
  CHECK(is_before(at.get_cohort(at.kim, {{"module", "3"}}).html, lu, mo));
  const std::string down = at.get_cohort(at.kim, {{"module", "3"}, {"sort", "name"}, {"order", "down"}}).html;
  CHECK(is_before(down, mo, lu));
  CHECK(down.find("aria-sort=\"descending\"") != std::string::npos);
  CHECK(at.post(at.kim, outcomes_of, its, {{"on_day", "2026-08-09"}, {"others", "none"}})
            .has("Please choose how it went."));
  CHECK(at.post(at.kim, outcomes_of, its, {{"on_day", "2026-08-09"}, {"outcome." + ada, ""}}).status == 422);
  // One that is refused keeps all from being noted, and what was chosen.
  const Answer refused =
      at.post(at.kim, outcomes_of, its,
              {{"on_day", "2026-08-09"}, {"outcome." + ada, "passed"}, {"outcome." + of_mo, "graduated"}});
  CHECK(refused.status == 422);
  CHECK(refused.has("Graduation comes at the end of module 4."));
  CHECK(refused.has("value=\"passed\" selected"));
  CHECK(at.read([&](db::Transaction& tx) { return enrolment(tx, ada)->outcome; }) == Outcome::running);
  CHECK(at.post(noor, outcomes_of, its, {{"on_day", "2026-08-09"}, {"outcome." + ada, "passed"}}).status == 403);
  const Form all{
      {"on_day", "2026-08-09"}, {"outcome." + ada, "passed"}, {"others", "passed"}, {"outcome." + of_lu, "repeating"}};
  CHECK(at.post(at.kim, outcomes_of, its, all).status == 303);
  CHECK(at.post(at.kim, outcomes_of, its, all).has("is noted already"));
  CHECK(at.get(at.kim, end, its).has("Nobody is in this module any more"));

  at.write([&](db::Transaction& tx) {
    REQUIRE(enrol(tx, {mo, at.run, *Day::read("2026-08-24")}, {{}, at.now, at.random}));
  });
  CHECK(at.post(at.kim, onward, its, {{"to", "none"}}).has("Please choose a module run."));
  CHECK(at.post(at.kim, onward, its, {{"to", third}}).has("Please choose the run of a later module."));
  CHECK(at.post(noor, onward, its, {{"to", at.run}}).status == 403);
  const Answer too_late = at.post(at.kim, onward, its, {{"to", at.run}, {"from_day", "2027-08-24"}});
  CHECK(too_late.status == 422);
  CHECK(too_late.has("value=\"" + at.run + "\" selected"));
  CHECK(too_late.has("value=\"2027-08-24\""));
  CHECK(at.read([&](db::Transaction& tx) {
    return passed_onward(tx, third, at.run, *Day::read("2026-08-24"))->size();
  }) == 2);
  CHECK(at.post(at.kim, onward, its, {{"to", at.run}}).status == 303);
  CHECK(at.post(at.kim, onward, its, {{"to", at.run}}).status == 303);  // CO8
  at.read([&](db::Transaction& tx) {
    CHECK(enrolments_of_run(tx, at.run).size() == 2);
    CHECK(present_enrolment(tx, at.ada)->run_id == at.run);
    CHECK_FALSE(present_enrolment(tx, lu));
  });
}

TEST_CASE("CO23, CO7: who plans takes an enrolment back with a reason; who left a run is told where they come back") {
  const School at;
  at.assign_kim();
  const char* const page = "/cohorts/:cohort/enrolments/:enrolment";
  const char* const voids = "/cohorts/:cohort/enrolments/:enrolment/void";
  const char* const enrolments = "/cohorts/:cohort/enrolments";
  const Form form{{"person_id", at.ada}, {"run_id", at.run}, {"from_day", "2026-08-24"}};
  CHECK(at.post(at.admin, enrolments, {{"cohort", at.cohort}}, form).status == 303);
  const std::string id = at.read([&](db::Transaction& tx) { return present_enrolment(tx, at.ada)->id; });
  const Path about{{"cohort", at.cohort}, {"enrolment", id}};
  at.write([&](db::Transaction& tx) {
    REQUIRE(note_outcome(tx, id, Outcome::withdrawn, *Day::read("2026-08-28"), "Ill <b>", {at.kim, at.now, at.random}));
  });
  const Answer back = at.post(at.admin, enrolments, {{"cohort", at.cohort}}, form);
  CHECK(back.status == 422);
  CHECK(back.has("until Fri 28 Aug 2026"));
  CHECK(back.has("/cohorts/" + at.cohort + "/enrolments/" + id));

  const Answer shown = at.get(at.admin, page, about);
  CHECK(shown.has("Take the enrolment back"));
  CHECK_FALSE(shown.has("Ill"));  // outcomes' reasons are not for administrators
  CHECK_FALSE(at.get(at.teacher, page, about).has("Take the enrolment back"));
  CHECK(at.post(at.teacher, voids, about, {{"why", "A slip."}}).status == 404);
  CHECK(at.post(at.admin, voids, about, {{"why", " "}}).has("Please write something here."));
  CHECK(at.post(at.admin, voids, about, {{"why", "A slip <b>"}}).status == 303);
  CHECK(at.post(at.admin, voids, about, {{"why", "Again."}}).status == 404);
  const Answer after = at.get(at.kim, page, about);
  CHECK(after.has("A slip &lt;b&gt;"));
  CHECK(after.has("by Ana Admin"));
  CHECK_FALSE(at.get(at.kim, "/cohorts/:cohort", {{"cohort", at.cohort}}).has("/enrolments/" + id));
  CHECK(at.post(at.admin, enrolments, {{"cohort", at.cohort}}, form).status == 303);
  CHECK(at.get(at.kim, page, about).has("Enrolled again."));
}

TEST_CASE("CO25: whoever else opens the page of an enrolment is written down for the student, one taken back as well") {
  const School at;
  const std::string id = at.write([&](db::Transaction& tx) {
    return enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, {{}, at.now, at.random}).value().id;
  });
  const char* const page = "/cohorts/:cohort/enrolments/:enrolment";
  const Path about{{"cohort", at.cohort}, {"enrolment", id}};
  const std::string elsewhere = at.with("Eli Elsewhere", {Role::instructor, "Front end"});
  const auto looks = [&] {
    return at.read([&](db::Transaction& tx) { return privacy::looks_at(tx, *PersonId::read(at.ada), 10); });
  };
  CHECK(at.get(at.ada, page, about).status == 404);
  CHECK(at.get(elsewhere, page, about).status == 404);
  CHECK(looks().empty());  // who was refused saw nothing

  CHECK(at.get(at.kim, page, about).has("Ada"));
  CHECK(at.get(at.admin, page, about).has("Ada"));
  REQUIRE(looks().size() == 2);
  CHECK(looks()[1].viewer.text() == at.kim);
  CHECK(looks()[0].viewer.text() == at.admin);
  CHECK(looks()[0].item == privacy::Item{"cohorts.enrolment", id});
  CHECK_FALSE(looks()[0].grant);

  at.write([&](db::Transaction& tx) { REQUIRE(void_enrolment(tx, id, "A slip.", {at.kim, at.now, at.random})); });
  CHECK(at.get(at.kim, page, about).has("was a mistake"));
  CHECK(looks().size() == 3);
  CHECK(at.get(at.kim, "/cohorts/:cohort", {{"cohort", at.cohort}}).status == 200);
  CHECK(looks().size() == 3);  // a list of many
}

TEST_CASE("CO24: a job that was noted by mistake is taken back by who looks after the graduate") {
  School at;
  at.assign_kim();
  at.now = Moment::read("2026-11-05T16:00:00Z").value();
  const std::string noor = at.with("Noor", {Role::specialist});
  const std::string seeker = at.write([&](db::Transaction& tx) {
    const Deed deed{at.kim, at.now, at.random};
    const auto it = enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, deed).value();
    (void)note_outcome(tx, it.id, Outcome::graduated, *Day::read("2026-10-01"), "", deed);
    (void)note_employed(tx, seeker_of(tx, at.ada)->id, *Day::read("2026-11-05"), deed);
    return seeker_of(tx, at.ada)->id;
  });
  const char* const no_job = "/cohorts/seekers/:seeker/no-job";
  const Path one{{"seeker", seeker}};
  CHECK(at.get(at.kim, "/cohorts/seekers").has("Noted by mistake"));
  CHECK_FALSE(at.get(noor, "/cohorts/seekers").has("Noted by mistake"));
  CHECK(at.post(noor, no_job, one, {{"why", "A slip."}}).status == 403);
  CHECK(at.post(at.kim, no_job, one, {{"why", ""}}).status == 422);
  CHECK(at.post(at.kim, no_job, one, {{"why", "A slip."}}).status == 303);
  CHECK_FALSE(at.get(at.kim, "/cohorts/seekers").has("Employed on <"));
  CHECK_FALSE(at.read([&](db::Transaction& tx) { return seeker_of(tx, at.ada)->until_day; }));
}
