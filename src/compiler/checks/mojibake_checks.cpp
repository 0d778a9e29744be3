// mojibake: UTF-8 that somebody's program read as Windows-1252 or Latin-1 and saved again, "studentâ€™s". Writing the
// characters back as bytes of that code page and reading these as UTF-8 gives the text back: only where this round trip
// ends at a character that pages really use is it called a mistake, and the repair is certain.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>

#include "compiler/checks/page_checks.h"
#include "compiler/source/position_counter.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// The byte that Windows-1252 has for a character; 0 for none. The five it leaves open are the control characters of
// Latin-1, which programs put in their place.
unsigned char code_page_byte(char32_t c) {
  constexpr std::array<char32_t, 32> high{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                          0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto found = std::ranges::find(high, c);
  return found == high.end() ? 0 : static_cast<unsigned char>(0x80 + (found - high.begin()));
}

bool is_typographic(unsigned char second_byte) {  // of E2 xx: quotes and dashes, letters such as ™, arrows, signs, ✓
  return second_byte == 0x80 || second_byte == 0x82 || (second_byte >= 0x84 && second_byte <= 0x88) ||
         (second_byte >= 0x98 && second_byte <= 0x9E);
}

// "Ã–" is an Ö, and also how a word in capitals may end before a dash: dots, quotes and dashes prove nothing behind Ã.
bool proves_nothing(unsigned char byte) { return byte == 0x85 || (byte >= 0x91 && byte <= 0x97); }

struct Garbled {
  std::size_t length = 0;  // bytes of the text that stand for one character
  std::string meant;
};

// What stands at `at`, when it is a garbled character.
std::optional<Garbled> garbled_at(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const unsigned char lead = code_page_byte(text::next_code_point(text, next));
  const std::size_t bytes = lead == 0xC2 || lead == 0xC3 ? 2 : lead == 0xE2 || lead == 0xEF ? 3 : lead == 0xF0 ? 4 : 0;
  if (bytes == 0) return std::nullopt;
  std::string meant(1, static_cast<char>(lead));
  while (meant.size() < bytes && next < text.size()) {
    const unsigned char byte = code_page_byte(text::next_code_point(text, next));
    if (byte < 0x80 || byte > 0xBF) return std::nullopt;
    meant += static_cast<char>(byte);
  }
  if (meant.size() < bytes || text::first_invalid_utf8(meant) != std::string::npos) return std::nullopt;
  const auto second = static_cast<unsigned char>(meant[1]);
  if (lead == 0xC2 && second < 0xA0) return std::nullopt;
  if (lead == 0xC3 && proves_nothing(second)) return std::nullopt;
  if (lead == 0xE2 && !is_typographic(second)) return std::nullopt;
  if (lead == 0xEF && meant != "\xEF\xBB\xBF" && meant != "\xEF\xB8\x8F") return std::nullopt;
  if (lead == 0xF0 && second != 0x9F) return std::nullopt;
  return Garbled{next - at, std::move(meant)};
}

// Where the next garbled character can begin: their first characters are "Â" "Ã" (C3 82, C3 83) "â" "ï" "ð".
std::size_t next_lead(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\xC3', from); at != std::string_view::npos; at = text.find('\xC3', at + 1))
    if (at + 1 < text.size() && std::string_view("\x82\x83\xA2\xAF\xB0").find(text[at + 1]) != std::string_view::npos)
      return at;
  return std::string_view::npos;
}

bool has_garbled(std::string_view text) {
  for (std::size_t at = next_lead(text, 0); at != std::string_view::npos; at = next_lead(text, at + 1))
    if (garbled_at(text, at)) return true;
  return false;
}

// A run of garbled characters, one behind another, and what it should be. What was garbled twice is repaired twice.
Garbled run_at(std::string_view text, std::size_t at) {
  Garbled run;
  while (const auto one = garbled_at(text, at + run.length)) {
    run.length += one->length;
    run.meant += one->meant;
    if (run.length > 4096 || at + run.length >= text.size()) break;
  }
  if (run.meant.size() < run.length && has_garbled(run.meant)) {
    std::string again;
    for (std::size_t i = 0; i < run.meant.size();) {
      const Garbled inner = run_at(run.meant, i);
      again += inner.length == 0 ? run.meant.substr(i, 1) : inner.meant;
      i += std::max<std::size_t>(inner.length, 1);
    }
    run.meant = std::move(again);
  }
  return run;
}

std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t lead = std::min(next_lead(text, at), text.size());
    out += text.substr(at, lead - at);
    if (lead == text.size()) break;
    const Garbled run = run_at(text, lead);
    out += run.length == 0 ? text.substr(lead, 1) : std::string_view(run.meant);
    at = lead + std::max<std::size_t>(run.length, 1);
  }
  return out;
}

