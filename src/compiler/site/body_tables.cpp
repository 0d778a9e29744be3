#include "compiler/site/body_writer.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Align;
using markdown::Kind;
using markdown::NodeIndex;

void BodyWriter::enter_table() {
  new_line();
  out_ += "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n";
}

void BodyWriter::leave_table(NodeIndex at) {
  const NodeIndex head = node(at).first_child;
  out_ += head != 0 && node(head).next != 0 ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n";
}

void BodyWriter::enter_row(NodeIndex at) {
  if (node(at).header) {
    out_ += "<thead>\n";
  } else if (const NodeIndex head = node(node(at).parent).first_child; node(head).next == at) {
    out_ += "<tbody>\n";
  }
  out_ += "<tr>\n";
}

void BodyWriter::leave_row(NodeIndex at) { out_ += node(at).header ? "</tr>\n</thead>\n" : "</tr>\n"; }

void BodyWriter::enter_cell(NodeIndex at) {
  const Node& cell = node(at);
  // An empty header cell heads nothing.
  out_ += cell.header && cell.first_child != 0 ? "<th" : "<td";
  if (cell.align == Align::centre) out_ += " class=\"text-center\"";
  if (cell.align == Align::right) out_ += " class=\"text-end\"";
  out_ += '>';
}

void BodyWriter::leave_cell(NodeIndex at) {
  if (parent().list_open) out_ += "</li></ul>";
  const Node& cell = node(at);
  out_ += cell.header && cell.first_child != 0 ? "</th>\n" : "</td>\n";
}

namespace {
// "* SIAT …" without its mark; the text unchanged when it has none.
bool take_bullet(std::string_view& text) {
  const std::string_view trimmed = text::trim(text);
  for (const std::string_view mark : {"* ", "- ", "• "})
    if (trimmed.starts_with(mark)) {
      text = trimmed.substr(mark.size());
      return true;
    }
  return false;
}
}  // namespace

// Before anything is written in a cell: breaks that were held back, and lists made of "* " at the beginning of lines.
// `text` loses its bullet.
void BodyWriter::begin_in_cell(Frame& cell, std::string_view& text) {
  if (!cell.at_line_start) return;
  const int breaks = cell.breaks;
  if (!text.empty() && text::trim(text).empty()) return;  // spaces between two breaks
  cell.breaks = 0;
  cell.at_line_start = false;
  if (take_bullet(text)) {
    out_ += cell.list_open ? "</li><li>" : "<ul class=\"cell-list\"><li>";
    cell.list_open = true;
  } else if (cell.list_open && breaks == 1) {
    out_ += ' ';  // a break inside an item only wrapped its line
  } else if (cell.list_open) {
    out_ += "</li></ul>";
    cell.list_open = false;
  } else {
    for (int i = 0; i < std::min(breaks, 2); ++i) out_ += "<br />";
  }
}

}  // namespace compiler
