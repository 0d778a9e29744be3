#include "platform/html/table.h"

#include <algorithm>
#include <stdexcept>

#include "kernel/text.h"

namespace html {
namespace {

constexpr std::size_t longest_find = 100;
constexpr int last_page = 100'000, largest_page = 200;

std::string_view value_of(const Values& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string_view() : found->second;
}

std::string readable(std::string_view typed) {
  const std::string_view trimmed = text::trim(typed);
  const bool good = trimmed.size() <= longest_find && text::first_invalid_utf8(trimmed) == std::string_view::npos;
  return good ? std::string(trimmed) : std::string();
}

}  // namespace

Table::Table(std::string path, std::string caption, std::vector<Column> columns)
    : path_(std::move(path)), caption_(std::move(caption)), columns_(std::move(columns)) {}

Table& Table::sorted_by(std::string key, Order order) {
  sort_ = std::move(key);
  order_ = order;
  return *this;
}
Table& Table::findable(std::string label) {
  find_label_ = std::move(label);
  return *this;
}
Table& Table::filter(Filter filter) {
  filters_.push_back(std::move(filter));
  return *this;
}
Table& Table::keep(std::string name, std::string value) {
  kept_.insert_or_assign(std::move(name), std::move(value));
  return *this;
}
Table& Table::page_size(int rows) {
  page_size_ = std::clamp(rows, 1, largest_page);
  return *this;
}

TableQuery Table::read(const Values& query) const {
  TableQuery read{.find = find_label_.empty() ? "" : readable(value_of(query, "find")), .sort = sort_, .order = order_};
  read.page_size = page_size_;
  const std::string_view sort = value_of(query, "sort");
  for (const Column& column : columns_)
    if (column.sortable && column.key == sort) {
      read.sort = column.key;
      read.order = value_of(query, "order") == "down" ? Order::down : Order::up;
    }
  if (const auto page = text::whole_number(value_of(query, "page"))) read.page = std::clamp(*page, 1, last_page);
  for (const Filter& filter : filters_)
    for (const Option& option : filter.options)
      if (!option.value.empty() && option.value == value_of(query, filter.name))
        read.chosen[filter.name] = option.value;
  return read;
}

TableQuery::Slice TableQuery::slice(std::size_t total) const {
  if (total == 0) return {0, 0};
  const auto size = static_cast<std::size_t>(page_size);
  const std::size_t first = std::min(static_cast<std::size_t>(page) - 1, (total - 1) / size) * size;
  return {first, std::min(size, total - first)};
}

Table& Table::row(std::vector<Cell> cells, Tone tone) {
  if (cells.size() != columns_.size())
    throw std::logic_error("a row of \"" + caption_ + "\" has other cells than columns");
  rows_.push_back({std::move(cells), tone});
  return *this;
}
Table& Table::total(std::size_t found) {
  total_ = found;
  return *this;
}
Table& Table::empty(EmptyState state) {
  empty_ = std::move(state);
  return *this;
}

}  // namespace html
