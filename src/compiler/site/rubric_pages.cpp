#include <map>
#include <set>

#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "compiler/site/rubric_table.h"
#include "platform/html/template.h"
#include "rubric.html.h"
#include "rubric_table.html.h"

namespace compiler {

std::string rubric_table(const Plan& plan, std::string_view of, std::string_view competency) {
  namespace marker = templates::rubric_table;
  std::map<Performance, std::map<int, std::vector<const RubricEntry*>>> cells;  // level 0: none named
  std::set<int> levels;
  for (const RubricEntry& entry : plan.programme.rubric) {
    if (entry.of != of || entry.competency.value_or("") != competency) continue;
    cells[entry.performance][entry.level.value_or(0)].push_back(&entry);
    levels.insert(entry.level.value_or(0));
  }
  if (cells.empty()) return {};
  const auto name = [](int level) { return level == 0 ? std::string("What it looks like") : readable_level(level); };
  html::Template table(marker::self);
  table.set(marker::LABEL, competency.empty() ? "Rubric" : "Rubric: " + name_of_competency(plan, competency));
  for (const int level : levels) table.section(marker::COLUMN).set(marker::NAME, name(level));
  for (const auto& [performance, by_level] : cells) {
    html::Template row = table.section(marker::ROW);
    row.set(marker::PERFORMANCE, readable_performance(performance));
    for (const int level : levels) {
      html::Template cell = row.section(marker::CELL);
      cell.set(marker::NAME, name(level));
      if (const auto found = by_level.find(level); found != by_level.end())
        for (const RubricEntry* entry : found->second) cell.section(marker::ONE).set(marker::TEXT, entry->text);
    }
  }
  return table.fill();
}

OwnPage rubric_page(const Plan& plan, const std::string& of, const std::string& output) {
  const std::string title = of == "readiness" ? "Readiness rubric" : of;
  return {output, title, [&plan, of, output, title] {
            namespace marker = templates::rubric;
            html::Template page(marker::self);
            std::string_view file;
            bool unnamed = false;
            for (const RubricEntry& entry : plan.programme.rubric) {
              if (entry.of != of) continue;
              if (file.empty()) file = entry.where.file;
              unnamed = unnamed || !entry.competency;
            }
            if (const PageNumber stated = plan.number_of(file); stated != no_page)
              page.section(marker::STATED)
                  .set(marker::URL, relative_address(output, plan.pages[stated].output))
                  .set(marker::TITLE, plan.pages[stated].title);
            const auto show = [&](std::string_view key, std::string_view name) {
              const std::string table = rubric_table(plan, of, key);
              if (!table.empty())
                page.section(marker::COMPETENCY)
                    .set(marker::ID, slug_of(name))
                    .set(marker::NAME, name)
                    .set_html(marker::TABLE, table);
            };
            for (const Competency& competency : plan.programme.competencies) show(competency.key, competency.name);
            if (unnamed) show("", "In all");
            if (output == plan.own("rubric.html")) {
              std::vector<PlanItem> others;
              std::set<std::string_view> seen{of};
              for (const RubricEntry& entry : plan.programme.rubric)
                if (seen.insert(entry.of).second)
                  others.push_back({entry.of, "rubrics/" + percent_encoded(slug_of(entry.of)) + ".html", "", ""});
              if (!others.empty()) page.section(marker::OTHERS).set_html(marker::LIST, items_html(others));
            }
            return own_main(output, crumbs_to(plan, {{title, ""}}), title,
                            "How well an outcome is shown, with the levels side by side.", page.fill());
          }};
}

}  // namespace compiler
