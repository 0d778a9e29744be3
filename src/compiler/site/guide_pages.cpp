#include <algorithm>
#include <map>

#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "guide.html.h"
#include "guides.html.h"
#include "platform/html/allow_list.h"
#include "platform/html/template.h"

namespace compiler {

OwnPage guides_page(const Plan& plan) {
  const std::string output = plan.own("guides.html");
  return {
      output, "Discussion guides", [&plan, output] {
        namespace marker = templates::guides;
        const Items items(plan, output);
        std::map<std::pair<int, std::string>, std::vector<Item>> groups;  // by module, then by group
        for (std::size_t i = 0; i < plan.programme.guides.size(); ++i) {
          const Guide& guide = plan.programme.guides[i];
          groups[{guide.module.value_or(1000), guide.module ? "" : guide.group.value_or("")}].push_back(items.guide(i));
        }
        html::Template page(marker::self);
        for (const auto& [key, list] : groups) {
          const PlannedModule* module = plan.module_numbered(key.first);
          std::string title = module ? module->title : key.second.empty() ? "For everybody" : key.second;
          if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
          page.section(marker::GROUP)
              .set(marker::ID, slug_of(title))
              .set(marker::TITLE, title)
              .set_html(marker::LIST, items_html(list));
        }
        return own_main(output, crumbs_to(plan, {{"Discussion guides", ""}}), "Discussion guides",
                        "For homeroom and cross-cohort groups: what to talk about, and for how long.", page.fill());
      }};
}

namespace {

// The steps as a bar, each as wide as it is long. The list below it says the same in words.
std::string timeline_of(const Guide& guide) {
  int total = 0;
  for (const GuideStep& step : guide.steps) total += step.max.value_or(step.min.value_or(0));
  if (total <= 0 || guide.steps.size() < 2) return {};
  constexpr int width = 720;
  const int whole = std::max(total, guide.minutes.value_or(0));
  std::string out =
      "<svg class=\"timeline\" viewBox=\"0 0 720 56\" role=\"img\" aria-label=\"Timeline: " + std::to_string(total) +
      " minutes in " + std::to_string(guide.steps.size()) + " steps\">\n";
  int begun = 0, number = 0;
  for (const GuideStep& step : guide.steps) {
    ++number;
    const int minutes = step.max.value_or(step.min.value_or(0));
    if (minutes == 0) continue;
    const int x = begun * width / whole, end = (begun + minutes) * width / whole;
    const std::string left = std::to_string(x), middle = std::to_string((x + end) / 2);
    out += "<g class=\"timeline-step step-" + std::to_string((number - 1) % 4) + "\"><title>";
    html::append_escaped(out, step.title);
    out += ": " + readable_minutes(step.min, step.max) + "</title><rect x=\"" + left + "\" y=\"4\" width=\"" +
           std::to_string(std::max(2, end - x - 3)) + "\" height=\"32\" rx=\"5\" /><text x=\"" + middle +
           "\" y=\"25\" text-anchor=\"middle\">" + (end - x >= 18 ? std::to_string(number) : "") + "</text></g>\n";
    out += "<text class=\"timeline-mark\" x=\"" + left + "\" y=\"52\">" + std::to_string(begun) + "</text>\n";
    begun += minutes;
  }
  return out + "<text class=\"timeline-mark\" x=\"" + std::to_string(begun * width / whole) +
         "\" y=\"52\" text-anchor=\"end\">" + std::to_string(begun) + " min</text>\n</svg>\n";
}

}  // namespace

OwnPage guide_page(const Plan& plan, std::size_t index) {
  const Guide& guide = plan.programme.guides[index];
  const std::string output = output_of_guide(plan, index);
  return {output, guide.title, [&plan, &guide, output] {
            namespace marker = templates::guide;
            html::Template page(marker::self);
            const auto fact = [&](const char* name, const std::string& value) {
              if (!value.empty()) page.section(marker::FACT).set(marker::NAME, name).set(marker::VALUE, value);
            };
            fact("Group", guide.group.value_or(""));
            const PlannedModule* module = plan.module_numbered(guide.module);
            fact("Module", module ? module->title : "");
            std::string weeks;
            for (const int week : guide.weeks) weeks += (weeks.empty() ? "" : ", ") + std::to_string(week);
            fact(guide.weeks.size() > 1 ? "Weeks" : "Week", weeks);
            fact("Time", readable_minutes(guide.minutes, guide.minutes));
            if (const PageNumber stated = plan.number_of(guide.where.file); stated != no_page)
              page.section(marker::STATED)
                  .set(marker::URL, relative_address(output, plan.pages[stated].output))
                  .set(marker::TITLE, plan.pages[stated].title);
            page.set_html(marker::TIMELINE, timeline_of(guide));
            for (const GuideStep& step : guide.steps) {
              html::Template entry = page.section(marker::STEP);
              entry.set(marker::TITLE, step.title);
              if (step.min || step.max)
                entry.section(marker::TIMED).set(marker::MINUTES, readable_minutes(step.min, step.max));
              if (step.prompts.empty()) continue;
              html::Template prompts = entry.section(marker::PROMPTS);
              for (const std::string& prompt : step.prompts) prompts.section(marker::PROMPT).set(marker::TEXT, prompt);
            }
            return own_main(output,
                            crumbs_to(plan, {{"Discussion guides", plan.own("guides.html")}, {guide.title, ""}}),
                            guide.title, "", page.fill());
          }};
}

}  // namespace compiler
