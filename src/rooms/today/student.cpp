#include <algorithm>

#include "platform/calendar/zone.h"
#include "platform/db/database.h"
#include "rooms/people/people.h"
#include "rooms/people/photo.h"
#include "rooms/today/today.h"

namespace today {

namespace {

using agenda::Mine;
using timetable::Need;

constexpr int days_of_dues = 14;

Moment midnight(Day day, const std::string& zone) { return calendar::moment_of({day, 0}, zone); }

bool takes_place(const Mine& one) { return !one.what.cancelled; }
bool is_met(const Mine& one) { return one.what.need == Need::required || one.what.need == Need::optional; }

struct Span {
  Moment week, week_end, last_due;
};
Span span_of(const StudentsDay& day) {
  const Day monday = day.day.plus(-static_cast<int>((day.day.weekday() - std::chrono::Monday).count()));
  return {midnight(monday, day.school_zone), midnight(monday.plus(7), day.school_zone),
          midnight(day.day.plus(days_of_dues), day.school_zone)};
}

void sort_in(StudentsDay& day, std::vector<agenda::Noted> noted) {
  for (agenda::Noted& one : noted) {
    if (one.counts && day.enrolment && one.run_id == day.enrolment->run_id)  // TO4
      attendance::count(day.attendance, one.state);
    if (one.objected_at) day.waiting.push_back(std::move(one));
  }
}

void sort_in(StudentsDay& day, const std::vector<Mine>& all, const Span& span, Moment now) {
  const auto& [week, week_end, last_due] = span;
  for (const Mine& one : all) {
    if (one.what.need == Need::due) {
      if (one.what.starts_at >= now && one.what.starts_at < last_due) day.due.push_back(one);
    } else if (one.what.need == Need::own_pace) {
      const bool is_reading = one.what.kind == timetable::SessionKind::reading && one.what.page;  // TO16
      if (!is_reading && one.what.starts_at <= now && one.what.ends_at > now) day.open.push_back(one);
      continue;
    } else if (is_met(one) && takes_place(one) && one.what.ends_at > now && !day.next) {
      day.next = one;  // TO3
    }
    if (one.what.starts_at < week_end && one.what.ends_at >= week) day.this_week.push_back(one);
  }
}

}  // namespace

StudentsDay students_day(db::Transaction& tx, const Viewer& viewer, const std::string& zone, Moment now) {
  const PersonId& student = viewer.id;
  StudentsDay day{.school_zone = zone, .day = calendar::local_of(now, zone).day};
  const auto enrolments = cohorts::enrolments_of_person(tx, student.text());
  day.enrolment = cohorts::present_of(enrolments, day.day);
  if (day.enrolment && day.enrolment->attempt > 1) {  // TO14
    const auto meeting = attendance::start_meeting(tx, day.enrolment->id);
    if (meeting && *meeting && !(*meeting)->held_on) day.meet_by = (*meeting)->due;
  }
  std::vector<PersonId> named;
  const auto name = [&](const std::string& id) {
    if (const auto person = PersonId::read(id)) named.push_back(*person);
  };
  if (day.enrolment) {
    day.unread = agenda::unread(tx, *day.enrolment, now);
    day.week = static_cast<int>(day.day.days_since(day.enrolment->run_first_day)) / 7 + 1;
    for (const std::string& id : cohorts::specialists_of(tx, day.enrolment->cohort_id, day.day)) name(id);
    day.specialists = named;
  } else {
    day.seeker = cohorts::seeker_of(tx, student.text());  // TO7
    if (day.seeker && day.seeker->adviser_id) name(*day.seeker->adviser_id);
  }
  const Span span = span_of(day);
  const Moment from = day.enrolment ? midnight(day.enrolment->run_first_day, zone) : midnight(day.day.plus(-7), zone);
  auto seen = agenda::calendar_and_notes(tx, enrolments, from, std::max(from, span.week), span.last_due, {zone});
  sort_in(day, std::move(seen.noted));
  sort_in(day, seen.calendar, span, now);
  day.to_ask = people::reachable(tx, named, viewer);  // TO9
  std::erase_if(day.specialists, [&](const PersonId& one) {
    return std::ranges::find(day.to_ask, one, &people::Reachable::id) == day.to_ask.end();
  });
  return day;
}

}  // namespace today
