#include <iterator>

#include "compiler/reader/deliverable_reader.h"
#include "compiler/reader/due_stages.h"
#include "compiler/reader/numbered_deliverables.h"
#include "compiler/reader/requirement.h"
#include "compiler/reader/schedule.h"
#include "compiler/reader/session_words.h"
#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// "You'll submit all deliverables except for X here. X should be included in your module portfolio."
void read_closing_words(const Item& paragraph, std::size_t first, ScheduleFacts& facts) {
  if (!mentions(paragraph.text, {"submit all deliverables", "submit all of these"}) || paragraph.links.empty()) return;
  const std::string_view text = paragraph.text;
  std::string_view exception;
  if (std::size_t at = text::find_ignoring_case(text, "except for "); at != std::string_view::npos) {
    exception = text.substr(at + 11);
    exception = exception.substr(0, 120);
    exception = text::trim(exception.substr(0, text::find_ignoring_case(exception, paragraph.links[0].label)));
  }
  const auto is_exception = [&](std::string_view title) {
    if (exception.empty()) return false;
    for (Word word = word_at(exception, 0); !word.text.empty(); word = word_at(exception, word.end))
      if (text::find_ignoring_case(title, word.text) == std::string_view::npos) return false;
    return true;
  };
  const bool portfolio = mentions(text, {"included in your module portfolio", "in your module portfolio"});
  for (std::size_t i = first; i < facts.deliverables.size(); ++i) {
    Deliverable& one = facts.deliverables[i].what;
    if (one.handed_in_at) continue;
    if (!is_exception(one.title))
      one.handed_in_at = std::string(paragraph.links[0].target);
    else if (portfolio)
      one.handed_in_at = "module portfolio";
  }
}

struct SectionReader {
  DeliverableReader reader;
  const Section& section;

  const PageInHand& in() const { return reader.in; }

  // "## Deliverables": each item is one.
  void read_list_of_deliverables() {
    const std::size_t first = reader.facts.deliverables.size();
    Item lead;
    bool numbered = false;       // the lead is "Deliverable #1: …", the list behind it its parts
    bool behind_number = false;  // bullets directly behind a numbered item belong to it, indented or not
    for (NodeIndex block : section.blocks) {
      const Kind kind = in().tree[block].kind;
      if (kind == Kind::paragraph) {
        lead = read_block(in().tree, block);
        numbered = NumberedReader{reader}.read_paragraph(lead);
        behind_number = false;
        if (!numbered) read_closing_words(lead, first, reader.facts);
      } else if (kind == Kind::list) {
        if (numbered) {
          NumberedReader{reader}.add_parts(block);
        } else if (behind_number && !in().tree[block].ordered) {
          add_details(block);
        } else if (lists_deliverables(lead)) {
          auto from_lead = find_due_dates(lead.text);
          if (from_lead.empty()) from_lead = from_heading();
          for (const Item& item : read_items(in().tree, block)) reader.read(item, from_lead, true);
        }
        behind_number = in().tree[block].ordered && reader.facts.deliverables.size() > first;
        lead = {};
        numbered = false;
      } else if (kind == Kind::table) {
        read_table(block);
      }
    }
    for (std::size_t i = first; i < reader.facts.deliverables.size(); ++i)
      if (reader.facts.deliverables[i].what.due.size() == 1) reader.facts.deliverables[i].what.due[0].stage.reset();
    reader.find_surveys(first);
  }

  // "## Deliverables due in week 4"; on the page of a week "this week" is that week.
  std::vector<DueWords> from_heading() const {
    auto due = due_of_heading(section.title);
    if (!due) return {};
    if (due->relative && in().page.place.week) {
      due->week = in().page.place.week;
      due->relative.reset();
    }
    return {DueWords{std::move(*due), 0, section.title.size(), true}};
  }

  // "## Due in week 3": each item recalls a deliverable of the module's list.
  void read_reminders() {
    const auto from_above = from_heading();
    const std::size_t first = reader.facts.deliverables.size();
    for (NodeIndex block : section.blocks)
      if (in().tree[block].kind == Kind::list)
        for (const Item& item : read_items(in().tree, block)) reader.read(item, from_above, true);
    auto& read = reader.facts.deliverables;
    const auto begin = read.begin() + static_cast<std::ptrdiff_t>(first);
    reader.facts.reminders.insert(reader.facts.reminders.end(), std::make_move_iterator(begin),
                                  std::make_move_iterator(read.end()));
    read.erase(begin, read.end());
  }

