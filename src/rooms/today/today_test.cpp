#include "rooms/today/today.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/people/people.h"
#include "rooms/timetable/test_timetable.h"

using namespace std::chrono_literals;
using timetable::either;
using timetable::TestTimetable;

namespace {

PersonId person(const std::string& id) { return PersonId::read(id).value(); }
Viewer viewer(const std::string& id) { return {person(id), "Ada", {Role::student}, "America/Denver"}; }

today::StudentsDay day_of(const TestTimetable& school, const std::string& student, Moment now) {
  return school.there.read(
      [&](db::Transaction& tx) { return today::students_day(tx, viewer(student), school.school.zone, now); });
}
Viewer viewer(const std::string& who, Roles roles) { return {person(who), "Somebody", roles, "America/Denver"}; }
today::StaffsDay staffs_day_of(const TestTimetable& school, const std::string& who, Moment now,
                               Role role = Role::specialist) {
  return school.there.read(
      [&](db::Transaction& tx) { return today::staffs_day(tx, viewer(who, {role}), school.school.zone, now); });
}

}  // namespace

TEST_CASE("TO1, TO3: next is the first that has not ended and is not cancelled") {
  const TestTimetable school(either());
  const auto before = day_of(school, school.ada, school.there.now);
  REQUIRE(before.next);
  CHECK(before.week == 2);
  CHECK(before.next->what.ends_at > school.there.now);
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::cancel(tx, before.next->what.id, "The guest is ill.", school.deed()));
  });
  const auto after = day_of(school, school.ada, school.there.now);
  REQUIRE(after.next);
  CHECK(after.next->what.id != before.next->what.id);
  CHECK(std::ranges::any_of(after.this_week, [&](const auto& one) { return one.what.id == before.next->what.id; }));
}

TEST_CASE("TO3: what staff restored on a holiday is next, for students and for staff") {
  const TestTimetable school(either());
  const Moment then = timetable::moment("2026-09-07T14:00:00Z");  // Labor Day
  std::string id;
  school.there.write([&](db::Transaction& tx) {
    id = school.titled(tx, "Career exploration", 3).id;
    REQUIRE(cohorts::assign(tx, {school.kim, school.cohort, {}, {}, timetable::day("2026-08-24")}, school.deed()));
  });
  CHECK(day_of(school, school.ada, then).next->what.id != id);
  school.there.write([&](db::Transaction& tx) { REQUIRE(timetable::restore(tx, id, "We meet.", school.deed())); });
  CHECK(day_of(school, school.ada, then).next->what.id == id);
  CHECK(staffs_day_of(school, school.kim, then).cohorts.at(0).next->id == id);
}

TEST_CASE("TO1: what is due in the next fourteen days comes in its order, and nothing later") {
  const TestTimetable school(either());
  const auto day = day_of(school, school.ada, school.there.now);
  for (std::size_t i = 0; i < day.due.size(); ++i) {
    CHECK(day.due[i].what.need == timetable::Need::due);
    CHECK(day.due[i].what.starts_at >= school.there.now);
    CHECK(day.due[i].what.starts_at < school.there.now.plus(15 * 24h));
    if (i > 0) CHECK(day.due[i - 1].what.starts_at <= day.due[i].what.starts_at);
  }
}

