// A page's own text as HTML: what cmark would write, and what a site needs beyond it.
//
// * Headings carry ids (reader/heading_ids.h) and a quiet link to themselves; their levels follow the outline below the
//   page's title (h1), without gaps. The heading that only repeats the title is left out: the layout shows it.
// * Links lead to the real output files, relatively. A link that leads nowhere stays as marked text.
// * Pictures of the folder are shown; those of other hosts become links, as do embedded videos: no page makes the
//   browser leave the host.
// * Raw HTML passes the allow-list (platform/html). What stands in <section markdown="1"> is read as Markdown.
// * Bullets that follow a numbered item belong to it, with or without a blank line between, and the author's number
//   stays; bullets indented by one space are sub-bullets; "* a<br>* b" in a table cell is a list (DOMAIN.md E.2, E.5).
// * "(15 mins)" is set off as a small badge.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/reader/site_map.h"
#include "compiler/site/addresses.h"
#include "platform/markdown/markdown.h"

namespace compiler {

struct BodyHeading {
  int level = 2;  // as rendered, 2 to 6
  std::string id;
  std::string title;  // plain text
};

struct Body {
  std::string html;
  std::vector<BodyHeading> headings;
  std::string title_id;            // of the heading that was left out; empty when there was none
  bool has_missing_links = false;  // some link led nowhere
};

struct BodySurroundings {
  std::string_view path;    // of the page
  std::string_view output;  // where its output lies
  std::string_view title;
  const SiteMap& site_map;
  const Addresses& addresses;
  std::size_t expected_size = 0;  // of the HTML, in bytes; only for speed
};

Body render_body(const markdown::Document& document, const BodySurroundings& around);

}  // namespace compiler
