#include "rooms/agenda/told.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "platform/calendar/zone.h"
#include "rooms/notifications/notifications.h"

namespace agenda {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// "Tuesday 1 September 2026, 10:00 (America/Denver)".
std::string words_of(Moment moment, const std::string& zone) {
  const calendar::Local local = calendar::local_of(moment, zone);
  const std::chrono::year_month_day date(local.day.days());
  return std::string(weekdays[local.day.weekday().c_encoding()]) + " " +
         std::to_string(static_cast<unsigned>(date.day())) + " " +
         std::string(months[static_cast<unsigned>(date.month()) - 1]) + " " +
         std::to_string(static_cast<int>(date.year())) + ", " + two(local.minute / 60) + ":" + two(local.minute % 60) +
         " (" + zone + ")";
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
  }
  return {subject + after.title, "Hello " + name + ",\n\n" + after.title + " " + what +
                                     (why.empty() ? "" : "\n\nWhy: " + why) + "\n\n" + address +
                                     "/timetable/occurrences/" + after.id + "\n"};
}

// AG2: whose enrolment runs on the day, in the school's zone.
std::vector<PersonId> students_of(db::Transaction& tx, const Occurrence& it, const std::string& zone,
                                  const Deed& deed) {
  const Day day = calendar::local_of(it.starts_at, zone).day;
  std::vector<PersonId> students;
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(tx, it.run_id)) {
    const bool leaves_before = one.until_day && *one.until_day < day;
    const auto id = PersonId::read(one.person_id);
    if (id && !leaves_before && deed.who != one.person_id) students.push_back(*id);
  }
  return students;
}

// ---- shifted in bulk ----

using timetable::Difference;
using timetable::What;

constexpr std::size_t most_told = 60;

bool is_told(const Difference& one) { return one.for_students && !one.staff_moved && one.what != What::reworded; }

Moment moment_of(const Difference& one) { return one.after ? *one.after : *one.before; }

std::string line_of(const Difference& one, const std::string& zone) {
  const std::string on = words_of(moment_of(one), zone);
  switch (one.what) {
    case What::added:
      return one.title + ": new, on " + on;
    case What::removed:
      return one.title + ": no longer takes place; it was on " + on;
    case What::closed:
      return one.title + ": does not take place on " + on;
    case What::open_again:
      return one.title + ": takes place on " + on;
    default:
      return one.title + ": moved\n    from " + words_of(*one.before, zone) + "\n    to " + on;
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
Shared shared(db::Transaction& tx, const timetable::EditionMove& move, const std::string& zone, const Deed& deed) {
  std::map<std::string, std::vector<const Difference*>, std::less<>> of_run;
  for (const Difference& one : move.differences)
    if (is_told(one)) of_run[one.run_id].push_back(&one);
  std::map<PersonId, std::vector<const Difference*>> of_student;
  for (const cohorts::Enrolment& one : of_run.empty() ? std::vector<cohorts::Enrolment>() : cohorts::enrolments(tx)) {
    const auto found = of_run.find(one.run_id);
    const auto id = PersonId::read(one.person_id);
    if (found == of_run.end() || !id || deed.who == one.person_id) continue;
    for (const Difference* it : found->second)
      if (!one.until_day || *one.until_day >= calendar::local_of(moment_of(*it), zone).day)
        of_student[*id].push_back(it);
  }
  Shared out;
  for (auto& [student, theirs] : of_student) out[std::move(theirs)].push_back(student);
  return out;
}

}  // namespace

// AG9
Result<int> tell_of_shift(db::Transaction& tx, const timetable::EditionMove& move, const std::string& why,
                          const std::string& zone_of_school, const std::string& address, const Deed& deed) {
  int written = 0;
  for (const auto& [theirs, students] : shared(tx, move, zone_of_school, deed))
    written += TRY(notifications::write(
        tx, notifications::Kind::changes, students,
        [&](const std::string& name, const std::string& zone) { return words_for(theirs, why, address, name, zone); },
        address, deed.now, deed.random));
  return written;
}

// AG9: one mail per change and person, decided now.
Result<int> tell_students(db::Transaction& tx, const Occurrence& before, const std::string& zone_of_school,
                          const std::string& address, const Deed& deed) {
  const Occurrence after = TRY(timetable::occurrence(tx, before.id));
  const Told told = what_changed(before, after);
  const bool is_over = std::max(before.ends_at, after.ends_at) < deed.now;
  if (told == Told::nothing || is_over || after.for_staff || after.gone) return 0;
  const std::string why = timetable::changes(tx, after.id).back().why;
  return notifications::write(
      tx, notifications::Kind::changes, students_of(tx, after, zone_of_school, deed),
      [&](const std::string& name, const std::string& zone) {
        return words_for(told, before, after, why, address, name, zone);
      },
      address, deed.now, deed.random);
}

}  // namespace agenda
