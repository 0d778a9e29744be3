#include "rooms/curriculum/content/in_words.h"

#include <algorithm>

#include "kernel/text.h"

namespace curriculum {

namespace {

std::string capitalised(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

void append(std::string& out, std::string_view more, std::string_view between = ", ") {
  if (more.empty()) return;
  if (!out.empty()) out += between;
  out += more;
}

std::string counted(int count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

}  // namespace

std::string in_words(Weekday day) { return capitalised(name_of(day)); }

std::string in_words(SessionKind kind) { return text::replace_all(std::string(name_of(kind)), "-", " "); }

std::string weeks_in_words(const std::vector<int>& weeks) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < weeks.size();) {
    std::size_t last = i;
    while (last + 1 < weeks.size() && weeks[last + 1] == weeks[last] + 1) ++last;
    if (last < i + 2) {
      for (; i <= last; ++i) runs.push_back(std::to_string(weeks[i]));
    } else {
      runs.push_back(std::to_string(weeks[i]) + " to " + std::to_string(weeks[last]));
      i = last + 1;
    }
  }
  if (runs.empty()) return {};
  std::string out = weeks.size() == 1 ? "week " : "weeks ";
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0) out += i + 1 == runs.size() ? " and " : ", ";
    out += runs[i];
  }
  return out;
}

std::string when_in_words(const Session& session) {
  std::string out = weeks_in_words(session.weeks);
  if (session.every) append(out, "every " + *session.every);
  std::string day = session.weekday ? in_words(*session.weekday) : "";
  append(day, session.time ? *session.time : session.part_of_day.value_or(""), " ");
  append(out, day);
  if (session.minutes) append(out, counted(*session.minutes, "minute"));
  return out;
}

std::string in_words(const Due& due) {
  std::string out;
  if (due.relative) {
    out = due.text;
  } else {
    if (due.weekday) out = in_words(*due.weekday);
    if (due.week) append(out, "week " + std::to_string(*due.week), " of ");
    append(out, due.time.value_or(""));
    if (out.empty()) out = due.text;
  }
  return due.stage ? *due.stage + ": " + out : out;
}

std::string in_words(const std::vector<Due>& dues) {
  if (dues.empty()) return "no date";
  std::string out;
  for (const Due& due : dues) append(out, in_words(due), "; ");
  return out;
}

std::string level_in_words(int level) { return "level " + std::string(static_cast<std::size_t>(level), 'I'); }

std::string name_of_competency(const std::vector<Competency>& competencies, std::string_view key) {
  const auto found = std::ranges::find(competencies, key, &Competency::key);
  return found == competencies.end() ? std::string(key) : found->name;
}

}  // namespace curriculum
