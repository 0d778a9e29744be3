#include "compiler/reader/deliverable_reader.h"

#include <algorithm>
#include <utility>

#include "compiler/reader/due_stages.h"
#include "compiler/reader/requirement.h"
#include "compiler/reader/session_words.h"
#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

using markdown::NodeIndex;

namespace {

constexpr std::size_t most_dates = 12;  // of one deliverable; what has more is no deliverable

constexpr std::size_t longest_stage = 40;  // of the words that name one: "but the version that is final"

// What stands before "due": "Feedback round due:", "Final due date:", "Due date #1:", "First conversation due:".
std::optional<std::string> stage_of(std::string_view text) {
  const std::size_t due = text::find_ignoring_case(text, "due");
  if (due == std::string_view::npos) return std::nullopt;
  const std::string_view before = text::trim(text.substr(0, due));
  if (before.empty()) {
    const std::size_t mark = text.find('#');
    if (mark == std::string_view::npos || mark > 12) return std::nullopt;
    return text.substr(mark).starts_with("#1") ? "feedback" : "date " + std::string(text.substr(mark, 2));
  }
  if (before.size() > longest_stage || before.find(':') != std::string_view::npos) return stage_in(before);
  if (mentions(before, {"feedback"})) return "feedback";
  if (mentions(before, {"final"})) return "final";
  return text::lower(before);
}

// Where the words of a date stand: in one of the item's first lines.
Where where_of_words(const PageInHand& in, const Item& item, std::string_view words) {
  const std::string_view first = word_at(words, 0).text;
  const int last = std::max(item.line, in.tree[item.node].end_line);
  for (int line = item.line; line <= last && line < item.line + 12; ++line) {
    const std::string_view source = in.page.source.line(line);
    if (source.find(words) != std::string_view::npos) return in.page.where(line, in.page.source.column_of(line, words));
  }
  for (int line = item.line; !first.empty() && line <= last && line < item.line + 12; ++line)
    if (in.page.source.line(line).find(first) != std::string_view::npos)
      return in.page.where(line, in.page.source.column_of(line, first));
  return where_of(in.page, item);
}

bool is_note(std::string_view text) { return text::starts_with_ignoring_case(text, "note:"); }

std::string first_label(const Item& item) { return item.links.empty() ? std::string() : item.links[0].label; }

}  // namespace

