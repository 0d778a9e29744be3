#include "rooms/find/find.h"

#include <catch2/catch.hpp>

#include "rooms/people/people.h"
#include "rooms/timetable/test_timetable.h"

using find::Kind;
using timetable::either;
using timetable::TestTimetable;

namespace {

using Names = std::vector<std::string>;

// The timetable's school with people who have roles, in its cohort and elsewhere.
struct School : TestTimetable {
  School() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      anna = add(tx, "Anna Panelo", Role::student);
      REQUIRE(cohorts::enrol(tx, {anna.text(), run, timetable::day("2026-08-24")}, deed()));
      bert = add(tx, "Bert Panelo", Role::student);
      REQUIRE(cohorts::enrol(tx, {bert.text(), run, timetable::day("2026-08-24")}, deed()));
      stranger = add(tx, "Sten Panelo", Role::student);
      coach = add(tx, "Cleo Panelo", Role::specialist);
      mentor = add(tx, "Mia Panelo", Role::mentor);
    });
  }
  PersonId add(db::Transaction& tx, const std::string& name, Role role) const {
    return people::add(tx, {.name = name, .zone = "Etc/UTC", .roles = {{role}}}, {}, there.now, there.random).value();
  }

  // An edition whose module 4 has more briefings for staff than a page shows, and pages with notes on them; its module
  // 3 has one of either.
  void make_briefings(db::Transaction& tx) const {
    curriculum::Content content;
    content.title = "Lanterns";
    content.digest = "briefings";
    content.modules = {{3, "Going", 6, {}}, {4, "Leading", 6, {}}};
    const auto add_page = [&](int module, const std::string& name, const std::string& title) {
      curriculum::Page& page = content.pages.emplace_back();
      page.path = name + ".md";
      page.address = name + ".html";
      page.title = title;
      page.module = module;
      page.digest = name;
      page.html = "<p>Walk.</p>";
      page.staff_html = "<p>Walk. Hold the briefing secretly.</p>";
    };
    for (const int module : {3, 4}) {
      curriculum::Session& one = content.sessions.emplace_back();
      one.title = "Briefing";
      one.module = module;
      one.weeks = module == 3 ? std::vector{6} : std::vector{1, 2, 3, 4, 5, 6};
      one.weekday = curriculum::Weekday::monday;
      one.time = "09:00";
      one.minutes = 60;
      one.audience = curriculum::Audience::staff;
    }
    for (int i = 0; i < 9; ++i) add_page(4, "notes-" + std::to_string(i), "Notes");
    add_page(4, "aloud", "Briefing aloud");
    add_page(3, "off", "Setting off");
    const std::string edition = curriculum::import_edition(tx, content, {}, there.now, there.random).value().edition.id;
    const auto begin = [&](const char* name, int module, const char* first_day) {
      const std::string made = cohorts::add_cohort(tx, {name, track, next_term, edition}, deed()).value().id;
      REQUIRE(timetable::make_run(tx, {made, next_term, module, timetable::day(first_day), 6}, school, deed()));
    };
    begin("2610A", 4, "2026-10-12");
    begin("2610B", 4, "2026-10-12");
    begin("2610C", 3, "2026-10-12");
  }

  Result<find::Found> look(const PersonId& who, Role role, const std::string& query,
                           std::optional<Kind> only = {}) const {
    return there.database().read([&](db::Transaction& tx) {
      return find::look(tx, {query, only}, {who, "Viewer", {role}, "Etc/UTC"}, there.now);
    });
  }
  find::Found found(const PersonId& who, Role role, const std::string& query, std::optional<Kind> only = {}) const {
    return look(who, role, query, only).value();
  }

  PersonId anna = PersonId::make({}, {}), bert = anna, stranger = anna, coach = anna, mentor = anna;
};

Names names(const find::Found& found) {
  Names out;
  for (const auto& one : found.people.shown) out.push_back(one.name);
  for (const auto& one : found.cohorts.shown) out.push_back(one.name);
  for (const auto& one : found.dates.shown) out.push_back(one.title);
  for (const auto& one : found.lessons.shown) out.push_back(one.page.title);
  return out;
}

}  // namespace

