#include "rooms/agenda/told.h"

#include <algorithm>
#include <array>
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

}  // namespace

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
