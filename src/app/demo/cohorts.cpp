// Cohorts, their students, who looks after them, and what became of everybody in the terms before.
#include <algorithm>

#include "app/demo/building.h"
#include "rooms/accounts/accounts.h"
#include "rooms/groups/groups.h"
#include "rooms/people/people.h"

namespace demo {

namespace {

constexpr std::array track_names{std::string_view("Front end"), std::string_view("Back end")};
// Where each six cohorts begin, so that the present term has every module.
struct Start {
  int term, module;
};
constexpr std::array<Start, running_cohorts> starts{Start{0, 2}, Start{0, 2}, Start{0, 1},
                                                    Start{0, 1}, Start{1, 1}, Start{2, 1}};
// Who was in the last module then graduated ten weeks ago, and seeks a first job.
constexpr Start start_of_graduates{0, last_module};

struct Plan {
  int number = 0;  // of the cohorts under way; of those who graduated: of one of the six whose team they have
  Start start;
  int students = 0;
  bool has_graduated = false;
};

int module_in(const Cohort& cohort, int term) { return cohort.first_module + term - cohort.first_term; }

bool runs_in(const Cohort& cohort, int term) {
  return cohort.first_term <= term && module_in(cohort, term) <= last_module;
}

// "2609 Front end A": its first term, its track, and a letter for those who began together.
std::string cohort_name(const Building& school, const Plan& plan) {
  const std::string day = school.terms[static_cast<std::size_t>(plan.start.term)].first_day.text();
  const std::string letter(1, plan.has_graduated ? 'D' : static_cast<char>('A' + plan.number / 2 % 3));
  return day.substr(2, 2) + day.substr(5, 2) + " " +
         std::string(track_names[static_cast<std::size_t>(plan.number % 2)]) + " " + letter +
         (plan.number < running_cohorts ? "" : std::to_string(plan.number / running_cohorts + 1));
}

Result<Student> add_student(Building& school, db::Transaction& tx, Moment when, const std::string& external_id) {
  const Name name = school.names.next();
  static constexpr std::array zones{std::string_view("America/Denver"), std::string_view("America/Denver"),
                                    std::string_view("America/New_York"), std::string_view("America/Los_Angeles")};
  const PersonId id = TRY(people::add(tx,
                                      {.name = name.full,
                                       .email = name.email,
                                       .external_id = external_id,
                                       .zone = std::string(school.dice.one_of(zones)),
                                       .roles = {{Role::student}}},
                                      school.administrators.front(), when, school.dice.random()));
  accounts::set_password(tx, id, school.settings.password_hash, "", when, school.dice.random());
  static constexpr std::array reliabilities{99, 97, 97, 95, 95, 92, 88, 78};
  return Student{id, school.dice.one_of(reliabilities)};
}

// Whom the demo offers to be is the first one of a cohort.
std::string part_of(const Plan& plan, const Cohort& cohort) {
  if (plan.has_graduated) return plan.number < running_cohorts ? "demo-alum" : "";
  if (plan.number == static_cast<int>(newest_cohort)) return "demo-student-1";
  return plan.number % 2 == 0 && plan.number < running_cohorts ? "demo-student-" + std::to_string(module_in(cohort, 2))
                                                               : "";
}

Result<void> add_cohort(Building& school, const Plan& plan, const std::vector<std::string>& tracks) {
  const Start& start = plan.start;
  const Day first = school.terms[static_cast<std::size_t>(start.term)].first_day;
  const Moment when = morning_of(first.plus(-14));
  // Whoever begins today begins with the present edition.
  const bool is_new = start.term + 1 == static_cast<int>(school.terms.size());
  Cohort cohort{
      {}, cohort_name(school, plan), start.module, start.term, is_new ? school.edition : school.earlier_edition, {}};
  const auto people = [&](db::Transaction& tx) -> Result<void> {
    const auto deed = school.deed(school.administrators.front(), when);
    const auto made =
        TRY(cohorts::add_cohort(tx,
                                {cohort.name, tracks[static_cast<std::size_t>(plan.number) % tracks.size()],
                                 school.terms[static_cast<std::size_t>(start.term)].id, cohort.edition},
                                deed));
    cohort.id = made.id;
    const std::string ids = plan.has_graduated ? "graduate-" : "student-";
    for (int i = 0; i < plan.students; ++i) {
      const std::string id = i == 0 ? part_of(plan, cohort) : "";
      cohort.students.push_back(TRY(add_student(
          school, tx, when, id.empty() ? ids + std::to_string(plan.number + 1) + "-" + std::to_string(i + 1) : id)));
      // Whoever looks around finds an ordinary student: journeys in a browser begin with them.
      if (!id.empty()) cohort.students.back().reliability = 100;
      if (id == "demo-alum") school.alum = cohort.students.front().id.text();
    }
    return assign_team(school, tx, cohort.id, plan.number, first);
  };
  TRY(school.write(people));
  school.cohorts.push_back(std::move(cohort));
  return {};
}

// What becomes of a student at the end of a term. One in twenty repeats, a few leave.
cohorts::Outcome outcome_of(Building& school, const Student& student, int module) {
  const int chance = school.dice.below(100) + (student.reliability < 80 ? -12 : 0);
  if (chance < 5) return cohorts::Outcome::repeating;
  if (chance < 8 && module < last_module) return cohorts::Outcome::withdrawn;
  return module == last_module ? cohorts::Outcome::graduated : cohorts::Outcome::passed;
}

// The cohort that runs a module in a term, for those who repeat it: of several the one that fewest join.
Cohort* that_runs(Building& school, int module, int term, const Cohort& other_than) {
  Cohort* found = nullptr;
  for (Cohort& cohort : school.cohorts)
    if (&cohort != &other_than && cohort.first_term <= term && module_in(cohort, term) == module &&
        (found == nullptr || cohort.joining.size() < found->joining.size()))
      found = &cohort;
  return found;
}

std::string why(Building& school, cohorts::Outcome outcome) {
  static constexpr std::array leaving{std::string_view("Moves away, and would like to come back next year."),
                                      std::string_view("Found work in their old trade."),
                                      std::string_view("Looks after a parent for now.")};
  static constexpr std::array again{std::string_view("Was ill for two weeks, and wants the time."),
                                    std::string_view("Agreed with the instructors after the second project."),
                                    std::string_view("Asked for it: the basics are to sit.")};
  if (outcome == cohorts::Outcome::withdrawn) return std::string(school.dice.one_of(leaving));
  return outcome == cohorts::Outcome::repeating ? std::string(school.dice.one_of(again)) : "";
}

Result<void> end_term(Building& school, Cohort& cohort, std::size_t term, const std::string& run_id) {
  const Day last = school.terms[term].last_day().plus(-2);
  const int module = module_in(cohort, static_cast<int>(term));
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const auto deed = school.deed(school.specialists.front(), calendar::moment_of({last, 16 * 60}, school_zone));
    for (const cohorts::Enrolment& enrolment : cohorts::enrolments_of_run(tx, run_id)) {
      const auto student =
          std::ranges::find(cohort.students, enrolment.person_id, [](const Student& one) { return one.id.text(); });
      if (student == cohort.students.end()) continue;
      auto outcome = outcome_of(school, *student, module);
      Cohort* next = that_runs(school, module, static_cast<int>(term) + 1, cohort);
      const bool is_a_part = student == cohort.students.begin();
      if (is_a_part || (outcome == cohorts::Outcome::repeating && next == nullptr))
        outcome = module == last_module ? cohorts::Outcome::graduated : cohorts::Outcome::passed;
      TRY(cohorts::note_outcome(tx, enrolment.id, outcome, last, why(school, outcome), deed));
      if (outcome == cohorts::Outcome::passed || outcome == cohorts::Outcome::graduated) continue;
      if (outcome == cohorts::Outcome::withdrawn) {
        school.gone.push_back(student->id);
        TRY(people::deactivate(tx, student->id, school.administrators.front(), deed.now.plus(std::chrono::hours(70)),
                               school.dice.random()));
      }
      if (outcome == cohorts::Outcome::repeating) next->joining.push_back(*student);
      cohort.students.erase(student);
    }
    return {};
  });
}

