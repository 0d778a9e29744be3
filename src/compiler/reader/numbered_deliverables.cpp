#include "compiler/reader/numbered_deliverables.h"

#include <algorithm>

#include "compiler/reader/when.h"
#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// "Deliverable #1: …", "Deliverable #3 - …", "Deliverable Two: …".
bool begins_with_deliverable_number(std::string_view text, std::optional<int>& number, std::size_t& rest) {
  if (!text::starts_with_ignoring_case(text, "deliverable")) return false;
  std::size_t at = 11;
  while (at < text.size() && (text[at] == ' ' || text[at] == '#')) ++at;
  const Word word = word_at(text, at);
  if (word.begin != at) return false;
  number = number_word(word.text);
  if (!number) return false;
  rest = word.end;
  const std::string_view behind = text.substr(rest);
  if (behind.starts_with(':'))
    rest += 1;
  else if (behind.starts_with(" - ") || behind.starts_with("- "))
    rest += behind.find('-') + 1;
  else if (behind.starts_with(" \xE2\x80\x93") || behind.starts_with(" \xE2\x80\x94"))
    rest += 4;
  else
    return false;
  return true;
}

// "1. Send your questions by Monday of Week 3" has a date of its own: a deliverable, and no part of the one above.
bool is_its_own(const Item& item) {
  if (item.number == 0) return false;
  const auto dates = find_due_dates(item.text);
  return !dates.empty() && dates[0].begin > 3;
}

}  // namespace

bool NumberedReader::read_paragraph(const Item& paragraph) {
  std::optional<int> number;
  std::size_t rest = 0;
  if (!begins_with_deliverable_number(paragraph.text, number, rest)) return false;
  Item item = paragraph;
  item.text = text::trim(std::string_view(paragraph.text).substr(rest));
  item.lead.clear();
  if (item.text.empty()) return false;
  reader.read(item, {}, true);
  reader.facts.deliverables.back().what.number = number;
  return true;
}

// Its number counts the steps of the one above, which is done, when it has no date, by the last of theirs.
void NumberedReader::read_step(Item item, std::size_t above, bool& dated_by_steps) {
  item.number = 0;
  reader.read(item, {}, true);
  DeliverableReading& whole = reader.facts.deliverables[above];
  const DeliverableReading& step = reader.facts.deliverables.back();
  if (step.what.due.empty() || (!whole.what.due.empty() && !dated_by_steps)) return;
  whole.what.due.assign(1, step.what.due.back());
  whole.due_at.assign(1, step.due_at.back());
  whole.due_through.assign(1, "");
  dated_by_steps = true;
}

void NumberedReader::add_parts(NodeIndex list) {
  const std::size_t above = reader.facts.deliverables.size() - 1;
  bool dated_by_steps = false;
  for (const Item& item : read_items(reader.in.tree, list)) {
    if (is_its_own(item)) {
      read_step(item, above, dated_by_steps);
      continue;
    }
    DeliverableReading& out = reader.facts.deliverables[above];
    out.what.parts.push_back(item.text);
    DeliverableReader::add_links(item, out);
  }
  DeliverableReading& out = reader.facts.deliverables[above];
  if (out.what.parts.size() > 1 && out.what.requires_.kind == RequirementKind::text)
    out.what.requires_.kind = RequirementKind::checklist;
}

// "### Deliverable 5: Mock interview", and "Due by end of week 6" in a paragraph or a list under it.
bool NumberedReader::read_heading(const Section& section) {
  std::optional<int> number;
  std::size_t rest = 0;
  if (!begins_with_deliverable_number(section.title, number, rest)) return false;
  Item heading = read_block(reader.in.tree, section.heading);
  heading.text = text::trim(std::string_view(section.title).substr(rest));
  heading.lead.clear();
  if (heading.text.empty()) return false;
  const std::size_t at = reader.facts.deliverables.size();
  reader.read(heading, {}, true);
  reader.facts.deliverables[at].what.number = number;
  for (NodeIndex block : section.blocks) {
    if (reader.in.tree[block].kind == Kind::list) add_parts_and_dates(block, at);
    if (reader.in.tree[block].kind != Kind::paragraph) continue;
    const Item paragraph = read_block(reader.in.tree, block);
    DeliverableReading& out = reader.facts.deliverables[at];
    DeliverableReader::add_links(paragraph, out);
    if (!out.what.handed_in_at) out.what.handed_in_at = reader.destination(paragraph);
    auto dates = find_due_dates(paragraph.text);
    if (const auto unread = dates.empty() ? unread_due_date(paragraph.text) : std::nullopt) dates.push_back(*unread);
    if (out.what.due.empty()) reader.add_dates(paragraph, dates, std::nullopt, out);
  }
  return true;
}

void NumberedReader::add_parts_and_dates(NodeIndex list, std::size_t at) {
  const auto items = read_items(reader.in.tree, list);
  bool dated_by_steps = false;
  if (std::ranges::any_of(items, is_its_own)) {
    for (const Item& item : items)
      if (is_its_own(item))
        read_step(item, at, dated_by_steps);
      else
        reader.facts.deliverables[at].what.parts.push_back(item.text);
    return;
  }
  DeliverableReading& out = reader.facts.deliverables[at];
  reader.read_details(list, out);
  if (out.what.parts.size() > 1 && out.what.requires_.kind == RequirementKind::text)
    out.what.requires_.kind = RequirementKind::checklist;
}

}  // namespace compiler
