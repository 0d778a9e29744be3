// Timetable: when and where things happen, and for whom.
//
// The rules T1, T2, … are written out in README.md beside this file; the dates are reckoned by schedule.h. Times are
// Moments; calendar::local_of shows them in the school's zone or the viewer's. The number of statements of a question
// does not depend on how much there is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/schedule/schedule.h"

namespace timetable {

using cohorts::Deed;
// Words of dates that are a timetable's, too.
using schedule::Assumed;
using schedule::Defaults;
using schedule::Need;
using schedule::need_named;
using schedule::SessionKind;
using schedule::Undated;
using schedule::Weekday;

// What the school says for all its cohorts.
struct School {
  std::string zone;
};

struct Occurrence {
  std::string id{}, run_id{}, cohort_id{};
  int module = 0;
  std::string key{}, item{}, title{};
  SessionKind kind = SessionKind::session;
  Need need = Need::required;
  int week = 0;
  Assumed assumed = {};
  std::optional<std::string> closed = {};  // the holiday it falls on
  std::optional<Day> moved_from = {};      // the holiday it would have been due on
  std::optional<std::string> page = {}, guide = {};
  std::vector<std::string> topics = {}, formats = {}, roles = {};
  std::optional<std::string> artefact = {};
  bool for_staff = false;
  bool by_hand = false;  // added by staff
  Moment planned_starts, planned_ends;
  bool gone = false;  // no longer in the cohort's edition
  // What holds.
  Moment starts_at, ends_at;
  std::optional<std::string> cancelled = {};  // why
  std::string place = {}, note = {};
  std::optional<std::string> topic = {}, format = {}, group_id = {};
  int changes = 0;  // how many there were
  Moment changed_at;

