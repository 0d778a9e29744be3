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
  const auto name = [this](Node& node, std::string_view id) {
    char* copy = static_cast<char*>(memory_->allocate(id.size(), 1));
    std::memcpy(copy, id.data(), id.size());
    node.title = {copy, id.size()};
  };
  std::vector<HeadingName> others;
  NodeIndex at = 1;
  for (const HeadingName& one : names) {
    while (at < size() && (nodes_[at].kind != Kind::heading || nodes_[at].line < one.line)) ++at;
    if (at == size() || nodes_[at].line != one.line)
      others.push_back(one);
    else if (nodes_[at].title.empty())
      name(nodes_[at], one.id);
  }
  at = 1;
  for (const HeadingName& one : others) {
    while (at < size() && (nodes_[at].kind != Kind::paragraph || nodes_[at].end_line + 1 < one.line)) ++at;
    if (at == size()) return;
    if (nodes_[at].line <= one.line + 1 && nodes_[at].title.empty()) name(nodes_[at], one.id);
  }
}

}  // namespace markdown
