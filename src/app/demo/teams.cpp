// The teams of students who lead a community event: who has which role, and the page they leave behind.
#include <array>

#include "app/demo/building.h"
#include "kernel/text.h"

namespace demo {

namespace {

using namespace std::chrono_literals;
using timetable::Occurrence;

constexpr std::string_view made_page = "https://pages.harbour.example/open-harbour/";

// "2609 Front end A" as a step of an address.
std::string as_step(std::string name) {
  for (char& letter : name) letter = letter == ' ' ? '-' : text::lower(letter);
  return name;
}

Result<void> lead(Building& school, db::Transaction& tx, const Cohort& cohort, const Occurrence& event,
                  const std::vector<std::string>& students) {
  const Moment asked = std::min(event.starts_at.plus(-4 * 24h), school.settings.now.plus(-5h));
  const auto deed = school.deed(school.specialists.front(), asked);
  TRY(timetable::choose(tx, event.id, "", school.dice.one_of(event.formats), deed));
  const std::size_t first = static_cast<std::size_t>(school.dice.below(static_cast<int>(students.size())));
  // Of one that is to come a role is still free.
  const bool is_over = event.ends_at < school.settings.now;
  const std::size_t roles = event.roles.size() - (is_over ? 0 : 1);
  for (std::size_t i = 0; i < roles && i < students.size(); ++i)
    TRY(timetable::join_team(tx, event.id, event.roles[i], students[(first + i) % students.size()], deed));
  const auto team = timetable::team(tx, event.id);
  // The timekeeper fell ill; somebody else took the watch.
  if (is_over && students.size() > roles && team.size() > 1 && school.dice.percent(40)) {
    const auto change = school.deed(school.specialists.front(), event.starts_at.plus(-20h));
    TRY(timetable::leave_team(tx, team[1].id, change));
    TRY(timetable::join_team(tx, event.id, team[1].role, students[(first + roles) % students.size()], change));
  }
  if (!is_over) return {};
  const std::string page = std::string(made_page) + as_step(cohort.name) + "/module-" + std::to_string(event.module);
  const PersonId note_keeper = PersonId::read(students[(first + roles - 1) % students.size()]).value();
  TRY(timetable::hand_in_artefact(tx, event.id, page, school.deed(note_keeper, event.ends_at.plus(2h))));
  if (school.dice.percent(30))
    TRY(timetable::hand_in_artefact(tx, event.id, page + "-with-links",
                                    school.deed(note_keeper, event.ends_at.plus(21h))));
  return {};
}

Result<void> lead_all(Building& school, db::Transaction& tx, const Cohort& cohort) {
  for (const cohorts::Run& run : cohorts::runs_of_cohort(tx, cohort.id)) {
    std::vector<std::string> students;
    for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(tx, run.id)) students.push_back(one.person_id);
    if (students.empty()) continue;
    const Moment begin = calendar::moment_of({run.first_day, 0}, school_zone);
    const std::vector<std::string> only{run.id};
    for (const Occurrence& event : timetable::calendar_of_runs(tx, only, begin, begin.plus(7 * 24h * run.weeks)))
      if (event.kind == timetable::SessionKind::community_event && event.need != timetable::Need::due &&
          !event.cancelled && !event.closed && !event.gone)
        TRY(lead(school, tx, cohort, event, students));
  }
  return {};
}

}  // namespace

Result<void> add_teams(Building& school) {
  for (const Cohort& cohort : school.cohorts)
    TRY(school.write([&](db::Transaction& tx) { return lead_all(school, tx, cohort); }));
  return {};
}

}  // namespace demo
