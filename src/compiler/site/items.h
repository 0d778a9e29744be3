// What a list on Cairn's own pages shows of a session, a deliverable, an outcome: a label, where it leads, a note.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/site/plan.h"

namespace compiler {

struct PlanItem {
  std::string label;
  std::string address;  // relative; empty: not a link
  std::string note;     // "Tuesday, 1:00 pm · 60 min"; empty: none
  std::string badge;    // "optional", "due"; empty: none
};

// Makes items for a page that lies at `from`.
class Items {
 public:
  Items(const Plan& plan, std::string_view from) : plan_(plan), from_(from) {}

  PlanItem page(PageNumber number) const;
  PlanItem session(const Session& session) const;
  PlanItem lesson(const Lesson& lesson) const;
  PlanItem deliverable(const Deliverable& deliverable) const;
  // With the due date of that week only.
  PlanItem deliverable_in(const Deliverable& deliverable, int week) const;
  PlanItem guide(std::size_t index) const;
  PlanItem outcome(const Outcome& outcome) const;
  PlanItem own(std::string_view name, std::string label) const;
  // A page by its path; plain text when there is none.
  std::string address_of(std::string_view path) const;
  // A place in a page: the heading that it stands under.
  std::string address_of(const Where& where) const;
  // What an author wrote on the page `on`: a page by its title when it is the address of one; his own words when they
  // are words; an empty label for an address that leads to no page.
  PlanItem meant_by(std::string_view written, std::string_view on) const;
  PageNumber number_of_session(const Session& session) const;

 private:
  const Plan& plan_;
  std::string from_;
};

// A list as HTML; nothing for no items.
std::string items_html(const std::vector<PlanItem>& items);

std::string output_of_outcome(const Plan& plan, const Outcome& outcome);
std::string output_of_guide(const Plan& plan, std::size_t index);
std::string output_of_competency(const Plan& plan, std::string_view key);
std::string name_of_competency(const Plan& plan, std::string_view key);
// The outcome that stands on the standards, for one that a module lists; itself when there is none.
const Outcome& standard_of(const Plan& plan, const Outcome& outcome);

}  // namespace compiler
