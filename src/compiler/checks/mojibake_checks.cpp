// mojibake: text that was read in the wrong encoding, and its repair where that is certain.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include "compiler/checks/page_checks.h"
#include "compiler/source/mojibake.h"
#include "kernel/text.h"

namespace compiler {

namespace {

using mojibake::Garbled;
using mojibake::garbled_at;
using mojibake::next_lead;
using mojibake::repaired;
using mojibake::run_at;

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
  for (std::size_t at = next_lead(text, 0); at != std::string_view::npos;) {
    const Garbled run = run_at(text, at);
    if (run.length == 0) {
      at = next_lead(text, at + 1);
      continue;
    }
    if (!code) code.emplace(parsed.tree);
    const std::string_view garbled = text.substr(at, run.length);
    const Position where = source.position(at);
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
