#include "compiler/source/settings_reader.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

void SettingsReader::add_error(int line, int column, std::string message) {
  errors_.push_back({file_, std::move(message), std::max(line, 1), std::max(column, 1)});
}

bool SettingsReader::is_map(const yaml::Value& value, std::string_view what) {
  if (value.kind == yaml::Kind::map) return true;
  if (value.kind != yaml::Kind::null)
    add_error(value.line, value.column, std::string(what) + " must be \"key: value\" lines");
  return false;
}

bool SettingsReader::is_list(const yaml::Value& value, std::string_view what) {
  if (value.kind == yaml::Kind::sequence) return true;
  if (value.kind != yaml::Kind::null) add_error(value.line, value.column, std::string(what) + " must be a list");
  return false;
}

std::optional<std::string> SettingsReader::text(const yaml::Value& value, std::string_view what) {
  if (value.kind == yaml::Kind::scalar) return text::collapse_spaces(value.scalar);
  if (value.kind != yaml::Kind::null) add_error(value.line, value.column, std::string(what) + " must be one text");
  return std::nullopt;
}

std::optional<int> SettingsReader::number(const yaml::Value& value, std::string_view what, int least, int most) {
  if (value.kind == yaml::Kind::null) return std::nullopt;
  const auto number = value.as_int();
  if (number && *number >= least && *number <= most) return number;
  add_error(
      value.line, value.column,
      std::string(what) + " must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::vector<std::string> SettingsReader::texts(const yaml::Value& value, std::string_view what) {
  std::vector<std::string> out;
  if (value.kind == yaml::Kind::scalar) {
    out.push_back(text::collapse_spaces(value.scalar));
  } else if (is_list(value, what)) {
    for (const yaml::Value& item : value.items)
      if (auto one = text(item, "each of " + std::string(what)); one && !one->empty()) out.push_back(*std::move(one));
  }
  return out;
}

void SettingsReader::refuse_unknown_keys(const yaml::Value& map, const std::vector<std::string_view>& known) {
  for (const yaml::Entry& entry : map.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    const std::string_view nearest = text::nearest(entry.key, known);
    add_error(entry.line, entry.column,
              "unknown key \"" + entry.key + "\"" +
                  (nearest.empty() ? "" : "; did you mean \"" + std::string(nearest) + "\"?"));
  }
}

}  // namespace compiler
