#include "rooms/agenda/told.h"

#include <algorithm>
#include <map>

#include "kernel/shortened.h"
#include "kernel/time_words.h"
#include "platform/calendar/zone.h"
#include "rooms/agenda/agenda.h"
#include "rooms/notifications/notifications.h"

namespace agenda {

namespace {

// Titles of imported pages can be of any length.
std::string title_in_text(const std::string& title) { return text::shortened(title, 300); }

// "Tuesday 1 September 2026, 10:00 (America/Denver)".
std::string words_of(Moment moment, const std::string& zone) {
  const calendar::Local local = calendar::local_of(moment, zone);
  const std::chrono::year_month_day date(local.day.days());
  return std::string(weekday_name(local.day.weekday())) + " " + std::to_string(static_cast<unsigned>(date.day())) +
         " " + std::string(month_name(local.day)) + " " + std::to_string(static_cast<int>(date.year())) + ", " +
         clock_words(local.minute) + " (" + zone + ")";
}

enum class Told : std::uint8_t { nothing, moved, cancelled, restored };

Told what_changed(const Occurrence& before, const Occurrence& after) {
  if (after.cancelled) return before.cancelled ? Told::nothing : Told::cancelled;
  if (before.cancelled) return Told::restored;
  return before.starts_at != after.starts_at || before.ends_at != after.ends_at ? Told::moved : Told::nothing;
}

notifications::Words words_for(Told told, const Occurrence& before, const Occurrence& after, const std::string& why,
                               const std::string& address, const std::string& name, const std::string& zone) {
  const std::string was = words_of(before.starts_at, zone), is = words_of(after.starts_at, zone);
  std::string subject, what;
  switch (told) {
    case Told::cancelled:
      subject = "Cancelled: ";
      what = "is cancelled. It was to begin on " + was + ".";
      break;
    case Told::restored:
      subject = "Takes place: ";
      what = "takes place after all, on " + is + ".";
      break;
    default:
      subject = "Moved: ";
      what = "was moved.\n\nBefore: " + was + "\nNow: " + is;
      if (before.starts_at == after.starts_at)
        what = "ends at another time.\n\nIt begins: " + is + "\nIt ended: " + words_of(before.ends_at, zone) +
               "\nNow: " + words_of(after.ends_at, zone);
  }
  return {subject + after.title, "Hello " + name + ",\n\n" + title_in_text(after.title) + " " + what +
                                     (why.empty() ? "" : "\n\nWhy: " + why) + "\n\n" + address +
                                     "/timetable/occurrences/" + after.id + "\n"};
}

// AG2
std::vector<PersonId> students_of(db::Transaction& tx, const Occurrence& it, const School& school) {
  std::vector<PersonId> students;
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(tx, it.run_id))
    if (is_theirs(one, it.need, it.starts_at, school)) students.push_back(PersonId::read(one.person_id).value());
  return students;
}

notifications::Occasion occasion(const std::string& address, const Deed& deed) {
  return {deed.who ? PersonId::read(*deed.who) : std::nullopt, address, deed.now, deed.random};
}

// ---- shifted in bulk ----

using timetable::Difference;
using timetable::What;

constexpr std::size_t most_told = 60;

bool is_told(const Difference& one) { return one.for_students && !one.staff_moved && one.what != What::reworded; }

Moment moment_of(const Difference& one) { return one.after ? *one.after : *one.before; }

std::string line_of(const Difference& one, const std::string& zone) {
  const std::string on = words_of(moment_of(one), zone), title = title_in_text(one.title);
  switch (one.what) {
    case What::added:
      return title + ": new, on " + on;
    case What::removed:
      return title + ": no longer takes place; it was on " + on;
    case What::closed:
      return title + ": does not take place on " + on;
    case What::open_again:
      return title + ": takes place on " + on;
    default:
      if (one.only_length_changes())
        return title + ": on " + on + ", until " + words_of(*one.ends_after, zone) + "\n    instead of until " +
               words_of(*one.ends_before, zone);
      return title + ": moved\n    from " + words_of(*one.before, zone) + "\n    to " + on;
  }
}

notifications::Words words_for(const std::vector<const Difference*>& theirs, const std::string& why,
                               const std::string& address, const std::string& name, const std::string& zone) {
  const std::string count = std::to_string(theirs.size()) + (theirs.size() == 1 ? " date" : " dates");
  std::string text = "Hello " + name + ",\n\n" + count + " of your calendar " + (theirs.size() == 1 ? "has" : "have") +
                     " changed." + (why.empty() ? "" : "\n\nWhy: " + why) + "\n\n";
  for (std::size_t i = 0; i < theirs.size() && i < most_told; ++i) text += "- " + line_of(*theirs[i], zone) + "\n";
  if (theirs.size() > most_told) text += "- and " + std::to_string(theirs.size() - most_told) + " more\n";
  return {"Changed: " + count + " of your calendar", text + "\n" + address + "/timetable\n"};
}

// AG2: what of it each student's calendar has; together those who have the same.
using Shared = std::map<std::vector<const Difference*>, std::vector<PersonId>>;
Shared shared(db::Transaction& tx, const timetable::EditionMove& move, const School& school) {
  std::map<std::string, std::vector<const Difference*>, std::less<>> of_run;
  for (const Difference& one : move.differences)
    if (is_told(one)) of_run[one.run_id].push_back(&one);
  std::vector<std::string> runs;
  for (const auto& [run, differences] : of_run) runs.push_back(run);
  std::map<PersonId, std::vector<const Difference*>> of_student;
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_runs(tx, runs))
    for (const Difference* it : of_run.find(one.run_id)->second)
      if (is_theirs(one, it->need, moment_of(*it), school))
        of_student[PersonId::read(one.person_id).value()].push_back(it);
  Shared out;
  for (auto& [student, theirs] : of_student) out[std::move(theirs)].push_back(student);
  return out;
}

}  // namespace

// AG9
Result<int> tell_of_shift(db::Transaction& tx, const timetable::EditionMove& move, const std::string& why,
                          const std::string& zone_of_school, const std::string& address, const Deed& deed) {
  const Shared groups = shared(tx, move, {zone_of_school});
  std::vector<notifications::Telling> tellings;
  for (const auto& [theirs, students] : groups)
    tellings.push_back({students, [&](const std::string& name, const std::string& zone) {
                          return words_for(theirs, why, address, name, zone);
                        }});
  return notifications::write(tx, notifications::Kind::changes, tellings, occasion(address, deed));
}

// AG9: one mail per change and person, decided now.
Result<int> tell_students(db::Transaction& tx, const Occurrence& before, const std::string& zone_of_school,
                          const std::string& address, const Deed& deed) {
  const Occurrence after = TRY(timetable::occurrence(tx, before.id));
  const Told told = what_changed(before, after);
  const bool is_over = std::max(before.ends_at, after.ends_at) < deed.now;
  if (told == Told::nothing || is_over || after.for_staff || after.gone) return 0;
  const std::string why = timetable::changes(tx, after.id).back().why;
  const notifications::Telling telling{students_of(tx, after, {zone_of_school}),
                                       [&](const std::string& name, const std::string& zone) {
                                         return words_for(told, before, after, why, address, name, zone);
                                       }};
  return notifications::write(tx, notifications::Kind::changes, {{telling}}, occasion(address, deed));
}

}  // namespace agenda
