#include "platform/html/allow_list.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <span>

#include "kernel/text.h"
#include "platform/html/bounds.h"

namespace html {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 62> kept_elements{
    "a",       "abbr",    "address", "article", "aside",      "b",      "bdi",     "bdo",     "blockquote",
    "caption", "cite",    "code",    "col",     "colgroup",   "dd",     "del",     "details", "dfn",
    "div",     "dl",      "dt",      "em",      "figcaption", "figure", "footer",  "h1",      "h2",
    "h3",      "h4",      "h5",      "h6",      "header",     "i",      "ins",     "kbd",     "li",
    "mark",    "ol",      "p",       "pre",     "q",          "rp",     "rt",      "ruby",    "s",
    "samp",    "section", "small",   "span",    "strong",     "sub",    "summary", "sup",     "table",
    "tbody",   "td",      "tfoot",   "th",      "thead",      "tr",     "u",       "ul"};
constexpr std::array<std::string_view, 3> kept_void_elements{"br", "hr", "wbr"};
// Gone with everything in them.
constexpr std::array<std::string_view, 17> gone_elements{
    "script", "style", "title", "textarea", "xmp",  "noscript", "noembed",   "noframes", "template",
    "object", "svg",   "math",  "select",   "head", "applet",   "plaintext", "datalist"};
constexpr std::array<std::string_view, 4> framed_elements{"iframe", "video", "audio", "embed"};
// Their tag goes without a word: nothing is lost.
constexpr std::array<std::string_view, 9> quiet_elements{"html",   "body",    "main",   "nav", "font",
                                                         "center", "picture", "source", "big"};
// Younger than the parser, which takes them for words in angle brackets.
constexpr std::array<std::string_view, 4> younger_elements{"dialog", "picture", "search", "slot"};
// Attributes of any element that pass as they are (escaped).
constexpr std::array<std::string_view, 4> kept_attributes{"title", "lang", "dir", "datetime"};
constexpr std::array<std::string_view, 4> number_attributes{"colspan", "rowspan", "start", "value"};
constexpr std::array<std::string_view, 2> flag_attributes{"open", "reversed"};
constexpr std::array<std::string_view, 6> kept_classes{"notice", "answer", "call-to-action", "note", "tip", "warning"};
// What loses nothing a reader would miss.
constexpr std::array<std::string_view, 24> quiet_attributes{
    "class",  "width",       "height",   "align",           "valign", "border", "cellpadding", "cellspacing",
    "target", "rel",         "markdown", "loading",         "color",  "size",   "face",        "bgcolor",
    "role",   "frameborder", "allow",    "allowfullscreen", "clear",  "hspace", "vspace",      "scope"};

bool has(Names names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

struct DestroyOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return text::lower(std::string_view(piece.data, piece.length));
}

class Cleaner {
 public:
  explicit Cleaner(const Handling& handling) : handling_(handling) {}

  void node(const GumboNode& at, int depth) {
    switch (at.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        append_escaped(out_.html, at.v.text.text);
        break;
      case GUMBO_NODE_COMMENT:
        hole(at.v.text.text);
        break;
      case GUMBO_NODE_ELEMENT:
        element(at.v.element, depth);
        break;
      default:
        break;
    }
  }

  void children(const GumboElement& of, int depth) {
    if (depth > 1000) return;  // the bounds keep pages far below this
    for (unsigned i = 0; i < of.children.length; ++i)
      node(*static_cast<const GumboNode*>(of.children.data[i]), depth + 1);
  }

  Cleaned done() {
    out_.dropped.assign(dropped_.begin(), dropped_.end());
    return std::move(out_);
  }

 private:
  void hole(std::string_view comment) {
    constexpr std::string_view mark = "hole:";
    if (!handling_.hole || !comment.starts_with(mark)) return;
    const auto number = text::whole_number(comment.substr(mark.size()));
    if (number && used_.insert(*number).second) out_.html += handling_.hole(static_cast<std::size_t>(*number));
  }

  void element(const GumboElement& of, int depth) {
    const std::string name = name_of(of);
    if (of.tag_namespace != GUMBO_NAMESPACE_HTML || has(gone_elements, name)) {
      dropped_.insert(name);
      return;
    }
    if (name == "img") return picture(of);
    if (has(framed_elements, name)) return frame(of, name);
    if (has(kept_void_elements, name)) {
      out_.html += '<' + name + " />";
      return;
    }
    if (!has(kept_elements, name)) {
      if (of.tag == GUMBO_TAG_UNKNOWN && !has(younger_elements, name)) return as_text(of, depth);
      if (!has(quiet_elements, name)) dropped_.insert(name);
      return children(of, depth);
    }
    std::string href;
    if (name == "a" && !link_of(of, href)) {
      note_attributes(of);
      return children(of, depth);
    }
    out_.html += '<' + name;
    if (!href.empty()) add("href", href);
    attributes(of, name);
    out_.html += '>';
    children(of, depth);
    out_.html += "</" + name + '>';
  }

  // "<enter your name>" is no HTML but what somebody wrote.
  void as_text(const GumboElement& of, int depth) {
    append_escaped(out_.html, std::string_view(of.original_tag.data, of.original_tag.length));
    children(of, depth);
    append_escaped(out_.html, std::string_view(of.original_end_tag.data, of.original_end_tag.length));
  }

  // False when the element is a link that must go.
  bool link_of(const GumboElement& of, std::string& href) {
    const GumboAttribute* found = gumbo_get_attribute(&of.attributes, "href");
    if (found == nullptr) return true;
    if (!is_safe_address(found->value)) {
      dropped_.insert("href");
      return false;
    }
    const auto target = handling_.link ? handling_.link(found->value) : std::optional<std::string>(found->value);
    if (!target) return false;
    href = *target;
    return true;
  }

