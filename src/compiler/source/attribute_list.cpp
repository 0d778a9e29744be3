#include "compiler/source/attribute_list.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

namespace {

bool is_name_byte(char c) {
  return text::is_letter(c) || text::is_digit(c) || c == '_' || c == '-' || c == ':' || c == '.' || c == '#' ||
         c == '/';
}

std::size_t name_length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_name_byte) - text.begin());
}

// The length of ".note", "#due", "target=\"_blank\"" or "wide"; 0 when the text begins with none.
std::size_t attribute_length(std::string_view text, AttributeListAs as) {
  const std::size_t name = name_length(text);
  if (name == 0) return 0;
  const std::string_view rest = text.substr(name);
  if (!rest.starts_with('=')) {
    const bool marked = (text.front() == '.' || text.front() == '#') && name > 1;
    return marked || as == AttributeListAs::line ? name : 0;
  }
  if (rest.size() < 2 || (rest[1] != '"' && rest[1] != '\'')) {
    const std::size_t value = name_length(rest.substr(1));
    return value == 0 ? 0 : name + 1 + value;
  }
  const std::size_t end = rest.find(rest[1], 2);
  return end == std::string_view::npos ? 0 : name + end + 1;
}

}  // namespace

std::optional<AttributeList> attribute_list(std::string_view text, AttributeListAs as) {
  if (!text.starts_with("{:") || text.starts_with("{::")) return std::nullopt;
  AttributeList out;
  std::size_t at = 2;
  bool any = false;
  while (true) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at >= text.size()) return std::nullopt;
    if (text[at] == '}') break;
    const std::size_t length = attribute_length(text.substr(at), as);
    if (length == 0) return std::nullopt;
    const std::string_view one = text.substr(at, length);
    if (const std::size_t mark = one.find('#');
        mark != std::string_view::npos && one.find('=') == std::string_view::npos)
      out.id = one.substr(mark + 1, one.find_first_of(".#", mark + 1) - mark - 1);
    out.contents = out.contents || (one == "toc" && as == AttributeListAs::line);
    at += length;
    any = true;
  }
  if (!any) return std::nullopt;
  out.length = at + 1;
  return out;
}

std::string_view heading_id(std::string_view line) {
  if (line.size() > 300) return {};  // a heading made to be slow
  const std::size_t end = line.find('}');
  if (!line.starts_with("{#") || end == std::string_view::npos || !text::trim(line.substr(end + 1)).empty()) return {};
  const std::string_view id = line.substr(2, end - 2);
  const bool is_id = !id.empty() && name_length(id) == id.size() && id.find_first_of("#/") == std::string_view::npos;
  return is_id ? id : std::string_view{};
}

}  // namespace compiler
