#include "platform/csv/csv.h"
#include "platform/csv/formula.h"

namespace csv {
namespace {

void put(std::string& out, const std::string& cell) {
  const std::string shown = is_like_formula(cell) ? "'" + cell : cell;
  const bool spaced = shown.starts_with(' ') || shown.ends_with(' ');
  if (!spaced && shown.find_first_of("\",;\t\r\n") == std::string::npos) {
    out += shown;
    return;
  }
  out += '"';
  for (const char c : shown) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void put(std::string& out, const Cells& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    put(out, cells[i]);
  }
  out += "\r\n";
}

}  // namespace

std::string write(const Cells& header, const std::vector<Cells>& rows) {
  std::string out = "\xef\xbb\xbf";
  put(out, header);
  for (const Cells& row : rows) put(out, row);
  return out;
}

}  // namespace csv
