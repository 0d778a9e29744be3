// What is known of the demo's school while it is being built.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/demo/demo_school.h"
#include "app/demo/dice.h"
#include "app/demo/names.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/timetable/timetable.h"

namespace demo {

inline constexpr std::string_view school_zone = "America/Denver";
inline constexpr int last_module = 4;
// A school has as many at least under way, and to each six a smaller one that has graduated by now.
inline constexpr int running_cohorts = 6;
// These come first, the newest of those under way behind the others, the graduated one last. What is told of single
// people is told of theirs, so that a large school takes no longer for it.
inline constexpr std::size_t newest_cohort = running_cohorts - 1;
inline constexpr std::size_t first_cohorts = running_cohorts + 1;

struct Student {
  PersonId id;
  int reliability;  // of 100 sessions they come to so many
};

struct Cohort {
  std::string id, name;
  int first_module;  // in the first of its terms
  int first_term;    // index of it
  std::string edition;
  std::vector<Student> students;
  std::vector<Student> joining = {};  // repeaters, who come with its next term
};

struct Building {
  db::Database& database;
  const Settings& settings;
  Dice dice;
  Names names;
  timetable::School school{std::string(school_zone)};
  std::string edition, earlier_edition;
  std::vector<cohorts::Term> terms;  // the earliest first; the last is the present one
  std::vector<PersonId> administrators, leads, specialists, instructors, mentors;
  std::vector<PersonId> other_specialists;  // of the cohorts after the first six, three for each six
  std::string alum;                         // who graduated and has found a job by today
  std::vector<PersonId> gone;               // who withdrew
  std::vector<Cohort> cohorts;

  Building(db::Database& where, const Settings& given)
      : database(where), settings(given), dice(given.seed), names(dice) {}

  // The three specialists who look after each six cohorts, and after those who graduated.
  std::span<const PersonId> team_of(int cohort) const {
    if (cohort < running_cohorts) return specialists;
    return std::span(other_specialists).subspan(static_cast<std::size_t>(cohort / running_cohorts - 1) * 3, 3);
  }
  cohorts::Deed deed(const PersonId& who, Moment when) const { return {who.text(), when, dice.random()}; }
  template <class Work>
  Result<void> write(Work&& work) {
    return database.write([&](db::Transaction& tx) -> Result<void> { return work(tx); });
  }
};

inline Moment morning_of(Day day) { return calendar::moment_of({day, 8 * 60}, school_zone); }

// Of a cohort by its number, and of modules and tracks.
Result<void> assign_team(Building& school, db::Transaction& tx, const std::string& cohort, int number, Day first);
Result<void> assign_by_module(Building& school, db::Transaction& tx, const std::vector<std::string>& tracks);

// Each part in the order in which a school comes to be.
Result<void> add_staff(Building& school);
Result<void> add_terms(Building& school);
Result<void> add_cohorts(Building& school);       // with students, enrolments, and what became of them
Result<void> add_graduates(Building& school);     // advisers, reviews, first jobs
Result<void> add_dates(Building& school);         // what staff have beside the programme: office hours, workshops
Result<void> add_teams(Building& school);         // who lead community events
Result<void> add_history(Building& school);       // attendance, changes of the calendar, disputes, start meetings
Result<void> add_private_life(Building& school);  // profiles, steps, readings, feeds
Result<void> add_photos(Building& school);
Result<void> add_post(Building& school);  // letters and what became of them, work at night
Result<void> add_sign_ins(Building& school);
Result<void> add_rosters(Building& school);          // files that were brought in
Result<void> add_sharing(Building& school);          // grants, looks, the keep-apart list, periods, who is forgotten
Result<void> add_waiting_roster(Building& school);   // for the administrator, today
Result<void> add_waiting_letters(Building& school);  // one of each kind

}  // namespace demo
