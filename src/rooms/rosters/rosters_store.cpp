#include "rooms/rosters/rosters_store.h"

#include <utility>

namespace rosters::store {

namespace {

constexpr std::size_t rows_at_once = 20;  // in one INSERT: a third of the time of single ones
constexpr std::string_view columns = "id, kind, file_name, made_at, made_by, done_at, created, updated, invited";

Upload upload_of(const db::Row& row) {
  const auto done = row.text_if_any("done_at");
  return {row.text("id"),
          kind_named(row.text("kind")).value(),
          row.text("file_name"),
          Moment::read(row.text("made_at")).value(),
          PersonId::read(row.text("made_by")).value(),
          done ? Moment::read(*done) : std::nullopt,
          row.integer("created"),
          row.integer("updated"),
          row.integer("invited")};
}

std::string insertion(std::size_t rows) {
  std::string sql =
      "INSERT INTO rosters_rows (upload_id, number, file, at_row, verdict, who, say, cells, before) VALUES ";
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string n = std::to_string(i);
    sql += (i == 0 ? "(:upload, :number" : ", (:upload, :number") + n + ", :file" + n + ", :row" + n + ", :verdict" +
           n + ", :who" + n + ", :say" + n + ", :cells" + n + ", '')";
  }
  return sql;
}

void add_some(db::Transaction& tx, std::string_view sql, std::string_view upload, std::span<const Line> lines,
              int number) {
  std::vector<db::Parameter> parameters{{"upload", upload}};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const std::string n = std::to_string(i);
    parameters.emplace_back("number" + n, number++);
    parameters.emplace_back("file" + n, line.file);
    parameters.emplace_back("row" + n, line.row);
    parameters.emplace_back("verdict" + n, name_of(line.fate.verdict));
    parameters.emplace_back("who" + n, line.fate.who);
    parameters.emplace_back("say" + n, line.fate.say);
    parameters.emplace_back("cells" + n, line.cells);
  }
  tx.tell(sql, parameters);
}

std::string condition(const Query& query) {
  return std::string(" WHERE upload_id = :upload") + (query.verdict ? " AND verdict = :verdict" : "") +
         (query.changed ? " AND before <> ''" : "");
}

void remove_rows(db::Transaction& tx, std::string_view upload) {
  tx.tell("DELETE FROM rosters_rows WHERE upload_id = :upload", {{"upload", upload}});
}

// Of uploads that wait and fulfil a condition.
void remove_where(db::Transaction& tx, const std::string& which, db::Parameters parameters) {
  const std::string those = " FROM rosters_uploads WHERE done_at IS NULL AND " + which;
  tx.tell("DELETE FROM rosters_rows WHERE upload_id IN (SELECT id" + those + ")", parameters);
  tx.tell("DELETE" + those, parameters);
}

}  // namespace

void add(db::Transaction& tx, const Upload& upload, std::span<const Line> lines) {
  tx.tell(
      "INSERT INTO rosters_uploads (id, kind, file_name, made_at, made_by, created, updated, invited) "
      "VALUES (:id, :kind, :file_name, :made_at, :made_by, 0, 0, 0)",
      {{"id", upload.id},
       {"kind", name_of(upload.kind)},
       {"file_name", upload.file_name},
       {"made_at", upload.made_at.text()},
       {"made_by", upload.made_by.text()}});
  const std::string many = insertion(rows_at_once), one = insertion(1);
  std::size_t done = 0;
  for (; done + rows_at_once <= lines.size(); done += rows_at_once)
    add_some(tx, many, upload.id, lines.subspan(done, rows_at_once), static_cast<int>(done) + 1);
  for (; done < lines.size(); ++done) add_some(tx, one, upload.id, lines.subspan(done, 1), static_cast<int>(done) + 1);
}

std::optional<Upload> waiting(db::Transaction& tx, std::string_view id) {
  const db::Rows found = tx.ask(
      "SELECT " + std::string(columns) + " FROM rosters_uploads WHERE id = :id AND done_at IS NULL", {{"id", id}});
  return found.empty() ? std::nullopt : std::optional(upload_of(found.front()));
}

