#include <algorithm>
#include <set>

#include "compiler/site/own_pages.h"
#include "compiler/site/shell.h"
#include "platform/html/template.h"
#include "sidebar.html.h"

namespace compiler {

namespace {

namespace marker = templates::sidebar;

// Navigation stays small however large the site is.
constexpr std::size_t most_pages = 60, most_folders = 16, most_modules = 12;

std::string mark_of(PageNumber page) { return page == no_page ? "" : "\x01" + std::to_string(page) + "\x01"; }

// "Module 4: Offers" inside module 4 needs no "Module 4:" before it.
std::string short_title(std::string_view title, const PlannedModule& module) {
  const std::string prefix = "Module " + std::to_string(module.module->number) + ": ";
  if (!title.starts_with(prefix) || title.size() == prefix.size()) return std::string(title);
  std::string out(title.substr(prefix.size()));
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

Shell::Sidebar Shell::sidebar(std::size_t group_number, const std::string& root) const {
  html::Template bar(marker::self);
  const Group* here = group_number == no_group ? nullptr : &plan_.groups[group_number];
  const auto address = [&](std::string_view output) { return root + percent_encoded(output); };
  const std::string all = address(plan_.own("pages.html"));

  // The pages of the module's groups when they are few, else only those of the folder at hand.
  const auto pages_of_module = [&](int number) {
    std::vector<PageNumber> members;
    const PageNumber index = plan_.module_numbered(number)->index;
    for (const bool of_index : {true, false})  // the pages beside the module's own come first
      for (const Group& group : plan_.groups)
        if (group.module == number && !group.archived && members.size() <= most_pages &&
            (index != no_page && &group == &plan_.groups[plan_.pages[index].group]) == of_index)
          members.insert(members.end(), group.pages.begin(), group.pages.end());
    return members.size() <= most_pages ? members : here->pages;
  };

  std::size_t modules = 0;
  html::Template list_of_modules(marker::self);
  if (!plan_.modules.empty()) list_of_modules = bar.section(marker::MODULES);
  for (const PlannedModule& module : plan_.modules) {
    if (++modules > most_modules) break;
    html::Template entry = list_of_modules.section(marker::MODULE);
    entry.set(marker::URL, address(module.output(plan_.pages))).set(marker::TITLE, module.title);
    entry.set_html(marker::MARK, mark_of(module.index));
    if (here == nullptr || here->archived || here->module != module.module->number) continue;
    entry.section(marker::OPEN);
    html::Template list = entry.section(marker::PAGES);
    const std::vector<PageNumber> members = pages_of_module(module.module->number);
    for (std::size_t i = 0; i < std::min(members.size(), most_pages); ++i) {
      if (members[i] == module.index) continue;
      const PlannedPage& page = plan_.pages[members[i]];
      html::Template row = list.section(marker::PAGE);
      row.set(marker::PAGE_URL, address(page.output)).set(marker::PAGE_TITLE, short_title(page.title, module));
      row.set_html(marker::PAGE_MARK, mark_of(members[i]));
      if (page.page->place.week) row.section(marker::WEEK).set(marker::NUMBER, std::to_string(*page.page->place.week));
    }
    if (members.size() > most_pages)
      list.section(marker::MORE).set(marker::MORE_URL, all).set(marker::COUNT, std::to_string(members.size()));
  }

  // Folders outside the modules: the first group of each top folder, and the one at hand.
  std::set<std::string_view> tops;
  html::Template* folders = nullptr;
  html::Template shown("sidebar");
  for (const Group& group : plan_.groups) {
    if (group.module || (group.archived && &group != here)) continue;
    const std::string_view top = std::string_view(group.folder).substr(0, group.folder.find('/'));
    const bool is_here = &group == here;
    if (!is_here && (!tops.insert(top).second || tops.size() > most_folders)) continue;
    tops.insert(top);
    if (folders == nullptr) {
      shown = bar.section(marker::FOLDERS);
      folders = &shown;
    }
    html::Template entry = folders->section(marker::FOLDER);
    const PageNumber first = group.pages.front();
    entry.set(marker::FOLDER_URL, address(plan_.pages[first].output)).set(marker::FOLDER_TITLE, group.title);
    entry.set_html(marker::FOLDER_MARK, mark_of(first));
    if (!is_here || group.pages.size() < 2) continue;
    entry.section(marker::FOLDER_OPEN);
    html::Template list = entry.section(marker::FOLDER_PAGES);
    for (std::size_t i = 1; i < std::min(group.pages.size(), most_pages); ++i) {
      const PlannedPage& page = plan_.pages[group.pages[i]];
      html::Template row = list.section(marker::FOLDER_PAGE);
      row.set(marker::FOLDER_PAGE_URL, address(page.output)).set(marker::FOLDER_PAGE_TITLE, page.title);
      row.set_html(marker::FOLDER_PAGE_MARK, mark_of(group.pages[i]));
    }
    if (group.pages.size() > most_pages)
      list.section(marker::FOLDER_MORE)
          .set(marker::FOLDER_MORE_URL, all)
          .set(marker::FOLDER_COUNT, std::to_string(group.pages.size()));
  }

  PageNumber own = first_own;
  for (const Reference& reference : references_)
    bar.section(marker::REFERENCE)
        .set(marker::REFERENCE_URL, address(reference.output))
        .set(marker::REFERENCE_TITLE, reference.title)
        .set_html(marker::REFERENCE_MARK, mark_of(own++));

  // Where the page at hand is marked: the template wrote its number there.
  Sidebar out;
  const std::string filled = bar.fill();
  out.html.reserve(filled.size());
  std::size_t from = 0;
  for (std::size_t at = filled.find('\x01'); at != std::string::npos; at = filled.find('\x01', from)) {
    out.html.append(filled, from, at - from);
    const std::size_t end = filled.find('\x01', at + 1);
    out.marks.emplace_back(static_cast<PageNumber>(std::stoul(filled.substr(at + 1, end - at - 1))), out.html.size());
    from = end + 1;
  }
  out.html.append(filled, from);
  return out;
}

}  // namespace compiler