bool overlaps_garbled(const std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t lead = next_lead(text, 0); lead < end; lead = next_lead(text, lead + 1))
    if (const auto one = garbled_at(text, lead); one && lead + one->length > begin) return true;
  return false;
}

// Whether the repaired text could look garbled once more together with its neighbours, be they repaired too or not:
// then there is no certain repair, and a second run would change the page again.
bool joins_neighbours(std::string_view text, std::size_t at, const Garbled& run) {
  constexpr std::size_t around = 16;
  const auto is_inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
  std::size_t begin = at > around ? at - around : 0;
  while (begin < at && is_inside(begin)) ++begin;
  const std::size_t after = at + run.length;
  std::size_t end = std::min(after + around, text.size());
  while (end < text.size() && is_inside(end)) ++end;
  const std::string_view before = text.substr(begin, at - begin);
  const std::string_view behind = text.substr(after, end - after);
  for (const std::string& left : {std::string(before), repaired(before)})
    for (const std::string& right : {std::string(behind), repaired(behind)})
      if (overlaps_garbled(left + run.meant + right, left.size(), left.size() + run.meant.size())) return true;
  return false;
}

// What a page about encodings shows on purpose, as code.
class ShownAsCode {
 public:
  explicit ShownAsCode(const markdown::Document& tree) {
    for (markdown::NodeIndex at = 1; at < tree.size(); ++at) {
      const markdown::Node& node = tree[at];
      if (node.kind == markdown::Kind::code_block) lines_.emplace_back(node.line, node.end_line);
      if (node.kind == markdown::Kind::code) take_runs(node.text);
    }
  }

  // Asked for lines in ascending order.
  bool has(int line, std::string_view garbled) {
    while (block_ < lines_.size() && lines_[block_].second < line) ++block_;
    if (block_ < lines_.size() && lines_[block_].first <= line) return true;
    return runs_.contains(std::string(garbled));
  }

 private:
  void take_runs(std::string_view code) {
    for (std::size_t at = next_lead(code, 0); at != std::string_view::npos;) {
      const Garbled run = run_at(code, at);
      if (run.length > 0) runs_.emplace(code.substr(at, run.length));
      at = next_lead(code, at + std::max<std::size_t>(run.length, 1));
    }
  }

  std::vector<std::pair<int, int>> lines_;
  std::unordered_set<std::string> runs_;
  std::size_t block_ = 0;
};

std::string shortened(std::string_view garbled) {
  constexpr std::size_t longest = 60;
  if (garbled.size() <= longest) return std::string(garbled);
  std::size_t end = longest;
  while ((static_cast<unsigned char>(garbled[end]) & 0xC0) == 0x80) --end;
  return std::string(garbled.substr(0, end)) + "…";
}

std::string visible(const std::string& meant) {
  if (meant == "\xC2\xA0") return "a no-break space";
  if (meant == "\xEF\xBB\xBF" || meant == "\xEF\xB8\x8F") return "an invisible mark";
  return "\"" + shortened(meant) + "\"";
}

}  // namespace

void check_mojibake(const ParsedPage& parsed, Diagnostics& out) {
  const Source& source = parsed.page->source;
  const std::string_view text = source.text();
  std::optional<ShownAsCode> code;
  PositionCounter positions(source);
  for (std::size_t at = next_lead(text, 0); at != std::string_view::npos;) {
    const Garbled run = run_at(text, at);
    if (run.length == 0) {
      at = next_lead(text, at + 1);
      continue;
    }
    if (!code) code.emplace(parsed.tree);
    const std::string_view garbled = text.substr(at, run.length);
    const Position where = positions.at(at);
    if (!code->has(where.line, garbled)) {
      Diagnostic one = diagnose("mojibake", source.path(), where.line, where.column,
                                "\"" + shortened(garbled) + "\" should be " + visible(run.meant) +
                                    ": the text was read in the wrong encoding",
                                static_cast<int>(text::count_code_points(garbled)));
      if (source.was_valid() && !joins_neighbours(text, at, run)) one.fix = Fix{at, run.length, run.meant};
      out.push_back(std::move(one));
    }
    at = next_lead(text, at + run.length);
  }
}

}  // namespace compiler
