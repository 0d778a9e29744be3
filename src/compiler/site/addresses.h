// Where each page and asset of the site lies: its path in the output folder, and how one page links to another.
//
//   files    module_four/negotiations.md  ->  module_four/negotiations.html     (the default)
//   folders  module_four/negotiations.md  ->  module_four/negotiations/index.html
//   both     module_four/index.md         ->  module_four/index.html; a README is the index of a folder without one
//
// Links are relative, so that the site opens from any web server, below any path, and from a disk.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/source/settings.h"

namespace compiler {

class Addresses {
 public:
  Addresses() = default;
  // Paths sorted. Of two pages that would lie in the same place ("a.md", "a.txt") the later one keeps its extension in
  // its name: "a.txt.html".
  Addresses(const std::vector<std::string>& pages, const std::vector<std::string>& assets, const Settings& settings);

  // Where a page's output lies; empty when there is no such page. The empty path is the front page of the site.
  std::string_view of_page(std::string_view path) const;
  // Assets lie where they lay. Only files that readers open are copied: pictures, documents, data, sound, video;
  // never HTML, scripts or style sheets.
  static bool is_copied(std::string_view asset);

  // The folder of the pages that Cairn makes: "programme", or "programme-2" where a school has such a folder.
  const std::string& own_folder() const { return own_folder_; }

 private:
  std::unordered_map<std::string, std::string> outputs_;
  std::string own_folder_ = "programme";
};

// "a/b.html", "c/d e.html" -> "../c/d%20e.html"; to itself: its file name.
std::string relative_address(std::string_view from_output, std::string_view to_output);
// "../" once for each folder that the output lies in.
std::string way_to_root(std::string_view output);
// "a b/ü.html" -> "a%20b/%C3%BC.html"; "/" stays.
std::string percent_encoded(std::string_view path);
// A name for a file and an address, from words: "Job Search Strategies" -> "job-search-strategies"; never empty.
std::string slug_of(std::string_view words);

}  // namespace compiler
