#include "rooms/timetable/timetable.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "platform/calendar/zone.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/timetable/defaults.h"
#include "rooms/timetable/edition_step.h"
#include "rooms/timetable/timetable_store.h"

namespace timetable {

using schedule::Closed;
using schedule::Dated;
using schedule::Schedule;

namespace {

// An edition and the school's holidays, asked for once for all runs of a cohort.
struct Source {
  std::vector<curriculum::Session> sessions;
  std::vector<curriculum::Deliverable> deliverables;
  std::vector<curriculum::Guide> guides;
  std::vector<Closed> closed;
  std::string track;
  Defaults defaults;
};

Result<Source> source_of(db::Transaction& tx, const cohorts::Cohort& cohort, std::string_view edition) {
  TRY(curriculum::edition_of(tx, edition));
  Source out{curriculum::sessions(tx, edition),
             curriculum::deliverables(tx, edition),
             curriculum::guides(tx, edition),
             {},
             cohort.track,
             defaults(tx)};
  for (cohorts::Holiday& one : cohorts::holidays(tx))
    out.closed.push_back({one.first_day, one.last_day, std::move(one.name)});
  return out;
}

Schedule schedule_of(const Source& source, const cohorts::Run& run, const School& school) {
  return schedule::resolve({source.sessions, source.deliverables, source.guides},
                           {run.module, run.first_day, run.weeks, source.track, school.zone, source.closed},
                           source.defaults);
}

// Of a run that has not begun everything is ahead.
const Moment before_all(std::chrono::sys_seconds{});

bool by_time(const Difference& one, const Difference& other) {
  return (one.after ? *one.after : *one.before) < (other.after ? *other.after : *other.before);
}

// With a deed it is done; without one, only compared.
Result<EditionMove> edition_move(db::Transaction& tx, std::string_view cohort_id, std::string_view edition_id,
                                 const School& school, Moment now, const Deed* deed) {
  const cohorts::Cohort cohort = TRY(cohorts::cohort(tx, cohort_id));
  const Source source = TRY(source_of(tx, cohort, edition_id));
  EditionMove out;
  for (const cohorts::Run& run : cohorts::runs_of_cohort(tx, cohort_id)) {
    Schedule schedule = schedule_of(source, run, school);
    EditionStep step(tx, run, school, now, deed, out);
    step.take(schedule);
    std::ranges::move(std::move(step).clashes(), std::back_inserter(out.clashes));
    if (run.last_day() >= calendar::local_of(now, school.zone).day)
      std::ranges::move(schedule.undated, std::back_inserter(out.undated));
  }
  std::ranges::stable_sort(out.differences, by_time);
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_cohort(tx, cohort_id))
    if (one.goes_on(calendar::local_of(now, school.zone).day) &&
        std::ranges::any_of(out.differences, [&](const Difference& it) { return it.run_id == one.run_id; }))
      out.students.push_back(one.person_id);
  return out;
}

std::vector<Closed> closed_days(db::Transaction& tx, std::string_view but_for) {
  std::vector<Closed> out;
  for (cohorts::Holiday& one : cohorts::holidays(tx))
    if (one.id != but_for) out.push_back({one.first_day, one.last_day, std::move(one.name)});
  return out;
}

// What of a run is dated otherwise when these days are closed instead of those.
std::vector<Dated> changed_by(const Source& source, const cohorts::Run& run, const std::string& zone,
                              const std::vector<Closed>& before, const std::vector<Closed>& after) {
  const auto dated = [&](const std::vector<Closed>& closed) {
    return schedule::resolve({source.sessions, source.deliverables, source.guides},
                             {run.module, run.first_day, run.weeks, source.track, zone, closed}, source.defaults)
        .dated;
  };
  std::map<std::string, Dated, std::less<>> was;
  for (Dated& one : dated(before)) was.emplace(one.key, std::move(one));
  std::vector<Dated> out;
  for (Dated& one : dated(after))
    if (const auto found = was.find(one.key); found == was.end() || !(found->second == one))
      out.push_back(std::move(one));
  return out;
}

// T14: what staff put on these days takes place, or is due, all the same.
std::vector<Occurrence> all_the_same(db::Transaction& tx, std::span<const std::string> runs, const NewHoliday& added,
                                     const EditionMove& move, const School& school, Moment now) {
  std::vector<Occurrence> out = store::occurrences(tx, runs, calendar::moment_of({added.first_day, 0}, school.zone),
                                                   calendar::moment_of({added.last_day.plus(1), 0}, school.zone));
  std::erase_if(out, [&](const Occurrence& one) {
    const bool differs = std::ranges::any_of(move.differences, [&](const Difference& other) {
      return other.run_id == one.run_id && other.key == one.key && !other.staff_moved;
    });
    return differs || one.cancelled || one.need == Need::own_pace || one.starts_at <= now ||
           calendar::local_of(one.starts_at, school.zone).day < added.first_day;
  });
  return out;
}

// T11: all runs that are not over, when the school is closed on other days than before. With a deed it is done.
Result<EditionMove> closed_move(db::Transaction& tx, const std::vector<Closed>& before,
                                const std::vector<Closed>& after, const NewHoliday* added, const School& school,
                                Moment now, const Deed* deed, const std::string& why) {
  std::map<std::string, cohorts::Cohort, std::less<>> all;
  for (cohorts::Cohort& one : cohorts::cohorts(tx)) all.emplace(one.id, std::move(one));
  std::map<std::string, Source, std::less<>> editions;  // asked for once each
  std::vector<std::pair<cohorts::Run, std::vector<Dated>>> concerned;
  std::vector<std::string> runs, all_runs;
  for (cohorts::Run& run : cohorts::runs(tx)) {
    if (run.last_day().plus(7).days() < now.seconds()) continue;
    all_runs.push_back(run.id);
    const cohorts::Cohort& cohort = all.at(run.cohort_id);
    if (!editions.contains(cohort.edition_id))
      editions.emplace(cohort.edition_id, TRY(source_of(tx, cohort, cohort.edition_id)));
    Source& source = editions.at(cohort.edition_id);
    source.track = cohort.track;
    std::vector<Dated> changed = changed_by(source, run, school.zone, before, after);
    if (changed.empty()) continue;
    runs.push_back(run.id);
    concerned.emplace_back(std::move(run), std::move(changed));
  }
  EditionMove out;
  const std::vector<Occurrence> there = store::occurrences_of_runs(tx, runs);
  for (const auto& [run, changed] : concerned)
    EditionStep(tx, run, school, now, deed, out, why).take_changed(changed, there);
  std::ranges::stable_sort(out.differences, by_time);
  if (added) out.stay = all_the_same(tx, all_runs, *added, out, school, now);
  std::erase_if(runs, [&](const std::string& run) {
    return std::ranges::none_of(out.differences, [&](const Difference& one) { return one.run_id == run; });
  });
  out.students = cohorts::present_students(tx, runs, calendar::local_of(now, school.zone).day);
  return out;
}

Result<cohorts::Holiday> holiday(db::Transaction& tx, std::string_view id) {
  for (cohorts::Holiday& one : cohorts::holidays(tx))
    if (one.id == id) return std::move(one);
  return fail(FailureKind::not_found, "There is no such holiday.");
}

}  // namespace

