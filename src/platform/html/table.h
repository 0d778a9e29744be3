// A table that sorts, filters and pages on the server, by plain links and a form that asks.
//
//   html::Table table("/people", "People", {{.key = "name", .label = "Name", .sortable = true},
//                                           {.key = "due", .label = "Open", .sortable = true, .numeric = true}});
//   table.findable("Find a name or an e-mail").filter({"role", "Role", {{"student", "Students"}, {"staff", "Staff"}}});
//   const html::TableQuery query = table.read(visit_query);    // only what the table knows, within limits
//   const People found = people(transaction, query);           // the room sorts, filters and pages
//   for (const Person& p : found.page)
//     table.row({{.text = p.name, .href = "/people/" + p.id, .note = p.email}, {.text = std::to_string(p.due)}});
//   table.total(found.total).empty({.title = "Nobody yet", .say = "…", .href = "/people/new", .label = "Invite
//   people"}); page.set_html(t::TABLE, table.html(query));
//
// At 390 px each row becomes a card: the first cell is its title, the others follow with their column's name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/form.h"
#include "platform/html/parts.h"

namespace html {

struct Column {
  std::string key;    // in the address: "?sort=key"
  std::string label;  // a column of deeds may be labelled for readers only: see `label_hidden`
  bool sortable = false;
  bool numeric = false;       // aligned at the right, digits of equal width; the first click sorts from the highest
  bool on_phones = true;      // false: left out at 390 px
  bool label_hidden = false;  // read out, not shown
};

struct Cell {
  std::string text = {};
  std::string href = {};           // makes the text a link
  std::string note = {};           // a second, quieter line
  std::optional<Tone> badge = {};  // the text stands in a badge of that tone
  std::string html = {};           // our own HTML, after the text
  std::string face_html = {};      // an avatar, before it
};

enum class Order : std::uint8_t { up, down };

// What the address asks of a table: "?find=an&role=student&sort=name&order=down&page=2".
struct TableQuery {
  std::string find = {};  // trimmed, at most 100 bytes of valid UTF-8; empty: everything
  std::string sort = {};  // the key of a sortable column, or empty when the table has no order of its own
  Order order = Order::up;
  int page = 1;  // 1 to 100,000
  int page_size = 50;
  Values chosen = {};  // by filter, the value of one of its options; a filter that is not used is not in it

  // The rows from `first` on, at most page_size, when `total` were found: a page behind the end is the last page.
  struct Slice {
    std::size_t first, count;
  };
  Slice slice(std::size_t total) const;
};

struct Filter {
  std::string name;
  std::string label;
  std::vector<Option> options;  // beside "All"
};

class Table {
 public:
  // `path` is the page's own, without query. The caption is told to screen readers, and names the table in its counts.
  Table(std::string path, std::string caption, std::vector<Column> columns);

  Table& sorted_by(std::string key, Order order = Order::up);  // when the address does not say; default: as given
  Table& findable(std::string label = "Find");
  Table& filter(Filter filter);
  Table& keep(std::string name, std::string value);  // goes with every link: another part of the address's query
  Table& page_size(int rows);                        // 1 to 200

  // Never fails: what is not known or beyond its limit is left out.
  TableQuery read(const Values& query) const;

  Table& row(std::vector<Cell> cells, Tone tone = Tone::plain);  // as many cells as columns; throws otherwise
  Table& total(std::size_t found);                               // over all pages; default: as many as there are rows
  Table& empty(EmptyState state);  // when there is nothing at all; when nothing was found the table says so itself
  std::string html(const TableQuery& query) const;
  std::string html() const;  // no query: all rows, as given

 private:
  friend class TableWriter;
  struct Row {
    std::vector<Cell> cells;
    Tone tone;
  };
  std::string path_, caption_, sort_, find_label_;
  std::vector<Column> columns_;
  Order order_ = Order::up;
  std::vector<Filter> filters_;
  Values kept_;
  int page_size_ = 50;
  std::vector<Row> rows_;
  std::optional<std::size_t> total_;
  EmptyState empty_;
};

}  // namespace html
