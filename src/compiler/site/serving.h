// Which sessions, lessons, deliverables, outcomes and other pages serve an outcome or a module's goal.
//
// Authors may state it: by `serves:` in a page's front matter (compiler/reader/serves.h), or by a lesson that restates
// an outcome or a goal in its own words. Where pages, sessions or lessons are stated, no others are guessed. All else
// is decided by words, cautiously: two texts belong together when they share at least two telling words, and these are
// at least two fifths of the telling words of the shorter text; or when a title has a single telling word, and the
// other text has it too. Of a session, the goals of the lesson it leads to count as well. Readers are told where it is
// a guess.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/site/plan.h"

namespace compiler {

inline constexpr std::string_view how_serving_is_decided =
    "Some of these links were found by comparing words, since the pages do not state them.";

struct Served {
  std::vector<std::size_t> sessions, lessons, deliverables, outcomes;  // indexes into the programme's lists
  std::vector<PageNumber> pages;  // that say they serve it, and are neither a lesson nor a session's
  bool guessed = false;           // some of it was decided by words
  bool by_nothing() const { return sessions.empty() && lessons.empty() && deliverables.empty() && pages.empty(); }
};

class Serving {
 public:
  explicit Serving(const Plan& plan);
  // What serves this outcome in the modules that list or target it; in any module when none does.
  Served of_outcome(std::size_t outcome) const;
  // What serves a goal of this module; its outcomes as well.
  Served of_goal(int module, std::string_view goal) const;
  // Numbers of the modules that list the outcome, or promise its competency's level.
  std::vector<int> modules_of(std::size_t outcome) const;

 private:
  enum class Kind : std::uint8_t { session, lesson, deliverable, outcome };
  struct Text {
    Kind kind;
    std::size_t index;
    int module;  // -1: none
    std::size_t stems;
  };
  using Stated = std::vector<PageNumber>;  // in page order
  void add(Kind kind, std::size_t index, std::optional<int> module, const std::string& text);
  void read_statements();
  void read_restatements();
  Served match(std::string_view text, const std::vector<int>& modules) const;
  void put_stated(const Stated* stated, Served& served) const;

  const Plan& plan_;
  std::vector<Text> texts_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_;
  std::unordered_map<std::string_view, std::vector<int>> modules_listing_;  // by id of the standard
  std::unordered_map<std::string, std::vector<int>> modules_promising_;     // by "competency level"
  std::unordered_map<const Outcome*, Stated> stated_outcomes_;              // by the standard
  std::map<std::pair<int, std::string_view>, Stated> stated_goals_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> sessions_on_, lessons_on_;  // by path
};

}  // namespace compiler
