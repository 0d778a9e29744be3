#include "compiler/reader/assets.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::array<std::string_view, 40> copied_extensions{
    "png",  "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "pdf",   "doc",     "docx", "odt", "rtf",  "xls",
    "xlsx", "ods", "csv",  "tsv", "ppt",  "pptx", "odp", "key", "pages", "numbers", "zip",  "ics", "json", "yaml",
    "yml",  "xml", "epub", "mp3", "m4a",  "ogg",  "wav", "mp4", "webm",  "mov",     "vtt",  "srt"};

std::string_view extension_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos ? "" : path.substr(dot + 1);
}

}  // namespace

bool is_put_on_site(std::string_view asset) {
  const std::string extension = text::lower(extension_of(asset));
  const std::string_view name = asset.substr(asset.rfind('/') + 1);
  if (name == "programme.yaml" || name == "package.json" || name == "package-lock.json" || name.starts_with("_"))
    return false;
  return std::ranges::find(copied_extensions, extension) != copied_extensions.end();
}

}  // namespace compiler
