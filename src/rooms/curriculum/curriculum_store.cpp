#include "rooms/curriculum/curriculum_store.h"

#include "platform/db/listed.h"

namespace curriculum {

namespace {

std::optional<std::string> text_of(const std::optional<PersonId>& id) {
  return id ? std::optional(id->text()) : std::nullopt;
}

Edition edition_in(const db::Row& row) {
  const auto by = row.text_if_any("imported_by");
  return {row.text("id"),       row.integer("number"),   row.text("title"),
          row.text("digest"),   row.text("imported_at"), by ? PersonId::read(*by) : std::nullopt,
          row.integer("pages"), row.integer("warnings"), row.integer("notes")};
}

std::optional<Edition> first_in(const db::Rows& rows) {
  return rows.empty() ? std::nullopt : std::optional(edition_in(rows.front()));
}

}  // namespace

Page page_in(const db::Row& row) {
  Page page;
  page.path = row.text("path");
  page.address = row.text("address");
  page.title = row.text("title");
  page.module = row.integer_if_any("module");
  page.week = row.integer_if_any("week");
  page.audience = row.integer("staff_only") == 1 ? Audience::staff : Audience::everyone;
  page.digest = row.text("digest");
  return page;
}

bool add_edition(db::Transaction& tx, const Edition& edition) {
  return !tx.ask(R"sql(
      INSERT INTO curriculum_editions (id, number, title, digest, imported_at, imported_by, pages, warnings, notes)
      VALUES (:id, :number, :title, :digest, :at, :by, :pages, :warnings, :notes)
      ON CONFLICT DO NOTHING
      RETURNING id)sql",
                 {{"id", edition.id},
                  {"number", edition.number},
                  {"title", edition.title},
                  {"digest", edition.digest},
                  {"at", edition.imported_at},
                  {"by", text_of(edition.imported_by)},
                  {"pages", edition.pages},
                  {"warnings", edition.warnings},
                  {"notes", edition.notes}})
              .empty();
}

std::vector<Edition> all_editions(db::Transaction& tx) {
  std::vector<Edition> editions;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT id, number, title, digest, imported_at, imported_by, pages, warnings, notes
        FROM curriculum_editions
       ORDER BY number DESC)sql"))
    editions.push_back(edition_in(row));
  return editions;
}

std::optional<Edition> edition_numbered(db::Transaction& tx, int number) {
  return first_in(tx.ask(R"sql(
      SELECT id, number, title, digest, imported_at, imported_by, pages, warnings, notes
        FROM curriculum_editions
       WHERE number = :number)sql",
                         {{"number", number}}));
}

std::optional<Edition> edition_with_id(db::Transaction& tx, std::string_view id) {
  return first_in(tx.ask(R"sql(
      SELECT id, number, title, digest, imported_at, imported_by, pages, warnings, notes
        FROM curriculum_editions
       WHERE id = :id)sql",
                         {{"id", id}}));
}

std::optional<Edition> edition_with_digest(db::Transaction& tx, std::string_view digest) {
  return first_in(tx.ask(R"sql(
      SELECT id, number, title, digest, imported_at, imported_by, pages, warnings, notes
        FROM curriculum_editions
       WHERE digest = :digest)sql",
                         {{"digest", digest}}));
}

std::optional<Edition> latest_edition(db::Transaction& tx) {
  return first_in(tx.ask(R"sql(
      SELECT id, number, title, digest, imported_at, imported_by, pages, warnings, notes
        FROM curriculum_editions
       ORDER BY number DESC
       LIMIT 1)sql"));
}

void add_pages(db::Transaction& tx, std::string_view edition, const std::vector<Page>& pages) {
  for (const Page& page : pages)
    tx.tell(R"sql(
      INSERT INTO curriculum_pages
        (edition_id, path, address, title, module, week, staff_only, digest, html, staff_html)
      VALUES (:edition, :path, :address, :title, :module, :week, :staff_only, :digest, :html, :staff_html))sql",
            {{"edition", edition},
             {"path", page.path},
             {"address", page.address},
             {"title", page.title},
             {"module", page.module},
             {"week", page.week},
             {"staff_only", page.audience == Audience::staff ? 1 : 0},
             {"digest", page.digest},
             {"html", page.html},
             {"staff_html", page.staff_html}});
}

std::vector<Page> pages_without_text(db::Transaction& tx, std::string_view edition) {
  std::vector<Page> pages;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT path, address, title, module, week, staff_only, digest
        FROM curriculum_pages
       WHERE edition_id = :edition)sql",
                                   {{"edition", edition}}))
    pages.push_back(page_in(row));
  return pages;
}

std::map<std::string, std::string, std::less<>> versions(db::Transaction& tx, std::string_view edition,
                                                         std::span<const std::string> paths) {
  std::map<std::string, std::string, std::less<>> out;
  if (paths.empty()) return out;
  std::vector<db::Parameter> parameters{{"edition", edition}};
  const std::string in = db::listed("path", paths, parameters);
  for (const db::Row& row : tx.ask("SELECT path, digest FROM curriculum_pages WHERE edition_id = :edition "
                                   "AND staff_only = 0 AND path IN (" +
                                       in + ")",
                                   parameters))
    out.emplace(row.text("path"), row.text("digest"));
  return out;
}

std::optional<Page> page_with_text(db::Transaction& tx, std::string_view edition, std::string_view path) {
  // A path and another page's address never look alike: a path ends with ".md" or its like, an address with ".html".
  const db::Rows rows = tx.ask(R"sql(
      SELECT path, address, title, module, week, staff_only, digest, html, staff_html
        FROM curriculum_pages
       WHERE edition_id = :edition AND (path = :path OR address = :path))sql",
                               {{"edition", edition}, {"path", path}});
  if (rows.empty()) return std::nullopt;
  Page page = page_in(rows.front());
  page.html = rows.front().text("html");
  page.staff_html = rows.front().text("staff_html");
  return page;
}

void add_diagnostics(db::Transaction& tx, std::string_view edition, const std::vector<Diagnostic>& diagnostics) {
  int place = 0;
  for (const Diagnostic& one : diagnostics)
    tx.tell(R"sql(
      INSERT INTO curriculum_diagnostics (edition_id, place, code, severity, message, file, line, column_number)
      VALUES (:edition, :place, :code, :severity, :message, :file, :line, :column))sql",
            {{"edition", edition},
             {"place", place++},
             {"code", one.code},
             {"severity", one.severity},
             {"message", one.message},
             {"file", one.file},
             {"line", one.line},
             {"column", one.column}});
}

std::vector<Diagnostic> diagnostics_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Diagnostic> diagnostics;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT code, severity, message, file, line, column_number
        FROM curriculum_diagnostics
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    diagnostics.push_back({row.text("code"), row.text("severity"), row.text("message"), row.text("file"),
                           row.integer("line"), row.integer("column_number")});
  return diagnostics;
}

}  // namespace curriculum
