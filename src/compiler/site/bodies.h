// What is made of each page while its tree is at hand, by several threads at once, in the pass that reads the pages:
// its text as HTML, and its words for the search.
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "compiler/compile.h"
#include "compiler/site/addresses.h"
#include "compiler/site/body.h"
#include "compiler/site/search_index.h"

namespace compiler {

// Kept from one compilation to the next, where only some pages are read again.
class SearchWords {
 public:
  void collect(const ParsedPage& parsed);
  void keep_only(const std::vector<std::shared_ptr<const Page>>& pages);
  // Calls use(words) for the pages of these numbers; nothing is collected meanwhile.
  void with_words(const std::unordered_map<const Page*, std::uint32_t>& numbers,
                  const std::function<void(std::vector<CollectedWords>)>& use) const;

 private:
  struct Made {
    const Page* page;
    PageWords words;
  };
  struct Worker {
    WordCollector collector;
    std::vector<Made> made;
  };
  mutable std::mutex guard_;
  std::vector<std::unique_ptr<Worker>> workers_;  // those not at work
};

class Bodies {
 public:
  // The paths of all pages and assets, as the compiler will have them.
  Bodies(const std::vector<std::string>& pages, const std::vector<std::string>& assets, const Settings& settings);
  const Addresses& addresses() const { return addresses_; }
  // True when the text is complete: nothing of the page's source is needed any more.
  bool render(const ParsedPage& parsed);

  // Once all pages are read: the text of one, taken out (it is needed once). Nothing when it was not made, or when it
  // must be made again, since its links lead elsewhere by `now`: some pages state further addresses or that they are
  // not published, which was not known at that time. A null pointer: no page does.
  std::optional<Body> take(const Page& page, const SiteMap* now);

 private:
  Addresses addresses_;
  SiteMap site_map_;
  std::mutex guard_;
  std::unordered_map<const Page*, Body> made_;
};

// The text of a page that is read again, on demand.
Body body_of(const Page& page, std::string_view output, const SiteMap& site_map, const Addresses& addresses);
// The page's text without its front matter; empty when it exceeds what can be parsed.
std::string_view text_of(const Page& page);

}  // namespace compiler
