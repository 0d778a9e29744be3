#include <algorithm>
#include <map>

#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "guide.html.h"
#include "guides.html.h"
#include "kernel/text.h"
#include "platform/html/allow_list.h"
#include "platform/html/template.h"

namespace compiler {

OwnPage guides_page(const Plan& plan) {
  const std::string output = plan.own("guides.html");
  return {
      output, "Discussion guides", [&plan, output] {
        namespace marker = templates::guides;
        const Items items(plan, output);
        std::map<std::pair<int, std::string>, std::vector<PlanItem>> groups;  // by module, then by group
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
  const int whole = std::max(total, guide.minutes.value_or(0));
  // Tenths of a percent, so that the bar fits any width and its figures keep their size.
  const auto percent = [&](int minutes) {
    const int tenths = minutes * 1000 / whole;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
  };
  std::string out = "<svg class=\"time-bar\" role=\"img\" aria-label=\"Timeline: " + std::to_string(total) +
                    " minutes in " + std::to_string(guide.steps.size()) + " steps\">\n";
  int begun = 0, number = 0;
  for (const GuideStep& step : guide.steps) {
    ++number;
    const int minutes = step.max.value_or(step.min.value_or(0));
    if (minutes == 0) continue;
    out += "<g class=\"time-bar-step step-" + std::to_string((number - 1) % 4) + "\"><title>";
    html::append_escaped(out, step.title);
    out += ": " + readable_minutes(step.min, step.max) + "</title><rect x=\"" + percent(begun) + "\" y=\"2\" width=\"" +
           percent(minutes) + "\" height=\"34\" rx=\"6\" />";
    if (minutes * 20 >= whole)
      out += "<text x=\"" + percent(begun + minutes / 2) + "\" y=\"24\">" + std::to_string(number) + "</text>";
    out += "</g>\n";
    if (minutes * 20 >= whole || begun == 0)
      out +=
          "<text class=\"time-bar-mark\" x=\"" + percent(begun) + "\" y=\"52\">" + std::to_string(begun) + "</text>\n";
    begun += minutes;
  }
  return out + "<text class=\"time-bar-mark is-end\" x=\"" + percent(begun) + "\" y=\"52\">" + std::to_string(begun) +
         " min</text>\n</svg>\n";
}

}  // namespace

namespace {

// "2. Which one?" -> 2, and the text without it.
std::optional<int> take_number(std::string_view& prompt) {
  std::size_t digits = 0;
  while (digits < prompt.size() && digits < 3 && text::is_digit(prompt[digits])) ++digits;
  if (digits == 0 || digits + 1 >= prompt.size() || (prompt[digits] != '.' && prompt[digits] != ')'))
    return std::nullopt;
  const auto number = text::whole_number(prompt.substr(0, digits));
  prompt = text::trim(prompt.substr(digits + 1));
  return number;
}

// Numbered prompts keep their numbers; what follows one without a number belongs to it.
std::string prompts_html(const std::vector<std::string>& prompts) {
  std::string out;
  bool numbered = false, inner = false;
  for (const std::string& prompt : prompts) {
    std::string_view text = prompt;
    const std::optional<int> number = take_number(text);
    if (number) {
      if (inner) out += "</li></ul>";
      out += numbered ? "</li>\n" : out.empty() ? "<ol>\n" : "</li></ul>\n<ol>\n";
      out += "<li value=\"" + std::to_string(*number) + "\">";
      numbered = true;
      inner = false;
    } else if (numbered) {
      out += inner ? "</li><li>" : "<ul><li>";
      inner = true;
    } else {
      out += out.empty() ? "<ul><li>" : "</li>\n<li>";
    }
    html::append_escaped(out, text);
  }
  if (out.empty()) return out;
  if (inner) out += "</li></ul>";
  return out + (numbered ? "</li></ol>\n" : "</li></ul>\n");
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
            fact("Group", readable_text(guide.group.value_or("")));
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
              entry.set_html(marker::PROMPTS, prompts_html(step.prompts));
            }
            return own_main(output,
                            crumbs_to(plan, {{"Discussion guides", plan.own("guides.html")}, {guide.title, ""}}),
                            guide.title, "", page.fill());
          }};
}

}  // namespace compiler
