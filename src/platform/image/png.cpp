#include <png.h>

#include "platform/image/pixels.h"

namespace image {

namespace {

// libpng's simplified door: no long jumps through our code.
class Reader {
 public:
  Reader() { image_.version = PNG_IMAGE_VERSION; }
  ~Reader() { png_image_free(&image_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool begin(std::string_view bytes) {
    return png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) != 0 && image_.width <= largest &&
           image_.height <= largest;
  }
  int width() const { return static_cast<int>(image_.width); }
  int height() const { return static_cast<int>(image_.height); }
  bool finish(Pixels& into) {
    image_.format = PNG_FORMAT_RGB;
    const png_color white{255, 255, 255};
    return png_image_finish_read(&image_, &white, into.rgb.data(), 0, nullptr) != 0;
  }

 private:
  static constexpr png_uint_32 largest = 1'000'000;
  png_image image_{};
};

}  // namespace

Result<Pixels> read_png(std::string_view bytes) {
  Reader reader;
  if (!reader.begin(bytes)) return broken();
  TRY(check_size(reader.width(), reader.height()));
  Pixels picture(reader.width(), reader.height());
  if (!reader.finish(picture)) return broken();
  return picture;
}

}  // namespace image
