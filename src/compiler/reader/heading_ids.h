// The addresses of headings inside a page. One to which the author gave an id ("## Pay {#pay}") has that alone. Any
// other answers to two ids: the one GitHub makes of its text, which is the one the site writes, and the one kramdown
// makes, so that links written for either keep working.
//
//   "Week 1: Offers & pay"   GitHub "week-1-offers--pay"    kramdown the same
//   "2. Cover_letters"       GitHub "2-cover_letters"       kramdown "coverletters"
//   "Über uns"               GitHub "über-uns"              kramdown "ber-uns"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/markdown/markdown.h"

namespace compiler {

struct HeadingId {
  markdown::NodeIndex heading = 0;
  std::string id;        // GitHub's; never empty, never twice on a page: the second "intro" is "intro-1"
  std::string kramdown;  // kramdown's; empty when it is the same, or when something else on the page has that id
};

// One for each heading of the page, in document order, those inside quotes and lists included.
std::vector<HeadingId> heading_ids(const markdown::Document& document);

// What the two make of one heading's text, before repetitions are numbered.
std::string github_id(std::string_view title);
std::string kramdown_id(std::string_view title);

}  // namespace compiler
