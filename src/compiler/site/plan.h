// The order of the site: every page with its place in it, the groups that navigation shows, and what belongs to which
// module and week. Made once for a compilation; all else on the site is written from it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/compile.h"
#include "compiler/site/addresses.h"

namespace compiler {

using PageNumber = std::uint32_t;  // index in Compilation::pages
inline constexpr PageNumber no_page = static_cast<PageNumber>(-1);

// Pages that navigation shows together: a module's pages in one folder, or another folder's.
struct Group {
  std::string title;          // "Module 4: Leading your search", "Resources"
  std::optional<int> module;  // none: a folder outside the modules
  std::string folder;
  PageNumber index = no_page;     // its first page, when there is one that introduces the rest
  std::vector<PageNumber> pages;  // in reading order, the index first
  bool archived = false;
};

struct PlannedPage {
  const Page* page = nullptr;
  std::string_view output;
  std::string_view title;
  std::uint32_t group = 0;
  PageNumber before = no_page, after = no_page;  // in reading order, within the module or folder
};

// What happens in a week of a module, by indexes into the programme's lists.
struct PlannedWeek {
  int week = 0;
  std::vector<std::size_t> sessions, deliverables;
  std::vector<PageNumber> pages;
};

struct PlannedModule {
  const Module* module = nullptr;
  std::string title;               // "Module 4: Leading your search"
  PageNumber index = no_page;      // the author's own page about it
  std::string own_output;          // the page that Cairn makes about it
  std::vector<PlannedWeek> weeks;  // sorted; those that anything is said of, and all up to the module's length
  std::vector<std::size_t> sessions_without_week, deliverables_without_week, guides, outcomes;
  std::string_view output(const std::vector<PlannedPage>& pages) const {
    return index == no_page ? std::string_view(own_output) : pages[index].output;
  }
};

class Plan {
 public:
  Plan(const Compilation& done, const Addresses& addresses);

  const Compilation& done;
  const Addresses& addresses;
  const Programme& programme;
  std::vector<PlannedPage> pages;  // same index as done.pages
  std::vector<Group> groups;       // modules by number, then folders by name, archives last
  std::vector<PlannedModule> modules;
  // Of each guide: the page it stands on and its title, so that it keeps its address whatever is added elsewhere.
  std::vector<std::string> guide_names;
  PageNumber start = no_page;  // the page that readers begin at
  std::string name;            // of the programme

  PageNumber number_of(std::string_view path) const;  // no_page when there is none
  const PlannedModule* module_numbered(std::optional<int> number) const;
  const PlannedWeek* week_of(std::optional<int> module, std::optional<int> week) const;
  // Indexes of the standards' outcomes (those that are no repetition on a module's page) of a competency's level.
  const std::vector<std::size_t>& standards_of(std::string_view competency, int level) const;
  const Outcome* outcome_with(std::string_view id) const;
  std::string own(std::string_view name) const;  // "rubric.html" -> "programme/rubric.html"
  std::string home_output() const { return start == no_page ? "index.html" : std::string(pages[start].output); }
  // "Module 4", or "Module 4: Leading your search" when it has a title of its own.
  static std::string title_of(const Module& module);

 private:
  void place_pages();
  void order_group(Group& group);
  using Ranks = std::unordered_map<PageNumber, std::uint32_t>;
  const Ranks& ranks_on(PageNumber index);  // the places of the pages that a page links to
  void link_steps();
  void plan_modules();
  void name_guides();
  std::unordered_map<PageNumber, Ranks> ranks_;  // of the pages that introduce others
  std::unordered_map<std::string_view, PageNumber> numbers_;
  std::unordered_map<std::string_view, const Outcome*> outcomes_;        // by id
  std::unordered_map<std::string, std::vector<std::size_t>> standards_;  // by "competency level"
};

// "index.md", "README.md" of a folder.
bool introduces_folder(std::string_view path);

// "1:00 pm" as pages write it from "13:00"; other words stay.
std::string readable_time(std::string_view time);
std::string readable_weekday(Weekday day);                                                   // "Tuesday"
std::string readable_kind(SessionKind kind);                                                 // "Office hours"
std::string readable_minutes(const std::optional<int>& min, const std::optional<int>& max);  // "10–15 min"
std::string readable_due(const Due& due);          // "Friday of week 5, end of day"
bool has_own_words(const Due& due);                // no week says it: "Saturday before Module 1 starts, end of day"
std::string readable_text(std::string_view text);  // an outcome's words as a line of its own: "Name the people"
// An outcome with a checklist without the words that led to it: "publish a profile that includes:" -> "Publish a
// profile"
std::string readable_outcome(const Outcome& outcome);
// A title beside its module, and in its week, without saying these again: "Module 4, week 2: Offers" -> "Offers",
// "Module 1 self-evaluation" -> "Self-evaluation", "Module 1, week 2" -> "Week 2",
// "Homeroom groups: Module 1: Week 2: Hands" -> "Homeroom groups: Hands".
std::string short_title(std::string_view title, std::optional<int> module, std::optional<int> week);
std::string readable_level(int level);                      // "Level II"
std::string readable_performance(Performance performance);  // "Meets expectations"

}  // namespace compiler
