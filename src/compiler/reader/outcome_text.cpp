#include "compiler/reader/outcome_text.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace compiler {

namespace {

bool ends_word(std::string_view s, std::size_t at) {
  return at >= s.size() || (!text::is_letter(s[at]) && !text::is_digit(s[at]) && s[at] != '\'' && s[at] != '-');
}

// Takes `words` (in lower case, one space between them) off the front of `s`, any spacing, any case.
bool take_words(std::string_view& s, std::string_view words) {
  std::size_t at = 0;
  for (char c : words) {
    if (c == ' ') {
      if (at >= s.size() || !text::is_space(s[at])) return false;
      while (at < s.size() && text::is_space(s[at])) ++at;
    } else if (at < s.size() && text::lower(s[at]) == c) {
      ++at;
    } else {
      return false;
    }
  }
  if (!ends_word(s, at)) return false;
  s.remove_prefix(at);
  return true;
}

std::string_view without_colon(std::string_view s) {
  s = text::trim(s);
  if (s.starts_with(":")) s.remove_prefix(1);
  return text::trim(s);
}

// "Student is able to", "Students will be able to", "The student is able to".
bool take_sentence(std::string_view& s) {
  std::string_view rest = s;
  for (std::string_view article : {"the ", "a ", "each "})
    if (text::starts_with_ignoring_case(rest, article)) {
      rest.remove_prefix(article.size());
      break;
    }
  if (!take_words(rest, "student") && !take_words(rest, "students") && !take_words(rest, "participants")) return false;
  rest = text::trim(rest);
  for (std::string_view verb : {"is able to", "are able to", "will be able to", "should be able to"})
    if (take_words(rest, verb)) {
      s = rest;
      return true;
    }
  return false;
}

}  // namespace

std::optional<std::string_view> behind_prefix(std::string_view text, std::string_view prefix) {
  std::string_view rest = text::trim(text);
  if (prefix.empty()) return rest;
  if (text::starts_with_ignoring_case(rest, prefix) && ends_word(rest, prefix.size()))
    return without_colon(rest.substr(prefix.size()));
  if (take_sentence(rest)) return without_colon(rest);
  return std::nullopt;
}

bool rests_on_identity(std::string_view text) {
  constexpr std::array<std::string_view, 16> signs{
      "identities",         "identity",       "identify with",    "which they identify",
      "wage gap",           "pay gap",        "their gender",     "their race",
      "ethnicit",           "disabilit",      "pronouns",         "sexual orientation",
      "immigration status", "their religion", "underrepresented", "marginali"};
  const std::string lower = text::lower(text);
  return std::ranges::any_of(signs, [&](std::string_view sign) { return lower.find(sign) != std::string::npos; });
}

std::vector<std::string> tracks_in(std::string_view text) {
  std::vector<std::string> tracks;
  if (text.find('(') == std::string_view::npos) return tracks;
  const std::string lower = text::lower(text);
  struct Spelling {
    std::string_view written, track;
  };
  constexpr std::array<Spelling, 8> spellings{{{"(be", "Back End"},
                                               {"(back end", "Back End"},
                                               {"(back-end", "Back End"},
                                               {"(backend", "Back End"},
                                               {"(fe", "Front End"},
                                               {"(front end", "Front End"},
                                               {"(front-end", "Front End"},
                                               {"(frontend", "Front End"}}};
  for (const Spelling& spelling : spellings) {
    const std::size_t at = lower.find(spelling.written);
    if (at == std::string::npos) continue;
    const std::string_view rest = std::string_view(lower).substr(at + spelling.written.size());
    if (rest.starts_with(")") || rest.starts_with(" only)") || rest.starts_with(" program)") ||
        rest.starts_with(" programme)"))
      tracks.emplace_back(spelling.track);
  }
  return tracks;
}

}  // namespace compiler
