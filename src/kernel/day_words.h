// A day as people read it, on pages and in what is said to them.
#pragma once

#include <optional>
#include <string>

#include "kernel/day.h"

// "Tue 1 Sep 2026"; without the year when `today` is of the same one.
std::string day_words(const Day& day, std::optional<Day> today = {});