TEST_CASE("TO2, TO4, TO6: an objection waits for the team, attendance counts, and both are reasons") {
  const TestTimetable school(either());
  const Moment later = school.there.now.plus(24h * 21);
  std::vector<std::string> sessions;
  school.there.write([&](db::Transaction& tx) {
    const cohorts::Deed deed{school.kim, later, school.there.random};
    for (const auto& one : timetable::calendar_of_cohort(tx, school.cohort, school.there.now.plus(-24h * 14), later)) {
      if (one.need != timetable::Need::required || one.for_staff || one.cancelled || one.closed || one.ends_at > later)
        continue;
      sessions.push_back(one.id);
      const std::vector<attendance::NewNote> notes{{school.ada, attendance::State::absent, ""},
                                                   {school.ben, attendance::State::present, ""}};
      REQUIRE(attendance::note_attendance(tx, one.id, notes, school.school, deed));
    }
    REQUIRE(sessions.size() >= 3);
    const cohorts::Deed own{school.ada, later, school.there.random};
    const auto noted = attendance::attendance_of(tx, sessions.front());
    for (const auto& one : noted)
      if (one.person_id == school.ada) REQUIRE(attendance::dispute(tx, one.id, "I was there.", own));
  });
  const auto day = day_of(school, school.ada, later);
  CHECK(day.attendance.absent == static_cast<int>(sessions.size()));
  CHECK(day.attendance.percent() == 0);
  CHECK(day.waiting.size() == 1);
  CHECK(day_of(school, school.ben, later).waiting.empty());
  CHECK(day_of(school, school.ben, later).attendance.percent() == 100);

  const auto seen = staffs_day_of(school, school.kim, later);
  REQUIRE(seen.attention.size() == 1);
  CHECK(seen.attention[0].student == person(school.ada));
  CHECK(seen.attention[0].reasons.size() == 1);
  CHECK(seen.attention[0].objects_since.has_value());
  CHECK(seen.attention[0].run_id == school.run);
  CHECK(seen.names.contains(person(school.ada)));
}

TEST_CASE("TO2, TO4: of several words on one session the last one counts") {
  const TestTimetable school(either());
  const Moment later = school.there.now.plus(24h * 21);
  school.there.write([&](db::Transaction& tx) {
    const cohorts::Deed deed{school.kim, later, school.there.random}, own{school.ada, later, school.there.random};
    const auto all = timetable::calendar_of_cohort(tx, school.cohort, school.there.now.plus(-24h * 14), later);
    const auto session = std::ranges::find_if(all, [&](const timetable::Occurrence& one) {
      return one.need == timetable::Need::required && !one.for_staff && !one.cancelled && one.ends_at <= later;
    });
    REQUIRE(session != all.end());
    const auto note = [&](attendance::State state, const std::string& why) {
      const std::vector<attendance::NewNote> notes{{school.ada, state, why}};
      REQUIRE(attendance::note_attendance(tx, session->id, notes, school.school, deed));
    };
    note(attendance::State::absent, "");
    REQUIRE(attendance::dispute(tx, attendance::attendance_of(tx, session->id).front().id, "I was there.", own));
    note(attendance::State::late, "She was there.");
    note(attendance::State::present, "In time, too.");
  });
  const auto day = day_of(school, school.ada, later);
  CHECK(day.attendance.present == 1);
  CHECK(day.attendance.counted() == 1);
  CHECK(day.waiting.size() == 1);  // corrected twice, and not answered
}

TEST_CASE("TO5: a specialist sees the cohorts they have, others all that run") {
  const TestTimetable school(either());
  CHECK_FALSE(staffs_day_of(school, school.kim, school.there.now).only_mine);
  CHECK(staffs_day_of(school, school.kim, school.there.now).cohorts.size() == 1);
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::assign(tx, {school.kim, school.cohort, {}, {}, timetable::day("2026-08-24")}, school.deed()));
    REQUIRE(people::grant(tx, person(school.kim), {Role::specialist}, {}, school.there.now, school.there.random));
  });
  const auto mine = staffs_day_of(school, school.kim, school.there.now);
  CHECK(mine.only_mine);
  REQUIRE(mine.cohorts.size() == 1);
  CHECK(mine.cohorts[0].week == 2);
  CHECK(mine.cohorts[0].running.students == 2);
  CHECK(day_of(school, school.ada, school.there.now).specialists == std::vector{person(school.kim)});
  CHECK(staffs_day_of(school, school.kim, school.there.now.plus(24h * 400)).cohorts.empty());
}