// Somebody is put into the wrong cohort's list, which is taken back before they are put into their own.
Result<void> mistake_one(db::Transaction& tx, const Student& student, const std::string& own, Day first,
                         const cohorts::Deed& deed) {
  for (const cohorts::Run& run : cohorts::runs(tx)) {
    if (run.cohort_id == own || run.first_day != first) continue;
    const auto made = TRY(cohorts::enrol(tx, {student.id.text(), run.id, first}, deed));
    return cohorts::void_enrolment(tx, made.id, "The other cohort was meant.", deed);
  }
  return {};
}

Result<void> run_term(Building& school, Cohort& cohort, std::size_t term) {
  const int module = module_in(cohort, static_cast<int>(term));
  const Day first = school.terms[term].first_day;
  std::string run_id;
  const auto open = [&](db::Transaction& tx) -> Result<void> {
    const auto deed = school.deed(school.administrators.front(), morning_of(first.plus(-10)));
    const auto run = TRY(timetable::make_run(
        tx, {cohort.id, school.terms[term].id, module, first, school.terms[term].weeks}, school.school, deed));
    run_id = run.id;
    if (term + 1 == school.terms.size() && !cohort.students.empty() && cohort.first_term + 1 == static_cast<int>(term))
      TRY(mistake_one(tx, cohort.students.back(), cohort.id, first, deed));
    for (const Student& student : cohort.students) TRY(cohorts::enrol(tx, {student.id.text(), run_id, first}, deed));
    // Project groups of four.
    static constexpr std::array names{"Lighthouse", "Anchor", "Compass", "Sextant", "Jetty", "Ferry", "Buoy"};
    const auto start = school.deed(school.instructors.front(), morning_of(first));
    std::string group;
    for (std::size_t i = 0; i < cohort.students.size() && i < 4 * names.size(); ++i) {
      if (i % 4 == 0) group = TRY(cohorts::add_group(tx, run_id, names[i / 4], start)).id;
      TRY(groups::put_in(tx, group, cohort.students[i].id.text(), first, start));
    }
    return {};
  };
  TRY(school.write(open));
  return term + 1 < school.terms.size() ? end_term(school, cohort, term, run_id) : Result<void>{};
}

