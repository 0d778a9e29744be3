// Markdown text as a tree with positions: CommonMark with GFM's tables, task lists, strikethrough, bare links and
// footnotes, as cmark-gfm reads it.
//
// The tree is flat: node 0 is the document, every other node knows its parent, its first child and its next sibling
// (0 = none). All text is owned by the Document. Lines are counted from `first_line`, columns are 1-based bytes, as the
// library reports them; it is off by a few columns after an escaped pipe in a table and on lazy continuation lines, so
// whoever prints a column looks the text up in the source line near it.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace markdown {

enum class Kind : std::uint8_t {
  document,
  quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  thematic_break,
  table,
  table_row,
  table_cell,
  footnote_definition,
  text,
  soft_break,
  line_break,
  code,
  html_inline,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  footnote_reference,
};

bool is_inline(Kind kind);

enum class Align : std::uint8_t { none, left, centre, right };
enum class Task : std::uint8_t { none, open, done };

using NodeIndex = std::uint32_t;

struct Node {
  Kind kind = Kind::document;
  std::uint8_t level = 0;     // headings: 1 to 6
  bool ordered = false;       // lists
  bool tight = false;         // lists: items hold no paragraphs
  bool header = false;        // table rows
  Task task = Task::none;     // items
  Align align = Align::none;  // table cells
  int number = 0;             // ordered lists: the first number; items of ordered lists: the number they render with
  int line = 0, column = 0;   // of the first character
  int end_line = 0;
  NodeIndex parent = 0, first_child = 0, next = 0;
  std::string_view text;  // text, code, html: the literal; links and images: the target; code blocks: the code
  std::string_view
      title;  // of links and images; code blocks: the info string; headings, paragraphs: the id the author gave
};

struct HeadingName {
  int line = 0;
  std::string_view id;
};

class Document {
 public:
  Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const Node& operator[](NodeIndex index) const { return nodes_[index]; }
  const Node& root() const { return nodes_[0]; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  // The node behind `index` and everything in it, in document order (nodes are stored in that order).
  NodeIndex after(NodeIndex index) const;
  NodeIndex index_of(const Node& node) const { return static_cast<NodeIndex>(&node - nodes_.data()); }

  // The readable text below a node: link labels, code and alternative texts included, raw HTML left out, a line break
  // for <br> and hard breaks, a space for soft breaks.
  std::string plain_text(NodeIndex index) const;

  // Sets the ids that the author gave the headings beginning on these lines, in the order of lines; else a paragraph
  // around the line or next to it has it. Other lines are passed over, and of several ids the first counts.
  void name_headings(const std::vector<HeadingName>& names);

 private:
  friend class Builder;
  std::vector<Node> nodes_;
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

// for (NodeIndex child : children(document, parent)) …
class Children {
 public:
  class Iterator {
   public:
    Iterator(const Document& document, NodeIndex at) : document_(&document), at_(at) {}
    NodeIndex operator*() const { return at_; }
    Iterator& operator++() {
      at_ = (*document_)[at_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Document* document_;
    NodeIndex at_;
  };
  Children(const Document& document, NodeIndex parent) : document_(&document), parent_(parent) {}
  Iterator begin() const { return {*document_, (*document_)[parent_].first_child}; }
  Iterator end() const { return {*document_, 0}; }

 private:
  const Document* document_;
  NodeIndex parent_;
};
inline Children children(const Document& document, NodeIndex parent) { return {document, parent}; }

// What a page must not exceed to be parsed: beyond it the library needs quadratic time or memory. The first excess
// found, by line; line 0 when there is none. Checked before parsing.
enum class Excess : std::uint8_t { none, nesting, columns, pieces, density };
struct Limits {
  int nesting = 100;  // list items and quotes opened inside each other on one line, or by indentation
  int columns = 200;  // cells in one table row
  // Table cells (those that short rows are filled up with, too), list items, emphasised words, pairs of lines: each
  // takes memory.
  std::int64_t pieces = 1'000'000;
  // How much walking to and fro the page's paragraphs cause (density.h). Brackets times emphasis marks, mostly: each
  // bracket makes the library walk all marks before it.
  std::int64_t density = 20'000'000;
};
struct Exceeded {
  Excess what = Excess::none;
  int line = 0;
};
Exceeded exceeded(std::string_view source, const Limits& limits, int first_line = 1);

// Puts signs in place of `length` bytes of a source that are to leave no trace in the tree: parse() drops them from
// every text and target, and all around them keeps its place. To Markdown they are a word between braces.
void fill(std::string& source, std::size_t begin, std::size_t length);

// Parses valid UTF-8 without NUL that does not exceed the limits. Never fails.
Document parse(std::string_view source, int first_line = 1);

}  // namespace markdown