TEST_CASE("TO7: who has graduated keeps the page, with the reviews that are to come") {
  const TestTimetable school(either());
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::graduated, timetable::day("2026-10-02"), "",
                                  school.deed()));
  });
  const auto day = day_of(school, school.ada, school.there.now.plus(24h * 60));
  CHECK_FALSE(day.enrolment);
  REQUIRE(day.seeker);
  CHECK(day.seeker->due(30) == timetable::day("2026-11-01"));
}

TEST_CASE("CO26: who leaves on a day that lies ahead has their module until then, and counts") {
  const TestTimetable school(either());
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::withdrawn, timetable::day("2026-09-03"), "",
                                  school.deed()));
  });
  const auto counted = [&](Moment now) {
    return staffs_day_of(school, school.kim, now, Role::lead).cohorts.front().running.students;
  };
  CHECK(day_of(school, school.ada, school.there.now.plus(24h * 2)).enrolment);
  CHECK_FALSE(day_of(school, school.ada, school.there.now.plus(24h * 3)).enrolment);
  CHECK(counted(school.there.now.plus(24h * 2)) == counted(school.there.now.plus(24h * 3)) + 1);
}

TEST_CASE("TO9: whom to ask is there with what they chose to be reached by, and nothing else") {
  const TestTimetable school(either());
  const PersonId cleo = school.there.write([&](db::Transaction& tx) {
    const PersonId made = people::add(tx,
                                      {.name = "Cleo Coach",
                                       .email = "cleo@private.example",
                                       .pronouns = "she/her",
                                       .zone = "America/Denver",
                                       .roles = {{Role::specialist}}},
                                      {}, school.there.now, school.there.random)
                              .value();
    REQUIRE(cohorts::assign(tx, {made.text(), school.cohort, {}, {}, timetable::day("2026-08-24")}, school.deed()));
    return made;
  });
  const auto before = day_of(school, school.ada, school.there.now).to_ask;
  REQUIRE(before.size() == 1);
  CHECK(before[0].name == "Cleo Coach");
  CHECK(before[0].links.empty());
  CHECK(before[0].pronouns.empty());
  const std::vector<std::string> links{"coach@school.example", "https://meet.example/cleo"};
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(people::change(tx, cleo, people::Profile{"Cleo Coach", "she/her", true, "America/Denver", links},
                           school.there.now, school.there.random));
  });
  const auto after = day_of(school, school.ada, school.there.now).to_ask;
  REQUIRE(after.size() == 1);
  CHECK(after[0].links == links);
  CHECK(after[0].pronouns == "she/her");
  school.there.write(
      [&](db::Transaction& tx) { REQUIRE(people::deactivate(tx, cleo, {}, school.there.now, school.there.random)); });
  CHECK(day_of(school, school.ada, school.there.now).to_ask.empty());
  CHECK(people::href_of_contact("a b+c@school.example") == "mailto:a%20b%2Bc@school.example");
  CHECK(people::href_of_contact("https://meet.example/@cleo") == "https://meet.example/@cleo");
}

