#include <algorithm>

#include "compiler/reader/level_words.h"
#include "compiler/reader/outcome_text.h"
#include "compiler/reader/standards.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// How much of an outcome is looked up in the source to find its column.
constexpr std::size_t needle_size = 24;

std::vector<std::string> texts_of(const markdown::Document& tree, NodeIndex row) {
  std::vector<std::string> texts;
  for (NodeIndex cell : markdown::children(tree, row)) texts.push_back(inline_text(tree, cell).text);
  return texts;
}

// For each column the level it belongs to: its own, else that of the nearest column to the left that has one; 0 for
// none. "Level I (Knowledge) | How it's measured | Level II (Application) | How it's measured".
std::vector<int> levels_of(const std::vector<std::string>& header) {
  std::vector<int> levels;
  for (const std::string& text : header) {
    const auto phrase = find_levels(text);
    if (phrase && phrase->begin == text.find_first_not_of(' '))
      levels.push_back(phrase->levels.front());
    else
      levels.push_back(levels.empty() ? 0 : levels.back());
  }
  return levels;
}

class TableReader {
 public:
  TableReader(const PageInHand& in, StandardsFacts& facts, int section)
      : in_(in), facts_(facts), finder_(in.page), section_(section) {}

  void read(NodeIndex table, const std::vector<std::string>& header) {
    levels_ = levels_of(header);
    first_row_ = true;
    for (NodeIndex row : markdown::children(in_.tree, table))
      if (!in_.tree[row].header) read_row(row);
  }

 private:
  void read_row(NodeIndex row) {
    const std::vector<std::string> cells = texts_of(in_.tree, row);
    const Section& section = in_.sections[static_cast<std::size_t>(section_)];
    const bool names_rows = !levels_.empty() && levels_[0] == 0 && !cells.empty();
    std::string name = names_rows ? text::collapse_spaces(cells[0]) : std::string();
    if (name.ends_with(':')) name.pop_back();
    if (name.empty()) name = section.title;
    for (std::size_t i = names_rows ? 1 : 0; i < cells.size() && i < levels_.size(); ++i)
      if (levels_[i] != 0 && holds_outcomes(cells[i])) read_cell(cells[i], name, levels_[i], in_.tree[row].line);
  }

  bool holds_outcomes(std::string_view cell) const {
    const std::string& prefix = in_.settings.outcome_prefix;
    return (!prefix.empty() && text::find_ignoring_case(cell, prefix) != std::string_view::npos) ||
           cell.find("able to") != std::string_view::npos;
  }

  void read_cell(std::string_view cell, const std::string& name, int level, int line) {
    const std::string& prefix = in_.settings.outcome_prefix;
    std::optional<std::size_t> listing;
    for (CellPiece& piece : cell_pieces(cell, prefix)) {
      const auto behind = behind_prefix(piece.text, prefix.empty() ? "SIAT" : prefix);
      if (!behind) continue;
      const Where where = finder_.find(line, std::string_view(piece.as_written).substr(0, needle_size));
      if (level < 1 || level > highest_level) {
        if (first_row_) facts_.unknown_levels.push_back({level_name(level), where});
        first_row_ = false;
        return;
      }
      if (!listing) listing = list(name, level, where);
      OutcomeFound found;
      found.text = *behind;
      found.checklist = std::move(piece.nested);
      found.listing = listing;
      found.where = where;
      found.width = static_cast<int>(text::count_code_points(text::trim_end(
          std::string_view(piece.text).substr(0, piece.text.size() - std::min(behind->size(), piece.text.size())))));
      add_outcome(std::move(found), facts_);
    }
  }

  std::size_t list(const std::string& name, int level, const Where& where) {
    LevelListing listing;
    listing.name = name;
    const int above = in_.sections[static_cast<std::size_t>(section_)].parent;
    if (above > 0) listing.under = in_.sections[static_cast<std::size_t>(above)].title;
    listing.level = level;
    listing.module = module_of_section(in_, section_);
    listing.certain = true;
    listing.where = where;
    facts_.listings.push_back(std::move(listing));
    return facts_.listings.size() - 1;
  }

  const PageInHand& in_;
  StandardsFacts& facts_;
  ColumnFinder finder_;
  int section_;
  std::vector<int> levels_;
  bool first_row_ = true;
};

}  // namespace

void read_standards_tables(const PageInHand& in, StandardsFacts& facts) {
  for (std::size_t i = 0; i < in.sections.size(); ++i) {
    for (NodeIndex block : in.sections[i].blocks) {
      if (in.tree[block].kind != Kind::table || in.tree[block].first_child == 0) continue;
      const std::vector<std::string> header = texts_of(in.tree, in.tree[block].first_child);
      const auto performances =
          std::ranges::count_if(header, [](const std::string& text) { return performance_named(text).has_value(); });
      if (performances >= 2)
        read_rubric_table(in, block, header, facts);
      else if (std::ranges::any_of(header, [](const std::string& text) { return find_levels(text).has_value(); }))
        TableReader(in, facts, static_cast<int>(i)).read(block, header);
    }
  }
}

}  // namespace compiler
