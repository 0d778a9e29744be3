#include "compiler/site/page_main.h"

#include "compiler/site/items.h"
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
  crumbs.push_back(
      {module ? short_title(page.title, module->module->number, std::nullopt) : std::string(page.title), ""});
  return crumbs_to(plan, std::move(crumbs));
}

// "Tuesday · 1:00 pm · 60 min": when the session meets that this page belongs to; empty when nobody says it.
std::string meeting_of(const Plan& plan, PageNumber number) {
  const Page& page = *plan.pages[number].page;
  const Items items(plan, plan.pages[number].output);
  if (const PlannedWeek* week = plan.week_of(page.place.module, page.place.week))
    for (const std::size_t i : week->sessions)
      if (const Session& session = plan.programme.sessions[i]; session.page && *session.page == page.path()) {
        Session shown = session;
        if (!shown.minutes) shown.minutes = page.front.number("minutes");
        const PlanItem item = items.session(shown);
        return item.note + (item.badge.empty() ? "" : (item.note.empty() ? "" : " · ") + item.badge);
      }
  const std::optional<int> minutes = page.front.number("minutes");
  return readable_minutes(minutes, minutes);
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
    out += "Week " + std::to_string(*week);
    if (const std::string meeting = meeting_of(plan, number); !meeting.empty()) {
      out += " <span class=\"page-meeting\">";
      html::append_escaped(out, meeting);
      out += "</span>";
    }
    out += "</p>\n";
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
  const auto step = [&](PageNumber at) {
    return at == no_page ? Crumb{} : Crumb{std::string(plan.pages[at].title), std::string(plan.pages[at].output)};
  };
  const Crumb before = step(page.before), after = step(page.after);
  out += steps_html(page.output, page.before == no_page ? nullptr : &before, page.after == no_page ? nullptr : &after);
  return out;
}

}  // namespace compiler
