#include <algorithm>

#include "compiler/reader/heading_ids.h"
#include "compiler/reader/html_tags.h"
#include "compiler/reader/link_locator.h"
#include "compiler/reader/page.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::Node;
using markdown::NodeIndex;

namespace {

// What a bare address shows of its target: "http://" and "mailto:" are added by Markdown.
bool shows_target(std::string_view shown, std::string_view target) {
  if (shown == target) return true;
  for (std::string_view added : {"http://", "mailto:"})
    if (target.starts_with(added) && target.substr(added.size()) == shown) return true;
  return false;
}

constexpr int deepest = 3;  // sections inside each other whose Markdown is read; each is parsed anew

class LinkReader {
 public:
  LinkReader(const PageInHand& in, LinkFacts& facts, int depth)
      : in_(in), facts_(facts), locator_(in.page.source), depth_(depth) {}

  void read() {
    for (NodeIndex at = 1; at < in_.tree.size(); ++at) {
      locate_links_before(at);
      const Node& node = in_.tree[at];
      line_ = std::max(line_, node.line);
      if (node.kind == Kind::link || node.kind == Kind::image)
        begin_link(at, node);
      else if (node.kind == Kind::html_inline || node.kind == Kind::html_block)
        read_html(at, node);
      else if (node.kind == Kind::text)
        read_text(at, node);
    }
    locate_links_before(in_.tree.size());
    read_headings();
  }

 private:
  // A link's target stands behind its label, which may hold an image with a target of its own: so targets are looked
  // up when the label is done.
  struct Open {
    NodeIndex node, end;
    int line;
    std::size_t fact;
  };

  void begin_link(NodeIndex at, const Node& node) {
    LinkUse use;
    use.target = node.text;
    use.label = text::collapse_spaces(in_.tree.plain_text(at));
    use.image = node.kind == Kind::image;
    open_.push_back({at, in_.tree.after(at), line_, facts_.links.size()});
    facts_.links.push_back(std::move(use));
  }

  void locate_links_before(NodeIndex at) {
    while (!open_.empty() && open_.back().end <= at) {
      const Node& node = in_.tree[open_.back().node];
      LinkUse& use = facts_.links[open_.back().fact];
      const int line = open_.back().line;
      open_.pop_back();
      const bool may_be_bare = !use.image && shows_target(use.label, use.target);
      const auto found = may_be_bare ? locator_.address(use.target, use.label, line, node.column)
                                     : locator_.target(use.target, line, node.column);
      use.line = found.position.line;
      use.column = found.position.column;
      use.bare = found.bare;
      note_space_before(use, found);
    }
  }

  void note_space_before(const LinkUse& use, const LinkLocator::Found& found) {
    if (found.offset == std::string_view::npos || found.offset == 0 || found.bare) return;
    const std::string_view text = in_.page.source.text();
    std::size_t begin = found.offset;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
    if (begin == found.offset || begin == 0 || text[begin - 1] != '(') return;
    const auto spaces = static_cast<int>(found.offset - begin);
    facts_.flawed.push_back(
        {LinkFlaw::space_before, use.target, use.line, use.column - spaces, begin, static_cast<std::size_t>(spaces)});
  }

  void read_html(NodeIndex at, const Node& node) {
    const std::size_t opening = node.kind == Kind::html_block && depth_ < deepest ? tag_before_markdown(node.text) : 0;
    read_tags(at, node, opening == 0 ? node.text : node.text.substr(0, opening));
    if (opening != 0)
      read_markdown_in_html(node, opening);
    else if (node.kind == Kind::html_block)
      read_headings_in_html(node);
  }

  void read_tags(NodeIndex at, const Node& node, std::string_view html) {
    HtmlTags tags(html);
    int line = node.line;
    std::size_t counted = 0;
    while (const auto tag = tags.next()) {
      line += static_cast<int>(std::ranges::count(html.substr(counted, tag->begin - counted), '\n'));
      counted = tag->begin;
      if (!tag->closing && !tag->attributes.empty()) read_tag(*tag, node, at, line);
    }
  }

