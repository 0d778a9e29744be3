#include "platform/archive/path.h"

#include <fmt/core.h>

#include <algorithm>

#include "kernel/text.h"

namespace archive {
namespace {

constexpr std::size_t shown_bytes = 80;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool is_drive(std::string_view path) { return path.size() >= 2 && text::is_letter(path[0]) && path[1] == ':'; }

Result<> check_steps(std::string_view path, const Limits& limits) {
  std::string_view steps = path;
  if (steps.ends_with('/')) steps.remove_suffix(1);
  std::size_t depth = 0;
  for (const std::string_view step : text::split(steps, '/')) {
    if (step == "..") return refuse(path, "leads out of it");
    if (step.empty() || step == ".") return refuse(path, "has a step that leads nowhere");
    if (++depth > limits.depth) return refuse(path, fmt::format("is more than {} folders deep", limits.depth));
  }
  return {};
}

Result<> check(std::string_view path, const Limits& limits) {
  if (path.empty()) return fail(FailureKind::invalid, "The zip holds an entry without a name.");
  if (path.size() > limits.path_bytes) {
    return refuse(path, fmt::format("has a name of more than {} bytes", limits.path_bytes));
  }
  if (path.contains('\0')) return refuse(path, "has a NUL in its name");
  if (text::first_invalid_utf8(path) != std::string_view::npos) return refuse(path, "has a name that is not UTF-8");
  if (std::ranges::any_of(path, is_control)) return refuse(path, "has a control character in its name");
  if (path.contains('\\')) return refuse(path, "has a backslash in its name");
  if (path.starts_with('/') || is_drive(path)) return refuse(path, "is an absolute path");
  return check_steps(path, limits);
}

}  // namespace

std::string shown(std::string_view name) {
  std::string out = "\"";
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t from = at;
    const char32_t c = text::next_code_point(name, at);
    const std::string_view letter = name.substr(from, at - from);
    if (out.size() + letter.size() > shown_bytes) return out + "…\"";
    const bool plain = !is_control(letter.front()) && text::first_invalid_utf8(letter) == std::string_view::npos;
    const bool hides = (c >= 0x80 && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
                       (c >= 0x2066 && c <= 0x2069);  // turns the direction of a line, or cannot be seen
    if (plain && !hides) {
      out += letter;
    } else {
      for (const char byte : letter) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    }
  }
  return out + "\"";
}

std::unexpected<Failure> refuse(std::string_view name, std::string_view which) {
  return fail(FailureKind::invalid, fmt::format("The zip holds {}, which {}.", shown(name), which));
}

Result<> Paths::add(std::string_view path) {
  TRY(check(path, limits_));
  std::string_view name = path;
  if (name.ends_with('/')) name.remove_suffix(1);
  if (!seen_.insert(text::lower(name)).second) return refuse(path, "is there twice (capital letters do not count)");
  return {};
}

}  // namespace archive
