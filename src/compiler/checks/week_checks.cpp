// week-missing, week-outside-module
#include <algorithm>
#include <unordered_map>

#include "compiler/checks/schedule_checks.h"

namespace compiler {

namespace {

bool is_sequence(const WeekList& list) {
  if (list.entries.size() < 3 || list.entries.front().week > 1) return false;
  for (std::size_t i = 1; i < list.entries.size(); ++i)
    if (list.entries[i].week <= list.entries[i - 1].week) return false;
  return true;
}

std::string weeks_words(int first, int last) {
  if (first == last) return "Week " + std::to_string(first) + " is";
  return "Weeks " + std::to_string(first) + " to " + std::to_string(last) + " are";
}

struct Outside {
  const std::unordered_map<int, int>& weeks_of;
  Diagnostics& out;

  void check(std::optional<int> module, int week, const Where& where) const {
    if (!module) return;
    const auto known = weeks_of.find(*module);
    if (known == weeks_of.end() || week <= known->second) return;
    out.push_back(diagnose_at("week-outside-module", where,
                              "Week " + std::to_string(week) + ", but Module " + std::to_string(*module) + " has " +
                                  std::to_string(known->second) + (known->second == 1 ? " week" : " weeks")));
  }
};

}  // namespace

void check_missing_weeks(const Page& page, Diagnostics& out) {
  for (const WeekList& list : page.schedule.week_lists) {
    if (!is_sequence(list)) continue;
    for (std::size_t i = 1; i < list.entries.size(); ++i) {
      int first = list.entries[i - 1].week + 1, last = list.entries[i].week - 1;
      const auto covered = [&](int week) { return std::ranges::find(list.also, week) != list.also.end(); };
      while (first <= last && covered(first)) ++first;
      while (first <= last && covered(last)) --last;
      if (first > last) continue;
      out.push_back(diagnose_at("week-missing", list.entries[i].where,
                                weeks_words(first, last) + " missing between Week " +
                                    std::to_string(list.entries[i - 1].week) + " and Week " +
                                    std::to_string(list.entries[i].week)));
    }
  }
}

void check_weeks_outside(const Whole& whole, Diagnostics& out) {
  std::unordered_map<int, int> weeks_of;
  for (const Module& module : whole.programme.modules)
    if (module.weeks) weeks_of.emplace(module.number, *module.weeks);
  if (weeks_of.empty()) return;
  const Outside outside{weeks_of, out};
  for (const auto& page : whole.pages) {
    if (page->place.archived) continue;
    for (const SessionReading& session : page->schedule.sessions)
      for (int week : session.what.weeks) outside.check(session.what.module, week, session.what.where);
    for (const DeliverableReading& one : page->schedule.deliverables)
      for (std::size_t i = 0; i < one.what.due.size(); ++i)
        if (one.what.due[i].week) outside.check(one.what.module, *one.what.due[i].week, one.due_at[i]);
    for (const Guide& guide : page->schedule.guides)
      for (int week : guide.weeks) outside.check(guide.module, week, guide.where);
    if (const auto& lesson = page->schedule.lesson; lesson && lesson->week)
      outside.check(lesson->module, *lesson->week, page->where(1));
  }
}

}  // namespace compiler