  void add_details(NodeIndex list) {
    DeliverableReading& out = reader.facts.deliverables.back();
    reader.read_details(list, out);
    if (out.what.parts.size() > 1 && out.what.requires_.kind == RequirementKind::text)
      out.what.requires_.kind = RequirementKind::checklist;
  }

  static bool lists_deliverables(const Item& lead) {
    if (lead.text.empty() || !lead.text.ends_with(':')) return true;
    return mentions(lead.text, {"deliverable", "submit", "complete", "hand in", "due", "turn in", "following"});
  }

  // Deliverable | How to Submit | Due Date
  void read_table(NodeIndex table) {
    int name_column = -1, due_column = -1, place_column = -1, column = 0;
    NodeIndex row = in().tree[table].first_child;
    if (row == 0) return;
    for (NodeIndex cell : markdown::children(in().tree, row)) {
      const std::string name = plain_words(in().tree.plain_text(cell));
      if (mentions(name, {"due"}))
        due_column = column;
      else if (mentions(name, {"submit", "hand in", "where"}))
        place_column = column;
      else if (mentions(name, {"deliverable", "task", "what"}) && name_column < 0)
        name_column = column;
      ++column;
    }
    if (name_column < 0 || due_column < 0) return;
    for (row = in().tree[row].next; row != 0; row = in().tree[row].next) {
      Item name, due, place;
      column = 0;
      for (NodeIndex cell : markdown::children(in().tree, row)) {
        if (column == name_column) name = read_block(in().tree, cell);
        if (column == due_column) due = read_block(in().tree, cell);
        if (column == place_column) place = read_block(in().tree, cell);
        ++column;
      }
      if (name.text.empty()) continue;
      DeliverableReading out = reader.begin(name);
      out.what.title = name.text;
      out.whole = true;
      DeliverableReader::add_links(place, out);
      if (!place.links.empty())
        out.what.handed_in_at = std::string(place.links[0].target);
      else if (!place.text.empty())
        out.what.handed_in_at = place.text;
      reader.add_dates(due, find_due_dates("due " + due.text), std::nullopt, out);
      reader.finish(name, std::move(out));
    }
  }

  // "## Coffee Chat Deliverable": the whole section is one; each item with a date is a step on the way to it.
  void read_one_deliverable(std::string_view title) {
    DeliverableReading out;
    out.what.module = in().page.place.module;
    out.what.title = std::string(title);
    out.what.where = where_of(in().page, in().tree[section.heading]);
    Item first;
    std::size_t steps = 0;
    for (NodeIndex block : section.blocks) {
      const Kind kind = in().tree[block].kind;
      if (kind == Kind::paragraph && first.text.empty()) first = read_block(in().tree, block);
      if (kind == Kind::paragraph && (steps > 0 || !out.what.parts.empty())) break;  // help and resources follow
      if (kind != Kind::list) continue;
      if (steps > 0 && !in().tree[block].ordered)
        add_check_marks(block, out);
      else
        for (const Item& item : read_items(in().tree, block)) steps += add_step(item, steps, out) ? 1 : 0;
    }
    if (out.what.parts.empty() && out.what.due.empty()) return;
    if (out.what.due.size() == 1 && !text::starts_with_ignoring_case(out.what.due[0].stage.value_or(""), "step "))
      out.what.due[0].stage.reset();
    reader.finish(first, std::move(out));
    Deliverable& what = reader.facts.deliverables.back().what;
    if (what.handed_in_at && what.requires_.kind == RequirementKind::text && what.parts.size() < 2)
      what.requires_.kind = RequirementKind::form;
  }

