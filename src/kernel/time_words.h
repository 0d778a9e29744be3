// Days and times as people read them, in English.
#pragma once

#include <string>
#include <string_view>

#include "kernel/day.h"

// "Tuesday", "September"; their first three letters are what they are called where room is scarce.
std::string_view weekday_name(std::chrono::weekday day);
std::string_view month_name(const Day& day);
std::string clock_words(int minutes_from_midnight);  // "16:05"
