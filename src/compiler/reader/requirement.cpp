#include "compiler/reader/requirement.h"

#include "compiler/reader/session_words.h"
#include "compiler/reader/when.h"
#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// "six cold outreach emails", "1 networking activity", "Documentation of two mentor conversations": a number at the
// beginning or behind "of", with a plural noun somewhere behind it (or one of it).
std::optional<int> count_in(std::string_view title) {
  Word before;
  for (Word word = word_at(title, 0); !word.text.empty(); before = word, word = word_at(title, word.end)) {
    const auto number = number_word(word.text);
    const bool here = before.text.empty() || text::equal_ignoring_case(before.text, "of");
    if (!number || *number < 1 || *number > 99 || !here) continue;
    if (word.end >= title.size() || title[word.end] != ' ') continue;  // "30-day plan"
    const Word next = word_at(title, word.end);
    if (next.text.empty() || next.begin != word.end + 1 || text::is_digit(next.text[0])) continue;
    std::string_view unit = next.text;
    if (unit.ends_with('s')) unit.remove_suffix(1);
    bool measures = false;
    for (std::string_view each : {"page", "minute", "hour", "day", "week", "sentence", "paragraph", "line"})
      measures = measures || text::equal_ignoring_case(unit, each);
    if (measures) continue;
    bool plural = false;
    Word noun = next;
    for (int words = 0; words < 4 && !noun.text.empty(); ++words, noun = word_at(title, noun.end))
      plural = plural || (noun.text.size() > 2 && text::lower(noun.text.back()) == 's');
    if (plural || *number == 1) return number;
  }
  return std::nullopt;
}

}  // namespace

Requirement requirement_of(std::string_view title, std::string_view text, std::string_view link_label,
                           std::size_t parts) {
  if (const auto count = count_in(title)) return {RequirementKind::count, count};
  if (mentions(title, {"approval", "approved"})) return {RequirementKind::approval, std::nullopt};
  if (mentions(text, {"publish it", "and published", "publication"}) || mentions(title, {"publish"}))
    return {RequirementKind::publication, std::nullopt};
  if (mentions(title, {"survey", "self-evaluation", "exit ticket", " form"}) ||
      mentions(link_label, {"survey", "self-evaluation", "exit ticket", "form"}))
    return {RequirementKind::form, std::nullopt};
  if (parts > 1) return {RequirementKind::checklist, std::nullopt};
  if (mentions(title, {"resume", "r\xC3\xA9sum\xC3\xA9", "cv ", "letter", "drawing", "sheet", "screenshot"}))
    return {RequirementKind::file, std::nullopt};
  if (mentions(title, {"link to", "url", "linkedin", "gist", "portfolio", "profile"}))
    return {RequirementKind::link, std::nullopt};
  return {RequirementKind::text, std::nullopt};
}

}  // namespace compiler
