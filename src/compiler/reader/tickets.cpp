#include "compiler/reader/schedule.h"
#include "compiler/reader/session_words.h"
#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

constexpr std::string_view ticket = "exit ticket";
constexpr std::size_t most_tickets = 200,
                      most_links = 8;  // of one page, of one item: beyond it nobody wrote it by hand

// The list item of a top-level list that a node stands in; 0 when it stands in none.
NodeIndex outermost_item(const markdown::Document& tree, NodeIndex at) {
  NodeIndex item = 0;
  for (; at != 0; at = tree[at].parent)
    if (tree[at].kind == Kind::item) item = at;
  return item;
}

NodeIndex innermost_item(const markdown::Document& tree, NodeIndex at) {
  while (at != 0 && tree[at].kind != Kind::item) at = tree[at].parent;
  return at;
}

}  // namespace

void read_tickets(const PageInHand& in, ScheduleFacts& facts) {
  NodeIndex read = 0;
  Item outermost;
  std::vector<std::string> lessons;  // the other links of the item last read
  for (NodeIndex at = 0; at < in.tree.size() && facts.tickets.size() < most_tickets; ++at) {
    if (in.tree[at].kind != Kind::link) continue;
    const std::string label = plain_words(in.tree.plain_text(at));
    if (!mentions(label, {ticket}) || in.tree[at].text.starts_with('#')) continue;
    TicketUse use;
    use.target = std::string(bare_target(in.tree[at].text));
    if (use.target.empty()) continue;
    use.where = in.page.where(in.tree[at].line,
                              in.page.source.column_of(in.tree[at].line, in.tree[at].text, in.tree[at].column));
    if (const auto week = find_weeks(label); week && week->weeks.size() == 1) {
      use.week = week->weeks[0];
    } else if (const NodeIndex item = innermost_item(in.tree, at); item != 0) {
      if (read != item) {
        read = item;
        lessons.clear();
        for (const ItemLink& link : read_item(in.tree, item).links)
          if (lessons.size() < most_links && !mentions(link.label, {ticket})) lessons.emplace_back(link.target);
        outermost = read_item(in.tree, outermost_item(in.tree, at));
      }
      if (const auto listed = week_item(outermost.text); listed && listed->weeks.size() == 1)
        use.week = listed->weeks[0];
      use.lesson = lessons;
    }
    // "Complete this exit ticket": the ticket of this page's own lesson.
    use.own = !use.week && use.lesson.empty();
    facts.tickets.push_back(std::move(use));
  }
}

}  // namespace compiler
