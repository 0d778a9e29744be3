#include "rooms/students/students.h"

#include <catch2/catch.hpp>

#include "rooms/privacy/privacy.h"
#include "rooms/timetable/test_timetable.h"

using namespace std::chrono_literals;
using timetable::either;
using timetable::TestTimetable;

namespace {

PersonId person(const std::string& id) { return PersonId::read(id).value(); }

struct School : TestTimetable {
  School() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Fay Founder", "fay@school.example"}, there.now,
                             there.random));
      const auto add = [&](Role role, const std::string& its_track, int module) {
        return people::add(tx, {.name = std::string(name_of(role)), .roles = {{role, its_track, module}}}, {},
                           there.now, there.random)
            .value();
      };
      for (const Role role : all_roles) lookers.emplace(role, add(role, "", 0));
      front = add(Role::instructor, "Front end", 0);
      third = add(Role::lead, "", 3);
    });
  }
  std::map<Role, PersonId> lookers;
  PersonId front = PersonId::make({}, {}), third = front;
  Viewer looker(Role role) const { return {lookers.at(role), "Kim", {role}, "America/Denver"}; }
  Result<students::Student> ask(const std::string& who, Role role = Role::specialist,
                                std::optional<Moment> when = {}) const {
    return ask(who, looker(role), when.value_or(there.now));
  }
  Result<students::Student> ask(const std::string& who, const Viewer& viewer, Moment now) const {
    Result<students::Student> answer = fail(FailureKind::invalid, "");
    (void)there.database().write([&](db::Transaction& tx) -> Result<void> {
      answer = students::look_at(tx, viewer, person(who), now, there.random);
      if (!answer) return std::unexpected(answer.error());
      return {};
    });
    return answer;
  }
  // What was required until a moment, noted for Ada.
  std::vector<std::string> note(attendance::State state, Moment until, const std::string& why = "") const {
    std::vector<std::string> sessions;
    there.write([&](db::Transaction& tx) {
      for (const auto& one : timetable::calendar_of_cohort(tx, cohort, there.now.plus(-24h * 14), until)) {
        if (one.need != timetable::Need::required || one.for_staff || one.cancelled || one.closed ||
            one.ends_at > until)
          continue;
        sessions.push_back(one.id);
        const std::vector<attendance::NewNote> notes{{ada, state, why}};
        REQUIRE(attendance::note_attendance(tx, one.id, notes, school, cohorts::Deed{kim, until, there.random}));
      }
    });
    return sessions;
  }
};

}  // namespace

TEST_CASE("ST1: those who look after students see one, nobody else, and only who is or was a student") {
  const School school;
  for (const Role role : all_roles) CHECK(school.ask(school.ada, role).has_value() == carers.any_of({role}));
  CHECK(school.ask(school.kim).error().kind == FailureKind::not_found);
  const std::string sam = school.there.write([&](db::Transaction& tx) {
    return people::add(tx, {.name = "Sam New", .roles = {{Role::student}}}, {}, school.there.now, school.there.random)
        .value()
        .text();
  });
  REQUIRE(school.ask(sam));
  CHECK(school.ask(sam)->enrolments.empty());
  school.there.write(
      [&](db::Transaction& tx) { REQUIRE(people::erase(tx, person(sam), {}, school.there.now, school.there.random)); });
  CHECK(school.ask(sam).error().kind == FailureKind::not_found);
}

TEST_CASE("ST1: a role that is limited to others' modules reaches nothing of a student, and no look is written down") {
  const School school;
  const std::vector<attendance::NewNote> notes{{school.ada, attendance::State::absent, ""}};
  const auto ask = [&](const PersonId& who, Role role) {
    return school.ask(school.ada, Viewer{who, "Fay", {role}, "America/Denver"}, school.there.now);
  };
  CHECK(ask(school.front, Role::instructor).error().kind == FailureKind::not_allowed);
  CHECK(ask(school.third, Role::lead).error().kind == FailureKind::not_allowed);
  school.there.write([&](db::Transaction& tx) {
    CHECK(privacy::looks_at(tx, person(school.ada), 10).empty());
    const auto session = school.titled(tx, "Negotiations", 1).id;
    REQUIRE(attendance::note_attendance(tx, session, notes, school.school, school.by(school.kim)));
    const auto noted = attendance::attendance_of(tx, session).front();
    REQUIRE(attendance::dispute(tx, noted.id, "I was there.", school.by(school.ada)));
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::repeating, timetable::day("2026-09-30"), "",
                                  school.deed()));
    const auto other = cohorts::add_track(tx, "Front end", school.deed()).value();
    const auto cohort =
        cohorts::add_cohort(tx, {"2610FE", other.id, school.next_term, school.second_edition}, school.deed()).value();
    const auto run = timetable::make_run(tx, {cohort.id, school.next_term, 4, timetable::day("2026-10-12"), 6},
                                         school.school, school.deed())
                         .value();
    REQUIRE(cohorts::enrol(tx, {school.ada, run.id, timetable::day("2026-10-12")}, school.deed()));
  });
  const auto front = ask(school.front, Role::instructor).value();
  REQUIRE(front.enrolments.size() == 1);
  CHECK(front.enrolments[0].cohort == "2610FE");
  CHECK(front.objections.empty());
  CHECK(school.ask(school.ada)->enrolments.size() == 2);
  CHECK(school.ask(school.ada)->objections.size() == 1);
}

