#include "full_school.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "kernel/text.h"
#include "platform/db/backup.h"

namespace {

constexpr int rows_each = 3, most_tries = 4000;

struct Column {
  std::string name;
  bool is_number, may_be_null;
};
// A reference of one column or of several together.
struct Reference {
  std::string parent;
  std::vector<std::pair<std::string, std::string>> columns;  // ours, theirs
};
struct Described {
  std::string name;
  std::vector<Column> columns;
  std::vector<Reference> references;
  std::vector<std::string> words;  // quoted in its rules: what a column may be one of
};

std::vector<std::string> quoted_words(std::string_view sql) {
  std::vector<std::string> words;
  const auto parts = text::split(sql, '\'');
  for (std::size_t i = 1; i < parts.size(); i += 2) words.emplace_back(parts[i]);
  return words;
}

Described describe(db::Transaction& tx, const std::string& table) {
  Described out{table, {}, {}, {}};
  for (const db::Row& row :
       tx.ask("SELECT name, type, \"notnull\" AS needed FROM pragma_table_info(:t)", {{"t", table}}))
    out.columns.push_back({row.text("name"), row.text("type") == "INTEGER", row.integer("needed") == 0});
  std::map<int, Reference> references;
  for (const db::Row& row : tx.ask("SELECT id, \"table\" AS parent, \"from\" AS ours, \"to\" AS theirs "
                                   "FROM pragma_foreign_key_list(:t)",
                                   {{"t", table}})) {
    Reference& one = references[row.integer("id")];
    one.parent = row.text("parent");
    one.columns.emplace_back(row.text("ours"), row.text("theirs"));
  }
  for (auto& [id, one] : references) out.references.push_back(std::move(one));
  for (const db::Row& row : tx.ask("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :t", {{"t", table}}))
    out.words = quoted_words(row.text("sql"));
  return out;
}

class Filler {
 public:
  Filler(db::Transaction& tx, std::uint64_t seed) : tx_(tx), random_(seed) {}

  void fill() {
    for (const db::Table& table : db::tables_of(tx_))
      if (table.name != "migrations") waiting_.push_back(describe(tx_, table.name));
    while (!waiting_.empty()) {
      const auto next = std::ranges::find_if(waiting_, [&](const Described& table) { return is_ready(table); });
      if (next == waiting_.end()) throw std::runtime_error("references in a circle around " + waiting_.front().name);
      for (int i = 0; i < rows_each; ++i)
        if (!add_row(*next) && i == 0) throw std::runtime_error("found no row that this table takes: " + next->name);
      waiting_.erase(next);
    }
  }

 private:
  bool is_ready(const Described& table) const {
    return std::ranges::all_of(table.references, [&](const Reference& reference) {
      return reference.parent == table.name ||
             std::ranges::none_of(waiting_, [&](const Described& one) { return one.name == reference.parent; });
    });
  }

  std::size_t any(std::size_t count) { return random_() % count; }

  db::Value value_for(const Described& table, const Column& column) {
    if (column.may_be_null && any(2) == 0) return nullptr;
    if (column.is_number) return any(4) == 0 ? static_cast<int>(any(40)) : static_cast<int>(any(4));
    if (!table.words.empty() && any(3) != 0) return table.words[any(table.words.size())];
    const std::string digits = std::to_string(100000 + ++made_);
    switch (any(4)) {
      case 0:
        return "2026-09-01T16:00:00Z";
      case 1:
        return "Zoë 日本 \U0001F600 \"it's\",\n:name ::text \\ % " + digits;
      case 2:
        return std::string();
      default:
        return "01h8xgk" + digits;
    }
  }

  // Sets the columns of a reference to those of some row that is there; false when it is left empty.
  void refer(const Reference& reference, std::map<std::string, db::Value>& row) {
    std::string columns;
    for (const auto& [ours, theirs] : reference.columns) columns += (columns.empty() ? "" : ", ") + theirs;
    const db::Rows parents = tx_.ask("SELECT " + columns + " FROM " + reference.parent);
    if (parents.empty()) {
      for (const auto& [ours, theirs] : reference.columns) row[ours] = nullptr;
      return;
    }
    const db::Row& parent = parents[any(parents.size())];
    for (std::size_t i = 0; i < reference.columns.size(); ++i) row[reference.columns[i].first] = parent.values()[i];
  }

  bool add_row(const Described& table) {
    std::string columns, places;
    for (const Column& column : table.columns) {
      columns += (columns.empty() ? "" : ", ") + column.name;
      places += (places.empty() ? ":" : ", :") + column.name;
    }
    const std::string insert = "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + places + ")";
    for (int tries = 0; tries < most_tries; ++tries) {
      std::map<std::string, db::Value> row;
      for (const Column& column : table.columns) row[column.name] = value_for(table, column);
      for (const Reference& reference : table.references) {
        const auto& ours = reference.columns.front().first;
        const bool is_empty = std::holds_alternative<std::nullptr_t>(row[ours]);
        if (!is_empty || reference.columns.size() > 1) refer(reference, row);
      }
      std::vector<db::Parameter> parameters;
      for (const Column& column : table.columns) parameters.emplace_back(column.name, nullptr).value = row[column.name];
      try {
        tx_.tell(insert, parameters);
        return true;
      } catch (const db::ConstraintBroken&) {  // not this one, then
      }
    }
    return false;
  }

  db::Transaction& tx_;
  std::mt19937_64 random_;
  std::vector<Described> waiting_;
  int made_ = 0;
};

std::string as_text(const db::Value& value) {
  if (std::holds_alternative<std::nullptr_t>(value)) return "NULL";
  if (const int* number = std::get_if<int>(&value)) return std::to_string(*number);
  return "'" + std::get<std::string>(value) + "'";
}

}  // namespace

void fill_every_table(db::Database& school, std::uint64_t seed) {
  school
      .write([&](db::Transaction& tx) -> Result<void> {
        Filler(tx, seed).fill();
        return {};
      })
      .value();
}

std::vector<std::string> everything(db::Database& school) {
  return school
      .read([](db::Transaction& tx) -> Result<std::vector<std::string>> {
        std::vector<std::string> lines;
        for (const db::Table& table : db::tables_of(tx)) {
          std::string columns;
          for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
          for (const db::Row& row : tx.ask("SELECT " + columns + " FROM " + table.name)) {
            std::string line = table.name + " (" + columns + ")";
            for (const db::Value& value : row.values()) line += " | " + as_text(value);
            lines.push_back(std::move(line));
          }
        }
        std::ranges::sort(lines);
        return lines;
      })
      .value();
}
