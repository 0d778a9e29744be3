// /rosters/:upload: what would become of every row of a file, and the decision.
#include "platform/html/form.h"
#include "platform/html/table.h"
#include "rooms/rosters/page_parts.h"

namespace rosters {

namespace {

struct Word {
  std::string_view label;
  html::Tone tone;
};

Word word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::create:
      return {"New", html::Tone::good};
    case Verdict::update:
      return {"Changes", html::Tone::info};
    case Verdict::unchanged:
      return {"Unchanged", html::Tone::plain};
    case Verdict::refused:
      return {"Refused", html::Tone::bad};
    case Verdict::conflict:
      return {"Conflict", html::Tone::due};
    case Verdict::note:
      return {"Note", html::Tone::plain};
  }
  return {};
}

// What a number of rows means; nothing for those that say nothing by not being there.
std::string stats_of(const Preview& preview) {
  std::vector<html::Stat> stats;
  for (const Verdict verdict : all_verdicts) {
    const int count = preview.count(verdict);
    if (count == 0 && (verdict == Verdict::note || verdict == Verdict::conflict || verdict == Verdict::refused))
      continue;
    const Word word = word_of(verdict);
    stats.push_back(
        {.label = std::string(word.label),
         .value = std::to_string(count),
         .href = count == 0 ? std::string() : path_of(preview.upload.id) + "?fate=" + std::string(name_of(verdict)),
         .tone = count == 0 ? html::Tone::plain : word.tone});
  }
  return html::stats(stats);
}

// "Add 24 people and change 3".
std::string deed_of(const Preview& preview) {
  const int created = preview.count(Verdict::create), updated = preview.count(Verdict::update);
  const auto things = [&](int count) {
    switch (preview.upload.kind) {
      case Kind::people:
        return count == 1 ? " person" : " people";
      case Kind::enrolments:
        return count == 1 ? " enrolment" : " enrolments";
      case Kind::attendance:
        return count == 1 ? " row" : " rows";
    }
    return "";
  };
  std::string out;
  if (created > 0) out = "Add " + std::to_string(created) + things(created);
  if (updated == 0) return out;
  if (out.empty()) return "Change " + std::to_string(updated) + things(updated);
  return out + " and change " + std::to_string(updated);
}

std::string discarding(const web::Visit& visit, const Preview& preview) {
  html::Form form(path_of(preview.upload.id) + "/discard",
                  preview.does_something() ? "Discard the file" : "Put the file away");
  return form.hidden(visit.form_keys).small().html();
}

std::string decision(const web::Visit& visit, const Preview& preview, const Failure* refused) {
  if (!preview.does_something())
    return html::card(
        {.title = "Nothing would change", .body_html = "<p>No row of this file adds or changes anything.</p>"});
  html::Form form(path_of(preview.upload.id) + "/confirm", deed_of(preview));
  form.hidden(visit.form_keys);
  const int created = preview.count(Verdict::create);
  if (preview.upload.kind == Kind::people && created > 0 && created <= most_invitations)
    form.checkbox({.name = "invite",
                   .label = "Invite all new people by e-mail at once",
                   .hint = "Each gets a link to choose a password; it works for seven days."});
  if (refused != nullptr) form.typed(visit.form.first_of_each()).refused(*refused);
  const int left_out = preview.count(Verdict::refused) + preview.count(Verdict::conflict);
  std::string body;
  if (left_out > 0)
    body +=
        html::alert({.tone = html::Tone::due,
                     .text = left_out == 1 ? "One row is left out." : std::to_string(left_out) + " rows are left out.",
                     .html = " Correct them in the file and import it again at any time: what is here already "
                             "stays unchanged."});
  return html::card({.title = "Is this right?", .body_html = body + form.html()});
}

// Without a preview it reads an address, where filters are known by their names alone.
html::Table table_of(std::string_view upload, const Preview* preview) {
  html::Table table(path_of(upload), "Rows",
                    {{.key = "row", .label = "Row"},
                     {.key = "fate", .label = "Fate"},
                     {.key = "who", .label = "Who"},
                     {.key = "what", .label = "What"}});
  std::vector<html::Option> fates;
  const auto add = [&](std::string_view name, std::string_view label, int count) {
    fates.push_back({std::string(name), std::string(label) + " (" + std::to_string(count) + ")"});
  };
  for (const Verdict verdict : all_verdicts)
    add(name_of(verdict), word_of(verdict).label, preview == nullptr ? 0 : preview->count(verdict));
  if (preview == nullptr || preview->changed > 0)
    add("since", "Changed meanwhile", preview == nullptr ? 0 : preview->changed);
  table.filter({"fate", "Fate", std::move(fates)});
  return table;
}

