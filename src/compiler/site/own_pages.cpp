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

namespace {

std::vector<std::string> rubrics_of(const Programme& programme) {
  std::vector<std::string> rubrics;
  std::set<std::string_view> seen;
  for (const RubricEntry& entry : programme.rubric)
    if (seen.insert(entry.of).second) rubrics.push_back(entry.of);
  // The rubric of readiness leads.
  if (const auto readiness = std::ranges::find(rubrics, "readiness"); readiness != rubrics.end())
    std::rotate(rubrics.begin(), readiness, std::next(readiness));
  return rubrics;
}

OwnPage outcome_listed(const Plan& plan, const Serving& serving, std::size_t index) {
  const Outcome& outcome = plan.programme.outcomes[index];
  OwnPage page = outcome_page(plan, serving, index);
  page.section = plan.own("competencies.html");
  page.trail = name_of_competency(plan, outcome.competency) + " · " + readable_level(outcome.level);
  page.words = page.trail + " level" + std::to_string(outcome.level);
  return page;
}

// Links each page of a run with the next one.
void link_steps(std::vector<OwnPage>& pages, std::size_t begin) {
  for (std::size_t i = begin + 1; i < pages.size(); ++i) {
    pages[i - 1].after = i;
    pages[i].before = i - 1;
  }
}

}  // namespace

std::vector<OwnPage> own_pages(const Plan& plan, const Serving& serving) {
  const Programme& programme = plan.programme;
  std::vector<OwnPage> out;
  // Two names may give one slug; the first keeps it.
  std::set<std::string> taken;
  const auto add = [&](OwnPage page) {
    if (taken.insert(page.output).second) out.push_back(std::move(page));
  };
  add(overview_page(plan));
  std::size_t begin = out.size();
  for (const PlannedModule& module : plan.modules) {
    OwnPage page = module_page(plan, serving, module);
    page.module = module.module->number;
    page.words = "module" + std::to_string(module.module->number);
    add(std::move(page));
  }
  link_steps(out, begin);
  if (!programme.competencies.empty()) add(competencies_page(plan));
  begin = out.size();
  for (const Competency& competency : programme.competencies) {
    OwnPage page = competency_page(plan, competency);
    page.section = plan.own("competencies.html");
    page.words = "level level1 level2 level3";
    add(std::move(page));
  }
  link_steps(out, begin);
  begin = out.size();
  for (std::size_t i = 0; i < programme.outcomes.size(); ++i)
    if (&standard_of(plan, programme.outcomes[i]) == &programme.outcomes[i]) add(outcome_listed(plan, serving, i));
  link_steps(out, begin);
  const std::vector<std::string> rubrics = rubrics_of(programme);
  begin = out.size();
  for (std::size_t i = 0; i < rubrics.size(); ++i) {
    OwnPage page = rubric_page(plan, rubrics[i],
                               i == 0 ? plan.own("rubric.html") : plan.own("rubrics/" + slug_of(rubrics[i]) + ".html"));
    page.section = plan.own("rubric.html");
    add(std::move(page));
  }
  link_steps(out, begin);
  if (!programme.deliverables.empty()) add(deliverables_page(plan));
  if (!programme.guides.empty()) add(guides_page(plan));
  begin = out.size();
  for (std::size_t i = 0; i < programme.guides.size(); ++i) {
    OwnPage page = guide_page(plan, i);
    page.section = plan.own("guides.html");
    page.searched = plan.number_of(programme.guides[i].where.file) == no_page;
    add(std::move(page));
  }
  link_steps(out, begin);
  add(pages_page(plan));
  add(search_page(plan));
  return out;
}

}  // namespace compiler
