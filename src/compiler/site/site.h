// The whole site of a compilation: every file it consists of, and the bytes of each. Pure: the caller writes them to a
// folder (cairn site) or answers requests with them (cairn preview).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/site/bodies.h"
#include "compiler/site/own_pages.h"
#include "compiler/site/plan.h"
#include "compiler/site/serving.h"
#include "compiler/site/shell.h"

namespace compiler {

// Style sheets, scripts, fonts, icons: they live as long as the program.
struct LookFile {
  std::string_view name, bytes;
};

struct SiteFile {
  enum class Kind : std::uint8_t { page, own, home, redirect, not_found, look } kind = Kind::page;
  std::string path;       // in the output folder
  std::size_t index = 0;  // in the list of its kind
};

class Site {
 public:
  // `bodies`: the texts made while the pages were read; null pointer: they are made when they are asked for. `words`:
  // what the search looks in. `bar`: HTML above every page's header, given its source's path ("" for Cairn's own).
  // What is pointed to outlives the site.
  Site(std::shared_ptr<const Compilation> done, const Addresses& addresses, std::vector<LookFile> look,
       const SearchWords& words, Bodies* bodies = nullptr, Shell::Bar bar = {});
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  const std::vector<SiteFile>& files() const { return files_; }
  const SiteFile* find(std::string_view path) const;  // null pointer when there is none
  // The search is put together when it is first asked for; these files are not among files().
  const std::vector<SearchFile>& search() const;
  // May be called from several threads; with `bodies` once for each page.
  std::string bytes(const SiteFile& file) const;
  // The page for what is not found, with pages it may have meant.
  std::string not_found(std::string_view path) const;

  // Any other text in the layout of a page that lies at `output`.
  std::string wrap(std::string_view output, std::string_view title, std::string_view main) const {
    return shell_.wrap({output, title, main});
  }

  const Plan& plan() const { return plan_; }
  const Compilation& compilation() const { return *done_; }
  const std::string& own_folder() const { return addresses_.own_folder(); }

 private:
  struct Redirect {
    std::string from, to;  // outputs
  };
  void list_files();
  void list_redirects();
  void add(SiteFile::Kind kind, std::string path, std::size_t index);
  std::string page(std::size_t number) const;
  std::vector<SearchFile> make_search() const;

  std::shared_ptr<const Compilation> done_;
  Addresses addresses_;
  std::vector<LookFile> look_;
  const SearchWords& words_;
  Bodies* bodies_;
  Plan plan_;
  Serving serving_;
  Shell shell_;
  std::vector<OwnPage> own_;
  std::vector<Redirect> redirects_;
  mutable std::once_flag search_once_;
  mutable std::vector<SearchFile> search_;
  bool has_late_addresses_ = false;  // links lead elsewhere than was known when `bodies` were made
  std::vector<SiteFile> files_;
  std::unordered_map<std::string_view, std::size_t> by_path_;
};

}  // namespace compiler
