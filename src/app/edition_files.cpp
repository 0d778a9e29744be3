#include "app/edition_files.h"

#include <algorithm>
#include <map>
#include <memory>

#include "app/offered_zip.h"
#include "kernel/text.h"
#include "platform/archive/archive.h"

namespace app {

namespace {

static_assert(largest_programme_zip == curriculum::largest_upload);

using FilesByPath = std::map<std::string, std::string, std::less<>>;

bool is_left_out(std::string_view path) {
  if (path.starts_with("__MACOSX/")) return true;
  for (const std::string_view step : text::split(path, '/'))
    if (step.starts_with('.') || step.ends_with('~')) return true;
  return false;
}

// "school-main/" when every file lies in that folder.
std::string_view common_folder(const std::vector<archive::Entry>& entries) {
  std::string_view folder;
  for (const archive::Entry& entry : entries) {
    if (is_left_out(entry.path)) continue;
    const std::size_t slash = entry.path.find('/');
    if (slash == std::string::npos) return {};
    const std::string_view first = std::string_view(entry.path).substr(0, slash + 1);
    if (folder.empty()) folder = first;
    if (first != folder) return {};
  }
  return folder;
}

FilesByPath files_of(std::vector<archive::Entry> entries) {
  const std::string folder(common_folder(entries));
  FilesByPath files;
  for (archive::Entry& entry : entries)
    if (!is_left_out(entry.path) || entry.path.ends_with(site_marker))
      files.emplace(entry.path.substr(folder.size()), std::move(entry.bytes));
  return files;
}

// Whether one of the folders above the file is passed over.
bool is_skipped(std::string_view path, const std::function<bool(std::string_view)>& skip) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
    if (skip(path.substr(0, slash))) return true;
  return false;
}

Disk disk_of(const std::shared_ptr<const FilesByPath>& files) {
  return {[files](const std::string&, const auto& skip) -> Result<files::Listing> {
            files::Listing listing;
            for (const auto& [path, bytes] : *files)
              if (!is_left_out(path) && !is_skipped(path, skip)) listing.entries.push_back({path, bytes.size(), 0});
            return listing;
          },
          [files](const std::string& path, std::uint64_t limit) -> Result<std::string> {
            const auto found = files->find(path);
            if (found == files->end()) return fail(FailureKind::not_found, "no such file", path);
            if (found->second.size() > limit)
              return fail(FailureKind::invalid, "the file is larger than allowed", path);
            return found->second;
          }};
}

CompiledEdition compiled(Loaded loaded, const Disk& disk) {
  CompiledEdition out{std::move(loaded), {}};
  const auto read = [&](const std::string& path, std::uint64_t limit) {
    return disk.read(below(out.loaded.root.folder, path), limit);
  };
  out.compiled = curriculum::compile(std::move(out.loaded.input), out.loaded.settings_files, read);
  return out;
}

bool is_zip(const std::string& path) { return text::lower(path).ends_with(".zip") && files::is_file(path); }

}  // namespace

Result<CompiledEdition> compile_zip(std::string_view bytes) {
  if (bytes.size() > largest_programme_zip)
    return fail(FailureKind::invalid, "The zip has more than 20 MiB; leave recordings and large pictures out.");
  const Disk disk = disk_of(std::make_shared<const FilesByPath>(files_of(TRY(archive::read_zip(bytes)))));
  Loaded loaded = TRY(load_all(disk));
  if (loaded.input.pages.empty() && loaded.input.troubles.empty())
    return fail(FailureKind::invalid, "The zip holds no .md, .markdown or .txt pages.");
  return compiled(std::move(loaded), disk);
}

Result<curriculum::Offered> offered_zip(std::string_view bytes) {
  CompiledEdition edition = TRY(compile_zip(bytes));
  return curriculum::Offered{std::move(edition.compiled.content),
                             curriculum::listed(edition.compiled.done.diagnostics)};
}

Result<CompiledEdition> compile_path(const std::string& path) {
  if (is_zip(path)) {
    const std::string bytes = TRY(files::read(path, largest_programme_zip));
    auto done = compile_zip(bytes);
    if (!done) return fail(done.error().kind, done.error().say, path);
    return *std::move(done);
  }
  Loaded loaded = TRY(load({path}));
  TRY(refuse_nothing(loaded));
  if (!loaded.root.whole)
    return fail(FailureKind::invalid,
                "this is a part of the site in " + loaded.root.folder + "; an edition is the whole of it", path);
  return compiled(std::move(loaded), real_disk());
}

}  // namespace app
