#include "compiler/site/own_pages.h"

#include <algorithm>
#include <set>

#include "compiler/site/items.h"
#include "own.html.h"
#include "platform/html/template.h"

namespace compiler {

std::vector<Crumb> crumbs_to(const Plan& plan, std::vector<Crumb> rest) {
  std::vector<Crumb> crumbs{{"Start", plan.home_output()}};
  for (Crumb& crumb : rest) crumbs.push_back(std::move(crumb));
  return crumbs;
}

std::string own_main(std::string_view output, const std::vector<Crumb>& crumbs, std::string_view title,
                     std::string_view lead, std::string_view body) {
  namespace marker = templates::own;
  html::Template page(marker::self);
  page.set_html(marker::CRUMBS, crumbs_html(output, crumbs)).set(marker::TITLE, title);
  if (!lead.empty()) page.section(marker::LEAD).set(marker::TEXT, lead);
  page.set_html(marker::BODY, body);
  return page.fill();
}

std::vector<Reference> references(const Plan& plan) {
  const Programme& programme = plan.programme;
  std::vector<Reference> out;
  if (!plan.modules.empty()) out.push_back({"At a glance", "At a glance", plan.own("index.html")});
  if (!programme.competencies.empty()) out.push_back({"Competencies", "Competencies", plan.own("competencies.html")});
  if (!programme.rubric.empty()) out.push_back({"Rubric", "Rubric", plan.own("rubric.html")});
  if (!programme.deliverables.empty()) out.push_back({"Deliverables", "Deliverables", plan.own("deliverables.html")});
  if (!programme.guides.empty()) out.push_back({"Discussion guides", "Groups", plan.own("guides.html")});
  out.push_back({"All pages", "All pages", plan.own("pages.html")});
  return out;
}

std::vector<OwnPage> own_pages(const Plan& plan, const Serving& serving) {
  const Programme& programme = plan.programme;
  std::vector<OwnPage> out;
  out.push_back(overview_page(plan));
  for (const PlannedModule& module : plan.modules) out.push_back(module_page(plan, serving, module));
  if (!programme.competencies.empty()) out.push_back(competencies_page(plan));
  for (const Competency& competency : programme.competencies) out.push_back(competency_page(plan, competency));
  for (std::size_t i = 0; i < programme.outcomes.size(); ++i)
    if (&standard_of(plan, programme.outcomes[i]) == &programme.outcomes[i])
      out.push_back(outcome_page(plan, serving, i));
  std::vector<std::string> rubrics;
  std::set<std::string_view> seen;
  for (const RubricEntry& entry : programme.rubric)
    if (seen.insert(entry.of).second) rubrics.push_back(entry.of);
  // The rubric of readiness leads.
  if (const auto readiness = std::ranges::find(rubrics, "readiness"); readiness != rubrics.end())
    std::rotate(rubrics.begin(), readiness, std::next(readiness));
  for (std::size_t i = 0; i < rubrics.size(); ++i)
    out.push_back(rubric_page(plan, rubrics[i],
                              i == 0 ? plan.own("rubric.html") : plan.own("rubrics/" + slug_of(rubrics[i]) + ".html")));
  if (!programme.deliverables.empty()) out.push_back(deliverables_page(plan));
  if (!programme.guides.empty()) out.push_back(guides_page(plan));
  for (std::size_t i = 0; i < programme.guides.size(); ++i) out.push_back(guide_page(plan, i));
  out.push_back(pages_page(plan));
  out.push_back(search_page(plan));
  // Two names may give one slug; the first keeps it.
  std::set<std::string> taken;
  std::erase_if(out, [&](const OwnPage& page) { return !taken.insert(page.output).second; });
  return out;
}

}  // namespace compiler
