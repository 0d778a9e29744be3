#include "compiler/reader/site_map.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::array<std::string_view, 3> page_extensions{".md", ".markdown", ".txt"};
constexpr std::array<std::string_view, 2> html_extensions{".html", ".htm"};

template <std::size_t size>
std::string_view without_extension(std::string_view path, const std::array<std::string_view, size>& extensions) {
  for (std::string_view extension : extensions)
    if (path.size() > extension.size() && path.ends_with(extension))
      return path.substr(0, path.size() - extension.size());
  return path;
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

// "a/index" -> "a", "index" -> ""; nothing when the name is another.
std::optional<std::string_view> folder_if_named(std::string_view path, std::string_view name) {
  if (path == name) return std::string_view{};
  if (path.size() > name.size() && path.ends_with(name) && path[path.size() - name.size() - 1] == '/')
    return path.substr(0, path.size() - name.size() - 1);
  return std::nullopt;
}

bool has_scheme(std::string_view target) {
  if (target.empty() || !text::is_letter(target[0])) return false;
  for (const char c : target) {
    if (c == ':') return true;
    if (!text::is_letter(c) && !text::is_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return false;
}

// Joins "module_two" and "../x/./y" to "x/y"; going above the root stays at the root, as browsers do.
std::string normalised(std::string_view folder, std::string_view path) {
  std::string out(folder);
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part == "..") {
      out.resize(folder_of(out).size());
    } else if (!part.empty() && part != ".") {
      if (!out.empty()) out += '/';
      out += part;
    }
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  return out;
}

// Under which a declared address is kept: "/old/cv.html" -> "old/cv".
std::string key_of(std::string_view address) {
  const std::string path = normalised({}, percent_decoded(address));
  return std::string(without_extension(std::string_view(path), html_extensions));
}

bool is_asset_name(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > 6 || name.size() - dot < 3) return false;
  const std::string_view extension = name.substr(dot);
  for (const char c : extension.substr(1))
    if (!text::is_letter(c) && !text::is_digit(c)) return false;
  const auto same = [&](std::string_view one) { return text::equal_ignoring_case(one, extension); };
  return std::ranges::none_of(page_extensions, same) && std::ranges::none_of(html_extensions, same);
}

int hex(char c) {
  if (text::is_digit(c)) return c - '0';
  const char low = text::lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size() && hex(text[at + 1]) >= 0 && hex(text[at + 2]) >= 0) {
      const int value = hex(text[at + 1]) * 16 + hex(text[at + 2]);
      if (value != 0) {
        out += static_cast<char>(value);
        at += 2;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

std::string address_of(std::string_view page_path) {
  std::string_view stem = without_extension(page_path, page_extensions);
  for (std::string_view name : {"index", "README"})
    if (const auto folder = folder_if_named(stem, name))
      return folder->empty() ? "/" : "/" + std::string(*folder) + "/";
  return "/" + std::string(stem);
}

// All keys are views of `owned` or of each other's strings, which never move once the tables are built.
struct SiteMap::Tables {
  struct Target {
    Destination destination = Destination::missing;
    std::string_view path;
  };
  std::vector<std::string> owned;                                // every path, then every key that is no part of a path
  std::unordered_map<std::string_view, Target> exact;            // "module_four/negotiations.md", "files/cv.pdf"
  std::unordered_map<std::string_view, Target> addresses;        // "module_four/negotiations", "module_four"
  std::unordered_map<std::string, std::string_view> lower_case;  // of every address
  std::unordered_map<std::string, std::string_view> names;       // "negotiations"; an empty view when several have it
  std::unordered_map<std::string, std::string> redirects;        // from address to where it leads, as written
  std::vector<std::string> hosts;
  std::string base_path;
  bool folders = false;
  std::string start;

  void take_pages(std::size_t count);
  void take_assets(std::size_t begin);
  void take_guesses(std::size_t page_count);
  void take_start(const Settings& settings);
  const Target* find(std::string_view path) const;
  Resolved resolve(std::string_view from, std::string_view target, int redirects_left) const;
  void look_up(std::string_view from, std::string_view path, bool absolute, Resolved& out) const;
  void follow_redirect(int redirects_left, Resolved& out) const;
};

void SiteMap::Tables::take_pages(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view path = owned[i];
    const Target target{Destination::page, path};
    exact.try_emplace(path, target);
    const std::string_view stem = without_extension(path, page_extensions);
    addresses.try_emplace(stem, target);
  }
  for (std::string_view name : {"index", "README", "readme"})  // in this order of preference
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view stem = without_extension(std::string_view(owned[i]), page_extensions);
      if (const auto folder = folder_if_named(stem, name))
        addresses.try_emplace(*folder, Target{Destination::page, owned[i]});
    }
}

void SiteMap::Tables::take_assets(std::size_t begin) {
  for (std::size_t i = begin; i < owned.size(); ++i) {
    const std::string_view path = owned[i];
    const Target target{Destination::asset, path};
    exact.try_emplace(path, target);
    const std::string_view stem = without_extension(path, html_extensions);
    if (stem.size() == path.size()) continue;
    addresses.try_emplace(stem, target);
    if (const auto folder = folder_if_named(stem, "index")) addresses.try_emplace(*folder, target);
  }
}

void SiteMap::Tables::take_guesses(std::size_t page_count) {
  for (std::size_t i = 0; i < owned.size(); ++i) {
    const std::string_view path = owned[i];
    const std::string key = text::lower(i < page_count ? without_extension(path, page_extensions) : path);
    lower_case.try_emplace(key, path);
    const std::string_view name = file_name(key);
    if (name == "index" || name == "readme") continue;
    const auto [found, is_new] = names.try_emplace(std::string(name), path);
    if (!is_new) found->second = {};
  }
}

void SiteMap::Tables::take_start(const Settings& settings) {
  if (settings.start) {
    if (const Target* found = find(normalised({}, *settings.start)); found && found->destination == Destination::page)
      start = found->path;
  }
  const auto root = addresses.find(std::string_view{});
  if (root == addresses.end()) {
    addresses.emplace(std::string_view{}, start.empty() ? Target{Destination::page, {}} : *find(start));
  } else if (start.empty() && root->second.destination == Destination::page) {
    start = root->second.path;
  }
}

const SiteMap::Tables::Target* SiteMap::Tables::find(std::string_view path) const {
  if (const auto found = exact.find(path); found != exact.end()) return &found->second;
  if (const auto found = addresses.find(path); found != addresses.end()) return &found->second;
  if (const std::string_view stem = without_extension(path, html_extensions); stem.size() != path.size())
    if (const auto found = addresses.find(stem); found != addresses.end()) return &found->second;
  if (!folders) return nullptr;
  if (const auto folder = folder_if_named(without_extension(path, html_extensions), "index"))
    if (const auto found = addresses.find(*folder); found != addresses.end()) return &found->second;
  return nullptr;
}

SiteMap::SiteMap(const std::vector<std::string>& pages, const std::vector<std::string>& assets,
                 const Settings& settings, const std::vector<FurtherAddress>& further) {
  auto tables = std::make_shared<Tables>();
  tables->owned.reserve(pages.size() + assets.size() + further.size());
  tables->owned = pages;
  tables->owned.insert(tables->owned.end(), assets.begin(), assets.end());
  tables->exact.reserve(tables->owned.size());
  tables->addresses.reserve(tables->owned.size());
  tables->hosts = settings.hosts;
  tables->base_path = settings.base_path;
  tables->folders = settings.permalinks == Permalinks::folders;
  tables->take_pages(pages.size());
  tables->take_assets(pages.size());
  tables->take_guesses(pages.size());
  for (const FurtherAddress& one : further)
    if (tables->exact.contains(one.page)) tables->redirects.try_emplace(key_of(one.address), address_of(one.page));
  for (const auto& [from, to] : settings.redirects) tables->redirects.insert_or_assign(key_of(from), to);
  tables->take_start(settings);
  tables_ = std::move(tables);
}

namespace {

// The path behind the host when the target names one of the site's own hosts, "" for its root; nothing for others.
std::optional<std::string_view> path_on_own_host(std::string_view target, const std::vector<std::string>& hosts) {
  if (const std::size_t colon = target.find(':'); has_scheme(target)) {
    const std::string_view scheme = target.substr(0, colon);
    if (!text::equal_ignoring_case(scheme, "https") && !text::equal_ignoring_case(scheme, "http")) return std::nullopt;
    target.remove_prefix(colon + 1);
  }
  if (!target.starts_with("//")) return std::nullopt;
  target.remove_prefix(2);
  const std::size_t slash = std::min(target.find('/'), target.size());
  const std::string_view host = target.substr(0, std::min(slash, target.find(':')));
  for (const std::string& own : hosts)
    if (text::equal_ignoring_case(own, host)) return target.substr(slash);
  return std::nullopt;
}

// A redirect may lead to another, but not for ever.
constexpr int most_redirects = 8;

}  // namespace

Resolved SiteMap::resolve(std::string_view from, std::string_view target) const {
  return tables_ ? tables_->resolve(from, text::trim(target), most_redirects) : Resolved{};
}

Resolved SiteMap::Tables::resolve(std::string_view from, std::string_view target, int redirects_left) const {
  Resolved out;
  if (const std::size_t hash = target.find('#'); hash != std::string_view::npos) {
    if (hash + 1 < target.size()) out.fragment = percent_decoded(target.substr(hash + 1));
    target = target.substr(0, hash);
  }
  target = target.substr(0, target.find('?'));
  bool absolute = target.starts_with('/');
  bool beside = false;  // on our host, where another site may be when ours has only a part of it
  if (has_scheme(target) || target.starts_with("//")) {
    const auto path = path_on_own_host(target, hosts);
    if (!path) {
      out.destination = Destination::external;
      return out;
    }
    target = *path;
    absolute = true;
    beside = base_path.size() > 1 && target != base_path && !target.starts_with(base_path + "/");
  }
  if (target.empty() && !absolute) {
    out.destination = Destination::fragment;
    out.path = from;
    return out;
  }
  look_up(from, percent_decoded(target), absolute, out);
  if (out.destination == Destination::missing) follow_redirect(redirects_left, out);
  if (out.destination == Destination::missing && beside) out.destination = Destination::external;
  out.looks_like_asset = out.destination == Destination::missing && is_asset_name(out.path);
  return out;
}

void SiteMap::Tables::look_up(std::string_view from, std::string_view path, bool absolute, Resolved& out) const {
  const auto found_at = [&](const std::string& key) {
    const Target* found = find(key);
    if (found == nullptr) return false;
    out.destination = found->destination;
    out.path = found->path;
    return true;
  };
  std::string key = normalised(absolute ? std::string_view{} : folder_of(from), path);
  if (absolute && base_path.size() > 1) {
    const std::string_view base = std::string_view(base_path).substr(1);
    if (key == base && found_at({})) return;
    if (key.starts_with(base) && key.size() > base.size() && key[base.size()] == '/') {
      if (found_at(key.substr(base.size() + 1))) return;
    }
  }
  if (found_at(key)) return;
  if (!absolute && folders)
    if (found_at(normalised(without_extension(from, page_extensions), path))) return;
  out.path = std::move(key);
}

void SiteMap::Tables::follow_redirect(int redirects_left, Resolved& out) const {
  if (redirects.empty() || redirects_left == 0) return;
  const auto found = redirects.find(std::string(without_extension(std::string_view(out.path), html_extensions)));
  if (found == redirects.end()) return;
  Resolved there = resolve({}, found->second, redirects_left - 1);
  if (there.destination == Destination::external) there.path = found->second;
  if (there.destination == Destination::missing) return;
  if (there.fragment.empty()) there.fragment = std::move(out.fragment);
  out = std::move(there);
}

std::string SiteMap::suggestion(std::string_view missing_path) const {
  if (!tables_) return {};
  const std::string_view stem = without_extension(without_extension(missing_path, html_extensions), page_extensions);
  const std::string key = text::lower(stem);
  if (const auto found = tables_->lower_case.find(key); found != tables_->lower_case.end())
    return std::string(found->second);
  const auto found = tables_->names.find(std::string(file_name(key)));
  return found == tables_->names.end() ? std::string{} : std::string(found->second);
}

const std::string& SiteMap::start_page() const {
  static const std::string none;
  return tables_ ? tables_->start : none;
}

}  // namespace compiler
