#include "platform/web/path.h"

#include "kernel/text.h"

namespace web {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = text::lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// In place; false when ".." leads above the root.
bool resolve_dots(std::string& path) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    std::size_t end = path.find('/', at + 1);
    if (end == std::string::npos) end = path.size();
    const std::string_view segment = std::string_view(path).substr(at, end - at);  // with its leading slash
    const bool last = end == path.size();
    if (segment == "/..") {
      if (out.empty()) return false;
      out.erase(out.rfind('/'));
      if (last) out += '/';
    } else if (segment == "/.") {
      if (last) out += '/';
    } else {
      out += segment;
    }
    at = end;
  }
  path = std::move(out);
  return true;
}

}  // namespace

std::optional<Target> split_target(std::string_view target) {
  Target parts;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text::starts_with_ignoring_case(target, scheme)) continue;
    target.remove_prefix(scheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    parts.authority = target.substr(0, end);
    target.remove_prefix(end);
    if (parts.authority.empty()) return {};
    if (target.empty() || target[0] == '?') {
      parts.path = "/";
      parts.query = target.empty() ? target : target.substr(1);
      return parts;
    }
    break;
  }
  if (target.empty() || target[0] != '/') return {};
  const std::size_t mark = target.find('?');
  parts.path = target.substr(0, mark);
  if (mark != std::string_view::npos) parts.query = target.substr(mark + 1);
  return parts;
}

bool decode_path(std::string_view path, std::string& out) {
  out.clear();
  bool plain_ascii = true;
  for (std::size_t at = 0; at < path.size(); ++at) {
    char c = path[at];
    if (c == '%') {
      if (at + 2 >= path.size() || hex(path[at + 1]) < 0 || hex(path[at + 2]) < 0) return false;
      c = static_cast<char>(hex(path[at + 1]) * 16 + hex(path[at + 2]));
      at += 2;
    }
    if (is_control(c)) return false;
    if (static_cast<unsigned char>(c) >= 0x80) plain_ascii = false;
    out += c;
  }
  if (!plain_ascii && text::first_invalid_utf8(out) != std::string_view::npos) return false;
  return out.find("/.") == std::string::npos || resolve_dots(out);
}

std::optional<std::string_view> host_name(std::string_view authority) {
  std::string_view name = authority, port;
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos || end == 1) return {};
    name = authority.substr(1, end - 1);
    port = authority.substr(end + 1);
    if (name.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return {};
  } else {
    const std::size_t colon = authority.find(':');
    name = authority.substr(0, colon);
    port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon);
    for (const char c : name)
      if (!text::is_letter(c) && !text::is_digit(c) && c != '-' && c != '.' && c != '_') return {};
  }
  if (name.empty()) return {};
  if (port.empty()) return name;
  if (port[0] != ':' || port.size() > 6 || port.find_first_not_of("0123456789", 1) != std::string_view::npos) return {};
  return name;
}

}  // namespace web
