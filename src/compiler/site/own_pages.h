// The pages that Cairn makes itself from what it understood, beside the authors' own: the programme at a glance, a plan
// for each module, competencies and outcomes, rubrics, deliverables, discussion guides, all pages, search.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "compiler/site/plan.h"
#include "compiler/site/serving.h"
#include "compiler/site/shell.h"

namespace compiler {

struct OwnPage {
  std::string output;
  std::string title;
  std::function<std::string()> main;  // HTML: crumbs and article
  std::string section = {};           // what the navigation marks for it: the output of the overview it belongs to
  std::optional<int> module = {};     // the navigation shows the pages of this module
  std::string words = {};             // the search finds it by these as well
  std::string trail = {};             // the search shows it there
  bool searched = true;               // false: another page says the same
  std::size_t before = no_step, after = no_step;  // in the list of own pages: those of its kind, in order
  static constexpr std::size_t no_step = static_cast<std::size_t>(-1);
};

// All of them. The functions may be called from several threads and live as long as plan and serving.
std::vector<OwnPage> own_pages(const Plan& plan, const Serving& serving);

// The pages, a file for each family.
OwnPage overview_page(const Plan& plan);
OwnPage module_page(const Plan& plan, const Serving& serving, const PlannedModule& module);
OwnPage competencies_page(const Plan& plan);
OwnPage competency_page(const Plan& plan, const Competency& competency);
OwnPage outcome_page(const Plan& plan, const Serving& serving, std::size_t outcome);
OwnPage rubric_page(const Plan& plan, const std::string& of, const std::string& output);
OwnPage deliverables_page(const Plan& plan);
OwnPage guides_page(const Plan& plan);
OwnPage guide_page(const Plan& plan, std::size_t guide);
OwnPage pages_page(const Plan& plan);
OwnPage search_page(const Plan& plan);
// Its links begin at the root of the site, since it is shown at any address. `near`: pages it may have meant.
std::string not_found_main(const Plan& plan, std::string_view root, const std::vector<PageNumber>& near);

// What an author's module or week page shows above its text: the weeks with their sessions and what is due; empty when
// nothing is known.
std::string panel_of(const Plan& plan, PageNumber number);

// Start page › Module 4 › …; the last one is the page itself.
std::vector<Crumb> crumbs_to(const Plan& plan, std::vector<Crumb> rest);

// A page of Cairn's own: crumbs, title, lead, and its text.
std::string own_main(std::string_view output, const std::vector<Crumb>& crumbs, std::string_view title,
                     std::string_view lead, std::string_view body);

}  // namespace compiler
