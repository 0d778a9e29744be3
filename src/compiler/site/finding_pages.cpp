#include <algorithm>

#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "not_found.html.h"
#include "pages.html.h"
#include "platform/html/template.h"
#include "search.html.h"

namespace compiler {

OwnPage pages_page(const Plan& plan) {
  const std::string output = plan.own("pages.html");
  return {output, "All pages", [&plan, output] {
            namespace marker = templates::pages;
            const Items items(plan, output);
            html::Template page(marker::self);
            std::size_t number = 0;
            for (const Group& group : plan.groups) {
              std::vector<PlanItem> list;
              for (const PageNumber member : group.pages) list.push_back(items.page(member));
              std::string title = group.title;
              if (group.module && group.index == no_page && !group.folder.empty()) title += ": " + group.folder;
              if (group.archived) title += " (archive)";
              page.section(marker::GROUP)
                  .set(marker::ID, "group-" + std::to_string(++number))
                  .set(marker::TITLE, title)
                  .set_html(marker::LIST, items_html(list));
            }
            return own_main(output, crumbs_to(plan, {{"All pages", ""}}), "All pages", "", page.fill());
          }};
}

OwnPage search_page(const Plan& plan) {
  const std::string output = plan.own("search.html");
  return {output, "Search", [&plan, output] {
            namespace marker = templates::search;
            html::Template page(marker::self);
            page.set(marker::URL, "pages.html");
            return own_main(output, crumbs_to(plan, {{"Search", ""}}), "Search", "", page.fill());
          }};
}

std::string not_found_main(const Plan& plan, std::string_view root, const std::vector<PageNumber>& near) {
  namespace marker = templates::not_found;
  html::Template page(marker::self);
  const auto address = [&](std::string_view output) { return std::string(root) + percent_encoded(output); };
  page.set(marker::HOME, address(plan.home_output())).set(marker::ALL, address(plan.own("pages.html")));
  std::vector<PlanItem> list;
  for (const PageNumber number : near)
    list.push_back({std::string(plan.pages[number].title), address(plan.pages[number].output), "", ""});
  if (!list.empty()) page.section(marker::NEAR).set_html(marker::LIST, items_html(list));
  return page.fill();
}

}  // namespace compiler
