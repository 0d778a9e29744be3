// What students show to whom and who looked, who is kept apart, how long things are kept, and who wants to be
// forgotten.
#include <array>

#include "app/demo/building.h"
#include "rooms/people/people.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/deletion.h"
#include "rooms/privacy/records/retention.h"

namespace demo {

namespace {

using namespace std::chrono_literals;

struct Work;

struct Shared {
  std::string_view kind, label;
};
constexpr std::array works{Shared{"materials.resume", "Résumé, second draft"},
                           Shared{"materials.portfolio", "Portfolio before it is published"},
                           Shared{"journal.page", "Journal: what I want from a first job"},
                           Shared{"stories.card", "The story of the till that would not close"},
                           Shared{"search.plan", "Action plan for the next six weeks"},
                           Shared{"offers.offer", "The offer from the harbour authority"}};

constexpr int of_each_cohort = 5;

Result<void> share(Building& school, db::Transaction& tx, const Cohort& cohort, const Student& student, int number) {
  const Day today = calendar::local_of(school.settings.now, school_zone).day;
  const Moment when =
      calendar::moment_of({today.plus(-3 - school.dice.below(9)), (8 + school.dice.below(4)) * 60}, school_zone);
  const Shared& work = works[static_cast<std::size_t>(number) % works.size()];
  const PersonId& mentor =
      school.mentors[static_cast<std::size_t>(school.dice.below(static_cast<int>(school.mentors.size())))];
  const PersonId& specialist = school.specialists.front();
  const std::array audiences{
      privacy::Audience{privacy::To::person, specialist.text()}, privacy::Audience{privacy::To::person, mentor.text()},
      privacy::Audience{privacy::To::cohort, cohort.id}, privacy::Audience{privacy::To::role, "mentor"}};
  const privacy::Audience& audience = audiences[static_cast<std::size_t>(number) % audiences.size()];
  const privacy::Item item{std::string(work.kind), new_id<Work>(when, school.dice.random()).text()};
  privacy::NewGrant wanted{.owner = student.id, .item = item, .label = std::string(work.label), .audience = audience};
  if (number % 3 == 1) wanted.until = when.plus(30 * 24h);
  const auto granted = TRY(privacy::grant(tx, wanted, when, school.dice.random()));
  const PersonId& viewer = audience.whom == specialist.text() ? specialist : mentor;
  if (audience.to != privacy::To::cohort)
    for (int look = 1 + school.dice.below(2); look > 0; --look)
      privacy::note_look(tx, viewer, student.id, item, granted, when.plus(5h * look), school.dice.random());
  if (number % 4 == 2) TRY(privacy::revoke(tx, student.id, granted, when.plus(50h), school.dice.random()));
  // An adviser sees some things because it is their work.
  if (number % 5 == 0)
    privacy::note_look(tx, school.leads.front(), student.id, item, {}, when.plus(26h), school.dice.random());
  return {};
}

Result<void> share_some(Building& school, db::Transaction& tx) {
  for (std::size_t number = 0; number < first_cohorts; ++number) {
    const Cohort& cohort = school.cohorts[number];
    for (int i = 0; i < of_each_cohort && i < static_cast<int>(cohort.students.size()); ++i)
      for (int more = i == 0 ? 3 : 1; more > 0; --more)
        TRY(share(school, tx, cohort, cohort.students[static_cast<std::size_t>(i)],
                  i + more + static_cast<int>(number)));
  }
  return {};
}

Result<void> keep_some_apart(Building& school, db::Transaction& tx) {
  const Moment now = school.settings.now;
  const PersonId& who = school.specialists.front();
  const auto apart = [&](std::size_t number, std::size_t one, std::size_t other, const char* why,
                         Moment when) -> Result<void> {
    const auto& students = school.cohorts[number].students;
    if (students.size() <= std::max(one, other)) return {};
    TRY(privacy::keep_apart(tx, {students[one].id, students[other].id, why}, who, when, school.dice.random()));
    return {};
  };
  TRY(apart(2, 3, 7, "They lived together until the spring; both asked for it.", now.plus(-80 * 24h)));
  TRY(apart(3, 1, 4, "A quarrel over a project in module 1; to be looked at again after module 3.",
            now.plus(-60 * 24h)));
  TRY(apart(4, 2, 5, "", now.plus(-20 * 24h)));
  TRY(apart(0, 1, 2, "The one is to be the other's manager at work; no interviews together.", now.plus(-75 * 24h)));
  for (const privacy::Apart& one : privacy::kept_apart(tx, who))
    if (one.reason.starts_with("The one"))
      TRY(privacy::end_apart(tx, one.id, who, now.plus(-9 * 24h), school.dice.random()));
  return {};
}

// One asked and changed their mind, one is forgotten by now, one waits.
Result<void> forget_some(Building& school, db::Transaction& tx) {
  const Moment now = school.settings.now;
  const PersonId& administrator = school.administrators.front();
  const Random& random = school.dice.random();
  if (const auto& students = school.cohorts[3].students; students.size() > 2) {
    privacy::ask_deletion(tx, students[2].id, now.plus(-11 * 24h), random);
    TRY(privacy::withdraw_deletion(tx, students[2].id, now.plus(-10 * 24h), random));
  }
  if (!school.gone.empty()) {
    const auto request = privacy::ask_deletion(tx, school.gone.front(), now.plus(-30 * 24h), random);
    TRY(privacy::carry_out(tx, request, administrator, now.plus(-29 * 24h), random));
  }
  if (school.gone.size() > 1) privacy::ask_deletion(tx, school.gone.back(), now.plus(-28h), random);
  return privacy::change_periods(tx, {{"privacy.looks", 365}, {"accounts.sessions", 60}}, administrator,
                                 now.plus(-150 * 24h), random);
}

}  // namespace

Result<void> add_sharing(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    TRY(share_some(school, tx));
    TRY(keep_some_apart(school, tx));
    return forget_some(school, tx);
  });
}

}  // namespace demo
