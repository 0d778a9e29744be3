#include <algorithm>
#include <map>
#include <tuple>

#include "compiler/site/items.h"
#include "compiler/site/own_pages.h"
#include "deliverables.html.h"
#include "platform/html/template.h"

namespace compiler {

namespace {

namespace marker = templates::deliverables;

// One row for each due date, so that a list reads as a calendar.
struct Row {
  int week;  // 1000: without a week
  int weekday;
  const Deliverable* deliverable;
  const Due* due;     // null pointer: no date at all
  std::size_t order;  // on the pages
};

std::string note_of(const Deliverable& deliverable, const Due* due) {
  std::string note;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) note += (note.empty() ? "" : " · ") + part;
  };
  if (due != nullptr && due->stage) add(*due->stage);
  // What is due at a stage is not all of them.
  if (deliverable.requires_.count && *deliverable.requires_.count > 1 && (due == nullptr || !due->stage))
    add(std::to_string(*deliverable.requires_.count) + " of them");
  for (const std::string& track : deliverable.tracks) add(track);
  return note;
}

// A page is named and linked; the author's words are shown. Addresses tell a reader nothing: they are left out.
void show_place(const Items& items, const Deliverable& deliverable, html::Template& entry) {
  if (!deliverable.handed_in_at) return;
  const PlanItem place = items.meant_by(*deliverable.handed_in_at, deliverable.where.file);
  if (!place.address.empty()) {
    entry.section(marker::PLACE)
        .section(marker::LINKED)
        .set(marker::PLACE_URL, place.address)
        .set(marker::PLACE_TITLE, place.label);
  } else if (!place.label.empty()) {
    entry.section(marker::PLACE).section(marker::PLAIN).set(marker::WORDS, place.label);
  }
}

void show(const Items& items, const Row& row, html::Template& section) {
  html::Template entry = section.section(marker::ROW);
  entry.set(marker::WHEN, row.due == nullptr ? std::string("No date") : readable_due(*row.due));
  entry.set(marker::URL, items.address_of(row.deliverable->where)).set(marker::NAME, row.deliverable->title);
  if (!row.deliverable->parts.empty()) {
    html::Template parts = entry.section(marker::PARTS);
    for (const std::string& part : row.deliverable->parts) parts.section(marker::PART).set(marker::TEXT, part);
  }
  if (const std::string note = note_of(*row.deliverable, row.due); !note.empty())
    entry.section(marker::NOTED).set(marker::NOTE, note);
  show_place(items, *row.deliverable, entry);
}

}  // namespace

OwnPage deliverables_page(const Plan& plan) {
  const std::string output = plan.own("deliverables.html");
  return {output, "Deliverables", [&plan, output] {
            const Items items(plan, output);
            html::Template page(marker::self);
            std::map<int, std::vector<Row>> by_module;  // 1000: outside the modules
            for (const Deliverable& one : plan.programme.deliverables) {
              std::vector<Row>& rows = by_module[one.module.value_or(1000)];
              if (one.due.empty()) rows.push_back({1000, 9, &one, nullptr, rows.size()});
              for (const Due& due : one.due)
                rows.push_back({due.week.value_or(999), due.weekday ? static_cast<int>(*due.weekday) : 8, &one, &due,
                                rows.size()});
            }
            for (auto& [number, rows] : by_module) {
              std::ranges::sort(rows, {}, [](const Row& row) { return std::tuple(row.week, row.weekday, row.order); });
              const PlannedModule* module = plan.module_numbered(number);
              html::Template section = page.section(marker::MODULE);
              section.set(marker::ID, "module-" + std::to_string(number));
              section.set(marker::TITLE, module           ? module->title
                                         : number == 1000 ? "Outside the modules"
                                                          : "Module " + std::to_string(number));
              for (const Row& row : rows) show(items, row, section);
            }
            return own_main(output, crumbs_to(plan, {{"Deliverables", ""}}), "Deliverables",
                            "What is handed in, by module and in the order in which it is due.", page.fill());
          }};
}

}  // namespace compiler
