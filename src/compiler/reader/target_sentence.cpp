#include <algorithm>
#include <array>

#include "compiler/reader/level_words.h"
#include "compiler/reader/standards.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// A sentence that says more than this before it comes to the level is not an aim.
constexpr std::size_t longest_lead = 600;
constexpr std::size_t longest_name = 80;

bool has_word(std::string_view s, std::string_view word) {
  for (std::size_t at = text::find_ignoring_case(s, word); at != std::string_view::npos;
       at = text::find_ignoring_case(s, word, at + 1))
    if ((at == 0 || !text::is_letter(s[at - 1])) &&
        (at + word.size() == s.size() || !text::is_letter(s[at + word.size()])))
      return true;
  return false;
}

template <std::size_t size>
bool has_any(std::string_view s, const std::array<std::string_view, size>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return has_word(s, word); });
}

// The sentence around `at`: its first and one-behind-last offset.
std::pair<std::size_t, std::size_t> sentence_around(std::string_view s, std::size_t at) {
  const auto ends = [&](std::size_t i) {
    return s[i] == '\n' ||
           ((s[i] == '.' || s[i] == '!' || s[i] == '?') && (i + 1 == s.size() || text::is_space(s[i + 1])));
  };
  std::size_t begin = at, end = at;
  while (begin > 0 && !ends(begin - 1)) --begin;
  while (end < s.size() && !ends(end)) ++end;
  return {begin, end};
}

// Where the list of competencies ends: at what goes on behind it.
std::string_view names_only(std::string_view s) {
  for (std::string_view stop :
       {" by ", " so ", " while ", " when ", " before ", " after ", " during ", " with ", " from ", " at ",
        " of ", " as ", " which ", " that ", " (",       ";",       ":",        " – ",    " — ",    " - "})
    s = s.substr(0, s.find(stop));
  return s;
}

// "A, B, and C" -> A, B, C.
std::vector<std::string_view> pieces_of(std::string_view s) {
  std::vector<std::string_view> pieces;
  for (std::string_view part : text::split(s, ',')) {
    part = text::trim(part);
    if (part == "and" || part.ends_with(" and")) part = text::trim(part.substr(0, part.size() - 3));
    while (!part.empty()) {
      if (part.starts_with("and ")) part = text::trim(part.substr(4));
      const std::size_t joint = std::min(part.find(" and "), part.find(" & "));
      if (const std::string_view piece = text::trim(part.substr(0, joint)); !piece.empty() && piece != "and")
        pieces.push_back(piece);
      if (joint == std::string_view::npos) break;
      part = text::trim(part.substr(part.find(' ', joint + 1)));
    }
  }
  return pieces;
}

// "all five core competencies", "each competency", "all areas".
bool means_all(std::string_view s) {
  s = text::trim(s);
  constexpr std::array<std::string_view, 3> leads{"all", "every", "each"};
  constexpr std::array<std::string_view, 4> things{"competencies", "competency", "areas", "area"};
  const std::string_view first = s.substr(0, s.find(' '));
  return std::ranges::any_of(leads, [&](std::string_view lead) { return text::equal_ignoring_case(first, lead); }) &&
         has_any(s, things);
}

class Reader {
 public:
  Reader(const PageInHand& in, StandardsFacts& facts) : in_(in), facts_(facts), finder_(in.page) {}

  void read() {
    int section = 0;
    NodeIndex last = 0;
    for (NodeIndex at = 1; at < in_.tree.size(); ++at) {
      const markdown::Node& node = in_.tree[at];
      if (node.kind == Kind::heading) {
        while (section + 1 < static_cast<int>(in_.sections.size()) &&
               in_.sections[static_cast<std::size_t>(section) + 1].heading <= at)
          ++section;
      }
      if (node.kind != Kind::text || node.text.find("evel") == std::string_view::npos) continue;
      const NodeIndex block = block_of(at);
      if (block == 0 || block == last) continue;
      last = block;
      section_ = section;
      read_paragraph(inline_text(in_.tree, block));
    }
  }

 private:
  NodeIndex block_of(NodeIndex at) const {
    while (markdown::is_inline(in_.tree[at].kind)) at = in_.tree[at].parent;
    return in_.tree[at].kind == Kind::paragraph ? at : 0;
  }

