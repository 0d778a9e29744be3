#include <array>

#include "compiler/site/plan.h"
#include "kernel/text.h"

namespace compiler {

std::string readable_time(std::string_view time) {
  const std::size_t colon = time.find(':');
  if (colon == std::string_view::npos) return std::string(time);
  const auto hour = text::whole_number(time.substr(0, colon));
  const auto minute = text::whole_number(time.substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::string(time);
  std::string out = std::to_string(*hour % 12 == 0 ? 12 : *hour % 12);
  out += ':' + std::string(*minute < 10 ? "0" : "") + std::to_string(*minute);
  return out + (*hour < 12 ? " am" : " pm");
}

namespace {
// "office-hours" -> "Office hours"
std::string words_of(std::string_view name) {
  std::string out = text::replace_all(std::string(name), "-", " ");
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}
}  // namespace

std::string readable_text(std::string_view text) {
  std::string out(text::trim(text));
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  if (out.ends_with(':')) out.pop_back();
  return out;
}

std::string readable_outcome(const Outcome& outcome) {
  std::string out = readable_text(outcome.text);
  if (outcome.checklist.empty()) return out;
  constexpr std::array<std::string_view, 11> leading{":",
                                                     "…",
                                                     "...",
                                                     ",",
                                                     " that includes",
                                                     " that include",
                                                     " which includes",
                                                     " including",
                                                     " with the following",
                                                     " the following",
                                                     " such as"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view end : leading)
      if (out.size() > end.size() + 8 && out.ends_with(end)) {
        out.resize(text::trim_end(std::string_view(out).substr(0, out.size() - end.size())).size());
        cut = true;
      }
  }
  return out;
}

std::string readable_weekday(Weekday day) { return words_of(name_of(day)); }
std::string readable_kind(SessionKind kind) { return words_of(name_of(kind)); }

std::string readable_performance(Performance performance) {
  switch (performance) {
    case Performance::exceptional:
      return "Exceptional";
    case Performance::meets:
      return "Meets expectations";
    case Performance::below:
      return "Below expectations";
    case Performance::well_below:
      return "Well below expectations";
    case Performance::no_submission:
      return "No submission";
  }
  return "";
}

std::string readable_level(int level) {
  constexpr std::string_view numerals[] = {"I", "II", "III"};
  return level >= 1 && level <= 3 ? "Level " + std::string(numerals[level - 1]) : "Level " + std::to_string(level);
}

std::string readable_minutes(const std::optional<int>& min, const std::optional<int>& max) {
  if (!min && !max) return "";
  const int least = min.value_or(max.value_or(0)), most = max.value_or(least);
  return (least == most ? "" : std::to_string(least) + "–") + std::to_string(most) + " min";
}

bool has_own_words(const Due& due) {
  return due.relative && !due.text.empty() && !(due.week && *due.relative == "this-week");
}

std::string readable_due(const Due& due) {
  if (has_own_words(due)) {
    std::string_view words = due.text;
    const bool by_evening = text::starts_with_ignoring_case(words, "eod ");
    if (by_evening) words.remove_prefix(4);
    return readable_text(words) + (by_evening ? ", end of day" : "");
  }
  std::string out;
  if (due.weekday) out = readable_weekday(*due.weekday);
  if (due.week) out += (out.empty() ? "Week " : " of week ") + std::to_string(*due.week);
  if (out.empty()) return due.text.empty() ? words_of(due.relative.value_or("")) : due.text;
  if (due.time) out += ", " + readable_time(*due.time);
  return out;
}

}  // namespace compiler