  bool add_step(const Item& item, std::size_t steps, DeliverableReading& out) {
    DeliverableReader::add_links(item, out);
    for (const ItemLink& link : item.links)
      if (!out.what.handed_in_at && mentions(link.label, {"exit ticket", "survey"}))
        out.what.handed_in_at = std::string(link.target);
    if (!out.what.handed_in_at) out.what.handed_in_at = reader.destination(item);
    const auto dates = find_due_dates(item.text);
    if (dates.empty()) {
      if (!item.text.empty() && steps == 0) out.what.parts.push_back(item.text);
      return false;
    }
    reader.add_dates(item, dates, stage_of_step(item, dates[0]), out);
    for (NodeIndex list : item.nested) add_check_marks(list, out);
    return true;
  }

  // Steps with different names are different steps.
  static std::optional<std::string> stage_of_step(const Item& item, const DueWords& date) {
    if (item.number > 0) return "step " + std::to_string(item.number);
    std::string_view words = text::trim(std::string_view(item.text).substr(0, date.begin));
    if (auto stage = stage_in(words)) return stage;
    for (std::string_view tail : {"due", " is", " are", ":", ","})
      if (words.ends_with(tail)) words = text::trim(words.substr(0, words.size() - tail.size()));
    return words.empty() || words.size() > 40 ? std::nullopt : std::optional(text::lower(words));
  }

  // Under a dated step, what is ticked off: "✅ Post your questions".
  void add_check_marks(NodeIndex list, DeliverableReading& out) const {
    constexpr std::string_view mark = "\xE2\x9C\x85";
    for (const Item& inner : read_items(in().tree, list)) {
      if (inner.text.starts_with(mark))
        out.what.parts.emplace_back(text::trim(std::string_view(inner.text).substr(mark.size())));
      DeliverableReader::add_links(inner, out);
    }
  }

  // "## Due Dates & Reminders" and lessons' ends: only what has a date. A bare "Due this Friday:" names what is in it.
  void read_dated_items() {
    for (NodeIndex block : section.blocks) {
      if (in().tree[block].kind == Kind::paragraph) {
        const Item paragraph = read_block(in().tree, block);
        if (mentions(paragraph.text, {"submit", "exit ticket"}) && !find_due_dates(paragraph.text).empty())
          read_dated(paragraph);
      }
      if (in().tree[block].kind != Kind::list) continue;
      for (const Item& item : read_items(in().tree, block)) read_dated(item);
    }
  }

  // "You will talk about it. You should have a draft to submit by Friday of Week 2": what the date is about.
  static std::string from_dated_sentence(std::string_view text, std::size_t date) {
    const std::size_t stop = text.substr(0, date).rfind(". ");
    const std::string_view sentence = stop == std::string_view::npos ? text : text.substr(stop + 2);
    return std::string(stop != std::string_view::npos && date - stop < 24 ? text : sentence);
  }

  void read_dated(const Item& item) {
    const auto dates = find_due_dates(item.text);
    if (dates.empty()) return;
    const bool only_date = dates[0].begin < 4 && !item.nested.empty();
    if (!only_date) {
      Item plain = item;
      plain.lead.clear();
      plain.number = 0;
      plain.text = from_dated_sentence(item.text, dates[0].begin);
      if (!mentions(plain.text, {"of your deliverables"})) reader.read(plain, {}, false);
      return;
    }
    for (NodeIndex list : item.nested)
      for (Item inner : read_items(in().tree, list)) {
        inner.number = 0;
        DeliverableReading out = reader.begin(inner);
        out.what.title = deliverable_title(inner, {});
        for (const ItemLink& link : item.links) out.what.handed_in_at = std::string(link.target);
        reader.add_dates(item, dates, std::nullopt, out);
        for (NodeIndex details : inner.nested) reader.read_details(details, out);
        reader.finish(inner, std::move(out));
      }
  }

  // "Cover letter draft due by Monday of week 6" inside a week; "Week 6: Submit the survey by Monday of Week 6".
  void read_week_lists() {
    for (NodeIndex block : section.blocks) {
      if (in().tree[block].kind != Kind::list) continue;
      const std::string_view begins = first_text(in().tree, in().tree[block].first_child);
      if (!text::starts_with_ignoring_case(begins, "week")) continue;
      for (const Item& item : read_items(in().tree, block)) {
        const auto week = week_item(item.text);
        if (!week) continue;
        read_submission(item, week->rest);
        for (NodeIndex list : item.nested)
          for (const Item& inner : read_items(in().tree, list)) {
            const auto dates = find_due_dates(inner.text);
            if (!dates.empty() && dates[0].says_due)
              reader.read(inner, {}, false);
            else if (!dates.empty())
              read_submission(inner, inner.text);
          }
      }
    }
  }

