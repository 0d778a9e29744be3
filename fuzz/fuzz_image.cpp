// Pictures of any bytes, read as each format: what comes out is a WebP of our own without metadata; what is refused is
// refused in a sentence.
#include "fuzz_input.h"
#include "platform/image/image.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  for (const auto format : {image::Format::jpeg, image::Format::png, image::Format::webp}) {
    const auto made = image::square(bytes, format, 64);
    if (!made) {
      fuzz::require(made.error().say.ends_with('.'), "a refusal is a sentence");
      continue;
    }
    fuzz::require(made->starts_with("RIFF") && made->find("EXIF") == std::string::npos, "a WebP without metadata");
    fuzz::require(image::square(*made, image::Format::webp, 64).has_value(), "what was made can be read again");
  }
  return 0;
}
