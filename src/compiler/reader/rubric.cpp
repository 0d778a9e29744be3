#include <algorithm>
#include <array>

#include "compiler/reader/level_words.h"
#include "compiler/reader/standards.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

constexpr std::size_t longest_performance = 40;

// "… in detail (Level I)": the level, which is taken off the text.
std::optional<int> take_level(std::string& text) {
  const std::size_t open = text.rfind('(');
  if (open == std::string::npos) return std::nullopt;
  const auto phrase = find_levels(text, open + 1);
  if (!phrase || phrase->levels.size() != 1) return std::nullopt;
  const std::string_view behind = text::trim(std::string_view(text).substr(phrase->end));
  if (phrase->begin != open + 1 || (behind != ")" && behind != ")." && behind != ");")) return std::nullopt;
  const int level = phrase->levels.front();
  text = text::trim_end(std::string_view(text).substr(0, open));
  return level;
}

// A descriptor with its nested bullets: "Skills include: BE: …; FE: …".
std::string with_nested(std::string text, const std::vector<std::string>& nested) {
  for (std::size_t i = 0; i < nested.size(); ++i) {
    text += i > 0 ? "; " : text.ends_with(':') ? " " : ": ";
    text += nested[i];
  }
  return text::collapse_spaces(text);
}

class HeadingReader {
 public:
  HeadingReader(const PageInHand& in) : in_(in), finder_(in.page) {}

  void read() {
    for (const Section& section : in_.sections) {
      current_ = section.heading == 0 ? std::nullopt : performance_named(section.title);
      if (current_) note(*current_);
      for (NodeIndex block : section.blocks) read_block(block);
    }
  }

  // A rubric has at least two performances; a lone "**Exceptional**" is prose.
  bool is_rubric() const { return seen_.size() >= 2 && !entries_.empty(); }
  std::vector<RubricEntry>& entries() { return entries_; }

 private:
  void note(Performance performance) {
    if (std::ranges::find(seen_, performance) == seen_.end()) seen_.push_back(performance);
  }

  void read_block(NodeIndex block) {
    const markdown::Node& node = in_.tree[block];
    if (node.kind == Kind::paragraph && is_bold_line(block)) {
      current_ = performance_named(inline_text(in_.tree, block).text);
      if (current_) note(*current_);
    } else if (current_ && node.kind == Kind::paragraph) {
      add(text::collapse_spaces(inline_text(in_.tree, block).text), node.line);
    } else if (current_ && node.kind == Kind::list) {
      for (NodeIndex item : markdown::children(in_.tree, block)) {
        std::vector<std::string> nested;
        for (NodeIndex list : lists_inside(in_.tree, item))
          for (NodeIndex one : markdown::children(in_.tree, list))
            nested.push_back(text::collapse_spaces(in_.tree.plain_text(one)));
        add(with_nested(own_text(in_.tree, item).text, nested), in_.tree[item].line);
      }
    }
  }

  // A paragraph that is one bold text, perhaps with a colon behind it.
  bool is_bold_line(NodeIndex block) const {
    const NodeIndex first = in_.tree[block].first_child;
    if (first == 0 || in_.tree[first].kind != Kind::strong) return false;
    const NodeIndex next = in_.tree[first].next;
    return next == 0 || (in_.tree[next].next == 0 && text::trim(in_.tree[next].text) == ":");
  }

  void add(std::string text, int line) {
    if (text.empty()) return;
    RubricEntry entry;
    entry.of = in_.page.title;
    entry.performance = *current_;
    entry.level = take_level(text);
    entry.where = finder_.find(line, std::string_view(text).substr(0, std::min<std::size_t>(text.size(), 12)));
    entry.text = std::move(text);
    entries_.push_back(std::move(entry));
  }

  const PageInHand& in_;
  ColumnFinder finder_;
  std::optional<Performance> current_;
  std::vector<Performance> seen_;
  std::vector<RubricEntry> entries_;
};

}  // namespace

std::optional<Performance> performance_named(std::string_view text) {
  text = text::trim(text);
  if (text.ends_with(":")) text = text::trim_end(text.substr(0, text.size() - 1));
  if (text.empty() || text.size() > longest_performance) return std::nullopt;
  struct Name {
    std::string_view written;
    Performance performance;
  };
  constexpr std::array<Name, 13> names{{{"exceptional", Performance::exceptional},
                                        {"exceeds expectations", Performance::exceptional},
                                        {"exceeding expectations", Performance::exceptional},
                                        {"above expectations", Performance::exceptional},
                                        {"meets expectations", Performance::meets},
                                        {"meeting expectations", Performance::meets},
                                        {"meets", Performance::meets},
                                        {"below expectations", Performance::below},
                                        {"below", Performance::below},
                                        {"well below expectations", Performance::well_below},
                                        {"well below", Performance::well_below},
                                        {"no submission", Performance::no_submission},
                                        {"not submitted", Performance::no_submission}}};
  const std::string lower = text::lower(text::collapse_spaces(text));
  const auto found = std::ranges::find(names, lower, &Name::written);
  return found == names.end() ? std::nullopt : std::optional(found->performance);
}

void read_rubric_table(const PageInHand& in, NodeIndex table, const std::vector<std::string>& header,
                       StandardsFacts& facts) {
  std::vector<std::optional<Performance>> performances;
  for (const std::string& text : header) performances.push_back(performance_named(text));
  ColumnFinder finder(in.page);
  for (NodeIndex row : markdown::children(in.tree, table)) {
    if (in.tree[row].header) continue;
    std::string name;
    std::size_t column = 0;
    for (NodeIndex cell : markdown::children(in.tree, row)) {
      const std::string text = inline_text(in.tree, cell).text;
      if (column >= performances.size()) break;
      const auto performance = performances[column++];
      if (!performance) {
        if (column == 1) name = text::collapse_spaces(text);
        continue;
      }
      for (const CellPiece& piece : cell_pieces(text, {})) {
        RubricEntry entry;
        entry.of = in.page.title;
        if (!name.empty()) entry.competency = name;
        entry.performance = *performance;
        entry.text = with_nested(piece.text, piece.nested);
        entry.level = take_level(entry.text);
        entry.where = finder.find(in.tree[row].line, std::string_view(piece.as_written).substr(0, 24));
        if (!entry.text.empty()) facts.rubric.push_back(std::move(entry));
      }
    }
  }
}

void read_heading_rubric(const PageInHand& in, StandardsFacts& facts) {
  if (!mentions(in, "xpectations") && !mentions(in, "xceptional")) return;
  HeadingReader reader(in);
  reader.read();
  if (!reader.is_rubric()) return;
  for (RubricEntry& entry : reader.entries()) facts.rubric.push_back(std::move(entry));
}

}  // namespace compiler
