#include "rooms/cohorts/cohorts_pages.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "rooms/cohorts/cohorts.h"
#include "rooms/people/people.h"
#include "rooms/privacy/privacy.h"
#include "rooms/test_pages.h"

using namespace cohorts;

using rooms::Answer;
using rooms::Form;
using rooms::Path;

namespace {

struct School : rooms::TestSchool {
  School() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    const std::string its_edition = edition(1);
    write([&](db::Transaction& tx) {
      const PersonId first =
          people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, now, random)
              .value();
      admin = first.text();
      const auto add = [&](const char* name, Role role) {
        return people::add(tx, {.name = name, .roles = {{role}}}, first, now, random).value().text();
      };
      kim = add("Kim Coach", Role::specialist);
      teacher = add("Ivo Instructor", Role::instructor);
      ada = add("Ada <b>Student", Role::student);
      const Deed deed{admin, now, random};
      const Term begun = add_term(tx, {"2608", *Day::read("2026-08-24"), 6, 1}, deed).value();
      term = begun.id;
      track = add_track(tx, "Back end", deed).value().id;
      cohort = add_cohort(tx, {"2608BE", track, term, its_edition}, deed).value().id;
      run = add_run(tx, {cohort, term, 4, begun.first_day, 6}, deed).value().id;
    });
  }

  void assign_kim() const {
    write([&](db::Transaction& tx) {
      REQUIRE(assign(tx, {kim, cohort, {}, {}, *Day::read("2026-08-24")}, {admin, now, random}));
    });
  }
  std::string with(const char* name, const people::RoleGrant& role) const {
    return write([&](db::Transaction& tx) {
      return people::add(tx, {.name = name, .roles = {role}}, {}, now, random).value().text();
    });
  }

  Answer ask(const std::string& who, web::Method method, std::string_view pattern, const Path& path,
             const Form& form) const {
    return rooms::ask(*this, routes(),
                      [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
                      {.method = method, .pattern = pattern, .path = path, .form = form});
  }
  Answer get(const std::string& who, std::string_view pattern, const Path& path = {}) const {
    return ask(who, web::Method::get, pattern, path, {});
  }
  Answer get_cohort(const std::string& who, std::vector<std::pair<std::string, std::string>> query) const {
    return rooms::ask(
        *this, routes(), [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
        {.pattern = "/cohorts/:cohort", .path = {{"cohort", cohort}}, .query = web::Fields(std::move(query))});
  }
  Answer post(const std::string& who, std::string_view pattern, const Path& path, const Form& form) const {
    return ask(who, web::Method::post, pattern, path, form);
  }

  std::string admin, kim, teacher, ada, term, track, cohort, run;
};

}  // namespace

TEST_CASE("cohorts' pages: staff see cohorts, students do not") {
  const School at;
  const Path its{{"cohort", at.cohort}};
  CHECK(at.get(at.ada, "/cohorts").status == 404);
  CHECK(at.get(at.ada, "/cohorts/:cohort", its).status == 404);
  const Answer list = at.get(at.teacher, "/cohorts");
  CHECK(list.has("2608BE"));
  CHECK(list.has("module 4, week 2"));
  CHECK_FALSE(list.has("/cohorts/terms"));
  CHECK(at.get(at.admin, "/cohorts").has("/cohorts/terms"));
  CHECK(at.get(at.teacher, "/cohorts/:cohort", its).has("Module 4"));
  CHECK(at.get(at.teacher, "/cohorts/:cohort", {{"cohort", "none"}}).status == 404);
}

TEST_CASE("cohorts' pages: the list counts weeks by the school's days") {
  School at;
  at.now = Moment::read("2026-09-14T05:59:00Z").value();  // Sunday, 23:59 in Denver
  CHECK(at.get(at.teacher, "/cohorts").has("module 4, week 3"));
  at.now = Moment::read("2026-09-14T06:00:00Z").value();
  CHECK(at.get(at.teacher, "/cohorts").has("module 4, week 4"));
}