TEST_CASE("FI1: a query is at most 200 characters long; below two letters nothing is looked for") {
  const School at;
  CHECK(at.look(at.coach, Role::specialist, std::string(200, 'x')).has_value());
  CHECK(timetable::field_of(at.look(at.coach, Role::specialist, std::string(201, 'x'))) == "q");
  CHECK(timetable::field_of(at.look(at.coach, Role::specialist, "a\xFF")) == "q");
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "\u00E9";
  CHECK(at.look(at.coach, Role::specialist, accents).has_value());
  for (const char* query : {"", " ", "p", "* : \"", "-"})
    CHECK_FALSE(at.found(at.coach, Role::specialist, query).looked);
  CHECK(at.found(at.coach, Role::specialist, "pa").looked);
}

TEST_CASE("FI2: what is typed is plain text") {
  const School at;
  const Names all = names(at.found(at.coach, Role::specialist, "PANEL"));
  CHECK(all == Names{"Anna Panelo", "Bert Panelo", "Cleo Panelo", "Mia Panelo", "Sten Panelo", "Panel"});
  for (const char* query :
       {"\"panel\"", "panel*", "p\u00E1nel:", "(panel", "^panel", "-panel", "'panel'", "%panel_", "panel;--"})
    CHECK(names(at.found(at.coach, Role::specialist, query)) == all);
  for (const char* query :
       {"panel OR homeroom", "NEAR(panel homeroom)", "title:panel", "panel AND homeroom", "panel | x"})
    CHECK(names(at.found(at.coach, Role::specialist, query)).empty());
}

TEST_CASE("FI3: a few of each kind and a way to more; many of one kind alone") {
  const School at;
  at.there.write([&](db::Transaction& tx) {
    for (int i = 0; i < 60; ++i) at.add(tx, "Otto Crowd " + std::to_string(i), Role::student);
  });
  const auto few = at.found(at.coach, Role::specialist, "crowd");
  CHECK(few.people.shown.size() == find::few);
  CHECK(few.people.more);
  const auto many = at.found(at.coach, Role::specialist, "crowd", Kind::people);
  CHECK(many.people.shown.size() == find::many);
  CHECK(many.people.more);
  const auto exact = at.found(at.coach, Role::specialist, "panelo", Kind::people);
  CHECK(exact.people.shown.size() == 5);
  CHECK_FALSE(exact.people.more);
  CHECK(names(at.found(at.coach, Role::specialist, "panel", Kind::dates)) == Names{"Panel"});
  CHECK(names(at.found(at.coach, Role::specialist, "module", Kind::lessons)) == Names{"Module 4"});
}

TEST_CASE("FI4: students find those they learn with and the staff, their own dates, and nothing that is for staff") {
  const School at;
  CHECK(names(at.found(at.anna, Role::student, "panel")) ==
        Names{"Anna Panelo", "Bert Panelo", "Cleo Panelo", "Panel"});
  CHECK(names(at.found(at.anna, Role::student, "team notes")).empty());
  CHECK(names(at.found(at.coach, Role::specialist, "team notes")) == Names{"Team notes"});
  // Of no cohort: nobody but the staff.
  CHECK(names(at.found(at.stranger, Role::student, "panel")) == Names{"Cleo Panelo"});
  CHECK(names(at.found(at.stranger, Role::student, "module")).empty());
}

TEST_CASE("FI4: mentors and volunteers find staff alone") {
  const School at;
  for (const Role role : {Role::mentor, Role::volunteer}) {
    CHECK(names(at.found(at.mentor, role, "panel")) == Names{"Cleo Panelo"});
    CHECK(names(at.found(at.mentor, role, "module")).empty());
    CHECK(names(at.found(at.mentor, role, "panel", Kind::dates)).empty());
    CHECK_FALSE(find::may_find({at.mentor, "", {role}, ""}, Kind::dates));
  }
}

TEST_CASE("FI5: students read the edition of their cohort, staff those in use, or the newest") {
  const School at;
  const auto edition = [&](const PersonId& who, Role role) {
    return at.found(who, role, "module 4").lessons.shown.at(0).edition;
  };
  CHECK(edition(at.anna, Role::student) == 1);
  CHECK(edition(at.coach, Role::specialist) == 1);
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(
        timetable::make_run(tx, {at.later, at.next_term, 4, timetable::day("2026-10-12"), 6}, at.school, at.deed()));
  });
  CHECK(edition(at.anna, Role::student) == 1);
  CHECK(edition(at.coach, Role::specialist) == 2);
  // Years later no run is near: the newest.
  const auto later = at.there.read([&](db::Transaction& tx) {
    return find::look(tx, {"module 4", {}}, {at.coach, "", {Role::lead}, "Etc/UTC"},
                      timetable::moment("2029-01-01T00:00:00Z"))
        .value();
  });
  CHECK(later.lessons.shown.at(0).edition == 2);
}

