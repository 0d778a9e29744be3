#include "platform/markdown/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "kernel/text.h"
#include "platform/markdown/filler.h"
#include "platform/markdown/parse_memory.h"

namespace markdown {

bool is_inline(Kind kind) { return kind >= Kind::text; }

Document::Document() : nodes_(1) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

NodeIndex Document::after(NodeIndex index) const {
  while (index != 0 && nodes_[index].next == 0) index = nodes_[index].parent;
  return index == 0 ? size() : nodes_[index].next;
}

std::string Document::plain_text(NodeIndex index) const {
  std::string out;
  const NodeIndex end = after(index);
  for (NodeIndex at = index; at < end; ++at) {
    const Node& node = nodes_[at];
    switch (node.kind) {
      case Kind::text:
      case Kind::code:
      case Kind::code_block:
        out += node.text;
        break;
      case Kind::soft_break:
        out += ' ';
        break;
      case Kind::line_break:
        out += '\n';
        break;
      case Kind::html_inline:
        if (text::starts_with_ignoring_case(node.text, "<br")) out += '\n';
        break;
      case Kind::paragraph:
      case Kind::item:
      case Kind::heading:
        if (!out.empty() && out.back() != '\n' && at != index) out += '\n';
        break;
      default:
        break;
    }
  }
  return out;
}

// Turns the library's tree into ours, in document order, without recursion: pages may nest deeply.
class Builder {
 public:
  Builder(std::string_view source, int first_line)
      : line_offset_(first_line - 1),
        has_filler_(source.find(filler) != std::string_view::npos),
        last_line_(first_line + static_cast<int>(std::ranges::count(source, '\n')) - source.ends_with('\n')) {
    const std::size_t source_size = source.size();
    document_.nodes_.clear();
    document_.nodes_.reserve(source_size / 16 + 16);
    document_.memory_ = std::make_unique<std::pmr::monotonic_buffer_resource>(source_size + 256);
  }

  Document build(cmark_node* root) {
    add(root, 0);
    cmark_node* at = root;
    NodeIndex index = 0;
    while (true) {
      if (cmark_node* child = cmark_node_first_child(at)) {
        const NodeIndex added = add(child, index);
        document_.nodes_[index].first_child = added;
        at = child;
        index = added;
        continue;
      }
      while (at != root && cmark_node_next(at) == nullptr) {
        at = cmark_node_parent(at);
        index = document_.nodes_[index].parent;
      }
      if (at == root) return std::move(document_);
      at = cmark_node_next(at);
      const NodeIndex added = add(at, document_.nodes_[index].parent);
      document_.nodes_[index].next = added;
      index = added;
    }
  }

 private:
  std::string_view keep(const char* text) {
    if (text == nullptr || *text == '\0') return {};
    const std::size_t size = std::strlen(text);
    char* copy = static_cast<char*>(document_.memory_->allocate(size, 1));
    std::memcpy(copy, text, size);
    return {copy, has_filler_ ? without_filler(copy, size) : size};
  }

  static Kind kind_of(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_DOCUMENT:
        return Kind::document;
      case CMARK_NODE_BLOCK_QUOTE:
        return Kind::quote;
      case CMARK_NODE_LIST:
        return Kind::list;
      case CMARK_NODE_ITEM:
        return Kind::item;
      case CMARK_NODE_CODE_BLOCK:
        return Kind::code_block;
      case CMARK_NODE_HTML_BLOCK:
        return Kind::html_block;
      case CMARK_NODE_PARAGRAPH:
        return Kind::paragraph;
      case CMARK_NODE_HEADING:
        return Kind::heading;
      case CMARK_NODE_THEMATIC_BREAK:
        return Kind::thematic_break;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        return Kind::footnote_definition;
      case CMARK_NODE_TEXT:
        return Kind::text;
      case CMARK_NODE_SOFTBREAK:
        return Kind::soft_break;
      case CMARK_NODE_LINEBREAK:
        return Kind::line_break;
      case CMARK_NODE_CODE:
        return Kind::code;
      case CMARK_NODE_HTML_INLINE:
        return Kind::html_inline;
      case CMARK_NODE_EMPH:
        return Kind::emphasis;
      case CMARK_NODE_STRONG:
        return Kind::strong;
      case CMARK_NODE_LINK:
        return Kind::link;
      case CMARK_NODE_IMAGE:
        return Kind::image;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        return Kind::footnote_reference;
      default:
        break;
    }
    const std::string_view name = cmark_node_get_type_string(node);
    if (name == "table") return Kind::table;
    if (name == "table_row" || name == "table_header") return Kind::table_row;
    if (name == "table_cell") return Kind::table_cell;
    if (name == "strikethrough") return Kind::strikethrough;
    return name == "tasklist" ? Kind::item : Kind::text;
  }

  NodeIndex add(cmark_node* from, NodeIndex parent) {
    const auto index = static_cast<NodeIndex>(document_.nodes_.size());
    Node& node = document_.nodes_.emplace_back();
    node.kind = kind_of(from);
    node.parent = parent;
    read_place(from, node, index);
    read_details(from, node, parent);
    return index;
  }