TEST_CASE("CO28: the page of a cohort shows the run that began last, and leads to the others") {
  const School at;
  const std::string later = at.with("Lu Later", {Role::student});
  at.write([&](db::Transaction& tx) {
    const Deed deed{{}, at.now, at.random};
    const Term next = add_term(tx, {"2610", *Day::read("2026-10-12"), 6, 1}, deed).value();
    const Run ahead = add_run(tx, {at.cohort, next.id, 5, next.first_day, 6}, deed).value();
    REQUIRE(enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, deed));
    REQUIRE(enrol(tx, {later, ahead.id, next.first_day}, deed));
  });
  const Answer now = at.get_cohort(at.admin, {});
  CHECK(now.has("Module 4, now"));
  CHECK(now.has("?module=5"));
  CHECK(now.has("Ada &lt;b&gt;Student"));
  CHECK_FALSE(now.has("/people/" + later));
  const Answer ahead = at.get_cohort(at.admin, {{"module", "5"}});
  CHECK(ahead.has("/people/" + later));
  CHECK_FALSE(ahead.has("/people/" + at.ada));
  CHECK(ahead.has("module=5&amp;sort=attempt"));
  CHECK(at.get_cohort(at.admin, {{"module", "9"}}).has("/people/" + at.ada));
}

TEST_CASE("CO29: who plans renames a cohort and a track; a name that is taken stays in its form") {
  const School at;
  const char* const cohort_name = "/cohorts/:cohort/name";
  const char* const track_name = "/cohorts/tracks/:track/name";
  const Path cohort{{"cohort", at.cohort}}, track{{"track", at.track}};
  CHECK(at.post(at.teacher, cohort_name, cohort, {{"name", "B"}}).status == 404);
  CHECK(at.post(at.kim, cohort_name, cohort, {{"name", " "}}).status == 422);
  CHECK(at.post(at.kim, cohort_name, cohort, {{"name", "2608 Back <end>"}}).status == 303);
  CHECK(at.get(at.kim, "/cohorts/:cohort", cohort).has("2608 Back &lt;end&gt;"));
  CHECK(at.post(at.admin, "/cohorts/tracks", {}, {{"name", "Data"}}).status == 303);
  const Answer refused = at.post(at.kim, track_name, track, {{"name", "Data"}});
  CHECK(refused.status == 422);
  CHECK(refused.has("There is a track of that name already."));
  CHECK(at.post(at.kim, track_name, track, {{"name", "Back ends"}}).status == 303);
  CHECK(at.get(at.kim, "/cohorts/terms").has("Back ends"));
  CHECK(at.post(at.kim, track_name, {{"track", "none"}}, {{"name", "Any"}}).status == 404);
}

TEST_CASE("cohorts' pages: a term, a holiday and a track are added, and what was typed stays when refused") {
  const School at;
  const Form tuesday{{"name", "2610 <i>"}, {"first_day", "2026-10-13"}, {"weeks", "6"}, {"intermission_weeks", "1"}};
  const Answer refused = at.post(at.admin, "/cohorts/terms", {}, tuesday);
  CHECK(refused.status == 422);
  CHECK(refused.has("Weeks begin on a Monday"));
  CHECK(refused.has("2610 &lt;i&gt;"));
  const Form monday{{"name", "2610"}, {"first_day", "2026-10-12"}, {"weeks", "6"}, {"intermission_weeks", "1"}};
  CHECK(at.post(at.admin, "/cohorts/terms", {}, monday).status == 303);
  CHECK(at.post(at.teacher, "/cohorts/terms", {}, monday).status == 404);
  CHECK_FALSE(at.get(at.admin, "/cohorts/terms").has("overlap"));
  const Form within{{"name", "2611 <i>"}, {"first_day", "2026-11-16"}, {"weeks", "6"}, {"intermission_weeks", "1"}};
  CHECK(at.post(at.admin, "/cohorts/terms", {}, within).status == 303);
  CHECK(at.get(at.admin, "/cohorts/terms").has("Its weeks overlap with those of 2611 &lt;i&gt;."));
  CHECK(at.post(at.admin, "/cohorts/tracks", {}, {{"name", "Back end"}}).has("There is a track of that name already."));
  CHECK(at.post(at.admin, "/cohorts/tracks", {}, {{"name", "Front end"}}).status == 303);
  const Answer page = at.get(at.admin, "/cohorts/terms");
  CHECK_FALSE(at.get(at.kim, "/cohorts/terms").has("/timetable/terms/"));
  for (const char* part : {"2610", "/timetable/terms/", "Front end"}) CHECK(page.has(part));
  CHECK(at.post(at.admin, "/cohorts", {}, {{"name", "2610BE"}, {"edition_id", "none"}}).status == 422);
}

