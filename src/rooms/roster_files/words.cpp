#include "rooms/roster_files/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kernel/text.h"

namespace roster_files {
namespace {

constexpr std::size_t shown_characters = 60;

// Control characters, separators of lines, what turns the direction of writing, and what stands for invalid bytes.
bool is_unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200e || c == 0x200f || c == 0x061c || c == 0xfeff || c == 0xfffd;
}

bool is_plain(char c) { return text::is_letter(c) || text::is_digit(c); }

bool is_local_part(std::string_view local) {
  constexpr std::string_view signs = "!#$%&'*+-/=?^_`{|}~.";
  return !local.empty() && local.size() <= 64 && !local.starts_with('.') && !local.ends_with('.') &&
         !local.contains("..") && std::ranges::all_of(local, [&](char c) { return is_plain(c) || signs.contains(c); });
}

bool is_host(std::string_view host) {
  return host.contains('.') && std::ranges::all_of(text::split(host, '.'), [](std::string_view label) {
           return !label.empty() && !label.starts_with('-') && !label.ends_with('-') &&
                  std::ranges::all_of(label, [](char c) { return is_plain(c) || c == '-'; });
         });
}

constexpr std::array<std::pair<std::string_view, Role>, 12> other_words{{{"admin", Role::administrator},
                                                                         {"administration", Role::administrator},
                                                                         {"lead specialist", Role::lead},
                                                                         {"career specialist", Role::specialist},
                                                                         {"coach", Role::specialist},
                                                                         {"teacher", Role::instructor},
                                                                         {"learner", Role::student},
                                                                         {"participant", Role::student},
                                                                         {"alumnus", Role::alum},
                                                                         {"alumna", Role::alum},
                                                                         {"graduate", Role::alum},
                                                                         {"employer", Role::volunteer}}};

}  // namespace

std::string shortened(std::string_view text) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    if (characters == shown_characters) return out + "…";
    const char32_t c = text::next_code_point(text, at);
    text::append_utf8(out, is_unseen(c) ? U'·' : c);
  }
  return out;
}

std::string quoted(std::string_view text) { return "\"" + shortened(text) + "\""; }

std::string named(std::string_view name, std::string_view email, std::string_view external_id) {
  if (name.empty()) return shortened(email.empty() ? external_id : email);
  return shortened(name) + (email.empty() ? "" : " (" + shortened(email) + ")");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

bool is_line(std::string_view text, std::size_t most_characters) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    if (is_unseen(text::next_code_point(text, at))) return false;
  }
  return characters <= most_characters;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && text.size() <= 254 && is_local_part(text.substr(0, at)) &&
         is_host(text.substr(at + 1));
}

std::optional<Role> role_called(std::string_view word) {
  const std::string small = text::lower(text::collapse_spaces(word));
  for (const Role role : all_roles) {
    if (small == name_of(role) || small == text::lower(title_of(role))) return role;
  }
  for (const auto& [other, role] : other_words) {
    if (small == other) return role;
  }
  return {};
}

std::string titles(Roles roles) {
  std::vector<std::string> parts;
  for (const Role role : all_roles) {
    if (roles.has(role)) parts.emplace_back(title_of(role));
  }
  return joined(parts, ", ");
}

}  // namespace roster_files