Result<EditionMove> compare_with_holiday(db::Transaction& tx, const NewHoliday& given, const School& school,
                                         Moment now) {
  TRY(cohorts::check_holiday(tx, given.term_id, given.name, given.first_day, given.last_day));
  const std::vector<Closed> before = closed_days(tx, "");
  std::vector<Closed> after = before;
  after.push_back({given.first_day, given.last_day, given.name});
  return closed_move(tx, before, after, &given, school, now, nullptr, "");
}

Result<EditionMove> compare_without_holiday(db::Transaction& tx, std::string_view holiday_id, const School& school,
                                            Moment now) {
  TRY(holiday(tx, holiday_id));
  return closed_move(tx, closed_days(tx, ""), closed_days(tx, holiday_id), nullptr, school, now, nullptr, "");
}

Result<EditionMove> add_holiday(db::Transaction& tx, const NewHoliday& given, const School& school, const Deed& deed) {
  const std::vector<Closed> before = closed_days(tx, "");
  TRY(cohorts::add_holiday(tx, given.term_id, given.name, given.first_day, given.last_day, deed));
  return closed_move(tx, before, closed_days(tx, ""), &given, school, deed.now, &deed, given.name + " is a holiday.");
}

Result<EditionMove> remove_holiday(db::Transaction& tx, std::string_view holiday_id, const School& school,
                                   const Deed& deed) {
  const std::vector<Closed> before = closed_days(tx, "");
  const cohorts::Holiday gone = TRY(cohorts::remove_holiday(tx, holiday_id, deed));
  return closed_move(tx, before, closed_days(tx, ""), nullptr, school, deed.now, &deed,
                     gone.name + " is no longer a holiday.");
}