  bool was_moved() const { return starts_at != planned_starts || ends_at != planned_ends; }
};

// ---- runs and editions (T1, T4) ----

// Adds the run to its cohort and dates everything that the cohort's edition has for it.
Result<cohorts::Run> make_run(db::Transaction& tx, const cohorts::NewRun& run, const School& school, const Deed& deed);
// What the edition has for each of a cohort's runs and cannot be dated (SC8); in the order of the runs.
Result<std::vector<std::vector<Undated>>> undated(db::Transaction& tx, const cohorts::Cohort& cohort,
                                                  std::span<const cohorts::Run> runs, const School& school);

// closed: a holiday falls on it now; open_again: none does any more.
enum class What : std::uint8_t { added, removed, moved, reworded, closed, open_again };
struct Difference {
  What what = What::added;
  std::string run_id, key, title;
  std::optional<Moment> before = {}, after = {};  // when it starts, or is due
  bool staff_moved = false;                       // staff have moved it: the new plan does not show
  bool for_students = true;  // to be told: neither for staff alone, nor cancelled by them, nor held already
  Need need = Need::required;
  std::optional<Moment> ends_before = {}, ends_after = {};  // of what is there before and after
  bool only_length_changes() const { return before && before == after && ends_before != ends_after; }
  bool holds_already = false;  // open_again: staff had restored it, or moved it elsewhere
  bool undoes_staffs = false;  // T17: what staff changed of its time, or that they added it, goes with it
};
// T16: two dates of a run that stand in each other's way, the earlier one first.
struct Clash {
  Occurrence first, second;
};
struct EditionMove {
  std::vector<Difference> differences;  // in the order of time
  std::vector<Occurrence> stay = {};    // T14: on the new holiday, and held or due all the same; likewise
  std::vector<Undated> undated;
  std::vector<Clash> clashes = {};    // of another edition: what would stand in each other's way, all of it
  std::vector<std::string> students;  // ids of those who are in the runs concerned now
};
// What would change. Changes nothing.
Result<EditionMove> compare_edition(db::Transaction& tx, std::string_view cohort_id, std::string_view edition_id,
                                    const School& school, Moment now);
// Does it, and gives the same. `why` must say something.
Result<EditionMove> move_to_edition(db::Transaction& tx, std::string_view cohort_id, std::string_view edition_id,
                                    const std::string& why, const School& school, const Deed& deed);

// ---- other days of a run that has not begun (T17) ----

// What would change, and of it what staff did by hand. Changes nothing; failures as of cohorts::check_run_days.
Result<EditionMove> compare_run_days(db::Transaction& tx, std::string_view run_id, Day first_day, int weeks,
                                     const School& school, const Deed& deed);
// Does it, and gives the same.
Result<EditionMove> change_run(db::Transaction& tx, std::string_view run_id, Day first_day, int weeks,
                               const School& school, const Deed& deed);
// With all its dates. Failures as of cohorts::remove_run.
Result<void> remove_run(db::Transaction& tx, std::string_view run_id, const School& school, const Deed& deed);

// ---- holidays (T11) ----

// What a holiday more, or one fewer, moves of what is ahead, in all cohorts. Changes nothing; failures as of
// cohorts::add_holiday and remove_holiday.
struct NewHoliday {
  std::string term_id, name;
  Day first_day, last_day;
};
Result<EditionMove> compare_with_holiday(db::Transaction& tx, const NewHoliday& holiday, const School& school,
                                         Moment now);
Result<EditionMove> compare_without_holiday(db::Transaction& tx, std::string_view holiday_id, const School& school,
                                            Moment now);
// Does it, and gives the same. Nothing else that would be dated otherwise by now is dated anew.
Result<EditionMove> add_holiday(db::Transaction& tx, const NewHoliday& holiday, const School& school, const Deed& deed);
Result<EditionMove> remove_holiday(db::Transaction& tx, std::string_view holiday_id, const School& school,
                                   const Deed& deed);

// ---- changes by staff (T2, T3, T5) ----
struct Change {
  // A "move" without times puts it back to what is planned (T17).
  // "add", "move", "cancel", "restore", "annotate", "choose", "involve", "retitle", "remove", "edition"
  std::string kind;
  std::optional<Moment> starts_at = {}, ends_at = {};  // of "edition": what was planned before
  std::optional<std::string> place = {}, note = {}, topic = {}, format = {}, group_id = {};
  std::optional<std::string> closed = {};  // of "edition": the holiday that it falls on since then
  std::optional<std::string> title = {};
  std::string why = {};
  std::string made_at = {};
  std::optional<std::string> made_by = {};
};
Result<void> move(db::Transaction& tx, std::string_view id, Moment starts_at, Moment ends_at, const std::string& why,
                  const Deed& deed);
Result<void> cancel(db::Transaction& tx, std::string_view id, const std::string& why, const Deed& deed);
Result<void> restore(db::Transaction& tx, std::string_view id, const std::string& why, const Deed& deed);
// What stands beside it for everyone; both may be empty.
Result<void> annotate(db::Transaction& tx, std::string_view id, const std::string& place, const std::string& note,
                      const Deed& deed);
// Of the lists of its page; empty: none of them (yet).
Result<void> choose(db::Transaction& tx, std::string_view id, const std::string& topic, const std::string& format,
                    const Deed& deed);
// It involves a project group (AG3); none: no longer.
Result<void> involve(db::Transaction& tx, std::string_view id, const std::optional<std::string>& group_id,
                     const Deed& deed);
// T15: of a date that staff added; invalid for what the programme has.
Result<void> retitle(db::Transaction& tx, std::string_view id, const std::string& title, const Deed& deed);
Result<void> take_out(db::Transaction& tx, std::string_view id, const std::string& why, const Deed& deed);
// T12: what of its module run already stands at the time of `it`, which may be new, in the order of time.
std::vector<Occurrence> in_the_way(db::Transaction& tx, const Occurrence& it);
struct NewOccurrence {
  std::string title;
  SessionKind kind = SessionKind::session;
  Need need = Need::required;
  Moment starts_at, ends_at;
  std::string place = {}, note = {};
};
Result<Occurrence> add(db::Transaction& tx, std::string_view run_id, const NewOccurrence& occurrence,
                       const School& school, const Deed& deed);
std::vector<Change> changes(db::Transaction& tx, std::string_view id);  // the first one first

struct TeamMember {
  std::string id, role, person_id;
};
Result<void> join_team(db::Transaction& tx, std::string_view id, const std::string& role, std::string_view person_id,
                       const Deed& deed);
Result<void> leave_team(db::Transaction& tx, std::string_view member_id, const Deed& deed);
Result<Occurrence> occurrence_of_member(db::Transaction& tx, std::string_view member_id);  // also of who has left
std::vector<TeamMember> team(db::Transaction& tx, std::string_view id);
// Where the team's work lies: an https address. Each is kept; the last one holds.
Result<void> hand_in_artefact(db::Transaction& tx, std::string_view id, const std::string& address, const Deed& deed);
std::optional<std::string> artefact(db::Transaction& tx, std::string_view id);

// ---- calendars ----
Result<Occurrence> occurrence(db::Transaction& tx, std::string_view id);
// What overlaps [from, until), in the order of time; also what is for staff.
std::vector<Occurrence> calendar_of_cohort(db::Transaction& tx, std::string_view cohort_id, Moment from, Moment until);
// What a run has to be read and began by then; the earliest first.
std::vector<Occurrence> readings_of_run(db::Transaction& tx, std::string_view run, Moment begun_by);
std::vector<Occurrence> calendar_of_runs(db::Transaction& tx, std::span<const std::string> runs, Moment from,
                                         Moment until);
// Of all cohorts, what begins on a day, in the school's zone, on which a specialist has the cohort; and what an
// instructor's track and module have.
std::vector<Occurrence> calendar_of_staff(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                          const School& school);

}  // namespace timetable
