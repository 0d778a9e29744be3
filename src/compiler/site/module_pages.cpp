#include <algorithm>
#include <array>
#include <map>

#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "module.html.h"
#include "panel.html.h"
#include "platform/html/template.h"

namespace compiler {

namespace {

namespace marker = templates::module;

// A panel shows so much of a week; the plan of the module shows all.
constexpr std::size_t most_in_panel = 10, all = static_cast<std::size_t>(-1);

std::vector<PlanItem> items_of_week(const Plan& plan, const Items& items, const PlannedWeek& week,
                                    std::size_t most = all) {
  std::vector<PlanItem> out;
  for (std::size_t i = 0; i < std::min(most, week.sessions.size()); ++i)
    out.push_back(items.session(plan.programme.sessions[week.sessions[i]]));
  return out;
}

// A group's session and the guide on the page that it leads to are one thing.
bool is_group_with_guide(const Plan& plan, const PlannedModule& module, const Session& session) {
  return session.page && std::ranges::any_of(module.guides, [&](std::size_t guide) {
           return plan.programme.guides[guide].where.file == *session.page;
         });
}

// A guide with the day and hour of the sessions that lead to it.
PlanItem meeting(const Plan& plan, const Items& items, const PlannedModule& module, const PlannedWeek* week,
                 std::size_t index) {
  const Guide& guide = plan.programme.guides[index];
  PlanItem item = items.guide(index);
  item.label = short_title(guide.title, module.module->number, week ? std::optional(week->week) : std::nullopt);
  const auto take = [&](const std::vector<std::size_t>& sessions) {
    for (const std::size_t i : sessions) {
      const Session& session = plan.programme.sessions[i];
      if (!session.page || *session.page != guide.where.file) continue;
      Session shown = session;
      if (!shown.minutes) shown.minutes = guide.minutes;
      shown.every.reset();  // its column says that it is a group, its rows that it meets every week
      shown.kind = SessionKind::session;
      item.note = items.session(shown).note;
      return;
    }
  };
  take(module.sessions_without_week);
  if (week != nullptr) take(week->sessions);
  return item;
}

std::vector<PlanItem> due_in_week(const Plan& plan, const Items& items, const PlannedWeek& week,
                                  std::size_t most = all) {
  std::vector<PlanItem> out;
  for (std::size_t i = 0; i < std::min(most, week.deliverables.size()); ++i)
    out.push_back(items.deliverable_in(plan.programme.deliverables[week.deliverables[i]], week.week));
  return out;
}

// Weeks down; sessions, pages, what is due and groups across, as far as there are any.
void show_weeks(const Plan& plan, const Items& items, const PlannedModule& module, html::Template& page) {
  if (module.weeks.empty()) return;
  constexpr std::array<std::string_view, 4> names{"Sessions", "Pages", "Due", "Groups"};
  std::vector<std::array<std::vector<PlanItem>, 4>> rows;
  std::array<bool, 4> used{};
  for (const PlannedWeek& week : module.weeks) {
    auto& [sessions, pages, due, guides] = rows.emplace_back();
    for (const std::size_t i : week.sessions) {
      const Session& session = plan.programme.sessions[i];
      if (is_group_with_guide(plan, module, session)) continue;
      (session.kind == SessionKind::group ? guides : sessions).push_back(items.session(session));
    }
    due = due_in_week(plan, items, week);
    for (const PageNumber number : week.pages)  // but for those that the sessions lead to
      if (std::ranges::none_of(week.sessions, [&](std::size_t i) {
            return items.number_of_session(plan.programme.sessions[i]) == number;
          }))
        pages.push_back(items.page(number));
    for (const std::size_t guide : module.guides)
      if (std::ranges::find(plan.programme.guides[guide].weeks, week.week) != plan.programme.guides[guide].weeks.end())
        guides.push_back(meeting(plan, items, module, &week, guide));
    for (std::size_t i = 0; i < 4; ++i) used[i] = used[i] || !rows.back()[i].empty();
  }
  html::Template section = page.section(marker::WEEKS);
  for (std::size_t i = 0; i < 4; ++i)
    if (used[i]) section.section(marker::HEAD).set(marker::NAME, names[i]);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    html::Template week = section.section(marker::WEEK);
    week.set(marker::NUMBER, std::to_string(module.weeks[row].week));
    for (std::size_t i = 0; i < 4; ++i) {
      if (!used[i]) continue;
      html::Template cell = week.section(marker::CELL);
      cell.set(marker::NAME, names[i]).set_html(marker::LIST, items_html(rows[row][i]));
      if (names[i] == "Due") cell.section(marker::DUE);
    }
  }
}

void show_without_week(const Plan& plan, const Items& items, const PlannedModule& module, html::Template& page) {
  std::vector<PlanItem> weekly, sessions, deliverables, guides;
  for (const std::size_t i : module.sessions_without_week)
    if (const Session& session = plan.programme.sessions[i]; !is_group_with_guide(plan, module, session))
      (session.every ? weekly : sessions).push_back(items.session(session));
  for (const std::size_t i : module.deliverables_without_week)
    deliverables.push_back(items.deliverable(plan.programme.deliverables[i]));
  for (const std::size_t i : module.guides)
    if (plan.programme.guides[i].weeks.empty()) guides.push_back(meeting(plan, items, module, nullptr, i));
  if (weekly.empty() && sessions.empty() && deliverables.empty() && guides.empty()) return;
  html::Template section = page.section(marker::ALWAYS);
  const auto column = [&](const char* title, const std::vector<PlanItem>& list) {
    if (!list.empty())
      section.section(marker::COLUMN).set(marker::TITLE, title).set_html(marker::LIST, items_html(list));
  };
  column("Regular meetings", weekly);
  column("Sessions", sessions);
  column("To hand in", deliverables);
  column("Groups", guides);
}

void show_goals(const Plan& plan, const Items& items, const Serving& serving, const PlannedModule& module,
                html::Template& page) {
  if (module.module->goals.empty()) return;
  html::Template section = page.section(marker::GOALS);
  bool guessed = false;
  for (const std::string& goal : module.module->goals) {
    html::Template entry = section.section(marker::GOAL);
    entry.set(marker::TEXT, goal);
    const Served served = serving.of_goal(module.module->number, goal);
    guessed = guessed || served.guessed;
    if (served.by_nothing()) entry.section(marker::NOTHING);
    if (served.by_nothing() && served.outcomes.empty()) continue;
    html::Template list = entry.section(marker::SERVED);
    const auto kind = [&](const char* name, const std::vector<PlanItem>& found) {
      if (!found.empty()) list.section(marker::KIND).set(marker::NAME, name).set_html(marker::LIST, items_html(found));
    };
    std::vector<PlanItem> sessions, lessons, deliverables, outcomes, pages;
    for (const std::size_t i : served.sessions) sessions.push_back(items.session(plan.programme.sessions[i]));
    for (const std::size_t i : served.lessons) lessons.push_back(items.lesson(plan.programme.lessons[i]));
    for (const std::size_t i : served.deliverables)
      deliverables.push_back(items.deliverable(plan.programme.deliverables[i]));
    for (const std::size_t i : served.outcomes) outcomes.push_back(items.outcome(plan.programme.outcomes[i]));
    kind("Sessions", sessions);
    kind("Lessons", lessons);
    kind("Deliverables", deliverables);
    for (const PageNumber number : served.pages) pages.push_back(items.page(number));
    kind("Pages", pages);
    kind("Outcomes", outcomes);
  }
  if (guessed) section.section(marker::GUESSED).set(marker::HOW, how_serving_is_decided);
}

void show_outcomes(const Plan& plan, const Items& items, const PlannedModule& module, html::Template& page) {
  std::map<std::pair<std::string_view, int>, std::vector<PlanItem>> found;  // by competency and level
  for (const std::size_t i : module.outcomes) {
    const Outcome& outcome = plan.programme.outcomes[i];
    found[{outcome.competency, outcome.level}].push_back(items.outcome(outcome));
  }
  if (found.empty()) return;
  html::Template section = page.section(marker::OUTCOMES);
  for (const auto& [key, list] : found)
    section.section(marker::GROUP)
        .set(marker::NAME, name_of_competency(plan, key.first))
        .set(marker::LEVEL, readable_level(key.second))
        .set_html(marker::LIST, items_html(list));
}

// The page that introduces the module, or else all that describe it: perhaps they are of several generations.
void show_authors_pages(const Plan& plan, const PlannedModule& module, html::Template& page) {
  std::vector<PageNumber> numbers;
  if (module.index != no_page)
    numbers.push_back(module.index);
  else
    for (const std::string_view path : module.module->pages)
      if (const PageNumber number = plan.number_of(path); number != no_page) numbers.push_back(number);
  if (numbers.empty()) return;
  html::Template section = page.section(marker::AUTHOR);
  section.set(marker::LEAD, numbers.size() == 1 ? "Read the module’s own page:" : "Read the module’s own pages:");
  for (const PageNumber number : numbers) {
    html::Template one = section.section(marker::PAGE);
    if (number != numbers.front()) one.section(marker::NEXT);
    one.set(marker::URL, relative_address(module.own_output, plan.pages[number].output))
        .set(marker::TITLE, plan.pages[number].title);
  }
}

}  // namespace

