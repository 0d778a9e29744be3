// What is made of each page while its tree is at hand: its text as HTML and its words for the search. Made by several
// threads at once, in the same pass that reads the pages.
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

class Bodies {
 public:
  // The paths of all pages and assets, as the compiler will have them.
  Bodies(const std::vector<std::string>& pages, const std::vector<std::string>& assets, const Settings& settings);

  const Addresses& addresses() const { return addresses_; }
  // To be given to compile(); `this` outlives the call.
  OnPage on_page();

  // Once all pages are read: the text of one, taken out (it is needed once); words stay.
  Body take(const Page& page);
  // Some pages state further addresses: links to these were not known while the texts were made.
  bool must_be_made_again(const Page& page, bool has_further_addresses) const;
  std::vector<CollectedWords> words(const std::unordered_map<const Page*, std::uint32_t>& numbers) const;

 private:
  struct Made {
    const Page* page;
    Body body;
    PageWords words;
  };
  struct Worker {
    WordCollector collector;
    std::vector<Made> made;
  };
  std::unique_ptr<Worker> take_worker();
  void give_back(std::unique_ptr<Worker> worker);
  const std::unordered_map<const Page*, Made*>& by_page() const;

  Addresses addresses_;
  SiteMap site_map_;
  std::mutex guard_;
  std::vector<std::unique_ptr<Worker>> workers_;  // those not at work
  mutable std::once_flag sorted_;
  mutable std::unordered_map<const Page*, Made*> by_page_;
};

// The text of a page that is read again, on demand.
Body body_of(const Page& page, std::string_view output, const SiteMap& site_map, const Addresses& addresses);

}  // namespace compiler
