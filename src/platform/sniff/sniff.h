// What a file is, told by its bytes; neither by its name nor by what the sender says of it. libmagic, whose database
// (Debian: libmagic-mgc) is read at each call: about 1 ms, 10 ms for a long text.
#pragma once

#include <cstdint>
#include <string_view>

#include "kernel/result.h"

namespace sniff {

enum class Kind : std::uint8_t {
  png,
  jpeg,
  webp,
  pdf,
  docx,
  zip,   // not one that is a document of another kind, such as a spreadsheet
  text,  // UTF-8 without control characters: Markdown, CSV, also HTML. Never to be served as anything but text/plain
};

// A Failure (`invalid`) for every other file, naming what it looks like. A kind promises how the file begins and what
// it holds at most; not that the rest is sound.
Result<Kind> kind_of(std::string_view bytes);

// "PDF", "Word document (DOCX)": as people read it.
std::string_view name_of(Kind kind);
// "application/pdf".
std::string_view media_type(Kind kind);

}  // namespace sniff
