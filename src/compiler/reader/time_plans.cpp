#include <algorithm>

#include "compiler/reader/durations.h"
#include "compiler/reader/schedule.h"
#include "compiler/reader/session_words.h"
#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// The parts of a plan as they are added up.
struct Sum {
  int min = 0, max = 0, parts = 0, untimed = 0;
  bool unknown = false;  // a part "5 mins each", or "Any remaining time"

  void add(const std::optional<Timed>& timed) {
    if (!timed) {
      ++untimed;
    } else if (timed->duration.each) {
      unknown = true;
    } else {
      min += timed->duration.min;
      max += timed->duration.max;
      ++parts;
    }
  }
};

// Cheaply, before the paragraph's words are put together.
bool may_declare(const markdown::Document& tree, NodeIndex paragraph) {
  const std::string_view text = first_text(tree, paragraph);
  if (text.empty()) return false;
  const char first = text::lower(text[0]);
  return first == 't' || first == 'l' || first == 's' || first == 'd';  // Time, Length, Session, Duration
}

bool is_open_ended(std::string_view text) {
  return mentions(text, {"additional time", "leftover time", "remaining time", "if time", "if there's time"});
}

// The page says it with these minutes: a plan of a declared time and what should fill it.
struct PlanReader {
  const PageInHand& in;
  ScheduleFacts& facts;

  void add(const Duration& declared, std::string_view words, Where where, const Sum& sum) {
    if (sum.parts < 2 || sum.unknown) return;
    TimePlan plan;
    plan.declared = {declared.min, declared.max, where};
    plan.declared_text = std::string(words);
    plan.about = declared.about;
    plan.min = sum.min;
    plan.max = sum.max;
    plan.parts = sum.parts;
    plan.complete = sum.untimed == 0;
    facts.plans.push_back(std::move(plan));
  }

  // Whether a plan of the time declared there is known already.
  bool has(const Where& declared) const {
    return std::ranges::any_of(facts.plans,
                               [&](const TimePlan& plan) { return plan.declared.where.line == declared.line; });
  }

  // An agenda: bullets with times. Timed bullets inside a timed bullet make a plan of their own.
  Sum read_agenda(NodeIndex list, int depth = 0) {
    Sum sum;
    for (const Item& item : read_items(in.tree, list)) {
      if (is_open_ended(item.text)) {
        sum.untimed += 1;
        continue;
      }
      const auto timed = timed_label(item.text);
      sum.add(timed);
      if (!timed || depth > 3) continue;
      Sum inner;
      for (NodeIndex nested : item.nested) inner = read_agenda(nested, depth + 1);
      if (inner.parts > 1 && !timed->duration.each) add(timed->duration, item.text, where_of(in.page, item), inner);
    }
    return sum;
  }

  // A paragraph of lines, as pasted from notes: "45 mins during lunch", "5 mins: icebreaker", "10 mins: discuss".
  void read_lines(NodeIndex paragraph) {
    const markdown::Node& node = in.tree[paragraph];
    Sum sum;
    std::optional<Duration> declared;
    int declared_line = 0;
    for (int line = node.line; line <= node.end_line; ++line) {
      const std::string_view text = text::trim(in.page.source.line(line));
      if (text.empty() || !text::is_digit(text[0])) continue;
      const auto duration = find_duration(text);
      if (!duration || duration->begin != 0) continue;
      if (duration->end < text.size() && text[duration->end] == ':') {
        sum.add(timed_label(text));
      } else if (!declared && sum.parts == 0) {
        declared = duration;
        declared_line = line;
      }
    }
    if (declared) add(*declared, in.page.source.line(declared_line), in.page.where(declared_line), sum);
  }

  // "Length: 60 mins" and the list behind it, in the same section.
  void read_section(const Section& section) {
    std::optional<Duration> declared = declared_length(section.title);
    std::string words = section.title;
    Where where = in.page.where(section.line);
    for (NodeIndex block : section.blocks) {
      const Kind kind = in.tree[block].kind;
      if (kind == Kind::paragraph) {
        if (in.tree[block].end_line - in.tree[block].line >= 2) read_lines(block);
        if (!may_declare(in.tree, block)) continue;
        const std::string text = plain_words(in.tree.plain_text(block));
        if (auto length = declared_length(text)) {
          declared = length;
          words = text;
          where = where_of(in.page, in.tree[block]);
        }
      } else if (kind == Kind::list && declared) {
        add(*declared, words, where, read_agenda(block));
        declared.reset();
      }
    }
  }
};

// Headings that are no part of what happens in the session.
bool is_frame(std::string_view title) {
  return mentions(title, {"goal", "objective", "overview", "exit ticket", "resource", "reminder", "due date",
                          "deliverable", "before", "after", "materials", "reading", "note", "further", "why do this"});
}

struct TimedHeading {
  std::optional<Timed> timed;
  bool frame = false;
};

// Headings directly under the same heading.
Sum sum_of_children(const std::vector<Section>& sections, const std::vector<TimedHeading>& timed, std::size_t parent,
                    int level) {
  Sum sum;
  for (std::size_t i = parent + 1; i < sections.size(); ++i) {
    if (sections[parent].level > 0 && sections[i].level <= sections[parent].level) break;
    if (sections[i].level == level && !timed[i].frame) sum.add(timed[i].timed);
  }
  return sum;
}

