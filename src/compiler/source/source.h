// One page as it lies on disk: its path, its bytes, its lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace compiler {

// Lines and columns are 1-based; columns count code points.
struct Position {
  int line = 1;
  int column = 1;
};

// The largest page that is read: beyond it a page is refused before parsing.
inline constexpr std::size_t largest_page = 4 * 1024 * 1024;

class Source {
 public:
  Source() = default;
  // `path` is relative to the folder given, with "/". `bytes` may be anything.
  Source(std::string path, std::string bytes);

  const std::string& path() const { return path_; }
  // Valid UTF-8 without NUL: each byte of `bytes` that was neither is U+FFFD here, so that columns agree.
  std::string_view text() const { return cleaned_ ? std::string_view(text_) : std::string_view(bytes_); }
  const std::string& bytes() const { return bytes_; }  // as on disk, for repairs
  // Gives up the text and keeps the path: for whoever has made of a page what there is to make.
  void drop_text();
  bool was_valid() const { return !cleaned_; }

  int line_count() const { return static_cast<int>(starts_.size()); }
  std::string_view line(int number) const;      // of text(), without its line ending; empty when there is no such line
  std::size_t line_start(int number) const;     // offset in text()
  Position position(std::size_t offset) const;  // of an offset in text()
  // The 1-based code-point column of a 1-based byte column in that line.
  int column(int line_number, int byte_column) const;

  // Where `needle` stands in that line: the occurrence whose start is nearest to the byte column, as a code-point
  // column; the column given (converted) when the line does not have it within 4 kB of there. Markdown's columns are
  // off by a few here and there.
  int column_of(int line_number, std::string_view needle, int near_byte_column = 1) const;

 private:
  std::string path_;
  std::string bytes_;
  std::string text_;  // only when cleaned_
  bool cleaned_ = false;
  std::size_t code_points(std::size_t begin, std::size_t end) const;  // between two offsets in text()

  std::vector<std::uint32_t> starts_;  // offset of each line in text()
  // How many code points stand before each 4 kB of text(); empty when all is ASCII. A line may have 4 MiB and a
  // thousand findings.
  std::vector<std::uint32_t> marks_;
};

}  // namespace compiler
