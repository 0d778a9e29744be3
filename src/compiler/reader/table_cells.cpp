#include "compiler/reader/outcome_text.h"
#include "compiler/reader/standards.h"
#include "kernel/text.h"

namespace compiler {

namespace {

struct Line {
  std::string_view text;  // behind the bullet
  std::size_t indent = 0;
  bool bullet = false;
};

Line line_of(std::string_view raw) {
  Line line;
  while (line.indent < raw.size() && text::is_space(raw[line.indent])) ++line.indent;
  line.text = text::trim(raw);
  for (std::string_view mark : {"* ", "- ", "+ ", "• ", "– "})
    if (line.text.starts_with(mark)) {
      line.bullet = true;
      line.text = text::trim(line.text.substr(mark.size()));
      return line;
    }
  if (line.text == "*" || line.text == "-" || line.text == "•") {
    line.bullet = true;
    line.text = {};
  }
  return line;
}

void join(std::string& text, std::string_view more) {
  if (!text.empty()) text += ' ';
  text += more;
}

}  // namespace

std::vector<CellPiece> cell_pieces(std::string_view cell, std::string_view prefix) {
  std::vector<CellPiece> pieces;
  std::size_t indent = 0;  // of the last piece
  bool blank = true;
  for (std::string_view raw : text::split(cell, '\n')) {
    const Line line = line_of(raw);
    if (line.text.empty() && !line.bullet) {
      blank = true;
      continue;
    }
    const bool outcome = !prefix.empty() && behind_prefix(line.text, prefix).has_value();
    CellPiece* last = pieces.empty() ? nullptr : &pieces.back();
    if (line.bullet && last != nullptr && last->bullet && !outcome &&
        (line.indent >= indent + 2 || (!blank && last->text.ends_with(':')))) {
      last->nested.emplace_back(line.text);
    } else if (line.bullet || last == nullptr || blank || outcome) {
      pieces.push_back({std::string(line.text), std::string(line.text), line.bullet, {}});
      indent = line.indent;
    } else {
      join(last->nested.empty() ? last->text : last->nested.back(), line.text);
    }
    blank = false;
  }
  return pieces;
}

}  // namespace compiler
