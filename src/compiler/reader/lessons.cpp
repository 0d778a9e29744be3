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

// "Learning Goals", "Key Learning Goals:", "Objectives", "Opening & Objectives", "Goals for session:".
bool is_goals_heading(std::string_view title) {
  if (title.size() > 48) return false;
  return mentions(title, {"learning goals", "objectives", "goals for session", "goals for this session"});
}

bool leads_to_goals(std::string_view text) {
  if (!text.ends_with(':')) return false;
  return mentions(text, {"objectives:", "learning goals:", "by the end of this lesson", "this session will cover",
                         "will be able to:", "objectives of this session"});
}

// Cheaply, before the paragraph's words are put together.
bool ends_with_colon(const markdown::Document& tree, NodeIndex block) {
  for (NodeIndex at = tree.after(block); at > block + 1; --at)
    if (tree[at - 1].kind == Kind::text) return text::trim_end(tree[at - 1].text).ends_with(':');
  return false;
}

void add_items(const PageInHand& in, NodeIndex list, std::vector<std::string>& goals) {
  for (const Item& item : read_items(in.tree, list))
    if (!item.text.empty()) goals.push_back(item.text);
}

std::vector<std::string> goals_of(const PageInHand& in) {
  std::vector<std::string> goals;
  for (const Section& section : in.sections) {
    const bool here = is_goals_heading(section.title);
    for (NodeIndex block : section.blocks) {
      const NodeIndex list = in.tree[block].kind == Kind::list ? block : in.tree[block].next;
      if (list == 0 || in.tree[list].kind != Kind::list) continue;
      if (here) {
        add_items(in, list, goals);
        return goals;
      }
      if (in.tree[block].kind != Kind::paragraph || !goals.empty()) continue;
      if (!ends_with_colon(in.tree, block)) continue;
      if (leads_to_goals(plain_words(in.tree.plain_text(block)))) add_items(in, list, goals);
    }
  }
  return goals;
}

// Front matter, "Length: 60 mins", "Allow yourself about 45-60 mins": the longer of a range.
std::optional<int> minutes_of(const PageInHand& in, const ScheduleFacts& facts, const Traces& traces) {
  if (const auto minutes = in.page.front.number("minutes")) return minutes;
  for (const TimePlan& plan : facts.plans)
    if (declared_length(plan.declared_text)) return plan.declared.max;
  if (!traces.minutes) return std::nullopt;
  if (const auto minutes = declared_minutes(in, 0, in.sections.size())) return minutes;
  for (const Section& section : in.sections)
    for (NodeIndex block : section.blocks) {
      if (in.tree[block].kind != Kind::paragraph || !says(in.tree, block, "llow yourself")) continue;
      const std::string text = plain_words(in.tree.plain_text(block));
      const std::size_t at = text::find_ignoring_case(text, "allow yourself");
      if (const auto duration = find_duration(text, at); duration && duration->begin < at + 32) return duration->max;
    }
  return std::nullopt;
}

std::optional<std::string> exit_ticket_of(const PageInHand& in, const ScheduleFacts& facts) {
  for (const TicketUse& ticket : facts.tickets)
    if (ticket.own || (ticket.week && ticket.week == in.page.place.week)) return ticket.target;
  for (const Section& section : in.sections)
    if (text::starts_with_ignoring_case(section.title, "exit ticket")) return "on this page";
  return std::nullopt;
}

// A page that lists a whole module's sessions, deliverables or outcomes is no lesson.
bool is_overview(const PageInHand& in, const ScheduleFacts& facts) {
  if (in.page.standards.is_standards_page || !in.page.standards.outcomes.empty()) return true;
  if (!in.page.standards.goals.empty() || !in.page.standards.targets.empty()) return true;
  return !facts.week_lists.empty() || facts.sessions.size() > 1;
}

// Several deliverables make a page the list of a module's, unless it has what only a lesson has.
bool lists_deliverables(const ScheduleFacts& facts) {
  return std::ranges::count_if(facts.deliverables, [](const DeliverableReading& one) { return one.whole; }) > 1;
}

}  // namespace

void read_lesson(const PageInHand& in, const Traces& traces, ScheduleFacts& facts) {
  const Place& place = in.page.place;
  if (!in.page.front.number("week") && is_overview(in, facts)) return;
  Lesson lesson;
  lesson.goals = goals_of(in);
  lesson.exit_ticket = exit_ticket_of(in, facts);
  const bool is_taught = !lesson.goals.empty() && lesson.exit_ticket;
  facts.lesson_when_linked = !place.week && !is_taught && lists_deliverables(facts);
  if (facts.lesson_when_linked && lesson.goals.empty()) return;
  if (lesson.goals.empty() && !(place.module && place.week) && !lesson.exit_ticket) return;
  lesson.page = in.page.source.path();
  lesson.module = place.module;
  lesson.week = place.week;
  lesson.title = in.page.title;
  lesson.minutes = minutes_of(in, facts, traces);
  facts.lesson = std::move(lesson);
}

}  // namespace compiler
