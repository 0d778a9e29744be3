#include "platform/qr/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace qr {

namespace {

constexpr int edge = 4;
constexpr std::size_t longest = 1000;

using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

bool is_dark(const QRcode& code, int x, int y) { return (code.data[y * code.width + x] & 1) != 0; }

// One row: a bar for each run of dark modules.
std::string bars(const QRcode& code, int y) {
  std::string path;
  for (int x = 0; x < code.width;) {
    if (!is_dark(code, x, y)) {
      ++x;
      continue;
    }
    int end = x;
    while (end < code.width && is_dark(code, end, y)) ++end;
    const std::string length = std::to_string(end - x);
    path += "M" + std::to_string(x + edge) + " " + std::to_string(y + edge) + "h" + length + "v1h-" + length + "z";
    x = end;
  }
  return path;
}

}  // namespace

Result<Picture> picture_of(std::string_view text) {
  if (text.empty() || text.size() > longest)
    return fail(FailureKind::invalid, "A QR code holds a text of 1 to 1,000 bytes.");
  const Code code(QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
                                    0, QR_ECLEVEL_M),
                  &QRcode_free);
  if (!code) throw std::runtime_error("libqrencode refused a text that it should take");
  Picture picture{code->width + 2 * edge, {}};
  for (int y = 0; y < code->width; ++y) picture.path += bars(*code, y);
  return picture;
}

}  // namespace qr