OwnPage module_page(const Plan& plan, const Serving& serving, const PlannedModule& module) {
  const std::string title = module.title + ", week by week";
  return {module.own_output, title, [&plan, &serving, &module, title] {
            const Items items(plan, module.own_output);
            html::Template page(marker::self);
            std::vector<Crumb> crumbs{{module.title, ""}};
            show_authors_pages(plan, module, page);
            if (module.index != no_page)
              crumbs = {{module.title, std::string(plan.pages[module.index].output)}, {"Week by week", ""}};
            show_weeks(plan, items, module, page);
            show_without_week(plan, items, module, page);
            show_goals(plan, items, serving, module, page);
            show_outcomes(plan, items, module, page);
            return own_main(module.own_output, crumbs_to(plan, std::move(crumbs)), title, "", page.fill());
          }};
}

std::string panel_of(const Plan& plan, PageNumber number) {
  namespace panel = templates::panel;
  const PlannedPage& page = plan.pages[number];
  const Place& place = page.page->place;
  const PlannedModule* module = place.archived ? nullptr : plan.module_numbered(place.module);
  if (module == nullptr) return {};
  const bool is_index = module->index == number;
  const auto says_something = [](const PlannedWeek& week) {
    return !week.sessions.empty() || !week.deliverables.empty();
  };
  if (!is_index && !place.week) return {};
  const PlannedWeek* only = is_index ? nullptr : plan.week_of(place.module, place.week);
  if (is_index ? std::ranges::none_of(module->weeks, says_something) : only == nullptr || only->deliverables.empty())
    return {};
  const Items items(plan, page.output);
  html::Template out(panel::self);
  out.set(panel::TITLE,
          is_index ? std::string("This module, week by week") : "Due in week " + std::to_string(*place.week));
  out.set(panel::PLAN_URL, relative_address(page.output, module->own_output)).set(panel::PLAN_LABEL, "Plan in full");
  for (const PlannedWeek& week : module->weeks) {
    if (only != nullptr && &week != only) continue;
    html::Template row = out.section(panel::WEEK);
    const std::string shown = std::to_string(week.week);
    const PageNumber own = week.pages.empty() ? no_page : week.pages.front();
    if (own == no_page || own == number)
      row.section(panel::PLAIN).set(panel::NUMBER, shown);
    else
      row.section(panel::LINKED)
          .set(panel::URL, relative_address(page.output, plan.pages[own].output))
          .set(panel::NUMBER, shown);
    row.set_html(panel::SESSIONS, only ? "" : items_html(items_of_week(plan, items, week, most_in_panel)));
    if (!week.deliverables.empty())
      row.section(panel::DUE).set_html(panel::LIST, items_html(due_in_week(plan, items, week, most_in_panel)));
    if (!says_something(week)) row.section(panel::NOTHING);
  }
  return out.fill();
}

}  // namespace compiler
