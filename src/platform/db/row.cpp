#include "kernel/text.h"
#include "platform/db/database.h"

namespace db {

Parameter::Parameter(std::string_view called, std::string_view text) : name(called), value(std::string(text)) {
  if (text.find('\0') != std::string_view::npos) throw std::invalid_argument("a text with NUL for :" + name);
}

const Value& Row::value_of(std::string_view column) const {
  for (std::size_t i = 0; i < names_->size(); ++i)
    if ((*names_)[i] == column) return values_[i];
  throw std::logic_error("no column named " + std::string(column));
}

const std::string& Row::text(std::string_view column) const {
  if (const auto* text = std::get_if<std::string>(&value_of(column))) return *text;
  throw std::logic_error("column " + std::string(column) + " holds no text");
}

int Row::integer(std::string_view column) const {
  const Value& value = value_of(column);
  if (const auto* number = std::get_if<int>(&value)) return *number;
  // SQLite gives expressions such as count(*) as text.
  if (const auto* text = std::get_if<std::string>(&value)) {
    const bool negative = text->starts_with('-');
    if (const auto number = text::whole_number(std::string_view(*text).substr(negative)))
      return negative ? -*number : *number;
  }
  throw std::logic_error("column " + std::string(column) + " holds no integer");
}

bool Row::is_null(std::string_view column) const { return std::holds_alternative<std::nullptr_t>(value_of(column)); }

std::optional<std::string> Row::text_if_any(std::string_view column) const {
  return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<int> Row::integer_if_any(std::string_view column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

Rows Transaction::ask(std::string_view sql, Parameters parameters) {
  Rows rows;
  visit(sql, parameters, [&](Row&& row) { rows.push_back(std::move(row)); });
  return rows;
}

}  // namespace db
