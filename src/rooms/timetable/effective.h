// What holds of an occurrence, after what was planned and what staff did to it. It only computes.
#pragma once

#include <span>

#include "rooms/timetable/timetable.h"

namespace timetable {

// Fills the members that hold (starts_at to changes) from the planned ones and the changes, the first one first: of
// each sort the last one holds. T14: a holiday closes what is planned on it and not moved away, until staff restore or
// move it after that.
void take_effect(Occurrence& occurrence, std::span<const Change> changes);

// What an edition plans, as an occurrence that nothing was done to. Without id, run, cohort.
Occurrence planned(const schedule::Dated& dated, Moment now);
// Puts what is planned now in the place of what was planned before; what identifies it and what holds stays.
void plan_anew(Occurrence& occurrence, const schedule::Dated& dated);

}  // namespace timetable
