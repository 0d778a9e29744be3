#include "app/load.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "app/exclude.h"
#include "app/safe_asset.h"
#include "kernel/text.h"

namespace app {

using compiler::Diagnostic;
using compiler::Source;

namespace {

constexpr std::uint64_t largest_settings_file = 1024 * 1024;
constexpr std::array<std::string_view, 5> no_pages{"robots.txt", "humans.txt", "requirements.txt", "license.txt",
                                                   "cmakelists.txt"};
constexpr std::array<std::string_view, 4> foreign_folders{"node_modules", "vendor", "bower_components", "venv"};

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool names_foreign_folder(std::string_view path) {
  const std::string_view name = last_part(path);
  return name.starts_with('_') || std::ranges::find(foreign_folders, name) != foreign_folders.end();
}

std::string too_large(std::uint64_t size) {
  const std::uint64_t tenths = size * 10 / (1024 * 1024);
  const std::string has = tenths <= 40 ? "more than 4 MiB"  // "4.0 MiB" would be no more than the limit
                                       : std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MiB";
  return "the page has " + has + "; Cairn reads pages up to 4 MiB";
}

std::shared_ptr<const Source> read_settings_file(Loaded& loaded, const char* name, const Disk& disk) {
  auto bytes = disk.read(below(loaded.root.folder, name), largest_settings_file);
  if (bytes) {
    auto source = std::make_shared<const Source>(name, *std::move(bytes));
    loaded.settings_files.push_back(source);
    return source;
  }
  if (bytes.error().kind != FailureKind::not_found)
    loaded.input.troubles.push_back(
        compiler::diagnose("unreadable-file", name, 1, 1, "the file cannot be read: " + bytes.error().say));
  return nullptr;
}

void refuse_unknown_codes(Loaded& loaded) {
  for (const compiler::CodeMention& mention : loaded.input.settings.code_mentions) {
    if (compiler::entry_for(mention.code) != nullptr) continue;
    std::vector<std::string_view> codes;
    for (const compiler::Entry* entry : compiler::catalogue()) codes.push_back(entry->code);
    const std::string_view nearest = text::nearest(mention.code, codes);
    loaded.input.troubles.push_back(
        compiler::diagnose("programme-file-invalid", "programme.yaml", mention.line, mention.column,
                           "unknown code \"" + mention.code + "\"" +
                               (nearest.empty() ? "" : "; did you mean \"" + std::string(nearest) + "\"?")));
  }
}

void read_settings(Loaded& loaded, const Disk& disk) {
  const auto programme = read_settings_file(loaded, "programme.yaml", disk);
  const auto jekyll = read_settings_file(loaded, "_config.yml", disk);
  loaded.input.settings = compiler::read_settings(programme.get(), jekyll.get());
  for (const compiler::SettingsError& error : loaded.input.settings.errors) {
    Diagnostic one = compiler::diagnose("programme-file-invalid", error.file, error.line, error.column, error.message);
    if (error.file == "_config.yml") one.severity = compiler::Severity::note;
    loaded.input.troubles.push_back(std::move(one));
  }
  refuse_unknown_codes(loaded);
}

// Checks that need the rest of the programme say nothing when it was not given.
void silence_what_cannot_be_known(const SiteRoot& root, compiler::Settings& settings) {
  constexpr std::array<std::string_view, 3> need_the_site{"broken-link", "missing-asset", "broken-fragment"};
  constexpr std::array<std::string_view, 5> need_all_pages{"unreachable-page", "outcome-unassigned",
                                                           "unknown-competency", "unknown-outcome", "rubric-gap"};
  if (!root.known)
    for (const std::string_view code : need_the_site) settings.silence.emplace_back(code);
  if (!root.whole)
    for (const std::string_view code : need_all_pages) settings.silence.emplace_back(code);
}

void add_trouble(const files::Trouble& trouble, Loaded& loaded) {
  const bool circle = trouble.what.starts_with("a symbolic link") && trouble.what.find("nowhere") == std::string::npos;
  loaded.input.troubles.push_back(compiler::diagnose(circle ? "symlink-loop" : "unreadable-file", trouble.path, 1, 1,
                                                     (circle ? "not followed: " : "cannot be read: ") + trouble.what));
}

// Whether a PATH that was given covers it.
bool asked_for(const Given& one, std::string_view path) {
  return one.below.empty() || path == one.below ||
         (one.folder && path.starts_with(one.below) && path[one.below.size()] == '/');
}
bool asked_for(const SiteRoot& root, std::string_view path) {
  return std::ranges::any_of(root.given, [&](const Given& one) { return asked_for(one, path); });
}

// A picture that could run something is no asset: nobody is given it, by "site" or by "preview". Links to it lead
// nowhere.
void add_asset(const std::string& path, bool asked, Loaded& loaded, const Disk& disk) {
  const auto part = active_part_of(path, [&] { return disk.read(below(loaded.root.folder, path), largest_picture); });
  if (!part)
    loaded.input.assets.push_back(path);
  else if (asked)
    loaded.input.troubles.push_back(compiler::diagnose("unsafe-asset", path, 1, 1, "not published: it holds " + *part));
}

void add_file(const std::string& path, std::uint64_t size, Loaded& loaded, const Disk& disk) {
  compiler::Input& input = loaded.input;
  const bool asked = asked_for(loaded.root, path);
  if (!is_page(path)) {
    add_asset(path, asked, loaded, disk);
  } else if (!asked) {
    input.other_pages.push_back(path);
  } else if (size > compiler::largest_page) {
    input.other_pages.push_back(path);
    input.troubles.push_back(compiler::diagnose("page-too-large", path, 1, 1, too_large(size)));
  } else {
    input.pages.push_back(path);
  }
}

bool is_written_by_cairn(const std::string& folder, const Disk& disk) {
  const auto marker = disk.read(below(folder, std::string(site_marker)), 0);
  return marker || marker.error().kind == FailureKind::invalid;  // it has bytes
}

// Every file below `folder`, which stands at `prefix` below the site's folder.
Result<void> add_folder(const std::string& folder, const std::string& prefix, Loaded& loaded, const Disk& disk) {
  const std::vector<std::string>& exclude = loaded.input.settings.exclude;
  const auto skip = [&](std::string_view path) {
    return names_foreign_folder(path) || is_excluded(exclude, below(prefix, path)) ||
           is_written_by_cairn(below(folder, path), disk);
  };
  const files::Listing listing = TRY(disk.list(folder, skip));
  for (const files::Entry& entry : listing.entries) {
    const std::string path = below(prefix, entry.path);
    if (!is_excluded(exclude, path) && path != "programme.yaml" && path != "_config.yml")
      add_file(path, entry.size, loaded, disk);
  }
  for (const files::Trouble& trouble : listing.troubles) {
    const std::string path = below(prefix, trouble.path);
    if (asked_for(loaded.root, path) && !is_excluded(exclude, path)) add_trouble({path, trouble.what}, loaded);
  }
  if (listing.truncated)
    loaded.input.troubles.push_back(compiler::diagnose("too-many-files", prefix, 1, 1,
                                                       "the folder has more than 200,000 files; the rest is not read"));
  return {};
}

// A page that was named itself is read even when the settings exclude it.
Result<void> add_given_file(const Given& given, Loaded& loaded, const Disk& disk) {
  if (std::ranges::find(loaded.input.pages, given.below) != loaded.input.pages.end()) return {};
  if (auto bytes = disk.read(given.as_given, compiler::largest_page); !bytes) {
    if (bytes.error().say.find("larger than") == std::string::npos)
      return fail(bytes.error().kind, "cannot be read", given.as_given);
    if (std::ranges::find(loaded.input.other_pages, given.below) == loaded.input.other_pages.end())
      add_file(given.below, compiler::largest_page + 1, loaded, disk);
    return {};
  }
  loaded.input.pages.push_back(given.below);
  return {};
}

// Each PATH must be there and readable; what is below it may have its troubles.
Result<void> look_at(const std::vector<std::string>& paths, const Disk& disk) {
  for (const std::string& path : paths) {
    if (files::is_folder(path)) {
      const auto readable = disk.list(path, [](std::string_view) { return true; });
      if (!readable) return fail(readable.error().kind, "cannot be read", path);
    } else if (std::error_code none; !files::is_file(path) && std::filesystem::exists(path, none)) {
      return fail(FailureKind::invalid, "this is neither a page nor a folder", path);
    } else if (!files::is_file(path)) {
      return fail(FailureKind::not_found, "no such file or folder", path);
    } else if (!is_page(path)) {
      return fail(FailureKind::invalid, "not a page: Cairn reads .md, .markdown and .txt files", path);
    }
  }
  return {};
}

void sort_and_join(std::vector<std::string>& paths) {
  std::ranges::sort(paths);
  paths.erase(std::ranges::unique(paths).begin(), paths.end());
}

}  // namespace

Disk real_disk() {
  return {[](const std::string& folder, const auto& skip) { return files::list(folder, skip); }, files::read};
}

bool is_page(std::string_view path) {
  const std::string name = text::lower(last_part(path));
  if (std::ranges::find(no_pages, name) != no_pages.end()) return false;
  return name.ends_with(".md") || name.ends_with(".markdown") || name.ends_with(".txt");
}

std::expected<Source, Diagnostic> read_page(const std::string& folder, const std::string& path, const Disk& disk) {
  auto bytes = disk.read(below(folder, path), compiler::largest_page);
  if (bytes) return Source(path, *std::move(bytes));
  const Failure& failure = bytes.error();
  if (failure.kind == FailureKind::not_found)
    return std::unexpected(
        compiler::diagnose("file-vanished", path, 1, 1, "the page was here a moment ago and is gone"));
  if (failure.say.find("larger than") != std::string::npos)
    return std::unexpected(compiler::diagnose("page-too-large", path, 1, 1, too_large(compiler::largest_page + 1)));
  return std::unexpected(compiler::diagnose("unreadable-file", path, 1, 1, "the page cannot be read: " + failure.say));
}

Result<Loaded> load(const std::vector<std::string>& paths, const Disk& disk) {
  TRY(look_at(paths, disk));
  Loaded loaded;
  loaded.root = site_root(paths, {files::is_folder, [](const std::string& path) {
                                    return files::is_file(path) || files::is_folder(path);
                                  }});
  const SiteRoot& root = loaded.root;
  if (root.known) {
    read_settings(loaded, disk);
    TRY(add_folder(root.folder, "", loaded, disk));
  }
  for (const Given& given : root.given) {
    if (!given.folder) {
      TRY(add_given_file(given, loaded, disk));
    } else if (!root.known) {
      if (auto added = add_folder(given.as_given, given.below, loaded, disk); !added)
        return fail(added.error().kind, added.error().say, given.as_given);
    }
  }
  sort_and_join(loaded.input.pages);
  sort_and_join(loaded.input.other_pages);
  sort_and_join(loaded.input.assets);
  silence_what_cannot_be_known(root, loaded.input.settings);
  loaded.input.read = [folder = root.folder, pages = loaded.input.pages, disk](std::size_t i) {
    return read_page(folder, pages[i], disk);
  };
  return loaded;
}

Result<Loaded> load_all(const Disk& disk) {
  Loaded loaded;
  loaded.root.whole = loaded.root.known = true;
  loaded.root.given.push_back({"", "", true});
  read_settings(loaded, disk);
  TRY(add_folder("", "", loaded, disk));
  sort_and_join(loaded.input.pages);
  sort_and_join(loaded.input.other_pages);
  sort_and_join(loaded.input.assets);
  loaded.input.read = [pages = loaded.input.pages, disk](std::size_t i) { return read_page("", pages[i], disk); };
  return loaded;
}

Result<void> refuse_nothing(const Loaded& loaded) {
  const compiler::Input& input = loaded.input;
  for (const Given& given : loaded.root.given) {
    const auto below_it = [&](std::string_view path) { return asked_for(given, path); };
    // What could not be read has been told, and is no reason to say that nothing is there.
    const bool has_trouble = std::ranges::any_of(input.troubles, [&](const Diagnostic& one) {
      return one.code != "programme-file-invalid" && below_it(one.file);
    });
    if (given.folder && !has_trouble && std::ranges::none_of(input.pages, below_it))
      return fail(FailureKind::not_found, "holds no .md, .markdown or .txt pages", given.as_given);
  }
  return {};
}

const Source* source_of(const Loaded& loaded, const compiler::Compilation& done, std::string_view path) {
  const auto page =
      std::ranges::lower_bound(done.pages, path, {}, [](const auto& one) -> std::string_view { return one->path(); });
  if (page != done.pages.end() && (*page)->path() == path) return &(*page)->source;
  for (const auto& one : loaded.settings_files)
    if (one->path() == path) return one.get();
  return nullptr;
}

}  // namespace app
