#include "compiler/reader/wording.h"

#include <algorithm>
#include <array>

#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::array<std::string_view, 91> function_words{
    "a",    "able",    "about",   "all",   "also",   "an",    "and",   "any",    "are",     "as",    "at",     "be",
    "been", "between", "both",    "but",   "by",     "can",   "cant",  "could",  "do",      "dont",  "during", "e",
    "each", "eg",      "either",  "etc",   "for",    "from",  "g",     "has",    "have",    "how",   "i",      "ie",
    "if",   "in",      "into",    "is",    "isnt",   "it",    "its",   "like",   "may",     "more",  "my",     "not",
    "of",   "on",      "or",      "other", "our",    "out",   "own",   "regard", "regards", "s",     "should", "siat",
    "so",   "some",    "such",    "than",  "that",   "the",   "their", "them",   "then",    "there", "these",  "they",
    "this", "those",   "through", "to",    "up",     "was",   "we",    "were",   "what",    "when",  "which",  "while",
    "who",  "why",     "will",    "with",  "within", "would", "your"};

constexpr std::array<std::string_view, 44> common_verbs{
    "achieve",  "analyze", "apply",     "articulate", "ask",      "build",       "choose",  "come",    "compare",
    "connect",  "create",  "decide",    "define",     "describe", "demonstrate", "develop", "discuss", "evaluate",
    "explain",  "express", "find",      "formulate",  "give",     "identify",    "include", "learn",   "list",
    "maintain", "make",    "name",      "prepare",    "provide",  "pull",        "reflect", "say",     "show",
    "state",    "student", "summarize", "understand", "update",   "use",         "utilize", "write"};

template <std::size_t size>
bool has(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// Function words are asked for most: a table by first letter spares most comparisons.
bool is_function_word(std::string_view word) {
  if (word.size() > 7) return false;
  static constexpr auto first = [] {
    std::array<std::uint8_t, 128> begin{};
    for (std::size_t i = function_words.size(); i-- > 0;)
      begin[static_cast<unsigned char>(function_words[i][0])] = static_cast<std::uint8_t>(i + 1);
    return begin;
  }();
  const auto letter = static_cast<unsigned char>(word[0]);
  if (letter >= 128 || first[letter] == 0) return false;
  for (std::size_t i = first[letter] - 1u; i < function_words.size() && function_words[i][0] == word[0]; ++i)
    if (function_words[i] == word) return true;
  return false;
}

// The text's words, lower-case, one after the other; an apostrophe inside a word is left out ("student’s" and
// "student's" are one word).
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  // False at the end. The word is valid until the next call.
  bool next(std::string_view& word) {
    word_.clear();
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (text::is_letter(c) || text::is_digit(c)) {
        word_ += text::lower(c);
      } else if (c == '\'' && !word_.empty()) {
        continue;
      } else if (static_cast<unsigned char>(c) < 0x80) {
        if (!word_.empty()) break;
      } else if (text_.compare(at_, 2, "\xE2\x80") == 0 && at_ + 2 < text_.size()) {  // general punctuation
        const bool apostrophe = text_[at_ + 2] == '\x99' || text_[at_ + 2] == '\x98';
        at_ += 2;
        if (!apostrophe && !word_.empty()) break;
      } else if (text_.compare(at_, 2, "\xC2\xA0") == 0) {  // no-break space
        ++at_;
        if (!word_.empty()) break;
      } else {
        word_ += c;
      }
    }
    word = word_;
    return !word_.empty();
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
};

bool ends_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

// "companies" -> "company", "values" -> "value"; words in "ss", "us" and "is" stay.
std::string singular(std::string_view word) {
  if (word.size() > 4 && word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.size() > 4 && ends_any(word, {"sses", "xes", "ches", "shes"}))
    return std::string(word.substr(0, word.size() - 2));
  if (word.size() > 3 && word.ends_with("s") && !ends_any(word, {"ss", "us", "is"}))
    return std::string(word.substr(0, word.size() - 1));
  return std::string(word);
}

