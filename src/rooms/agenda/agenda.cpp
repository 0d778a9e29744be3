#include "rooms/agenda/agenda.h"

#include <algorithm>
#include <map>

#include "platform/calendar/zone.h"

namespace agenda {

namespace {

// Of an occurrence, or of what was noted in it.
template <class It>
bool has(const cohorts::Enrolment& in, const It& it, const School& school) {
  return !it.for_staff && is_theirs(in, it.need, it.starts_at, school);  // AG1, AG2
}

// A student's enrolments, as each occurrence asks for them.
class Enrolments {
 public:
  explicit Enrolments(std::span<const cohorts::Enrolment> all) {
    for (const cohorts::Enrolment& one : all) {
      runs_.push_back(one.run_id);
      in_.emplace(one.run_id, &one);
    }
  }
  const std::vector<std::string>& runs() const { return runs_; }
  const cohorts::Enrolment& in(std::string_view run) const { return *in_.find(run)->second; }

 private:
  std::vector<std::string> runs_;
  std::map<std::string_view, const cohorts::Enrolment*> in_;
};

}  // namespace

// AG2
bool is_theirs(const cohorts::Enrolment& in, Need need, Moment starts_at, const School& school) {
  if (!in.until_day || (need == Need::due && cohorts::stays_owing(in.outcome))) return true;
  return calendar::local_of(starts_at, school.zone).day <= *in.until_day;
}

std::vector<Mine> calendar_of_student(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                      const School& school) {
  return calendar_and_notes(tx, cohorts::enrolments_of_person(tx, person_id), from, from, until, school).calendar;
}

CalendarAndNotes calendar_and_notes(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments,
                                    Moment noted_from, Moment from, Moment until, const School& school) {
  if (enrolments.empty()) return {};
  const Enrolments mine(enrolments);
  const attendance::Requirements requirements(tx, enrolments);
  CalendarAndNotes out;
  std::map<std::string, std::size_t, std::less<>> noted;  // where, by occurrence
  for (attendance::Attended& one : attendance::attended(tx, enrolments, noted_from, until, requirements, school)) {
    if (!has(mine.in(one.run_id), one, school)) continue;
    noted.emplace(one.occurrence_id, out.noted.size());
    out.noted.push_back({std::move(one.occurrence_id), std::move(one.run_id), std::move(one.title), one.counts,
                         one.state, one.objected_at});
  }
  for (Occurrence& it : timetable::calendar_of_runs(tx, mine.runs(), from, until)) {
    if (!has(mine.in(it.run_id), it, school)) continue;
    const bool required = requirements.requires_of(mine.in(it.run_id), it);
    Mine& one = out.calendar.emplace_back(Mine{std::move(it), required});
    const auto found = noted.find(one.what.id);
    if (found == noted.end()) continue;
    one.attended = out.noted[found->second].state;
    one.objected_at = out.noted[found->second].objected_at;
  }
  return out;
}

std::vector<Occurrence> in_the_way(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                   const School& school) {
  std::vector<Occurrence> out;
  for (Mine& one : calendar_of_student(tx, person_id, from, until, school))
    if (one.required && !one.what.cancelled && one.what.ends_at > from) out.push_back(std::move(one.what));
  return out;
}

}  // namespace agenda
