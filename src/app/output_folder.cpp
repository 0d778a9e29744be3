#include "app/output_folder.h"

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "app/load.h"
#include "kernel/text.h"
#include "platform/files/files.h"

namespace app {

namespace {

constexpr std::uint64_t largest_marker = 64 * 1024 * 1024;

std::string_view folder_of(std::string_view file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : file.substr(0, slash);
}

// A name that stays inside the folder: the marker is a file like any other, and may have been changed.
bool stays_inside(std::string_view file) {
  if (file.empty() || file.starts_with('/')) return false;
  for (const std::string_view part : text::split(file, '/'))
    if (part.empty() || part == "." || part == "..") return false;
  return true;
}

}  // namespace

Result<OutputFolder> OutputFolder::open(const std::string& path) {
  OutputFolder out;
  out.path_ = path;
  while (out.path_.size() > 1 && out.path_.ends_with('/')) out.path_.pop_back();
  if (const auto made = files::make_folders(out.path_); !made)
    return fail(made.error().kind, "\"" + path + "\" cannot be made: " + made.error().say, "--out");
  if (const auto listed = files::read(out.path_ + "/" + std::string(site_marker), largest_marker)) {
    for (const std::string_view line : text::split(*listed, '\n'))
      if (stays_inside(line)) out.before_.emplace_back(line);
    std::ranges::sort(out.before_);
    return out;
  }
  const files::Listing listing = TRY(files::list(out.path_, {}, 1));
  if (!listing.entries.empty() || !listing.troubles.empty())
    return fail(FailureKind::invalid,
                "\"" + path + "\" holds files that cairn did not make; name an empty folder, or a new one", "--out");
  return out;
}

Result<void> OutputFolder::prepare(std::vector<std::string> files) {
  now_ = std::move(files);
  std::ranges::sort(now_);
  std::set<std::string_view> folders;
  for (const std::string& file : now_)
    if (const std::string_view folder = folder_of(file); !folder.empty()) folders.insert(folder);
  for (const std::string_view folder : folders) TRY(files::make_folders(path_ + "/" + std::string(folder)));
  std::vector<std::string> both;
  std::ranges::set_union(before_, now_, std::back_inserter(both));
  std::string list;
  for (const std::string& file : both) list.append(file).append("\n");
  return files::write_new(path_ + "/" + std::string(site_marker), list);
}

Result<void> OutputFolder::prepare_more(const std::vector<std::string>& files) {
  std::vector<std::string> both = std::move(now_);
  both.insert(both.end(), files.begin(), files.end());
  return prepare(std::move(both));
}

Result<void> OutputFolder::write(std::string_view file, std::string_view bytes) const {
  return files::write_new(path_ + "/" + std::string(file), bytes);
}

void OutputFolder::remove_stale() const {
  std::vector<std::string> stale;
  std::ranges::set_difference(before_, now_, std::back_inserter(stale));
  if (stale.empty()) return;
  std::set<std::string, std::greater<>> folders;  // the deepest first
  for (const std::string& file : stale) {
    ::unlink((path_ + "/" + file).c_str());
    for (std::string_view folder = folder_of(file); !folder.empty(); folder = folder_of(folder))
      folders.emplace(folder);
  }
  for (const std::string& folder : folders) ::rmdir((path_ + "/" + folder).c_str());  // only when it is empty
  std::string list;
  for (const std::string& file : now_) list.append(file).append("\n");
  (void)files::write_new(path_ + "/" + std::string(site_marker), list);
}

}  // namespace app
