// Attendance: RO16, RO17.
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "kernel/folded.h"
#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "rooms/attendance/attendance.h"
#include "rooms/rosters/classes.h"
#include "rooms/rosters/judged.h"
#include "rooms/rosters/known_people.h"

namespace rosters {

namespace {

using attendance::State;
using roster_files::Attendance;
using timetable::Occurrence;

constexpr std::size_t most_notes = 500;  // that the timetable takes at once

// The same title, as people write it in another system.
std::string key_of(std::string_view title) { return text::folded(text::collapse_spaces(title)); }

class Judge {
 public:
  Judge(db::Transaction& tx, Moment now) : tx_(tx), now_(now), people_(tx), classes_(tx) {
    const auto school = people::school(tx);
    zone_ = school ? school->zone : "Etc/UTC";
  }
  Judged judge(std::span<const Line> lines);

 private:
  using Notes = std::map<std::string, State>;  // by person

  void read_sessions(const std::vector<Attendance>& rows);
  Fate decide(const Attendance& row, std::size_t line);
  const std::string* run_of(const std::string& person, Day day);
  Result<std::vector<const Occurrence*>> meant(const Attendance& row, const std::string& run) const;
  Notes& noted(const std::string& occurrence);
  Fate note(const Attendance& row, const people::Record& person, const std::vector<const Occurrence*>& sessions,
            std::size_t line);
  std::vector<Deed> deeds();

  struct Due {
    std::size_t line;  // of the first row about it
    std::vector<attendance::NewNote> notes;
  };

