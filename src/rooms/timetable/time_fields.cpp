// The fields of a form in which staff say when something takes place, and whether it may then (T12).
#include <algorithm>

#include "kernel/text.h"
#include "rooms/timetable/page_parts.h"

namespace timetable::pages {

namespace {

constexpr std::size_t most_named = 3;

// What the programme plans before or after the weeks of its module may stay there.
Result<void> is_in_run(const cohorts::Run& run, const Occurrence& it, const School& school) {
  const Day day = calendar::local_of(it.starts_at, school.zone).day;
  if (run.first_day <= day && day <= run.last_day()) return {};
  if (!it.by_hand && day == calendar::local_of(it.planned_starts, school.zone).day) return {};
  return fail(FailureKind::invalid,
              "Its module run lasts from " + html::day_words(run.first_day) + " to " + html::day_words(run.last_day()) +
                  ": please give a day of these.",
              "day");
}

std::vector<std::string> in_the_way_in_words(web::Visit& visit, const Occurrence& it, const School& school) {
  std::vector<std::string> out;
  const Day day = calendar::local_of(it.starts_at, school.zone).day;
  for (const cohorts::Holiday& one : cohorts::holidays(visit.transaction))
    if (one.first_day <= day && day <= one.last_day) out.push_back(one.name + ", a holiday");
  for (const Occurrence& one : in_the_way(visit.transaction, it))
    out.push_back(one.title + (one.need == Need::work_time ? ", protected work time, " : ", ") +
                  when_words(one, school.zone));
  return out;
}

}  // namespace

Result<Times> read_times(const web::Fields& form, const School& school) {
  const std::optional<Day> day = Day::read(form.text("day"));
  if (!day) return fail(FailureKind::invalid, "Please give a day.", "day");
  const std::optional<int> minute = schedule::minute_of(form.text("time"));
  if (!minute) return fail(FailureKind::invalid, "Please give a time such as 13:30.", "time");
  const std::optional<int> minutes = text::whole_number(form.text("minutes"));
  if (!minutes || *minutes > 12 * 60)
    return fail(FailureKind::invalid, "Please give a number of minutes up to 720; 0 for a time by which.", "minutes");
  const calendar::Local local{*day, *minute};
  const Moment starts = calendar::moment_of(local, school.zone);
  if (calendar::local_of(starts, school.zone) != local)
    return fail(FailureKind::invalid, "Clocks skip " + html::clock_words(*minute) + " on that day.", "time");
  return Times{starts, starts.plus(std::chrono::minutes(*minutes))};
}

void add_time_fields(html::Form& form, const Occurrence* it, const School& school) {
  std::string day, time, minutes = "60";
  if (it) {
    const calendar::Local starts = calendar::local_of(it->starts_at, school.zone);
    day = starts.day.text();
    time = html::clock_words(starts.minute);
    minutes = std::to_string((it->ends_at.seconds() - it->starts_at.seconds()).count() / 60);
  }
  form.date({.name = "day", .label = "Day", .value = day, .required = true})
      .time({.name = "time",
             .label = "Time",
             .hint = "As clocks show it in " + place_name(school.zone) + ".",
             .value = time,
             .required = true})
      .number({.name = "minutes",
               .label = "Length",
               .value = minutes,
               .required = true,
               .least = "0",
               .most = "720",
               .unit = "minutes"});
}

Result<void> check_time(web::Visit& visit, const Occurrence& it) {
  const School school = school_of(visit);
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, it.run_id));
  TRY(is_in_run(run, it, school));
  if (it.starts_at == it.ends_at && it.need != Need::due && it.need != Need::own_pace)
    return fail(FailureKind::invalid, "Only a due date has no length: please give a number of minutes.", "minutes");
  if (visit.form.text("anyway") == "on") return {};
  const std::vector<std::string> found = in_the_way_in_words(visit, it, school);
  if (found.empty()) return {};
  std::string say = "In the way: ";
  for (std::size_t i = 0; i < std::min(found.size(), most_named); ++i) say += (i == 0 ? "" : "; ") + found[i];
  if (found.size() > most_named) say += "; and " + std::to_string(found.size() - most_named) + " more";
  return fail(FailureKind::invalid, say + ".", "anyway");
}

void add_anyway_field(html::Form& form, const web::Visit& visit, const std::optional<Failure>& refused,
                      std::string label) {
  if (refused && (refused->field == "anyway" || visit.form.text("anyway") == "on"))
    form.checkbox({.name = "anyway", .label = std::move(label)});
}

}  // namespace timetable::pages
