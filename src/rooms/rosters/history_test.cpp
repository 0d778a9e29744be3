// What happened before Cairn came: RO14 to RO17.
#include "rooms/attendance/attendance.h"
#include "rooms/rosters/test_rosters.h"

using namespace rosters;

namespace {

constexpr const char* header = "e-mail,cohort,module,attempt,from,until,outcome\n";

struct TestAttendance : TestRosters {
  explicit TestAttendance(db::Engine engine) : TestRosters(engine) {
    write([&](db::Transaction& tx) {
      const cohorts::Deed deed{admin.text(), now, random};
      (void)cohorts::enrol(tx, {ada.text(), harbour_run, day("2026-08-24")}, deed).value();
      // Denver is six hours behind: 13:00 there; the talk is late enough to be the next day in UTC.
      standup = add(tx, "Stand-up", "2026-08-25T19:00:00Z", timetable::Need::required);
      talk = add(tx, "Evening talk", "2026-08-26T01:00:00Z", timetable::Need::optional);
      later = add(tx, "Stand-up", "2026-09-02T19:00:00Z", timetable::Need::required);
    });
  }
  std::string add(db::Transaction& tx, const char* title, const char* starts, timetable::Need need) const {
    const Moment at = Moment::read(starts).value();
    return timetable::add(tx, harbour_run,
                          {.title = title, .need = need, .starts_at = at, .ends_at = at.plus(std::chrono::hours(1))},
                          {"America/Denver"}, {admin.text(), now, random})
        .value()
        .id;
  }
  std::vector<attendance::Noted> noted(const std::string& occurrence) const {
    return TestSchool::read([&](db::Transaction& tx) { return attendance::attendance_of(tx, occurrence); });
  }
  std::string standup, talk, later;
};

}  // namespace

TEST_CASE("RO14: enrolments come in in the order of time, and again change nothing") {
  const TestRosters school(either());
  const std::string file = std::string(header) +
                           "ada@school.example,Harbour,2,1,2026-09-14,,\n"
                           "ada@school.example,harbour,1,2,2026-08-31,2026-09-13,passed\n"
                           "ada@school.example,Anchor,1,1,2026-08-24,2026-08-30,repeating\n";
  const auto rows = school.fates(file, Kind::enrolments);
  CHECK(rows[1].fate == Fate{Verdict::create, "Ada Byron (ada@school.example)",
                             "Harbour, module 1, attempt 2, from 2026-08-31: passed on 2026-09-13"});
  CHECK(school.brought_in(file, Kind::enrolments).created == 3);
  const auto been = school.been(school.ada);
  REQUIRE(been.size() == 3);
  CHECK(been[0].outcome == cohorts::Outcome::repeating);
  CHECK(been[1].attempt == 2);
  CHECK(been[1].until_day == day("2026-09-13"));
  CHECK(been[2].outcome == cohorts::Outcome::running);
  const Done again = school.brought_in(file, Kind::enrolments);
  CHECK(again.created + again.updated == 0);
  CHECK(school.count("cohorts_enrolments") == 3);
  CHECK(school.count("cohorts_outcomes") == 2);
}

TEST_CASE("RO14: what is not there, or in the way, is said") {
  const TestRosters school(either());
  const auto rows = school.fates(std::string(header) +
                                     "bob@x.example,Harbour,1,1,2026-08-24,,\n"
                                     "ada@school.example,Sailors,1,1,2026-08-24,,\n"
                                     "ada@school.example,Anchor,2,1,2026-08-24,,\n"
                                     "ada@school.example,Harbour,1,2,2026-08-24,,\n"
                                     "ana@school.example,Harbour,1,1,2026-08-24,2026-09-13,graduated\n"
                                     "ana@school.example,Anchor,1,1,2026-09-14,,\n",
                                 Kind::enrolments);
  const auto is = [&](std::size_t row, Verdict verdict, const char* say) {
    CHECK(rows.at(row).fate.verdict == verdict);
    CHECK(rows.at(row).fate.say == say);
  };
  is(0, Verdict::refused, "Nobody here has the e-mail address \"bob@x.example\": bring people in first.");
  is(1, Verdict::refused, "There is no cohort \"Sailors\".");
  is(2, Verdict::refused, "Cohort Anchor has no module 2: add that module run first.");
  is(3, Verdict::conflict, "This would be attempt 1, the row says 2: bring in the earlier ones first.");
  is(4, Verdict::refused, "Graduation comes at the end of module 4.");
  CHECK(rows.size() == 6);
}