TEST_CASE("TO14: a repeater needs attention until the meeting with the career team is noted") {
  const TestTimetable school(either());
  std::string again;
  const std::string cleo = school.there.person("Cleo").text();
  school.there.write([&](db::Transaction& tx) {
    const auto failed = cohorts::Outcome::repeating;
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, failed, timetable::day("2026-10-02"), "", school.deed()));
    const cohorts::NewRun next{school.later, school.next_term, 4, timetable::day("2026-10-12"), 6};
    const std::string run = timetable::make_run(tx, next, school.school, school.deed()).value().id;
    again = cohorts::enrol(tx, {school.ada, run, timetable::day("2026-10-12")}, school.deed()).value().id;
    REQUIRE(cohorts::enrol(tx, {cleo, run, timetable::day("2026-10-12")}, school.deed()));
  });
  const Moment second_day = timetable::moment("2026-10-13T16:00:00Z");
  const auto day = staffs_day_of(school, school.kim, second_day);
  REQUIRE(day.attention.size() == 1);
  CHECK(day.attention[0].student == person(school.ada));
  REQUIRE(day.attention[0].meeting);
  CHECK(day.attention[0].meeting->due == timetable::day("2026-10-18"));
  CHECK(day.attention[0].meeting->enrolment_id == again);
  CHECK(day.attention[0].cohort == "2610BE");
  CHECK(staffs_day_of(school, school.kim, second_day, Role::instructor).attention.empty());
  CHECK(day_of(school, school.ada, second_day).meet_by == timetable::day("2026-10-18"));
  CHECK_FALSE(day_of(school, school.ben, school.there.now).meet_by);
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(attendance::note_start_meeting(tx, again, timetable::day("2026-10-13"), school.school,
                                           {school.kim, second_day, school.there.random}));
  });
  CHECK(staffs_day_of(school, school.kim, second_day).attention.empty());
  CHECK_FALSE(day_of(school, school.ada, second_day).meet_by);
}

TEST_CASE("TO10: a graduate's review needs the attention of the adviser and of leads, until it is held") {
  const TestTimetable school(either());
  const std::string lou = school.there.person("Lou").text();
  std::string seeker;
  const auto on = [&](const char* moment) { return cohorts::Deed{{}, timetable::moment(moment), school.there.random}; };
  const auto write = [&](auto&& deed) { school.there.write([&](db::Transaction& tx) { REQUIRE(deed(tx)); }); };
  write([&](db::Transaction& tx) {
    return cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::graduated, timetable::day("2026-10-02"), "",
                                 school.deed());
  });
  school.there.read([&](db::Transaction& tx) { seeker = cohorts::seeker_of(tx, school.ada)->id; });
  const auto seen = [&](const std::string& who, const char* day, Role role = Role::specialist) {
    return staffs_day_of(school, who, timetable::moment(day), role).attention;
  };
  // While nobody advises her, every specialist sees it: from a week before.
  CHECK(seen(school.kim, "2026-10-24T16:00:00Z").empty());
  REQUIRE(seen(lou, "2026-10-25T16:00:00Z").size() == 1);
  write([&](db::Transaction& tx) { return cohorts::give_adviser(tx, seeker, school.kim, school.deed()); });
  const char* const late = "2026-11-20T16:00:00Z";
  const auto by_adviser = seen(school.kim, late);
  REQUIRE(by_adviser.size() == 1);
  CHECK(by_adviser[0].student == person(school.ada));
  REQUIRE(by_adviser[0].reviews.size() == 1);
  CHECK(by_adviser[0].reviews[0].days == 30);
  CHECK(by_adviser[0].reviews[0].due() == timetable::day("2026-11-01"));
  CHECK(seen(lou, late).empty());
  CHECK(seen(lou, late, Role::lead).size() == 1);
  CHECK(seen(lou, late, Role::instructor).empty());
  CHECK(seen(school.kim, "2026-12-02T16:00:00Z").front().reviews.size() == 2);
  write([&](db::Transaction& tx) {
    return cohorts::note_review(tx, seeker, 30, timetable::day("2026-11-20"), on("2026-11-20T16:00:00Z"));
  });
  CHECK(seen(school.kim, late).empty());
  CHECK(seen(school.kim, "2026-12-02T16:00:00Z").front().reviews.front().days == 60);
  write([&](db::Transaction& tx) {
    return cohorts::note_employed(tx, seeker, timetable::day("2026-12-01"), on("2026-12-01T16:00:00Z"));
  });
  CHECK(seen(school.kim, "2026-12-02T16:00:00Z").empty());
}

