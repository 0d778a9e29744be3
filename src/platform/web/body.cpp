#include <zlib.h>

#include <array>
#include <bit>
#include <cstring>

#include "kernel/text.h"
#include "platform/web/http_date.h"
#include "platform/web/message.h"

namespace web {
namespace {

// Two lanes of multiply and rotate, eight bytes at a time: as good as any to tell versions of a page apart, at memory
// speed. Not for secrets.
std::string fingerprint(std::string_view bytes) {
  std::uint64_t a = 0x9e3779b97f4a7c15 ^ bytes.size(), b = 0xc2b2ae3d27d4eb4f;
  const auto mix = [&](std::uint64_t word) {
    a = std::rotl((a ^ word) * 0x87c37b91114253d5, 31);
    b = std::rotl(b + word, 29) * 0x4cf5ad432745937f + a;
  };
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    mix(word);
  }
  std::uint64_t rest = 0;
  if (!bytes.empty()) std::memcpy(&rest, bytes.data(), bytes.size());
  mix(rest);
  for (int round = 0; round < 3; ++round) mix(a >> 29);
  std::string text;
  for (std::uint64_t lane : {a, b})
    for (int i = 0; i < 16; ++i, lane >>= 4) text += "0123456789abcdef"[lane & 15];
  return text;
}

std::string compress(std::string_view bytes) {
  z_stream stream{};
  if (::deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool complete = ::deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(complete ? stream.total_out : 0);
  out.shrink_to_fit();
  ::deflateEnd(&stream);
  return out;
}

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") || type.starts_with("application/xml") ||
         type.starts_with("image/svg") || type.starts_with("application/manifest") ||
         type.starts_with("application/javascript") || type.find("+xml") != std::string_view::npos;
}

constexpr std::size_t worth_compressing = 256;
constexpr std::size_t most_to_compress = 64 * 1024 * 1024;

}  // namespace

Body::Body(std::string bytes, std::string content_type, BodyOptions options)
    : bytes_(std::move(bytes)), content_type_(std::move(content_type)), options_(std::move(options)) {
  if (!is_text(content_type_) || bytes_.size() < worth_compressing || bytes_.size() > most_to_compress)
    options_.compress = false;
  plain_ = form(bytes_, "", "");
}

Body::Form Body::form(std::string_view bytes, std::string_view etag_suffix, std::string_view encoding) const {
  Form form;
  form.bytes = bytes;
  if (options_.validate) {
    // The tag of the compressed form is that of the content too, so that it can be told without compressing.
    const std::string tag = plain_.etag.empty() ? fingerprint(bytes) : plain_.etag.substr(1, plain_.etag.size() - 2);
    form.etag = "\"" + tag + std::string(etag_suffix) + "\"";
    form.validators += "ETag: " + form.etag + "\r\n";
  }
  if (options_.modified) form.validators += "Last-Modified: " + http_date(*options_.modified) + "\r\n";
  if (!options_.cache_control.empty()) form.validators += "Cache-Control: " + options_.cache_control + "\r\n";
  if (options_.compress) form.validators += "Vary: Accept-Encoding\r\n";
  form.type = "Content-Type: " + content_type_ + "\r\n";
  if (!encoding.empty()) form.type += "Content-Encoding: " + std::string(encoding) + "\r\n";
  if (options_.validate && encoding.empty()) form.validators += "Accept-Ranges: bytes\r\n";
  form.head = form.type + "Content-Length: " + std::to_string(bytes.size()) + "\r\n" + form.validators;
  return form;
}

const Body::Form* Body::gzip() const {
  if (!options_.compress) return nullptr;
  std::call_once(compressed_once_, [this] {
    compressed_ = compress(bytes_);
    if (compressed_.empty() || compressed_.size() > bytes_.size() - bytes_.size() / 10) {
      compressed_ = {};
      return;
    }
    gzip_ = form(compressed_, "-gz", "gzip");
  });
  return gzip_ ? &*gzip_ : nullptr;
}

BodyPtr make_body(std::string bytes, std::string content_type, BodyOptions options) {
  return std::make_shared<Body>(std::move(bytes), std::move(content_type), std::move(options));
}

BodyPtr passing_body(std::string bytes, std::string content_type) {
  return make_body(std::move(bytes), std::move(content_type),
                   {.compress = false, .validate = false, .cache_control = "no-store"});
}

std::string content_type_for(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 28> types = {{
      {".html", "text/html; charset=utf-8"},
      {".htm", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".json", "application/json"},
      {".txt", "text/plain; charset=utf-8"},
      {".md", "text/markdown; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".ics", "text/calendar; charset=utf-8"},
      {".xml", "application/xml"},
      {".svg", "image/svg+xml"},
      {".webmanifest", "application/manifest+json"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".gif", "image/gif"},
      {".webp", "image/webp"},
      {".avif", "image/avif"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".ttf", "font/ttf"},
      {".pdf", "application/pdf"},
      {".mp4", "video/mp4"},
      {".webm", "video/webm"},
      {".mp3", "audio/mpeg"},
      {".zip", "application/zip"},
  }};
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos)
    for (const auto& [ending, type] : types)
      if (text::equal_ignoring_case(name.substr(dot), ending)) return std::string(type);
  return "application/octet-stream";
}

}  // namespace web