TEST_CASE("cohorts' pages: a school with more students than a list can hold is asked for an address") {
  const School at;
  const Path its{{"cohort", at.cohort}};
  const char* const enrolments = "/cohorts/:cohort/enrolments";
  CHECK(at.get(at.kim, "/cohorts/:cohort", its).has("name=\"person_id\""));
  const std::string bo = at.write([&](db::Transaction& tx) {
    const PersonId by = *PersonId::read(at.admin);
    for (int i = 0; i < 200; ++i)
      (void)people::add(tx, {.name = "Student " + std::to_string(i), .roles = {{Role::student}}}, by, at.now,
                        at.random);
    return people::add(tx, {.name = "Bo", .email = "bo@school.example", .roles = {{Role::student}}}, by, at.now,
                       at.random)
        .value()
        .text();
  });
  const Answer page = at.get(at.kim, "/cohorts/:cohort", its);
  CHECK(page.has("name=\"email\""));
  CHECK_FALSE(page.has("Student 7"));
  Form form{{"email", "kim@school.example"}, {"run_id", at.run}, {"from_day", "2026-08-24"}};
  CHECK(at.post(at.kim, enrolments, its, form).has("No student has this address."));
  form.front().second = "Bo@school.example";
  CHECK(at.post(at.kim, enrolments, its, form).status == 303);
  CHECK(at.read([&](db::Transaction& tx) { return present_enrolment(tx, bo)->run_id; }) == at.run);
}

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

