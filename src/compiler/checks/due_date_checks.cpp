// due-date-contradiction
#include <algorithm>
#include <set>
#include <unordered_map>

#include "compiler/checks/schedule_checks.h"
#include "compiler/reader/due_dates.h"
#include "compiler/reader/due_stages.h"
#include "compiler/reader/list_items.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// "This Friday" on a lesson of week 4 is the Friday of week 4.
Due placed(Due due, const Page& page) {
  if (due.relative == "this-week" && page.place.week && page.place.module) {
    due.week = page.place.week;
    due.relative.reset();
  }
  return due;
}

bool are_certain(const DeliverableReading& one) {
  return std::ranges::all_of(one.what.due, [](const Due& due) { return due.week || due.relative == "before-module"; });
}

constexpr std::size_t most_of_a_page = 64;  // deliverables that others are compared with

// A deliverable with dates, and the page that says so.
struct Dated {
  const Page* page;
  const DeliverableReading* reading;
  std::vector<std::string> subject;
};

bool are_other_stages(const std::optional<std::string>& one, const std::optional<std::string>& other) {
  return one && other && *one != *other;
}

bool contradict(const Dated& a, const Dated& b) {
  if (are_other_stages(stage_in(a.reading->what.title), stage_in(b.reading->what.title))) return false;
  bool comparable = false;
  for (const Due& one : a.reading->what.due)
    for (const Due& other : b.reading->what.due) {
      if (are_other_stages(one.stage, other.stage)) continue;
      if (agree(placed(one, *a.page), placed(other, *b.page))) return false;
      comparable = true;
    }
  return comparable;
}

// Two versions of the same thing may well have two dates.
bool names_a_stage(const Page& page, const Where& where) {
  const std::string_view line = page.source.line(where.line);
  for (std::string_view word : {"draft", "final", "first", "second", "feedback", "revis", "round", "again", "update",
                                "version", "start", "part", "step", "#", "half", "late", "outline"})
    if (text::find_ignoring_case(line, word) != std::string_view::npos) return true;
  return false;
}

int width_of(const Due& due) { return static_cast<int>(text::count_code_points(due.text)); }

// Said at the later of the two in page order, pointing to the earlier.
void report(const Dated& first, const Dated& second, Diagnostics& out) {
  const DeliverableReading &here = *second.reading, &there = *first.reading;
  out.push_back(diagnose_at("due-date-contradiction", here.due_at.back(),
                            "\"" + here.what.title + "\" is due " + here.what.due.back().text + " here, but " +
                                there.what.due.back().text + " at " + first.page->path() + ":" +
                                std::to_string(there.due_at.back().line),
                            width_of(here.what.due.back())));
}

struct Comparison {
  const Whole& whole;
  Diagnostics& out;
  std::vector<Dated> all;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_page;
  std::set<std::pair<std::size_t, std::size_t>> reported;

  void collect() {
    for (const auto& page : whole.pages) {
      if (page->place.archived) continue;
      for (const DeliverableReading& one : page->schedule.deliverables) {
        if (one.what.due.empty() || !are_certain(one)) continue;
        if (auto& here = by_page[page->path()]; here.size() < most_of_a_page) here.push_back(all.size());
        all.push_back({page.get(), &one, subject_of(one.what.title)});
      }
    }
  }

  void compare(std::size_t a, std::size_t b) {
    if (a > b) std::swap(a, b);
    if (a == b || all[a].page == all[b].page || !contradict(all[a], all[b])) return;
    if (!reported.emplace(a, b).second) return;
    report(all[a], all[b], out);
  }

  // The same form or ticket: what is handed in by opening one address.
  void compare_forms() {
    std::unordered_map<std::string, std::size_t> by_target;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Deliverable& what = all[i].reading->what;
      if (what.requires_.kind != RequirementKind::form || !what.handed_in_at) continue;
      std::string target(bare_target(*what.handed_in_at));
      if (const Resolved resolved = whole.site_map.resolve(all[i].page->path(), target);
          resolved.destination == Destination::page)
        target = resolved.path;
      if (const auto [known, added] = by_target.emplace(std::move(target), i); !added) compare(known->second, i);
    }
  }

  // What the module's list links to, when the page asks for the same.
  void compare_linked() {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all[i].reading->whole) continue;
      for (const std::string& link : all[i].reading->links) {
        const Resolved resolved = whole.site_map.resolve(all[i].page->path(), link);
        if (resolved.destination != Destination::page) continue;
        const auto found = by_page.find(resolved.path);
        if (found == by_page.end()) continue;
        for (std::size_t other : found->second)
          if (!all[other].reading->ticket &&
              (is_part_of(all[other].subject, all[i].subject) || is_part_of(all[i].subject, all[other].subject)))
            compare(i, other);
      }
    }
  }

  // The same two or more telling words in the same module: "Cover letter draft" and "Cover Letter Lesson".
  void compare_subjects() {
    std::unordered_map<std::string, std::size_t> by_subject;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& module = all[i].reading->what.module;
      if (!module || all[i].subject.size() < 2 || all[i].reading->ticket) continue;
      std::string key = std::to_string(*module);
      for (const std::string& word : all[i].subject) key += ' ' + word;
      if (const auto [known, added] = by_subject.emplace(std::move(key), i); !added) compare(known->second, i);
    }
  }
};

