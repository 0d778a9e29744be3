#include "compiler/reader/schedule.h"

#include "compiler/reader/outcome_text.h"
#include "compiler/reader/session_words.h"
#include "kernel/text.h"

namespace compiler {

namespace {

bool ends_with(std::string_view text, std::size_t end, std::string_view word) {
  return end >= word.size() && text::equal_ignoring_case(text.substr(end - word.size(), word.size()), word);
}

// Whether a place with the letter satisfies `is_it`. Looking for one letter that is rare in English ("wee_k_") is many
// times faster than looking for a word, and most pages are looked at in vain.
template <class Test>
bool any_at(std::string_view text, char letter, const Test& is_it) {
  for (std::size_t at = text.find(letter, 3); at != std::string_view::npos; at = text.find(letter, at + 1))
    if (is_it(at)) return true;
  return false;
}

Traces traces_of(std::string_view text) {
  const auto ends = [&](std::string_view word) {
    return [text, word](std::size_t at) { return ends_with(text, at + 1, word); };
  };
  Traces out;
  const auto ends_week = [&](std::size_t at) {
    return ends_with(text, at + 1, "week") || (ends_with(text, at + 1, "wk") && !text::is_letter(text[at - 2]));
  };
  out.week = any_at(text, 'k', ends_week) || any_at(text, 'K', ends_week);
  out.ticket = any_at(text, 'k', ends("exit tick"));
  out.deliverable = out.week || any_at(text, 'D', ends("EOD")) || any_at(text, 'b', ends("deliverab"));
  out.minutes = any_at(text, 'm',
                       [text](std::size_t at) { return text::is_digit(text[at - 1]) || text::is_digit(text[at - 2]); });
  return out;
}

// "Panel (BE)"; what does not say for whom it is, is for whom the page is.
void read_tracks(const Page& page, ScheduleFacts& facts) {
  if (facts.sessions.empty() && facts.deliverables.empty()) return;
  const std::vector<std::string> of_page = page.front.list("tracks");
  const auto read = [&](std::string_view title, std::vector<std::string>& tracks) {
    tracks = tracks_in(title);
    if (tracks.empty()) tracks = of_page;
  };
  for (SessionReading& session : facts.sessions) read(session.what.title, session.what.tracks);
  for (DeliverableReading& deliverable : facts.deliverables) read(deliverable.what.title, deliverable.what.tracks);
}

}  // namespace

void read_schedule(const PageInHand& in, ScheduleFacts& facts) {
  if (in.tree.size() < 2) return;
  Traces traces = traces_of(in.page.source.text().substr(in.page.source.line_start(in.page.front.body_line)));
  for (const Section& section : in.sections) {
    if (section.title.empty()) continue;
    traces.session = traces.session || mentions(section.title, {"session", "lesson", "event", "activit", "workshop",
                                                                "group", "discussion"});
    traces.deliverable = traces.deliverable || mentions(section.title, {"due date", "reminder"});
  }
  for (markdown::NodeIndex block : markdown::children(in.tree, 0))
    if (!traces.session && in.tree[block].kind == markdown::Kind::paragraph && in.tree[block].next != 0 &&
        in.tree[in.tree[block].next].kind == markdown::Kind::list)
      traces.session = says(in.tree, block, "following sessions");
  read_sessions(in, traces, facts);
  if (traces.week) read_week_headings(in, facts);
  read_deliverables(in, traces, facts);
  if (traces.ticket) read_tickets(in, facts);
  if (traces.minutes) read_time_plans(in, facts);
  read_guides(in, traces, facts);
  read_lesson(in, traces, facts);
  read_tracks(in.page, facts);
}

}  // namespace compiler
