#include "platform/image/image.h"

#include "platform/image/pixels.h"

namespace image {

namespace {

Result<Pixels> read(std::string_view bytes, Format format, int enough) {
  switch (format) {
    case Format::jpeg:
      return read_jpeg(bytes, enough);
    case Format::png:
      return read_png(bytes);
    case Format::webp:
      return read_webp(bytes, enough);
  }
  return broken();
}

}  // namespace

Result<void> check_size(int width, int height) {
  if (width < 1 || height < 1) return broken();
  if (std::int64_t{width} * height > most_pixels)
    return fail(FailureKind::invalid, "This picture has more than 25 million pixels. Please make it smaller first.");
  if (std::min(width, height) < least_side)
    return fail(FailureKind::invalid, "This picture is too small: it needs at least 64 pixels each way.");
  return {};
}

std::unexpected<Failure> broken() {
  return fail(FailureKind::invalid, "This picture cannot be read: the file is damaged or incomplete.");
}

Result<std::string> square(std::string_view bytes, Format format, int side) {
  // Twice as wide as needed is enough to shrink from.
  const Pixels picture = TRY(read(bytes, format, 2 * side));
  return webp_of(middle_square(picture, std::min({side, picture.width, picture.height}), orientation(bytes, format)));
}

}  // namespace image
