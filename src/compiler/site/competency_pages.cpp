#include <algorithm>
#include <map>
#include <set>

#include "competencies.html.h"
#include "competency.html.h"
#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "compiler/site/rubric_table.h"
#include "outcome.html.h"
#include "platform/html/template.h"

namespace compiler {

OwnPage competencies_page(const Plan& plan) {
  const std::string output = plan.own("competencies.html");
  return {output, "Competencies", [&plan, output] {
            namespace marker = templates::competencies;
            html::Template page(marker::self);
            for (const Competency& competency : plan.programme.competencies) {
              html::Template card = page.section(marker::COMPETENCY);
              card.set(marker::URL, relative_address(output, output_of_competency(plan, competency.key)));
              card.set(marker::NAME, competency.name);
              if (competency.definition)
                card.section(marker::DEFINED).set(marker::DEFINITION, readable_text(*competency.definition));
              for (int level = 1; level <= 3; ++level) {
                const std::size_t count = plan.standards_of(competency.key, level).size();
                card.section(marker::LEVEL)
                    .set(marker::NUMBER, std::to_string(level))
                    .set(marker::NAME, readable_level(level))
                    .set(marker::COUNT, std::to_string(count) + (count == 1 ? " outcome" : " outcomes"));
              }
            }
            if (!plan.programme.abbreviations.empty()) {
              html::Template list = page.section(marker::ABBREVIATIONS);
              for (const Abbreviation& one : plan.programme.abbreviations)
                list.section(marker::ONE).set(marker::SHORT, one.short_form).set(marker::LONG, one.long_form);
            }
            return own_main(output, crumbs_to(plan, {{"Competencies", ""}}), "Competencies",
                            "What students become able to do, in three levels each.", page.fill());
          }};
}

namespace {

// "I, II" of the levels that each module aims for.
void show_aims(const Plan& plan, const std::string& output, const Competency& competency, html::Template& page) {
  namespace marker = templates::competency;
  std::map<int, std::set<int>> aims;
  for (const Target& target : plan.programme.targets)
    if (target.competency == competency.key) aims[target.module].insert(target.level);
  if (aims.empty()) return;
  html::Template line = page.section(marker::AIMS);
  for (const auto& [number, levels] : aims) {
    std::string numerals;
    for (const int level : levels) numerals += (numerals.empty() ? "" : ", ") + readable_level(level).substr(6);
    const PlannedModule* module = plan.module_numbered(number);
    line.section(marker::AIM)
        .set(marker::URL, module ? relative_address(output, module->own_output) : "#cairn-main")
        .set(marker::MODULE, "Module " + std::to_string(number))
        .set(marker::LEVELS, (levels.size() > 1 ? "Levels " : "Level ") + numerals);
  }
}

}  // namespace

OwnPage competency_page(const Plan& plan, const Competency& competency) {
  const std::string output = output_of_competency(plan, competency.key);
  return {output, competency.name, [&plan, &competency, output] {
            namespace marker = templates::competency;
            const Items items(plan, output);
            html::Template page(marker::self);
            show_aims(plan, output, competency, page);
            for (int level = 1; level <= 3; ++level) {
              html::Template section = page.section(marker::LEVEL);
              std::vector<PlanItem> list;
              for (const std::size_t i : plan.standards_of(competency.key, level))
                list.push_back(items.outcome(plan.programme.outcomes[i]));
              section.set(marker::NUMBER, std::to_string(level)).set(marker::NAME, readable_level(level));
              section.set_html(marker::OUTCOMES, items_html(list));
              if (list.empty()) section.section(marker::EMPTY);
            }
            const std::string table = rubric_table(plan, "readiness", competency.key);
            if (!table.empty()) page.section(marker::RUBRIC).set_html(marker::TABLE, table);
            return own_main(output,
                            crumbs_to(plan, {{"Competencies", plan.own("competencies.html")}, {competency.name, ""}}),
                            competency.name, readable_text(competency.definition.value_or("")), page.fill());
          }};
}

OwnPage outcome_page(const Plan& plan, const Serving& serving, std::size_t index) {
  const Outcome& outcome = plan.programme.outcomes[index];
  const std::string output = output_of_outcome(plan, outcome);
  return {output, readable_outcome(outcome), [&plan, &serving, &outcome, index, output] {
            namespace marker = templates::outcome;
            const Items items(plan, output);
            html::Template page(marker::self);
            const std::string competency = name_of_competency(plan, outcome.competency);
            page.set(marker::COMPETENCY_URL, relative_address(output, output_of_competency(plan, outcome.competency)));
            page.set(marker::COMPETENCY, competency).set(marker::LEVEL, readable_level(outcome.level));
            if (const std::vector<int> modules = serving.modules_of(index); !modules.empty()) {
              html::Template list = page.section(marker::MODULES);
              for (const int number : modules) {
                const PlannedModule* module = plan.module_numbered(number);
                if (module == nullptr) continue;
                list.section(marker::MODULE)
                    .set(marker::URL, relative_address(output, module->own_output))
                    .set(marker::TITLE, module->title);
              }
            }
            if (const PageNumber stated = plan.number_of(outcome.where.file); stated != no_page)
              page.section(marker::STATED)
                  .set(marker::URL, relative_address(output, plan.pages[stated].output))
                  .set(marker::TITLE, plan.pages[stated].title);
            if (outcome.identity) page.section(marker::PRIVATE);
            if (!outcome.thresholds.empty()) {
              html::Template list = page.section(marker::THRESHOLDS);
              for (const Threshold& one : outcome.thresholds)
                list.section(marker::ONE).set(marker::COUNT, std::to_string(one.at_least)).set(marker::WHAT, one.what);
            }
            if (!outcome.checklist.empty()) {
              html::Template list = page.section(marker::CHECKLIST);
              for (const std::string& point : outcome.checklist) list.section(marker::POINT).set(marker::TEXT, point);
            }
            const Served served = serving.of_outcome(index);
            if (served.by_nothing()) {
              page.section(marker::NOTHING);
            } else {
              html::Template list = page.section(marker::SERVED);
              const auto kind = [&](const char* name, const std::vector<PlanItem>& found) {
                if (!found.empty())
                  list.section(marker::KIND).set(marker::NAME, name).set_html(marker::LIST, items_html(found));
              };
              std::vector<PlanItem> sessions, lessons, deliverables;
              for (const std::size_t i : served.sessions) sessions.push_back(items.session(plan.programme.sessions[i]));
              for (const std::size_t i : served.lessons) lessons.push_back(items.lesson(plan.programme.lessons[i]));
              for (const std::size_t i : served.deliverables)
                deliverables.push_back(items.deliverable(plan.programme.deliverables[i]));
              kind("Sessions", sessions);
              kind("Lessons", lessons);
              kind("Deliverables", deliverables);
              std::vector<PlanItem> pages;
              for (const PageNumber number : served.pages) pages.push_back(items.page(number));
              kind("Pages", pages);
            }
            if (served.guessed) page.section(marker::GUESSED).set(marker::HOW, how_serving_is_decided);
            return own_main(output,
                            crumbs_to(plan, {{"Competencies", plan.own("competencies.html")},
                                             {competency, output_of_competency(plan, outcome.competency)},
                                             {readable_level(outcome.level), ""}}),
                            readable_outcome(outcome), "", page.fill());
          }};
}

}  // namespace compiler