TEST_CASE("ST2: every enrolment, the latest first") {
  const School school;
  school.there.write([&](db::Transaction& tx) {
    const auto passed = timetable::day("2026-09-30");
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::repeating, passed, "", school.deed()));
    const auto again = timetable::make_run(tx, {school.later, school.next_term, 4, timetable::day("2026-10-12"), 6},
                                           school.school, school.deed())
                           .value();
    REQUIRE(cohorts::enrol(tx, {school.ada, again.id, timetable::day("2026-10-12")}, school.deed()));
  });
  const auto ada = school.ask(school.ada).value();
  REQUIRE(ada.enrolments.size() == 2);
  CHECK(ada.enrolments[0].cohort == "2610BE");
  CHECK(ada.enrolments[0].attempt == 2);
  CHECK(ada.enrolments[1].outcome == cohorts::Outcome::repeating);
  REQUIRE(ada.is_in_module());
  CHECK(ada.module->cohort == "2608BE");  // until what was noted ahead holds (CO26)
  CHECK(ada.week == 2);
  const auto later = school.ask(school.ada, Role::specialist, Moment::read("2026-10-01T16:00:00Z").value()).value();
  CHECK(later.module->cohort == "2610BE");
  CHECK(later.week == 0);
  CHECK(school.ask(school.ben)->week == 2);
}

TEST_CASE("ST3: the specialists of the day advise, and a graduate's adviser") {
  const School school;
  CHECK(school.ask(school.ada)->specialists.empty());
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::assign(tx, {school.kim, school.cohort, {}, {}, timetable::day("2026-08-24")}, school.deed()));
  });
  const auto ada = school.ask(school.ada).value();
  CHECK(ada.specialists == std::vector{person(school.kim)});
  CHECK(ada.faces.at(person(school.kim)).name == "Kim");
  CHECK_FALSE(ada.seeker);
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::graduated, timetable::day("2026-10-02"), "",
                                  school.deed()));
    const auto seeker = cohorts::seeker_of(tx, school.ada).value();
    REQUIRE(cohorts::give_adviser(tx, seeker.id, school.kim, school.deed()));
  });
  const auto later = school.ask(school.ada, Role::lead, school.there.now.plus(24h * 40)).value();
  CHECK(later.specialists.empty());
  REQUIRE(later.seeker);
  CHECK(later.seeker->adviser_id == school.kim);
  CHECK(later.faces.contains(person(school.kim)));
  CHECK(later.module->module == 4);
  CHECK_FALSE(later.is_in_module());
}

TEST_CASE("ST4, ST5: attendance of the present module, its last absences, and what the student objects to") {
  const School school;
  const Moment until = school.there.now.plus(24h * 28);
  const auto sessions = school.note(attendance::State::absent, until);
  REQUIRE(sessions.size() > 5);
  school.there.write([&](db::Transaction& tx) {
    const cohorts::Deed own{school.ada, until, school.there.random};
    for (const std::size_t i : {0U, 1U, 2U}) {
      const auto noted = attendance::attendance_of(tx, sessions[i]);
      REQUIRE(attendance::dispute(tx, noted.front().id, "I was there " + std::to_string(i),
                                  {school.ada, until.plus(1h * static_cast<int>(i)), school.there.random}));
    }
    const auto second = attendance::disputes_of_person(tx, school.ada).at(1);
    REQUIRE(attendance::answer_dispute(tx, second.id, "You were.", school.by(school.kim)));
    REQUIRE(timetable::cancel(tx, sessions.back(), "The guest is ill.", school.deed()));
  });
  const auto ada = school.ask(school.ada, Role::instructor, until).value();
  CHECK(ada.attendance.absent == static_cast<int>(sessions.size()) - 1);
  CHECK(ada.attendance.percent() == 0);
  REQUIRE(ada.absences.size() == 5);
  CHECK(ada.absences[0].starts_at > ada.absences[4].starts_at);
  CHECK(ada.absences[0].noted.occurrence_id != sessions.back());
  REQUIRE(ada.objections.size() == 2);
  CHECK(ada.objections[0].says == "I was there 0");
  CHECK(ada.objections[1].says == "I was there 2");
  const auto ben = school.ask(school.ben, Role::instructor, until).value();
  CHECK(ben.absences.empty());
  CHECK(ben.objections.empty());
  CHECK_FALSE(ben.attendance.percent());
}

