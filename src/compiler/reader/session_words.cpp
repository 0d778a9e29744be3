#include "compiler/reader/session_words.h"

#include <array>

#include "compiler/reader/durations.h"
#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

namespace {

bool is_roman(std::string_view word) {
  if (word.empty() || word.size() > 4) return false;
  for (char c : word)
    if (c != 'I' && c != 'V' && c != 'X') return false;
  return word != "IIII";
}

// Words before a number that make it no part of a series.
bool counts_something_else(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  const std::string_view last = space == std::string_view::npos ? name : name.substr(space + 1);
  for (std::string_view word :
       {"mod", "module", "week", "weeks", "wk", "wks", "wk.", "level", "levels", "section", "step", "day", "top"})
    if (text::equal_ignoring_case(last, word)) return true;
  return false;
}

struct SeriesPart {
  std::string series, part;
};

// "Cold Outreach II", "Gear Up 1: Case Study", "Building Connection: Part II", "Habits Part 2", "Interview Prep II
// (…)".
std::optional<SeriesPart> series_of(std::string_view title) {
  std::string_view head = text::trim(title.substr(0, title.find('(')));
  const std::size_t part_word = text::find_ignoring_case(head, "part ");
  std::size_t stop = head.find(": ");
  if (part_word != std::string_view::npos && part_word > 0 && stop < part_word) stop = std::string_view::npos;
  head = text::trim(head.substr(0, stop));
  const std::size_t space = head.rfind(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view number = head.substr(space + 1);
  std::string_view name = text::trim(head.substr(0, space));
  const bool digits = number.size() <= 2 && text::whole_number(number).has_value();
  if (!is_roman(number) && !digits) return std::nullopt;
  if (name.size() > 5 && text::equal_ignoring_case(name.substr(name.size() - 5), " part"))
    name = text::trim(name.substr(0, name.size() - 5));
  while (!name.empty() && (name.back() == ':' || name.back() == ',' || name.back() == '-')) name.remove_suffix(1);
  if (name.empty() || counts_something_else(name)) return std::nullopt;
  return SeriesPart{std::string(name), std::string(number)};
}

void read_series(Session& session) {
  std::string_view title = session.title;
  const std::size_t slash = title.find('/');
  if (slash != std::string_view::npos) {
    const std::string_view first = text::trim(title.substr(0, slash)), second = text::trim(title.substr(slash + 1));
    if (const auto series = series_of(first); series && series_of(second)) {
      session.series = series->series;
      session.part = series->part;
      session.topics.emplace_back(second);
      return;
    }
  }
  if (const auto series = series_of(title)) {
    session.series = series->series;
    session.part = series->part;
  }
}

// "Thursdays".
bool is_plural(std::string_view word) { return text::lower(word.back()) == 's'; }

// "Weeks 2, 4 and 5", "offered during Weeks 2 and 4, 30 mins": the weeks at the front of a slot, and what is behind
// them.
std::string_view without_weeks_in_front(std::string_view inside, Session& session) {
  inside = text::trim(inside);
  std::string_view rest = inside;
  for (std::string_view word : {"offered ", "during ", "in "})
    if (text::starts_with_ignoring_case(rest, word)) rest.remove_prefix(word.size());
  const auto weeks = session.weeks.empty() ? weeks_at(rest, 0) : std::nullopt;
  if (!weeks) return inside;
  session.weeks = weeks->weeks;
  rest = text::trim(rest.substr(weeks->end));
  if (rest.starts_with(',')) rest.remove_prefix(1);
  return text::trim(rest);
}

// What stands in brackets behind a title, when all of it says when and how long: "Tuesday 1:00 pm, 60 mins".
bool read_slot(std::string_view inside, Session& session) {
  Session read = session;
  inside = without_weeks_in_front(inside, read);
  if (inside.empty() && read.weeks.size() != session.weeks.size()) {
    session = std::move(read);
    return true;
  }
  for (std::string_view part : text::split(inside, ',')) {
    part = text::trim(part);
    bool understood = false;
    if (text::equal_ignoring_case(part, "optional")) {
      read.optional = understood = true;
    } else if (const auto timed = timed_label("(" + std::string(part) + ")"); timed && timed->title.empty()) {
      read.minutes = timed->duration.max;
      understood = true;
    } else {
      for (std::size_t at = 0; at < part.size();) {
        const Word word = word_at(part, at);
        if (word.text.empty()) break;
        understood = true;
        if (const auto day = weekday_named(word.text)) {
          read.weekday = day;
          if (is_plural(word.text) && session.weeks.size() != 1) read.every = "week";
        } else if (const auto clock = clock_at(part, word.begin)) {
          read.time = clock->time;
          if (clock->minutes) read.minutes = clock->minutes;
          at = clock->end;
          continue;
        } else if (mentions(word.text, {"every", "each"})) {
          read.every = "week";
        } else if (mentions(word.text, {"morning", "afternoon", "evening"})) {
          if (is_plural(word.text) && session.weeks.size() != 1) read.every = "week";
          if (!read.time)
            read.time = text::lower(word.text.substr(0, word.text.size() - (is_plural(word.text) ? 1 : 0)));
        } else if (word.text != "on" && word.text != "at" && word.text != "from") {
          return false;
        }
        at = word.end;
      }
    }
    if (!understood) return false;
  }
  session = std::move(read);
  return true;
}

// "(optional): Party", "(Tuesday 1:00 pm, 60 mins) - Panel": the brackets before a title.
std::string_view without_slot_in_front(std::string_view words, Session& session) {
  const std::size_t close = words.find(')');
  if (!words.starts_with('(') || close == std::string_view::npos || close + 1 >= words.size()) return words;
  std::string_view title = text::trim(words.substr(close + 1));
  if (title.starts_with(':') || title.starts_with('-')) title = text::trim(title.substr(1));
  if (title.starts_with("\xE2\x80\x93") || title.starts_with("\xE2\x80\x94")) title = text::trim(title.substr(3));
  return !title.empty() && read_slot(words.substr(1, close - 1), session) ? title : words;
}

// "Thursdays 1pm: Panel", "Every Tuesday from 2-3pm - Office hours": what stands before a title and says when it is.
std::string_view without_day_in_front(std::string_view words, Session& session) {
  constexpr std::size_t longest = 60;
  Word first = word_at(words, 0);
  if (mentions(first.text, {"every", "each", "on"})) first = word_at(words, first.end);
  if (!weekday_named(first.text)) return words;
  for (std::string_view mark : {": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
    const std::size_t at = words.substr(0, longest).find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view title = text::trim(words.substr(at + mark.size()));
    if (!title.empty() && read_slot(words.substr(0, at), session)) return title;
  }
  return words;
}

// "Panel on Thursdays at 1pm": a weekday with a time of day, unless something is due then. It stays in the title.
void read_day_and_time(std::string_view words, Session& session) {
  Word before;
  for (Word word = word_at(words, 0); !word.text.empty(); before = word, word = word_at(words, word.end)) {
    const auto day = weekday_named(word.text);
    if (!day || mentions(before.text, {"by", "before", "until", "due", "eod"})) continue;
    Word next = word_at(words, word.end);
    if (next.text == "at" || next.text == "from") next = word_at(words, next.end);
    const auto clock = next.text.empty() ? std::nullopt : clock_at(words, next.begin);
    if (!clock) continue;
    session.weekday = day;
    session.time = clock->time;
    if (clock->minutes) session.minutes = clock->minutes;
    if (is_plural(word.text) && session.weeks.size() != 1) session.every = "week";
    return;
  }
}

// "Panel, Week 3 Thursday 4pm", "Mock interviews, 1:00-2:30pm Tuesday": a day, a time or weeks behind a comma or dash.
std::string_view without_slot_behind(std::string_view words, Session& session) {
  constexpr std::size_t longest = 80;
  for (std::size_t at = words.size() > longest ? words.size() - longest : 1; at < words.size(); ++at)
    for (std::string_view mark : {", ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
      if (!words.substr(at).starts_with(mark)) continue;
      Session read = session;
      if (!read_slot(words.substr(at + mark.size()), read)) continue;
      const bool says_when = read.weekday != session.weekday || read.weeks.size() != session.weeks.size() ||
                             (read.time && text::is_digit(read.time->front()) && read.time != session.time);
      if (!says_when) continue;
      session = std::move(read);
      return text::trim(words.substr(0, at));
    }
  return words;
}

std::string_view without_slot(std::string_view title, Session& session) {
  for (int brackets = 0; brackets < 3; ++brackets) {
    title = text::trim(title);
    while (title.ends_with('.') || title.ends_with(':')) title.remove_suffix(1);
    const std::size_t open = title.rfind('(');
    if (!title.ends_with(')') || open == std::string_view::npos || open == 0) return title;
    if (!read_slot(title.substr(open + 1, title.size() - open - 2), session)) return title;
    title = title.substr(0, open);
  }
  return title;
}

// Up to the end of the first sentence. "Lesson (Live).An overview" lacks the space and is two sentences all the same.
std::string_view first_sentence(std::string_view words) {
  for (std::size_t at = words.find('.'); at != std::string_view::npos; at = words.find('.', at + 1)) {
    if (at + 1 >= words.size()) break;
    const char next = words[at + 1];
    const bool capital = next >= 'A' && next <= 'Z';
    const bool glued = capital && at > 0 && (words[at - 1] == ')' || (words[at - 1] >= 'a' && words[at - 1] <= 'z'));
    const bool spaced = next == ' ' && at + 2 < words.size() && words[at + 2] >= 'A' && words[at + 2] <= 'Z';
    const bool initial = at > 1 && words[at - 2] == ' ' && words[at - 1] >= 'A' && words[at - 1] <= 'Z';
    if (glued || (spaced && !initial)) return words.substr(0, at);
  }
  return words;
}

std::string_view without_ticket(std::string_view title) {
  for (std::string_view tail : {" and Exit Ticket", ", Exit Ticket", " & Exit Ticket"})
    if (title.size() > tail.size() && text::equal_ignoring_case(title.substr(title.size() - tail.size()), tail))
      return text::trim(title.substr(0, title.size() - tail.size()));
  return title;
}

// "Optional Session (offered during Weeks 2 and 4): Managing stress", "Optional: Managing stress".
std::string_view without_optional(std::string_view words, Session& session) {
  if (!text::starts_with_ignoring_case(words, "optional")) return words;
  const std::size_t colon = words.find(':');
  if (colon == std::string_view::npos || colon + 1 >= words.size()) return words;
  session.optional = true;
  if (const auto weeks = find_weeks(words.substr(0, colon)); weeks && session.weeks.empty())
    session.weeks = weeks->weeks;
  return text::trim(words.substr(colon + 1));
}

// "Portfolio review", "End-of-module portfolio reviews", "Portfolio review meetings"; not what prepares for one.
bool is_portfolio_review(std::string_view title) {
  return mentions(title, {"portfolio review"}) && !mentions(title, {"prepar", " for ", "before ", "how to"});
}

}  // namespace

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
  std::array<char, 256> lowered;
  if (text.size() > lowered.size()) {
    for (std::string_view word : words)
      if (text::find_ignoring_case(text, word) != std::string_view::npos) return true;
    return false;
  }
  for (std::size_t at = 0; at < text.size(); ++at) lowered[at] = text::lower(text[at]);
  const std::string_view lower(lowered.data(), text.size());
  for (std::string_view word : words)
    if (lower.find(word) != std::string_view::npos) return true;
  return false;
}

void read_session_words(std::string_view words, Session& session) {
  words = without_optional(text::trim(words), session);
  words = without_day_in_front(without_slot_in_front(words, session), session);
  words = without_slot(words, session);
  words = without_slot(without_ticket(first_sentence(words)), session);
  words = without_slot_behind(words, session);
  read_day_and_time(words, session);
  if (words.starts_with('[') && words.ends_with("](")) words = words.substr(1, words.size() - 3);  // unclosed link
  session.title = std::string(words);
  if (text::starts_with_ignoring_case(words, "weekly ") && !session.every) session.every = "week";
  if (mentions(words, {"(optional)"})) session.optional = true;
  read_series(session);
}

void read_recurrence(std::string_view words, Session& session) {
  for (Word word = word_at(words, 0); !word.text.empty(); word = word_at(words, word.end)) {
    const auto day = weekday_named(word.text);
    if (!day) continue;
    const Word after = word_at(words, word.end);
    const std::string_view before = text::trim_end(words.substr(0, word.begin));
    const bool every = mentions(before.substr(before.size() > 6 ? before.size() - 6 : 0), {"every", "each"}) ||
                       text::lower(word.text.back()) == 's';
    if (!every && session.weeks.empty()) continue;
    session.weekday = day;
    if (every) session.every = "week";
    if (mentions(after.text, {"afternoon", "morning", "evening"}) && after.begin == word.end + 1)
      session.time = text::lower(after.text.back()) == 's' ? std::string(after.text.substr(0, after.text.size() - 1))
                                                           : text::lower(after.text);
    for (std::size_t at = word.end; at < words.size() && at < word.end + 24; ++at)
      if (text::is_digit(words[at]) && !text::is_digit(words[at - 1]) && words[at - 1] != ':')
        if (const auto clock = clock_at(words, at)) {
          session.time = clock->time;
          if (clock->minutes) session.minutes = clock->minutes;
          break;
        }
    return;
  }
}

SessionKind session_kind(std::string_view title, SessionKind otherwise) {
  if (mentions(title, {"office hour"})) return SessionKind::office_hours;
  if (mentions(title, {"focus time", "work time"})) return SessionKind::work_time;
  if (mentions(title, {"1-on-1", "1:1", "one-on-one", "coaching"})) return SessionKind::coaching;
  if (mentions(title, {"required reading"})) return SessionKind::reading;
  if (mentions(title, {"mock interview"})) return SessionKind::mock_interviews;
  if (mentions(title, {"practice session", "practise session"})) return SessionKind::practice;
  if (is_portfolio_review(title)) return SessionKind::portfolio_review;
  if (text::starts_with_ignoring_case(title, "gear up") || mentions(title, {"community event", "community evening"}))
    return SessionKind::community_event;
  if (mentions(title, {"panel", "guest speaker"})) return SessionKind::panel;
  if (mentions(title, {"workshop"})) return SessionKind::workshop;
  if (mentions(title, {"homeroom", "mix it up", "house group", "peer group", "cross-cohort", "discussion group"}))
    return SessionKind::group;
  if (mentions(title, {"lesson"})) return SessionKind::lesson;
  if (mentions(title, {"kickoff", "kick-off", "job shadow", " event"})) return SessionKind::event;
  return otherwise;
}

}  // namespace compiler
