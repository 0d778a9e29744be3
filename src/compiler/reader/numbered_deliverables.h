// Deliverables that are counted out by name: "**Deliverable #3 -** Case study, by Friday of Week 5" with a list of its
// parts behind it, "### Deliverable 5: Practice interview" with "Due by end of week 6" under it (DOMAIN.md E.3).
#pragma once

#include "compiler/reader/deliverable_reader.h"

namespace compiler {

struct NumberedReader {
  DeliverableReader& reader;

  // False, and nothing is added, when the paragraph does not begin so or names nothing.
  bool read_paragraph(const Item& paragraph);
  // The list behind such a paragraph. A numbered item with a date of its own is a deliverable too.
  void add_parts(markdown::NodeIndex list);

  // A whole section; false when its heading is none of these.
  bool read_heading(const Section& section);

 private:
  void read_step(Item item, std::size_t above, bool& dated_by_steps);
  void add_parts_and_dates(markdown::NodeIndex list, std::size_t at);
};

}  // namespace compiler