// Describe, describes, described, describing -> "describ"; negotiate, negotiation -> "negotiat".
std::string_view stem(std::string_view word, std::string& store) {
  store = singular(word);
  std::string_view out = store;
  for (std::string_view ending : {"ing", "ion", "ed"})
    if (out.size() >= ending.size() + 4 && out.ends_with(ending)) {
      out.remove_suffix(ending.size());
      if (out[out.size() - 1] == out[out.size() - 2] && !ends_any(out, {"ss", "ll"})) out.remove_suffix(1);
      break;
    }
  if (out.size() > 4 && out.ends_with("e")) out.remove_suffix(1);
  return out;
}

constexpr std::uint64_t hash_begin = 14695981039346656037ull;

std::uint64_t hash_on(std::uint64_t hash, std::string_view word) {
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return (hash ^ ' ') * 1099511628211ull;
}

// Letters of Latin-1 and Latin Extended-A without their accents; nothing for other scripts.
std::string_view plain_letter(char32_t c) {
  constexpr std::string_view latin_1 =
      "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";  // U+00C0 to U+00FF
  constexpr std::string_view extended_a =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuu"
      "uuuuwwyyyzzzzzzs";  // U+0100 to U+017F
  if (c >= 0xC0 && c <= 0xFF && latin_1[c - 0xC0] != ' ') return latin_1.substr(c - 0xC0, 1);
  if (c >= 0x100 && c <= 0x17F) return extended_a.substr(c - 0x100, 1);
  return {};
}

// "a boss's plan" -> "a boss plan"; with either apostrophe.
std::string without_possessives(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t apostrophe = s[at] == '\'' ? 1 : s.substr(at).starts_with("’") ? 3 : 0;
    const std::size_t behind = at + apostrophe + 1;
    const bool possessive = apostrophe != 0 && behind <= s.size() && text::lower(s[behind - 1]) == 's' &&
                            (behind == s.size() || !(text::is_letter(s[behind]) || text::is_digit(s[behind])));
    if (possessive)
      at = behind;
    else
      out += s[at++];
  }
  return out;
}

std::string in_ascii(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    if (static_cast<unsigned char>(word[at]) < 0x80) {
      out += word[at++];
    } else {
      out += plain_letter(text::next_code_point(word, at));
    }
  }
  return out;
}

}  // namespace

Wording wording_of(std::string_view text) {
  Wording out;
  out.exact = hash_begin;
  Words words(text);
  std::string store;
  for (std::string_view word; words.next(word);) {
    out.exact = hash_on(out.exact, word);
    if (is_function_word(word) || word == "least" || number_word(word)) continue;
    const std::uint64_t hash = hash_on(hash_begin, stem(word, store));
    out.stems.push_back(static_cast<std::uint32_t>(hash ^ (hash >> 32)));
  }
  std::ranges::sort(out.stems);
  out.stems.erase(std::ranges::unique(out.stems).begin(), out.stems.end());
  return out;
}

double likeness(const Wording& a, const Wording& b) {
  if (a.stems.empty() || b.stems.empty()) return a.exact == b.exact ? 1 : 0;
  std::size_t common = 0;
  for (auto x = a.stems.begin(), y = b.stems.begin(); x != a.stems.end() && y != b.stems.end();) {
    common += *x == *y;
    const bool step_x = *x <= *y, step_y = *y <= *x;
    x += step_x;
    y += step_y;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.stems.size() + b.stems.size());
}

std::vector<std::string> id_words(std::string_view text, std::string_view competency, std::size_t limit) {
  std::vector<std::string> left_out;
  Words of_name(competency);
  for (std::string_view word; of_name.next(word);) left_out.push_back(singular(word));
  std::vector<std::string> out;
  const std::string owners = without_possessives(text);
  Words words(owners);
  for (std::string_view word; out.size() < limit && words.next(word);) {
    if (is_function_word(word)) continue;
    std::string one = in_ascii(singular(word));
    if (one.empty() || one == "least" || number_word(one) || has(common_verbs, one) ||
        std::ranges::find(left_out, one) != left_out.end() || std::ranges::find(out, one) != out.end())
      continue;
    out.push_back(std::move(one));
  }
  return out;
}

std::string kebab_case(std::string_view name) {
  std::string out;
  Words words(name);
  for (std::string_view word; words.next(word);) {
    const std::string ascii = in_ascii(word);
    if (ascii.empty()) continue;
    if (!out.empty()) out += '-';
    out += ascii;
  }
  return out;
}

}  // namespace compiler
