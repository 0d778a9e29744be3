#include <algorithm>
#include <array>

#include "kernel/text.h"
#include "platform/csv/csv.h"
#include "platform/csv/formula.h"

namespace csv {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string place(int row, int line) {
  std::string place = "Row " + std::to_string(row);
  return row == line ? place : place + " (line " + std::to_string(line) + " of the file)";
}

std::unexpected<Failure> refuse(const Row& row, std::string_view which) {
  return fail(FailureKind::invalid, place(row.number, row.line) + " " + std::string(which) + ".");
}

// Walks through the bytes, row by row.
class Reader {
 public:
  Reader(std::string_view bytes, char separator, const Limits& limits)
      : bytes_(bytes), separator_(separator), limits_(limits) {}

  bool ended() const { return at_ == bytes_.size(); }
  // The next row; of cells beyond the limit of columns only their number is kept.
  Result<Row> next(std::size_t& cells);

 private:
  Result<std::string> cell(const Row& row);
  Result<std::string> quoted(const Row& row);
  bool at_end_of_row() const { return ended() || bytes_[at_] == '\n' || bytes_[at_] == '\r'; }
  void skip_newline();
  Result<> check(const Row& row) const;

  std::string_view bytes_;
  char separator_;
  Limits limits_;
  std::size_t at_ = 0, begin_ = 0;
  int line_ = 1, row_ = 0;
};

Result<Row> Reader::next(std::size_t& cells) {
  Row row{++row_, line_, {}};
  if (static_cast<std::size_t>(row_) > limits_.rows) {
    return fail(FailureKind::invalid, "The file has more than " + std::to_string(limits_.rows) + " rows.");
  }
  begin_ = at_;
  cells = 0;
  while (true) {
    std::string content = TRY(cell(row));
    if (++cells <= limits_.columns) row.cells.push_back(std::move(content));
    if (at_end_of_row()) break;
    ++at_;  // the separator
  }
  TRY(check(row));
  skip_newline();
  return row;
}

Result<std::string> Reader::cell(const Row& row) {
  std::string content;
  if (!ended() && bytes_[at_] == '"') {
    content = TRY(quoted(row));
  } else {
    const std::size_t begin = at_;
    while (!at_end_of_row() && bytes_[at_] != separator_) ++at_;
    content = bytes_.substr(begin, at_ - begin);
  }
  if (content.starts_with('\'') && is_like_formula(content)) content.erase(0, 1);
  return content;
}

Result<std::string> Reader::quoted(const Row& row) {
  std::string content;
  for (++at_; !ended(); ++at_) {
    if (at_ - begin_ > limits_.row_bytes) {
      return refuse(row, "is longer than " + std::to_string(limits_.row_bytes >> 10) +
                             " KiB; perhaps a quotation mark in it is not closed");
    }
    const char c = bytes_[at_];
    if (c == '"') {
      const bool doubled = at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"';
      if (!doubled) {
        ++at_;
        if (!at_end_of_row() && bytes_[at_] != separator_)
          return refuse(row, "has text behind a closing quotation mark");
        return content;
      }
      ++at_;
    } else if (c == '\n' || (c == '\r' && !bytes_.substr(at_ + 1).starts_with('\n'))) {
      ++line_;
    }
    content += c;
  }
  return refuse(row, "has a quotation mark that is never closed");
}

Result<> Reader::check(const Row& row) const {
  const std::string_view bytes = bytes_.substr(begin_, at_ - begin_);
  if (bytes.size() > limits_.row_bytes) {
    return refuse(row, "is longer than " + std::to_string(limits_.row_bytes >> 10) + " KiB");
  }
  if (bytes.contains('\0')) return refuse(row, "holds a NUL; please save the file as CSV");
  if (text::first_invalid_utf8(bytes) != std::string_view::npos) {
    return refuse(row, "is not UTF-8; please save the file as \"CSV UTF-8\"");
  }
  return {};
}

void Reader::skip_newline() {
  if (ended()) return;
  at_ += bytes_.substr(at_).starts_with("\r\n") ? 2 : 1;
  ++line_;
}

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return text::trim(cell).empty(); });
}

// What the first line that is not blank has most of, outside quotation marks.
char separator_of(std::string_view bytes) {
  constexpr std::string_view candidates = ",;\t";
  std::array<int, candidates.size()> counts{};
  bool quoted = false, blank = true;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (!blank) break;
      counts = {};
    } else if (const std::size_t candidate = candidates.find(c); candidate != std::string_view::npos) {
      ++counts[candidate];
    } else if (!text::is_space(c)) {
      blank = false;
    }
  }
  return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

Result<Row> read_header(Reader& reader, const Limits& limits) {
  while (!reader.ended()) {
    std::size_t cells = 0;
    Row row = TRY(reader.next(cells));
    if (cells > limits.columns) return refuse(row, "has more than " + std::to_string(limits.columns) + " columns");
    if (!is_blank(row)) return row;
  }
  return fail(FailureKind::invalid, "The file is empty. Its first row should name its columns.");
}

std::string begin_of(const Row& row) {
  std::string out;
  for (std::size_t i = 0; i < row.cells.size() && i < 3; ++i) out += (i == 0 ? "" : ", ") + row.cells[i];
  return out;
}

}  // namespace

Result<Table> read(std::string_view bytes, const Limits& limits) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    return fail(FailureKind::invalid, "The file is UTF-16; please save it as \"CSV UTF-8\".");
  }
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  Reader reader(bytes, separator_of(bytes), limits);
  Table table;
  table.header = TRY(read_header(reader, limits));
  const std::size_t columns = table.header.cells.size();
  while (!reader.ended()) {
    std::size_t cells = 0;
    Row row = TRY(reader.next(cells));
    if (cells == columns && !is_blank(row)) {
      table.rows.push_back(std::move(row));
    } else if (cells != columns && !(cells <= limits.columns && is_blank(row))) {
      table.problems.push_back({row.number, row.line, cells,
                                place(row.number, row.line) + " has " + std::to_string(cells) +
                                    (cells == 1 ? " cell" : " cells") + "; the header has " + std::to_string(columns) +
                                    ".",
                                begin_of(row)});
    }
  }
  return table;
}

}  // namespace csv