// T1
namespace {

// T18
Result<void> check_has_module(db::Transaction& tx, std::string_view edition, int module) {
  const std::vector<curriculum::Module> modules = curriculum::modules(tx, edition);
  if (modules.empty() || std::ranges::find(modules, module, &curriculum::Module::number) != modules.end()) return {};
  std::string known;
  for (const curriculum::Module& one : modules) known += (known.empty() ? "" : ", ") + std::to_string(one.number);
  return fail(FailureKind::invalid, "The cohort's edition has no such module: it has " + known + ".", "module");
}

}  // namespace

Result<cohorts::Run> make_run(db::Transaction& tx, const cohorts::NewRun& given, const School& school,
                              const Deed& deed) {
  const cohorts::Cohort cohort = TRY(cohorts::cohort(tx, given.cohort_id));
  TRY(check_has_module(tx, cohort.edition_id, given.module));
  cohorts::Run run = TRY(cohorts::add_run(tx, given, deed));
  const Source source = TRY(source_of(tx, cohort, cohort.edition_id));
  EditionMove out;
  EditionStep(tx, run, school, before_all, &deed, out, "The run was made again.", Staffs::goes)
      .take(schedule_of(source, run, school));
  return run;
}

namespace {

// T17. With a deed it is done; without one, only compared.
Result<EditionMove> run_move(db::Transaction& tx, const cohorts::Run& run, const School& school, Moment now,
                             const Deed* deed) {
  const cohorts::Cohort cohort = TRY(cohorts::cohort(tx, run.cohort_id));
  const Source source = TRY(source_of(tx, cohort, cohort.edition_id));
  EditionMove out;
  EditionStep step(tx, run, school, before_all, deed, out, "The module run has other days.", Staffs::goes);
  Schedule schedule = schedule_of(source, run, school);
  step.take(schedule);
  out.clashes = std::move(step).clashes();
  out.undated = std::move(schedule.undated);
  std::ranges::stable_sort(out.differences, by_time);
  if (!out.differences.empty())
    out.students = cohorts::present_students(tx, std::vector{run.id}, calendar::local_of(now, school.zone).day);
  return out;
}

}  // namespace

Result<EditionMove> compare_run_days(db::Transaction& tx, std::string_view run_id, Day first_day, int weeks,
                                     const School& school, const Deed& deed) {
  return run_move(tx, TRY(cohorts::check_run_days(tx, run_id, first_day, weeks, deed)), school, deed.now, nullptr);
}

Result<EditionMove> change_run(db::Transaction& tx, std::string_view run_id, Day first_day, int weeks,
                               const School& school, const Deed& deed) {
  return run_move(tx, TRY(cohorts::change_run(tx, run_id, first_day, weeks, deed)), school, deed.now, &deed);
}

Result<void> remove_run(db::Transaction& tx, std::string_view run_id, const School& school, const Deed& deed) {
  const cohorts::Run run = TRY(cohorts::remove_run(tx, run_id, deed));
  EditionMove out;
  EditionStep(tx, run, school, before_all, &deed, out, "The module run was taken out.", Staffs::goes).take_out();
  return {};
}

// SC8
Result<std::vector<std::vector<Undated>>> undated(db::Transaction& tx, const cohorts::Cohort& cohort,
                                                  std::span<const cohorts::Run> runs, const School& school) {
  const Source source = TRY(source_of(tx, cohort, cohort.edition_id));
  std::vector<std::vector<Undated>> out;
  for (const cohorts::Run& run : runs) out.push_back(schedule_of(source, run, school).undated);
  return out;
}

Result<EditionMove> compare_edition(db::Transaction& tx, std::string_view cohort_id, std::string_view edition_id,
                                    const School& school, Moment now) {
  return edition_move(tx, cohort_id, edition_id, school, now, nullptr);
}

// T4
Result<EditionMove> move_to_edition(db::Transaction& tx, std::string_view cohort_id, std::string_view edition_id,
                                    const std::string& why, const School& school, const Deed& deed) {
  TRY(cohorts::pin(tx, cohort_id, edition_id, why, deed));
  return edition_move(tx, cohort_id, edition_id, school, deed.now, &deed);
}
}  // namespace timetable
