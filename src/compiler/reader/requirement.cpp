#include "compiler/reader/requirement.h"

#include "compiler/reader/session_words.h"
#include "compiler/reader/when.h"
#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (std::string_view each : words)
    if (text::equal_ignoring_case(word, each)) return true;
  return false;
}

// "six cold outreach emails", "1 networking activity", "Documentation of two mentor conversations", "A log of your
// eight applications", "Half a dozen emails": a number at the beginning or behind "of", "from" or "at least", with a
// plural noun somewhere behind it (or one of it).
std::optional<int> count_in(std::string_view title) {
  bool here = true, half = false, from = false, inside = false;
  for (Word word = word_at(title, 0); !word.text.empty(); word = word_at(title, word.end)) {
    const bool dozen = is_one_of(word.text, {"dozen"});
    const auto number = dozen ? std::optional(half ? 6 : 12) : number_word(word.text);
    if (!number) {
      half = here && (is_one_of(word.text, {"half"}) || (half && is_one_of(word.text, {"a"})));
      // "A résumé that includes at least two projects" is one résumé.
      inside = inside || is_one_of(word.text, {"that", "which", "with", "includes", "including"});
      const bool lead = is_one_of(word.text, {"of"}) || (!inside && is_one_of(word.text, {"from", "least"}));
      if (lead) from = is_one_of(word.text, {"from"});
      here = lead || (here && (half || is_one_of(word.text, {"your", "their", "the", "at", "a"})));
      continue;
    }
    const bool counts = here && !(from && *number == 1);
    here = half = false;
    if (*number < 1 || *number > 99 || !counts) continue;
    if (word.end >= title.size() || title[word.end] != ' ') continue;  // "30-day plan"
    const Word next = word_at(title, word.end);
    if (next.text.empty() || next.begin != word.end + 1 || text::is_digit(next.text[0])) continue;
    if (is_one_of(next.text, {"to"})) continue;  // "of 2 to 3 pages"
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
