#include "platform/markdown/filler.h"

#include <cstring>

#include "platform/markdown/markdown.h"

namespace markdown {

void fill(std::string& source, std::size_t begin, std::size_t length) {
  if (length == 0) return;
  source.replace(begin, length, length, filler);
  if (length > 1) source[begin] = '{';
  if (length > 2) source[begin + length - 1] = '}';
}

std::size_t without_filler(char* text, std::size_t size) {
  std::size_t kept = 0;
  char before = 0;
  for (std::size_t at = 0; at < size; ++at) {
    const char here = text[at];
    const bool opens = here == '{' && at + 1 < size && text[at + 1] == filler;
    const bool closes = here == '}' && before == filler;
    if (here != filler && !opens && !closes) text[kept++] = here;
    before = here;
  }
  return kept;
}

void Document::name_headings(const std::vector<HeadingName>& names) {
  NodeIndex at = 1;
  for (const HeadingName& one : names) {
    while (at < size() && (nodes_[at].kind != Kind::heading || nodes_[at].line < one.line)) ++at;
    if (at == size() || nodes_[at].line != one.line || !nodes_[at].title.empty()) continue;
    char* copy = static_cast<char*>(memory_->allocate(one.id.size(), 1));
    std::memcpy(copy, one.id.data(), one.id.size());
    nodes_[at].title = {copy, one.id.size()};
  }
}

}  // namespace markdown
