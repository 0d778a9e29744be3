#include "rooms/groups/groups_pages.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/groups/groups.h"
#include "rooms/people/people.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/test_pages.h"

using rooms::Answer;
using rooms::Form;
using rooms::Path;

namespace {

Day day(const char* text) { return Day::read(text).value(); }

struct School : rooms::TestSchool {
  School() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    const std::string its_edition = edition(1);
    write([&](db::Transaction& tx) {
      const PersonId first =
          people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, now, random)
              .value();
      const auto add = [&](const char* name, Role role) {
        return people::add(tx, {.name = name, .roles = {{role}}}, first, now, random).value().text();
      };
      admin = first.text();
      kim = add("Kim Coach", Role::specialist);
      ada = add("Ada <b>Student", Role::student);
      ben = add("Ben Student", Role::student);
      const cohorts::Deed deed{kim, now, random};
      const auto term = cohorts::add_term(tx, {"2608", day("2026-08-24"), 6, 1}, deed).value();
      const auto track = cohorts::add_track(tx, "Back end", deed).value();
      const auto cohort = cohorts::add_cohort(tx, {"2608BE", track.id, term.id, its_edition}, deed).value();
      run = cohorts::add_run(tx, {cohort.id, term.id, 4, day("2026-08-24"), 6}, deed).value().id;
      for (const std::string& who : {ada, ben}) (void)cohorts::enrol(tx, {who, run, day("2026-08-24")}, deed).value();
    });
  }

  Answer ask(const std::string& who, web::Method method, std::string_view pattern, const Path& path,
             const Form& form) const {
    return rooms::ask(*this, groups::routes(),
                      [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
                      {.method = method, .pattern = pattern, .path = path, .form = form});
  }
  Answer get(const std::string& who, std::string_view pattern, const Path& path = {}) const {
    return ask(who, web::Method::get, pattern, path, {});
  }
  Answer post(const std::string& who, std::string_view pattern, const Path& path, const Form& form) const {
    return ask(who, web::Method::post, pattern, path, form);
  }

  std::string admin, kim, ada, ben, run;
};

}  // namespace

TEST_CASE("groups' pages: the career team makes a group, puts students in and takes them out; they see their own") {
  const School at;
  const Path of_run{{"run", at.run}};
  const char* const page = "/groups/runs/:run";
  CHECK(at.get(at.kim, page, of_run).has("No project group yet"));
  CHECK(at.get(at.ada, page, of_run).status == 404);
  CHECK(at.get(at.kim, page, {{"run", "none"}}).status == 404);
  CHECK(at.post(at.admin, page, of_run, {{"name", "Otters"}}).status == 404);
  CHECK(at.post(at.kim, page, of_run, {{"name", " "}}).status == 422);
  CHECK(at.post(at.kim, page, of_run, {{"name", "Otters <i>"}}).status == 303);
  CHECK(at.post(at.kim, page, of_run, {{"name", "Otters <i>"}}).has("There is a group of that name already."));

  const std::string group = at.read([&](db::Transaction& tx) { return cohorts::groups_of_run(tx, at.run)[0].id; });
  const char* const members = "/groups/:group/members";
  CHECK(at.get(at.ada, "/groups").has("You are in no project group now"));
  CHECK(at.post(at.kim, members, {{"group", group}}, {{"person_id", at.ada}, {"day", "soon"}}).status == 422);
  CHECK(at.post(at.kim, members, {{"group", "none"}}, {{"person_id", at.ada}}).status == 404);
  CHECK(at.post(at.kim, members, {{"group", group}}, {{"person_id", at.ada}, {"day", "2026-08-25"}}).status == 303);
  CHECK(at.get(at.ada, "/groups").has("Ada &lt;b&gt;Student (you)"));
  CHECK_FALSE(at.get(at.ben, "/groups").has("Ada"));
  CHECK(at.get(at.kim, page, of_run).has("Otters &lt;i&gt;"));
  CHECK(at.get(at.kim, page, of_run).has("value=\"2026-09-01\""));  // today, not the run's first day

  const char* const out = "/groups/:group/members/:student/out";
  const Path member{{"group", group}, {"student", at.ada}};
  CHECK(at.post(at.kim, out, {{"group", group}, {"student", at.ben}}, {{"day", "2026-09-01"}}).status == 404);
  CHECK(at.post(at.kim, out, member, {{"day", "2026-08-01"}}).status == 422);
  CHECK(at.post(at.kim, out, member, {{"day", "2026-09-01"}}).status == 303);
  CHECK(at.get(at.kim, page, of_run).has("Was in it"));
  CHECK(at.get(at.ada, "/groups").has("You are in no project group now"));
}

TEST_CASE("groups' pages: that two are kept apart is told to the career team, and to nobody else") {
  const School at;
  const Path of_run{{"run", at.run}};
  std::string group;
  at.write([&](db::Transaction& tx) {
    const cohorts::Deed deed{at.kim, at.now, at.random};
    group = cohorts::add_group(tx, at.run, "Otters", deed).value().id;
    REQUIRE(groups::put_in(tx, group, at.ada, day("2026-08-25"), deed));
    REQUIRE(privacy::keep_apart(tx, {*PersonId::read(at.ben), *PersonId::read(at.ada), ""}, *PersonId::read(at.kim),
                                at.now, at.random));
  });
  const Answer refused =
      at.post(at.kim, "/groups/:group/members", {{"group", group}}, {{"person_id", at.ben}, {"day", "2026-08-25"}});
  CHECK(refused.status == 422);
  CHECK(refused.has("kept apart from Ada &lt;b&gt;Student"));
  at.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::join_group(tx, group, at.ben, day("2026-08-25"), {at.kim, at.now, at.random}));
  });
  CHECK(at.get(at.kim, "/groups/runs/:run", of_run).has("are kept apart"));
  CHECK_FALSE(at.get(at.admin, "/groups/runs/:run", of_run).has("apart"));
  CHECK_FALSE(at.get(at.ada, "/groups").has("apart"));
}
