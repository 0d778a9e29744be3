// What an edition says: for staff.
#include "rooms/curriculum/edition_pages.h"

#include "kernel/text.h"
#include "platform/html/table.h"
#include "rooms/curriculum/content/in_words.h"

namespace curriculum {

namespace {

// A tab: the edition, and one question about it.
using Show = std::string (*)(web::Visit& visit, const Edition& edition);

html::Filter module_filter() {
  html::Filter filter{"module", "Module", {}};
  for (int number = 0; number <= 9; ++number)
    filter.options.push_back({.value = std::to_string(number), .label = "Module " + std::to_string(number)});
  return filter;
}

bool is_asked_for(const html::TableQuery& query, const std::optional<int>& module, std::string_view words) {
  const auto chosen = query.chosen.find("module");
  if (chosen != query.chosen.end() && (!module || std::to_string(*module) != chosen->second)) return false;
  return query.find.empty() || text::find_ignoring_case(words, query.find) != std::string_view::npos;
}

// Rows of the things that are asked for: those of the page at hand.
template <class Thing, class Words, class Row>
std::string rows_of(html::Table& table, web::Visit& visit, const std::vector<Thing>& things, const Words& words,
                    const Row& row) {
  const html::TableQuery query = table.read(visit.query.first_of_each());
  std::vector<const Thing*> found;
  for (const Thing& one : things)
    if (is_asked_for(query, one.module, words(one))) found.push_back(&one);
  const auto slice = query.slice(found.size());
  for (std::size_t i = slice.first; i < slice.first + slice.count; ++i) table.row(row(*found[i]));
  table.total(found.size());
  return html::card({.body_html = table.html(query), .flush = true});
}

std::string module_words(const std::optional<int>& module) { return module ? std::to_string(*module) : "–"; }

std::string comma_list(const std::vector<std::string>& texts, const char* between = ", ") {
  std::string out;
  for (const std::string& one : texts) out += (out.empty() ? "" : between) + one;
  return out;
}

std::string show_overview(web::Visit& visit, const Edition& edition) {
  std::vector<std::string> cards;
  for (const Module& one : modules(visit.transaction, edition.id)) {
    std::vector<html::ListItem> goals;
    for (const std::string& goal : one.goals) goals.push_back({.title = goal});
    cards.push_back(
        html::card({.title = "Module " + std::to_string(one.number) + ": " + one.title,
                    .body_html = goals.empty() ? "" : html::list(goals),
                    .more = html::Link{"Sessions", path_of(edition, "sessions?module=" + std::to_string(one.number))},
                    .note = one.weeks ? std::to_string(*one.weeks) + (*one.weeks == 1 ? " week" : " weeks")
                                      : "weeks not stated"}));
  }
  const std::string facts = html::facts({{.name = "Imported", .html = shown_moment(visit, edition.imported_at)},
                                         {.name = "Pages", .text = std::to_string(edition.pages)},
                                         {.name = "Warnings", .text = std::to_string(edition.warnings)},
                                         {.name = "Notes", .text = std::to_string(edition.notes)}});
  return html::card({.body_html = facts}) + html::cards(cards);
}

std::string show_sessions(web::Visit& visit, const Edition& edition) {
  html::Table table(path_of(edition, "sessions"), "Sessions",
                    {{.key = "title", .label = "Session"},
                     {.key = "module", .label = "Module", .numeric = true},
                     {.key = "when", .label = "When"},
                     {.key = "kind", .label = "Kind"}});
  table.findable("Find a session")
      .filter(module_filter())
      .empty({.title = "No sessions", .say = "The pages of this edition list none."});
  return rows_of(
      table, visit, sessions(visit.transaction, edition.id), [](const Session& one) { return one.title; },
      [&](const Session& one) {
        const std::string when = when_in_words(one);
        std::string more = comma_list(one.topics, " / ");
        if (one.optional) more = more.empty() ? "optional" : "optional; " + more;
        return std::vector<html::Cell>{
            {.text = one.title, .href = one.page ? path_of_page(edition, *one.page) : "", .note = more},
            {.text = module_words(one.module)},
            {.text = when.empty() ? "not stated" : when},
            {.text = in_words(one.kind), .badge = html::Tone::plain}};
      });
}

std::string show_deliverables(web::Visit& visit, const Edition& edition) {
  html::Table table(path_of(edition, "deliverables"), "Deliverables",
                    {{.key = "title", .label = "Deliverable"},
                     {.key = "module", .label = "Module", .numeric = true},
                     {.key = "due", .label = "Due"},
                     {.key = "as", .label = "Handed in as"}});
  table.findable("Find a deliverable")
      .filter(module_filter())
      .empty({.title = "No deliverables", .say = "The pages of this edition ask for none."});
  return rows_of(
      table, visit, deliverables(visit.transaction, edition.id), [](const Deliverable& one) { return one.title; },
      [&](const Deliverable& one) {
        return std::vector<html::Cell>{
            {.text = one.title, .href = path_of_page(edition, one.page), .note = comma_list(one.parts)},
            {.text = module_words(one.module)},
            {.text = in_words(one.dues)},
            {.text = one.requirement, .badge = html::Tone::plain}};
      });
}

std::string show_outcomes(web::Visit& visit, const Edition& edition) {
  html::Table table(path_of(edition, "outcomes"), "Outcomes",
                    {{.key = "text", .label = "Outcome"},
                     {.key = "module", .label = "Module", .numeric = true},
                     {.key = "competency", .label = "Competency"}});
  table.findable("Find an outcome")
      .filter(module_filter())
      .empty({.title = "No outcomes", .say = "The pages of this edition state none."});
  return rows_of(
      table, visit, outcomes(visit.transaction, edition.id), [](const Outcome& one) { return one.text; },
      [&](const Outcome& one) {
        return std::vector<html::Cell>{
            {.text = one.text,
             .note = comma_list(one.checklist),
             .html = one.identity ? html::badge("private text", html::Tone::info, "icon-lock") : ""},
            {.text = one.module ? std::to_string(*one.module) : "standards"},
            {.text = one.competency_name + ", " + level_in_words(one.level)}};
      });
}

std::string show_diagnostics(web::Visit& visit, const Edition& edition) {
  return diagnostics_table(diagnostics(visit.transaction, edition.id));
}

web::Route tab(std::string_view pattern, std::string_view end, Show show) {
  return {web::Method::get, pattern, web::Guard::only(staff), [end, show](web::Visit& visit) -> Result<web::Outcome> {
            const Edition edition = TRY(edition_of_visit(visit, {}));
            return edition_page(visit, edition, end, show(visit, edition));
          }};
}

}  // namespace

web::Routes edition_routes() {
  return {tab("/curriculum/editions/:number", "", show_overview),
          tab("/curriculum/editions/:number/sessions", "sessions", show_sessions),
          tab("/curriculum/editions/:number/deliverables", "deliverables", show_deliverables),
          tab("/curriculum/editions/:number/outcomes", "outcomes", show_outcomes),
          tab("/curriculum/editions/:number/diagnostics", "diagnostics", show_diagnostics)};
}

}  // namespace curriculum
