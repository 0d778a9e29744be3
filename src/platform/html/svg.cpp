#include "platform/html/svg.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace html {

namespace {

using Found = std::optional<std::string>;

constexpr std::array<std::string_view, 12> active_elements{"script", "foreignobject", "iframe",   "embed",
                                                           "object", "handler",       "listener", "audio",
                                                           "video",  "link",          "meta",     "base"};

bool holds(std::string_view text, std::string_view words) {
  return text::find_ignoring_case(text, words) != std::string_view::npos;
}

std::string_view without_prefix(std::string_view name) { return name.substr(name.rfind(':') + 1); }

bool is_name_byte(char c) {
  return text::is_letter(c) || text::is_digit(c) || c == ':' || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Addresses in style: "url(#shade)" and bitmaps are fine, all others would be fetched.
Found active_style(std::string_view style) {
  if (style.find('\\') != std::string_view::npos || style.find("&#") != std::string_view::npos ||
      holds(style, "@import") || holds(style, "expression(") || holds(style, "-moz-binding"))
    return "a style that loads something or cannot be read";
  constexpr std::string_view address = "url(";
  for (std::size_t at = text::find_ignoring_case(style, address); at != std::string_view::npos;
       at = text::find_ignoring_case(style, address, at + address.size())) {
    std::string_view target = text::trim(style.substr(at + address.size(), 100));
    while (target.starts_with("&quot;") || target.starts_with("&apos;")) target.remove_prefix(6);
    while (target.starts_with('"') || target.starts_with('\'') || target.starts_with(' ')) target.remove_prefix(1);
    if (!target.starts_with('#')) return "a style that refers to another file";
  }
  return std::nullopt;
}

bool is_own_target(std::string_view target) {
  target = text::trim(target);
  if (target.empty() || target.starts_with('#')) return target.find('&') == std::string_view::npos;
  for (std::string_view bitmap :
       {"data:image/png;", "data:image/jpeg;", "data:image/jpg;", "data:image/gif;", "data:image/webp;"})
    if (text::starts_with_ignoring_case(target, bitmap)) return true;
  return false;
}

Found active_attribute(std::string_view full_name, std::string_view value) {
  const std::string name = text::lower(without_prefix(full_name));
  if (name.starts_with("on")) return "an event handler (" + std::string(full_name) + ")";
  if (text::starts_with_ignoring_case(full_name, "xmlns"))
    return holds(value, "xhtml") || value.find('&') != std::string_view::npos ? Found("XHTML") : std::nullopt;
  if (text::equal_ignoring_case(full_name, "xml:base")) return "a base address (xml:base)";
  if (name == "href" || name == "src" || name == "action" || name == "formaction")
    return is_own_target(value) ? std::nullopt
                                : Found("a reference to something outside (" + std::string(full_name) + ")");
  if (text::starts_with_ignoring_case(full_name, "aria-") || text::starts_with_ignoring_case(full_name, "data-"))
    return std::nullopt;
  if (value.find("&#") != std::string_view::npos)
    return "an attribute that hides its letters (" + std::string(full_name) + ")";
  if (name == "attributename") {
    const std::string animated = text::lower(without_prefix(text::trim(value)));
    if (animated == "href" || animated.starts_with("on")) return "an animation that changes an address or a handler";
  }
  if (holds(value, "javascript:") || holds(value, "vbscript:") || holds(value, "data:text"))
    return "a script in an address";
  return holds(value, "url(") || name == "style" ? active_style(value) : std::nullopt;
}

class Scanner {
 public:
  explicit Scanner(std::string_view svg) : svg_(svg) {}

  Found first() {
    if (svg_.find('\0') != std::string_view::npos || text::first_invalid_utf8(svg_) != std::string_view::npos)
      return "bytes that are not UTF-8";
    if (svg_.starts_with("\xEF\xBB\xBF")) svg_.remove_prefix(3);
    while (at_ < svg_.size()) {
      const std::size_t tag = std::min(svg_.find('<', at_), svg_.size());
      if (in_style_)
        if (auto found = active_style(svg_.substr(at_, tag - at_))) return found;
      at_ = tag;
      if (at_ == svg_.size()) break;
      if (auto found = markup()) return found;
    }
    return std::nullopt;
  }

 private:
  bool skip_past(std::string_view end) {
    const std::size_t found = svg_.find(end, at_);
    at_ = found == std::string_view::npos ? svg_.size() : found + end.size();
    return found != std::string_view::npos;
  }

  Found markup() {
    const std::string_view rest = svg_.substr(at_);
    if (rest.starts_with("<!--")) {
      at_ += 4;
      return skip_past("-->") ? std::nullopt : Found("a comment without an end");
    }
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t begin = at_ + 9;
      if (!skip_past("]]>")) return "a CDATA section without an end";
      return in_style_ ? active_style(svg_.substr(begin, at_ - begin)) : std::nullopt;
    }
    if (rest.starts_with("<?")) return instruction();
    if (rest.starts_with("<!")) {
      if (!skip_past(">")) return "markup without an end";
      const std::string_view type = rest.substr(0, at_ - (svg_.size() - rest.size()));
      return type.find('[') == std::string_view::npos && text::starts_with_ignoring_case(type, "<!doctype svg")
                 ? std::nullopt
                 : Found("a document type with declarations");
    }
    if (rest.starts_with("</")) {
      const std::string_view closing = rest.substr(2, std::min<std::size_t>(rest.find('>'), 100) - 2);
      if (text::equal_ignoring_case(without_prefix(text::trim(closing)), "style")) in_style_ = false;
      return skip_past(">") ? std::nullopt : Found("a tag without an end");
    }
    return element();
  }

  Found instruction() {
    const std::size_t begin = at_;
    if (!skip_past("?>")) return "an instruction without an end";
    const std::string_view whole = svg_.substr(begin, at_ - begin);
    if (begin != 0 || !whole.starts_with("<?xml ")) return "an instruction (\"<?\")";
    const std::size_t encoding = text::find_ignoring_case(whole, "encoding");
    const bool is_utf8 = encoding == std::string_view::npos || holds(whole.substr(encoding), "utf-8") ||
                         holds(whole.substr(encoding), "us-ascii") || holds(whole.substr(encoding), "iso-8859-1");
    return is_utf8 ? std::nullopt : Found("another encoding than UTF-8");
  }

  void skip_spaces() {
    while (at_ < svg_.size() && text::is_space(svg_[at_])) ++at_;
  }

  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < svg_.size() && is_name_byte(svg_[at_])) ++at_;
    return svg_.substr(begin, at_ - begin);
  }

  Found element() {
    ++at_;
    const std::string_view full_name = name();
    const std::string local = text::lower(without_prefix(full_name));
    if (local.empty()) return "markup that cannot be read";
    if (local == "script") return "a script";
    if (std::ranges::find(active_elements, local) != active_elements.end()) return "<" + std::string(full_name) + ">";
    const bool is_style = local == "style";
    while (true) {
      skip_spaces();
      if (at_ >= svg_.size()) return "a tag without an end";
      if (svg_[at_] == '>') break;
      if (svg_.substr(at_).starts_with("/>")) {
        at_ += 2;
        return std::nullopt;
      }
      if (auto found = attribute()) return found;
    }
    ++at_;
    in_style_ = in_style_ || is_style;
    return std::nullopt;
  }

  Found attribute() {
    const std::string_view full_name = name();
    skip_spaces();
    if (full_name.empty() || at_ >= svg_.size() || svg_[at_] != '=') return "markup that cannot be read";
    ++at_;
    skip_spaces();
    if (at_ >= svg_.size() || (svg_[at_] != '"' && svg_[at_] != '\'')) return "markup that cannot be read";
    const std::size_t begin = at_ + 1;
    const std::size_t end = svg_.find(svg_[at_], begin);
    if (end == std::string_view::npos) return "markup that cannot be read";
    at_ = end + 1;
    return active_attribute(full_name, svg_.substr(begin, end - begin));
  }

  std::string_view svg_;
  std::size_t at_ = 0;
  bool in_style_ = false;
};

}  // namespace

std::optional<std::string> active_part(std::string_view svg) { return Scanner(svg).first(); }

}  // namespace html
