#include "compiler/source/liquid.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::size_t longest_tag = 500;

bool is_name_byte(char c) { return text::is_letter(c) || text::is_digit(c) || c == '_' || c == '-'; }

std::string_view name_at_start(std::string_view text) {
  return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, is_name_byte) - text.begin()));
}

// "'/x' | relative_url": the text in quotes, and the filters behind it.
struct Quoted {
  std::string_view text, filters;
};

std::optional<Quoted> quoted(std::string_view contents) {
  if (contents.empty() || (contents.front() != '"' && contents.front() != '\'')) return std::nullopt;
  const std::size_t end = contents.find(contents.front(), 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Quoted{contents.substr(1, end - 1), text::trim(contents.substr(end + 1))};
}

// Whether the filters put the site's own address before what they are given, and do nothing else.
bool only_addresses(std::string_view filters) {
  if (filters.empty()) return false;
  while (!filters.empty()) {
    if (filters.front() != '|') return false;
    filters.remove_prefix(1);
    const std::size_t end = std::min(filters.find('|'), filters.size());
    const std::string_view one = text::trim(filters.substr(0, end));
    if (one != "relative_url" && one != "absolute_url" && one != "prepend: site.baseurl" &&
        one != "prepend:site.baseurl" && one != "prepend: site.url" && one != "prepend:site.url")
      return false;
    filters.remove_prefix(end);
  }
  return true;
}

bool is_path(std::string_view path) {
  return !path.empty() && path.front() != '_' && path.find("://") == std::string_view::npos &&
         path.find_first_of("{}<>()\"'\\|\n\t ") == std::string_view::npos;
}

std::optional<std::string_view> path_in(const LiquidTag& tag) {
  if (!tag.output) {
    if (name_at_start(tag.contents) != "link") return std::nullopt;
    const std::string_view path = text::trim(tag.contents.substr(4));
    return is_path(path) ? std::optional(path) : std::nullopt;
  }
  const auto written = quoted(tag.contents);
  if (!written || !is_path(written->text) || !only_addresses(written->filters)) return std::nullopt;
  return written->text;
}

bool is_site_address(const LiquidTag& tag) {
  return tag.output && (tag.contents == "site.baseurl" || tag.contents == "site.url");
}

}  // namespace

std::optional<LiquidTag> liquid_tag(std::string_view text) {
  if (text.size() < 4 || text[0] != '{' || (text[1] != '{' && text[1] != '%')) return std::nullopt;
  const bool output = text[1] == '{';
  const std::size_t end = text.substr(0, longest_tag).find(output ? "}}" : "%}", 2);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view contents = text.substr(2, end - 2);
  if (contents.starts_with('-')) contents.remove_prefix(1);
  if (contents.ends_with('-')) contents.remove_suffix(1);
  contents = text::trim(contents);
  if (contents.find("{{") != std::string_view::npos || contents.find("{%") != std::string_view::npos)
    return std::nullopt;
  return LiquidTag{end + 2, output, contents};
}

bool is_certain(const LiquidTag& tag) {
  const std::string_view name = name_at_start(tag.contents);
  if (!tag.output) return !name.empty() && text::is_letter(name.front());
  if (const auto written = quoted(tag.contents)) return written->filters.empty() || written->filters.front() == '|';
  if (name.empty()) return false;
  const std::string_view behind = text::trim(tag.contents.substr(name.size()));
  return name == "content" || behind.starts_with('|') ||
         (behind.size() > 1 && behind[0] == '.' && (text::is_letter(behind[1]) || behind[1] == '_'));
}

std::optional<LiquidTarget> liquid_target(std::string_view text) {
  const auto tag = liquid_tag(text);
  if (!tag) return std::nullopt;
  LiquidTarget out;
  out.length = tag->length;
  const std::string_view behind = text.substr(tag->length);
  if (is_site_address(*tag)) {
    const auto following = liquid_tag(behind);
    out.slash_missing =
        !behind.starts_with('/') && !(following && (is_site_address(*following) || path_in(*following)));
    return out;
  }
  const auto path = path_in(*tag);
  if (!path) return std::nullopt;
  out.path = *path;
  out.slash_missing = !path->starts_with('/');
  return out;
}

}  // namespace compiler
