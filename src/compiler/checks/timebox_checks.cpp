// timebox-overrun, timebox-underfill
#include "compiler/checks/schedule_checks.h"
#include "kernel/text.h"

namespace compiler {

namespace {

std::string minutes(int min, int max) {
  std::string out = std::to_string(min);
  if (max != min) out += "-" + std::to_string(max);
  return out + (max == 1 ? " minute" : " minutes");
}

}  // namespace

void check_timeboxes(const Page& page, Diagnostics& out) {
  for (const TimePlan& plan : page.schedule.plans) {
    const int slack_max = plan.about ? plan.declared.max / 10 : 0, slack_min = plan.about ? plan.declared.min / 10 : 0;
    const bool overrun = plan.max > plan.declared.max + slack_max;
    const bool underfill = plan.complete && plan.max < plan.declared.min - slack_min;
    if (!overrun && !underfill) continue;
    const std::string declared = minutes(plan.declared.min, plan.declared.max);
    const bool on_line = page.source.line(plan.declared.where.line).find(plan.declared_text) != std::string_view::npos;
    const int width = on_line ? static_cast<int>(text::count_code_points(plan.declared_text)) : 1;
    Diagnostic found = diagnose_at(overrun ? "timebox-overrun" : "timebox-underfill", plan.declared.where,
                                   "the " + std::to_string(plan.parts) + " parts take " + minutes(plan.min, plan.max) +
                                       (overrun ? ", more than the " : ", less than the ") + declared + " stated",
                                   width);
    if (on_line)
      found.column = page.source.column_of(plan.declared.where.line, plan.declared_text, plan.declared.where.column);
    // When even the shortest parts do not fit, nothing is left to judge.
    if (overrun && plan.min > plan.declared.max + slack_max) found.severity = Severity::error;
    out.push_back(std::move(found));
  }
}

}  // namespace compiler
