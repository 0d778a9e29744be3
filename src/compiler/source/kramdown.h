// What Jekyll's pages have beyond Markdown, taken out of a page's text before Markdown reads it: kramdown's attribute
// lists ("{: .note}", "{#intro}" behind a heading, "{:toc}") and Liquid's tags (liquid.h). Every line and every byte
// stays where it is, so that positions hold: what is not to be shown becomes spaces or markdown::filler.
//
//   "## Pay {#pay}"                        the heading's anchor is "pay"
//   "[x](/y){:target=\"_blank\"}"          "[x](/y)"
//   "* TOC" and "{:toc}" below it          nothing
//   "[x]({{ site.baseurl }}/y)"            "[x](/y)"
//   "{% raw %}{{ name }}{% endraw %}"      "{{ name }}"
//   "{% include note.html %}"              stays, and is listed
//
// Code is left alone: fences, code spans, and indented code outside lists.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/markdown/markdown.h"

namespace compiler {

struct KramdownText {
  std::string text;  // as long as the page's own; empty when the page has nothing of the kind
  struct Id {
    int line = 0;  // of the heading or, when there is none, of the attribute list; the body's first line is 1
    std::string_view id;
  };
  std::vector<Id> ids;  // in page order; views of the page's own text
  struct Unread {
    std::size_t offset = 0, length = 0;  // in the page's own text
  };
  std::vector<Unread> unread;  // template syntax that stays text
};

KramdownText without_kramdown(std::string_view body);

}  // namespace compiler
