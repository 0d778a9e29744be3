// Which site the PATHs of a command line belong to.
//
// A site's folder is the one that holds its programme.yaml or _config.yml. For a page or a folder inside a site it is
// found by walking up (not beyond a folder with ".git"), so that links are looked up where they will be served. A
// folder given alone is a site of its own when nothing above it says otherwise.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Given {
  std::string as_given;  // without slashes at its end
  std::string below;     // where it stands below the site's folder; empty: it is that folder
  bool folder = false;
};

struct SiteRoot {
  std::string folder;                // what the pages' paths are relative to
  bool whole = false;                // the only PATH is that folder
  bool known = false;                // links from "/" can be looked up
  std::vector<Given> given;          // the PATHs, in order
  std::vector<std::string> remarks;  // one line each, for the person who typed the command
};

struct Probe {
  std::function<bool(const std::string& path)> is_folder;
  std::function<bool(const std::string& path)> exists;
};

SiteRoot site_root(const std::vector<std::string>& paths, const Probe& probe);

// How a page's path is shown: relative to the PATH given; with several PATHs, below the PATH as given.
std::string shown_path(const std::vector<Given>& given, std::string_view path);

// folder + "/" + path, where either may be empty.
std::string below(const std::string& folder, std::string_view path);

}  // namespace app
