#include "compiler/site/items.h"

#include <algorithm>

#include "platform/html/allow_list.h"

namespace compiler {

namespace {

void append_part(std::string& note, std::string_view part) {
  if (part.empty()) return;
  if (!note.empty()) note += " · ";
  note += part;
}

}  // namespace

std::string Items::address_of(std::string_view path) const {
  const PageNumber number = plan_.number_of(path);
  return number == no_page ? std::string{} : relative_address(from_, plan_.pages[number].output);
}

std::string Items::address_of(const Where& where) const {
  const PageNumber number = plan_.number_of(where.file);
  if (number == no_page) return {};
  const std::string address = relative_address(from_, plan_.pages[number].output);
  const std::vector<Anchor>& anchors = plan_.pages[number].page->links.anchors;  // in page order
  auto at = std::ranges::upper_bound(anchors, where.line, {}, &Anchor::line);
  while (at != anchors.begin())
    if ((--at)->automatic) return address + "#" + percent_encoded(at->id);
  return address;
}

PlanItem Items::meant_by(std::string_view written, std::string_view on) const {
  const Resolved found = plan_.done.site_map.resolve(on, written);
  const PageNumber number = found.destination == Destination::page ? plan_.number_of(found.path) : no_page;
  if (number == no_page) {
    const bool is_address = written.find_first_of("/#") != std::string_view::npos && written.find(' ') == written.npos;
    return {is_address ? "" : std::string(written), {}, {}, {}};
  }
  const PlannedPage& page = plan_.pages[number];
  return {std::string(page.title),
          relative_address(from_, page.output) + (found.fragment.empty() ? "" : "#" + percent_encoded(found.fragment)),
          {},
          {}};
}

PageNumber Items::number_of_session(const Session& session) const {
  return session.page ? plan_.number_of(*session.page) : no_page;
}

PlanItem Items::page(PageNumber number) const {
  const PlannedPage& page = plan_.pages[number];
  PlanItem item{std::string(page.title), relative_address(from_, page.output), {}, {}};
  if (const auto subheading = page.page->front.text("subheading")) item.note = *subheading;
  return item;
}

PlanItem Items::session(const Session& session) const {
  PlanItem item;
  item.label = session.title;
  if (session.page) item.address = address_of(*session.page);
  if (session.weekday) append_part(item.note, readable_weekday(*session.weekday));
  if (session.time) append_part(item.note, readable_time(*session.time));
  append_part(item.note, readable_minutes(session.minutes, session.minutes));
  if (session.every) append_part(item.note, "every " + *session.every);
  if (session.kind != SessionKind::session) append_part(item.note, readable_kind(session.kind));
  for (const std::string& track : session.tracks) append_part(item.note, track);
  if (session.optional) item.badge = "optional";
  return item;
}

PlanItem Items::lesson(const Lesson& lesson) const {
  PlanItem item{lesson.title, address_of(lesson.page), readable_minutes(lesson.minutes, lesson.minutes), {}};
  return item;
}

PlanItem Items::deliverable(const Deliverable& deliverable) const {
  PlanItem item;
  item.label = deliverable.title;
  if (deliverable.requires_.count && *deliverable.requires_.count > 1)
    append_part(item.note, std::to_string(*deliverable.requires_.count) + " of them");
  for (const Due& due : deliverable.due)
    append_part(item.note, (due.stage ? *due.stage + ": " : std::string("due ")) + readable_due(due));
  item.address = address_of(deliverable.where);
  return item;
}

PlanItem Items::deliverable_in(const Deliverable& deliverable, int week) const {
  PlanItem item;
  item.label = deliverable.title;
  item.address = address_of(deliverable.where);
  for (const Due& due : deliverable.due) {
    if (due.week != week) continue;
    std::string when = has_own_words(due) ? readable_due(due) : due.weekday ? readable_weekday(*due.weekday) : "";
    if (due.time && !has_own_words(due)) when += (when.empty() ? "" : ", ") + readable_time(*due.time);
    append_part(item.note, due.stage ? *due.stage + (when.empty() ? "" : ": " + when) : when);
  }
  return item;
}

PlanItem Items::guide(std::size_t index) const {
  const Guide& guide = plan_.programme.guides[index];
  PlanItem item{guide.title, relative_address(from_, output_of_guide(plan_, index)), {}, {}};
  if (guide.group) append_part(item.note, readable_text(*guide.group));
  append_part(item.note, readable_minutes(guide.minutes, guide.minutes));
  return item;
}

PlanItem Items::outcome(const Outcome& outcome) const {
  const Outcome& standard = standard_of(plan_, outcome);
  PlanItem item{readable_outcome(outcome), relative_address(from_, output_of_outcome(plan_, standard)), {}, {}};
  return item;
}

PlanItem Items::own(std::string_view name, std::string label) const {
  return {std::move(label), relative_address(from_, plan_.own(name)), {}, {}};
}

// Written without a template: every page of ours has several lists, and a template costs ten times as much a row.
std::string items_html(const std::vector<PlanItem>& items) {
  if (items.empty()) return {};
  std::string out = "<ul class=\"items\">\n";
  const auto add = [&out](std::string_view before, std::string_view text, std::string_view after) {
    out += before;
    html::append_escaped(out, text);
    out += after;
  };
  for (const PlanItem& item : items) {
    out += "<li>";
    if (item.address.empty()) {
      add("<span>", item.label, "</span>");
    } else {
      add("<a href=\"", item.address, "\">");
      add("", item.label, "</a>");
    }
    if (!item.badge.empty()) add(" <span class=\"badge item-badge\">", item.badge, "</span>");
    if (!item.note.empty()) add(" <span class=\"item-note\">", item.note, "</span>");
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string output_of_outcome(const Plan& plan, const Outcome& outcome) {
  return plan.own("outcomes/" + slug_of(outcome.id) + ".html");
}

std::string output_of_guide(const Plan& plan, std::size_t index) {
  return plan.own("guides/" + plan.guide_names[index] + ".html");
}

std::string output_of_competency(const Plan& plan, std::string_view key) {
  return plan.own("competencies/" + slug_of(key) + ".html");
}

std::string name_of_competency(const Plan& plan, std::string_view key) {
  const auto found = std::ranges::find(plan.programme.competencies, key, &Competency::key);
  return found == plan.programme.competencies.end() ? std::string(key) : found->name;
}

const Outcome& standard_of(const Plan& plan, const Outcome& outcome) {
  const Outcome* found = outcome.standard ? plan.outcome_with(*outcome.standard) : nullptr;
  return found == nullptr ? outcome : *found;
}

}  // namespace compiler
