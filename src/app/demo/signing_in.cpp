// How people signed in: browsers in several time zones, a second factor, a password that would not come to mind.
#include <array>

#include "app/demo/building.h"
#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/people/people.h"
#include "rooms/sign_on/sign_on.h"

namespace demo {

namespace {

using namespace std::chrono_literals;

// Addresses are those that are kept for documents (RFC 5737).
struct Desk {
  std::string_view browser, address;
};
constexpr std::array desks{
    Desk{"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "203.0.113.24"},
    Desk{"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
         "Safari/605.1.15",
         "198.51.100.7"},
    Desk{"Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Mobile "
         "Safari/537.36",
         "198.51.100.91"},
    Desk{"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
         "Mobile/15E148 Safari/604.1",
         "203.0.113.180"},
    Desk{"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 "
         "Safari/537.36",
         "192.0.2.66"}};

accounts::Origin origin_of(const Desk& desk) { return {std::string(desk.address), std::string(desk.browser)}; }

Result<void> sign_in(Building& school, db::Transaction& tx, const PersonId& person) {
  const Random& random = school.dice.random();
  for (int count = 1 + school.dice.below(2); count > 0; --count) {
    const Moment when = school.settings.now.plus(-24h * school.dice.below(12) - 1min * (20 + school.dice.below(500)));
    accounts::open_session(tx, person, "password", false, origin_of(school.dice.one_of(desks)), when, random);
  }
  return {};
}

// Both ways of the second step: the app's code, and a code from paper on the day the phone stayed at home.
Result<void> use_second_factor(Building& school, db::Transaction& tx, const PersonId& person, bool on_paper) {
  const Random& random = school.dice.random();
  const Moment begun = school.settings.now.plus(-20 * 24h), today = school.settings.now.plus(-4h);
  const auto code_at = [](const std::string& secret, Moment when) {
    return crypto::totp(crypto::from_base32(secret), when.seconds().time_since_epoch().count());
  };
  const std::string secret = accounts::begin_second_factor(tx, person, begun, random);
  const auto codes = TRY(accounts::confirm_second_factor(tx, person, code_at(secret, begun), "", begun, random));
  const auto origin = origin_of(desks.front());
  const auto opened = TRY(accounts::sign_in(tx, person, school.settings.password_hash, origin, today, random));
  TRY(accounts::answer_challenge(tx, opened.challenge, on_paper ? codes.front() : code_at(secret, today.plus(20s)),
                                 origin, today.plus(20s), random));
  return {};
}

// Somebody on a phone types yesterday's password, and waits for a quarter of an hour.
Result<void> forget_password(Building& school, db::Transaction& tx) {
  const auto& students = school.cohorts[newest_cohort].students;
  if (students.empty()) return {};
  const auto person = people::find(tx, students.back().id);
  if (!person) return {};
  for (int tries = 0; tries < 5; ++tries)
    accounts::note_failure(tx, person->email, origin_of(desks[3]), school.settings.now.plus(-6min + 40s * tries),
                           school.dice.random());
  return {};
}

// Some came with the account that they have elsewhere. One has ended the link; one is on the way back from there.
Result<void> sign_on_from_elsewhere(Building& school, db::Transaction& tx) {
  static constexpr std::string_view issuer = "https://accounts.harbour.example", label = "Harbour account";
  const Random& random = school.dice.random();
  const auto come = [&](const PersonId& who, Moment when) -> Result<void> {
    const auto person = people::find(tx, who);
    if (!person || person->email.empty()) return {};
    const sign_on::Identity identity{std::string(issuer), "account-" + std::string(who.text().substr(16)),
                                     person->email, true};
    TRY(sign_on::person_of(tx, identity, label, when, random));
    accounts::open_session(tx, who, "sign-on", false, origin_of(school.dice.one_of(desks)), when, random);
    return {};
  };
  TRY(come(school.instructors.back(), school.settings.now.plus(-40 * 24h)));
  TRY(come(school.specialists.back(), school.settings.now.plus(-5 * 24h)));
  for (std::size_t number : {std::size_t{1}, std::size_t{3}})
    for (const Student& student : school.cohorts[number].students)
      if (school.dice.percent(20)) TRY(come(student.id, school.settings.now.plus(-24h * (1 + school.dice.below(9)))));
  for (const sign_on::Link& link : sign_on::links_of(tx, school.instructors.back()))
    TRY(sign_on::unlink(tx, link.person, link.id, school.settings.now.plus(-12 * 24h), random));
  sign_on::use(tx, "of the demo", school.settings.now.plus(8min));
  return {};
}

}  // namespace

Result<void> add_sign_ins(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    for (const auto* staff :
         {&school.administrators, &school.leads, &school.specialists, &school.instructors, &school.mentors})
      for (const PersonId& person : *staff) TRY(sign_in(school, tx, person));
    for (std::size_t number = 0; number < first_cohorts; ++number)
      for (std::size_t i = 0; i < school.cohorts[number].students.size() && i < 20; ++i)
        TRY(sign_in(school, tx, school.cohorts[number].students[i].id));
    TRY(use_second_factor(school, tx, school.specialists[1], false));
    TRY(use_second_factor(school, tx, school.specialists[2], true));
    TRY(sign_on_from_elsewhere(school, tx));
    return forget_password(school, tx);
  });
}

}  // namespace demo
