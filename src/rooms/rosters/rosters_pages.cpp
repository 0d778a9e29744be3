// /rosters: the upload, what waits, and what was brought in before.
#include "rooms/rosters/rosters_pages.h"

#include "platform/calendar/zone.h"
#include "platform/html/form.h"
#include "platform/html/table.h"
#include "rooms/people/people.h"
#include "rooms/rosters/page_parts.h"

namespace rosters {

namespace {

constexpr int shown_uploads = 20;
// The first letter of what is handed from the preparation to the action: the file was read, or why not.
constexpr char was_read = '+', was_refused = '-';

std::string formats() {
  const auto columns = [](std::string needed, std::string also) {
    return html::facts({{"Needed", std::move(needed)}, {"Read if there", std::move(also)}});
  };
  return "<p>The first row names the columns, in any order; capital letters, spaces and hyphens do not count. A file "
         "has at most 10 MiB and 100,000 rows.</p><h3>People</h3>" +
         columns("name (or first name and last name), e-mail",
                 "external id, roles, cohort, starts on, pronouns, time zone") +
         "<p>Or a OneRoster 1.2 zip in bulk mode.</p><h3>Earlier enrolments</h3>" +
         columns("e-mail or external id, cohort, module, from", "attempt, until, outcome") + "<h3>Attendance</h3>" +
         columns("e-mail or external id, date, status", "session (its title), note");
}

html::Form upload_form(const web::Visit& visit) {
  html::Form form("/rosters", "Show what would happen");
  form.hidden(visit.form_keys)
      .radios({.name = "kind",
               .label = "What is in the file",
               .value = "people",
               .required = true,
               .options = {{"people", "People",
                            "Who belongs to the school, their roles and cohorts. CSV or OneRoster 1.2."},
                           {"enrolments", "Earlier enrolments", "Who was in which module, and how it ended. CSV."},
                           {"attendance", "Attendance", "Who was at which session. CSV."}}})
      .file({.name = "file",
             .label = "The file",
             .hint = "A table saved as CSV (UTF-8), or a OneRoster zip; at most 10 MiB.",
             .required = true,
             .accept = ".csv,.txt,.tsv,.zip"});
  return form;
}

std::string made_on(Moment moment, const web::Visit& visit) {
  const calendar::Local local = calendar::local_of(moment, visit.viewer().zone);
  return html::day_words(local.day) + ", " + html::clock_words(local.minute);
}

std::string earlier_files(web::Visit& visit) {
  const std::vector<Upload> all = uploads(visit.transaction, shown_uploads);
  if (all.empty()) return {};
  std::vector<PersonId> people;
  for (const Upload& one : all) people.push_back(one.made_by);
  const auto names = people::names_of(visit.transaction, people);
  html::Table table("/rosters", "Files",
                    {{.key = "file", .label = "File"},
                     {.key = "kind", .label = "What"},
                     {.key = "by", .label = "Uploaded"},
                     {.key = "fate", .label = "Outcome"}});
  for (const Upload& one : all) {
    const auto name = names.find(one.made_by);
    html::Cell outcome{.text = "Waits for a decision", .badge = html::Tone::due};
    if (one.done_at) outcome = {.text = counted(one.created, one.updated, one.invited)};
    table.row({{.text = one.file_name, .href = one.done_at ? "" : path_of(one.id)},
               {.text = std::string(title_of(one.kind))},
               {.text = made_on(one.made_at, visit), .note = name == names.end() ? "" : name->second},
               outcome});
  }
  return html::card({.title = "Files so far", .body_html = table.html(), .flush = true});
}

web::Page form_page(web::Visit& visit, const Failure* refused) {
  html::Form form = upload_form(visit);
  if (refused != nullptr) form.typed(visit.form.first_of_each()).refused(*refused);
  return {.title = "Import a roster",
          .main = html::page_head({.title = "Import a roster",
                                   .lead = "You first see what would become of every row. Nothing changes until you "
                                           "confirm it; importing a file twice changes nothing."}) +
                  html::card({.body_html = form.html()}) + html::disclosure("Which columns a table has", formats()) +
                  earlier_files(visit),
          .crumbs = {{"People", "/people"}, {"Import a roster", "/rosters"}},
          .status = refused == nullptr ? 200 : 422};
}

Result<web::Outcome> show_form(web::Visit& visit) { return form_page(visit, nullptr); }

Day today(const web::Preparation& preparation) {
  std::string zone = "Etc/UTC";
  preparation.read([&](db::Transaction& tx) {
    if (const auto school = people::school(tx)) zone = school->zone;
  });
  return calendar::local_of(preparation.now, zone).day;
}

Result<std::string> read_upload(const web::Preparation& preparation) {
  const auto kind = kind_named(preparation.form.text("kind"));
  if (!kind) return fail(FailureKind::invalid, "Choose what is in the file.", "kind");
  const auto posted =
      web::read_posted(preparation.request.header("Content-Type").value_or(""), preparation.request.body);
  if (!posted) return std::unexpected(posted.error());
  for (const web::Upload& one : posted->uploads)
    if (one.field == "file" && !one.file_name.empty()) return read(*kind, one.bytes, one.file_name, today(preparation));
  return fail(FailureKind::invalid, "Choose the file to import.", "file");
}

// Before the transaction: reading takes up to a second.
Result<std::string> prepare(const web::Preparation& preparation) {
  auto file = read_upload(preparation);
  if (file) return was_read + *file;
  return was_refused + (file.error().field + "\n" + file.error().say);
}

Result<web::Outcome> take_upload(web::Visit& visit) {
  const std::string_view prepared = visit.prepared;
  if (prepared.empty() || prepared.front() != was_read) {
    const std::size_t end = prepared.find('\n');
    if (end == std::string_view::npos) return fail(FailureKind::invalid, "Please choose the file again.");
    const Failure why{FailureKind::invalid, std::string(prepared.substr(end + 1)),
                      std::string(prepared.substr(1, end - 1))};
    return form_page(visit, &why);
  }
  const std::string id = TRY(stage(visit.transaction, prepared.substr(1), visit.viewer_id(), visit.now, visit.random));
  return web::SeeOther{path_of(id), "The file was read. Nothing has been changed yet."};
}

}  // namespace

std::string_view title_of(Kind kind) {
  switch (kind) {
    case Kind::people:
      return "People";
    case Kind::enrolments:
      return "Earlier enrolments";
    case Kind::attendance:
      return "Attendance";
  }
  return "";
}

std::string path_of(std::string_view upload) { return "/rosters/" + std::string(upload); }

std::string counted(int created, int updated, int invited) {
  std::string out;
  const auto add = [&](int count, std::string_view word) {
    if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + std::string(word);
  };
  add(created, " new");
  add(updated, " changed");
  add(invited, " invited");
  return out;
}

web::Routes routes(const PageSettings& settings) {
  using web::Method;
  const auto administrators = web::Guard::only({Role::administrator});
  return {{Method::get, "/rosters", administrators, show_form},
          {.method = Method::post,
           .pattern = "/rosters",
           .guard = administrators,
           .action = take_upload,
           .before = prepare,
           .most_bytes = largest_file + std::size_t{64} * 1024},
          {Method::get, "/rosters/:upload", administrators, show_preview},
          {Method::post, "/rosters/:upload/confirm", administrators,
           [settings](web::Visit& visit) { return confirm_upload(settings, visit); }},
          {Method::post, "/rosters/:upload/discard", administrators, discard_upload}};
}

}  // namespace rosters
