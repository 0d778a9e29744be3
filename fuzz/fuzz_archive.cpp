// Zips of any bytes: what is read has paths that stay inside, keeps the limits, and can be written and read again.
#include <set>

#include "fuzz_input.h"
#include "kernel/text.h"
#include "platform/archive/archive.h"

namespace {

archive::Limits small_limits() {
  archive::Limits limits;
  limits.entries = 20;
  limits.entry_bytes = std::size_t{1} << 16;
  limits.all_bytes = std::size_t{1} << 18;
  return limits;
}

void require_inside(const std::string& path) {
  fuzz::require(text::first_invalid_utf8(path) == std::string::npos, "paths are UTF-8");
  fuzz::require(path.find_first_of(std::string_view("\\\0", 2)) == std::string::npos, "no backslash, no NUL");
  for (const std::string_view step : text::split(path, '/'))
    fuzz::require(!step.empty() && step != "." && step != "..", "each step leads on");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const archive::Limits limits = small_limits();
  const auto entries = archive::read_zip({reinterpret_cast<const char*>(data), size}, limits);
  if (!entries) {
    fuzz::require(entries.error().say.ends_with('.'), "a refusal is a sentence");
    fuzz::require(text::first_invalid_utf8(entries.error().say) == std::string::npos, "a refusal can be shown");
    return 0;
  }
  std::size_t all = 0;
  std::set<std::string> paths;
  for (const archive::Entry& entry : *entries) {
    require_inside(entry.path);
    fuzz::require(entry.bytes.size() <= limits.entry_bytes, "an entry keeps its limit");
    fuzz::require(paths.insert(text::lower(entry.path)).second, "no path is there twice");
    all += entry.bytes.size();
  }
  fuzz::require(entries->size() <= limits.entries && all <= limits.all_bytes, "the zip keeps its limits");
  const auto again = archive::write_zip(*entries, *Moment::read("2026-09-01T16:00:00Z"));
  fuzz::require(again.has_value(), "what was read can be written");
  const auto read = archive::read_zip(*again, limits);
  if (!read) return 0;  // packed tighter than it was, it may look like a bomb
  fuzz::require(read->size() == entries->size(), "as many files");
  for (std::size_t i = 0; i < read->size(); ++i)
    fuzz::require((*read)[i].path == (*entries)[i].path && (*read)[i].bytes == (*entries)[i].bytes, "the same files");
  return 0;
}
