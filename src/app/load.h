// The PATHs of a command line as the compiler's input: pages listed, settings read, every trouble a diagnostic.
//
// Pages are ".md", ".markdown" and ".txt" files; every other file is an asset that pages may link to. Left out: names
// that begin with "." or "_" (folders), node_modules, vendor and their like, and what the settings exclude. What of a
// site was not asked for is known by its names only, so that links to it are not called broken.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/site_root.h"
#include "compiler/compile.h"
#include "platform/files/files.h"

namespace app {

// A folder that holds a file of this name was written by "cairn site": it is no part of the pages around it.
inline constexpr std::string_view site_marker = ".cairn-site";

// What is asked of the disk; tests give their own.
struct Disk {
  std::function<Result<files::Listing>(const std::string& folder, const std::function<bool(std::string_view)>& skip)>
      list;
  std::function<Result<std::string>(const std::string& path, std::uint64_t limit)> read;
};
Disk real_disk();

struct Loaded {
  SiteRoot root;
  compiler::Input input;
  std::vector<std::shared_ptr<const compiler::Source>> settings_files;  // programme.yaml, _config.yml: those there
};

// A Failure when a PATH itself cannot be read or is no page; its `field` is the PATH.
Result<Loaded> load(const std::vector<std::string>& paths, const Disk& disk = real_disk());

// The same of all files that `disk` lists below the folder "": those of a zip.
Result<Loaded> load_all(const Disk& disk);

// A Failure when one of the PATHs is a folder without any page: its name is mistyped more often than not.
Result<void> refuse_nothing(const Loaded& loaded);

// The page or settings file of that path; null pointer when there is none.
const compiler::Source* source_of(const Loaded& loaded, const compiler::Compilation& done, std::string_view path);

// ".md", ".markdown", ".txt", in any case; but not robots.txt and its like.
bool is_page(std::string_view path);

// One page from disk, or why it could not be read. `folder` is the site's.
std::expected<compiler::Source, compiler::Diagnostic> read_page(const std::string& folder, const std::string& path,
                                                                const Disk& disk = real_disk());

}  // namespace app
