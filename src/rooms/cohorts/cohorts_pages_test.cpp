// Lists, terms, the page of a cohort, and who looks after it.
#include <algorithm>
#include <array>

#include "rooms/cohorts/test_cohorts_pages.h"
#include "rooms/privacy/privacy.h"

using namespace cohorts;
using namespace cohorts::test;

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
