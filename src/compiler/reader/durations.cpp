#include "compiler/reader/durations.h"

#include <algorithm>

#include "compiler/reader/when.h"
#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr int longest = 24 * 60;  // beyond a day it is no timebox

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (std::string_view each : words)
    if (text::equal_ignoring_case(word, each)) return true;
  return false;
}

// Minutes in one of the unit; 0 when the word is no unit.
int unit(std::string_view word) {
  if (is_one_of(word, {"min", "mins", "minute", "minutes"})) return 1;
  if (is_one_of(word, {"hour", "hours", "hr", "hrs"})) return 60;
  return 0;
}

struct Amount {
  int tenths = 0;
  std::size_t end = 0;
};

std::optional<Amount> amount_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end]) && end - at < 4) ++end;
  if (end == at || (end < text.size() && text::is_digit(text[end]))) return std::nullopt;
  Amount amount{*text::whole_number(text.substr(at, end - at)) * 10, end};
  if (end + 1 < text.size() && text[end] == '.' && text::is_digit(text[end + 1])) {
    amount.tenths += text[end + 1] - '0';
    amount.end = end + 2;
  }
  return amount;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text::is_space(text[at])) ++at;
  return at;
}

// "-", an en dash or "to", with spaces around.
std::optional<std::size_t> behind_dash(std::string_view text, std::size_t at) {
  at = skip_spaces(text, at);
  if (at < text.size() && text[at] == '-') return skip_spaces(text, at + 1);
  if (text.substr(std::min(at, text.size())).starts_with("\xE2\x80\x93")) return skip_spaces(text, at + 3);
  if (text.substr(std::min(at, text.size())).starts_with("to ")) return skip_spaces(text, at + 3);
  return std::nullopt;
}

// Behind the unit: "each", "per person".
bool says_each(std::string_view text, std::size_t at) {
  const Word word = word_at(text, at);
  return word.begin <= at + 2 && is_one_of(word.text, {"each", "per", "apiece"});
}

bool says_about(std::string_view text, std::size_t at) {
  std::string_view before = text::trim_end(text.substr(0, at));
  for (std::string_view word : {"about", "around", "roughly", "approximately", "up to", "~", "approx.", "ca."})
    if (before.size() >= word.size() && text::equal_ignoring_case(before.substr(before.size() - word.size()), word))
      return true;
  return false;
}

std::optional<Duration> numeric_at(std::string_view text, std::size_t at) {
  const auto first = amount_at(text, at);
  if (!first) return std::nullopt;
  Amount last = *first;
  if (const auto range = behind_dash(text, first->end))
    if (const auto second = amount_at(text, *range)) last = *second;
  std::size_t next = last.end;
  if (next < text.size() && (text::is_space(text[next]) || text[next] == '-')) ++next;
  next = skip_spaces(text, next);
  const Word word = word_at(text, next);
  if (word.begin != next) return std::nullopt;
  const int minutes = unit(word.text);
  if (minutes == 0 || (first->tenths % 10 != 0 && minutes == 1)) return std::nullopt;
  Duration out;
  out.min = first->tenths * minutes / 10;
  out.max = last.tenths * minutes / 10;
  out.begin = at;
  out.end = word.end;
  if (out.end < text.size() && text[out.end] == '.' && word.text.size() <= 4) ++out.end;
  if (out.min > out.max || out.max == 0 || out.max > longest) return std::nullopt;
  return out;
}

// "an hour", "one hour", "two hours", "half an hour", "an hour and a half".
std::optional<Duration> worded_at(std::string_view text, std::size_t at) {
  const Word first = word_at(text, at);
  Word next = word_at(text, first.end);
  Duration out;
  out.begin = first.begin;
  if (is_one_of(first.text, {"half"}) && is_one_of(next.text, {"an"})) {
    next = word_at(text, next.end);
    out.max = unit(next.text) / 2;
  } else if (is_one_of(first.text, {"an"})) {
    out.max = unit(next.text) == 60 ? 60 : 0;
  } else if (const auto count = number_word(first.text); count && !first.text.empty()) {
    out.max = *count * unit(next.text);
  }
  if (out.max == 0) return std::nullopt;
  out.end = next.end;
  if (text.substr(out.end).starts_with(" and a half")) {
    out.max += 30;
    out.end += 11;
  }
  out.min = out.max;
  return out;
}

std::optional<Duration> duration_at(std::string_view text, std::size_t at) {
  auto out = text::is_digit(text[at]) ? numeric_at(text, at) : worded_at(text, at);
  if (!out) return std::nullopt;
  out->each = says_each(text, out->end);
  out->about = says_about(text, out->begin);
  return out;
}

bool begins_worded(char c) { return c == 'a' || c == 'o' || c == 't' || c == 'h' || c == 'f' || c == 's' || c == 'n'; }

