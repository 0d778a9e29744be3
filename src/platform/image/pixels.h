// What the readers give and the square is made of.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/image/image.h"

namespace image {

inline constexpr std::size_t channels = 3;

// Rows from the top, red, green and blue of each pixel from the left.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb = {};

  Pixels() = default;
  Pixels(int wide, int high)
      : width(wide), height(high), rgb(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high) * channels) {}
  std::size_t at(int x, int y) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * channels;
  }
};

// Each may give the picture smaller than it is, but not with a shorter side below `enough` pixels (or its own).
Result<Pixels> read_jpeg(std::string_view bytes, int enough);
Result<Pixels> read_png(std::string_view bytes);
Result<Pixels> read_webp(std::string_view bytes, int enough);

// 1 to 8, as EXIF has it; 1 when the file does not say.
int orientation(std::string_view bytes, Format format);

// The middle square, shrunk to `side` pixels (mean over areas), turned by `orientation`.
Pixels middle_square(const Pixels& picture, int side, int orientation);

std::string webp_of(const Pixels& picture);

// Before anything is decoded: whether the size is one that we take.
Result<void> check_size(int width, int height);
std::unexpected<Failure> broken();

}  // namespace image
