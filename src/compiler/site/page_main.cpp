#include "compiler/site/page_main.h"

#include "compiler/site/own_pages.h"
#include "compiler/site/shell.h"
#include "platform/html/allow_list.h"

namespace compiler {

namespace {

std::vector<Crumb> crumbs_of(const Plan& plan, PageNumber number) {
  const PlannedPage& page = plan.pages[number];
  const Group& group = plan.groups[page.group];
  if (number == plan.start) return {};
  std::vector<Crumb> crumbs;
  const PlannedModule* module = plan.module_numbered(group.module);
  if (module != nullptr && module->index != number)
    crumbs.push_back({module->title, std::string(module->output(plan.pages))});
  else if (module == nullptr && !group.folder.empty() && group.index != number)
    crumbs.push_back({group.title, group.index == no_page ? "" : std::string(plan.pages[group.index].output)});
  crumbs.push_back({std::string(page.title), ""});
  return crumbs_to(plan, std::move(crumbs));
}

void add_step(std::string& out, const Plan& plan, const PlannedPage& page, PageNumber number, bool forward) {
  if (number == no_page) return;
  const PlannedPage& other = plan.pages[number];
  out += forward ? "<a class=\"page-step page-step-after\" rel=\"next\" href=\""
                 : "<a class=\"page-step page-step-before\" rel=\"prev\" href=\"";
  html::append_escaped(out, relative_address(page.output, other.output));
  out += forward ? "\"><span class=\"page-step-word\">Next</span><span class=\"page-step-title\">"
                 : "\"><span class=\"page-step-word\">Previous</span><span class=\"page-step-title\">";
  html::append_escaped(out, other.title);
  out += "</span></a>\n";
}

}  // namespace

// Written here and not in a template: thousands of pages are, and nothing is decided in it.
std::string page_main(const Plan& plan, PageNumber number, const Body& body) {
  const PlannedPage& page = plan.pages[number];
  std::string out;
  out.reserve(body.html.size() + 3000);
  out += crumbs_html(page.output, crumbs_of(plan, number));
  out += "<article class=\"text-page\">\n<header class=\"title-block\">\n";
  if (const auto week = page.page->place.week; week && !page.page->place.archived) {
    out += "<p class=\"page-place\">";
    if (const auto module = page.page->place.module) out += "Module " + std::to_string(*module) + " · ";
    out += "Week " + std::to_string(*week) + "</p>\n";
  }
  out += "<h1";
  if (!body.title_id.empty()) {
    out += " id=\"";
    html::append_escaped(out, body.title_id);
    out += '"';
  }
  out += '>';
  html::append_escaped(out, page.title);
  out += "</h1>\n";
  if (const auto lead = page.page->front.text("subheading")) {
    out += "<p class=\"lead\">";
    html::append_escaped(out, *lead);
    out += "</p>\n";
  }
  out += "</header>\n";
  out += panel_of(plan, number);
  out += "<div class=\"prose\">\n";
  out += body.html;
  out += "</div>\n</article>\n";
  if (page.before != no_page || page.after != no_page) {
    out += "<nav class=\"page-steps\" aria-label=\"Next and previous page\">\n";
    add_step(out, plan, page, page.before, false);
    add_step(out, plan, page, page.after, true);
    out += "</nav>\n";
  }
  return out;
}

}  // namespace compiler