// Whether all of `part` is a duration, "each" and "about" allowed.
std::optional<Duration> whole_duration(std::string_view part) {
  part = text::trim(part);
  std::size_t at = 0;
  for (std::string_view word : {"about ", "around ", "roughly ", "approximately ", "up to ", "~", "approx. ", "for "})
    if (text::starts_with_ignoring_case(part, word)) at = word.size();
  if (at >= part.size()) return std::nullopt;
  auto out = duration_at(part, at);
  if (!out || out->begin != at) return std::nullopt;
  out->about = at > 0 && !part.starts_with("for ");
  std::string_view rest = text::trim(part.substr(out->end));
  while (!rest.empty() && (rest[0] == '.' || rest[0] == ':')) rest.remove_prefix(1);
  if (rest.empty() || out->each || is_one_of(rest, {"total", "in total", "max", "maximum"})) return out;
  return std::nullopt;
}

std::string joined(std::string_view before, std::string_view after) {
  std::string title(text::trim(before));
  after = text::trim(after);
  while (!after.empty() && (after[0] == ':' || after[0] == '.')) {
    after.remove_prefix(1);
    after = text::trim(after);
  }
  if (!title.empty() && !after.empty() && after[0] != ';') title += ' ';
  title += after;
  while (!title.empty() && (title.back() == ':' || title.back() == ' ' || title.back() == ',')) title.pop_back();
  return title;
}

// "Introductions (2-5 mins)", "Share (20 mins):", "Panel (Thursday, 60 mins)".
std::optional<Timed> in_brackets(std::string_view label) {
  std::size_t open = label.rfind('(');
  for (int tries = 0; open != std::string_view::npos && tries < 8; ++tries) {
    const std::string_view inside = label.substr(open + 1, std::min<std::size_t>(label.size() - open - 1, 80));
    const std::size_t close = inside.find(')');
    if (close != std::string_view::npos)
      for (std::string_view part : text::split(inside.substr(0, close), ','))
        if (auto duration = whole_duration(part))
          return Timed{*duration, joined(label.substr(0, open), label.substr(open + close + 2))};
    open = open == 0 ? std::string_view::npos : label.rfind('(', open - 1);
  }
  return std::nullopt;
}

// "25 mins: Plan out schedules", "1:55-2:25pm: Hear about a day".
std::optional<Timed> in_front(std::string_view label) {
  if (label.empty() || !text::is_digit(label[0])) return std::nullopt;
  std::optional<Duration> duration = duration_at(label, 0);
  if (!duration)
    if (const auto clock = clock_at(label, 0); clock && clock->minutes) {
      duration = Duration{};
      duration->min = duration->max = *clock->minutes;
      duration->end = clock->end;
    }
  if (!duration) return std::nullopt;
  const std::size_t next = skip_spaces(label, duration->end);
  const bool colon = next < label.size() && label[next] == ':';
  const bool dash = next > duration->end && behind_dash(label, duration->end).has_value();
  if (!colon && !dash) return std::nullopt;
  return Timed{*duration, joined({}, label.substr(colon ? next + 1 : *behind_dash(label, duration->end)))};
}

// "Opening: 5 mins", "Workshop, 30-40 minutes".
std::optional<Timed> at_end(std::string_view label) {
  const std::size_t mark = label.find_last_of(":,");
  if (mark == std::string_view::npos || mark + 1 >= label.size() || label[mark + 1] != ' ') return std::nullopt;
  auto duration = whole_duration(label.substr(mark + 1));
  if (!duration) return std::nullopt;
  return Timed{*duration, joined(label.substr(0, mark), {})};
}

}  // namespace

std::optional<Duration> find_duration(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text::lower(text[at]);
    if (!text::is_digit(c) && !begins_worded(c)) continue;
    const char before = at > 0 ? text[at - 1] : ' ';
    if (text::is_digit(before) || text::is_letter(before) || before == '.' || before == '-' || before == ':') continue;
    if (auto found = duration_at(text, at)) return found;
  }
  return std::nullopt;
}

std::optional<Timed> timed_label(std::string_view label) {
  label = text::trim(label);
  if (auto timed = in_brackets(label)) return timed;
  if (auto timed = in_front(label)) return timed;
  return at_end(label);
}

std::optional<Duration> declared_length(std::string_view line) {
  line = text::trim(line);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 24) return std::nullopt;
  std::string_view name = text::trim(line.substr(0, colon));
  if (text::starts_with_ignoring_case(name, "session ")) name.remove_prefix(8);
  if (text::starts_with_ignoring_case(name, "total ")) name.remove_prefix(6);
  if (!is_one_of(name, {"length", "time", "timing", "timeline", "duration", "session length"})) return std::nullopt;
  auto duration = whole_duration(line.substr(colon + 1));
  if (duration) {
    duration->begin = 0;
    duration->end = line.size();
  }
  return duration;
}

}  // namespace compiler
