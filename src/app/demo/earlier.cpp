#include "app/demo/earlier.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/archive/archive.h"

namespace demo {

namespace {

struct Page {
  std::string_view path, now, before;
};

constexpr std::array pages{
    Page{"programme/module-3/index.md", "Focus time (Thursday 3:00 pm, 90 mins)",
         "Focus time (Thursday 3:00 pm, 60 mins)"},
    Page{"programme/module-3/index.md", "Weeks 2 and 5: Community event", "Weeks 2 and 4: Community event"},
    Page{"programme/module-3/index.md", "Due: EOD Tuesday of Week 5", "Due: EOD Friday of Week 5"},
    Page{"programme/module-3/week-4.md", "EOD Tuesday of Week 5", "EOD Friday of Week 5"},
    Page{"programme/module-3/week-5.md", "EOD Tuesday of Week 5", "EOD Friday of Week 5"},
    Page{"programme/practice/job-shadow.md", "EOD Tuesday of Week 5", "EOD Friday of Week 5"},
    // Only the module's page had it so: the edition came with a warning, and the next one put it right.
    Page{"programme/module-3/outcomes.md", "keep at least three contacts alive for a whole term",
         "keep two contacts alive for a whole term"},
    Page{"programme/communication.md", "Everything else | three working days", "Everything else | five working days"},
    Page{"programme/privacy.md", "You may share something today and take it back tomorrow.",
         "You may share something today and take it back whenever you like."}};

}  // namespace

Result<std::string> earlier(std::string_view zip) {
  std::vector<archive::Entry> entries = TRY(archive::read_zip(zip));
  for (const Page& page : pages) {
    const auto entry = std::ranges::find(entries, page.path, &archive::Entry::path);
    const std::size_t at = entry == entries.end() ? std::string::npos : entry->bytes.find(page.now);
    if (at == std::string::npos) throw std::logic_error("the programme no longer says: " + std::string(page.now));
    entry->bytes.replace(at, page.now.size(), page.before);
  }
  return archive::write_zip(entries, Moment::read("2026-01-01T00:00:00Z").value());
}

}  // namespace demo
