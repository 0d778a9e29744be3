#include "compiler/reader/due_dates.h"

#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (std::string_view each : words)
    if (text::equal_ignoring_case(word, each)) return true;
  return false;
}

// Words that stand inside a date and say nothing by themselves.
bool is_filler(std::string_view word) {
  return is_one_of(word, {"the",  "end", "of",  "on",   "at",    "in",  "a",    "by",   "no",  "later",
                          "than", "is",  "are", "date", "dates", "mid", "your", "this", "day", "last"});
}

// Between two words of one date only spaces, commas, colons and dashes stand.
bool holds_together(std::string_view between) {
  for (std::size_t at = 0; at < between.size(); ++at)
    if (between[at] == '.' || between[at] == ';' || between[at] == '(' || between[at] == ')' || between[at] == '!' ||
        between[at] == '?')
      return false;
  return between.size() <= 6;
}

// "W5", as a date has it.
std::optional<int> short_week(std::string_view word) {
  if (word.size() < 2 || word.size() > 3 || word[0] != 'W') return std::nullopt;
  const auto week = text::whole_number(word.substr(1));
  return week && *week <= last_week ? week : std::nullopt;
}

bool is_shortened(std::string_view word) { return weekday_shortened(word) || text::equal_ignoring_case(word, "wk"); }

// Behind "Tues" in "Tues. wk 4": after the full stop, which ends no sentence there.
std::size_t behind_shortened(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '.') return at;
  const Word next = word_at(text, at + 1);
  const bool goes_on = !next.text.empty() && holds_together(text.substr(at + 1, next.begin - at - 1)) &&
                       (text::is_digit(next.text[0]) || (next.text[0] >= 'a' && next.text[0] <= 'z') ||
                        weeks_at(text, next.begin) || short_week(next.text));
  return goes_on ? at + 1 : at;
}

struct DateReader {
  std::string_view text;
  Due due;
  std::size_t begin = std::string_view::npos, end = 0;  // of what was understood

  void understood(std::size_t from, std::size_t to) {
    if (begin == std::string_view::npos) begin = from;
    end = to;
  }
  bool complete() const { return due.week || due.relative || (due.weekday && end > 0); }

  // "before you start Mod 4", "before Module 1 starts", "before graduation".
  bool read_before(const Word& word) {
    for (std::size_t at = word.end, words = 0; words < 5; ++words) {
      const Word next = word_at(text, at);
      if (next.text.empty() || !holds_together(text.substr(at, next.begin - at))) return false;
      at = next.end;
      if (is_one_of(next.text, {"mod", "module", "course", "programme", "program"})) {
        due.relative = "before-module";
        Word behind = word_at(text, at);
        if (!behind.text.empty() && behind.text.size() <= 2 && text::is_digit(behind.text[0])) at = behind.end;
        behind = word_at(text, at);
        if (is_one_of(behind.text, {"starts", "begins"}) && behind.begin == at + 1) at = behind.end;
      } else if (is_one_of(next.text, {"graduation", "graduating"})) {
        due.relative = "before-graduation";
      } else if (is_one_of(next.text, {"intermission"})) {
        due.relative = "before-intermission";
      } else if (is_one_of(next.text, {"session", "lesson", "meeting", "class", "workshop"})) {
        due.relative = "before-session";
      } else {
        continue;
      }
      understood(word.begin, at);
      return true;
    }
    return false;
  }

