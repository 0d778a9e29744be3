// One deliverable, put together from the item that asks for it: title, dates, parts, where it is handed in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/reader/due_dates.h"
#include "compiler/reader/list_items.h"
#include "compiler/reader/page.h"

namespace compiler {

// The name of what an item asks for: its bold words when it begins with them, else the words before the first date,
// else the first sentence.
std::string deliverable_title(const Item& item, const std::vector<DueWords>& dates);

// "The résumé is due …" and "Résumé by …" name the same.
std::string with_capital(std::string_view title);

struct DeliverableReader {
  const PageInHand& in;
  ScheduleFacts& facts;

  DeliverableReading begin(const Item& item) const;
  static void add_links(const Item& item, DeliverableReading& out);

  // The first date of the text, and further ones that say "due" themselves; a date that agrees with one already there
  // only makes that one more exact ("by the end of week 4 … due by Friday of Week 4"). Each date has the stage that the
  // words before it name ("draft due …, final version due …"), or else `stage`.
  void add_dates(const Item& item, const std::vector<DueWords>& dates, const std::optional<std::string>& stage,
                 DeliverableReading& out) const;

  // One date alone is of no stage; and the first of several has its stage not in the title.
  static void settle_stages(DeliverableReading& out);

  // Where it is handed in: "Hand in: module portfolio", "submitted through [this survey](…)", "through the end of mod
  // survey (below)".
  std::optional<std::string> destination(const Item& item) const;

  // The bullets inside a deliverable: its dates, where it is handed in, its parts.
  void read_details(markdown::NodeIndex list, DeliverableReading& out) const;

  // Says what is to be handed in, by the words of `item`, and adds it to the facts.
  void finish(const Item& item, DeliverableReading&& out);

  // All of it. `from_lead`: the dates of the sentence above the list, which hold for items without their own.
  void read(const Item& item, const std::vector<DueWords>& from_lead, bool whole);

  // "the end of mod survey (below)" is the survey that another deliverable, from `first` on, links to.
  void find_surveys(std::size_t first) const;
};

}  // namespace compiler
