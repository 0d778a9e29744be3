// Raw HTML in pages, cleaned: known elements and attributes pass, everything that runs, loads or styles goes.
//
// What comes out is always well-formed and balanced, whatever came in. Elements that are not listed in allow_list.cpp
// leave their text behind, without the tag; scripts, styles and vector drawings go with their content; what is no HTML
// at all ("<enter your name>") is shown as it was written. Time is linear in the fragment: nesting, attributes and size
// are bounded before parsing.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace html {

// What the caller decides about addresses and about its own parts inside a fragment.
struct Handling {
  // What the target of a link becomes; nothing: the link goes, its text stays. Only called with addresses that are
  // safe (is_safe_address). By default addresses stay as they are.
  std::function<std::optional<std::string>(std::string_view href)> link;
  // The whole HTML that stands for a picture. By default an <img> whose address is safe stays.
  std::function<std::string(std::string_view source, std::string_view alternative)> picture;
  // The whole HTML that stands for an embedded frame, video or sound. By default a link with the title as its text.
  std::function<std::string(std::string_view element, std::string_view source, std::string_view title)> frame;
  // Whether an id may be written (ids are unique on a page). By default all are.
  std::function<bool(std::string_view id)> id;
  // Our own HTML that stands where the fragment has hole_mark(number); each is used at most once.
  std::function<std::string_view(std::size_t number)> hole;
};

struct Cleaned {
  std::string html;
  // Names of elements and attributes whose loss a reader may notice, each once: "script", "onclick", "style". What is
  // only decoration (class, width of a table) and frames that became links are not listed.
  std::vector<std::string> dropped;
};

// Elements nested more than 100 deep are flattened to text, and so is a fragment beyond 256 kB.
Cleaned clean(std::string_view fragment, const Handling& handling = {});

// The mark that stands in a fragment for the caller's part of that number.
std::string hole_mark(std::size_t number);

// Whether clean() would leave that element out and a reader may notice; the name in lower case. Frames and videos,
// which become links, are not left out.
bool drops_element(std::string_view name);

// Relative addresses, http, https, mailto and tel; never script or data addresses, however they are spelt.
bool is_safe_address(std::string_view address);

// Appends the text with & < > " escaped: for text and for attributes in double quotes.
void append_escaped(std::string& out, std::string_view text);

}  // namespace html
