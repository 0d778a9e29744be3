// EXIF's orientation, found in what surrounds the pixels. Everything else that EXIF tells is never read.
#include "platform/image/pixels.h"

namespace image {

namespace {

constexpr std::string_view exif_mark{"Exif\0\0", 6};
constexpr std::uint32_t orientation_tag = 0x0112;
constexpr int most_entries = 200, most_parts = 1000;

// Numbers in bytes; 0 behind their end, which no file means.
struct Numbers {
  std::string_view bytes;
  bool little;

  std::uint32_t of(std::size_t at, std::size_t length) const {
    if (at > bytes.size() || bytes.size() - at < length) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < length; ++i)
      number = number << 8 | static_cast<unsigned char>(bytes[at + (little ? length - 1 - i : i)]);
    return number;
  }
  std::uint32_t two(std::size_t at) const { return of(at, 2); }
  std::uint32_t four(std::size_t at) const { return of(at, 4); }
};

// EXIF is a TIFF file: its first directory has the orientation.
int orientation_in(std::string_view tiff) {
  if (!tiff.starts_with("II") && !tiff.starts_with("MM")) return 1;
  const Numbers numbers{tiff, tiff.starts_with("II")};
  const std::size_t directory = numbers.four(4);
  const int entries = std::min(static_cast<int>(numbers.two(directory)), most_entries);
  for (int i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + static_cast<std::size_t>(i) * 12;
    if (numbers.two(entry) != orientation_tag) continue;
    const auto value = static_cast<int>(numbers.two(entry + 8));
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

std::string_view part(std::string_view bytes, std::size_t at, std::size_t length) {
  return at < bytes.size() ? bytes.substr(at, length) : std::string_view();
}

std::string_view exif_of_jpeg(std::string_view bytes) {
  const Numbers numbers{bytes, false};
  std::size_t at = 2;
  for (int i = 0; i < most_parts && numbers.of(at, 1) == 0xff; ++i) {
    const std::uint32_t marker = numbers.of(at + 1, 1), length = numbers.two(at + 2);
    if (marker == 0xda || length < 2) break;  // the pixels begin
    const std::string_view segment = part(bytes, at + 4, length - 2);
    if (marker == 0xe1 && segment.starts_with(exif_mark)) return segment.substr(exif_mark.size());
    at += 2 + std::size_t{length};
  }
  return {};
}

std::string_view exif_of_png(std::string_view bytes) {
  const Numbers numbers{bytes, false};
  std::size_t at = 8;
  for (int i = 0; i < most_parts && at < bytes.size(); ++i) {
    const std::size_t length = numbers.four(at);
    if (part(bytes, at + 4, 4) == "eXIf") return part(bytes, at + 8, length);
    at += 12 + length;
  }
  return {};
}

std::string_view exif_of_webp(std::string_view bytes) {
  const Numbers numbers{bytes, true};
  std::size_t at = 12;
  for (int i = 0; i < most_parts && at < bytes.size(); ++i) {
    const std::size_t length = numbers.four(at + 4);
    if (part(bytes, at, 4) == "EXIF") {
      const std::string_view exif = part(bytes, at + 8, length);
      return exif.starts_with(exif_mark) ? exif.substr(exif_mark.size()) : exif;
    }
    at += 8 + length + length % 2;
  }
  return {};
}

}  // namespace

int orientation(std::string_view bytes, Format format) {
  switch (format) {
    case Format::jpeg:
      return orientation_in(exif_of_jpeg(bytes));
    case Format::png:
      return orientation_in(exif_of_png(bytes));
    case Format::webp:
      return orientation_in(exif_of_webp(bytes));
  }
  return 1;
}

}  // namespace image