  // "Deliverable for Cover Letter Lesson:" and the list behind it are one; "students will submit these deliverables:"
  // and "By the end of Mod 2, you should have completed:" begin a list of them under any heading.
  void read_led_lists() {
    for (NodeIndex block : section.blocks) {
      const NodeIndex list = in().tree[block].next;
      if (in().tree[block].kind != Kind::paragraph || list == 0 || in().tree[list].kind != Kind::list) continue;
      if (!says(in().tree, block, "eliverable") && !says(in().tree, block, "have completed")) continue;
      const Item lead = read_block(in().tree, block);
      if (!lead.text.ends_with(':')) continue;
      if (text::starts_with_ignoring_case(lead.text, "deliverable for ")) {
        const std::string title = lead.text.substr(16, lead.text.size() - 17);
        DeliverableReading out = reader.begin(lead);
        out.what.title = title;
        for (const Item& item : read_items(in().tree, list)) {
          const auto dates = find_due_dates(item.text);
          reader.add_dates(item, dates, std::nullopt, out);
          if (dates.empty()) out.what.parts.push_back(item.text);
          DeliverableReader::add_links(item, out);
        }
        reader.finish(lead, std::move(out));
      } else if (mentions(lead.text, {"these deliverables", "should have completed", "following deliverables"})) {
        const auto from_lead = find_due_dates(lead.text);
        for (const Item& item : read_items(in().tree, list)) reader.read(item, from_lead, true);
      }
    }
  }

  void read_submission(const Item& item, std::string_view rest) {
    if (text::starts_with_ignoring_case(rest, "please ")) rest = text::trim(rest.substr(7));
    for (std::string_view verb : {"submit ", "turn in ", "hand in "}) {
      if (!text::starts_with_ignoring_case(rest, verb) || find_due_dates(rest).empty()) continue;
      if (mentions(rest.substr(0, 30), {"submit deliverables", "all deliverables"})) return;
      Item plain = item;
      plain.text = with_capital(rest);
      plain.lead.clear();
      reader.read(plain, {}, false);
    }
  }
};

enum class Sort { none, list, one, dated, weeks, reminders };

// What a heading makes of its section: "Deliverables to Complete", "Coffee Chat Deliverable", "Due Dates & Reminders".
Sort sort_of(std::string_view title, std::string& name) {
  if (title.size() > 80) return Sort::none;
  const std::size_t at = text::find_ignoring_case(title, "deliverable");
  if (at == std::string_view::npos) {
    if (mentions(title, {"due date", "reminders"})) return Sort::dated;
    if (mentions(title, {"check for understanding"})) return Sort::dated;
    if (text::starts_with_ignoring_case(title, "due ") && due_of_heading(title)) return Sort::reminders;
    return Sort::none;
  }
  if (mentions(title, {"weekly", "breakdown", "rubric", "guidelines"})) return Sort::weeks;
  const bool plural = text::lower(title.substr(at + 11, 1)) == "s";
  if (plural) return Sort::list;
  name = std::string(text::trim(title.substr(0, at)));
  return Sort::one;
}

}  // namespace

void read_deliverables(const PageInHand& in, const Traces& traces, ScheduleFacts& facts) {
  if (!traces.deliverable) return;
  for (const Section& section : in.sections) {
    SectionReader reader{{in, facts}, section};
    if (NumberedReader{reader.reader}.read_heading(section)) continue;
    std::string name;
    switch (sort_of(section.title, name)) {
      case Sort::list:
        reader.read_list_of_deliverables();
        break;
      case Sort::one:
        reader.read_one_deliverable(name.empty() ? std::string_view(in.page.title) : std::string_view(name));
        break;
      case Sort::dated:
        reader.read_dated_items();
        break;
      case Sort::reminders:
        reader.read_reminders();
        break;
      case Sort::none:
        reader.read_led_lists();
        [[fallthrough]];
      case Sort::weeks:
        if (traces.week) reader.read_week_lists();
        break;
    }
  }
}

}  // namespace compiler
