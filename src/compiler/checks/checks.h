// The checks: one small file per diagnostic or family, each a function of what was read. Pure, in no particular order.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compiler/diagnostic/catalogue.h"
#include "compiler/diagnostic/diagnostic.h"
#include "compiler/reader/assemble.h"
#include "compiler/reader/page.h"
#include "compiler/reader/site_map.h"

namespace compiler {

// What a check of the whole programme sees.
struct Whole {
  const Pages& pages;
  const Programme& programme;
  const SiteMap& site_map;
  const Settings& settings;
  std::span<const std::string> unpublished = {};  // paths of pages that are not among `pages` by their own wish
};

using Diagnostics = std::vector<Diagnostic>;

// What one page shows alone, while its tree is at hand. Appends.
void check_page(const ParsedPage& parsed, const Settings& settings, Diagnostics& out);
// What only all pages together show. Appends.
void check_whole(const Whole& whole, Diagnostics& out);

// The families behind them.
void check_page_source(const ParsedPage& parsed, const Settings& settings, Diagnostics& out);
void check_page_links(const ParsedPage& parsed, const Settings& settings, Diagnostics& out);
void check_page_standards(const ParsedPage& parsed, const Settings& settings, Diagnostics& out);
void check_page_schedule(const ParsedPage& parsed, const Settings& settings, Diagnostics& out);
void check_links(const Whole& whole, Diagnostics& out);
void check_standards(const Whole& whole, Diagnostics& out);
void check_schedule(const Whole& whole, Diagnostics& out);

}  // namespace compiler
