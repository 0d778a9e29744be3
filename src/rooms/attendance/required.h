// Of whom an occurrence is required: the one definition for calendars, shares of attendance, the attention list and the
// early-graduation rule (AG3, AT3; DOMAIN.md D.12, D.13).
#pragma once

#include <map>

#include "rooms/timetable/timetable.h"

namespace attendance {

struct Standing {
  int attempt = 1;
  bool attended_before = false;  // the same session, in an earlier attempt
  bool in_its_group = false;     // the occurrence involves the present project group
};
// Whether one must come; false for what nobody must come to.
bool is_required(timetable::Need need, timetable::SessionKind kind, const Standing& standing);

struct Attended;

// What is required of people who are, or were, in module runs.
class Requirements {
 public:
  // One statement when somebody among them repeats a module, none otherwise.
  Requirements(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments);
  // Of one person all of whose notes are at hand, the last word on each date.
  explicit Requirements(std::span<const Attended> noted);

  // `It`: an Occurrence, or what was noted in one (Attended), of the enrolment's run.
  template <class It>
  bool requires_of(const cohorts::Enrolment& in, const It& it) const {
    return is_required(it.need, it.kind,
                       {in.attempt, in.attempt > 1 && attended_before(in, it.module, it.item, it.starts_at),
                        it.group_id && it.group_id == in.present_group});
  }

 private:
  struct WasIn {
    std::string run_id, item;
    int module = 0;
    Moment starts_at;
  };
  bool attended_before(const cohorts::Enrolment& in, int module, std::string_view item, Moment before) const;

  std::map<std::string, std::vector<WasIn>, std::less<>> was_in_;  // by person
};

}  // namespace attendance