// "Group conversations are 30 minutes long", "meeting with your group for one hour today": what the page says of the
// whole, before its first timed heading.
struct Stated {
  Duration duration;
  std::string words;
  Where where;
};

// "Length: 45 minutes" in the section above the timed headings or in one beside them, or "### Session Timing: 45
// minutes" as a heading.
std::optional<Stated> declared_above(const PageInHand& in, std::size_t first_timed) {
  if (first_timed >= in.sections.size()) return std::nullopt;
  const int parent = in.sections[first_timed].parent;
  for (std::size_t i = 0; i < first_timed; ++i) {
    const Section& section = in.sections[i];
    if (static_cast<int>(i) != std::max(parent, 0) && section.parent != parent) continue;
    if (const auto length = declared_length(section.title))
      return Stated{*length, section.title, where_of(in.page, in.tree[section.heading])};
    for (NodeIndex block : section.blocks) {
      if (in.tree[block].kind != Kind::paragraph) continue;
      std::string text = plain_words(in.tree.plain_text(block));
      if (const auto length = declared_length(text))
        return Stated{*length, std::move(text), where_of(in.page, in.tree[block])};
    }
  }
  return std::nullopt;
}

std::optional<Stated> stated_length(const PageInHand& in, std::size_t first_timed) {
  if (const auto minutes = in.page.front.number("minutes"); minutes && *minutes > 0) {
    Duration duration;
    duration.min = duration.max = *minutes;
    int line = 1;
    while (line < in.page.front.body_line && !text::starts_with_ignoring_case(in.page.source.line(line), "minutes"))
      ++line;
    return Stated{duration, "minutes: " + std::to_string(*minutes), in.page.where(line)};
  }
  if (auto declared = declared_above(in, first_timed)) return declared;
  for (std::size_t i = 0; i < first_timed && i < in.sections.size(); ++i)
    for (NodeIndex block : in.sections[i].blocks) {
      if (in.tree[block].kind != Kind::paragraph) continue;
      const std::string text = plain_words(in.tree.plain_text(block));
      for (auto found = find_duration(text); found; found = find_duration(text, found->end)) {
        const std::string_view behind = std::string_view(text).substr(found->end);
        std::string_view before = text::trim_end(std::string_view(text).substr(0, found->begin));
        before = before.substr(before.size() > 200 ? before.size() - 200 : 0);
        const bool is_long = behind.starts_with(" long");
        const bool for_today =
            before.ends_with(" for") && (behind.starts_with(" today") || behind.starts_with(" together"));
        if (!is_long && !for_today) continue;
        if (!mentions(before, {"group", "session", "conversation", "meeting", "lesson", "workshop"})) continue;
        return Stated{*found, text.substr(found->begin, found->end - found->begin), where_of(in.page, in.tree[block])};
      }
    }
  return std::nullopt;
}

void read_headings(const PageInHand& in, PlanReader& plans) {
  std::vector<TimedHeading> timed(in.sections.size());
  std::size_t first = in.sections.size();
  for (std::size_t i = 1; i < in.sections.size(); ++i) {
    const std::string_view title = in.sections[i].title;
    if (title.find_first_of("0123456789") != std::string_view::npos) {
      timed[i].frame = declared_length(title).has_value();
      if (!timed[i].frame) timed[i].timed = timed_label(title);
    }
    if (timed[i].timed && first == in.sections.size()) first = i;
    timed[i].frame = timed[i].frame || (!timed[i].timed && is_frame(title));
  }
  if (first == in.sections.size()) return;
  // A timed heading over timed headings.
  for (std::size_t i = first; i + 1 < in.sections.size(); ++i)
    if (timed[i].timed && !timed[i].timed->duration.each && in.sections[i + 1].level > in.sections[i].level)
      plans.add(timed[i].timed->duration, in.sections[i].title, where_of(in.page, in.tree[in.sections[i].heading]),
                sum_of_children(in.sections, timed, i, in.sections[i + 1].level));
  // The page's own length over the highest timed headings; a page of weeks ("## Week 1 … (30 mins)") repeats it
  // instead.
  if (week_item(in.sections[first].title)) return;
  const auto stated = stated_length(in, first);
  if (!stated || plans.has(stated->where)) return;
  const int level = in.sections[first].level, parent = in.sections[first].parent;
  Sum sum = sum_of_children(in.sections, timed, parent < 0 ? 0 : static_cast<std::size_t>(parent), level);
  plans.add(stated->duration, stated->words, stated->where, sum);
}

}  // namespace

std::optional<int> declared_minutes(const PageInHand& in, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (const auto length = declared_length(in.sections[i].title)) return length->max;
    for (NodeIndex block : in.sections[i].blocks) {
      if (in.tree[block].kind != Kind::paragraph || !may_declare(in.tree, block)) continue;
      if (const auto length = declared_length(plain_words(in.tree.plain_text(block)))) return length->max;
    }
  }
  return std::nullopt;
}

void read_time_plans(const PageInHand& in, ScheduleFacts& facts) {
  PlanReader plans{in, facts};
  for (const Section& section : in.sections) plans.read_section(section);
  read_headings(in, plans);
}

}  // namespace compiler
