// The time, as a parameter: whoever needs it takes a Clock, tests give their own.
#pragma once

#include <chrono>
#include <functional>

namespace clock_time {

using Moment = std::chrono::sys_seconds;
using Clock = std::function<Moment()>;

Clock system_clock();

}  // namespace clock_time
