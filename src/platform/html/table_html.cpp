// A table as HTML: the form that asks, the columns that sort, the rows, the pages.
#include <algorithm>

#include "platform/html/table.h"
#include "platform/html/tone.h"

namespace html {
namespace {

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.')
      out += c;
    else
      (((out += '%') += digits[byte >> 4U]) += digits[byte & 15U]);
  }
}

void append_pair(std::string& address, std::string_view name, std::string_view value) {
  address += address.find('?') == std::string::npos ? '?' : '&';
  append_encoded(address, name);
  address += '=';
  append_encoded(address, value);
}

}  // namespace

class TableWriter {
 public:
  TableWriter(const Table& table, const TableQuery* query) : table_(table), query_(query) {
    for (std::size_t i = 0; i < table.columns_.size(); ++i) tight_.push_back(is_tight(i));
  }

  std::string write() {
    out_.put("<div class=\"data\"").attribute("id", id()).put(">\n");
    if (query_ != nullptr && asks_something()) asking();
    out_.put("<div class=\"data-rows\"").attribute("id", id() + "-rows").put(">\n");
    if (query_ != nullptr && asks_something()) carried();
    if (table_.rows_.empty()) {
      nothing();
    } else {
      out_.put("<div class=\"data-scroll\"><table class=\"data-table\"><caption class=\"visually-hidden\">");
      out_.text(table_.caption_).put("</caption>\n");
      head();
      out_.put("<tbody>\n");
      for (const Table::Row& row : table_.rows_) write(row);
      out_.put("</tbody></table></div>\n");
    }
    foot();
    return out_.put("</div></div>\n").take();
  }

 private:
  std::string id() const {
    std::string id = "table";
    for (const char c : table_.caption_)
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        id += c;
      else if (id.back() != '-')
        id += '-';
    return id;
  }

  // Whether all texts of the column are so short that none need be broken.
  bool is_tight(std::size_t column) const {
    constexpr std::size_t short_text = 24;
    return column != 0 && std::all_of(table_.rows_.begin(), table_.rows_.end(), [&](const Table::Row& row) {
             return row.cells[column].text.size() <= short_text && row.cells[column].note.size() <= short_text;
           });
  }

  bool asks_something() const { return !table_.find_label_.empty() || !table_.filters_.empty(); }
  bool is_narrowed() const { return query_ != nullptr && (!query_->find.empty() || !query_->chosen.empty()); }
  std::size_t total() const { return table_.total_.value_or(table_.rows_.size()); }

  // The page's address with what was kept and asked, but for order and page.
  std::string address(bool with_question = true) const {
    std::string out = table_.path_;
    for (const auto& [name, value] : table_.kept_) append_pair(out, name, value);
    if (!with_question) return out;
    if (!query_->find.empty()) append_pair(out, "find", query_->find);
    for (const auto& [name, value] : query_->chosen) append_pair(out, name, value);
    return out;
  }
  void append_order(std::string& out, std::string_view sort, Order order) const {
    append_pair(out, "sort", sort);
    if (order == Order::down) append_pair(out, "order", "down");
  }
  bool has_own_order() const { return query_->sort != table_.sort_ || query_->order != table_.order_; }

  // With htmx the rows alone change, while somebody types; the attributes hold nothing but ids and the page's own path.
  void swap_rows() {
    out_.attribute("hx-target", "#" + id() + "-rows").attribute("hx-select", "#" + id() + "-rows");
    out_.put(" hx-swap=\"outerHTML\"");
  }

  void asking() {
    out_.put("<form class=\"data-ask\" method=\"get\" role=\"search\"").attribute("aria-label", table_.caption_);
    out_.attribute("id", id() + "-ask").address("action", table_.path_).address("hx-get", table_.path_);
    out_.put(" hx-trigger=\"input delay:250ms, submit\" hx-replace-url=\"true\" hx-sync=\"this:replace\"");
    swap_rows();
    out_.put(">");
    if (!table_.find_label_.empty()) {
      out_.put("<div class=\"data-find\"><label class=\"visually-hidden\"").attribute("for", id() + "-find").put(">");
      out_.text(table_.find_label_).put("</label><span class=\"icon icon-search\" aria-hidden=\"true\"></span>");
      out_.put(
          "<input class=\"form-control\" type=\"search\" name=\"find\" maxlength=\"100\" autocomplete=\"off\" "
          "dir=\"auto\"");
      out_.attribute("id", id() + "-find")
          .attribute("value", query_->find)
          .attribute("placeholder", table_.find_label_)
          .put("></div>");
    }
    for (const Filter& filter : table_.filters_) ask(filter);
    out_.put("<button class=\"btn btn-secondary\" type=\"submit\">Show</button>");
    if (is_narrowed()) out_.put("<a class=\"btn btn-quiet\"").address("href", address(false)).put(">Clear</a>");
    out_.put("</form>\n");
  }

  // What goes with a question; it stands with the rows, so that it follows the order that they are in.
  void carried() {
    for (const auto& [name, value] : table_.kept_) hidden(name, value);
    if (!has_own_order()) return;
    hidden("sort", query_->sort);
    if (query_->order == Order::down) hidden("order", "down");
  }

  void hidden(std::string_view name, std::string_view value) {
    out_.put("<input type=\"hidden\"")
        .attribute("form", id() + "-ask")
        .attribute("name", name)
        .attribute("value", value)
        .put(">");
  }