  void read_tag(const HtmlTag& tag, const Node& node, NodeIndex at, int line) {
    HtmlAttributes attributes(tag.attributes);
    const bool is_link = text::equal_ignoring_case(tag.name, "a");
    const bool is_image = text::equal_ignoring_case(tag.name, "img");
    std::string_view anchor;  // <a id="x" name="x"> is one
    while (const auto one = attributes.next()) {
      const auto named = [&](std::string_view name) { return text::equal_ignoring_case(one->name, name); };
      const bool targets = (is_link && named("href")) || (is_image && named("src"));
      const bool anchors = named("id") || (is_link && named("name"));
      if (one->value.empty() || (!targets && !anchors) || (anchors && one->value == anchor)) continue;
      const auto found = locator_.literal(one->value, line, node.column);
      const Position where = found.position;
      if (anchors) {
        anchor = one->value;
        facts_.anchors.push_back({entities_resolved(one->value), where.line, where.column, false});
        continue;
      }
      LinkUse use;
      use.target = entities_resolved(text::trim(one->value));
      use.label = is_image ? entities_resolved(attribute(tag, "alt")) : label_behind(tag, node, at);
      use.image = is_image;
      use.line = where.line;
      use.column = where.column;
      facts_.links.push_back(std::move(use));
    }
  }

  // The text between <a …> and </a>; a label longer than a few lines is none.
  std::string label_behind(const HtmlTag& tag, const Node& node, NodeIndex at) const {
    constexpr std::size_t longest = 300;
    std::string label;
    if (node.kind == Kind::html_block) {
      const std::string_view rest = node.text.substr(tag.end, longest);
      label = rest.substr(0, std::min(text::find_ignoring_case(rest, "</a"), rest.find('<')));
    } else {
      for (NodeIndex next = node.next; next != 0 && next < at + 20; next = in_.tree[next].next) {
        if (in_.tree[next].kind == Kind::html_inline) break;
        label += in_.tree.plain_text(next);
      }
    }
    return text::collapse_spaces(entities_resolved(label));
  }

  // Markdown inside <section>, where kramdown and the site read it as such.
  void read_markdown_in_html(const Node& node, std::size_t opening) {
    const int line = node.line + static_cast<int>(std::ranges::count(node.text.substr(0, opening), '\n'));
    const markdown::Document inside = markdown::parse(node.text.substr(opening), line);
    const PageInHand nested{in_.page, inside, in_.sections, in_.settings};
    LinkReader(nested, facts_, depth_ + 1).read();
  }

  // In other elements kramdown may read Markdown, too: its headings are anchors there.
  void read_headings_in_html(const Node& node) {
    int line = node.line;
    for (std::size_t begin = 0; begin < node.text.size(); ++line) {
      const std::size_t end = std::min(node.text.find('\n', begin), node.text.size());
      std::string_view text = node.text.substr(begin, end - begin);
      begin = end + 1;
      const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
      if (level == 0 || level > 6 || level == text.size() || text[level] != ' ') continue;
      const std::string title = text::collapse_spaces(text.substr(level));
      facts_.anchors.push_back({github_id(title), line, 1, true});
      facts_.anchors.push_back({kramdown_id(title), line, 1, true});
    }
  }

  // "](" in plain text: something was meant as a link.
  void read_text(NodeIndex at, const Node& node) {
    constexpr std::size_t longest = 500;  // of a label or target, so that no page is searched over and over
    for (std::size_t open = node.text.find("]("); open != std::string_view::npos;
         open = node.text.find("](", open + 2)) {
      const std::size_t begin = open < longest ? 0 : open - longest;
      const std::size_t label = node.text.substr(begin, open - begin).rfind('[');
      if (label == std::string_view::npos || begin + label + 1 == open) continue;
      const std::string_view rest = node.text.substr(open + 2, longest);
      const std::size_t close = rest.find(')');
      if (close != std::string_view::npos)
        read_spaced(node, text::trim(rest.substr(0, close)));
      else if (open + 2 + rest.size() == node.text.size())
        read_unclosed(at, node, rest);
    }
  }

