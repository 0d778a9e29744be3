// What of a cohort's dates stands in each other's way (rule T16 of README.md). It only computes.
#pragma once

#include <vector>

#include "rooms/timetable/timetable.h"

namespace timetable {

// Whether it takes the time of its run's students, and of the same students as another one of the run.
bool takes_time(const Occurrence& it);
bool is_for_the_same(const Occurrence& one, const Occurrence& other);

// Of what has not ended, in the order of time: a session over protected work time, two that are required at one time.
std::vector<Clash> clashes(std::vector<Occurrence> all, Moment now);

}  // namespace timetable
