#include "rooms/attendance/attendance.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "rooms/attendance/attendance_store.h"
#include "rooms/timetable/words.h"

namespace attendance {

namespace {

constexpr std::array<std::string_view, 6> state_names{"present", "late",    "left-early",
                                                      "absent",  "excused", "voluntary"};
constexpr std::size_t most_notes = 500;

// There for the first time and throughout: of them counts what is required at all, and that is counted in the database.
bool is_plain(const cohorts::Enrolment& one) {
  return one.attempt == 1 && one.from_day <= one.run_first_day &&
         (!one.until_day || *one.until_day >= one.run_first_day.plus(7 * one.run_weeks - 1));
}

// AT1, AT2: one note, after what was noted before of the same person.
Result<std::optional<store::Sequenced>> checked(const timetable::Occurrence& it, const NewNote& note,
                                                const store::Sequenced* before, const Deed& deed) {
  if (before && before->noted.state == note.state) return std::nullopt;  // AT6
  if (it.starts_at > deed.now && !may_be_said_before(note.state))
    return fail(FailureKind::invalid, "It has not begun yet: until then one can only be excused.",
                "state." + note.person_id);
  std::string why = TRY(timetable::line_or_none(note.why, ("why." + note.person_id).c_str(), 500));
  if (before && lacks_reason(before->noted.state, note))
    return fail(FailureKind::invalid, std::string(say_why), "why." + note.person_id);
  return store::Sequenced{{deed.new_id(), it.id, note.person_id, note.state, std::move(why), deed.now.text(), deed.who},
                          before ? before->sequence + 1 : 1};
}

// AT2
std::set<std::string, std::less<>> in_run_at(db::Transaction& tx, const timetable::Occurrence& it,
                                             const timetable::School& school) {
  const Day day = calendar::local_of(it.starts_at, school.zone).day;
  std::set<std::string, std::less<>> out;
  for (cohorts::Enrolment& one : cohorts::enrolments_of_run(tx, it.run_id))
    if (one.is_on(day)) out.insert(std::move(one.person_id));
  return out;
}

}  // namespace

std::string_view name_of(State state) { return state_names.at(static_cast<std::size_t>(state)); }

bool was_there(State state) { return state != State::absent && state != State::excused; }
bool may_be_said_before(State state) { return state == State::excused; }

std::optional<State> state_named(std::string_view name) {
  const auto* const found = std::ranges::find(state_names, name);
  if (found == state_names.end()) return std::nullopt;
  return static_cast<State>(found - state_names.begin());
}

bool lacks_reason(State before, const NewNote& note) { return before != note.state && text::trim(note.why).empty(); }

Result<int> note_attendance(db::Transaction& tx, std::string_view occurrence_id, std::span<const NewNote> notes,
                            const timetable::School& school, const Deed& deed) {
  const timetable::Occurrence it = TRY(timetable::occurrence(tx, occurrence_id));
  if (it.need == timetable::Need::due) return fail(FailureKind::invalid, "A due date is nothing to attend.");
  if (it.cancelled) return fail(FailureKind::invalid, "It was cancelled: there was nothing to attend.");
  if (notes.size() > most_notes) return fail(FailureKind::invalid, "These are too many at once.");
  std::vector<std::string> people;
  for (const NewNote& note : notes) people.push_back(note.person_id);
  const std::set<std::string, std::less<>> in_run = in_run_at(tx, it, school);
  std::map<std::string, store::Sequenced, std::less<>> before;
  for (store::Sequenced& one : store::last_notes_on(tx, occurrence_id, people))
    before.emplace(one.noted.person_id, std::move(one));

  std::vector<store::Sequenced> made;
  std::set<std::string_view> seen;
  for (const NewNote& note : notes) {
    const auto found = before.find(note.person_id);
    if (!in_run.contains(note.person_id) && found == before.end())
      return fail(FailureKind::invalid, "They were not in this module run on that day.", "state." + note.person_id);
    if (!seen.insert(note.person_id).second)
      return fail(FailureKind::invalid, "They are named twice.", "state." + note.person_id);
    if (auto one = TRY(checked(it, note, found == before.end() ? nullptr : &found->second, deed)))
      made.push_back(*std::move(one));
  }
  store::add_notes(tx, made, deed);
  if (!made.empty())
    cohorts::happened(tx, deed, "attendance.noted", it.id, made.size() == 1 ? made.front().noted.person_id : "",
                      std::to_string(made.size()));
  return static_cast<int>(made.size());
}

std::vector<Expected> expected_at(db::Transaction& tx, const timetable::Occurrence& it,
                                  const timetable::School& school) {
  std::vector<Expected> out;
  std::set<std::string, std::less<>> left = in_run_at(tx, it, school);
  for (Noted& one : attendance_of(tx, it.id)) {
    const bool is_in_run = left.erase(one.person_id) == 1;
    out.push_back({one.person_id, is_in_run, std::move(one)});
  }
  for (const std::string& id : left) out.push_back({id, true, {}});
  return out;
}

std::vector<Noted> attendance_events(db::Transaction& tx, std::string_view occurrence_id) {
  return store::notes(tx, occurrence_id);
}
std::vector<Noted> attendance_events(db::Transaction& tx, std::string_view occurrence_id, std::string_view person_id) {
  return store::notes(tx, occurrence_id, person_id);
}

std::vector<Noted> attendance_of(db::Transaction& tx, std::string_view occurrence_id) {
  std::vector<Noted> out;
  for (store::Sequenced& one : store::last_notes(tx, occurrence_id)) out.push_back(std::move(one.noted));
  return out;
}

std::vector<NotedOccurrence> attendance_of_person(db::Transaction& tx, std::string_view person_id) {
  std::vector<NotedOccurrence> out;  // the last word of each
  for (NotedOccurrence& one : store::notes_of_person(tx, person_id)) {
    if (!out.empty() && out.back().noted.occurrence_id == one.noted.occurrence_id) out.pop_back();
    out.push_back(std::move(one));
  }
  return out;
}

// AT4
Result<void> dispute(db::Transaction& tx, std::string_view attendance_id, const std::string& says, const Deed& deed) {
  const std::optional<Noted> note = store::note(tx, attendance_id);
  if (!note || note->person_id != deed.who) return fail(FailureKind::not_found, "There is no such note about you.");
  const std::string text = TRY(timetable::line(says, "says", 1000));
  if (!store::add_dispute(tx, attendance_id, text, deed))
    return fail(FailureKind::conflict, "You have answered this already; the staff will reply.", "says");
  cohorts::happened(tx, deed, "attendance.disputed", note->occurrence_id, note->person_id);
  return {};
}

Result<Dispute> dispute_with_id(db::Transaction& tx, std::string_view dispute_id) {
  std::vector<Dispute> found = store::disputes(tx, store::DisputesBy::id, dispute_id);
  if (found.empty()) return fail(FailureKind::not_found, "There is no such objection.");
  return std::move(found.front());
}

Result<void> answer_dispute(db::Transaction& tx, std::string_view dispute_id, const std::string& answer,
                            const Deed& deed) {
  const Dispute about = TRY(dispute_with_id(tx, dispute_id));
  const std::string text = TRY(timetable::line(answer, "answer", 1000));
  if (!store::answer_dispute(tx, dispute_id, text, deed))
    return fail(FailureKind::conflict, "This has been answered already.", "answer");
  cohorts::happened(tx, deed, "attendance.dispute-answered", about.occurrence_id, about.person_id);
  return {};
}

// AT3: whoever was in the run on that day.
bool counts_for(const cohorts::Enrolment& in, const Attended& it, const Requirements& requirements,
                const timetable::School& school) {
  return !it.cancelled && !it.for_staff && requirements.requires_of(in, it) &&
         in.is_on(calendar::local_of(it.starts_at, school.zone).day);
}

std::vector<Attended> attended(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments, Moment from,
                               Moment until, const Requirements& requirements, const timetable::School& school) {
  std::vector<std::string> runs, people;
  std::map<std::pair<std::string_view, std::string_view>, const cohorts::Enrolment*> in;  // by person and run
  for (const cohorts::Enrolment& one : enrolments) {
    runs.push_back(one.run_id);
    people.push_back(one.person_id);
    in.emplace(std::pair<std::string_view, std::string_view>(one.person_id, one.run_id), &one);
  }
  std::vector<Attended> out;
  for (Attended& one : store::attended(tx, people, runs, from, until)) {
    const auto found = in.find({one.person_id, one.run_id});
    if (found == in.end()) continue;
    one.counts = counts_for(*found->second, one, requirements, school);
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<NotNoted> not_noted_of_run(db::Transaction& tx, std::string_view run_id,
                                       std::span<const cohorts::Enrolment> enrolments, Moment now,
                                       const timetable::School& school) {
  std::vector<NotNoted> out = store::not_noted(tx, run_id, now);
  std::erase_if(out, [&](const NotNoted& one) {  // AT2: of nobody nothing can be noted
    const Day day = calendar::local_of(one.starts_at, school.zone).day;
    return std::ranges::none_of(enrolments, [day](const cohorts::Enrolment& in) { return in.is_on(day); });
  });
  return out;
}

std::vector<Dispute> disputes_of_occurrence(db::Transaction& tx, std::string_view occurrence_id) {
  return store::disputes(tx, store::DisputesBy::occurrence, occurrence_id);
}
std::vector<Dispute> disputes_of_person(db::Transaction& tx, std::string_view person_id) {
  return store::disputes(tx, store::DisputesBy::person, person_id);
}
std::vector<RunDispute> open_disputes_of_runs(db::Transaction& tx, std::span<const std::string> runs) {
  return store::open_disputes(tx, runs);
}

std::vector<Dispute> open_disputes(db::Transaction& tx) { return store::disputes(tx, store::DisputesBy::open, {}); }

// AT3
std::optional<int> Attendance::percent() const {
  if (counted() == 0) return std::nullopt;
  return 100 * (counted() - absent) / counted();
}
bool Attendance::is_over(int percent) const { return 100 * (counted() - absent) > percent * counted(); }

void count(Attendance& sum, State state, int times) {
  switch (state) {
    case State::present:
      sum.present += times;
      break;
    case State::late:
      sum.late += times;
      break;
    case State::left_early:
      sum.left_early += times;
      break;
    case State::absent:
      sum.absent += times;
      break;
    case State::excused:
      sum.excused += times;
      break;
    case State::voluntary:
      sum.voluntary += times;
      break;
  }
}

Result<Attendance> attendance_of_first_weeks(db::Transaction& tx, std::string_view enrolment_id, int weeks,
                                             const timetable::School& school) {
  const std::vector<cohorts::Enrolment> of{TRY(cohorts::enrolment(tx, enrolment_id))};
  const Moment from = calendar::moment_of({of.front().run_first_day, 0}, school.zone);
  const Moment until = calendar::moment_of({of.front().run_first_day.plus(7 * weeks), 0}, school.zone);
  Attendance out;
  for (const Attended& one : attended(tx, of, from, until, Requirements(tx, of), school))
    if (one.counts && one.starts_at >= from) count(out, one.state);
  return out;
}

std::vector<PersonAttendance> attendance_of_run(db::Transaction& tx, std::string_view run_id,
                                                const timetable::School& school) {
  const std::vector<std::string> one{std::string(run_id)};
  return attendance_of_runs(tx, one, school);
}

std::vector<PersonAttendance> attendance_of_runs(db::Transaction& tx, std::span<const std::string> runs,
                                                 const timetable::School& school) {
  std::vector<cohorts::Enrolment> others = cohorts::not_throughout(tx, runs);
  std::erase_if(others, is_plain);
  std::vector<std::string> people;
  for (const cohorts::Enrolment& one : others) people.push_back(one.person_id);
  std::map<std::pair<std::string, std::string>, Attendance> sums;  // by person and run
  for (const store::Counted& one : store::counts_of_runs(tx, runs, people))
    count(sums[{one.person_id, one.run_id}], one.state, one.count);
  const Moment first = Moment::read("1900-01-01T00:00:00Z").value(),
               last = Moment::read("2999-12-31T00:00:00Z").value();
  for (const Attended& one : attended(tx, others, first, last, Requirements(tx, others), school))
    if (one.counts) count(sums[{one.person_id, one.run_id}], one.state);
  std::vector<PersonAttendance> out;
  for (const auto& [of, sum] : sums) out.push_back({of.first, sum, of.second});
  return out;
}

// AT5
Result<std::optional<StartMeeting>> start_meeting(db::Transaction& tx, std::string_view enrolment_id) {
  const cohorts::Enrolment of = TRY(cohorts::enrolment(tx, enrolment_id));
  if (of.attempt == 1) return std::nullopt;
  return StartMeeting{of.id, of.run_first_day.plus(6), store::meeting(tx, enrolment_id)};
}

std::vector<StartMeeting> start_meetings_of_run(db::Transaction& tx, std::string_view run_id) {
  std::vector<StartMeeting> out;
  std::vector<std::string> ids;
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(tx, run_id)) {
    if (one.attempt == 1) continue;
    out.push_back({one.id, one.run_first_day.plus(6), {}});
    ids.push_back(one.id);
  }
  for (const auto& [id, held_on] : store::meetings(tx, ids))
    for (StartMeeting& one : out)
      if (one.enrolment_id == id) one.held_on = held_on;
  return out;
}

std::vector<OpenMeeting> open_start_meetings(db::Transaction& tx, std::span<const std::string> runs, Day day) {
  std::vector<OpenMeeting> out;
  std::vector<std::string> ids;
  for (const cohorts::Enrolment& one : cohorts::repeaters_of_runs(tx, runs, day)) {
    out.push_back({one.id, one.person_id, one.run_id, one.run_first_day.plus(6)});
    ids.push_back(one.id);
  }
  for (const auto& held : store::meetings(tx, ids))
    std::erase_if(out, [&held](const OpenMeeting& one) { return one.enrolment_id == held.first; });
  return out;
}

Result<void> note_start_meeting(db::Transaction& tx, std::string_view enrolment_id, Day held_on,
                                const timetable::School& school, const Deed& deed) {
  const std::optional<StartMeeting> meeting = TRY(start_meeting(tx, enrolment_id));
  if (!meeting) return fail(FailureKind::invalid, "This is their first attempt: no such meeting is needed.");
  if (meeting->held_on == held_on) return {};
  if (held_on > calendar::local_of(deed.now, school.zone).day)
    return fail(FailureKind::invalid, "This day lies ahead: note it once they met.", "held_on");
  if (!store::add_meeting(tx, enrolment_id, held_on, deed))
    return fail(FailureKind::conflict, "Somebody has noted another day just now.", "held_on");
  cohorts::happened(tx, deed, "attendance.start-meeting-held", enrolment_id, {}, held_on.text());
  return {};
}

}  // namespace attendance