std::string with_capital(std::string_view title) {
  std::string out(title);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string deliverable_title(const Item& item, const std::vector<DueWords>& dates) {
  std::string_view title = item.text;
  // "Documentation of two mentor conversations, in five lines": the bold words are the name when they begin the item
  // and are not themselves a date.
  if (!item.lead.empty() && find_due_dates(item.lead).empty() && item.lead.size() > 2) {
    title = item.lead;
  } else {
    if (!dates.empty()) title = title.substr(0, dates[0].begin);
    for (std::size_t at = title.find(". "); at != std::string_view::npos; at = title.find(". ", at + 1))
      if (at > 3) {
        title = title.substr(0, at);
        break;
      }
  }
  for (bool more = true; more;) {
    more = false;
    title = text::trim(title);
    for (std::string_view tail : {":", ".", ",", " due", " Due", " the", " that includes", " that are", " which are",
                                  "(", " is", " are", " -", "\xE2\x80\x93", "\xE2\x80\x94"})
      if (title.size() > tail.size() && title.ends_with(tail)) {
        title.remove_suffix(tail.size());
        more = true;
      }
  }
  bool shortened = false;
  for (std::string_view article : {"the ", "your ", "a ", "an "})
    if (!dates.empty() && title.size() > article.size() + 2 && text::starts_with_ignoring_case(title, article)) {
      title = text::trim(title.substr(article.size()));
      shortened = true;
      break;
    }
  return shortened ? with_capital(title) : std::string(title);
}

DeliverableReading DeliverableReader::begin(const Item& item) const {
  DeliverableReading out;
  out.what.module = in.page.place.module;
  out.what.where = where_of(in.page, item);
  if (item.number > 0) out.what.number = item.number;
  add_links(item, out);
  return out;
}

void DeliverableReader::add_links(const Item& item, DeliverableReading& out) {
  for (const ItemLink& link : item.links) out.links.emplace_back(link.target);
}

void DeliverableReader::add_dates(const Item& item, const std::vector<DueWords>& dates,
                                  const std::optional<std::string>& stage, DeliverableReading& out) const {
  const std::size_t before = out.what.due.size();
  std::size_t behind_last = 0;
  for (const DueWords& date : dates) {
    const std::string_view words = std::string_view(item.text).substr(0, date.begin);
    const std::size_t last_end = std::exchange(behind_last, date.end);
    auto own = stage_in(words.substr(std::min(last_end, words.size())));
    if (out.what.due.size() > before) {
      if (!date.says_due && (!own || date.begin - last_end > longest_stage)) continue;
      Due& known = out.what.due.back();
      if (agree(known, date.due) && (!own || !known.stage || *own == *known.stage)) {
        if (!known.weekday && date.due.weekday && known.week == date.due.week) {
          known.weekday = date.due.weekday;
          known.text = date.due.text;
        }
        continue;
      }
    }
    if (out.what.due.size() >= most_dates) return;
    out.what.due.push_back(date.due);
    out.what.due.back().stage = stage && (out.what.due.size() == before + 1 || !own) ? stage : own;
    out.due_at.push_back(where_of_words(in, item, date.due.text));
    out.due_through.push_back(destination(item).value_or(""));
  }
}

void DeliverableReader::settle_stages(DeliverableReading& out) {
  if (out.what.due.size() == 1) out.what.due[0].stage.reset();
  if (out.what.due.size() > 1 && out.what.due[0].stage)
    out.what.title = without_stage(out.what.title, *out.what.due[0].stage);
}

std::optional<std::string> DeliverableReader::destination(const Item& item) const {
  const std::string_view text = item.text;
  for (std::string_view cue : {"hand in: ", "hand in at: ", "handed in: "})
    if (text::starts_with_ignoring_case(text, cue)) return std::string(text.substr(cue.size()));
  if (!mentions(text, {"submit", "through ", "hand in", "turn in"})) return std::nullopt;
  for (const ItemLink& link : item.links)
    if (mentions(link.label, {"survey", "form", "here", "this link", "exit ticket"})) return std::string(link.target);
  for (std::string_view place : {"end of mod survey", "end of module survey", "module portfolio"})
    if (mentions(text, {place})) return std::string(place);
  return std::nullopt;
}

void DeliverableReader::find_surveys(std::size_t first) const {
  std::string target;
  for (std::size_t i = first; i < facts.deliverables.size(); ++i)
    if (const Deliverable& one = facts.deliverables[i].what;
        mentions(one.title, {"end of mod"}) && one.requires_.kind == RequirementKind::form && one.handed_in_at)
      target = *one.handed_in_at;
  if (target.empty()) return;
  for (std::size_t i = first; i < facts.deliverables.size(); ++i) {
    DeliverableReading& one = facts.deliverables[i];
    if (one.what.handed_in_at && mentions(*one.what.handed_in_at, {"end of mod"})) one.what.handed_in_at = target;
    for (std::string& through : one.due_through)
      if (mentions(through, {"end of mod"})) through = target;
  }
}

void DeliverableReader::read_details(NodeIndex list, DeliverableReading& out) const {
  for (const Item& inner : read_items(in.tree, list)) {
    const auto dates = find_due_dates(inner.text);
    const bool staged =
        !dates.empty() && dates[0].begin < longest_stage && stage_in(inner.text.substr(0, dates[0].begin));
    const bool says_due = staged || mentions(inner.text, {"due"}) || text::starts_with_ignoring_case(inner.text, "by ");
    if (auto place = destination(inner); place && (dates.empty() ? inner.text.size() < 160 : says_due))
      if (!out.what.handed_in_at) out.what.handed_in_at = std::move(place);
    add_links(inner, out);
    if (!dates.empty() && says_due) {
      add_dates(inner, dates, stage_of(inner.text), out);
    } else if (!is_note(inner.text) && !inner.text.empty() &&
               !text::starts_with_ignoring_case(inner.text, "hand in:")) {
      out.what.parts.push_back(inner.text);
    }
  }
}

void DeliverableReader::finish(const Item& item, DeliverableReading&& out) {
  out.what.requires_ = requirement_of(out.what.title, item.text, first_label(item), out.what.parts.size());
  if (!out.what.handed_in_at && out.what.requires_.kind == RequirementKind::form)
    for (const ItemLink& link : item.links)
      if (mentions(link.label, {"survey", "form", "self-evaluation", "ticket"}) && !out.what.handed_in_at)
        out.what.handed_in_at = std::string(link.target);
  facts.deliverables.push_back(std::move(out));
}

void DeliverableReader::read(const Item& item, const std::vector<DueWords>& from_lead, bool whole) {
  if (item.text.empty()) return;
  DeliverableReading out = begin(item);
  auto dates = find_due_dates(item.text);
  if (const auto at_end = whole && dates.empty() ? due_date_at_end(item.text) : std::nullopt) dates.push_back(*at_end);
  out.what.title = deliverable_title(item, dates);
  out.whole = whole;
  out.ticket = mentions(out.what.title, {"exit ticket"}) && !whole;
  if (out.ticket) out.what.title = "Exit ticket: " + in.page.title;
  out.what.handed_in_at = destination(item);
  add_dates(item, dates, std::nullopt, out);
  for (NodeIndex list : item.nested) read_details(list, out);
  if (out.what.due.empty() && !from_lead.empty()) {
    out.what.due.push_back(from_lead[0].due);
    out.due_at.push_back(out.what.where);
    out.due_through.emplace_back();
  }
  if (const auto unread = out.what.due.empty() ? unread_due_date(item.text) : std::nullopt) {
    out.what.title = deliverable_title(item, {*unread});
    add_dates(item, {*unread}, std::nullopt, out);
  }
  settle_stages(out);
  finish(item, std::move(out));
}

}  // namespace compiler
