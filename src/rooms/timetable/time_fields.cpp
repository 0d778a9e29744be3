// The fields of a form in which staff say when something takes place, and whether it may then (T12).
#include <algorithm>

#include "kernel/text.h"
#include "rooms/timetable/page_parts.h"

namespace timetable::pages {

namespace {

constexpr std::size_t most_named = 3;
constexpr int most_minutes = 12 * 60;

// By when something is to be done, instead of when it takes place and for how long.
bool is_deadline(const Occurrence& it) {
  return it.need == Need::due || it.need == Need::own_pace ||
         it.ends_at.seconds() - it.starts_at.seconds() > std::chrono::minutes(most_minutes);
}
// The moment that people have in mind, and the one that is planned.
Moment moment_of(const Occurrence& it) { return is_deadline(it) ? it.ends_at : it.starts_at; }
Moment planned_moment_of(const Occurrence& it) { return is_deadline(it) ? it.planned_ends : it.planned_starts; }

// What the programme plans before or after the weeks of its module may stay there.
Result<void> is_in_run(const cohorts::Run& run, const Occurrence& it, const School& school) {
  const Day day = calendar::local_of(moment_of(it), school.zone).day;
  if (run.first_day <= day && day <= run.last_day()) return {};
  if (!it.by_hand && day == calendar::local_of(planned_moment_of(it), school.zone).day) return {};
  return fail(FailureKind::invalid,
              "Its module run lasts from " + html::day_words(run.first_day) + " to " + html::day_words(run.last_day()) +
                  ": please give a day of these.",
              "day");
}

// But for the holiday `but_for`, which is known.
std::vector<std::string> in_the_way_in_words(web::Visit& visit, const Occurrence& it, const School& school,
                                             const std::optional<std::string>& but_for) {
  std::vector<std::string> out;
  const Day day = calendar::local_of(moment_of(it), school.zone).day;
  for (const cohorts::Holiday& one : cohorts::holidays(visit.transaction))
    if (one.first_day <= day && day <= one.last_day && one.name != but_for) out.push_back(one.name + ", a holiday");
  for (const Occurrence& one : in_the_way(visit.transaction, it))
    out.push_back(one.title + (one.need == Need::work_time ? ", protected work time, " : ", ") +
                  when_words(one, school.zone));
  return out;
}

// "In the way: Focus, …; Homeroom, …."; empty when nothing is.
std::string said_of(const std::vector<std::string>& found) {
  if (found.empty()) return "";
  std::string say = "In the way: ";
  for (std::size_t i = 0; i < std::min(found.size(), most_named); ++i) say += (i == 0 ? "" : "; ") + found[i];
  if (found.size() > most_named) say += "; and " + std::to_string(found.size() - most_named) + " more";
  return say + ".";
}

}  // namespace

Result<Times> read_times(const web::Fields& form, const Occurrence& it, const School& school) {
  const std::optional<Day> day = Day::read(form.text("day"));
  if (!day) return fail(FailureKind::invalid, "Please give a day.", "day");
  const std::optional<int> minute = schedule::minute_of(form.text("time"));
  if (!minute) return fail(FailureKind::invalid, "Please give a time such as 13:30.", "time");
  const calendar::Local local{*day, *minute};
  const Moment given = calendar::moment_of(local, school.zone);
  if (calendar::local_of(given, school.zone) != local)
    return fail(FailureKind::invalid, "Clocks skip " + html::clock_words(*minute) + " on that day.", "time");
  if (it.need == Need::due) return Times{given, given};
  if (is_deadline(it)) {
    // It stays open from when it was; or as long as it was, when that would be after its end.
    const auto length = it.ends_at.seconds() - it.starts_at.seconds();
    return Times{it.starts_at < given ? it.starts_at : given.plus(-length), given};
  }
  const std::optional<int> minutes = text::whole_number(form.text("minutes"));
  if (!minutes || *minutes > most_minutes)
    return fail(FailureKind::invalid, "Please give a number of minutes up to 720.", "minutes");
  return Times{given, given.plus(std::chrono::minutes(*minutes))};
}

void add_time_fields(html::Form& form, const Occurrence* it, const School& school) {
  std::string day, time, minutes = "60";
  const bool deadline = it && is_deadline(*it);
  if (it) {
    const calendar::Local shown = calendar::local_of(moment_of(*it), school.zone);
    day = shown.day.text();
    time = html::clock_words(shown.minute);
    minutes = std::to_string((it->ends_at.seconds() - it->starts_at.seconds()).count() / 60);
  }
  form.date({.name = "day", .label = deadline ? "By which day" : "Day", .value = day, .required = true})
      .time({.name = "time",
             .label = "Time",
             .hint = "As clocks show it in " + place_name(school.zone) + ".",
             .value = time,
             .required = true});
  if (deadline) return;
  form.number({.name = "minutes",
               .label = "Length",
               .hint = it ? "" : "A due date has none: of it only the day and the time count.",
               .value = minutes,
               .required = true,
               .least = "0",
               .most = std::to_string(most_minutes),
               .unit = "minutes"});
}

bool lies_behind(const Occurrence& it, Moment now) { return it.ends_at <= now; }

Result<void> check_time(web::Visit& visit, const Occurrence& it) {
  const School school = school_of(visit);
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, it.run_id));
  TRY(is_in_run(run, it, school));
  if (it.starts_at == it.ends_at && it.need != Need::due && it.need != Need::own_pace)
    return fail(FailureKind::invalid, "Only a due date has no length: please give a number of minutes.", "minutes");
  if (visit.form.text("anyway") == "on") return {};
  const std::string behind = lies_behind(it, visit.now) ? "It lies behind us: nobody is told." : "";
  const std::string found = said_of(in_the_way_in_words(visit, it, school, std::nullopt));
  if (behind.empty() && found.empty()) return {};
  return fail(FailureKind::invalid, behind + (behind.empty() || found.empty() ? "" : " ") + found, "anyway");
}

Result<void> check_free(web::Visit& visit, const Occurrence& it) {
  if (visit.form.text("anyway") == "on") return {};
  const std::string found = said_of(in_the_way_in_words(visit, it, school_of(visit), it.closed));
  if (found.empty()) return {};
  return fail(FailureKind::invalid, found, "anyway");
}

void add_anyway_field(html::Form& form, const web::Visit& visit, const std::optional<Failure>& refused,
                      std::string label) {
  if (refused && (refused->field == "anyway" || visit.form.text("anyway") == "on"))
    form.checkbox({.name = "anyway", .label = std::move(label)});
}

}  // namespace timetable::pages