  void ask(const Filter& filter) {
    const auto chosen = query_->chosen.find(filter.name);
    const std::string id_of_it = id() + "-" + filter.name;
    out_.put("<div class=\"data-filter\"><label").attribute("for", id_of_it).put(">").text(filter.label);
    out_.put("</label><select class=\"form-select\"").attribute("id", id_of_it).attribute("name", filter.name);
    out_.put("><option value=\"\">All</option>");
    for (const Option& option : filter.options) {
      const bool is_it = chosen != query_->chosen.end() && chosen->second == option.value;
      out_.put("<option")
          .attribute("value", option.value)
          .flag("selected", is_it)
          .put(">")
          .bare(option.label)
          .put("</option>");
    }
    out_.put("</select></div>");
  }

  void head() {
    out_.put("<thead");
    if (query_ != nullptr) {
      out_.put(" hx-boost=\"true\"");
      swap_rows();
    }
    out_.put("><tr>");
    for (std::size_t i = 0; i < table_.columns_.size(); ++i) {
      const Column& column = table_.columns_[i];
      const bool sorted = query_ != nullptr && column.sortable && query_->sort == column.key;
      out_.put("<th scope=\"col\"");
      classes(i);
      if (sorted && query_->order == Order::up) out_.put(" aria-sort=\"ascending\"");
      if (sorted && query_->order == Order::down) out_.put(" aria-sort=\"descending\"");
      out_.put(">");
      if (query_ != nullptr && column.sortable)
        sorting_link(column, sorted);
      else if (column.label_hidden)
        out_.put("<span class=\"visually-hidden\">").text(column.label).put("</span>");
      else
        out_.text(column.label);
      out_.put("</th>");
    }
    out_.put("</tr></thead>\n");
  }

  void sorting_link(const Column& column, bool sorted) {
    const Order first = column.numeric ? Order::down : Order::up;
    const Order next = !sorted ? first : query_->order == Order::up ? Order::down : Order::up;
    std::string to = address();
    append_order(to, column.key, next);
    out_.put("<a class=\"data-sort\"")
        .attribute("id", id() + "-by-" + column.key)
        .address("href", to)
        .put(">")
        .text(column.label)
        .put("<span class=\"icon ");
    if (!sorted)
      out_.put("icon-selector");
    else if (query_->order == Order::up)
      out_.put("icon-chevron-up");
    else
      out_.put("icon-chevron-down");
    out_.put("\" aria-hidden=\"true\"></span></a>");
  }

  void classes(std::size_t column) {
    const Column& it = table_.columns_[column];
    if (!it.numeric && it.on_phones && !tight_[column]) return;
    out_.put(" class=\"");
    if (it.numeric) out_.put(" is-number");
    if (!it.on_phones) out_.put(" not-on-phones");
    if (tight_[column]) out_.put(" is-tight");
    out_.put("\"");
  }

  void write(const Table::Row& row) {
    out_.put("<tr");
    if (row.tone != Tone::plain) out_.attribute("class", tone_class(row.tone));
    out_.put(">");
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = table_.columns_[i];
      const Cell& cell = row.cells[i];
      if (i == 0)
        out_.put("<th scope=\"row\"");
      else
        out_.put("<td");
      classes(i);
      if (i != 0 && !column.label_hidden) out_.attribute("data-label", column.label);
      out_.put(">");
      write(cell);
      if (i == 0)
        out_.put("</th>");
      else
        out_.put("</td>");
    }
    out_.put("</tr>\n");
  }

  void write(const Cell& cell) {
    if (cell.face_html.empty()) return write_words(cell);
    out_.put("<span class=\"person\">").html(cell.face_html).put("<span class=\"person-words\"><span>");
    Cell name = cell;
    name.note = {};
    write_words(name);
    out_.put("</span>");
    write_note(cell);
    out_.put("</span></span>");
  }

  void write_words(const Cell& cell) {
    if (!cell.href.empty()) out_.put("<a").address("href", cell.href).put(">");
    if (cell.badge)
      out_.html(badge(cell.text, *cell.badge));
    else
      out_.text(cell.text);
    if (!cell.href.empty()) out_.put("</a>");
    out_.html(cell.html);
    write_note(cell);
  }

  void write_note(const Cell& cell) {
    if (!cell.note.empty()) out_.put("<span class=\"data-note\">").text(cell.note).put("</span>");
  }

  void nothing() {
    if (!is_narrowed()) return void(out_.html(empty_state(table_.empty_)));
    EmptyState none{.title = "Nothing found", .say = "No row fits what you asked for.", .icon = "icon-search"};
    if (!query_->find.empty()) none.say = "Nothing fits “" + query_->find + "”.";
    none.href = address(false);
    none.label = "Show all";
    out_.html(empty_state(none));
  }

  // How many there are, told also when the rows change under a search.
  void foot() {
    if (query_ == nullptr || table_.rows_.empty()) return;
    const auto slice = query_->slice(total());
    const auto size = static_cast<std::size_t>(query_->page_size);
    out_.put("<div class=\"data-foot\"><p role=\"status\">").text(table_.caption_).put(": ");
    if (slice.count == total())
      out_.number(static_cast<std::int64_t>(total()));
    else
      out_.number(static_cast<std::int64_t>(slice.first + 1))
          .put("–")
          .number(static_cast<std::int64_t>(slice.first + slice.count))
          .put(" of ")
          .number(static_cast<std::int64_t>(total()));
    out_.put("</p>");
    std::string to = address();
    if (has_own_order()) append_order(to, query_->sort, query_->order);
    to += to.find('?') == std::string::npos ? "?page=" : "&page=";
    out_.html(pagination(to, static_cast<int>(slice.first / size) + 1, static_cast<int>((total() + size - 1) / size)));
    out_.put("</div>\n");
  }

  const Table& table_;
  const TableQuery* query_;
  std::vector<bool> tight_;
  Markup out_;
};

std::string Table::html(const TableQuery& query) const { return TableWriter(*this, &query).write(); }
std::string Table::html() const { return TableWriter(*this, nullptr).write(); }

}  // namespace html
