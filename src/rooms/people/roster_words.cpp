#include "rooms/people/roster_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kernel/text.h"

namespace people::roster {
namespace {

constexpr std::size_t shown_characters = 60;

bool is_unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_word_of_address(std::string_view word, std::string_view also) {
  return !word.empty() && !word.starts_with('.') && !word.ends_with('.') && !word.contains("..") &&
         std::ranges::all_of(word, [&](char c) { return text::is_letter(c) || text::is_digit(c) || also.contains(c); });
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
  if (at == std::string_view::npos || text.size() > 254 || at > 64) return false;
  const std::string_view domain = text.substr(at + 1);
  return is_word_of_address(text.substr(0, at), ".!#$%&'*+-/=?^_`{|}~") && is_word_of_address(domain, ".-") &&
         domain.contains('.');
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

}  // namespace people::roster