  void read_paragraph(const InlineText& paragraph) {
    const std::string_view s = paragraph.text;
    std::size_t begin = 0, end = 0;  // of the sentence
    for (auto phrase = find_levels(s); phrase; phrase = find_levels(s, phrase->end)) {
      if (phrase->begin >= end) std::tie(begin, end) = sentence_around(s, phrase->begin);
      if (!is_promise(s, begin, *phrase)) continue;
      std::string_view behind = text::trim(s.substr(phrase->end, end - phrase->end));
      for (std::string_view word : {"readiness", "proficiency", "mastery"})
        if (behind.starts_with(word)) behind = text::trim(behind.substr(word.size()));
      if (!behind.starts_with("in ") && !behind.starts_with("for ")) {
        if (phrase->levels.front() <= highest_level) add_unread(s.substr(begin, std::min(end - begin, longest_lead)));
        continue;
      }
      behind.remove_prefix(behind.starts_with("in ") ? 3 : 4);
      if (const auto next = find_levels(behind)) behind = behind.substr(0, next->begin);
      add(*phrase, behind, s.substr(begin, std::min(end - begin, longest_lead)), paragraph);
    }
  }

  // The sentence sets an aim, for the module as a whole, and does not deny it.
  static bool is_promise(std::string_view s, std::size_t begin, const LevelPhrase& phrase) {
    const std::string_view before = s.substr(begin, phrase.begin - begin);
    constexpr std::array<std::string_view, 4> denials{"not", "don't", "no", "week"};
    if (before.size() > longest_lead || has_any(before, denials)) return false;
    const std::string_view behind = text::trim(s.substr(phrase.end, 24));
    if (behind.starts_with("readiness") || behind.starts_with("proficiency")) return true;
    constexpr std::array<std::string_view, 10> aims{"aim",    "aims",     "achieve", "reach",  "attain",
                                                    "expect", "expected", "goal",    "target", "should be at"};
    return has_any(before, aims);
  }

  // The module aims at something, in words not understood: nobody may say what it does not promise.
  void add_unread(std::string_view sentence) {
    StatedTarget target;
    target.module = module_in_text(sentence);
    if (!target.module) target.module = module_of_section(in_, section_);
    target.name = "unread";  // no name: names begin with a capital
    target.level = 0;
    target.phrase = phrases_++;
    facts_.targets.push_back(std::move(target));
  }

  void add(const LevelPhrase& phrase, std::string_view names, std::string_view sentence, const InlineText& paragraph) {
    auto module = module_in_text(sentence);
    if (!module) module = module_of_section(in_, section_);
    const std::string_view words = std::string_view(paragraph.text).substr(phrase.begin, phrase.end - phrase.begin);
    StatedTarget target;
    target.module = module;
    target.phrase = phrases_++;
    target.either = phrase.either;
    target.width = static_cast<int>(text::count_code_points(words));
    target.where = finder_.find(paragraph.line_at(phrase.begin), words);
    std::vector<std::pair<std::string, Where>> named;  // without a name: all of them
    if (means_all(names))
      named.emplace_back(std::string(), target.where);
    else
      for (std::string_view name : pieces_of(names_only(names))) {
        const auto offset = static_cast<std::size_t>(name.data() - paragraph.text.data());
        named.emplace_back(text::collapse_spaces(name), finder_.find(paragraph.line_at(offset), name));
      }
    if (named.empty() || std::ranges::any_of(named, [](const auto& one) { return one.first.size() > longest_name; }))
      add_unread(sentence);
    for (int level : phrase.levels) {
      if (level < 1 || level > highest_level) {
        facts_.unknown_levels.push_back({std::string(words), target.where});
        continue;
      }
      target.level = level;
      for (const auto& [name, where] : named) {
        target.name = name;
        target.name_where = where;
        if (name.size() <= longest_name) facts_.targets.push_back(target);
      }
    }
  }

  const PageInHand& in_;
  StandardsFacts& facts_;
  ColumnFinder finder_;
  int section_ = 0;
  int phrases_ = 0;
};

}  // namespace

void read_target_sentences(const PageInHand& in, StandardsFacts& facts) {
  if (mentions(in, "Level") || mentions(in, "LEVEL")) Reader(in, facts).read();
}

}  // namespace compiler
