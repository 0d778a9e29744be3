// The letters of the school and what became of them, and the work that was done at night.
#include "app/demo/building.h"
#include "rooms/accounts/accounts.h"
#include "rooms/jobs/jobs.h"
#include "rooms/notifications/notifications.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"

namespace demo {

namespace {

using namespace std::chrono_literals;

constexpr const char* node = "harbour-1";
constexpr std::size_t most_invited = 200;

accounts::Sender sender(Building& school, db::Transaction& tx) {
  return {accounts::school_key(tx, school.dice.random()), "https://harbour.example"};
}

void hand_in(db::Transaction& tx, Moment when) {
  while (const auto claim = outbox::claim(tx, node, when)) outbox::sent(tx, *claim, "250 2.0.0 Ok: queued", when);
}

// Invited two weeks before the term; most come by the link within a day.
Result<void> invite(Building& school, db::Transaction& tx, const PersonId& person, Moment when) {
  const auto from = sender(school, tx);
  const std::string address =
      TRY(accounts::invite(tx, person, school.administrators.front(), from, when, school.dice.random()));
  hand_in(tx, when.plus(4s));
  if (school.dice.percent(15)) return {};
  const Moment opened = when.plus(1h * (1 + school.dice.below(30)));
  const auto link = TRY(accounts::open_link(tx, address.substr(address.rfind('/') + 1), from.key, opened));
  return accounts::use_link(tx, link, opened);
}

Result<void> invite_all(Building& school) {
  const Moment staff_begin = school.settings.now.plus(-29 * 7 * 24h);
  return school.write([&](db::Transaction& tx) -> Result<void> {
    for (const auto* staff : {&school.leads, &school.specialists, &school.instructors, &school.mentors})
      for (const PersonId& person : *staff) TRY(invite(school, tx, person, staff_begin));
    const Cohort& newest = school.cohorts[newest_cohort];
    const Day first = school.terms.back().first_day.plus(-12);
    for (std::size_t i = 0; i < newest.students.size() && i < most_invited; ++i)
      TRY(invite(school, tx, newest.students[i].id, calendar::moment_of({first, 9 * 60}, school_zone)));
    return {};
  });
}

// A server that asks to come back later, one that takes no letters at all, addresses that nobody has.
Result<void> meet_trouble(Building& school, db::Transaction& tx) {
  const Random& random = school.dice.random();
  const auto from = sender(school, tx);
  const auto reset = [&](std::size_t cohort, std::size_t student, Moment when) -> Result<std::optional<outbox::Claim>> {
    const auto& students = school.cohorts[cohort].students;
    if (students.size() <= student) return std::nullopt;
    if (const auto person = people::find(tx, students[student].id))
      TRY(accounts::send_reset(tx, person->email, from, {"192.0.2.66", "Firefox"}, when, random));
    return outbox::claim(tx, node, when.plus(3s));
  };
  const Moment now = school.settings.now;
  if (const auto late = TRY(reset(2, 1, now.plus(-8 * 24h)))) {
    outbox::delay(tx, *late, "451 4.7.1 Greylisted, please come back in a minute", now.plus(-8 * 24h + 4s));
    hand_in(tx, now.plus(-8 * 24h + 70s));
  }
  if (const auto never = TRY(reset(3, 0, now.plus(-6 * 24h)))) {
    outbox::delay(tx, *never, "The server did not answer within a minute.", now.plus(-6 * 24h + 60s));
    outbox::claim(tx, node, now.plus(-3 * 24h));  // two days later it is given up
  }
  if (const auto large = TRY(reset(4, 3, now.plus(-5 * 24h))))
    outbox::refused(tx, *large, "554 5.7.1 This mailbox takes letters from its own organisation only",
                    now.plus(-5 * 24h + 4s));
  if (const auto typo = TRY(reset(2, 5, now.plus(-4 * 24h)))) {
    outbox::bounced(tx, *typo, "550 5.1.1 User unknown in virtual mailbox table", now.plus(-4 * 24h + 4s), random);
    TRY(outbox::clear_bounce(tx, outbox::bounces(tx, 1).front().id, school.administrators.front(), now.plus(-3 * 24h),
                             random));
  }
  if (const auto gone = TRY(reset(4, 4, now.plus(-2 * 24h))))
    outbox::bounced(tx, *gone, "550 5.1.1 User unknown in virtual mailbox table", now.plus(-2 * 24h + 4s), random);
  // To the address that bounced: it is held.
  TRY(reset(4, 4, now.plus(-20h)));
  return {};
}

// Every night for a week; once the disk was full, and it went well an hour later.
void work_at_night(Building& school, db::Transaction& tx) {
  const Random& random = school.dice.random();
  const Day today = calendar::local_of(school.settings.now, school_zone).day;
  for (int back = 7; back > 0; --back) {
    Moment when = calendar::moment_of({today.plus(-back), 3 * 60}, school_zone);
    jobs::want(tx, {"school.backup", "", when}, when, random);
    auto job = jobs::claim(tx, node, 5min, when);
    if (back == 4 && job) {
      jobs::put_off(tx, *job, "No space left on the device.", when.plus(40s));
      when = when.plus(1h);
      job = jobs::claim(tx, node, 5min, when);
    }
    if (job) jobs::finish(tx, *job, when.plus(9s));
  }
}

}  // namespace

Result<void> add_post(Building& school) {
  TRY(invite_all(school));
  return school.write([&](db::Transaction& tx) -> Result<void> {
    TRY(meet_trouble(school, tx));
    work_at_night(school, tx);
    return {};
  });
}

Result<void> add_waiting_letters(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const auto from = sender(school, tx);
    const Moment when = school.settings.now.plus(-3h);
    for (const PersonId& person : {school.specialists.back(), school.instructors.back()})
      TRY(accounts::invite(tx, person, school.administrators.front(), from, when, school.dice.random()));
    for (std::size_t number = 0; number < first_cohorts; ++number)
      if (const auto& students = school.cohorts[number].students; !students.empty()) {
        TRY(notifications::choose(tx, students.front().id, {notifications::Kind::changes, false}, when,
                                  school.dice.random()));
        if (const auto student = people::find(tx, students.back().id))
          TRY(accounts::send_reset(tx, student->email, from, {"192.0.2.66", "Firefox"}, when, school.dice.random()));
      }
    return {};
  });
}

}  // namespace demo
