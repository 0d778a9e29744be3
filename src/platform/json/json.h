// JSON values: built, written and read. Objects keep the order in which their members were added, so that the same
// value is the same bytes on every run.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kernel/result.h"

namespace json {

class Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
using Object = std::vector<Member>;

class Value {
 public:
  Value() = default;  // null
  Value(std::nullptr_t) {}
  Value(bool b) : held_(b) {}
  Value(int i) : held_(std::int64_t{i}) {}
  Value(std::int64_t i) : held_(i) {}
  Value(double d) : held_(d) {}
  Value(const char* s) : held_(std::string(s)) {}
  Value(std::string_view s) : held_(std::string(s)) {}
  Value(std::string s) : held_(std::move(s)) {}
  Value(Array a) : held_(std::move(a)) {}
  Value(Object o) : held_(std::move(o)) {}
  template <class T>
  Value(const std::optional<T>& maybe) {
    if (maybe) *this = Value(*maybe);
  }

  using Held = std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>;
  const Held& held() const { return held_; }

  bool is_null() const { return held_.index() == 0; }
  const std::string* string() const { return std::get_if<std::string>(&held_); }
  const Array* array() const { return std::get_if<Array>(&held_); }
  const Object* object() const { return std::get_if<Object>(&held_); }
  std::optional<std::int64_t> integer() const;
  std::optional<bool> boolean() const;
  const Value* find(std::string_view key) const;  // of an object; null pointer when absent

 private:
  Held held_;
};

// Every element through Value's constructors: list(numbers), list(names).
template <class Range>
Array list(const Range& range) {
  Array out;
  out.reserve(range.size());
  for (const auto& element : range) out.emplace_back(element);
  return out;
}

enum class Layout { compact, indented };  // indented by two spaces, with a newline at the end
// Bytes that are not UTF-8 are written as U+FFFD.
std::string write(const Value& value, Layout layout = Layout::compact);
// As an element of an indented document, that many levels deep: indented to there, without a newline at the end.
std::string write_inside(const Value& value, std::size_t depth);
// A text as a JSON string, quotes included.
std::string quote(std::string_view text);

// Nesting beyond 100 and trailing text are refused; the Failure says where.
Result<Value> parse(std::string_view source);

}  // namespace json
