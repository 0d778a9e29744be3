#include "app/site_root.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace app {

namespace {

namespace fs = std::filesystem;

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

fs::path plain(const std::string& path) {
  std::error_code ignored;
  fs::path absolute = fs::absolute(path, ignored).lexically_normal();
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

std::optional<fs::path> site_around(fs::path folder, const Probe& probe) {
  for (;;) {
    for (const char* name : {"programme.yaml", "_config.yml"})
      if (probe.exists((folder / name).string())) return folder;
    if (probe.exists((folder / ".git").string()) || folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

// The deepest folder that holds both.
fs::path common_folder(const fs::path& a, const fs::path& b) {
  fs::path common;
  auto i = a.begin();
  auto j = b.begin();
  for (; i != a.end() && j != b.end() && *i == *j; ++i, ++j) common /= *i;
  return common;
}

std::string relative_to(const fs::path& path, const fs::path& folder) {
  const std::string relative = path.lexically_relative(folder).generic_string();
  return relative == "." ? "" : relative;
}

// The path that a person would type for `folder`, seen from where they are.
std::string typed(const fs::path& folder) {
  std::error_code ignored;
  const fs::path relative = folder.lexically_relative(fs::current_path(ignored));
  return relative.empty() ? folder.string() : relative.string();
}

}  // namespace

SiteRoot site_root(const std::vector<std::string>& paths, const Probe& probe) {
  SiteRoot root;
  std::vector<fs::path> absolute;
  std::vector<std::optional<fs::path>> sites;
  fs::path common;
  for (const std::string& path : paths) {
    const bool folder = probe.is_folder(path);
    root.given.push_back({without_slashes(path), "", folder});
    absolute.push_back(plain(path));
    const fs::path holder = folder ? absolute.back() : absolute.back().parent_path();
    sites.push_back(site_around(holder, probe));
    common = common.empty() ? holder : common_folder(common, holder);
  }
  const bool one_site = std::ranges::all_of(sites, [&](const auto& site) { return site == sites.front(); });
  root.known = one_site && (sites.front() || (paths.size() == 1 && root.given.front().folder));
  const fs::path folder = one_site && sites.front() ? *sites.front() : common;
  for (std::size_t i = 0; i < root.given.size(); ++i) root.given[i].below = relative_to(absolute[i], folder);
  root.whole = paths.size() == 1 && root.given.front().below.empty();
  root.folder = root.whole ? root.given.front().as_given : typed(folder);
  if (!one_site)
    root.remarks.emplace_back(
        "the PATHs belong to different sites: their settings are not read, links are not looked up");
  return root;
}

std::string below(const std::string& folder, std::string_view path) {
  if (folder.empty() || path.empty()) return folder + std::string(path);
  std::string out = folder;
  if (!out.ends_with('/')) out += '/';
  return out.append(path);
}

std::string shown_path(const std::vector<Given>& given, std::string_view path) {
  for (const Given& one : given) {
    std::string_view rest = path;
    if (!rest.starts_with(one.below)) continue;
    rest.remove_prefix(one.below.size());
    if (!one.below.empty() && !rest.empty() && !rest.starts_with('/')) continue;
    if (rest.starts_with('/')) rest.remove_prefix(1);
    if (given.size() > 1) return below(one.as_given, rest);
    return std::string(rest.empty() ? path.substr(path.rfind('/') + 1) : rest);
  }
  return std::string(path);
}

}  // namespace app
