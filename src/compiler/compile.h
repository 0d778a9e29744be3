// The compiler's front door: pages in, programme and diagnostics out. Pure: the caller reads the files.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "compiler/checks/checks.h"

namespace compiler {

struct Compilation {
  Settings settings;
  Pages pages;                           // sorted by path
  std::vector<std::string> unpublished;  // pages that were read and say "published: false": no part of anything else
  SiteMap site_map;
  Programme programme;
  Diagnostics diagnostics;  // in order, filtered by the settings
};

// Called for each page while its tree is at hand (on several threads): the site renders there.
using OnPage = std::function<void(const ParsedPage& parsed)>;

// Reads one page: parse, facts, page checks.
std::shared_ptr<const Page> compile_page(Source source, const Settings& settings, const OnPage& on_page = {});

// `read(i)` gives pages[i], or why it cannot be read (it is then left out); it is called on several threads, once for
// each.
struct Input {
  std::vector<std::string> pages;        // paths, sorted
  std::vector<std::string> assets;       // every other file's path
  std::vector<std::string> other_pages;  // pages that are there for links, but are not read: too large, not asked for
  std::function<std::expected<Source, Diagnostic>(std::size_t)> read;
  Settings settings;
  Diagnostics troubles;  // what reading the folder showed: unreadable files, links in a circle, too large
};
Compilation compile(Input input, const OnPage& on_page = {});

// Puts a compilation together from pages already read (preview: all but one are kept), without its diagnostics: these
// take as long again, and the site can be planned beside it.
Compilation put_together(Settings settings, Pages pages, const std::vector<std::string>& assets,
                         const std::vector<std::string>& other_pages = {});
// Its diagnostics: `troubles`, those of the pages, and those of the whole.
Diagnostics diagnostics_of(const Compilation& done, Diagnostics troubles);

}  // namespace compiler
