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
  Enrolments(db::Transaction& tx, std::span<const cohorts::Enrolment> all) : group_(all.front().present_group) {
    for (const cohorts::Enrolment& one : all) {
      runs_.push_back(one.run_id);
      in_.emplace(one.run_id, &one);
    }
    const bool repeats = std::ranges::any_of(all, [](const cohorts::Enrolment& one) { return one.attempt > 1; });
    if (repeats) was_in_ = attendance::was_in(tx, all.front().person_id);
  }
  const std::vector<std::string>& runs() const { return runs_; }
  const cohorts::Enrolment& in(std::string_view run) const { return *in_.find(run)->second; }

  template <class It>
  bool requires_them_in(const It& it) const {
    const int attempt = in(it.run_id).attempt;
    return is_required(
        it.need, it.kind,
        {attempt, attempt > 1 && attended_before(it.run_id, it.module, it.item), it.group_id && it.group_id == group_});
  }

 private:
  bool attended_before(const std::string& run, int module, const std::string& item) const {
    return std::ranges::any_of(was_in_, [&](const attendance::WasIn& one) {
      return one.run_id != run && one.module == module && one.item == item;
    });
  }

  std::optional<std::string> group_;
  std::vector<std::string> runs_;
  std::map<std::string_view, const cohorts::Enrolment*> in_;
  std::vector<attendance::WasIn> was_in_;
};

}  // namespace

// AG2
bool is_theirs(const cohorts::Enrolment& in, Need need, Moment starts_at, const School& school) {
  if (!in.until_day || (need == Need::due && cohorts::stays_owing(in.outcome))) return true;
  return calendar::local_of(starts_at, school.zone).day <= *in.until_day;
}

// AG3
bool is_required(Need need, SessionKind kind, const Standing& standing) {
  if (need != Need::required) return false;
  return standing.attempt == 1 || !standing.attended_before || standing.in_its_group || kind == SessionKind::group;
}

std::vector<Mine> calendar_of_student(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                      const School& school) {
  return calendar_and_notes(tx, cohorts::enrolments_of_person(tx, person_id), from, from, until, school).calendar;
}

CalendarAndNotes calendar_and_notes(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments,
                                    Moment noted_from, Moment from, Moment until, const School& school) {
  if (enrolments.empty()) return {};
  const Enrolments mine(tx, enrolments);
  CalendarAndNotes out;
  std::map<std::string, std::size_t, std::less<>> noted;  // where, by occurrence
  for (attendance::Attended& one :
       attendance::attended(tx, enrolments.front().person_id, mine.runs(), noted_from, until)) {
    if (!has(mine.in(one.run_id), one, school)) continue;
    const bool required = mine.requires_them_in(one);
    noted.emplace(one.occurrence_id, out.noted.size());
    out.noted.push_back({std::move(one.occurrence_id), std::move(one.run_id), std::move(one.title), required,
                         one.cancelled, one.state, one.objected_at});
  }
  for (Occurrence& it : timetable::calendar_of_runs(tx, mine.runs(), from, until)) {
    if (!has(mine.in(it.run_id), it, school)) continue;
    const bool required = mine.requires_them_in(it);
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
