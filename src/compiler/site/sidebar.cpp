#include <algorithm>
#include <set>

#include "compiler/site/own_pages.h"
#include "compiler/site/shell.h"
#include "platform/html/allow_list.h"

namespace compiler {

namespace {

// Navigation stays small however large the site is.
constexpr std::size_t most_pages = 60, most_folders = 16, most_modules = 12;

// Writes lists of links, and remembers where the mark of the page at hand belongs.
class ListWriter {
 public:
  ListWriter(const std::string& root, std::string& out, std::vector<std::pair<PageNumber, std::size_t>>& marks)
      : root_(root), out_(out), marks_(marks) {}

  void heading(std::string_view title) {
    out_.append("<p class=\"nav-heading\">").append(title).append("</p>\n<ul class=\"nav-list\">\n");
  }
  // A link without its label; label() follows.
  void link(std::string_view output, PageNumber number) {
    out_ += "<a href=\"";
    html::append_escaped(out_, root_ + percent_encoded(output));
    out_ += '"';
    if (number != no_page) marks_.emplace_back(number, out_.size());
    out_ += '>';
  }
  void label(std::string_view text) {
    html::append_escaped(out_, text);
    out_ += "</a>";
  }
  void write(std::string_view html) { out_ += html; }

 private:
  const std::string& root_;
  std::string& out_;
  std::vector<std::pair<PageNumber, std::size_t>>& marks_;
};

}  // namespace

// A module's pages when they are few, else only those of the folder at hand; the pages beside the module's own first.
std::vector<PageNumber> Shell::pages_beside(const Group& here) const {
  const PlannedModule* module = plan_.module_numbered(here.module);
  if (module == nullptr) return here.pages;
  std::vector<PageNumber> members;
  const Group* first = module->index == no_page ? nullptr : &plan_.groups[plan_.pages[module->index].group];
  for (const bool of_index : {true, false})
    for (const Group& group : plan_.groups)
      if (group.module == here.module && !group.archived && (&group == first) == of_index) {
        if (members.size() > most_pages) return here.pages;
        members.insert(members.end(), group.pages.begin(), group.pages.end());
      }
  return members.size() <= most_pages ? members : here.pages;
}

Shell::Sidebar Shell::sidebar(std::size_t group_number, const std::string& root) const {
  Sidebar out;
  out.html.reserve(8 * 1024);
  ListWriter list(root, out.html, out.marks);
  const Group* here = group_number == no_group ? nullptr : &plan_.groups[group_number];
  const auto inner = [&](const std::vector<PageNumber>& members, PageNumber leave_out, const PlannedModule* module) {
    list.write("\n<ul>\n");
    if (module != nullptr && module->index != no_page) {
      list.write("<li>");
      list.link(module->own_output, first_plan + static_cast<PageNumber>(module->module->number));
      list.label("Week by week");
      list.write("</li>\n");
    }
    for (std::size_t i = 0; i < std::min(members.size(), most_pages); ++i) {
      if (members[i] == leave_out) continue;
      const PlannedPage& page = plan_.pages[members[i]];
      list.write("<li>");
      list.link(page.output, members[i]);
      if (module != nullptr && page.page->place.week)
        list.write("<span class=\"nav-week\">" + std::to_string(*page.page->place.week) + "</span>");
      list.label(module ? short_title(page.title, module->module->number, page.page->place.week)
                        : std::string(page.title));
      list.write("</li>\n");
    }
    if (members.size() > most_pages) {
      list.write("<li>");
      list.link(plan_.own("pages.html"), no_page);
      list.label("All " + std::to_string(members.size()) + " pages");
      list.write("</li>\n");
    }
    list.write("</ul>\n");
  };

  if (!plan_.modules.empty()) {
    list.heading("Modules");
    for (std::size_t i = 0; i < std::min(plan_.modules.size(), most_modules); ++i) {
      const PlannedModule& module = plan_.modules[i];
      const bool open = here != nullptr && !here->archived && here->module == module.module->number;
      list.write(open ? "<li class=\"is-open\">" : "<li>");
      list.link(module.output(plan_.pages),
                module.index == no_page ? first_plan + static_cast<PageNumber>(module.module->number) : module.index);
      list.label(module.title);
      if (open) inner(pages_beside(*here), module.index, &module);
      list.write("</li>\n");
    }
    list.write("</ul>\n");
  }

  // Folders outside the modules: the first group of each top folder, and the one at hand.
  std::set<std::string_view> tops;
  bool begun = false;
  for (const Group& group : plan_.groups) {
    const bool is_here = &group == here;
    if (group.module || (group.archived && !is_here)) continue;
    const std::string_view top = std::string_view(group.folder).substr(0, group.folder.find('/'));
    if (!is_here && (tops.size() >= most_folders || tops.contains(top))) continue;
    tops.insert(top);
    if (!begun) list.heading("More to read");
    begun = true;
    const PageNumber first = group.pages.front();
    list.write(is_here ? "<li class=\"is-open\">" : "<li>");
    list.link(plan_.pages[first].output, first);
    list.label(group.title);
    if (is_here && group.pages.size() > 1) inner(group.pages, first, nullptr);
    list.write("</li>\n");
  }
  if (begun) list.write("</ul>\n");

  list.heading("The programme");
  PageNumber own = first_own;
  for (const Reference& reference : references_) {
    list.write("<li>");
    list.link(reference.output, own++);
    list.label(reference.title);
    list.write("</li>\n");
  }
  list.write("</ul>\n");
  return out;
}

}  // namespace compiler
