// Cohorts, their students, who looks after them, and what became of everybody in the terms before.
#include <algorithm>
#include <span>

#include "app/demo/building.h"
#include "rooms/accounts/accounts.h"
#include "rooms/groups/groups.h"
#include "rooms/people/people.h"

namespace demo {

namespace {

constexpr std::array track_names{std::string_view("Front end"), std::string_view("Back end")};
constexpr int last_module = 4;
constexpr int graduated = 1;  // of the first cohorts: the one that is through

// Where each of the first cohorts begins: so that the present term has every module, and one cohort graduated ten weeks
// ago and seeks its first jobs.
struct Start {
  int term, module;
};
constexpr std::array<Start, first_cohorts> starts{Start{0, 2}, Start{0, 4}, Start{0, 1},
                                                  Start{0, 1}, Start{1, 1}, Start{2, 1}};

Moment morning_of(Day day) { return calendar::moment_of({day, 8 * 60}, school_zone); }

int module_in(const Cohort& cohort, int term) { return cohort.first_module + term - cohort.first_term; }

std::string cohort_name(const Building& school, int number, int term) {
  const std::string day = school.terms[static_cast<std::size_t>(term)].first_day.text();
  // "2609 Front end A": its first term, its track, and a letter for those who began together.
  const std::string letter(1, static_cast<char>('A' + number / 2 % 3));
  return day.substr(2, 2) + day.substr(5, 2) + (number % 2 == 0 ? " Front end " : " Back end ") + letter +
         (number < 6 ? "" : std::to_string(number / 6 + 1));
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
std::string part_of(int number, const Cohort& cohort) {
  if (number == graduated) return "demo-alum";
  if (number == 5) return "demo-student-1";
  return number % 2 == 0 && number < 6 ? "demo-student-" + std::to_string(module_in(cohort, 2)) : "";
}

// Two look after each cohort, one of them from elsewhere, who took over from a colleague in the second term.
Result<void> assign(Building& school, db::Transaction& tx, const std::string& cohort, int number, Day first,
                    const cohorts::Deed& deed) {
  const std::span<const PersonId> specialists = school.team_of(number);
  TRY(cohorts::assign(tx, {specialists.front().text(), cohort, {}, {}, first}, deed));
  const std::size_t which = 1 + static_cast<std::size_t>(number) % (specialists.size() - 1);
  const Day handover = school.terms[1].first_day;
  if (first >= handover || number >= static_cast<int>(first_cohorts)) {
    TRY(cohorts::assign(tx, {specialists[which].text(), cohort, {}, {}, first}, deed));
    return {};
  }
  const std::size_t before = 1 + which % (specialists.size() - 1);
  const auto earlier = TRY(cohorts::assign(tx, {specialists[before].text(), cohort, {}, {}, first}, deed));
  const auto change = school.deed(school.leads.front(), morning_of(handover.plus(-6)));
  TRY(cohorts::end_assignment(tx, earlier.id, handover.plus(-1), change));
  TRY(cohorts::assign(tx, {specialists[which].text(), cohort, {}, {}, handover}, change));
  return {};
}

// Others look after a whole module, or a track: one of them for the first term alone.
Result<void> assign_by_module(Building& school, db::Transaction& tx, const std::vector<std::string>& tracks) {
  const Day first = school.terms.front().first_day;
  const auto deed = school.deed(school.leads.front(), morning_of(first.plus(-7)));
  const auto whole = TRY(cohorts::assign(tx, {school.specialists.back().text(), {}, tracks.front(), {}, first}, deed));
  TRY(cohorts::end_assignment(tx, whole.id, school.terms.front().last_day(),
                              school.deed(school.leads.front(), morning_of(school.terms[1].first_day.plus(-5)))));
  TRY(cohorts::assign(tx, {school.leads.front().text(), {}, {}, last_module, first}, deed));
  TRY(cohorts::assign(tx, {school.specialists[1].text(), {}, tracks.back(), 1, school.terms.back().first_day},
                      school.deed(school.leads.front(), morning_of(school.terms.back().first_day.plus(-5)))));
  return {};
}

Result<void> add_cohort(Building& school, int number, const std::vector<std::string>& tracks, int students) {
  const Start start = starts[static_cast<std::size_t>(number % static_cast<int>(starts.size()))];
  const Day first = school.terms[static_cast<std::size_t>(start.term)].first_day;
  const Moment when = morning_of(first.plus(-14));
  // Whoever begins today begins with the present edition.
  const bool is_new = start.term + 1 == static_cast<int>(school.terms.size());
  Cohort cohort{{},         cohort_name(school, number, start.term),          start.module,
                start.term, is_new ? school.edition : school.earlier_edition, {}};
  const auto people = [&](db::Transaction& tx) -> Result<void> {
    const auto deed = school.deed(school.administrators.front(), when);
    const auto made = TRY(cohorts::add_cohort(tx,
                                              {cohort.name, tracks[static_cast<std::size_t>(number) % tracks.size()],
                                               school.terms[static_cast<std::size_t>(start.term)].id, cohort.edition},
                                              deed));
    cohort.id = made.id;
    for (int i = 0; i < students; ++i) {
      const std::string id = i == 0 ? part_of(number, cohort) : "";
      cohort.students.push_back(TRY(add_student(
          school, tx, when, id.empty() ? "student-" + std::to_string(number + 1) + "-" + std::to_string(i + 1) : id)));
      // Whoever looks around finds an ordinary student: journeys in a browser begin with them.
      if (!id.empty()) cohort.students.back().reliability = 100;
    }
    if (number == graduated && students > 0) school.alum = cohort.students.front().id.text();
    return assign(school, tx, cohort.id, number, first, deed);
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
    if (cohort.first_term <= number && module_in(cohort, number) <= last_module) TRY(run_term(school, cohort, term));
  for (Cohort& cohort : school.cohorts) {
    cohort.students.insert(cohort.students.end(), cohort.joining.begin(), cohort.joining.end());
    cohort.joining.clear();
  }
  return {};
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
  const int count = school.settings.cohorts();
  for (int number = 0; number < count; ++number)
    TRY(add_cohort(school, number, tracks,
                   school.settings.students / count + (number < school.settings.students % count ? 1 : 0)));
  for (std::size_t term = 0; term < school.terms.size(); ++term) TRY(run_term(school, term));
  return move_one(school);
}

}  // namespace demo
