#include "platform/markdown/density.h"

#include <algorithm>

#include "kernel/text.h"

namespace markdown {

namespace {

int indentation_of(std::string_view line, std::size_t& text) {
  int columns = 0;
  for (text = 0; text < line.size() && (line[text] == ' ' || line[text] == '\t'); ++text)
    columns += line[text] == '\t' ? 4 - columns % 4 : 1;
  return columns;
}

// Nothing but the marks of the quotes it stands in; four spaces would make the mark text.
bool is_blank(std::string_view line) {
  int spaces = 0;
  for (const char c : line) {
    if (c == '>')
      spaces = 0;
    else if (c != ' ' && c != '\t' && c != '\r')
      return false;
    else if ((spaces += c == '\t' ? 4 : 1) > 3 && line.find('>') != std::string_view::npos)
      return false;
  }
  return true;
}

int row_columns(std::string_view row) {
  int pipes = 0;
  bool ends = false;
  for (std::size_t at = 0; at < row.size(); ++at) {
    ends = row[at] == '|';
    pipes += ends;
    if (row[at] == '\\') ++at;
  }
  return pipes + 1 - row.starts_with('|') - ends;
}

bool has_text(std::string_view row) { return row.find_first_not_of("|\\ \t\v\f\r") != std::string_view::npos; }

// Where a block of HTML may end, so that what follows is no longer what it looks like.
bool may_end_html(std::string_view line) {
  for (const std::string_view end : {"-->", "?>", "]]>", "</"})
    if (line.find(end) != std::string_view::npos) return true;
  return false;
}

}  // namespace

bool may_be_dense(std::string_view source, std::int64_t density) {
  std::uint32_t brackets = 0, marks = 0, ats = 0, parentheses = 0, pipes = 0, openers = 0;  // it has at most 4 MiB
  for (const char c : source) {
    brackets += c == ']';
    marks += c == '*' || c == '_' || c == '~' || c == '[';
    ats += c == '@';
    parentheses += c == ')';
    pipes += c == '|' || c == ':';
    openers += c == '<';
  }
  const auto size = static_cast<std::int64_t>(source.size());
  return std::int64_t{brackets} * marks + std::int64_t{ats} * ats / 32 + (openers + parentheses + marks) * size / 16 +
             pipes * size / 4 >
         density;
}

int delimiter_columns(std::string_view line) {
  std::string_view rest = text::trim(line);
  if (rest.starts_with('|')) rest.remove_prefix(1);
  if (rest.ends_with('|')) rest.remove_suffix(1);
  int columns = 0;
  while (true) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    std::string_view cell = text::trim(rest.substr(0, end));
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    if (cell.empty() || cell.find_first_not_of('-') != std::string_view::npos) return 0;
    ++columns;
    if (end == rest.size()) return columns;
    rest.remove_prefix(end + 1);
  }
}

// Whether a list item with text certainly begins here, though a paragraph may stand before it.
bool Density::begins_item(std::string_view text, int indentation) {
  const std::size_t open = items_.size();
  while (!items_.empty() && items_.back() > indentation) items_.pop_back();
  std::size_t end = 0;
  while (end < text.size() && end < 9 && text::is_digit(text[end])) ++end;
  const bool ordered = end > 0;
  if (end >= text.size()) return false;
  if (text[end] != '.' && text[end] != ')' && (ordered || (text[0] != '-' && text[0] != '*' && text[0] != '+')))
    return false;
  if (!ordered && (text[0] == '.' || text[0] == ')')) return false;
  if (ordered && text.substr(0, end) != "1" && items_.size() == open && !after_blank_) return false;
  if (indentation - (items_.empty() ? 0 : items_.back()) > 3) return false;
  std::size_t spaces = 0;
  const std::string_view behind = text.substr(++end);
  if (behind.empty() || (behind[0] != ' ' && behind[0] != '\t')) return false;
  indentation_of(behind, spaces);
  if (spaces == behind.size() || behind[spaces] == '\r') return false;
  items_.push_back(indentation + static_cast<int>(end + (spaces > 4 || behind[0] == '\t' ? 1 : spaces)));
  return true;
}

bool Density::is_row(std::string_view text, int indentation) {
  const bool may = text.starts_with('|') && has_text(text) && !may_end_html(text) &&
                   (!declared_ || text.find('>') == std::string_view::npos);
  const int header = header_columns_;
  header_columns_ = 0;
  if (in_table_) return in_table_ = may && indentation == table_indentation_;
  if (after_blank_ && may && text.find('>') == std::string_view::npos) {
    header_columns_ = row_columns(text::trim(text));
    table_indentation_ = indentation;
  } else if (header > 0 && indentation == table_indentation_) {
    in_table_ = delimiter_columns(text) == header;
  }
  return false;
}

void Density::count(std::string_view line) {
  char last = 0;
  std::int64_t word = 0;  // its bytes: a bare link that ends with brackets is walked for each
  for (const char c : line) {
    now_.brackets += c == ']';
    now_.marks += c == '*' || c == '_' || c == '~' || (c == '[' && last == '!');
    now_.ats += c == '@';
    now_.openers += last == '<' && (c == '?' || c == '!');
    declared_ = declared_ || (last == '!' && (c == '[' || text::is_letter(c)));
    word = text::is_space(c) ? 0 : word + 1;
    // A bare link looks for the end of the word and ends at "<", or begins at "_www." and finds "_" in the host's name.
    if (c == '<' || (c == 'w' && last == '_')) sum_ += word / 16;
    if (c == ')' && last != '(' && !text::is_letter(last) && !text::is_digit(last)) sum_ += word / 16;
    last = c;
  }
}

std::int64_t Density::add(std::string_view line) {
  std::size_t begin = 0;
  const int indentation = indentation_of(line, begin);
  const std::string_view text = line.substr(begin);
  const bool blank = is_blank(line);
  if (blank) {
    in_table_ = false;
    header_columns_ = 0;
  }
  if (blank || begins_item(text, indentation) || is_row(text, indentation)) now_ = {};
  after_blank_ = blank;
  const std::int64_t before = now_.walked();
  count(line);
  sum_ += now_.walked() - before + now_.openers * static_cast<std::int64_t>(line.size() + 1) / 16;
  if (line.find_first_of("|:") != std::string_view::npos &&
      line.find_first_not_of("-|: \t>\r\v\f") == std::string_view::npos)
    sum_ += now_.bytes / 4;
  now_.bytes += static_cast<std::int64_t>(line.size()) + 1;
  return sum_;
}

}  // namespace markdown