  // Breaks and what the extension for bare links makes have no place of their own: they get that of the node before.
  void read_place(cmark_node* from, Node& node, NodeIndex index) const {
    if (const int line = cmark_node_get_start_line(from); line > 0 || index == 0) {
      // Behind a tag that goes over several lines, the library may count more lines than there are.
      node.line = std::min(line + line_offset_, last_line_);
      node.column = cmark_node_get_start_column(from);
      node.end_line = std::min(cmark_node_get_end_line(from) + line_offset_, last_line_);
    } else {
      node.line = node.end_line = document_.nodes_[index - 1].line;
      node.column = document_.nodes_[index - 1].column;
    }
  }

  void read_details(cmark_node* from, Node& node, NodeIndex parent) {
    switch (node.kind) {
      case Kind::list:
        node.ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
        node.tight = cmark_node_get_list_tight(from) != 0;
        node.number = cmark_node_get_list_start(from);
        break;
      case Kind::item:
        read_item(from, node, parent);
        break;
      case Kind::heading:
        node.level = static_cast<std::uint8_t>(cmark_node_get_heading_level(from));
        break;
      case Kind::code_block:
        node.title = keep(cmark_node_get_fence_info(from));
        node.text = keep(cmark_node_get_literal(from));
        break;
      case Kind::link:
      case Kind::image:
        node.text = keep(cmark_node_get_url(from));
        node.title = keep(cmark_node_get_title(from));
        break;
      case Kind::table_row:
        node.header = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
        break;
      case Kind::table_cell:
        read_cell(from, node);
        break;
      case Kind::text:
      case Kind::code:
      case Kind::html_inline:
      case Kind::html_block:
      case Kind::footnote_definition:
      case Kind::footnote_reference:
        node.text = keep(cmark_node_get_literal(from));
        break;
      default:
        break;
    }
  }

  void read_item(cmark_node* from, Node& node, NodeIndex parent) {
    if (std::string_view(cmark_node_get_type_string(from)) == "tasklist")
      node.task = cmark_gfm_extensions_get_tasklist_item_checked(from) ? Task::done : Task::open;
    if (!document_.nodes_[parent].ordered) return;
    // The item before it is the last one added to this list; items of lists inside it have another parent.
    NodeIndex before = static_cast<NodeIndex>(document_.nodes_.size()) - 2;
    while (before > parent && document_.nodes_[before].parent != parent) before = document_.nodes_[before].parent;
    node.number = before > parent ? document_.nodes_[before].number + 1 : document_.nodes_[parent].number;
  }

  static void read_cell(cmark_node* from, Node& node) {
    cmark_node* row = cmark_node_parent(from);
    cmark_node* table = cmark_node_parent(row);
    int position = 0;
    for (cmark_node* before = cmark_node_previous(from); before != nullptr; before = cmark_node_previous(before))
      ++position;
    node.header = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
    if (position >= cmark_gfm_extensions_get_table_columns(table)) return;
    switch (cmark_gfm_extensions_get_table_alignments(table)[position]) {
      case 'l':
        node.align = Align::left;
        break;
      case 'c':
        node.align = Align::centre;
        break;
      case 'r':
        node.align = Align::right;
        break;
      default:
        break;
    }
  }

  Document document_;
  int line_offset_;
  bool has_filler_;
  int last_line_;
};

namespace {

// Whether the address that begins at `begin` is the target of "[label](address)" or stands in "<address>".
bool is_in_brackets(std::string_view source, std::size_t begin) {
  const std::string_view before = source.substr(0, begin);
  const std::size_t end = source.find_first_of(" \t\n\r()<>\\", begin);
  if (end == std::string_view::npos) return false;
  if (before.ends_with('<')) return source[end] == '>';
  if (!before.ends_with("](") || source[end] != ')') return false;
  // The label's bracket is near; looking further back would make a long line of links quadratic.
  const std::string_view near = before.substr(before.size() - std::min<std::size_t>(before.size(), 1000));
  const std::size_t newline = near.rfind('\n');
  return near.find('[', newline == std::string_view::npos ? 0 : newline) != std::string_view::npos;
}

// Whether the text may hold a bare link ("www.x.org", "https://x.org", "a@b.org"): looking for them takes the library a
// quarter of its time, and few pages have any.
bool may_have_bare_links(std::string_view source) {
  for (std::size_t at = source.find("://"); at != std::string_view::npos; at = source.find("://", at + 3)) {
    std::size_t begin = at;
    while (begin > 0 && text::is_letter(source[begin - 1])) --begin;
    if (!is_in_brackets(source, begin)) return true;
  }
  for (std::size_t at = source.find('@'); at != std::string_view::npos; at = source.find('@', at + 1))
    if (at > 0 && !text::is_space(source[at - 1]) && at + 1 < source.size() && !text::is_space(source[at + 1]))
      return true;
  for (std::size_t at = source.find("www."); at != std::string_view::npos; at = source.find("www.", at + 1))
    if (at == 0 || source[at - 1] != '/') return true;
  return false;
}

}  // namespace

Document parse(std::string_view source, int first_line) {
  static std::once_flag registered;  // the library keeps its list of extensions for the whole process
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const ParseMemory memory;
  cmark_parser* parser =
      cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE, memory.mem());
  for (const char* name : {"table", "strikethrough", "tasklist", "autolink"}) {
    if (std::string_view(name) == "autolink" && !may_have_bare_links(source)) continue;
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser, extension);
  }
  cmark_parser_feed(parser, source.data(), source.size());
  return Builder(source, first_line).build(cmark_parser_finish(parser));  // freed with the memory
}

}  // namespace markdown
