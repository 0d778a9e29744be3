// Raw HTML in pages, cleaned: known elements and attributes pass, everything that runs, loads or styles goes.
//
// What comes out is always well-formed and balanced, whatever came in. Anything that looks like a tag beyond what is
// listed in allow_list.cpp leaves its text behind, without the tag; scripts, styles, forms' fields and vector drawings
// go with their content. Time is linear in the fragment: nesting, attributes and size are bounded before parsing.
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
  std::function<std::string(std::string_view source, std::string_view title)> frame;
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

// Relative addresses, http, https, mailto and tel; never script or data addresses, however they are spelt.
bool is_safe_address(std::string_view address);

// Appends the text with & < > " escaped: for text and for attributes in double quotes.
void append_escaped(std::string& out, std::string_view text);

}  // namespace html