  // "[label](" at the end of a line, or followed by nothing but an address that Markdown found by itself.
  void read_unclosed(NodeIndex at, const Node& node, std::string_view rest) {
    const NodeIndex next = in_.tree[at].next;
    const Node* following = next == 0 ? nullptr : &in_.tree[next];
    std::string_view target = rest;
    if (following != nullptr && following->kind == Kind::link) {
      if (!rest.empty()) return;
      const Node* behind = following->next == 0 ? nullptr : &in_.tree[following->next];
      const std::size_t close =
          behind != nullptr && behind->kind == Kind::text ? behind->text.find_first_of("()") : std::string_view::npos;
      if (close != std::string_view::npos) {  // "](https://example.org/a b)"
        if (behind->text[close] == ')' && behind->text.starts_with(' '))
          note_spaced_address(node, std::string(following->text).append(behind->text.substr(0, close)));
        return;
      }
      target = following->text;
    } else if (following != nullptr && following->kind != Kind::soft_break && following->kind != Kind::line_break) {
      return;
    }
    if (target.find(' ') != std::string_view::npos) return;
    const auto found = locator_.literal("](" + std::string(rest), node.line, node.column);
    facts_.flawed.push_back(
        {LinkFlaw::unclosed, std::string(target), found.position.line, found.position.column, 0, 0});
  }

  // The address itself is yet to be located, as a link: only what stands before it is looked for.
  void note_spaced_address(const Node& node, std::string target) {
    auto found = locator_.literal("](", node.line, node.column);
    if (found.offset == std::string_view::npos) return;
    facts_.flawed.push_back({LinkFlaw::space_inside, std::move(target), found.position.line, found.position.column + 2,
                             found.offset + 2, 0});
  }

  void read_spaced(const Node& node, std::string_view target) {
    if (target.find(' ') == std::string_view::npos || target.find('"') != std::string_view::npos) return;
    if (target.find("{{") != std::string_view::npos || target.find("{%") != std::string_view::npos) return;
    const auto found = locator_.literal(target, node.line, node.column);
    const bool known = found.offset != std::string_view::npos;
    facts_.flawed.push_back({LinkFlaw::space_inside, std::string(target), found.position.line, found.position.column,
                             known ? found.offset : 0, found.length});
  }

  void read_headings() {
    for (HeadingId& one : heading_ids(in_.tree)) {
      const Node& node = in_.tree[one.heading];
      facts_.anchors.push_back({std::move(one.id), node.line, node.column, true});
      if (!one.kramdown.empty()) facts_.anchors.push_back({std::move(one.kramdown), node.line, node.column, true});
    }
  }

  const PageInHand& in_;
  LinkFacts& facts_;
  LinkLocator locator_;
  std::vector<Open> open_;
  int line_ = 1;
  int depth_;
};

// Whether nothing else is found wanting there after the repair: its place is known, nothing but a plain path, no space
// before it too, and no other "](" that is still open on the line and would become a link around it.
bool stands_alone(std::string_view text, const FlawedLink& link) {
  const auto is_plain = [](char c) {
    return text::is_letter(c) || text::is_digit(c) ||
           std::string_view(" ._~/#%-:&=?,+").find(c) != std::string_view::npos;
  };
  if (!std::ranges::all_of(link.target, is_plain)) return false;
  if (link.offset < 2 || text[link.offset - 1] != '(') return false;
  const std::size_t line = text.rfind('\n', link.offset) + 1;  // 0 when there is none
  const std::string_view before = text.substr(line, link.offset - 2 - std::min(line, link.offset - 2));
  const std::size_t open = before.rfind("](");
  return open == std::string_view::npos || before.find(')', open) != std::string_view::npos;
}

}  // namespace

void read_links(const PageInHand& in, LinkFacts& facts) {
  LinkReader(in, facts, 0).read();
  if (!in.page.source.was_valid()) return;  // its text is not what is on disk
  for (FlawedLink& one : facts.flawed) one.stands_alone = one.length > 0 && stands_alone(in.page.source.text(), one);
}

}  // namespace compiler