  // One word of the date; false when it is none.
  bool read(const Word& word) {
    if (const auto clock = clock_at(text, word.begin)) {
      if (due.time && *due.time != "end of day") return false;
      due.time = clock->time;
      understood(word.begin, clock->end);
      return true;
    }
    if (is_one_of(word.text, {"eod"})) {
      due.time = "end of day";
      understood(word.begin, word.end);
      return true;
    }
    if (is_one_of(word.text, {"noon", "midnight"})) {
      due.time = text::lower(word.text[0]) == 'n' ? "12:00" : "end of day";
      understood(word.begin, word.end);
      return true;
    }
    if (auto day = weekday_named(word.text); day || (day = weekday_shortened(word.text))) {
      if (due.weekday) return false;
      due.weekday = day;
      understood(word.begin, word.end);
      return true;
    }
    if (const auto weeks = weeks_at(text, word.begin)) {
      if (due.week || weeks->weeks.size() != 1) return false;
      due.week = weeks->weeks[0];
      understood(word.begin, weeks->end);
      return true;
    }
    if (const auto week = short_week(word.text)) {
      if (due.week) return false;
      due.week = week;
      understood(word.begin, word.end);
      return true;
    }
    if (is_one_of(word.text, {"before"})) return read_before(word);
    if (is_one_of(word.text, {"intermission"})) {
      due.relative = "intermission";
      understood(word.begin, word.end);
      return true;
    }
    if (is_one_of(word.text, {"respective", "same", "that", "each"})) {
      const Word next = word_at(text, word.end);
      if (!is_one_of(next.text, {"week"})) return false;
      due.relative = "respective-week";
      understood(word.begin, next.end);
      return true;
    }
    if (is_one_of(word.text, {"mod", "module", "inning"})) {
      const Word next = word_at(text, word.end);
      const bool numbered = !next.text.empty() && next.text.size() <= 2 && text::is_digit(next.text[0]);
      if (due.weekday || due.week) return false;
      // "the end of mod survey" is a survey.
      if (!numbered && is_one_of(next.text, {"survey", "self", "evaluation", "review", "portfolio"})) return false;
      due.relative = "end-of-module";
      understood(word.begin, numbered ? next.end : word.end);
      return true;
    }
    return false;
  }

  void read_all(std::size_t from) {
    std::size_t at = from;
    bool end_word = false, this_word = false;
    for (int words = 0; words < 16; ++words) {
      const Word word = word_at(text, at);
      if (word.text.empty() || (words > 0 && !holds_together(text.substr(at, word.begin - at)))) break;
      const bool module = is_one_of(word.text, {"mod", "module", "inning"});
      if (module && !end_word) break;
      const bool had_weekday = due.weekday.has_value();
      if (read(word)) {
        at = std::max(end, word.end);
        if (is_shortened(word.text) && at == word.end) at = behind_shortened(text, at);
        if (this_word && due.weekday && !had_weekday) due.relative = "this-week";
        if (due.relative && *due.relative != "this-week") break;
        continue;
      }
      const bool ends = is_one_of(word.text, {"end", "last"});
      if (ends && begin == std::string_view::npos) begin = word.begin;
      if (ends) end_word = true;
      this_word = is_one_of(word.text, {"this"});
      if (!is_filler(word.text) && !(word.text.size() <= 2 && text::is_digit(word.text[0]) && end == 0)) break;
      at = word.end;
    }
    if (due.week && due.relative == "this-week") due.relative.reset();
    if (due.weekday && !due.week && !due.relative) due.relative = "this-week";
    if (complete() && end > 0) due.text = std::string(text.substr(begin, end - begin));
  }
};

// Whether a full stop stands behind "Tues" or "wk".
bool ends_shortened(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0 && stop - begin < 6 && text::is_letter(text[begin - 1])) --begin;
  return is_shortened(text.substr(begin, stop - begin));
}

// Where the sentence that `at` stands in begins.
std::size_t sentence_begin(std::string_view text, std::size_t at) {
  const std::size_t from = at > 400 ? at - 400 : 0;  // no sentence of a date is longer
  for (std::size_t before = at; before > from; --before) {
    const char c = text[before - 1];
    if (c == '!' || c == '?' || c == ';' || (c == '.' && !ends_shortened(text, before - 1))) return before;
  }
  return from;
}

}  // namespace

std::vector<DueWords> find_due_dates(std::string_view text) {
  std::vector<DueWords> found;
  std::size_t due_at = std::string_view::npos;
  for (Word word = word_at(text, 0); !word.text.empty(); word = word_at(text, word.end)) {
    const char first = text::lower(word.text[0]);
    if (first != 'b' && first != 'd' && first != 'e' && first != 'u' && !text::is_digit(first)) continue;
    const bool due_word = is_one_of(word.text, {"due"});
    if (due_word) due_at = word.begin;
    const bool at_date = is_one_of(word.text, {"eod"}) || (text::is_digit(first) && clock_at(text, word.begin));
    if (!due_word && !at_date && !is_one_of(word.text, {"by", "before", "until"})) continue;
    const bool from_here = at_date || is_one_of(word.text, {"before"});
    DateReader reader{text, {}, std::string_view::npos, 0};
    reader.read_all(from_here ? word.begin : word.end);
    if (!reader.complete() || reader.end == 0) continue;
    // A clock or "before" alone begins many sentences that are no due dates.
    if (at_date && !reader.due.weekday && !reader.due.week && !reader.due.relative) continue;
    if (is_one_of(word.text, {"before"}) && reader.due.relative == "before-session") continue;
    DueWords out{std::move(reader.due), word.begin, reader.end, false};
    out.says_due = due_at != std::string_view::npos && due_at >= sentence_begin(text, word.begin);
    found.push_back(std::move(out));
    word.end = std::max(word.end, reader.end);
  }
  return found;
}

