// What became of those who graduated: an adviser each, two reviews, and for most a first job.
#include "app/demo/building.h"
#include "rooms/people/people.h"

namespace demo {

namespace {

Moment at(Day day, int hour) { return calendar::moment_of({day, hour * 60}, school_zone); }

// Whoever works is an alum from then on, and no longer a student.
Result<void> employ(Building& school, db::Transaction& tx, const cohorts::Seeker& seeker, Day day) {
  const Moment when = at(day, 15);
  const PersonId& who = school.specialists.front();
  TRY(cohorts::note_employed(tx, seeker.id, day, school.deed(who, when)));
  const PersonId graduate = PersonId::read(seeker.person_id).value();
  TRY(people::grant(tx, graduate, {Role::alum}, who, when, school.dice.random()));
  for (const people::HeldRole& held : people::role_history(tx, graduate))
    if (held.grant.role == Role::student && !held.ended_at)
      TRY(people::end_role(tx, graduate, held.id, who, when, school.dice.random()));
  return {};
}

// Of each three one has no review after 60 days yet, of each five one none at all.
bool is_held(int number, int days) { return number % 5 != 2 && (days == 30 || number % 3 != 1); }

Result<void> look_after(Building& school, db::Transaction& tx, const cohorts::Seeker& seeker, int number) {
  const Day today = calendar::local_of(school.settings.now, school_zone).day;
  const auto& advisers = school.specialists;
  const PersonId& adviser = school.dice.one_of(advisers);
  TRY(cohorts::give_adviser(tx, seeker.id, adviser.text(),
                            school.deed(school.leads.front(), at(seeker.from_day.plus(1), 9))));
  // One in ten asked for another one later.
  if (school.dice.percent(10))
    TRY(cohorts::give_adviser(tx, seeker.id, school.leads.front().text(),
                              school.deed(school.leads.front(), at(seeker.from_day.plus(17), 11))));
  const bool is_the_alum = seeker.person_id == school.alum;
  const Day employed = seeker.from_day.plus(20 + school.dice.below(160));
  const auto review = [&](int days) -> Result<void> {
    const Day held = seeker.due(days).plus(school.dice.below(4) - 1);
    if (held >= today || employed <= held || !is_held(number, days)) return {};
    return cohorts::note_review(tx, seeker.id, days, held, school.deed(adviser, at(held, 16)));
  };
  TRY(review(30));
  TRY(review(60));
  if (employed < today) return employ(school, tx, seeker, employed);
  // Of one it was said too early.
  if (!is_the_alum && school.dice.percent(20) && seeker.from_day.plus(9) < today) {
    const Day said = seeker.from_day.plus(9);
    TRY(cohorts::note_employed(tx, seeker.id, said, school.deed(adviser, at(said, 10))));
    TRY(cohorts::take_back_job(tx, seeker.id, "They had an interview there, not an offer yet.",
                               school.deed(adviser, at(said, 15))));
  }
  return is_the_alum ? employ(school, tx, seeker, today.plus(-5)) : Result<void>{};
}

}  // namespace

Result<void> add_graduates(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    int number = 0;
    for (const cohorts::Seeker& seeker : cohorts::seekers(tx)) TRY(look_after(school, tx, seeker, number++));
    return {};
  });
}

}  // namespace demo
