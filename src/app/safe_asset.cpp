#include "app/safe_asset.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"
#include "platform/html/svg.h"

namespace app {

namespace {

// Data in XML runs nothing, unless it has elements of SVG or XHTML in it, by whatever detour.
bool may_be_document(std::string_view xml) {
  constexpr std::array<std::string_view, 5> signs{"xhtml", "/svg", "stylesheet", "<!doctype", "&#"};
  return text::first_invalid_utf8(xml) != std::string_view::npos || xml.find('\0') != std::string_view::npos ||
         std::ranges::any_of(signs, [&](std::string_view sign) {
           return text::find_ignoring_case(xml, sign) != std::string_view::npos;
         });
}

}  // namespace

std::optional<std::string> active_part_of(std::string_view path, const std::function<Result<std::string>()>& read) {
  const std::string extension = text::lower(path.substr(std::min(path.rfind('.'), path.size())));
  if (extension != ".svg" && extension != ".xml") return std::nullopt;
  const auto bytes = read();
  if (!bytes) return "what could not be read (" + bytes.error().say + ")";
  return extension == ".svg" || may_be_document(*bytes) ? html::active_part(*bytes) : std::nullopt;
}

}  // namespace app