std::optional<DueWords> due_date_at_end(std::string_view text) {
  while (!text.empty() && std::string_view(" .)!").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  constexpr std::size_t longest_date = 60;
  const std::size_t from = text.size() > longest_date ? text.size() - longest_date : 1;
  for (std::size_t at = from; at < text.size(); ++at) {
    const std::string_view before = text.substr(0, at);
    const bool joint = text[at] == ',' || text[at] == ':' || text[at] == '(' || text[at] == '.' ||
                       (text[at] == '-' && before.ends_with(' ')) || before.ends_with("\xE2\x80\x93") ||
                       before.ends_with("\xE2\x80\x94");
    if (!joint) continue;
    const std::size_t behind = text[at] == ' ' ? at : at + 1;
    DateReader reader{text, {}, std::string_view::npos, 0};
    reader.read_all(behind);
    if (!reader.complete() || reader.end != text.size() || reader.due.relative) continue;
    // Nothing but "the" and its like stands between the joint and the date.
    const Word first = word_at(text, behind);
    const bool begins =
        first.begin == reader.begin || (is_filler(first.text) && word_at(text, first.end).begin == reader.begin);
    const std::string_view words = text.substr(reader.begin);
    const bool ends = text::find_ignoring_case(words, "end") != std::string_view::npos || reader.due.time;
    if (begins && reader.due.week && (ends || reader.due.weekday))
      return DueWords{std::move(reader.due), at, reader.end, false};
  }
  return std::nullopt;
}

std::optional<DueWords> unread_due_date(std::string_view text) {
  for (Word word = word_at(text, 0); !word.text.empty(); word = word_at(text, word.end)) {
    if (!is_one_of(word.text, {"due"})) continue;
    std::size_t begin = word.end;
    Word next = word_at(text, begin);
    if (is_one_of(next.text, {"date", "dates"})) begin = next.end;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == ':' || text[begin] == '-')) ++begin;
    next = word_at(text, begin);
    if (next.begin != begin || is_one_of(next.text, {"", "to", "tbd", "tba", "diligence"})) continue;
    std::size_t end = begin;
    while (end < text.size() && end - begin < 80) {
      const char c = text[end];
      if (c == ')' || c == ';' || c == '!' || c == '?') break;
      if (c == '.' && (end + 1 == text.size() || text[end + 1] == ' ') && !ends_shortened(text, end)) break;
      ++end;
    }
    if (end < text.size() && end - begin == 80) end = text.substr(0, end).rfind(' ');
    DueWords out{{}, word.begin, end, true};
    out.due.relative = "other";
    out.due.text = std::string(text::trim(text.substr(begin, end - begin)));
    return out;
  }
  return std::nullopt;
}

std::optional<Due> due_of_heading(std::string_view title) {
  while (!title.empty() && std::string_view(" .:").find(title.back()) != std::string_view::npos) title.remove_suffix(1);
  Word word = word_at(title, 0);
  if (is_one_of(word.text, {"deliverables"})) word = word_at(title, word.end);
  if (!is_one_of(word.text, {"due"})) return std::nullopt;
  const Word first = word_at(title, word.end), second = word_at(title, first.end);
  if (is_one_of(first.text, {"this"}) && is_one_of(second.text, {"week"}) && second.end == title.size()) {
    Due due;
    due.relative = "this-week";
    due.text = std::string(title.substr(first.begin));
    return due;
  }
  DateReader reader{title, {}, std::string_view::npos, 0};
  reader.read_all(word.end);
  if (!reader.due.week || reader.due.relative || reader.end != title.size()) return std::nullopt;
  return std::move(reader.due);
}

bool agree(const Due& a, const Due& b) {
  const auto before_module = [](const Due& due) { return due.relative == "before-module"; };
  if (before_module(a) != before_module(b) && (a.week || b.week)) return false;
  if (a.week && b.week && *a.week != *b.week) return false;
  if (a.weekday && b.weekday && *a.weekday != *b.weekday && a.week && b.week) return false;
  return true;
}

bool certainly_before(const Due& a, const Due& b) {
  if (!a.week || !b.week) return false;
  if (*a.week != *b.week) return *a.week < *b.week;
  return a.weekday && b.weekday && *a.weekday < *b.weekday;
}

}  // namespace compiler
