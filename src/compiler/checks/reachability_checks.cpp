// unreachable-page: no way of links leads from the start page to this one. Only where there is a start page and it
// links to something; archives are left alone.
#include "compiler/checks/page_checks.h"

namespace compiler {

void check_reachability(const Whole& whole, const LeadsTo& leads_to, Diagnostics& out) {
  const std::string& start = whole.site_map.start_page();
  std::vector<std::size_t> next;
  for (std::size_t i = 0; i < whole.pages.size() && !start.empty(); ++i)
    if (whole.pages[i]->path() == start && !leads_to[i].empty()) next.push_back(i);
  if (next.empty()) return;
  std::vector<bool> reached(whole.pages.size(), false);
  reached[next.front()] = true;
  while (!next.empty()) {
    const std::size_t page = next.back();
    next.pop_back();
    for (const std::size_t there : leads_to[page]) {
      if (reached[there]) continue;
      reached[there] = true;
      next.push_back(there);
    }
  }
  for (std::size_t i = 0; i < whole.pages.size(); ++i) {
    const Page& page = *whole.pages[i];
    const bool is_readme = page.path() == "README.md" || page.path().ends_with("/README.md");
    if (reached[i] || page.place.archived || is_readme) continue;
    out.push_back(
        diagnose("unreachable-page", page.path(), 1, 1, "no way of links leads here from the start page, " + start));
  }
}

}  // namespace compiler