  void attributes(const GumboElement& of, std::string_view element_name) {
    bool has_id = false;
    for (unsigned i = 0; i < of.attributes.length; ++i) {
      const auto& one = *static_cast<const GumboAttribute*>(of.attributes.data[i]);
      const std::string_view name = one.name;
      const std::string_view value = one.value;
      if (name == "id" || (name == "name" && element_name == "a")) {
        if (!has_id && !value.empty() && (!handling_.id || handling_.id(value))) add("id", value);
        has_id = true;
      } else if (has(kept_attributes, name)) {
        add(name, value);
      } else if (has(number_attributes, name)) {
        if (const auto number = text::whole_number(value); number && *number <= 1000) add(name, value);
      } else if (has(flag_attributes, name)) {
        out_.html.append(" ").append(name);
      } else if (name == "scope" && (value == "col" || value == "row")) {
        add(name, value);
      } else if (name == "class" && has(kept_classes, value)) {
        add("class", value);
      } else if (name == "rel" || name == "href") {
        continue;
      } else if (!has(quiet_attributes, name)) {
        dropped_.insert(std::string(name));
      }
    }
    if (element_name == "a" && gumbo_get_attribute(&of.attributes, "href") != nullptr)
      out_.html += " rel=\"noreferrer\"";
  }

  void note_attributes(const GumboElement& of) {
    for (unsigned i = 0; i < of.attributes.length; ++i) {
      const std::string_view name = static_cast<const GumboAttribute*>(of.attributes.data[i])->name;
      if (name.starts_with("on") || name == "style") dropped_.insert(std::string(name));
    }
  }

  void picture(const GumboElement& of) {
    note_attributes(of);
    const std::string_view source = attribute(of, "src");
    const std::string_view alternative = attribute(of, "alt");
    if (!is_safe_address(source) || source.empty()) {
      dropped_.insert("img");
      append_escaped(out_.html, alternative);
    } else if (handling_.picture) {
      out_.html += handling_.picture(source, alternative);
    } else {
      out_.html += "<img";
      add("src", source);
      add("alt", alternative);
      out_.html += " />";
    }
  }

  void frame(const GumboElement& of, const std::string& name) {
    note_attributes(of);
    std::string_view source = attribute(of, "src");
    for (unsigned i = 0; source.empty() && i < of.children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(of.children.data[i]);
      if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_SOURCE)
        source = attribute(child.v.element, "src");
    }
    if (source.empty() || !is_safe_address(source)) {
      dropped_.insert(name);
      return;
    }
    const std::string_view title = attribute(of, "title");
    if (handling_.frame) {
      out_.html += handling_.frame(name, source, title);
      return pass_over_holes(of);
    }
    out_.html += "<a";
    add("href", source);
    out_.html += " rel=\"noreferrer\">";
    append_escaped(out_.html, title.empty() ? source : title);
    out_.html += "</a>";
  }

  // What stands inside is for browsers that cannot show the element; a card says the same.
  void pass_over_holes(const GumboElement& of) {
    const std::size_t size = out_.html.size();
    for (unsigned i = 0; i < of.children.length; ++i)
      if (const auto& child = *static_cast<const GumboNode*>(of.children.data[i]); child.type == GUMBO_NODE_COMMENT)
        hole(child.v.text.text);
    out_.html.resize(size);
  }

  void add(std::string_view name, std::string_view value) {
    out_.html.append(" ").append(name).append("=\"");
    append_escaped(out_.html, value);
    out_.html += '"';
  }

  const Handling& handling_;
  Cleaned out_;
  std::set<std::string> dropped_;
  std::set<int> used_;
};

}  // namespace

Cleaned clean(std::string_view fragment, const Handling& handling) {
  if (fragment.size() > largest_fragment) {
    Cleaned flat;
    append_escaped(flat.html, fragment);
    flat.dropped.push_back("more than 256 kB of HTML");
    return flat;
  }
  const std::string bounded = within_bounds(fragment);
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, DestroyOutput> parsed(
      gumbo_parse_with_options(&options, bounded.data(), bounded.size()));
  Cleaner cleaner(handling);
  cleaner.children(parsed->root->v.element, 0);
  return cleaner.done();
}

std::string hole_mark(std::size_t number) { return "<!--hole:" + std::to_string(number) + "-->"; }

bool drops_element(std::string_view name) {
  return name != "img" && !has(kept_elements, name) && !has(kept_void_elements, name) && !has(framed_elements, name) &&
         !has(quiet_elements, name);
}

bool is_safe_address(std::string_view address) {
  // Browsers pass over control characters and spaces when they look for the scheme.
  std::string scheme;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= ' ') continue;
    if (c == ':') {
      const std::string name = text::lower(scheme);
      return name == "http" || name == "https" || name == "mailto" || name == "tel";
    }
    if (c == '/' || c == '?' || c == '#') return true;
    scheme += c;
    if (scheme.size() > 200) return true;
  }
  return true;
}

namespace {
constexpr std::array<bool, 256> made_special() {
  std::array<bool, 256> special{};
  for (const char c : {'&', '<', '>', '"'}) special[static_cast<unsigned char>(c)] = true;
  return special;
}
constexpr std::array<bool, 256> special = made_special();
}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  const char* from = text.data();
  const char* const end = from + text.size();
  for (const char* at = from; at != end; ++at) {
    if (!special[static_cast<unsigned char>(*at)]) continue;
    out.append(from, at);
    out += *at == '&' ? "&amp;" : *at == '<' ? "&lt;" : *at == '>' ? "&gt;" : "&quot;";
    from = at + 1;
  }
  out.append(from, end);
}

}  // namespace html
