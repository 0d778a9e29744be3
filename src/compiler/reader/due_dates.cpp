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
  return is_one_of(word, {"the", "end", "of", "on", "at", "in", "a", "by", "no", "later", "than", "is", "are", "date",
                          "dates", "mid", "your", "this", "day"});
}

// Between two words of one date only spaces, commas, colons and dashes stand.
bool holds_together(std::string_view between) {
  for (std::size_t at = 0; at < between.size(); ++at)
    if (between[at] == '.' || between[at] == ';' || between[at] == '(' || between[at] == ')' || between[at] == '!' ||
        between[at] == '?')
      return false;
  return between.size() <= 6;
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
    if (const auto day = weekday_named(word.text)) {
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
        if (this_word && due.weekday && !had_weekday) due.relative = "this-week";
        if (due.relative && *due.relative != "this-week") break;
        continue;
      }
      if (is_one_of(word.text, {"end"}) && begin == std::string_view::npos) begin = word.begin;
      if (is_one_of(word.text, {"end"})) end_word = true;
      this_word = is_one_of(word.text, {"this"});
      if (!is_filler(word.text) && !(word.text.size() <= 2 && text::is_digit(word.text[0]) && end == 0)) break;
      at = word.end;
    }
    if (due.week && due.relative == "this-week") due.relative.reset();
    if (due.weekday && !due.week && !due.relative) due.relative = "this-week";
    if (complete() && end > 0) due.text = std::string(text.substr(begin, end - begin));
  }
};

// Where the sentence that `at` stands in begins.
std::size_t sentence_begin(std::string_view text, std::size_t at) {
  const std::size_t from = at > 400 ? at - 400 : 0;  // no sentence of a date is longer
  const std::size_t stop = text.substr(from, at - from).find_last_of(".!?;");
  return stop == std::string_view::npos ? from : from + stop + 1;
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
