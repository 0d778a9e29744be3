// A text as a QR code (ISO/IEC 18004), drawn as an SVG path: for what is read off the screen by a phone.
#pragma once

#include <string>
#include <string_view>

#include "kernel/result.h"

namespace qr {

struct Picture {
  int side;          // width and height in modules, the four empty ones at each edge that readers need included
  std::string path;  // SVG path data of what is dark, in modules: "M4 4h7v1h-7z…"; to be drawn dark on light
};

// Error correction M: 15 of 100 modules may be unreadable. A Failure (invalid) for an empty text and for one of more
// than 1,000 bytes, which phones no longer read off a screen.
Result<Picture> picture_of(std::string_view text);

}  // namespace qr
