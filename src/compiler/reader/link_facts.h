// What a page links to, and the places in it that can be linked to (DOMAIN.md E.6).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace compiler {

// A Markdown link or image, a bare address, or an <a href> or <img src> of raw HTML. What stands in code or in an HTML
// comment is none.
struct LinkUse {
  std::string target;  // as written, entities resolved: "/module_four/negotiations#intro"
  std::string label;   // plain text; of an image: its alternative text
  bool image = false;
  bool bare = false;         // the address itself stands in the text
  int line = 1, column = 1;  // of the target in the source, code points; of the link when it is "[text][reference]"
};

struct Anchor {
  std::string id;
  int line = 1, column = 1;
  bool automatic = false;  // made from a heading, as GitHub and kramdown make it (heading_ids.h)
};

// What was meant as a link and is none, or is one by a hair's breadth.
enum class LinkFlaw : std::uint8_t {
  space_inside,  // "[x](/a b)": Markdown shows it as text
  space_before,  // "[x]( /a)": CommonMark takes it, other readers do not
  unclosed,      // "[x](/a" and the line ends
};

struct FlawedLink {
  LinkFlaw flaw = LinkFlaw::unclosed;
  std::string target;         // of unclosed ones: what there is of it
  int line = 1, column = 1;   // of the target
  std::size_t offset = 0;     // of the target (space_before: of the spaces) in the page's text
  std::size_t length = 0;     // in bytes; 0: the place is not known exactly, so there is no repair
  bool stands_alone = false;  // nothing else is wrong there: repaired, it is a link
};

struct LinkFacts {
  std::vector<LinkUse> links;  // in page order
  std::vector<Anchor> anchors;
  std::vector<FlawedLink> flawed;
};

}  // namespace compiler
