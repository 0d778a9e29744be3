// Pictures that people upload, made into small squares: libpng, libjpeg-turbo (its TurboJPEG door) and libwebp, each
// asked for the size before it decodes. What comes out is encoded anew, so nothing of the file is left but its pixels:
// no place where it was taken, no time, no device, no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace image {

enum class Format : std::uint8_t { jpeg, png, webp };

inline constexpr int most_pixels = 25'000'000;  // width times height; a phone's camera has 12 to 24 million
inline constexpr int least_side = 64;           // in pixels, of the shorter side

// The middle of the picture as a square in WebP, turned as its EXIF orientation says, at most `side` pixels wide and
// never wider than the picture. What is transparent becomes white. Takes up to half a second and 100 MB: before a
// transaction, one at a time. A Failure (`invalid`) says what is wrong with the picture.
Result<std::string> square(std::string_view bytes, Format format, int side);

}  // namespace image