Query query_of(const html::TableQuery& asked) {
  Query query{.page = asked.page, .page_size = asked.page_size};
  if (const auto fate = asked.chosen.find("fate"); fate != asked.chosen.end()) {
    query.verdict = verdict_named(fate->second);
    query.changed = fate->second == "since";
  }
  return query;
}

// "Ada Byron (ada@school.example)" on two lines.
html::Cell person_cell(std::string_view who) {
  const std::size_t email = who.rfind(" (");
  if (email == std::string_view::npos || !who.ends_with(')')) return {.text = std::string(who)};
  return {.text = std::string(who.substr(0, email)),
          .note = std::string(who.substr(email + 2, who.size() - email - 3))};
}

// The file is named where it is not the upload itself but one within it.
std::vector<html::Cell> cells_of(const Row& row, const std::string& upload) {
  const Word word = word_of(row.fate.verdict);
  const bool whole = row.row == 0;
  return {{.text = whole ? row.file : "Row " + std::to_string(row.row),
           .note = whole || row.file == upload ? std::string() : row.file},
          {.text = std::string(word.label), .badge = word.tone},
          person_cell(row.fate.who),
          {.text = row.fate.say, .note = row.before.empty() ? std::string() : "Before: " + row.before}};
}

Result<web::Page> preview_page(web::Visit& visit, const Failure* refused) {
  const std::string id = TRY(visit.id<Upload>("upload")).text();
  const html::TableQuery asked = table_of(id, nullptr).read(visit.query.first_of_each());
  const Preview found = TRY(preview(visit.transaction, id, query_of(asked)));
  html::Table table = table_of(id, &found);
  for (const Row& row : found.rows) table.row(cells_of(row, found.upload.file_name));
  table.total(static_cast<std::size_t>(found.total));
  std::string main = html::page_head({.title = found.upload.file_name,
                                      .lead = "Nothing has been changed yet. This is what would become of each row.",
                                      .place = std::string(title_of(found.upload.kind)),
                                      .actions_html = discarding(visit, found)});
  if (found.changed > 0)
    main += html::alert(
        {.tone = html::Tone::due,
         .title = "Something has changed since you saw this",
         .text = "Nothing was brought in, because " +
                 (found.changed == 1 ? std::string("one row would") : std::to_string(found.changed) + " rows would") +
                 " now become something else. Look again, then confirm.",
         .deed = html::Link{"Show what changed", path_of(id) + "?fate=since"}});
  main += stats_of(found) + decision(visit, found, refused) + table.html(asked);
  return web::Page{
      .title = found.upload.file_name,
      .main = std::move(main),
      .crumbs = {{"People", "/people"}, {"Import a roster", "/rosters"}, {found.upload.file_name, path_of(id)}},
      .status = refused == nullptr ? 200 : 422,
      .wide = true};
}

}  // namespace

Result<web::Outcome> show_preview(web::Visit& visit) { return TRY(preview_page(visit, nullptr)); }

Result<web::Outcome> confirm_upload(const PageSettings& settings, web::Visit& visit) {
  const std::string id = TRY(visit.id<Upload>("upload")).text();
  const accounts::Sender* invitations = visit.form.has("invite") ? &settings.sender : nullptr;
  const auto done = confirm(visit.transaction, id, invitations, visit.viewer_id(), visit.now, visit.random);
  if (!done && done.error().kind == FailureKind::not_found) return std::unexpected(done.error());
  if (!done) return TRY(preview_page(visit, &done.error()));
  if (done->changed > 0) return web::SeeOther{path_of(id)};
  return web::SeeOther{"/rosters", "Done: " + counted(done->created, done->updated, done->invited) + "."};
}

Result<web::Outcome> discard_upload(web::Visit& visit) {
  const std::string id = TRY(visit.id<Upload>("upload")).text();
  TRY(discard(visit.transaction, id));
  return web::SeeOther{"/rosters", "The file was discarded; it changed nothing."};
}

}  // namespace rosters
