// What our own HTML says, and a piece of it. It is well-formed: the compiler wrote it.
#include <algorithm>
#include <array>

#include "kernel/text.h"
#include "rooms/curriculum/finding.h"

namespace curriculum {

namespace {

constexpr std::size_t before_word = 50, longest_excerpt = 160;

struct Entity {
  std::string_view name, text;
};
constexpr std::array entities{Entity{"&amp;", "&"}, Entity{"&lt;", "<"}, Entity{"&gt;", ">"}, Entity{"&quot;", "\""},
                              Entity{"&#39;", "'"}};

// Inside a word these part nothing: "<em>listen</em>ing".
bool is_within_words(std::string_view tag) {
  constexpr std::array names{"a",   "abbr", "b",    "code", "del",  "em",     "i",
                             "ins", "kbd",  "mark", "s",    "span", "strong", "u"};
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\n/"));
  return std::ranges::find(names, name) != names.end();
}

bool is_letter_or_digit(char c) {
  return text::is_letter(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Where a word of the query begins in the text; npos when none does so in the letters that were typed.
std::size_t first_hit(std::string_view plain, const std::vector<std::string>& words) {
  std::size_t first = std::string_view::npos;
  for (const std::string& word : words)
    for (std::size_t at = text::find_ignoring_case(plain, word); at != std::string_view::npos;
         at = text::find_ignoring_case(plain, word, at + 1))
      if (at == 0 || !is_letter_or_digit(plain[at - 1])) {
        first = std::min(first, at);
        break;
      }
  return first;
}

}  // namespace

std::string plain_text(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      const std::size_t end = std::min(html.find('>', at), html.size());
      if (!is_within_words(html.substr(at + 1, end - at - 1))) out += ' ';
      at = end + 1;
      continue;
    }
    const auto* const entity =
        std::ranges::find_if(entities, [&](const Entity& one) { return html.substr(at).starts_with(one.name); });
    if (entity == entities.end()) {
      out += html[at++];
    } else {
      out += entity->text;
      at += entity->name.size();
    }
  }
  return text::collapse_spaces(out);
}

std::string excerpt_of(std::string_view plain, const std::vector<std::string>& words) {
  const std::size_t hit = first_hit(plain, words);
  std::size_t from = hit == std::string_view::npos || hit < before_word ? 0 : plain.find(' ', hit - before_word);
  if (from == std::string_view::npos || (from > hit && hit != std::string_view::npos)) from = hit;
  if (from > 0 && plain[from] == ' ') ++from;
  std::size_t until = plain.size();
  if (plain.size() - from > longest_excerpt) {
    until = plain.rfind(' ', from + longest_excerpt);
    if (until == std::string_view::npos || until <= from) {  // one endless word
      until = from + longest_excerpt;
      while ((static_cast<unsigned char>(plain[until]) & 0xC0U) == 0x80U) --until;
    }
  }
  return (from > 0 ? "… " : "") + std::string(plain.substr(from, until - from)) + (until < plain.size() ? " …" : "");
}

}  // namespace curriculum
