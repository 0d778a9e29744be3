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
  enum class Kind : std::uint8_t { page, own, home, redirect, not_found, search, look } kind = Kind::page;
  std::string path;       // in the output folder
  std::size_t index = 0;  // in the list of its kind
};

class Site {
 public:
  // `bodies`: what was made while the pages were read; null pointer: texts are made when they are asked for, and the
  // search index then holds titles only. `bar`: HTML above every page's header.
  Site(std::shared_ptr<const Compilation> done, const Addresses& addresses, std::vector<LookFile> look,
       Bodies* bodies = nullptr, std::string bar = {});
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  const std::vector<SiteFile>& files() const { return files_; }
  const SiteFile* find(std::string_view path) const;  // null pointer when there is none
  // May be called from several threads; with `bodies` once for each page.
  std::string bytes(const SiteFile& file) const;
  // The page for what is not found, with pages it may have meant.
  std::string not_found(std::string_view path) const;

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
  void make_search();

  std::shared_ptr<const Compilation> done_;
  Addresses addresses_;
  std::vector<LookFile> look_;
  Bodies* bodies_;
  Plan plan_;
  Serving serving_;
  Shell shell_;
  std::vector<OwnPage> own_;
  std::vector<Redirect> redirects_;
  std::vector<SearchFile> search_;
  bool has_further_addresses_ = false;
  std::vector<SiteFile> files_;
  std::unordered_map<std::string_view, std::size_t> by_path_;
};

}  // namespace compiler
