#include "platform/sniff/word.h"

#include <cstddef>

namespace sniff {
namespace {

constexpr std::string_view ending_mark("PK\5\6", 4), record_mark("PK\1\2", 4);
constexpr std::size_t ending_size = 22, record_size = 46, most_records = 10'000;

std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = size; i > 0; --i) number = (number << 8) | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

}  // namespace

bool is_word(std::string_view zip) {
  const std::size_t ending = zip.rfind(ending_mark);
  if (ending == std::string_view::npos || zip.size() - ending < ending_size) return false;
  bool types = false, document = false;
  std::size_t at = number(zip, ending + 16, 4);
  for (std::size_t n = 0; n < most_records && at <= ending && ending - at >= record_size; ++n) {
    if (zip.substr(at, record_mark.size()) != record_mark) return false;
    const std::size_t name_size = number(zip, at + 28, 2);
    const std::string_view name = zip.substr(at + record_size, name_size);
    types = types || name == "[Content_Types].xml";
    document = document || name == "word/document.xml";
    at += record_size + name_size + number(zip, at + 30, 2) + number(zip, at + 32, 2);
  }
  return types && document;
}

}  // namespace sniff
