// Reading the pages of an edition.
#include <algorithm>
#include <tuple>

#include "kernel/text.h"
#include "platform/html/parts.h"
#include "platform/html/table.h"
#include "rooms/curriculum/edition_pages.h"

namespace curriculum {

namespace {

// The start page, the modules by their weeks, then what belongs to none.
std::tuple<bool, bool, int, int> place_of(const Page& page) {
  return {page.address != "index.html", !page.module, page.module.value_or(0), page.week.value_or(0)};
}

// CU6: for whom a page of that module is shown to the visitor.
class Reader {
 public:
  Reader(web::Visit& visit, const ReadsNotes& reads_notes) : is_staff_(reader_of(visit) == Audience::staff) {
    if (is_staff_ && reads_notes) reads_ = reads_notes(visit);
  }
  Audience of(std::optional<int> module) const {
    return is_staff_ && (!reads_ || reads_(module)) ? Audience::staff : Audience::everyone;
  }

 private:
  bool is_staff_;
  ReadsModule reads_;
};

Result<web::Outcome> list_pages(web::Visit& visit, const OwnEdition& own_edition, const ReadsNotes& reads_notes) {
  const Edition edition = TRY(edition_of_visit(visit, own_edition));
  const Reader reader(visit, reads_notes);
  html::Table table(path_of(edition, "pages"), "Pages",
                    {{.key = "title", .label = "Page"}, {.key = "where", .label = "Where"}});
  table.findable("Find a page").page_size(100).empty({.title = "No pages", .say = "There is nothing here to read."});
  const html::TableQuery query = table.read(visit.query.first_of_each());
  std::vector<Page> found = pages(visit.transaction, edition.id);
  std::erase_if(found, [&](const Page& one) {
    return (one.audience == Audience::staff && reader.of(one.module) != Audience::staff) ||
           (!query.find.empty() && text::find_ignoring_case(one.title, query.find) == std::string::npos);
  });
  std::ranges::stable_sort(found, {}, place_of);
  const auto slice = query.slice(found.size());
  for (std::size_t i = slice.first; i < slice.first + slice.count; ++i) {
    const Page& one = found[i];
    std::string where = one.module ? "Module " + std::to_string(*one.module) : "";
    if (one.week) where += (where.empty() ? "Week " : ", week ") + std::to_string(*one.week);
    table.row({{.text = one.title,
                .href = path_of_page(edition, one.address),
                .html = one.audience == Audience::staff ? html::badge("staff", html::Tone::info, "icon-lock") : ""},
               {.text = where}});
  }
  table.total(found.size());
  std::string main = html::card({.body_html = table.html(query), .flush = true});
  return edition_page(visit, edition, "pages", main);
}

std::string text_of(const Page& page, Audience reader) {
  std::string out;
  if (page.audience == Audience::staff)
    out = html::alert({.tone = html::Tone::info, .text = "Only staff see this page."});
  else if (reader == Audience::staff && !page.staff_html.empty())
    out = html::alert(
        {.tone = html::Tone::info, .text = "Parts of this page are for facilitators; students do not see them."});
  const bool whole = reader == Audience::staff && !page.staff_html.empty();
  return out + "<article class=\"text-page prose\">" + (whole ? page.staff_html : page.html) + "</article>";
}

Result<web::Outcome> read_page(web::Visit& visit, const OwnEdition& own_edition, const ReadsNotes& reads_notes) {
  const Edition edition = TRY(edition_of_visit(visit, own_edition));
  const Audience reader = reader_of(visit);
  const std::string path = visit.path["page"];
  const auto found = page(visit.transaction, edition.id, path, reader);
  if (!found)
    if (auto linked = file(visit.transaction, edition.id, path, reader))
      return web::File{std::move(linked->bytes), web::content_type_for(path), ""};
  // The front page of a site that has none of its own.
  if (!found && path == "index.html") return web::redirect(303, path_of(edition, "pages"));
  const Page read = TRY(Result<Page>(found));
  const Audience reads = Reader(visit, reads_notes).of(read.module);
  if (read.audience == Audience::staff && reads != Audience::staff)
    return fail(FailureKind::not_found, "There is no such page in the programme.");
  // Links in it are relative to its address.
  if (path != read.address) return web::redirect(303, path_of_page(edition, read.address));
  std::string place = read.module ? "Module " + std::to_string(*read.module) : "";
  if (read.week) place += (place.empty() ? "Week " : ", week ") + std::to_string(*read.week);
  const std::string to_all = html::button({"All pages", path_of(edition, "pages"), "icon-list"});
  web::Page shown{.title = read.title,
                  .main = html::page_head(
                      {.title = read.title, .place = place, .actions_html = reader == Audience::staff ? "" : to_all})};
  shown.main += text_of(read, reads);
  if (reader == Audience::staff)
    shown.crumbs = {{"Programme", "/curriculum/editions"}, {name_of(edition), path_of(edition)}};
  shown.crumbs.push_back({"Pages", path_of(edition, "pages")});
  shown.crumbs.push_back({read.title, path_of_page(edition, read.address)});
  return shown;
}

// Where the module begins: its page that is of no week, its index before others.
std::string address_of_module(db::Transaction& tx, const Edition& edition, int module) {
  std::vector<Page> found = pages(tx, edition.id);
  std::erase_if(found, [&](const Page& one) { return one.audience == Audience::staff || one.module != module; });
  const auto first = std::ranges::min_element(found, {}, [](const Page& one) {
    return std::tuple(one.week.value_or(0), !one.address.ends_with("index.html"));
  });
  return first == found.end() ? "index.html" : first->address;
}

// The programme of whoever asks: the module they are in (CU11), or the page they name.
Result<web::Outcome> own_programme(web::Visit& visit, const OwnEdition& own_edition) {
  const auto own = own_edition(visit);
  if (!own)
    return web::Page{.title = "Programme",
                     .main = html::page_head({.title = "Programme"}) +
                             html::empty_state({.title = "Not in a cohort yet",
                                                .say = "Once you belong to a cohort, its programme is here to read.",
                                                .icon = "icon-book"})};
  const Edition edition = TRY(edition_of(visit.transaction, own->edition_id));
  std::string page = visit.path["page"];
  if (page.empty()) page = own->module ? address_of_module(visit.transaction, edition, *own->module) : "index.html";
  return web::redirect(303, path_of_page(edition, page));
}

}  // namespace

web::Routes reading_routes(const OwnEdition& own_edition, const ReadsNotes& reads_notes) {
  const web::Guard guard = web::Guard::only(readers), learners = web::Guard::only({Role::student, Role::alum});
  return {{web::Method::get, "/curriculum/editions/:number/pages", guard,
           [=](web::Visit& visit) { return list_pages(visit, own_edition, reads_notes); }},
          {web::Method::get, "/curriculum/editions/:number/pages/*page", guard,
           [=](web::Visit& visit) { return read_page(visit, own_edition, reads_notes); }},
          {web::Method::get, "/programme", learners,
           [own_edition](web::Visit& visit) { return own_programme(visit, own_edition); }},
          {web::Method::get, "/programme/*page", learners,
           [own_edition](web::Visit& visit) { return own_programme(visit, own_edition); }}};
}

}  // namespace curriculum
