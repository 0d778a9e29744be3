#include "rooms/curriculum/curriculum_pages.h"

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "platform/html/parts.h"
#include "platform/html/table.h"
#include "rooms/curriculum/edition_pages.h"

namespace curriculum {

namespace {

constexpr std::size_t most_diagnostics = 500;

std::string counted(int count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

Result<web::Outcome> list_editions(web::Visit& visit) {
  const bool may_import = visit.viewer().roles.any_of(importers);
  html::Table table("/curriculum/editions", "Editions",
                    {{.key = "number", .label = "Edition"},
                     {.key = "imported", .label = "Imported"},
                     {.key = "pages", .label = "Pages", .numeric = true},
                     {.key = "remarks", .label = "Remarks"}});
  table.page_size(200).empty({.title = "No programme yet",
                              .say = "An edition is the programme as it was imported. Cohorts hold on to theirs.",
                              .href = may_import ? "/curriculum/editions/new" : "",
                              .label = "Import the programme",
                              .icon = "icon-books"});
  for (const Edition& one : editions(visit.transaction))
    table.row({{.text = name_of(one), .href = path_of(one), .note = one.title},
               {.html = shown_moment(visit, one.imported_at)},
               {.text = std::to_string(one.pages)},
               {.text = counted(one.warnings, "warning") + ", " + counted(one.notes, "note"),
                .href = path_of(one, "diagnostics")}});
  std::string main = html::page_head(
      {.title = "Programme",
       .lead = "Each import is an edition that never changes.",
       .actions_html = may_import ? html::button({"Import an edition", "/curriculum/editions/new", "icon-upload"},
                                                 html::Look::primary)
                                  : ""});
  main += html::card({.body_html = table.html(), .flush = true});
  return web::Page{.title = "Programme", .main = std::move(main), .crumbs = {{"Programme", "/curriculum/editions"}}};
}

}  // namespace

Audience reader_of(const web::Visit& visit) {
  return visit.viewer().roles.any_of(staff) ? Audience::staff : Audience::everyone;
}

Result<Edition> edition_of_visit(web::Visit& visit, const OwnEdition& own_edition) {
  const auto number = text::whole_number(visit.path["number"]);
  if (!number) return fail(FailureKind::not_found, "There is no such edition of the programme.");
  Edition found = TRY(edition(visit.transaction, *number));
  if (reader_of(visit) == Audience::staff) return found;
  if (const auto own = own_edition(visit); !own || own->edition_id != found.id)
    return fail(FailureKind::not_found, "There is no such edition of the programme.");
  return found;
}

std::string path_of(const Edition& edition, std::string_view more) {
  return "/curriculum/editions/" + std::to_string(edition.number) + (more.empty() ? "" : "/") + std::string(more);
}

std::string path_of_page(const Edition& edition, std::string_view page) {
  std::string path = path_of(edition, "pages");
  for (const std::string_view step : text::split(page, '/')) path += "/" + web::query_encoded(step);
  return path;
}

std::string name_of(const Edition& edition) { return "Edition " + std::to_string(edition.number); }

std::string shown_moment(const web::Visit& visit, const std::string& moment) {
  const auto read = Moment::read(moment);
  if (!read) return {};
  const std::string& zone = visit.viewer().zone;
  const calendar::Local local = calendar::local_of(*read, zone);
  return html::time_element(*read, html::day_words(local.day, calendar::local_of(visit.now, zone).day) + ", " +
                                       html::clock_words(local.minute));
}

web::Page edition_page(const web::Visit& visit, const Edition& edition, std::string_view tab, const std::string& main) {
  const bool is_staff = reader_of(visit) == Audience::staff;
  std::vector<html::Tab> tabs;
  for (const auto& [label, end] :
       std::initializer_list<std::pair<const char*, std::string_view>>{{"Overview", ""},
                                                                       {"Sessions", "sessions"},
                                                                       {"Deliverables", "deliverables"},
                                                                       {"Outcomes", "outcomes"},
                                                                       {"Pages", "pages"},
                                                                       {"Remarks", "diagnostics"},
                                                                       {"Changes", "changes"}})
    if (is_staff || end == "pages") tabs.push_back({label, path_of(edition, end), end == tab});
  const std::string title = edition.title + ", " + (is_staff ? "edition " + std::to_string(edition.number) : "pages");
  const std::string to_own_module = html::button({"Where you are", "/programme", "icon-book"});
  web::Page page{
      .title = title,
      .main = html::page_head({.title = title, .place = "Programme", .actions_html = is_staff ? "" : to_own_module})};
  if (is_staff) page.main += html::tabs("Of this edition", tabs);
  page.main += main;
  if (is_staff) page.crumbs.push_back({"Programme", "/curriculum/editions"});
  page.crumbs.push_back({is_staff ? name_of(edition) : "Pages", path_of(edition, is_staff ? "" : "pages")});
  for (const html::Tab& one : tabs)
    if (is_staff && one.current && !tab.empty()) page.crumbs.push_back({one.label, one.href});
  return page;
}

std::string diagnostics_table(const std::vector<Diagnostic>& diagnostics) {
  html::Table table(
      "", "Remarks",
      {{.key = "where", .label = "Where"}, {.key = "what", .label = "What"}, {.key = "severity", .label = "Weight"}});
  table.page_size(200).empty(
      {.title = "Nothing to remark", .say = "The compiler found nothing wrong with these pages."});
  for (std::size_t i = 0; i < diagnostics.size() && i < most_diagnostics; ++i) {
    const Diagnostic& one = diagnostics[i];
    const html::Tone tone = one.severity == "error"     ? html::Tone::bad
                            : one.severity == "warning" ? html::Tone::due
                                                        : html::Tone::plain;
    table.row({{.text = one.file + ":" + std::to_string(one.line) + ":" + std::to_string(one.column)},
               {.text = one.message, .note = one.code},
               {.text = one.severity, .badge = tone}});
  }
  std::string out;
  if (diagnostics.size() > most_diagnostics)
    out = html::alert({.text = "There are " + std::to_string(diagnostics.size()) + "; these are the first " +
                               std::to_string(most_diagnostics) + ". cairn check lists them all."});
  return out + html::card({.body_html = table.html(), .flush = true});
}

web::Routes routes(const CompileZip& compile, const OwnEdition& own_edition, const ReadsNotes& reads_notes) {
  web::Routes all{{web::Method::get, "/curriculum/editions", web::Guard::only(staff), list_editions}};
  for (web::Routes more :
       {import_routes(compile), edition_routes(), difference_routes(), reading_routes(own_edition, reads_notes)})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace curriculum
