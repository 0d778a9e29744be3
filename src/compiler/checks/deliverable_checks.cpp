// deliverable-undated
#include <unordered_map>

#include "compiler/checks/schedule_checks.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// The subjects of a module's dated deliverables, by each of their words: a lesson that asks again for what the module's
// own list dates is no finding.
using DatedByWord = std::unordered_map<std::string, std::vector<std::vector<std::string>>>;

bool is_dated_elsewhere(const DatedByWord& dated, int module, const std::vector<std::string>& subject) {
  if (subject.empty()) return false;
  const auto found = dated.find(std::to_string(module) + ' ' + subject.front());
  if (found == dated.end()) return false;
  for (const auto& other : found->second)
    if (is_part_of(subject, other)) return true;
  return false;
}

}  // namespace

void check_undated(const Whole& whole, Diagnostics& out) {
  DatedByWord dated;
  bool any = false;
  const auto add = [&](const Page& page, const std::vector<DeliverableReading>& all) {
    for (const DeliverableReading& one : all) {
      if (page.place.archived || one.what.due.empty() || !one.what.module) continue;
      const auto subject = subject_of(one.what.title);
      for (const std::string& word : subject) {
        auto& subjects = dated[std::to_string(*one.what.module) + ' ' + word];
        if (subjects.size() < 32) subjects.push_back(subject);
      }
    }
  };
  for (const auto& page : whole.pages) {
    for (const DeliverableReading& one : page->schedule.deliverables) any = any || one.what.due.empty();
    add(*page, page->schedule.deliverables);
    add(*page, page->schedule.reminders);
  }
  if (!any) return;
  for (const auto& page : whole.pages) {
    if (page->place.archived) continue;
    for (const DeliverableReading& one : page->schedule.deliverables) {
      if (!one.what.due.empty()) continue;
      if (one.what.module && is_dated_elsewhere(dated, *one.what.module, subject_of(one.what.title))) continue;
      out.push_back(diagnose_at("deliverable-undated", one.what.where, "\"" + one.what.title + "\" has no due date"));
    }
  }
}

}  // namespace compiler
