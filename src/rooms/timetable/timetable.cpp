#include "rooms/timetable/timetable.h"

#include <algorithm>
#include <map>

#include "platform/calendar/zone.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/timetable/clashes.h"
#include "rooms/timetable/defaults.h"
#include "rooms/timetable/effective.h"
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

void add_planned(db::Transaction& tx, const Dated& dated, const cohorts::Run& run, const Deed& deed) {
  Occurrence made = planned(dated, deed.now);
  made.id = deed.new_id();
  made.run_id = run.id;
  made.cohort_id = run.cohort_id;
  made.module = run.module;
  store::add(tx, made);
}

// T4: what has begun stays. What lasts a week has not, before its end.
bool is_ahead(Need need, Moment starts_at, Moment ends_at, Moment now) {
  return (need == Need::own_pace ? ends_at : starts_at) > now;
}

bool is_reworded(const Occurrence& before, const Occurrence& after) {
  return before.title != after.title || before.kind != after.kind || before.need != after.need ||
         before.page != after.page || before.guide != after.guide || before.topics != after.topics ||
         before.formats != after.formats || before.roles != after.roles || before.artefact != after.artefact ||
         before.for_staff != after.for_staff;
}

bool is_cancelled_by_staff(const Occurrence& one) { return one.cancelled && one.cancelled != one.closed; }

// One run on its way to another edition: compares, and when asked to, does it.
class EditionStep {
 public:
  EditionStep(db::Transaction& tx, const cohorts::Run& run, const School& school, Moment now, const Deed* deed,
              EditionMove& out, std::string why = {})
      : tx_(tx), run_(run), school_(school), now_(now), deed_(deed), out_(out), why_(std::move(why)) {}

  // Only these dates, of those that are there.
  void take_changed(const std::vector<Dated>& changed, const std::vector<Occurrence>& there) {
    for (const Dated& dated : changed)
      for (const Occurrence& one : there)
        if (one.run_id == run_.id && one.key == dated.key && !one.by_hand && !one.gone) change(one, dated);
  }

  void take(const Schedule& schedule) {
    std::map<std::string, Occurrence, std::less<>> there;
    for (Occurrence& one : store::occurrences_of_run(tx_, run_.id)) {
      if (one.by_hand)
        foreseen_.push_back(std::move(one));
      else
        there.emplace(one.key, std::move(one));
    }
    for (const Dated& dated : schedule.dated) {
      const auto found = there.find(dated.key);
      foreseen_.push_back(foreseen(found == there.end() ? nullptr : &found->second, dated));
      if (found == there.end()) {
        add(dated);
      } else {
        change(std::move(found->second), dated);
        there.erase(found);
      }
    }
    for (auto& [key, one] : there) remove(std::move(one));
  }

  // T16: what will hold after take().
  std::vector<Clash> clashes() && { return timetable::clashes(std::move(foreseen_), now_); }

 private:
  Occurrence foreseen(const Occurrence* there, const Dated& dated) const {
    Occurrence out = planned(dated, now_);
    out.run_id = run_.id;
    if (!there || there->gone) return out;
    out.id = there->id;
    out.group_id = there->group_id;
    if (is_cancelled_by_staff(*there)) out.cancelled = there->cancelled;
    if (there->closed && !there->cancelled) out.cancelled.reset();
    if (!there->was_moved()) return out;
    out.starts_at = there->starts_at;
    out.ends_at = there->ends_at;
    out.cancelled = there->cancelled;
    return out;
  }

  void add(const Dated& dated) {
    if (!is_ahead(dated.need, dated.starts_at, dated.ends_at, now_)) return;
    out_.differences.push_back({What::added, run_.id, dated.key, dated.title, std::nullopt, dated.starts_at, false,
                                !dated.for_staff && !dated.closed, dated.need});
    if (deed_) add_planned(tx_, dated, run_, *deed_);
  }

  void change(Occurrence one, const Dated& dated) {
    if (!is_ahead(one.need, one.starts_at, one.ends_at, now_) ||
        !is_ahead(dated.need, dated.starts_at, dated.ends_at, now_))
      return;
    Occurrence after = one;
    plan_anew(after, dated);
    const bool moved = one.planned_starts != after.planned_starts || one.planned_ends != after.planned_ends;
    const bool closes = one.closed != after.closed;
    const bool is_new = one.gone;
    if (!is_new && !moved && !closes && !is_reworded(one, after)) {
      if (deed_ && (one.assumed != after.assumed || one.week != after.week)) store::save(tx_, after, std::nullopt);
      return;
    }
    const What what = is_new                   ? What::added
                      : closes && after.closed ? What::closed
                      : moved                  ? What::moved
                      : closes                 ? What::open_again
                                               : What::reworded;
    // T14: whoever moved it within its day has it closed with the others.
    const bool elsewhere = one.was_moved() && calendar::local_of(one.starts_at, school_.zone).day != dated.starts.day;
    const bool of_day = what == What::closed || what == What::open_again;
    const bool holds_already = what == What::open_again && (elsewhere || !one.cancelled);
    const Moment holds = of_day && one.was_moved() && !elsewhere ? one.starts_at : after.planned_starts;
    out_.differences.push_back({what, run_.id, one.key, after.title,
                                is_new ? std::nullopt : std::optional(one.planned_starts), holds,
                                of_day ? elsewhere : one.was_moved(),
                                !one.for_staff && !after.for_staff && !is_cancelled_by_staff(one) && !holds_already,
                                after.need, one.planned_ends, after.planned_ends, holds_already});
    if (deed_) note(one, after, closes && !elsewhere ? after.closed : std::nullopt, std::nullopt);
  }

  void remove(Occurrence one) {
    if (one.gone || !is_ahead(one.need, one.starts_at, one.ends_at, now_)) return;
    out_.differences.push_back({What::removed, run_.id, one.key, one.title, one.planned_starts, std::nullopt,
                                one.was_moved(), !one.for_staff && !one.cancelled, one.need});
    if (deed_) note(one, one, std::nullopt, now_);
  }

  // What was planned before is kept as a change; those of staff stay in effect.
  void note(const Occurrence& before, Occurrence after, const std::optional<std::string>& closed_since_now,
            const std::optional<Moment>& gone_at) const {
    std::vector<Change> changes = store::changes(tx_, before.id);
    Change made{.kind = "edition"};
    made.starts_at = before.planned_starts;
    made.ends_at = before.planned_ends;
    made.note = before.title;
    made.closed = closed_since_now;
    made.why = why_;
    store::add_change(tx_, before.id, static_cast<int>(changes.size()) + 1, made, *deed_);
    changes.push_back(std::move(made));
    take_effect(after, changes);
    after.changed_at = deed_->now;
    store::save(tx_, after, gone_at);
  }

  db::Transaction& tx_;
  const cohorts::Run& run_;
  const School& school_;
  Moment now_;
  const Deed* deed_;
  EditionMove& out_;
  std::string why_;
  std::vector<Occurrence> foreseen_ = {};
};

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
Result<cohorts::Run> make_run(db::Transaction& tx, const cohorts::NewRun& given, const School& school,
                              const Deed& deed) {
  cohorts::Run run = TRY(cohorts::add_run(tx, given, deed));
  const cohorts::Cohort cohort = TRY(cohorts::cohort(tx, run.cohort_id));
  const Source source = TRY(source_of(tx, cohort, cohort.edition_id));
  for (const Dated& dated : schedule_of(source, run, school).dated) add_planned(tx, dated, run, deed);
  return run;
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