  db::Transaction& tx_;
  Moment now_;
  std::string zone_;
  KnownPeople people_;
  Classes classes_;
  std::map<std::pair<std::string, Day>, std::vector<Occurrence>> sessions_;  // by run and day
  std::map<std::string, Notes> noted_;                                       // by occurrence
  std::map<std::string, Due> due_;
  std::set<std::pair<std::string, std::string>> said_;  // occurrence and person, by a row of this file
};

Judged Judge::judge(std::span<const Line> lines) {
  std::vector<Attendance> rows;
  rows.reserve(lines.size());
  for (const Line& line : lines) rows.push_back(attendance_in(line));
  read_sessions(rows);
  Judged judged;
  judged.fates.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) judged.fates.push_back(decide(rows[i], i));
  judged.deeds = deeds();
  return judged;
}

// One statement for each cohort.
void Judge::read_sessions(const std::vector<Attendance>& rows) {
  if (rows.empty()) return;
  const auto [first, last] = std::ranges::minmax(rows, {}, &Attendance::day);
  const Moment from = calendar::moment_of({first.day, 0}, zone_);
  const Moment until = calendar::moment_of({last.day.plus(1), 0}, zone_);
  for (const cohorts::Cohort& cohort : classes_.cohorts())
    for (Occurrence& one : timetable::calendar_of_cohort(tx_, cohort.id, from, until)) {
      if (one.need == timetable::Need::due || one.for_staff || one.cancelled) continue;
      const Day day = calendar::local_of(one.starts_at, zone_).day;
      sessions_[{one.run_id, day}].push_back(std::move(one));
    }
}

Fate Judge::decide(const Attendance& row, std::size_t line) {
  std::string why;
  const people::Record* person = people_.find(row.whom, why);
  if (person == nullptr) return {Verdict::refused, row.whom.email.empty() ? row.whom.external_id : row.whom.email, why};
  const std::string who = named(person->name, person->email);
  const std::string* run = run_of(person->id.text(), row.day);
  if (run == nullptr)
    return {Verdict::refused, who, "In no module on " + row.day.text() + ": bring in enrolments first."};
  const auto sessions = meant(row, *run);
  if (!sessions) return {Verdict::refused, who, sessions.error().say};
  Fate fate = note(row, *person, *sessions, line);
  fate.who = who;
  return fate;
}

const std::string* Judge::run_of(const std::string& person, Day day) {
  for (const cohorts::Enrolment& one : classes_.of(person))
    if (one.is_on(day) && one.run_first_day <= day && day < one.run_first_day.plus(7 * one.run_weeks))
      return &one.run_id;
  return nullptr;
}

// RO16
Result<std::vector<const Occurrence*>> Judge::meant(const Attendance& row, const std::string& run) const {
  std::vector<const Occurrence*> out;
  std::string others;
  const auto found = sessions_.find({run, row.day});
  if (found != sessions_.end())
    for (const Occurrence& one : found->second) {
      const bool is_it =
          row.session.empty() ? one.need == timetable::Need::required : key_of(one.title) == key_of(row.session);
      if (is_it) out.push_back(&one);
      others += (others.empty() ? "" : ", ") + one.title;
    }
  if (!out.empty()) return out;
  if (row.session.empty())
    return fail(FailureKind::invalid, "Nothing was required of their cohort on " + row.day.text() + ".");
  return fail(FailureKind::invalid, "Their cohort has no session \"" + row.session + "\" on " + row.day.text() +
                                        (others.empty() ? "." : "; that day it has: " + others + "."));
}

Judge::Notes& Judge::noted(const std::string& occurrence) {
  const auto [found, is_new] = noted_.try_emplace(occurrence);
  if (is_new)
    for (attendance::Noted& one : attendance::attendance_of(tx_, occurrence))
      found->second.insert_or_assign(std::move(one.person_id), one.state);
  return found->second;
}

// RO17
Fate Judge::note(const Attendance& row, const people::Record& person, const std::vector<const Occurrence*>& sessions,
                 std::size_t line) {
  const State state = attendance::state_named(row.status).value();
  const std::string id = person.id.text();
  std::vector<const Occurrence*> changed;
  std::string before, titles;
  for (const Occurrence* one : sessions) {
    if (one->starts_at > now_ && !may_be_said_before(state))
      return {Verdict::refused, "", one->title + " on " + row.day.text() + " has not begun yet."};
    const Notes& notes = noted(one->id);
    const auto there = notes.find(id);
    if (there != notes.end() && there->second == state) continue;
    if (said_.contains({one->id, id}))
      return {Verdict::refused, "", "An earlier row says otherwise of " + one->title + " on " + row.day.text() + "."};
    if (there != notes.end()) before = attendance::name_of(there->second);
    changed.push_back(one);
    titles += (titles.empty() ? "" : ", ") + one->title;
  }
  if (changed.empty()) return {Verdict::unchanged, "", "Everything is so already."};
  const std::string what = titles + " on " + row.day.text() + ": ";
  if (!before.empty() && row.note.empty())
    return {Verdict::conflict, "",
            what + "noted as " + before + ", not as " + row.status + ". A correction needs its reason in the note."};
  for (const Occurrence* one : changed) {
    Due& due = due_.try_emplace(one->id, Due{line, {}}).first->second;
    due.notes.push_back({id, state, row.note});
    noted(one->id).insert_or_assign(id, state);
    said_.emplace(one->id, id);
  }
  if (before.empty()) return {Verdict::create, "", what + row.status};
  return {Verdict::update, "", what + before + " → " + row.status};
}

// A session's rows together, as many at once as it takes.
std::vector<Deed> Judge::deeds() {
  std::vector<Deed> out;
  for (auto& [occurrence, due] : due_)
    out.push_back({due.line, [occurrence, zone = zone_, notes = std::move(due.notes)](Hands& hands) -> Result<void> {
                     for (std::size_t i = 0; i < notes.size(); i += most_notes) {
                       const auto some = std::span(notes).subspan(i, std::min(most_notes, notes.size() - i));
                       TRY(attendance::note_attendance(hands.tx, occurrence, some, {zone},
                                                       {hands.by.text(), hands.now, hands.random}));
                     }
                     return {};
                   }});
  return out;
}

}  // namespace

Judged judge_attendance(db::Transaction& tx, std::span<const Line> lines, Moment now) {
  return Judge(tx, now).judge(lines);
}

}  // namespace rosters
