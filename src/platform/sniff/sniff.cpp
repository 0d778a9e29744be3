#include "platform/sniff/sniff.h"

#include <magic.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include "kernel/text.h"
#include "platform/sniff/word.h"

namespace sniff {
namespace {

constexpr std::size_t looked_at = std::size_t{64} << 10;

// libmagic's own parsers of archives, programs and office files stay off: only its table of patterns is asked.
constexpr int patterns_only = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_APPTYPE |
                              MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_TOKENS | MAGIC_NO_CHECK_CSV |
                              MAGIC_NO_CHECK_JSON;

// "image/png". A set of patterns is no thread's but its own, and quickly made.
std::string media_type_of(std::string_view bytes) {
  const std::unique_ptr<magic_set, decltype(&magic_close)> magic(magic_open(patterns_only), magic_close);
  if (!magic || magic_load(magic.get(), nullptr) != 0) {
    throw std::runtime_error("libmagic's database of file types is not there (Debian: libmagic-mgc)");
  }
  const char* type = magic_buffer(magic.get(), bytes.data(), std::min(bytes.size(), looked_at));
  return type == nullptr ? "application/octet-stream" : type;
}

bool is_text(std::string_view bytes) {
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && !text::is_space(c)) || c == 0x7f;
  };
  return std::ranges::none_of(bytes, is_control) && text::first_invalid_utf8(bytes) == std::string_view::npos;
}

}  // namespace

Result<Kind> kind_of(std::string_view bytes) {
  if (bytes.empty()) return fail(FailureKind::invalid, "The file is empty.");
  const std::string type = media_type_of(bytes);
  for (const Kind kind : {Kind::png, Kind::jpeg, Kind::webp, Kind::pdf}) {
    if (type == media_type(kind)) return kind;
  }
  // By the order of its entries, libmagic takes a Word document for a zip.
  const bool zip = bytes.starts_with("PK") && (type == media_type(Kind::zip) || type == media_type(Kind::docx) ||
                                               type == "application/octet-stream");
  if (zip && is_word(bytes)) return Kind::docx;
  if (type == media_type(Kind::zip) || type == media_type(Kind::docx)) return Kind::zip;
  if (is_text(bytes)) return Kind::text;
  return fail(
      FailureKind::invalid,
      "This is no PNG, JPEG, WebP, PDF, Word document (DOCX), zip or text in UTF-8; it looks like " + type + ".");
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::png:
      return "PNG picture";
    case Kind::jpeg:
      return "JPEG picture";
    case Kind::webp:
      return "WebP picture";
    case Kind::pdf:
      return "PDF";
    case Kind::docx:
      return "Word document (DOCX)";
    case Kind::zip:
      return "zip";
    case Kind::text:
      return "text";
  }
  return "";
}

std::string_view media_type(Kind kind) {
  switch (kind) {
    case Kind::png:
      return "image/png";
    case Kind::jpeg:
      return "image/jpeg";
    case Kind::webp:
      return "image/webp";
    case Kind::pdf:
      return "application/pdf";
    case Kind::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Kind::zip:
      return "application/zip";
    case Kind::text:
      return "text/plain";
  }
  return "";
}

}  // namespace sniff
