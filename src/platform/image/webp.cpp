#include <webp/decode.h>
#include <webp/encode.h>

#include <memory>
#include <stdexcept>

#include "platform/image/pixels.h"

namespace image {

namespace {

constexpr float quality = 82;
constexpr std::size_t with_alpha = 4;

struct Size {
  int width, height;
};

Size shrunk(Size size, int enough) {
  const int shorter = std::min(size.width, size.height);
  if (shorter <= enough) return size;
  const auto scaled = [&](int length) { return static_cast<int>(std::int64_t{length} * enough / shorter); };
  return {scaled(size.width), scaled(size.height)};
}

// On white.
Pixels without_alpha(const std::vector<std::uint8_t>& rgba, Size size) {
  Pixels picture(size.width, size.height);
  for (std::size_t from = 0, to = 0; to < picture.rgb.size(); from += with_alpha, to += channels) {
    const unsigned alpha = rgba[from + channels];
    for (std::size_t i = 0; i < channels; ++i)
      picture.rgb[to + i] = static_cast<std::uint8_t>((rgba[from + i] * alpha + 255 * (255 - alpha) + 127) / 255);
  }
  return picture;
}

}  // namespace

Result<Pixels> read_webp(std::string_view bytes, int enough) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  WebPDecoderConfig config;
  if (WebPInitDecoderConfig(&config) == 0) throw std::runtime_error("libwebp is of another version");
  if (WebPGetFeatures(data, bytes.size(), &config.input) != VP8_STATUS_OK) return broken();
  TRY(check_size(config.input.width, config.input.height));
  if (config.input.has_animation != 0)
    return fail(FailureKind::invalid, "This picture moves. Please choose one that stands still.");
  const Size size = shrunk({config.input.width, config.input.height}, enough);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
                                 with_alpha);
  config.options.use_scaling = 1;
  config.options.scaled_width = size.width;
  config.options.scaled_height = size.height;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA = {rgba.data(), size.width * static_cast<int>(with_alpha), rgba.size()};
  const VP8StatusCode done = WebPDecode(data, bytes.size(), &config);
  WebPFreeDecBuffer(&config.output);
  if (done != VP8_STATUS_OK) return broken();
  return without_alpha(rgba, size);
}

std::string webp_of(const Pixels& picture) {
  std::uint8_t* out = nullptr;
  const std::size_t size = WebPEncodeRGB(picture.rgb.data(), picture.width, picture.height,
                                         picture.width * static_cast<int>(channels), quality, &out);
  const std::unique_ptr<std::uint8_t, decltype(&WebPFree)> owned(out, WebPFree);
  if (size == 0) throw std::runtime_error("libwebp did not encode a picture");
  return {reinterpret_cast<const char*>(out), size};
}

}  // namespace image
