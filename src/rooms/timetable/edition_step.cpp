#include "rooms/timetable/edition_step.h"

#include <map>

#include "platform/calendar/zone.h"
#include "rooms/timetable/clashes.h"
#include "rooms/timetable/effective.h"
#include "rooms/timetable/timetable_store.h"

namespace timetable {

using schedule::Dated;

namespace {

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

}  // namespace

void EditionStep::take_changed(const std::vector<Dated>& changed, const std::vector<Occurrence>& there) {
  for (const Dated& dated : changed)
    for (const Occurrence& one : there)
      if (one.run_id == run_.id && one.key == dated.key && !one.by_hand && !one.gone) change(one, dated);
}

void EditionStep::take(const schedule::Schedule& schedule) {
  std::map<std::string, Occurrence, std::less<>> there;
  for (Occurrence& one : store::occurrences_of_run(tx_, run_.id)) {
    if (one.by_hand)
      take_added(std::move(one));
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

void EditionStep::take_out() {
  for (Occurrence& one : store::occurrences_of_run(tx_, run_.id)) remove(std::move(one));
}

std::vector<Clash> EditionStep::clashes() && { return timetable::clashes(std::move(foreseen_), now_); }

Occurrence EditionStep::foreseen(const Occurrence* there, const Dated& dated) const {
  Occurrence out = planned(dated, now_);
  out.run_id = run_.id;
  if (!there || there->gone) return out;
  out.id = there->id;
  out.group_id = there->group_id;
  if (undoes(*there, there->planned_starts != out.planned_starts || there->planned_ends != out.planned_ends))
    return out;
  if (is_cancelled_by_staff(*there)) out.cancelled = there->cancelled;
  if (there->closed && !there->cancelled) out.cancelled.reset();
  if (!there->was_moved()) return out;
  out.starts_at = there->starts_at;
  out.ends_at = there->ends_at;
  out.cancelled = there->cancelled;
  return out;
}

// T17: what staff added stays, as long as it lies in the run.
void EditionStep::take_added(Occurrence one) {
  const Day day = calendar::local_of(one.starts_at, school_.zone).day;
  if (staffs_ == Staffs::goes && (day < run_.first_day || day > run_.last_day()))
    remove(std::move(one));
  else
    foreseen_.push_back(std::move(one));
}

void EditionStep::add(const Dated& dated) {
  if (!is_ahead(dated.need, dated.starts_at, dated.ends_at, now_)) return;
  out_.differences.push_back({What::added, run_.id, dated.key, dated.title, std::nullopt, dated.starts_at, false,
                              !dated.for_staff && !dated.closed, dated.need});
  if (deed_) add_planned(tx_, dated, run_, *deed_);
}

// T17
bool EditionStep::undoes(const Occurrence& one, bool moved) const {
  return staffs_ == Staffs::goes && (moved || one.gone) && (one.was_moved() || is_cancelled_by_staff(one));
}

void EditionStep::change(Occurrence one, const Dated& dated) {
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
  const bool undone = undoes(one, moved);
  const bool staff_moved = one.was_moved() && !undone;
  const What what = is_new                   ? What::added
                    : closes && after.closed ? What::closed
                    : moved                  ? What::moved
                    : closes                 ? What::open_again
                                             : What::reworded;
  // T14: whoever moved it within its day has it closed with the others.
  const bool elsewhere = staff_moved && calendar::local_of(one.starts_at, school_.zone).day != dated.starts.day;
  const bool of_day = what == What::closed || what == What::open_again;
  const bool holds_already = what == What::open_again && (elsewhere || !one.cancelled);
  const Moment holds = of_day && staff_moved && !elsewhere ? one.starts_at : after.planned_starts;
  const Moment before = undone ? one.starts_at : one.planned_starts;
  out_.differences.push_back(
      {what, run_.id, one.key, after.title, is_new ? std::nullopt : std::optional(before), holds,
       of_day ? elsewhere : staff_moved,
       !one.for_staff && !after.for_staff && (undone || !is_cancelled_by_staff(one)) && !holds_already, after.need,
       undone ? one.ends_at : one.planned_ends, after.planned_ends, holds_already, undone && !is_new});
  if (deed_) note(one, after, closes && !elsewhere ? after.closed : std::nullopt, std::nullopt, undone);
}

void EditionStep::remove(Occurrence one) {
  if (one.gone || !is_ahead(one.need, one.starts_at, one.ends_at, now_)) return;
  const bool staffs = one.by_hand || one.was_moved() || is_cancelled_by_staff(one);
  const bool goes = staffs_ == Staffs::goes;
  out_.differences.push_back({What::removed, run_.id, one.key, one.title, goes ? one.starts_at : one.planned_starts,
                              std::nullopt, one.was_moved() && !goes, !one.for_staff && !one.cancelled, one.need,
                              std::nullopt, std::nullopt, false, goes && staffs});
  if (deed_) note(one, one, std::nullopt, deed_->now, false);
}

// What was planned before is kept as a change; those of staff stay in effect, unless they are undone.
void EditionStep::note(const Occurrence& before, Occurrence after, const std::optional<std::string>& closed_since_now,
                       const std::optional<Moment>& gone_at, bool undone) const {
  std::vector<Change> changes = store::changes(tx_, before.id);
  Change made{.kind = "edition"};
  made.starts_at = before.planned_starts;
  made.ends_at = before.planned_ends;
  made.note = before.title;
  made.closed = closed_since_now;
  made.why = why_;
  keep(before, changes, std::move(made));
  if (undone && is_cancelled_by_staff(before)) keep(before, changes, {.kind = "restore", .why = why_});
  if (undone) keep(before, changes, {.kind = "move", .why = why_});
  take_effect(after, changes);
  after.changed_at = deed_->now;
  store::save(tx_, after, gone_at);
}

void EditionStep::keep(const Occurrence& of, std::vector<Change>& changes, Change made) const {
  store::add_change(tx_, of.id, static_cast<int>(changes.size()) + 1, made, *deed_);
  changes.push_back(std::move(made));
}

}  // namespace timetable
