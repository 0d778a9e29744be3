// One page, read: what it says of the programme, where it links, what is wrong with it on its own.
//
// Reading a page looks at nothing else (no other page, no disk), so pages are read in parallel and a changed page is
// read alone. The Markdown tree lives only while a page is read: recognisers and page checks see a PageInHand.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/diagnostic/diagnostic.h"
#include "compiler/reader/link_facts.h"
#include "compiler/reader/schedule_facts.h"
#include "compiler/reader/section.h"
#include "compiler/reader/standards_facts.h"
#include "compiler/source/front_matter.h"
#include "compiler/source/kramdown.h"
#include "compiler/source/place.h"
#include "compiler/source/settings.h"
#include "compiler/source/source.h"
#include "platform/markdown/markdown.h"

namespace compiler {

struct Page {
  Source source;
  FrontMatter front;
  std::string title;           // front matter, else the first level-1 heading, else the file's name in words
  bool has_own_title = false;  // the title was written, not derived from the file's name
  Place place;
  StandardsFacts standards;
  ScheduleFacts schedule;
  LinkFacts links;
  std::vector<Diagnostic> diagnostics;

  const std::string& path() const { return source.path(); }
  Where where(int line, int column = 1) const { return {source.path(), line, column}; }
};

// What a recogniser or a page check is given: the page so far, its tree and its sections.
struct PageInHand {
  const Page& page;
  const markdown::Document& tree;
  const std::vector<Section>& sections;
  const Settings& settings;
};

// The recognisers' entrances, in this order; each fills its own facts.
void read_links(const PageInHand& in, LinkFacts& facts);
void read_standards(const PageInHand& in, StandardsFacts& facts);
void read_schedule(const PageInHand& in, ScheduleFacts& facts);

// The page without its facts: source, front matter, title, place, and the tree. A page beyond the limits of the parser
// (reported by the page checks) has an empty tree.
struct ParsedPage {
  std::shared_ptr<Page> page;
  markdown::Document tree;
  std::vector<Section> sections;
  markdown::Exceeded exceeded;
  // What kramdown and Jekyll have beyond Markdown, in the text behind the front matter, which begins at `body_begin`.
  KramdownText kramdown;
  std::size_t body_begin = 0;
};
// The tree of a page's text, which begins on `first_line` behind its front matter.
markdown::Document read_tree(std::string_view body, const KramdownText& kramdown, int first_line = 1);
ParsedPage parse_page(Source source, const Settings& settings);
// Fills the facts. Page checks (compiler/checks) come after it.
void read_facts(ParsedPage& parsed, const Settings& settings);

}  // namespace compiler