TEST_CASE("cohorts' pages: a specialist is assigned and the assignment ends") {
  const School at;
  const Path its{{"cohort", at.cohort}};
  const char* const assignments_of = "/cohorts/:cohort/assignments";
  CHECK(at.post(at.admin, assignments_of, its, {{"person_id", at.kim}, {"scope", "cohort"}}).status == 422);
  CHECK(at.post(at.admin, assignments_of, its,
                {{"person_id", at.kim}, {"scope", "track"}, {"module", "4"}, {"from_day", "2026-08-24"}})
            .status == 303);
  CHECK(at.get(at.admin, "/cohorts/:cohort", its).has("Kim Coach"));
  const Form no_specialist{{"person_id", at.ada}, {"scope", "cohort"}, {"from_day", "2026-08-24"}};
  CHECK(at.post(at.admin, assignments_of, its, no_specialist).has("Please choose a specialist."));
  CHECK(at.post(at.kim, assignments_of, its, {{"person_id", at.kim}}).status == 404);
  const Form of_module{{"person_id", at.kim}, {"scope", "module"}, {"from_day", "2026-08-24"}};
  CHECK(at.post(at.admin, assignments_of, its, of_module).has("Please say which module."));
  const std::string id = at.read([&](db::Transaction& tx) { return assignments(tx).front().id; });
  const Answer wrong = at.post(at.admin, "/cohorts/assignments/:assignment/end", {{"assignment", id}},
                               {{"last_day", "2026-08-01"}, {"cohort", at.cohort}});
  CHECK(wrong.status == 422);
  CHECK(wrong.has("It begins only on"));
  const Answer ended = at.post(at.admin, "/cohorts/assignments/:assignment/end", {{"assignment", id}},
                               {{"last_day", "2026-09-30"}, {"cohort", at.cohort}});
  CHECK(ended.location == "/cohorts/" + at.cohort);
  CHECK(at.read([&](db::Transaction& tx) { return specialists_of(tx, at.cohort, *Day::read("2026-10-01")); }).empty());
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

TEST_CASE("CO17: administrators see who is in a module, and not how it went for them") {
  const School at;
  at.write([&](db::Transaction& tx) {
    const Deed deed{{}, at.now, at.random};
    const auto in = enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, deed).value();
    REQUIRE(note_outcome(tx, in.id, Outcome::dismissed, *Day::read("2026-09-01"), "", deed));
  });
  const Path its{{"cohort", at.cohort}};
  CHECK(at.get(at.kim, "/cohorts/:cohort", its).has("Dismissed"));
  const Answer page = at.get(at.admin, "/cohorts/:cohort", its);
  CHECK(page.has("Ada &lt;b&gt;Student"));
  CHECK_FALSE(page.has("Dismissed"));
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

TEST_CASE("CO30: who no longer works here is marked where they look after a cohort, with the way to give it away") {
  const School at;
  at.assign_kim();
  const Path its{{"cohort", at.cohort}};
  const auto page = [&](const std::string& who) { return at.get(who, "/cohorts/:cohort", its); };
  const Answer before = page(at.admin);
  CHECK_FALSE(before.has("No longer works here"));
  at.write([&](db::Transaction& tx) {
    const PersonId kim = *PersonId::read(at.kim);
    const auto held = people::role_history(tx, kim).at(0).id;
    REQUIRE(people::end_role(tx, kim, held, *PersonId::read(at.admin), at.now, at.random));
  });
  const Answer after = page(at.admin);
  CHECK(after.has("No longer works here: give the cohort to somebody else."));
  CHECK(after.has("href=\"#assign\""));
  CHECK(after.has("id=\"assign\""));
  CHECK(after.statements == before.statements);
  CHECK(page(at.teacher).has("No longer works here"));
  CHECK_FALSE(page(at.teacher).has("#assign"));
  at.write([&](db::Transaction& tx) {
    REQUIRE(end_assignment(tx, assignments(tx).at(0).id, *Day::read("2026-08-31"), {at.admin, at.now, at.random}));
  });
  CHECK_FALSE(page(at.admin).has("No longer works here"));
}

TEST_CASE("CO30: what somebody looks after is said with its days, and where it is given to somebody else") {
  const School at;
  const auto said = [&](Roles roles) {
    return at.read([&](db::Transaction& tx) {
      const web::Request request;
      web::Visit visit{.transaction = tx,
                       .request = request,
                       .person = Viewer{*PersonId::read(at.admin), "Ana", roles, "America/Denver"},
                       .session = "",
                       .now = at.now,
                       .random = at.random,
                       .path = {},
                       .query = {},
                       .form = {},
                       .uploads = {},
                       .form_keys = {},
                       .prepared = "",
                       .school_zone = "America/Denver"};
      std::vector<std::pair<std::string, std::string>> all;
      for (const html::Link& one : duties_in_words(visit, *PersonId::read(at.kim)))
        all.emplace_back(one.label, one.href);
      return all;
    });
  };
  CHECK(said({Role::administrator}).empty());
  at.write([&](db::Transaction& tx) {
    const Deed deed{at.admin, at.now, at.random};
    const auto give = [&](const NewAssignment& one) { return assign(tx, one, deed).value().id; };
    REQUIRE(end_assignment(tx, give({at.kim, at.cohort, {}, {}, *Day::read("2026-08-24")}), *Day::read("2026-08-30"),
                           deed));
    REQUIRE(
        end_assignment(tx, give({at.kim, at.cohort, {}, 4, *Day::read("2026-08-25")}), *Day::read("2026-10-02"), deed));
    (void)give({at.kim, {}, at.track, {}, *Day::read("2026-08-26")});
    (void)give({at.kim, {}, {}, 3, *Day::read("2026-09-07")});
    const std::string enrolled = enrol(tx, {at.ada, at.run, *Day::read("2026-08-24")}, deed).value().id;
    REQUIRE(note_outcome(tx, enrolled, Outcome::graduated, *Day::read("2026-08-31"), "", deed));
    REQUIRE(give_adviser(tx, seeker_of(tx, at.ada)->id, at.kim, deed));
  });
  const std::string cohort = "/cohorts/" + at.cohort;
  const std::vector<std::pair<std::string, std::string>> expected{
      {"all cohorts, module 3, from Mon 7 Sep 2026", cohort},
      {"the whole track Back end", cohort},
      {"2608BE, module 4, until Fri 2 Oct 2026", cohort},
      {"1 graduate, as adviser", ""}};
  CHECK(said({Role::administrator}) == expected);
  CHECK(said({Role::administrator, Role::lead}).at(3).second == "/cohorts/seekers");
  at.write([&](db::Transaction& tx) {
    REQUIRE(give_adviser(tx, seeker_of(tx, at.ada)->id, at.teacher, {at.admin, at.now, at.random}));
  });
  CHECK(said({Role::administrator}).size() == 3);
}

TEST_CASE("CO31: students to enrol are told apart by their addresses, and whom the run has is not offered") {
  const School at;
  at.assign_kim();
  const Path its{{"cohort", at.cohort}};
  const auto add = [&](const char* email) {
    return at.write([&](db::Transaction& tx) {
      return people::add(tx, {.name = "Bo Lee", .email = email, .roles = {{Role::student}}}, {}, at.now, at.random)
          .value()
          .text();
    });
  };
  const std::string bo = add("bo@school.example"), other = add("another@school.example");
  const auto offered = [](const std::string& id, const std::string& label) {
    return "<option value=\"" + id + "\">" + label + "</option>";
  };
  const auto page = [&] { return at.get(at.kim, "/cohorts/:cohort", its); };
  const Answer before = page();
  CHECK(before.has(offered(bo, "Bo Lee, bo@school.example")));
  CHECK(before.html.find("Bo Lee, another@") < before.html.find("Bo Lee, bo@"));
  CHECK(before.has(offered(at.ada, "Ada &lt;b&gt;Student")));
  const char* const enrolments = "/cohorts/:cohort/enrolments";
  const Form form{{"person_id", bo}, {"run_id", at.run}, {"from_day", "2026-08-24"}};
  CHECK(at.post(at.kim, enrolments, its, form).status == 303);
  CHECK_FALSE(page().has("<option value=\"" + bo));
  CHECK(page().has(offered(other, "Bo Lee, another@school.example")));
  CHECK(page().statements == before.statements);
  // A refused form keeps who was chosen, whoever that is.
  const Answer refused = at.post(at.kim, enrolments, its, {{"person_id", bo}, {"run_id", at.run}, {"from_day", ""}});
  CHECK(refused.status == 422);
  CHECK(refused.has("<option value=\"" + bo + "\" selected>"));
  // Of the next module they are not yet.
  at.write([&](db::Transaction& tx) {
    const Deed deed{at.admin, at.now, at.random};
    const Term next = add_term(tx, {"2610", *Day::read("2026-10-12"), 6, 1}, deed).value();
    REQUIRE(add_run(tx, {at.cohort, next.id, 3, next.first_day, 6}, deed));
  });
  CHECK(at.get_cohort(at.kim, {{"module", "3"}}).has("<option value=\"" + bo));
  for (const std::string& one : {at.ada, other})
    CHECK(
        at.post(at.kim, enrolments, its, {{"person_id", one}, {"run_id", at.run}, {"from_day", "2026-08-24"}}).status ==
        303);
}

TEST_CASE("CO31: where all are enrolled already, an address is asked for") {
  const School at;
  const Path its{{"cohort", at.cohort}};
  CHECK(at.post(at.kim, "/cohorts/:cohort/enrolments", its,
                {{"person_id", at.ada}, {"run_id", at.run}, {"from_day", "2026-08-24"}})
            .status == 303);
  const Answer page = at.get(at.kim, "/cohorts/:cohort", its);
  CHECK(page.has("Everybody whom a list would offer is there already."));
  CHECK(page.has("name=\"email\""));
}