std::vector<Upload> uploads(db::Transaction& tx, int count) {
  std::vector<Upload> out;
  for (const db::Row& row :
       tx.ask("SELECT " + std::string(columns) + " FROM rosters_uploads ORDER BY id DESC LIMIT :count",
              {{"count", count}}))
    out.push_back(upload_of(row));
  return out;
}

std::vector<Line> lines(db::Transaction& tx, std::string_view upload) {
  std::vector<Line> out;
  tx.visit("SELECT file, at_row, verdict, who, say, cells FROM rosters_rows WHERE upload_id = :upload ORDER BY number",
           {{"upload", upload}}, [&](db::Row&& row) {
             out.push_back({row.text("file"),
                            row.integer("at_row"),
                            {verdict_named(row.text("verdict")).value(), row.text("who"), row.text("say")},
                            row.text("cells")});
           });
  return out;
}

Counts counts(db::Transaction& tx, std::string_view upload) {
  Counts out;
  for (const db::Row& row :
       tx.ask("SELECT verdict, count(*) AS n, count(CASE WHEN before <> '' THEN 1 END) AS changed FROM rosters_rows "
              "WHERE upload_id = :upload GROUP BY verdict",
              {{"upload", upload}})) {
    out.by_verdict.at(static_cast<std::size_t>(verdict_named(row.text("verdict")).value())) = row.integer("n");
    out.changed += row.integer("changed");
  }
  return out;
}

std::vector<Row> rows(db::Transaction& tx, std::string_view upload, const Query& query, int first) {
  std::vector<db::Parameter> parameters{{"upload", upload}, {"count", query.page_size}, {"first", first}};
  if (query.verdict) parameters.emplace_back("verdict", name_of(*query.verdict));
  std::vector<Row> out;
  for (const db::Row& row : tx.ask("SELECT file, at_row, verdict, who, say, before FROM rosters_rows" +
                                       condition(query) + " ORDER BY number LIMIT :count OFFSET :first",
                                   parameters))
    out.push_back({row.text("file"),
                   row.integer("at_row"),
                   {verdict_named(row.text("verdict")).value(), row.text("who"), row.text("say")},
                   row.text("before")});
  return out;
}

void set_fate(db::Transaction& tx, std::string_view upload, int number, const Fate& fate, std::string_view before) {
  tx.tell(
      "UPDATE rosters_rows SET verdict = :verdict, who = :who, say = :say, before = :before "
      "WHERE upload_id = :upload AND number = :number",
      {{"verdict", name_of(fate.verdict)},
       {"who", fate.who},
       {"say", fate.say},
       {"before", before},
       {"upload", upload},
       {"number", number}});
}

void clear_before(db::Transaction& tx, std::string_view upload) {
  tx.tell("UPDATE rosters_rows SET before = '' WHERE upload_id = :upload AND before <> ''", {{"upload", upload}});
}

bool set_done(db::Transaction& tx, std::string_view upload, const Done& done, Moment now) {
  const int changed = tx.tell(
      "UPDATE rosters_uploads SET done_at = :now, created = :created, updated = :updated, invited = :invited "
      "WHERE id = :id AND done_at IS NULL",
      {{"now", now.text()},
       {"created", done.created},
       {"updated", done.updated},
       {"invited", done.invited},
       {"id", upload}});
  remove_rows(tx, upload);
  return changed == 1;
}

bool remove(db::Transaction& tx, std::string_view upload) {
  if (!waiting(tx, upload)) return false;
  remove_where(tx, "id = :id", {{"id", upload}});
  return true;
}

void remove_of(db::Transaction& tx, const PersonId& made_by) {
  remove_where(tx, "made_by = :person", {{"person", made_by.text()}});
}

void remove_made_before(db::Transaction& tx, Moment moment) {
  remove_where(tx, "made_at < :moment", {{"moment", moment.text()}});
}

void remove_all_waiting(db::Transaction& tx) { remove_where(tx, "id <> ''", {}); }

}  // namespace rosters::store