TEST_CASE("ST5: an objection to what took place after the weeks of the run is there, too") {
  const School school;
  const Moment after = timetable::moment("2026-10-20T16:00:00Z");
  school.there.write([&](db::Transaction& tx) {
    const auto late =
        timetable::add(tx, school.run, {.title = "Made up for", .starts_at = after, .ends_at = after.plus(1h)},
                       school.school, school.deed());
    const std::vector<attendance::NewNote> absent{{school.ada, attendance::State::absent, ""},
                                                  {school.ben, attendance::State::absent, ""}};
    REQUIRE(attendance::note_attendance(tx, late->id, absent, school.school,
                                        school.at(school.kim, "2026-10-20T18:00:00Z")));
    for (const attendance::Noted& one : attendance::attendance_of(tx, late->id))
      REQUIRE(attendance::dispute(tx, one.id, "I was there.", school.at(one.person_id, "2026-10-20T19:00:00Z")));
  });
  const auto ada = school.ask(school.ada, Role::specialist, after.plus(24h)).value();
  REQUIRE(ada.objections.size() == 1);
  CHECK(ada.objections[0].title == "Made up for");
  CHECK(ada.objections[0].since == timetable::moment("2026-10-20T19:00:00Z"));
}

TEST_CASE("ST6: the project group is the present one") {
  const School school;
  CHECK_FALSE(school.ask(school.ada)->group);
  school.there.write([&](db::Transaction& tx) {
    const auto group = cohorts::add_group(tx, school.run, "Otters", school.deed()).value();
    for (const auto& who : {school.ada, school.ben})
      REQUIRE(cohorts::join_group(tx, group.id, who, timetable::day("2026-08-24"), school.deed()));
  });
  const auto ada = school.ask(school.ada).value();
  REQUIRE(ada.group);
  CHECK(ada.group->name == "Otters");
  CHECK(ada.faces.at(person(school.ben)).name == "Ben");
}

TEST_CASE("ST7: a look is written down, a refused one is not") {
  const School school;
  REQUIRE(school.ask(school.ada));
  CHECK_FALSE(school.ask(school.ada, Role::administrator));
  const auto looks =
      school.there.read([&](db::Transaction& tx) { return privacy::looks_at(tx, person(school.ada), 10); });
  REQUIRE(looks.size() == 1);
  CHECK(looks[0].viewer == school.lookers.at(Role::specialist));
  CHECK(looks[0].item.kind == "students.page");
  CHECK_FALSE(looks[0].grant);
}

TEST_CASE("ST8: the statements are few, and as many whatever there is") {
  const School school;
  const auto statements = [&] {
    return school.there.write([&](db::Transaction& tx) {
      REQUIRE(
          students::look_at(tx, school.looker(Role::lead), person(school.ada), school.there.now, school.there.random));
      return tx.statements();
    });
  };
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::assign(tx, {school.kim, school.cohort, {}, {}, timetable::day("2026-08-24")}, school.deed()));
    const auto group = cohorts::add_group(tx, school.run, "Otters", school.deed()).value();
    REQUIRE(cohorts::join_group(tx, group.id, school.ada, timetable::day("2026-08-24"), school.deed()));
  });
  const int before = statements();
  CHECK(before <= 16);
  school.note(attendance::State::absent, school.there.now.plus(24h * 28));
  CHECK(statements() == before);
}

TEST_CASE("ST4, ST5: a repeater's attendance is of what is required of them") {
  const School school;
  const Moment later = timetable::moment("2026-10-30T16:00:00Z");
  school.there.write([&](db::Transaction& tx) {
    const cohorts::Deed deed{school.kim, later, school.there.random};
    const auto note = [&](const std::string& id, attendance::State state) {
      const std::vector<attendance::NewNote> notes{{school.ada, state, ""}};
      REQUIRE(attendance::note_attendance(tx, id, notes, school.school, deed) == 1);
    };
    note(school.titled(tx, "Negotiations", 1).id, attendance::State::present);
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::repeating, timetable::day("2026-09-30"), "",
                                  deed));
    const Day first = timetable::day("2026-10-12");
    const auto run = timetable::make_run(tx, {school.later, school.next_term, 4, first, 6}, school.school, deed);
    REQUIRE(cohorts::enrol(tx, {school.ada, run->id, first}, deed));
    for (const auto& one : timetable::calendar_of_cohort(tx, school.later, timetable::moment("2026-10-01T00:00:00Z"),
                                                         timetable::moment("2026-10-30T00:00:00Z"))) {
      if (one.title == "Negotiations") note(one.id, attendance::State::absent);  // optional: attended before
      if (one.title == "Homeroom" && one.week == 1) note(one.id, attendance::State::late);
      if (one.title == "Homeroom" && one.week == 2) note(one.id, attendance::State::absent);
    }
  });
  const auto seen = school.ask(school.ada, Role::lead, later);
  REQUIRE(seen);
  CHECK(seen->attendance.counted() == 2);
  CHECK(seen->attendance.percent() == 50);
  REQUIRE(seen->absences.size() == 1);
  CHECK(seen->absences[0].title == "Homeroom");
}
