// What people keep for themselves: steps of the week, readings, sessions; and the letters that were sent to them.
#include <array>

#include "app/demo/building.h"
#include "rooms/accounts/accounts.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/timetable/personal.h"

namespace demo {

namespace {

using namespace std::chrono_literals;

constexpr std::array steps{
    "Write to two people whom I met at the meetup", "Ask my mentor to read my résumé",
    "Put the second project on my portfolio",       "Prepare three questions for Thursday's panel",
    "Practise telling my story in two minutes",     "Look up what three companies near me build"};

Result<void> plan_week(Building& school, db::Transaction& tx, const Student& student) {
  const auto enrolment = cohorts::present_enrolment(tx, student.id.text());
  if (!enrolment) return {};
  const auto deed = school.deed(student.id, school.settings.now.plus(-26h));
  const int first = school.dice.below(static_cast<int>(steps.size()));
  for (int i = 0; i < 3; ++i) {
    const auto step = TRY(timetable::add_step(tx, student.id.text(), enrolment->run_id, 3,
                                              steps[static_cast<std::size_t>(first + i) % steps.size()], deed));
    if (i == 0) TRY(timetable::finish_step(tx, step.id, school.deed(student.id, school.settings.now.plus(-2h))));
  }
  return {};
}

Result<void> read_some(Building& school, db::Transaction& tx, const Student& student,
                       const std::vector<curriculum::Page>& pages) {
  for (int i = 0; i < 2; ++i) {
    const curriculum::Page& page = school.dice.one_of(pages);
    if (page.audience == curriculum::Audience::everyone)
      TRY(timetable::acknowledge(tx, school.edition, page.path, page.digest,
                                 school.deed(student.id, school.settings.now.plus(-50h))));
  }
  return {};
}

Result<void> live_week(Building& school, db::Transaction& tx, const Cohort& cohort) {
  const auto pages = curriculum::pages(tx, school.edition);
  for (const Student& student : cohort.students) {
    if (school.dice.percent(60)) TRY(plan_week(school, tx, student));
    if (school.dice.percent(50)) TRY(read_some(school, tx, student, pages));
    if (school.dice.percent(30)) timetable::make_feed(tx, school.deed(student.id, school.settings.now.plus(-300h)));
  }
  return {};
}

}  // namespace

Result<void> add_private_life(Building& school) {
  for (const Cohort& cohort : school.cohorts) {
    const auto live = [&](db::Transaction& tx) { return live_week(school, tx, cohort); };
    TRY(school.write(live));
  }
  // One letter of each kind stands in the outbox.
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const accounts::Sender sender{accounts::school_key(tx, school.dice.random()), "https://harbour.example"};
    const Moment when = school.settings.now.plus(-3h);
    for (const PersonId& person : {school.specialists.back(), school.instructors.back()})
      TRY(accounts::invite(tx, person, school.administrators.front(), sender, when, school.dice.random()));
    for (const Cohort& cohort : school.cohorts)
      if (!cohort.students.empty())
        if (const auto student = people::find(tx, cohort.students.back().id))
          TRY(accounts::send_reset(tx, student->email, sender, when, school.dice.random()));
    return {};
  });
}

}  // namespace demo