TEST_CASE("RO15: an enrolment that runs gets its outcome, another than the noted one is a conflict") {
  const TestRosters school(either());
  const std::string begun = std::string(header) + "ada@school.example,Harbour,1,1,2026-08-24,,\n";
  const std::string passed = std::string(header) + "ada@school.example,Harbour,1,1,2026-08-24,2026-08-30,passed\n";
  const std::string other = std::string(header) + "ada@school.example,Harbour,1,1,2026-08-24,2026-08-30,withdrawn\n";
  (void)school.brought_in(begun, Kind::enrolments);
  const auto rows = school.fates(passed, Kind::enrolments);
  CHECK(rows[0].fate.verdict == Verdict::update);
  CHECK(rows[0].fate.say == "outcome: running → passed on 2026-08-30");
  CHECK(school.brought_in(passed, Kind::enrolments).updated == 1);
  CHECK(school.fates(passed, Kind::enrolments)[0].fate.verdict == Verdict::unchanged);
  CHECK(school.fates(other, Kind::enrolments)[0].fate.verdict == Verdict::conflict);
  CHECK(school.fates(begun, Kind::enrolments)[0].fate.verdict == Verdict::conflict);
  const auto busy = school.fates(std::string(header) +
                                     "ada@school.example,Anchor,1,2,2026-09-01,,\n"
                                     "ada@school.example,Harbour,2,1,2026-09-14,,\n",
                                 Kind::enrolments);
  CHECK(busy[0].fate.verdict == Verdict::create);
  CHECK(busy[1].fate.say == "In module 1 of cohort Anchor since 2026-09-01: note first how that ended.");
}

TEST_CASE("RO16: attendance is of the session of that title on the school's day, or of all that was required") {
  const TestAttendance school(either());
  const std::string file = "id,date,session,status\nS-1,2026-08-25,evening  TALK,late\nS-1,2026-08-25,day,present\n";
  const auto rows = school.fates(file, Kind::attendance);
  CHECK(rows[0].fate == Fate{Verdict::create, "Ada Byron (ada@school.example)", "Evening talk on 2026-08-25: late"});
  CHECK(rows[1].fate.say == "Stand-up on 2026-08-25: present");
  CHECK(school.brought_in(file, Kind::attendance).created == 2);
  REQUIRE(school.noted(school.standup).size() == 1);
  CHECK(school.noted(school.standup)[0].state == attendance::State::present);
  CHECK(school.noted(school.talk)[0].state == attendance::State::late);
  const Done again = school.brought_in(file, Kind::attendance);
  CHECK(again.created + again.updated == 0);
  CHECK(school.count("attendance_notes") == 2);
}

TEST_CASE("RO16: a session or day that is not there is refused with those that are") {
  const TestAttendance school(either());
  const auto rows = school.fates(
      "id,date,session,status\nS-1,2026-08-25,Yoga,P\nS-1,2026-08-27,,P\nS-9,2026-08-25,,P\n"
      "S-1,2026-07-01,,P\nS-1,2026-09-02,,P\nS-1,2026-08-25,Stand-up,P\nS-1,2026-08-25,day,A\n",
      Kind::attendance);
  CHECK(rows.at(0).fate.say ==
        "Their cohort has no session \"Yoga\" on 2026-08-25; that day it has: Stand-up, Evening talk.");
  CHECK(rows.at(1).fate.say == "Nothing was required of their cohort on 2026-08-27.");
  CHECK(rows.at(2).fate.say == "Nobody here has the external id \"S-9\": bring people in first.");
  CHECK(rows.at(3).fate.say == "In no module on 2026-07-01: bring in enrolments first.");
  CHECK(rows.at(4).fate.say == "Stand-up on 2026-09-02 has not begun yet.");
  CHECK(rows.at(5).fate.verdict == Verdict::create);
  CHECK(rows.at(6).fate.say == "An earlier row says otherwise of Stand-up on 2026-08-25.");
}

TEST_CASE("RO17: what was noted otherwise is corrected only with a reason") {
  const TestAttendance school(either());
  (void)school.brought_in("id,date,status\nS-1,2026-08-25,A\n", Kind::attendance);
  const auto rows = school.fates("id,date,status\nS-1,2026-08-25,P\n", Kind::attendance);
  CHECK(rows[0].fate.verdict == Verdict::conflict);
  CHECK(rows[0].fate.say ==
        "Stand-up on 2026-08-25: noted as absent, not as present. A correction needs its reason in the note.");
  CHECK(school.brought_in("id,date,status,note\nS-1,2026-08-25,P,Signed the list\n", Kind::attendance).updated == 1);
  CHECK(school.noted(school.standup)[0].state == attendance::State::present);
  CHECK(school.count("attendance_notes") == 2);  // nothing is overwritten
}