// "Due in week 4" and below it, by the same title, what the module's own list dates otherwise. What is recalled more
// than once is done again and again, or in stages.
void compare_reminders(const Whole& whole, Diagnostics& out) {
  const auto key_of = [](const Deliverable& one) { return std::to_string(*one.module) + ' ' + text::lower(one.title); };
  std::unordered_map<std::string, std::vector<Dated>> recalled;
  for (const auto& page : whole.pages)
    for (const DeliverableReading& one : page->schedule.reminders)
      if (!page->place.archived && one.what.module) recalled[key_of(one.what)].push_back({page.get(), &one, {}});
  if (recalled.empty()) return;
  for (const auto& page : whole.pages) {
    if (page->place.archived) continue;
    for (const DeliverableReading& one : page->schedule.deliverables) {
      if (!one.whole || !one.what.module || one.what.due.empty() || !are_certain(one)) continue;
      const auto found = recalled.find(key_of(one.what));
      if (found == recalled.end() || found->second.size() != 1) continue;
      const Dated& again = found->second[0];
      if (again.reading->what.due.empty() || !are_certain(*again.reading)) continue;
      if (const Dated listed{page.get(), &one, {}}; contradict(listed, again)) report(listed, again, out);
    }
  }
}

// One name twice on a page, with dates that cannot both hold. What comes three times is done again and again.
void check_names_within(const Page& page, Diagnostics& out) {
  std::unordered_map<std::string, std::vector<const DeliverableReading*>> by_name;
  for (const DeliverableReading& one : page.schedule.deliverables)
    if (!one.ticket) by_name[text::lower(one.what.title)].push_back(&one);
  for (const DeliverableReading& one : page.schedule.deliverables) {
    const auto found = by_name.find(text::lower(one.what.title));
    if (one.ticket || found->second.size() != 2 || found->second[1] != &one) continue;
    const DeliverableReading& first = *found->second[0];
    if (!first.whole || !one.whole || first.what.due.size() != 1 || one.what.due.size() != 1) continue;
    if (!are_certain(first) || !are_certain(one) || agree(first.what.due[0], one.what.due[0])) continue;
    if (names_a_stage(page, first.what.where) || names_a_stage(page, one.what.where)) continue;
    out.push_back(diagnose_at("due-date-contradiction", one.due_at[0],
                              "\"" + one.what.title + "\" is due " + one.what.due[0].text + " here, but " +
                                  first.what.due[0].text + " in line " + std::to_string(first.due_at[0].line),
                              width_of(one.what.due[0])));
  }
}

}  // namespace

void check_dates_within(const Page& page, Diagnostics& out) {
  check_names_within(page, out);
  const auto& all = page.schedule.deliverables;
  std::unordered_map<std::string_view, const DeliverableReading*> forms;
  for (const DeliverableReading& one : all)
    if (one.what.requires_.kind == RequirementKind::form && one.what.handed_in_at && one.what.due.size() == 1)
      forms.emplace(*one.what.handed_in_at, &one);
  for (const DeliverableReading& one : all) {
    for (std::size_t i = 0; i < one.what.due.size(); ++i) {
      const Due& due = one.what.due[i];
      const auto form = forms.find(one.due_through[i]);
      if (form != forms.end() && form->second != &one && certainly_before(form->second->what.due[0], due))
        out.push_back(diagnose_at("due-date-contradiction", one.due_at[i],
                                  "due " + due.text + " through a form that itself is due " +
                                      form->second->what.due[0].text + " (line " +
                                      std::to_string(form->second->due_at[0].line) + ")",
                                  width_of(due)));
      for (std::size_t before = 0; before < i; ++before)
        if (one.what.due[before].stage == due.stage && !agree(one.what.due[before], due)) {
          out.push_back(diagnose_at(
              "due-date-contradiction", one.due_at[i],
              "\"" + one.what.title + "\" is due " + due.text + " and " + one.what.due[before].text, width_of(due)));
          break;
        }
    }
  }
}

void check_dates_between(const Whole& whole, Diagnostics& out) {
  Comparison comparison{whole, out, {}, {}, {}};
  comparison.collect();
  comparison.compare_forms();
  comparison.compare_linked();
  comparison.compare_subjects();
  compare_reminders(whole, out);
}

}  // namespace compiler
