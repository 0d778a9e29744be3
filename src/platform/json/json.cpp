#include "platform/json/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace json {

std::optional<std::int64_t> Value::integer() const {
  if (const auto* i = std::get_if<std::int64_t>(&held_)) return *i;
  return std::nullopt;
}

std::optional<bool> Value::boolean() const {
  if (const auto* b = std::get_if<bool>(&held_)) return *b;
  return std::nullopt;
}

const Value* Value::find(std::string_view key) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, key, &Member::first);
  return found == members->end() ? nullptr : &found->second;
}

std::string quote(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

namespace {

constexpr std::size_t deepest = 100;

void break_line(std::string& out, Layout layout, std::size_t depth) {
  if (layout == Layout::indented) out.append("\n").append(depth * 2, ' ');
}

void write(std::string& out, const Value& value, Layout layout, std::size_t depth) {
  const auto& held = value.held();
  if (const auto* text = value.string()) {
    out += quote(*text);
  } else if (const auto* array = value.array()) {
    out += '[';
    for (const Value& element : *array) {
      if (&element != &array->front()) out += ',';
      break_line(out, layout, depth + 1);
      write(out, element, layout, depth + 1);
    }
    if (!array->empty()) break_line(out, layout, depth);
    out += ']';
  } else if (const auto* object = value.object()) {
    out += '{';
    for (const Member& member : *object) {
      if (&member != &object->front()) out += ',';
      break_line(out, layout, depth + 1);
      out += quote(member.first);
      out += layout == Layout::indented ? ": " : ":";
      write(out, member.second, layout, depth + 1);
    }
    if (!object->empty()) break_line(out, layout, depth);
    out += '}';
  } else if (const auto* boolean = std::get_if<bool>(&held)) {
    out += *boolean ? "true" : "false";
  } else if (const auto* integer = std::get_if<std::int64_t>(&held)) {
    out += std::to_string(*integer);
  } else if (const auto* number = std::get_if<double>(&held)) {
    out += nlohmann::json(*number).dump();
  } else {
    out += "null";
  }
}

Result<Value> from(const nlohmann::ordered_json& source, std::size_t depth) {
  if (depth > deepest) return fail(FailureKind::invalid, "JSON nested more than 100 deep");
  switch (source.type()) {
    case nlohmann::json::value_t::boolean:
      return Value(source.get<bool>());
    case nlohmann::json::value_t::number_integer:
      return Value(source.get<std::int64_t>());
    case nlohmann::json::value_t::number_unsigned: {
      const auto number = source.get<std::uint64_t>();
      if (std::in_range<std::int64_t>(number)) return Value(static_cast<std::int64_t>(number));
      return Value(static_cast<double>(number));
    }
    case nlohmann::json::value_t::number_float:
      return Value(source.get<double>());
    case nlohmann::json::value_t::string:
      return Value(source.get<std::string>());
    case nlohmann::json::value_t::array: {
      Array array;
      for (const auto& element : source) array.push_back(TRY(from(element, depth + 1)));
      return Value(std::move(array));
    }
    case nlohmann::json::value_t::object: {
      Object object;
      for (const auto& [key, element] : source.items()) object.emplace_back(key, TRY(from(element, depth + 1)));
      return Value(std::move(object));
    }
    default:
      return Value();
  }
}

}  // namespace

std::string write_inside(const Value& value, std::size_t depth) {
  std::string out(depth * 2, ' ');
  write(out, value, Layout::indented, depth);
  return out;
}

std::string write(const Value& value, Layout layout) {
  std::string out;
  write(out, value, layout, 0);
  if (layout == Layout::indented) out += '\n';
  return out;
}

Result<Value> parse(std::string_view source) {
  // Counted before the library builds its tree: it recurses when it frees one.
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < source.size(); ++at) {
    const char c = source[at];
    if (in_text) {
      if (c == '\\')
        ++at;
      else if (c == '"')
        in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return fail(FailureKind::invalid, "JSON nested more than 100 deep");
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  try {
    return from(nlohmann::ordered_json::parse(source), 0);
  } catch (const nlohmann::json::parse_error& error) {
    return fail(FailureKind::invalid, "not JSON, at byte " + std::to_string(error.byte));
  } catch (const nlohmann::json::out_of_range&) {
    return fail(FailureKind::invalid, "JSON with a number that is too large");
  }
}

}  // namespace json