// All cohorts, before any of them goes on: who repeats joins another one when the term is over for both.
Result<void> run_term(Building& school, std::size_t term) {
  const int number = static_cast<int>(term);
  for (Cohort& cohort : school.cohorts)
    if (runs_in(cohort, number)) TRY(run_term(school, cohort, term));
  for (Cohort& cohort : school.cohorts) {
    cohort.students.insert(cohort.students.end(), cohort.joining.begin(), cohort.joining.end());
    cohort.joining.clear();
  }
  return {};
}

// Whoever left is made up for by the cohorts that begin today's term.
Result<void> fill_up(Building& school) {
  const int term = static_cast<int>(school.terms.size()) - 1;
  int missing = school.settings.students;
  std::vector<Cohort*> beginning;
  for (Cohort& cohort : school.cohorts) {
    if (runs_in(cohort, term)) missing -= static_cast<int>(cohort.students.size());
    if (cohort.first_term == term) beginning.push_back(&cohort);
  }
  const Moment when = morning_of(school.terms.back().first_day.plus(-12));
  return school.write([&](db::Transaction& tx) -> Result<void> {
    for (int i = 0; i < missing; ++i)
      beginning[static_cast<std::size_t>(i) % beginning.size()]->students.push_back(
          TRY(add_student(school, tx, when, "newcomer-" + std::to_string(i + 1))));
    return {};
  });
}

// In the second week of the present term the fourth cohort moves to the present edition.
Result<void> move_one(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    Cohort& cohort = school.cohorts[3];
    cohort.edition = school.edition;
    TRY(timetable::move_to_edition(
        tx, cohort.id, school.edition, "The longer focus time begins now; the job shadow's reflection comes earlier.",
        school.school, school.deed(school.leads.front(), morning_of(school.terms.back().first_day.plus(9)))));
    return {};
  });
}

}  // namespace

Result<void> add_cohorts(Building& school) {
  std::vector<std::string> tracks;
  const auto tracks_first = [&](db::Transaction& tx) -> Result<void> {
    for (const std::string_view name : track_names)
      tracks.push_back(TRY(cohorts::add_track(tx, std::string(name),
                                              school.deed(school.administrators.front(),
                                                          morning_of(school.terms.front().first_day.plus(-30)))))
                           .id);
    return assign_by_module(school, tx, tracks);
  };
  TRY(school.write(tracks_first));
  const int count = school.settings.cohorts(), students = school.settings.students;
  for (int number = 0; number < count; ++number) {
    const Start& start = starts[static_cast<std::size_t>(number % running_cohorts)];
    TRY(add_cohort(school, {number, start, students / count + (number < students % count ? 1 : 0)}, tracks));
    if (number % running_cohorts + 1 == running_cohorts)
      TRY(add_cohort(school,
                     {number - running_cohorts + 2, start_of_graduates, std::max(1, students / count * 4 / 5), true},
                     tracks));
  }
  for (std::size_t term = 0; term < school.terms.size(); ++term) {
    if (term + 1 == school.terms.size()) TRY(fill_up(school));
    TRY(run_term(school, term));
  }
  return move_one(school);
}

}  // namespace demo
