#include <array>

#include "platform/image/pixels.h"

namespace image {

namespace {

// A stretch of a row or column that one pixel of the small picture covers. Lengths are in parts of a pixel of the large
// one, `side` to each, so that nothing is rounded.
struct Covered {
  int first, last;  // pixels, both in it
  int from, until;  // in parts

  Covered(int small, int large_side, int side)
      : first(small * large_side / side),
        last(((small + 1) * large_side - 1) / side),
        from(small * large_side),
        until((small + 1) * large_side) {}
  std::uint64_t weight(int pixel, int side) const {
    return static_cast<std::uint64_t>(std::min(until, (pixel + 1) * side) - std::max(from, pixel * side));
  }
};

struct Turn {
  bool swaps, flips_x, flips_y;
};

// Where a pixel of the turned picture was before: x and y swapped first, then each counted from the other end.
Turn turn_of(int orientation) {
  switch (orientation) {
    case 2:
      return {false, true, false};
    case 3:
      return {false, true, true};
    case 4:
      return {false, false, true};
    case 5:
      return {true, false, false};
    case 6:
      return {true, false, true};
    case 7:
      return {true, true, true};
    case 8:
      return {true, true, false};
    default:
      return {false, false, false};
  }
}

Pixels turned(const Pixels& square, int orientation) {
  const Turn turn = turn_of(orientation);
  Pixels out(square.width, square.height);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      int from_x = turn.swaps ? y : x, from_y = turn.swaps ? x : y;
      if (turn.flips_x) from_x = square.width - 1 - from_x;
      if (turn.flips_y) from_y = square.height - 1 - from_y;
      std::copy_n(square.rgb.begin() + static_cast<std::ptrdiff_t>(square.at(from_x, from_y)), channels,
                  out.rgb.begin() + static_cast<std::ptrdiff_t>(out.at(x, y)));
    }
  return out;
}

}  // namespace

Pixels middle_square(const Pixels& picture, int side, int orientation) {
  const int whole = std::min(picture.width, picture.height);
  const int left = (picture.width - whole) / 2, top = (picture.height - whole) / 2;
  const std::uint64_t area = static_cast<std::uint64_t>(whole) * static_cast<std::uint64_t>(whole);
  Pixels out(side, side);
  for (int y = 0; y < side; ++y) {
    const Covered rows(y, whole, side);
    for (int x = 0; x < side; ++x) {
      const Covered columns(x, whole, side);
      std::array<std::uint64_t, channels> sum{};
      for (int row = rows.first; row <= rows.last; ++row)
        for (int column = columns.first; column <= columns.last; ++column) {
          const std::uint64_t weight = rows.weight(row, side) * columns.weight(column, side);
          const std::size_t at = picture.at(left + column, top + row);
          for (std::size_t i = 0; i < channels; ++i) sum[i] += weight * picture.rgb[at + i];
        }
      for (std::size_t i = 0; i < channels; ++i)
        out.rgb[out.at(x, y) + i] = static_cast<std::uint8_t>((sum[i] + area / 2) / area);
    }
  }
  return turned(out, orientation);
}

}  // namespace image
