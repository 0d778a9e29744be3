#include <algorithm>
#include <map>
#include <set>

#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "overview.html.h"
#include "platform/html/template.h"

namespace compiler {

namespace {

namespace marker = templates::overview;

void show_modules(const Plan& plan, const std::string& output, html::Template& page) {
  if (plan.modules.empty()) return;
  html::Template section = page.section(marker::MODULES);
  for (const PlannedModule& module : plan.modules) {
    html::Template card = section.section(marker::MODULE);
    card.set(marker::URL, relative_address(output, module.output(plan.pages))).set(marker::TITLE, module.title);
    if (module.module->weeks && *module.module->weeks > 0)
      card.section(marker::WEEKS)
          .set(marker::TEXT, *module.module->weeks == 1 ? "1 week" : std::to_string(*module.module->weeks) + " weeks");
    if (!module.module->goals.empty()) {
      html::Template goals = card.section(marker::GOALS);
      for (std::size_t i = 0; i < std::min<std::size_t>(4, module.module->goals.size()); ++i)
        goals.section(marker::GOAL).set(marker::TEXT, module.module->goals[i]);
    }
    card.set(marker::PLAN_URL, relative_address(output, module.own_output));
    card.set(marker::PLAN_LABEL, "Week by week: module " + std::to_string(module.module->number));
  }
}

void show_targets(const Plan& plan, const std::string& output, html::Template& page) {
  if (plan.programme.targets.empty() || plan.programme.competencies.empty()) return;
  std::map<std::pair<std::string_view, int>, std::set<int>> levels;  // competency, module
  std::set<int> modules;
  for (const Target& target : plan.programme.targets) {
    levels[{target.competency, target.module}].insert(target.level);
    modules.insert(target.module);
  }
  html::Template section = page.section(marker::TARGETS);
  for (const int module : modules)
    section.section(marker::COLUMN).set(marker::LABEL, "Module " + std::to_string(module));
  for (const Competency& competency : plan.programme.competencies) {
    html::Template row = section.section(marker::ROW);
    row.set(marker::URL, relative_address(output, output_of_competency(plan, competency.key)));
    row.set(marker::NAME, competency.name);
    for (const int module : modules) {
      html::Template cell = row.section(marker::CELL);
      const auto found = levels.find({competency.key, module});
      if (found == levels.end()) {
        cell.section(marker::NONE);
        continue;
      }
      for (const int level : found->second)
        cell.section(marker::LEVEL)
            .set(marker::NUMBER, std::to_string(level))
            .set(marker::NUMERAL, readable_level(level).substr(6));
    }
  }
}

void show_numbers(const Plan& plan, html::Template& page) {
  const Programme& programme = plan.programme;
  html::Template numbers = page.section(marker::NUMBERS);
  const auto fact = [&](const char* label, std::size_t count) {
    if (count == 0) return;
    numbers.section(marker::FACT).set(marker::LABEL, label).set(marker::COUNT, std::to_string(count));
  };
  fact("Pages", plan.pages.size());
  // Those that modules restate are the standards' own.
  fact("Outcomes", static_cast<std::size_t>(std::ranges::count_if(
                       programme.outcomes, [&](const Outcome& one) { return &standard_of(plan, one) == &one; })));
  fact("Sessions", programme.sessions.size());
  fact("Lessons", programme.lessons.size());
  fact("Deliverables", programme.deliverables.size());
  fact("Discussion guides", programme.guides.size());
}

}  // namespace

OwnPage overview_page(const Plan& plan) {
  const std::string output = plan.own("index.html");
  return {output, "At a glance", [&plan, output] {
            html::Template page(marker::self);
            show_modules(plan, output, page);
            show_targets(plan, output, page);
            show_numbers(plan, page);
            return own_main(output, crumbs_to(plan, {{"At a glance", ""}}), plan.name + " at a glance", "",
                            page.fill());
          }};
}

}  // namespace compiler
