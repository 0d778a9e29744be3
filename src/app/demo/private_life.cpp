// What people say of themselves and keep for themselves: profiles, steps of the week, readings, feeds.
#include <array>

#include "app/demo/building.h"
#include "kernel/text.h"
#include "rooms/agenda/personal.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/people/people.h"

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
    const auto step = TRY(agenda::add_step(tx, student.id.text(), enrolment->run_id, 3,
                                           steps[static_cast<std::size_t>(first + i) % steps.size()], deed));
    if (i == 0) TRY(agenda::finish_step(tx, step.id, school.deed(student.id, school.settings.now.plus(-2h))));
  }
  return {};
}

// What they were asked to read in a module, in the version that their cohort has.
struct Required {
  std::string path, digest;
  int module;
};
std::vector<Required> required_reading(db::Transaction& tx, const std::string& edition) {
  const auto pages = curriculum::pages(tx, edition);
  std::vector<Required> found;
  for (const curriculum::Session& session : curriculum::sessions(tx, edition))
    if (session.kind == curriculum::SessionKind::reading && session.page && session.module)
      for (const curriculum::Page& page : pages)
        if (page.path == *session.page) found.push_back({page.path, page.digest, *session.module});
  return found;
}

// Most read it in its week, some later, some not yet.
Result<void> read_required(Building& school, db::Transaction& tx, const Cohort& cohort, const Student& student,
                           const std::vector<Required>& pages) {
  for (const Required& page : pages) {
    const int term = cohort.first_term + page.module - cohort.first_module;
    if (term < cohort.first_term || term >= static_cast<int>(school.terms.size())) continue;
    if (school.dice.below(100) >= student.reliability - 8) continue;
    const Day first = school.terms[static_cast<std::size_t>(term)].first_day;
    const Moment when =
        calendar::moment_of({first.plus(school.dice.below(8)), (9 + school.dice.below(12)) * 60}, school_zone);
    TRY(agenda::acknowledge(tx, cohort.edition, page.path, page.digest,
                            school.deed(student.id, std::min(when, school.settings.now.plus(-50min)))));
  }
  return {};
}

// Pronouns, shown or not, and where their work is to be seen.
Result<void> describe(Building& school, db::Transaction& tx, const PersonId& who, int links) {
  const auto person = people::find(tx, who);
  if (!person || !person->is_active()) return {};
  static constexpr std::array pronouns{std::string_view("she/her"), std::string_view("he/him"),
                                       std::string_view("they/them"), std::string_view("she/they")};
  people::Profile profile{person->name, person->pronouns, school.dice.percent(70), person->zone, {}};
  if (profile.pronouns.empty()) profile.pronouns = school.dice.one_of(pronouns);
  const std::string address = person->email.substr(0, person->email.find('@'));
  // Staff like to be reached where they work.
  if (person->roles().any_of(staff)) profile.links.push_back(person->email);
  if (school.dice.percent(links)) profile.links.push_back("https://" + address + ".example");
  if (school.dice.percent(links)) profile.links.push_back("https://code.harbour.example/" + address);
  return people::change(tx, who, profile, school.settings.now.plus(-1h * (30 + school.dice.below(900))),
                        school.dice.random());
}

Result<void> live_week(Building& school, db::Transaction& tx, const Cohort& cohort) {
  const auto pages = required_reading(tx, cohort.edition);
  for (const Student& student : cohort.students) {
    const bool is_a_part = &student == &cohort.students.front();
    if (is_a_part || school.dice.percent(60)) TRY(plan_week(school, tx, student));
    TRY(read_required(school, tx, cohort, student, pages));
    if (school.dice.percent(45)) TRY(describe(school, tx, student.id, 40));
    if (school.dice.percent(30)) agenda::make_feed(tx, school.deed(student.id, school.settings.now.plus(-300h)));
  }
  return {};
}

}  // namespace

Result<void> add_private_life(Building& school) {
  for (const Cohort& cohort : school.cohorts) {
    const auto live = [&](db::Transaction& tx) { return live_week(school, tx, cohort); };
    TRY(school.write(live));
  }
  return school.write([&](db::Transaction& tx) -> Result<void> {
    for (const auto* staff : {&school.leads, &school.specialists, &school.instructors, &school.mentors})
      for (const PersonId& person : *staff) TRY(describe(school, tx, person, 60));
    return {};
  });
}

}  // namespace demo
