// Which sessions, lessons, deliverables and outcomes serve an outcome or a module's goal. Pages rarely say so in a form
// that could be read with certainty, so it is decided by words, cautiously: two texts belong together when they share
// at least two telling words, and these are at least two fifths of the telling words of the shorter text; or when a
// title has a single telling word, and the other text has it too. Of a session, the goals of the lesson it leads to
// count as well. Readers are told so on the page.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/site/plan.h"

namespace compiler {

inline constexpr std::string_view how_serving_is_decided =
    "Decided by words: two texts are shown together when they share at least two telling words that make up at least "
    "two fifths of the shorter text, or the only telling word of a title.";

struct Served {
  std::vector<std::size_t> sessions, lessons, deliverables, outcomes;  // indexes into the programme's lists
  bool by_nothing() const { return sessions.empty() && lessons.empty() && deliverables.empty(); }
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
  void add(Kind kind, std::size_t index, std::optional<int> module, const std::string& text);
  Served match(std::string_view text, const std::vector<int>& modules) const;

  const Plan& plan_;
  std::vector<Text> texts_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_;
  std::unordered_map<std::string_view, std::vector<int>> modules_listing_;  // by id of the standard
  std::unordered_map<std::string, std::vector<int>> modules_promising_;     // by "competency level"
};

}  // namespace compiler
