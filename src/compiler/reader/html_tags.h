// The tags in a piece of raw HTML, one after another, without building a tree: what links, anchors and checks need.
// Comments, declarations and the content of <script> and <style> are passed over. Linear, whatever the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace compiler {

struct HtmlTag {
  std::string_view name;        // as written: "A", "iframe"
  bool closing = false;         // "</a>"
  std::string_view attributes;  // what stands between the name and ">"
  std::size_t begin = 0, end = 0;
};

class HtmlTags {
 public:
  explicit HtmlTags(std::string_view html) : html_(html) {}
  std::optional<HtmlTag> next();

 private:
  bool pass_over_declaration();
  void pass_over_content_of(std::string_view name);

  std::string_view html_;
  std::size_t at_ = 0;
};

struct HtmlAttribute {
  std::string_view name;
  std::string_view value;  // as written, without its quotes; part of the text the tag was read from
};

class HtmlAttributes {
 public:
  explicit HtmlAttributes(std::string_view attributes) : rest_(attributes) {}
  std::optional<HtmlAttribute> next();

 private:
  std::string_view rest_;
};

// The value of the first attribute with that name; a null view when there is none.
std::string_view attribute(const HtmlTag& tag, std::string_view name);

// How long the opening tag at the beginning of an HTML block is when Markdown stands behind it: <section> in any case,
// as kramdown's pages have it, other elements with markdown="1". 0 when what follows is HTML.
std::size_t tag_before_markdown(std::string_view block);

// "a&amp;b" -> "a&b"; of the named entities only &amp; &quot; &lt; &gt; and &#39; are known, the rest stays.
std::string entities_resolved(std::string_view value);

}  // namespace compiler
