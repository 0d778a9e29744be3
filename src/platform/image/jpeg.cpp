#include <turbojpeg.h>

#include <memory>
#include <span>

#include "platform/image/pixels.h"

namespace image {

namespace {

// A progressive picture comes in some ten scans; each costs a pass over all pixels, however few its bytes.
constexpr int most_scans = 100;

struct Free {
  void operator()(void* handle) const { tjDestroy(handle); }
};

bool has_too_many_scans(std::string_view bytes) {
  int scans = 0;
  for (std::size_t at = bytes.find("\xff\xda"); at != std::string_view::npos; at = bytes.find("\xff\xda", at + 2))
    ++scans;
  return scans > most_scans;
}

// The smallest of the sizes that the decoder can give at once (eighths) which is still enough.
tjscalingfactor factor_for(int shorter, int enough) {
  int count = 0;
  const tjscalingfactor* first = tjGetScalingFactors(&count);
  tjscalingfactor best{1, 1};
  for (const tjscalingfactor& one : std::span(first, static_cast<std::size_t>(std::max(count, 0))))
    if (one.num * best.denom < best.num * one.denom && TJSCALED(shorter, one) >= enough) best = one;
  return best;
}

}  // namespace

Result<Pixels> read_jpeg(std::string_view bytes, int enough) {
  const std::unique_ptr<void, Free> handle(tjInitDecompress());
  if (!handle) throw std::bad_alloc();
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  int width = 0, height = 0, sampling = 0, colours = 0;
  if (tjDecompressHeader3(handle.get(), data, bytes.size(), &width, &height, &sampling, &colours) != 0 &&
      tjGetErrorCode(handle.get()) == TJERR_FATAL)
    return broken();
  TRY(check_size(width, height));
  if (colours == TJCS_CMYK || colours == TJCS_YCCK)
    return fail(FailureKind::invalid, "This picture is made for printing (CMYK). Please save it in RGB first.");
  if (has_too_many_scans(bytes)) return broken();
  const tjscalingfactor factor = factor_for(std::min(width, height), enough);
  Pixels picture(TJSCALED(width, factor), TJSCALED(height, factor));
  // A warning is an oddity of some camera, or a file that ends too early: that one would show as a grey area.
  if (tjDecompress2(handle.get(), data, bytes.size(), picture.rgb.data(), picture.width, 0, picture.height, TJPF_RGB,
                    TJFLAG_LIMITSCANS) != 0 &&
      (tjGetErrorCode(handle.get()) == TJERR_FATAL ||
       std::string_view(tjGetErrorStr2(handle.get())).find("remature end") != std::string_view::npos))
    return broken();
  return picture;
}

}  // namespace image
