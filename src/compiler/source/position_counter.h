// Lines and columns of offsets that come in order: linear over the page, however long its lines are. (Source::position
// counts from the start of the line each time.)
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "compiler/source/source.h"
#include "kernel/text.h"

namespace compiler {

class PositionCounter {
 public:
  explicit PositionCounter(const Source& source) : source_(source) {}

  // Of an offset in source.text(); quick when it is not before the one asked for last.
  Position at(std::size_t offset) {
    if (offset < counted_) return source_.position(offset);
    const std::string_view between = source_.text().substr(counted_, offset - counted_);
    if (const auto lines = static_cast<int>(std::ranges::count(between, '\n')); lines > 0) {
      position_.line += lines;
      position_.column = static_cast<int>(text::count_code_points(between.substr(between.rfind('\n') + 1))) + 1;
    } else {
      position_.column += static_cast<int>(text::count_code_points(between));
    }
    counted_ = offset;
    return position_;
  }

 private:
  const Source& source_;
  std::size_t counted_ = 0;
  Position position_;
};

}  // namespace compiler
