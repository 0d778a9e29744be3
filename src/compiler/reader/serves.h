// What a page's `serves:` names: outcomes by their id or their words, goals of modules by their words. It says for
// certain which outcomes and goals a page helps students to reach; everything else about that is a guess.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/reader/programme.h"

namespace compiler {

struct ServedThing {
  const Outcome* outcome = nullptr;  // of the standards, where a module's page restates one
  int module = 0;                    // of the goal, when it is no outcome
  const std::string* goal = nullptr;
};

class ServesNames {
 public:
  explicit ServesNames(const Programme& programme);

  // Words are compared without case and punctuation. A goal that several modules have is that of `module`, the page's
  // own, or all of them. Empty: the programme has nothing of that name.
  std::vector<ServedThing> meant_by(std::string_view entry, std::optional<int> module) const;
  // The id that was surely meant, for a misspelt one; empty when there is none.
  std::string_view nearest_id(std::string_view entry) const;

 private:
  const Outcome* standard_of(const Outcome& outcome) const;
  std::unordered_map<std::string_view, const Outcome*> by_id_;
  std::unordered_map<std::uint64_t, const Outcome*> by_words_;
  std::unordered_map<std::uint64_t, std::vector<ServedThing>> goals_;
};

}  // namespace compiler
