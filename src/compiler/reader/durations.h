// How long something takes, in all the spellings of DOMAIN.md E.4: "(10-15 mins)", "25 mins: Plan", "Opening: 5 mins",
// "## Workshop, 30-40 minutes", "about 2 hours", "half an hour", "(5 mins each)", "1:55-2:25pm: Hear about a day".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace compiler {

struct Duration {
  int min = 0, max = 0;  // minutes
  bool about = false;
  bool each = false;  // "each", "per person": it cannot be added up
  std::size_t begin = 0, end = 0;
};

// The first duration at or after `from`, wherever it stands in a sentence. "2.5 minute read" and "48 hours" beyond a
// day are none.
std::optional<Duration> find_duration(std::string_view text, std::size_t from = 0);

// A heading or an item with its timebox: the duration, and the words without it.
struct Timed {
  Duration duration;
  std::string title;
};
// Nothing when the label has no timebox: a duration inside a sentence is none.
std::optional<Timed> timed_label(std::string_view label);

// "Length: 60 minutes", "Session Time: 45 minutes", "Timeline: 2 hours" and nothing else.
std::optional<Duration> declared_length(std::string_view line);

}  // namespace compiler
