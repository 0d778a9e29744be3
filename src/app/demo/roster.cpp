// Files from the school's other systems: two that were brought in, and one that waits for the administrator.
#include "app/demo/building.h"
#include "platform/calendar/zone.h"
#include "rooms/accounts/accounts.h"
#include "rooms/people/people.h"
#include "rooms/rosters/rosters.h"

namespace demo {

namespace {

using namespace std::chrono_literals;

// One row of each fate: who is new, who changes, who is so already, and what is wrong.
Result<std::string> table(Building& school, db::Transaction& tx) {
  std::string rows = "Name,E-mail,Student ID,Roles,Cohort,Starts on,Homeroom\r\n";
  const auto add = [&](std::string_view name, std::string_view email, std::string_view id, std::string_view rest) {
    rows += std::string(name) + "," + std::string(email) + "," + std::string(id) + "," + std::string(rest) + "\r\n";
  };
  for (const Cohort& cohort : school.cohorts)
    if (!cohort.students.empty())
      if (const auto known = people::find(tx, cohort.students.front().id); known && known->roles().has(Role::student))
        add(known->name, known->email, known->external_id, "student,,,");
  for (int i = 0; i < 6; ++i) {
    const Name name = school.names.next();
    add(name.full, name.email, "next-" + std::to_string(i + 1), i == 5 ? "student,,next autumn," : "student,,,3");
  }
  if (const auto known = people::find(tx, school.instructors.back()))
    add(known->name, known->email, known->external_id, "\"instructor, mentor\",,,");
  if (const auto known = people::find(tx, school.specialists.front()))
    add(known->name, known->email, "another-id", "specialist,,,");
  return rows;
}

std::string volunteers(Building& school) {
  std::string rows = "Name,E-mail,ID,Roles,Time zone\r\n";
  for (int i = 2; i <= 4; ++i) {
    const Name name = school.names.next();
    rows += name.full + "," + name.email + ",volunteer-" + std::to_string(i) + ",volunteer,America/New_York\r\n";
  }
  return rows;
}

// Who signed the sheet at the door of an optional session of the first term.
std::string voluntary(Building& school, db::Transaction& tx) {
  const Cohort& cohort = school.cohorts[2];
  const auto runs = cohorts::runs_of_cohort(tx, cohort.id);
  if (runs.empty()) return {};
  const Moment begin = calendar::moment_of({runs.front().first_day, 0}, school_zone);
  const std::vector<std::string> first{runs.front().id};
  for (const timetable::Occurrence& one : timetable::calendar_of_runs(tx, first, begin, begin.plus(6 * 7 * 24h))) {
    if (one.need != timetable::Need::optional || one.by_hand || one.cancelled || one.closed) continue;
    std::string rows = "E-mail,Date,Session,Status\r\n";
    int count = 0;
    for (const cohorts::Enrolment& enrolment : cohorts::enrolments_of_run(tx, runs.front().id))
      if (const auto id = PersonId::read(enrolment.person_id); id && count < 8)
        if (const auto person = people::find(tx, *id); person && !person->email.empty() && ++count > 0)
          rows += person->email + "," + calendar::local_of(one.starts_at, school_zone).day.text() + "," + one.title +
                  ",voluntary\r\n";
    return rows;
  }
  return {};
}

Result<void> bring_in(Building& school, db::Transaction& tx, rosters::Kind kind, const std::string& rows,
                      const std::string& name, Moment when) {
  const std::string file = TRY(rosters::read(kind, rows, name, calendar::local_of(when, school_zone).day));
  const PersonId& who = school.administrators.front();
  const std::string upload = TRY(rosters::stage(tx, file, who, when, school.dice.random()));
  const auto done = TRY(rosters::confirm(tx, upload, nullptr, who, when.plus(4min), school.dice.random()));
  if (done.changed != 0 || done.created == 0) throw std::logic_error("the demo's " + name + " brings nothing in");
  return {};
}

}  // namespace

Result<void> add_rosters(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    TRY(bring_in(school, tx, rosters::Kind::people, volunteers(school), "volunteers.csv",
                 school.settings.now.plus(-63 * 24h)));
    for (const char* id : {"volunteer-2", "volunteer-3", "volunteer-4"})
      if (const auto person = people::by_external_id(tx, id))
        accounts::set_password(tx, person->id, school.settings.password_hash, "", school.settings.now.plus(-60 * 24h),
                               school.dice.random());
    const Moment when = school.settings.now.plus(-40 * 24h);
    if (const std::string list = voluntary(school, tx); !list.empty())
      TRY(bring_in(school, tx, rosters::Kind::attendance, list, "optional-session-sign-in-sheet.csv", when));
    return {};
  });
}

Result<void> add_waiting_roster(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const Moment when = school.settings.now.plus(-1h);
    const std::string rows = TRY(table(school, tx));
    const std::string file =
        TRY(rosters::read(rosters::Kind::people, rows, "next-term.csv", calendar::local_of(when, school_zone).day));
    TRY(rosters::stage(tx, file, school.administrators.front(), when, school.dice.random()));
    return {};
  });
}

}  // namespace demo
