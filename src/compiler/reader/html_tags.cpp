#include "compiler/reader/html_tags.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace compiler {

namespace {

bool is_name_character(char c) { return text::is_letter(c) || text::is_digit(c) || c == '-' || c == '_' || c == ':'; }

// Where the tag that began before `at` ends (its ">"), quotes respected; npos when it does not.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  while (at < html.size()) {
    const char c = html[at];
    if (c == '>') return at;
    if (c == '"' || c == '\'') {
      at = html.find(c, at + 1);
      if (at == std::string_view::npos) return at;
    }
    ++at;
  }
  return std::string_view::npos;
}

}  // namespace

bool HtmlTags::pass_over_declaration() {
  const std::string_view rest = html_.substr(at_);
  std::string_view end = ">";
  if (rest.starts_with("<!--"))
    end = "-->";
  else if (rest.starts_with("<![CDATA["))
    end = "]]>";
  else if (!rest.starts_with("<!") && !rest.starts_with("<?"))
    return false;
  const std::size_t found = html_.find(end, at_ + 2);
  at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  return true;
}

void HtmlTags::pass_over_content_of(std::string_view name) {
  const std::size_t found = text::find_ignoring_case(html_, "</" + text::lower(name), at_);
  at_ = std::min(found, html_.size());
}

std::optional<HtmlTag> HtmlTags::next() {
  while (true) {
    at_ = html_.find('<', at_);
    if (at_ == std::string_view::npos) {
      at_ = html_.size();
      return std::nullopt;
    }
    if (pass_over_declaration()) continue;
    HtmlTag tag;
    tag.begin = at_;
    std::size_t begin = at_ + 1;
    tag.closing = begin < html_.size() && html_[begin] == '/';
    if (tag.closing) ++begin;
    std::size_t end = begin;
    while (end < html_.size() && is_name_character(html_[end])) ++end;
    if (end == begin || !text::is_letter(html_[begin])) {
      ++at_;
      continue;
    }
    const std::size_t close = end_of_tag(html_, end);
    if (close == std::string_view::npos) {  // the rest is no tag, and neither is anything in it
      at_ = html_.size();
      return std::nullopt;
    }
    tag.name = html_.substr(begin, end - begin);
    tag.attributes = html_.substr(end, close - end);
    tag.end = at_ = close + 1;
    if (!tag.closing)
      for (std::string_view raw : {"script", "style"})
        if (text::equal_ignoring_case(tag.name, raw)) pass_over_content_of(raw);
    return tag;
  }
}

std::optional<HtmlAttribute> HtmlAttributes::next() {
  while (!rest_.empty() && (text::is_space(rest_.front()) || rest_.front() == '/')) rest_.remove_prefix(1);
  if (rest_.empty()) return std::nullopt;
  const auto take_while = [&](auto&& belongs) {
    std::size_t end = 0;
    while (end < rest_.size() && belongs(rest_[end])) ++end;
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return taken;
  };
  HtmlAttribute one;
  one.name = take_while([](char c) { return !text::is_space(c) && c != '=' && c != '/'; });
  take_while(text::is_space);
  if (!rest_.starts_with('=')) return one;
  rest_.remove_prefix(1);
  take_while(text::is_space);
  if (rest_.starts_with('"') || rest_.starts_with('\'')) {
    const char quote = rest_.front();
    rest_.remove_prefix(1);
    one.value = take_while([quote](char c) { return c != quote; });
    if (!rest_.empty()) rest_.remove_prefix(1);
  } else {
    one.value = take_while([](char c) { return !text::is_space(c); });
  }
  return one;
}

std::string_view attribute(const HtmlTag& tag, std::string_view name) {
  HtmlAttributes attributes(tag.attributes);
  while (const auto one = attributes.next())
    if (text::equal_ignoring_case(one->name, name)) return one->value;
  return {};
}

std::size_t tag_before_markdown(std::string_view block) {
  const std::size_t end = block.find('>');
  if (end == std::string_view::npos || block.substr(0, end).find('<', 1) != std::string_view::npos) return 0;
  const std::string_view tag = block.substr(0, end + 1);
  const bool is_section = text::starts_with_ignoring_case(tag, "<section") && !text::is_letter(tag[8]);
  if (!is_section && text::find_ignoring_case(tag, " markdown=") == std::string_view::npos) return 0;
  const std::string_view rest = text::trim(block.substr(end + 1));
  return rest.empty() || rest.starts_with('<') ? 0 : end + 1;
}

std::string entities_resolved(std::string_view value) {
  constexpr std::array<std::pair<std::string_view, char>, 5> known{
      {{"&amp;", '&'}, {"&quot;", '"'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&#39;", '\''}}};
  std::string out;
  out.reserve(value.size());
  while (!value.empty()) {
    const auto found = std::ranges::find_if(known, [&](const auto& one) { return value.starts_with(one.first); });
    out += found == known.end() ? value.front() : found->second;
    value.remove_prefix(found == known.end() ? 1 : found->first.size());
  }
  return out;
}

}  // namespace compiler
