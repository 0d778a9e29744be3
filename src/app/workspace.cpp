#include "app/workspace.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <set>

#include "app/parallel.h"

namespace app {

using compiler::Page;

const compiler::Source* Compiled::source(std::string_view path) const {
  for (const auto& file : settings_files)
    if (file->path() == path) return file.get();
  const auto at = std::ranges::lower_bound(done->pages, path, {},
                                           [](const auto& page) -> std::string_view { return page->path(); });
  return at == done->pages.end() || (*at)->path() != path ? nullptr : &(*at)->source;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const std::string& path) {
  std::unique_ptr<Workspace> out(new Workspace(path));
  TRY(out->load_all({}));
  out->finish();
  return out;
}

std::expected<std::shared_ptr<const Page>, compiler::Diagnostic> Workspace::read(const std::string& path) {
  auto source = read_page(folder_, path);
  if (!source) return std::unexpected(std::move(source).error());
  return compiler::compile_page(*std::move(source), settings_,
                                [this](const compiler::ParsedPage& parsed) { words_.collect(parsed); });
}

// Lists the folder again; pages that did not change stay as they were read, unless the settings changed.
Result<void> Workspace::load_all(const std::vector<std::string>& changed) {
  Loaded loaded = TRY(load({path_}));
  folder_ = loaded.root.folder;
  const std::set<std::string> again(changed.begin(), changed.end());
  const bool everything =
      changed.empty() || again.contains("") || again.contains("programme.yaml") || again.contains("_config.yml");
  settings_ = std::move(loaded.input.settings);
  assets_ = std::move(loaded.input.assets);
  other_pages_ = std::move(loaded.input.other_pages);
  troubles_ = std::move(loaded.input.troubles);
  settings_files_ = std::move(loaded.settings_files);
  std::map<std::string, std::shared_ptr<const Page>> before;
  before.swap(pages_);
  unreadable_.clear();
  std::vector<std::string> wanted;
  for (std::string& path : loaded.input.pages) {
    const auto known = before.find(path);
    if (!everything && known != before.end() && !again.contains(path))
      pages_.insert(before.extract(known));
    else
      wanted.push_back(std::move(path));
  }
  std::mutex guard;
  in_parallel(wanted.size(), 8, [&](std::size_t i) {
    auto page = read(wanted[i]);
    const std::scoped_lock lock(guard);
    if (page)
      pages_.insert_or_assign(wanted[i], *std::move(page));
    else
      unreadable_.insert_or_assign(wanted[i], std::move(page).error());
  });
  return {};
}

bool Workspace::only_known_pages(const std::vector<std::string>& changed) const {
  // A link may have taken a page's place, and lead outside: only listing the folder anew tells.
  return std::ranges::all_of(changed, [&](const std::string& path) {
    std::error_code gone;
    return pages_.contains(path) &&
           std::filesystem::symlink_status(below(folder_, path), gone).type() == std::filesystem::file_type::regular;
  });
}

void Workspace::read_again(const std::vector<std::string>& changed) {
  for (const std::string& path : changed) {
    if (auto page = read(path)) {
      pages_[path] = *std::move(page);
    } else {
      pages_.erase(path);
      unreadable_.insert_or_assign(path, std::move(page).error());
    }
  }
}

void Workspace::finish() {
  compiler::Pages pages;
  pages.reserve(pages_.size());
  for (const auto& [path, page] : pages_) pages.push_back(page);
  words_.keep_only(pages);
  compiler::Diagnostics troubles = troubles_;
  std::vector<std::string> other_pages = other_pages_;
  for (const auto& [path, trouble] : unreadable_) {
    troubles.push_back(trouble);
    other_pages.push_back(path);
  }
  auto compiled = std::make_shared<Compiled>();
  compiled->done = std::make_shared<const compiler::Compilation>(
      compiler::put_together(settings_, std::move(pages), assets_, other_pages));
  compiled->found = std::async(std::launch::async, [done = compiled->done, troubles = std::move(troubles)]() mutable {
    return compiler::diagnostics_of(*done, std::move(troubles));
  });
  compiled->assets = assets_;
  compiled->folder = folder_;
  compiled->settings_files = settings_files_;
  current_ = std::move(compiled);
}

bool Workspace::update(const std::vector<std::string>& changed) {
  if (changed.empty()) return false;
  if (only_known_pages(changed))
    read_again(changed);
  else if (!load_all(changed))
    return false;  // the folder is gone for the moment: what was there stays
  finish();
  return true;
}

}  // namespace app
