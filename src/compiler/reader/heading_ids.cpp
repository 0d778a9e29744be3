#include "compiler/reader/heading_ids.h"

#include <unordered_map>

#include "kernel/text.h"

namespace compiler {

namespace {

// Letters, marks and digits beyond ASCII stay; what Unicode calls punctuation and symbols goes. By blocks: exact enough
// for headings, without a table of every character.
bool is_word_character(char32_t c) {
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7 || c == 0xFFFD) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return false;                                    // punctuation, arrows, symbols
  if (c >= 0x2E00 && c <= 0x2E7F) return false;                                    // further punctuation
  if (c >= 0x3000 && c <= 0x3004) return false;                                    // ideographic punctuation
  if (c >= 0x3008 && c <= 0x3020) return false;                                    // and brackets
  if (c >= 0xE000 && c <= 0xF8FF) return false;                                    // private use
  if (c >= 0xFE00 && c <= 0xFE6F) return false;                                    // variation selectors, small forms
  if ((c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20)) return false;  // full-width punctuation
  return c < 0x1F000 || c >= 0x20000;                                              // emoji
}

char32_t lower_case(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c >= 0x100 && c <= 0x137) return c | 1;
  if (c >= 0x14A && c <= 0x177) return c | 1;
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

// Gives each id out once: "intro", "intro-1", "intro-2". Linear, however many repeat.
class Given {
 public:
  explicit Given(std::size_t expected) { times_.reserve(expected); }

  std::string once(std::string id) {
    const auto [found, is_new] = times_.try_emplace(id, 0);
    if (is_new) return id;
    int& times = found->second;  // stays where it is when others are added
    id += '-';
    while (true) {
      std::string numbered = id + std::to_string(++times);
      if (times_.try_emplace(numbered, 0).second) return numbered;
    }
  }
  bool has(const std::string& id) const { return times_.contains(id); }

 private:
  std::unordered_map<std::string, int> times_;
};

}  // namespace

std::string github_id(std::string_view title) {
  std::string id;
  id.reserve(title.size());
  for (std::size_t at = 0; at < title.size();) {
    const char byte = title[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      ++at;
      if (text::is_letter(byte) || text::is_digit(byte) || byte == '-' || byte == '_')
        id += text::lower(byte);
      else if (text::is_space(byte))
        id += '-';
    } else if (const char32_t c = text::next_code_point(title, at); is_word_character(c)) {
      text::append_utf8(id, lower_case(c));
    }
  }
  return id.empty() ? "section" : id;
}

std::string kramdown_id(std::string_view title) {
  while (!title.empty() && !text::is_letter(title.front())) title.remove_prefix(1);
  std::string id;
  id.reserve(title.size());
  for (const char c : title) {
    if (text::is_letter(c) || text::is_digit(c) || c == '-')
      id += text::lower(c);
    else if (text::is_space(c))
      id += '-';
  }
  return id.empty() ? "section" : id;
}

std::vector<HeadingId> heading_ids(const markdown::Document& document) {
  std::vector<HeadingId> ids;
  bool differ = false;
  for (markdown::NodeIndex at = 1; at < document.size(); ++at) {
    if (document[at].kind != markdown::Kind::heading) continue;
    if (const std::string_view stated = document[at].title; !stated.empty()) {
      ids.push_back({at, std::string(stated), std::string(stated)});
      continue;
    }
    const std::string title = text::collapse_spaces(document.plain_text(at));
    ids.push_back({at, github_id(title), kramdown_id(title)});
    differ = differ || ids.back().id != ids.back().kramdown;
  }
  Given given(ids.size());
  // The author's own ids first: those that are made keep out of their way.
  for (const bool stated : {true, false})
    for (HeadingId& one : ids)
      if (document[one.heading].title.empty() != stated) one.id = given.once(std::move(one.id));
  Given by_kramdown(differ ? ids.size() : 0);
  for (HeadingId& one : ids) {
    if (differ) one.kramdown = by_kramdown.once(std::move(one.kramdown));
    if (!differ || one.kramdown == one.id || given.has(one.kramdown)) one.kramdown.clear();
  }
  return ids;
}

}  // namespace compiler
