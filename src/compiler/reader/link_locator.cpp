#include "compiler/reader/link_locator.h"

#include <algorithm>

#include "compiler/source/liquid.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr int lines_ahead = 4;

// How many bytes of `raw` are a template's tag for what `target` begins with, which is taken off `target`; 0 when none.
std::size_t spells_by_template(std::string_view raw, std::string_view& target) {
  const auto tag = liquid_target(raw);
  if (!tag) return 0;
  std::string_view rest = target;
  if (tag->slash_missing && rest.starts_with('/')) rest.remove_prefix(1);
  if (!rest.starts_with(tag->path)) return 0;
  target = rest.substr(tag->path.size());
  return tag->length;
}

// How many bytes of `raw` spell `target`, escapes, "&amp;" and templates resolved; 0 when they do not.
std::size_t spells(std::string_view raw, std::string_view target) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < target.size(); ++i) {
    while (at < raw.size() && raw[at] == '{') {
      std::string_view rest = target.substr(i);
      const std::size_t tag = spells_by_template(raw.substr(at), rest);
      if (tag == 0) break;
      at += tag;
      i = target.size() - rest.size();
      if (rest.empty()) return at;
    }
    if (at < raw.size() && raw[at] == '\\' && target[i] != '\\') ++at;
    if (at >= raw.size() || raw[at] != target[i]) return 0;
    at += target[i] == '&' && raw.substr(at).starts_with("&amp;") ? 5 : 1;
  }
  return at;
}

}  // namespace

// The text from the cursor, or from the start of the line, to the end of a line a few further down.
std::string_view LinkLocator::window(int line) const {
  const std::size_t begin = std::max(cursor_, source_.line_start(line));
  const std::size_t end = source_.line_start(line + lines_ahead);
  return begin < end ? text_.substr(begin, end - begin) : std::string_view{};
}

LinkLocator::Found LinkLocator::found(std::size_t offset, std::size_t length) {
  cursor_ = offset + length;
  return {source_.position(offset), offset, length, false};
}

LinkLocator::Found LinkLocator::not_found(int line, int column) {
  const std::size_t searched = window(line).size() + static_cast<std::size_t>(std::max(column, 0));
  budget_ -= std::min(budget_, searched);
  // Behind a tag that goes over several lines, Markdown may count more lines than the page has.
  line = std::clamp(line, 1, std::max(source_.line_count(), 1));
  return {{line, budget_ == 0 ? std::max(column, 1) : source_.column(line, column)}, std::string_view::npos, 0, false};
}

LinkLocator::Found LinkLocator::target(std::string_view target, int line, int column) {
  if (budget_ == 0) return not_found(line, column);
  const std::string_view within = window(line);
  const auto base = static_cast<std::size_t>(within.data() - text_.data());
  for (std::size_t at = within.find("]("); at != std::string_view::npos; at = within.find("](", at + 2)) {
    std::size_t begin = at + 2;
    while (begin < within.size() && text::is_space(within[begin])) ++begin;
    if (begin < within.size() && within[begin] == '<') ++begin;
    const std::size_t length = spells(within.substr(begin), target);
    if (length == 0 && !target.empty()) continue;
    const std::size_t end = begin + length;
    if (end < within.size() && (within[end] == ')' || within[end] == '>' || text::is_space(within[end])))
      return found(base + begin, length);
  }
  return not_found(line, column);
}

LinkLocator::Found LinkLocator::address(std::string_view target, std::string_view shown, int line, int column) {
  if (budget_ == 0 || shown.empty()) return this->target(target, line, column);
  const std::string_view within = window(line);
  const std::size_t at = within.find(shown);
  if (at == std::string_view::npos) return this->target(target, line, column);
  if (at > 0 && within[at - 1] == '[') return this->target(target, line, column);
  Found there = found(static_cast<std::size_t>(within.data() - text_.data()) + at, shown.size());
  there.bare = true;
  return there;
}

LinkLocator::Found LinkLocator::literal(std::string_view literal, int line, int column) {
  if (budget_ == 0 || literal.empty()) return not_found(line, column);
  const std::string_view within = window(line);
  const std::size_t at = within.find(literal);
  const auto base = static_cast<std::size_t>(within.data() - text_.data());
  if (at != std::string_view::npos) return found(base + at, literal.size());
  for (std::size_t tag = within.find('{'); tag != std::string_view::npos; tag = within.find('{', tag + 1))
    if (const std::size_t length = spells(within.substr(tag), literal); length != 0) return found(base + tag, length);
  return not_found(line, column);
}

}  // namespace compiler
