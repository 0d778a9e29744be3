#include "compiler/reader/due_stages.h"

#include <algorithm>
#include <array>

#include "compiler/reader/when.h"
#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::ranges::any_of(words, [&](std::string_view each) { return text::equal_ignoring_case(word, each); });
}

constexpr std::array<std::string_view, 12> ordinals{"rough", "initial", "first", "second", "third", "fourth",
                                                    "fifth", "1st",     "2nd",   "3rd",    "4th",   "5th"};
// Each a stage by itself.
constexpr std::array<std::string_view, 14> stages{"draft",    "drafts",        "final",    "feedback",  "late",
                                                  "outline",  "revised",       "revision", "revisions", "resubmission",
                                                  "resubmit", "resubmissions", "early",    "extension"};
// Stages when a number stands behind them: "part 1", "round two".
constexpr std::array<std::string_view, 9> counted{"part",  "round", "draft",     "version", "stage",
                                                  "phase", "step",  "milestone", "attempt"};
// "the first week" and "first thing on Monday" are times; "first of all" is nothing.
constexpr std::array<std::string_view, 9> no_stage_behind{"week", "weeks", "day",    "days", "thing",
                                                          "of",   "and",   "module", "mod"};

// Only spaces, a hyphen or "#" between two words.
bool stand_together(std::string_view between) {
  return between.size() <= 3 && between.find_first_not_of(" -#") == std::string_view::npos;
}

std::string in_lower_case(std::string_view first, std::string_view second) {
  return text::lower(first) + ' ' + text::lower(second);
}

}  // namespace

std::optional<std::string> stage_in(std::string_view words) {
  std::optional<std::string> out;
  for (Word word = word_at(words, 0); !word.text.empty(); word = word_at(words, word.end)) {
    const Word next = word_at(words, word.end);
    const bool together = !next.text.empty() && stand_together(words.substr(word.end, next.begin - word.end));
    if (is_one_of(word.text, ordinals)) {
      if (!together || text::equal_ignoring_case(next.text, "due")) {
        out = text::lower(word.text);
      } else if (!is_one_of(next.text, no_stage_behind) && !weekday_named(next.text)) {
        out = in_lower_case(word.text, next.text);
        word = next;
      }
    } else if (together && is_one_of(word.text, counted) && number_word(next.text)) {
      out = in_lower_case(word.text, next.text);
      word = next;
    } else if (is_one_of(word.text, stages)) {
      out = text::lower(word.text);
    }
  }
  return out;
}

std::string_view without_stage(std::string_view title, std::string_view stage) {
  if (title.size() < stage.size() + 2) return title;
  const std::size_t at = title.size() - stage.size();
  if (!text::equal_ignoring_case(title.substr(at), stage)) return title;
  const std::string_view before = text::trim(title.substr(0, at));
  for (std::string_view joint : {",", ":", "-", "(", "\xE2\x80\x93", "\xE2\x80\x94"})
    if (before.size() > joint.size() && before.ends_with(joint))
      return text::trim(before.substr(0, before.size() - joint.size()));
  return title;
}

}  // namespace compiler
