// What a page links to, and the places in it that can be linked to.
#pragma once

#include <string>
#include <vector>

namespace compiler {

struct LinkUse {
  std::string target;  // as written, entities resolved: "/module_four/negotiations#intro"
  std::string label;   // plain text; of an image: its alternative text
  bool image = false;
  int line = 1, column = 1;  // of the target in the source, code points
};

struct Anchor {
  std::string id;
  int line = 1, column = 1;
  bool automatic = false;  // made from a heading, as GitHub and kramdown make it
};

struct LinkFacts {
  std::vector<LinkUse> links;
  std::vector<Anchor> anchors;
};

}  // namespace compiler
