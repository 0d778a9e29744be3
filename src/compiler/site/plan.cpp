#include "compiler/site/plan.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "kernel/text.h"

namespace compiler {

namespace {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

}  // namespace

Plan::Plan(const Compilation& compilation, const Addresses& where)
    : done(compilation), addresses(where), programme(compilation.programme) {
  pages.resize(done.pages.size());
  numbers_.reserve(pages.size());
  for (PageNumber number = 0; number < pages.size(); ++number) {
    PlannedPage& page = pages[number];
    page.page = done.pages[number].get();
    page.output = addresses.of_page(page.page->path());
    page.title = page.page->title;
    numbers_.emplace(page.page->path(), number);
  }
  start = number_of(done.site_map.start_page());
  name = programme.name;
  if (name.empty()) name = start == no_page ? "Career programme" : std::string(pages[start].title);
  for (const Outcome& outcome : programme.outcomes) outcomes_.try_emplace(outcome.id, &outcome);
  for (std::size_t i = 0; i < programme.outcomes.size(); ++i) {
    const Outcome& outcome = programme.outcomes[i];
    if (!outcome.standard || !outcome_with(*outcome.standard))
      standards_[outcome.competency + " " + std::to_string(outcome.level)].push_back(i);
  }
  plan_modules();
  name_guides();
  place_pages();
  link_steps();
}

void Plan::place_pages() {
  std::map<std::tuple<bool, int, std::string_view>, std::vector<PageNumber>> sorted;  // archived, module, folder
  for (PageNumber number = 0; number < pages.size(); ++number) {
    const Page& page = *pages[number].page;
    // Module numbers first, then folders; the root's pages lead the folders.
    const int module = page.place.archived ? 1000 : page.place.module.value_or(1000);
    sorted[{page.place.archived, module, folder_of(page.path())}].push_back(number);
  }
  groups.reserve(sorted.size());
  for (auto& [key, members] : sorted) {
    Group& group = groups.emplace_back();
    group.archived = std::get<0>(key);
    if (std::get<1>(key) < 1000) group.module = std::get<1>(key);
    group.folder = std::get<2>(key);
    group.pages = std::move(members);
    order_group(group);
    for (const PageNumber number : group.pages) pages[number].group = static_cast<std::uint32_t>(groups.size() - 1);
  }
}

void Plan::link_steps() {
  for (const Group& group : groups)
    for (std::size_t i = 1; i < group.pages.size(); ++i) {
      pages[group.pages[i - 1]].after = group.pages[i];
      pages[group.pages[i]].before = group.pages[i - 1];
    }
}

void Plan::plan_modules() {
  std::map<int, PlannedModule*> by_number;
  modules.resize(programme.modules.size());
  for (std::size_t i = 0; i < modules.size(); ++i) {
    modules[i].module = &programme.modules[i];
    modules[i].title = title_of(programme.modules[i]);
    modules[i].own_output = own("module-" + std::to_string(programme.modules[i].number) + ".html");
    by_number.emplace(programme.modules[i].number, &modules[i]);
  }
  const auto module_of = [&](std::optional<int> number) -> PlannedModule* {
    const auto found = number ? by_number.find(*number) : by_number.end();
    return found == by_number.end() ? nullptr : found->second;
  };
  std::map<std::pair<int, int>, PlannedWeek> weeks;
  const auto week_at = [&](int module, int week) -> PlannedWeek& {
    PlannedWeek& found = weeks[{module, week}];
    found.week = week;
    return found;
  };
  for (const PlannedModule& one : modules)
    for (int week = 1; week <= std::min(one.module->weeks.value_or(0), 60); ++week) week_at(one.module->number, week);
  for (std::size_t i = 0; i < programme.sessions.size(); ++i) {
    const Session& session = programme.sessions[i];
    PlannedModule* module = module_of(session.module);
    if (module == nullptr) continue;
    if (session.weeks.empty()) module->sessions_without_week.push_back(i);
    for (const int week : session.weeks) week_at(*session.module, week).sessions.push_back(i);
  }
  for (std::size_t i = 0; i < programme.deliverables.size(); ++i) {
    const Deliverable& deliverable = programme.deliverables[i];
    PlannedModule* module = module_of(deliverable.module);
    if (module == nullptr) continue;
    bool placed = false;
    for (const Due& due : deliverable.due) {
      if (!due.week) continue;
      std::vector<std::size_t>& list = week_at(*deliverable.module, *due.week).deliverables;
      if (list.empty() || list.back() != i) list.push_back(i);
      placed = true;
    }
    if (!placed) module->deliverables_without_week.push_back(i);
  }
  for (std::size_t i = 0; i < programme.outcomes.size(); ++i)
    if (PlannedModule* module = module_of(programme.outcomes[i].module)) module->outcomes.push_back(i);
  for (std::size_t i = 0; i < programme.guides.size(); ++i)
    if (PlannedModule* module = module_of(programme.guides[i].module)) module->guides.push_back(i);
  for (PageNumber number = 0; number < pages.size(); ++number) {
    const Place& place = pages[number].page->place;
    PlannedModule* module = place.archived ? nullptr : module_of(place.module);
    if (module == nullptr) continue;
    if (place.week) week_at(*place.module, *place.week).pages.push_back(number);
    if (!introduces_folder(pages[number].page->path())) continue;
    const auto depth = [&](PageNumber one) { return std::ranges::count(pages[one].page->path(), '/'); };
    if (module->index == no_page || depth(number) < depth(module->index)) module->index = number;
  }
  for (auto& [key, week] : weeks)
    if (PlannedModule* module = module_of(key.first)) module->weeks.push_back(std::move(week));
}

void Plan::name_guides() {
  std::unordered_map<std::string, int> times;
  for (const Guide& guide : programme.guides) {
    const std::string_view path = guide.where.file;
    std::string called = slug_of(path.substr(0, path.rfind('.'))) + "-" + slug_of(guide.title);
    if (const int before = times[called]++; before > 0) called += "-" + std::to_string(before + 1);
    guide_names.push_back(std::move(called));
  }
}

PageNumber Plan::number_of(std::string_view path) const {
  const auto found = numbers_.find(path);
  return found == numbers_.end() ? no_page : found->second;
}

const std::vector<std::size_t>& Plan::standards_of(std::string_view competency, int level) const {
  static const std::vector<std::size_t> none;
  const auto found = standards_.find(std::string(competency) + " " + std::to_string(level));
  return found == standards_.end() ? none : found->second;
}

const Outcome* Plan::outcome_with(std::string_view id) const {
  const auto found = outcomes_.find(id);
  return found == outcomes_.end() ? nullptr : found->second;
}

const PlannedModule* Plan::module_numbered(std::optional<int> number) const {
  if (!number) return nullptr;
  for (const PlannedModule& one : modules)
    if (one.module->number == *number) return &one;
  return nullptr;
}

const PlannedWeek* Plan::week_of(std::optional<int> module, std::optional<int> week) const {
  const PlannedModule* found = week ? module_numbered(module) : nullptr;
  if (found == nullptr) return nullptr;
  const auto at = std::ranges::find(found->weeks, *week, &PlannedWeek::week);
  return at == found->weeks.end() ? nullptr : &*at;
}

std::string Plan::own(std::string_view name_in_folder) const {
  return addresses.own_folder() + "/" + std::string(name_in_folder);
}

std::string Plan::title_of(const Module& module) {
  const std::string number = "Module " + std::to_string(module.number);
  if (module.title.empty() || text::starts_with_ignoring_case(module.title, "mod")) {
    return module.title.empty() ? number : module.title;
  }
  return number + ": " + module.title;
}

}  // namespace compiler