TEST_CASE("FI9: what a limited role does not reach is left out before the first ones are counted out") {
  const School at;
  const PersonId third = at.there.write([&](db::Transaction& tx) {
    at.make_briefings(tx);
    return people::add(tx, {.name = "Theo", .zone = "Etc/UTC", .roles = {{Role::specialist, "", 3}}}, {}, at.there.now,
                       at.there.random)
        .value();
  });
  const auto all = at.found(at.coach, Role::specialist, "briefing");
  CHECK(all.dates.more);
  CHECK(all.lessons.more);
  const auto limited = at.found(third, Role::specialist, "briefing");
  REQUIRE(limited.dates.shown.size() == 1);
  CHECK(limited.dates.shown.front().module == 3);
  CHECK_FALSE(limited.dates.more);
  // In their rank: those with the word in the title first, also when they are found as students find them.
  Names lessons;
  for (const auto& one : limited.lessons.shown) lessons.push_back(one.page.title);
  CHECK(lessons == Names{"Briefing aloud", "Setting off"});
  CHECK_FALSE(limited.lessons.more);
  CHECK(limited.lessons.shown.front().excerpt.find("secretly") == std::string::npos);
  CHECK(limited.lessons.shown.back().excerpt.find("secretly") != std::string::npos);
}

TEST_CASE("FI11: staff find cohorts by their names and tracks, students do not") {
  const School at;
  at.there.write([&](db::Transaction& tx) {
    const std::string edition = cohorts::cohorts(tx).front().edition_id;
    REQUIRE(cohorts::add_cohort(tx, {"Zephyr 27", at.track, at.next_term, edition}, at.deed()));
  });
  CHECK(names(at.found(at.coach, Role::specialist, "zephyr")) == Names{"Zephyr 27"});
  CHECK(names(at.found(at.coach, Role::specialist, "27 ZÉPH")) == Names{"Zephyr 27"});
  CHECK(names(at.found(at.coach, Role::specialist, "zeph 27")).empty());  // only the last word may be begun
  CHECK(names(at.found(at.coach, Role::specialist, "zephyr", Kind::cohorts)) == Names{"Zephyr 27"});
  CHECK(names(at.found(at.coach, Role::specialist, "zephyr", Kind::dates)).empty());
  CHECK(names(at.found(at.anna, Role::student, "zephyr")).empty());
  CHECK(names(at.found(at.mentor, Role::mentor, "zephyr")).empty());
}

TEST_CASE("FI8: the statements are few, and as many whatever there is") {
  const School at;
  const auto statements = [&](const PersonId& who, Role role) {
    return at.there.read([&](db::Transaction& tx) {
      const int before = tx.statements();
      CHECK(find::look(tx, {"panel module", {}}, {who, "", {role}, "Etc/UTC"}, at.there.now));
      CHECK(find::look(tx, {"module", {}}, {who, "", {role}, "Etc/UTC"}, at.there.now));
      return tx.statements() - before;
    });
  };
  const int of_student = statements(at.anna, Role::student), of_staff = statements(at.coach, Role::specialist);
  CHECK(of_student <= 2 * 8);
  CHECK(of_staff <= 2 * 9);
  at.there.write([&](db::Transaction& tx) {
    for (int i = 0; i < 40; ++i) {
      const PersonId one = at.add(tx, "Module Panel " + std::to_string(i), Role::student);
      REQUIRE(cohorts::enrol(tx, {one.text(), at.run, timetable::day("2026-08-24")}, at.deed()));
    }
  });
  CHECK(statements(at.anna, Role::student) == of_student);
  CHECK(statements(at.coach, Role::specialist) == of_staff);
}

TEST_CASE("words are completed for everything that has none, once") {
  const School at;
  at.there.write([](db::Transaction& tx) {
    for (const char* table : {"people_words", "timetable_words", "curriculum_words"})
      tx.tell("DELETE FROM " + std::string(table));
  });
  CHECK(names(at.found(at.coach, Role::specialist, "panel")).empty());
  CHECK(at.there.write([](db::Transaction& tx) { return find::complete_words(tx); }) > 10);
  CHECK(at.there.write([](db::Transaction& tx) { return find::complete_words(tx); }) == 0);
  CHECK(names(at.found(at.anna, Role::student, "panel")) ==
        Names{"Anna Panelo", "Bert Panelo", "Cleo Panelo", "Panel"});
  CHECK(names(at.found(at.anna, Role::student, "module 4")) == Names{"Module 4"});
}
