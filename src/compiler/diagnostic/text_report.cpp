#include "compiler/diagnostic/text_report.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::size_t columns_before_caret = 60;
constexpr std::size_t columns_in_all = 110;
constexpr std::size_t widest_tab = 4;
constexpr std::size_t longest_fix = 60;

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view green = "\033[1;32m";
constexpr std::string_view plain = "\033[0m";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\033[1;31m";
    case Severity::warning:
      return "\033[1;35m";
    case Severity::note:
      return "\033[1;36m";
  }
  return bold;
}

bool steers_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
  const bool unseen = c == 0x200B || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
  return control || direction || unseen;
}

std::string by_number(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "<U+";
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xFu];
  return out + ">";
}

// Where the caret's character begins in its line. Diagnostics come in order, so the search goes on from the last one:
// a line of 4 MiB with a thousand findings is walked once.
class Cursor {
 public:
  std::size_t offset_of(const Source& source, int line_number, std::string_view line, int column) {
    if (source_ != &source || line_ != line_number || column < column_) {
      source_ = &source;
      line_ = line_number;
      column_ = 1;
      offset_ = 0;
    }
    for (; column_ < column && offset_ < line.size(); ++column_) text::next_code_point(line, offset_);
    return offset_;
  }

 private:
  const Source* source_ = nullptr;
  int line_ = 0, column_ = 1;
  std::size_t offset_ = 0;
};

// The start of the code point that many code points before `offset`.
std::size_t step_back(std::string_view line, std::size_t offset, std::size_t code_points) {
  while (offset > 0 && code_points > 0) {
    --offset;
    while (offset > 0 && (static_cast<unsigned char>(line[offset]) & 0xC0u) == 0x80u) --offset;
    --code_points;
  }
  return offset;
}

// Part of a line as shown, with the caret line under it.
struct Excerpt {
  std::string shown, caret;
};

Excerpt excerpt(std::string_view line, std::size_t caret_at, int width) {
  Excerpt out;
  std::size_t at = step_back(line, caret_at, columns_before_caret);
  std::size_t columns = 0;
  if (at > 0) {
    out.shown = "…";
    columns = 1;
  }
  std::size_t caret_column = 0, caret_end = 0;
  int marked = 0;
  while (at < line.size() && columns < columns_in_all) {
    const std::size_t before = at;
    const char32_t c = text::next_code_point(line, at);
    if (before == caret_at) caret_column = columns;
    if (c == '\t') {
      const std::size_t spaces = widest_tab - columns % widest_tab;
      out.shown.append(spaces, ' ');
      columns += spaces;
    } else if (steers_terminal(c)) {
      const std::string number = by_number(c);
      out.shown += number;
      columns += number.size();
    } else {
      out.shown += line.substr(before, at - before);
      columns += text::display_width(line.substr(before, at - before));
    }
    if (before >= caret_at && marked++ < width) caret_end = columns;
  }
  if (caret_at >= line.size()) caret_column = columns;
  if (at < line.size()) out.shown += "…";
  out.caret = std::string(caret_column, ' ') + '^';
  if (caret_end > caret_column + 1) out.caret.append(caret_end - caret_column - 1, '~');
  return out;
}

std::string quoted(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < longest_fix; ++count) text::next_code_point(text, end);
  return "\"" + harmless(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

std::string in_words(const Fix& fix, const Source& source) {
  const std::string_view bytes = source.bytes();
  const std::string_view old = fix.offset <= bytes.size() ? bytes.substr(fix.offset, fix.length) : std::string_view{};
  if (old.empty()) return "insert " + quoted(fix.replacement);
  if (fix.replacement.empty()) return "remove " + quoted(old);
  return "replace " + quoted(old) + " by " + quoted(fix.replacement);
}

class Writer {
 public:
  explicit Writer(const TextReport& report) : report_(report) {}

  void add(const Diagnostic& one) {
    const Source* source = one.file.empty() || !report_.source_of ? nullptr : report_.source_of(one.file);
    add_headline(one);
    if (source == nullptr) return;
    const std::string number = std::to_string(one.line);
    const std::string margin(std::max<std::size_t>(number.size(), 5), ' ');
    const std::string_view line = source->line(one.line);
    if (!text::trim(line).empty()) {
      const Excerpt part = excerpt(line, cursor_.offset_of(*source, one.line, line, one.column), one.width);
      out_ += margin.substr(number.size()) + number + " | " + part.shown + "\n";
      out_ += margin + " | " + coloured(green, part.caret) + "\n";
    }
    if (one.fix) out_ += margin + " = " + coloured(green, "fix: " + in_words(*one.fix, *source)) + "\n";
  }

  std::string take() { return std::move(out_); }

 private:
  std::string coloured(std::string_view colour, std::string text) const {
    if (report_.colour == Colour::off) return text;
    return std::string(colour) + std::move(text) + std::string(plain);
  }

  void add_headline(const Diagnostic& one) {
    if (!one.file.empty()) {
      const std::string file = report_.shown ? report_.shown(one.file) : one.file;
      out_ += coloured(bold, harmless(file) + ":" + std::to_string(one.line) + ":" + std::to_string(one.column) + ":");
      out_ += ' ';
    }
    out_ += coloured(colour_of(one.severity), std::string(name_of(one.severity)) + ":") + " ";
    out_ += coloured(bold, harmless(one.message)) + " [" + std::string(one.code) + "]\n";
  }

  const TextReport& report_;
  Cursor cursor_;
  std::string out_;
};

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

}  // namespace

std::string harmless(std::string_view text) {
  const auto suspicious = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x7F;
  };
  if (std::ranges::none_of(text, suspicious)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t c = text::next_code_point(text, at);
    if (steers_terminal(c))
      out += by_number(c);
    else if (c == U'�')
      out += "�";
    else
      out += text.substr(before, at - before);
  }
  return out;
}

std::string text_report(const std::vector<Diagnostic>& diagnostics, const TextReport& report) {
  Writer writer(report);
  for (const Diagnostic& one : diagnostics) writer.add(one);
  return writer.take();
}

std::string summary_line(const std::vector<Diagnostic>& diagnostics, std::size_t pages) {
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const auto count = static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
    if (count == 0) continue;
    out += (out.empty() ? "" : ", ") + counted(count, name_of(severity));
  }
  return (out.empty() ? "no problems" : out) + " in " + counted(pages, "page") + "\n";
}

}  // namespace compiler
