#include "compiler/site/page_main.h"

#include "compiler/site/own_pages.h"
#include "compiler/site/shell.h"
#include "page.html.h"
#include "platform/html/template.h"
#include "steps.html.h"

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

std::string steps_of(const Plan& plan, const PlannedPage& page) {
  namespace marker = templates::steps;
  if (page.before == no_page && page.after == no_page) return {};
  html::Template steps(marker::self);
  const auto show = [&](std::string_view section, PageNumber number) {
    if (number == no_page) return;
    const PlannedPage& other = plan.pages[number];
    steps.section(section)
        .set(marker::URL, relative_address(page.output, other.output))
        .set(marker::TITLE, other.title);
  };
  show(marker::BEFORE, page.before);
  show(marker::AFTER, page.after);
  return steps.fill();
}

}  // namespace

std::string page_main(const Plan& plan, PageNumber number, const Body& body) {
  namespace marker = templates::page;
  const PlannedPage& page = plan.pages[number];
  html::Template main(marker::self);
  main.set_html(marker::CRUMBS, crumbs_html(page.output, crumbs_of(plan, number))).set(marker::TITLE, page.title);
  if (!body.title_id.empty()) main.section(marker::ANCHOR).set(marker::ID, body.title_id);
  if (const auto week = page.page->place.week; week && !page.page->place.archived) {
    const auto module = page.page->place.module;
    main.section(marker::PLACE)
        .set(marker::TEXT,
             (module ? "Module " + std::to_string(*module) + " · " : "") + "Week " + std::to_string(*week));
  }
  if (const auto lead = page.page->front.text("subheading")) main.section(marker::LEAD).set(marker::TEXT, *lead);
  main.set_html(marker::PANEL, panel_of(plan, number)).set_html(marker::BODY, body.html);
  main.set_html(marker::STEPS, steps_of(plan, page));
  return main.fill();
}

}  // namespace compiler