TEST_CASE("TO8: the statements are few, and as many whatever there is") {
  const TestTimetable school(either());
  const auto statements = [&](auto&& ask) {
    return school.there.read([&](db::Transaction& tx) {
      ask(tx);
      return tx.statements();
    });
  };
  const auto student = [&](db::Transaction& tx) {
    (void)today::students_day(tx, viewer(school.ada), school.school.zone, school.there.now);
  };
  const auto specialist = [&](db::Transaction& tx) {
    (void)today::staffs_day(tx, viewer(school.kim, {Role::specialist}), school.school.zone, school.there.now);
  };
  const int of_student = statements(student), of_staff = statements(specialist);
  // Two for each room asked: people, cohorts, timetable.
  CHECK(of_student <= 8);
  CHECK(of_staff <= 9);
  school.there.write([&](db::Transaction& tx) {
    for (int i = 0; i < 20; ++i) {
      const auto one =
          people::add(tx, {.name = "Student " + std::to_string(i)}, {}, school.there.now, school.there.random).value();
      REQUIRE(cohorts::enrol(tx, {one.text(), school.run, timetable::day("2026-08-24")}, school.deed()));
    }
  });
  CHECK(statements(student) == of_student);
  CHECK(statements(specialist) == of_staff);
}

TEST_CASE("TO4, TO6: a repeater and the staff see the same attendance, of what is required of the repeater") {
  const TestTimetable school(either());
  const Moment later = timetable::moment("2026-10-30T16:00:00Z");
  std::string run;
  school.there.write([&](db::Transaction& tx) {
    const cohorts::Deed deed{school.kim, later, school.there.random};
    const auto note = [&](const std::string& id, attendance::State state) {
      const std::vector<attendance::NewNote> notes{{school.ada, state, ""}};
      REQUIRE(attendance::note_attendance(tx, id, notes, school.school, deed) == 1);
    };
    note(school.titled(tx, "Negotiations", 1).id, attendance::State::present);
    REQUIRE(cohorts::note_outcome(tx, school.enrolment, cohorts::Outcome::repeating, timetable::day("2026-09-30"), "",
                                  deed));
    run = timetable::make_run(tx, {school.later, school.next_term, 4, timetable::day("2026-10-12"), 6}, school.school,
                              deed)
              ->id;
    const std::string again = cohorts::enrol(tx, {school.ada, run, timetable::day("2026-10-12")}, deed)->id;
    REQUIRE(attendance::note_start_meeting(tx, again, timetable::day("2026-10-13"), school.school, deed));
    for (const auto& one : timetable::calendar_of_cohort(tx, school.later, timetable::moment("2026-10-01T00:00:00Z"),
                                                         timetable::moment("2026-10-30T00:00:00Z"))) {
      if (one.title == "Negotiations") note(one.id, attendance::State::absent);  // optional: attended before
      if (one.title == "Homeroom") note(one.id, attendance::State::present);
    }
  });
  const auto own = day_of(school, school.ada, later);
  CHECK(own.attendance.counted() == 3);
  CHECK(own.attendance.percent() == 100);
  school.there.read([&](db::Transaction& tx) {
    const auto seen = attendance::attendance_of_run(tx, run, school.school);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].attendance.counted() == own.attendance.counted());
  });
  CHECK(staffs_day_of(school, school.kim, later).attention.empty());
}

TEST_CASE("TO16: reading stays there until it is read as it is now") {
  const TestTimetable school(either());
  const Moment weeks_later = school.there.now.plus(24h * 14);
  REQUIRE(day_of(school, school.ada, weeks_later).unread.size() == 1);
  school.there.write([&](db::Transaction& tx) {
    REQUIRE(agenda::acknowledge(tx, school.first_edition, "module-4/index.md", "first", school.by(school.ada)));
  });
  CHECK(day_of(school, school.ada, weeks_later).unread.empty());
  CHECK(day_of(school, school.ben, weeks_later).unread.size() == 1);
  for (const auto& one : day_of(school, school.ben, school.there.now).open)
    CHECK(one.what.kind != timetable::SessionKind::reading);  // it stands there once
}
