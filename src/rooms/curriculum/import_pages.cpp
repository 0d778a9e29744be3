// Importing a zip: the upload, and what refuses it.
#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/curriculum/edition_pages.h"

namespace curriculum {

namespace {

constexpr std::string_view field_name = "programme";

// Compiling takes longer than a transaction should: it is done before, and handed over here under a name.
class Workshop {
 public:
  explicit Workshop(CompileZip compile) : compile_(std::move(compile)) {}

  using Made = std::shared_ptr<const Result<Offered>>;

  Made make(const std::vector<web::Upload>& uploads) const {
    for (const web::Upload& one : uploads)
      if (one.field == field_name && !one.bytes.empty()) {
        auto made = compile_(one.bytes);
        if (!made) made.error().field = field_name;
        return std::make_shared<const Result<Offered>>(std::move(made));
      }
    return std::make_shared<const Result<Offered>>(
        fail(FailureKind::invalid, "Choose the zip to import.", std::string(field_name)));
  }
  std::string keep(Made made, const Random& random) {
    const std::string name = new_id<Edition>(Moment(std::chrono::sys_seconds{}), random).text();
    const std::scoped_lock lock(guard_);
    kept_.emplace_front(name, std::move(made));
    if (kept_.size() > most) kept_.pop_back();
    return name;
  }
  // Null when others came in between.
  Made kept(const std::string& name) const {
    const std::scoped_lock lock(guard_);
    for (const auto& [one, made] : kept_)
      if (one == name) return made;
    return nullptr;
  }

 private:
  static constexpr std::size_t most = 3;
  CompileZip compile_;
  mutable std::mutex guard_;
  std::list<std::pair<std::string, Made>> kept_;
};

web::Page form_page(const web::Visit& visit, const Failure* refused, const std::vector<Diagnostic>& diagnostics) {
  html::Form form("/curriculum/editions", "Import");
  for (const auto& [name, value] : visit.form_keys) form.hidden(name, value);
  form.file(
          {.name = std::string(field_name),
           .label = "The programme as a zip",
           .hint = "The folder with programme.yaml and all pages, at most 20 MiB. What is hidden in it is passed over.",
           .required = true,
           .accept = ".zip"})
      .cancel("/curriculum/editions");
  if (refused != nullptr) form.refused(*refused);
  web::Page page{.title = "Import an edition",
                 .main = html::page_head({.title = "Import an edition",
                                          .lead = "The pages are compiled and stored as the next edition. Cohorts stay "
                                                  "with theirs until you move them."}),
                 .crumbs = {{"Programme", "/curriculum/editions"}, {"Import", "/curriculum/editions/new"}},
                 .status = refused == nullptr ? 200 : 422};
  page.main += html::card({.body_html = form.html()});
  if (!diagnostics.empty()) page.main += diagnostics_table(diagnostics);
  return page;
}

Result<web::Outcome> import_it(web::Visit& visit, const Workshop& workshop) {
  Workshop::Made made = workshop.kept(visit.prepared);
  if (!made) made = workshop.make(visit.uploads);
  if (!*made) return form_page(visit, &made->error(), {});
  const Offered& offered = **made;
  if (!offered.content) {
    const Failure errors{FailureKind::invalid, "The pages have errors; correct them and import the zip again.",
                         std::string(field_name)};
    return form_page(visit, &errors, offered.diagnostics);
  }
  const auto done = import_edition(visit.transaction, *offered.content, visit.viewer_id(), visit.now, visit.random);
  if (!done) {
    const Failure refused{done.error().kind, done.error().say, std::string(field_name)};
    return form_page(visit, &refused, {});
  }
  const Edition& edition = done->edition;
  if (!done->is_new) return web::SeeOther{path_of(edition), "Nothing changed: these files are this edition already."};
  return web::SeeOther{path_of(edition, edition.number > 1 ? "changes" : ""),
                       "Imported as edition " + std::to_string(edition.number) + "."};
}

}  // namespace

web::Routes import_routes(const CompileZip& compile) {
  const auto workshop = std::make_shared<Workshop>(compile);
  const web::Guard guard = web::Guard::only(importers);
  const web::Before before = [workshop](const web::Preparation& preparation) -> Result<std::string> {
    const auto type = preparation.request.header("Content-Type");
    const auto posted = web::read_posted(type.value_or(""), preparation.request.body);
    return posted ? workshop->keep(workshop->make(posted->uploads), preparation.random) : Result<std::string>("");
  };
  return {{web::Method::get, "/curriculum/editions/new", guard,
           [](web::Visit& visit) -> Result<web::Outcome> { return form_page(visit, nullptr, {}); }},
          {.method = web::Method::post,
           .pattern = "/curriculum/editions",
           .guard = guard,
           .action = [workshop](web::Visit& visit) { return import_it(visit, *workshop); },
           .before = before,
           .most_bytes = largest_upload + 64 * 1024}};
}

}  // namespace curriculum
