// The machine behind render_body: one walk over the tree, without recursion, since pages may nest deeply.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "compiler/reader/heading_ids.h"
#include "compiler/site/body.h"
#include "platform/html/allow_list.h"

namespace compiler {

class BodyWriter {
 public:
  BodyWriter(const BodySurroundings& around, Body& body) : around_(around), body_(body), out_(body.html) {}
  void write(const markdown::Document& document);

 private:
  using Node = markdown::Node;
  using NodeIndex = markdown::NodeIndex;

  // A run of siblings inside a parent that holds raw HTML: the HTML itself, or where our own output lies.
  struct Segment {
    bool is_html = false;
    std::string_view html;
    std::size_t begin = 0, end = 0;  // in out_
  };

  // One node whose children are being written.
  struct Frame {
    NodeIndex node = 0;
    std::string_view closing;  // what leave() writes for links and the like
    // Children hold raw HTML: they are put together by the allow-list when the node is left.
    bool is_region = false;
    std::size_t region_begin = 0;
    std::vector<Segment> segments;
    // Lists
    bool item_open = false;
    std::vector<int> columns;  // of the bullets of the lists that one-space indents opened
    // A numbered list before the child at hand is still open, so that bullets become part of its last item.
    bool numbers_open = false;
    int next_number = 0;
    // Table cells
    int breaks = 0;
    bool at_line_start = true, list_open = false;
  };

  struct Outline {
    NodeIndex heading = 0;
    std::string id, other_id;
    int level = 2;
  };

  // body.cpp: the walk
  void walk(const markdown::Document& document);
  bool enter(NodeIndex at);  // whether the node's children are to be written
  void leave(NodeIndex at);
  void before_child(NodeIndex at);
  void after_child();
  void push(NodeIndex at, std::string_view closing = {});
  Frame& parent() { return frames_.back(); }
  const Node& node(NodeIndex at) const { return (*document_)[at]; }
  void new_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  // body_blocks.cpp
  void outline(const markdown::Document& document);
  bool is_title(NodeIndex heading) const;
  bool enter_heading(NodeIndex at);
  void leave_heading(NodeIndex at);
  void enter_list(NodeIndex at);
  void leave_list(NodeIndex at);
  void enter_item(NodeIndex at);
  void enter_paragraph(NodeIndex at);
  void leave_paragraph(NodeIndex at);
  void code_block(NodeIndex at);
  void enter_footnote(NodeIndex at);
  void leave_footnote(NodeIndex at);

  // body_tables.cpp
  void enter_table();
  void leave_table(NodeIndex at);
  void enter_row(NodeIndex at);
  void leave_row(NodeIndex at);
  void enter_cell(NodeIndex at);
  void leave_cell(NodeIndex at);
  void begin_in_cell(Frame& cell, std::string_view& text);

  // body_inlines.cpp
  void text(std::string_view text);
  void enter_link(NodeIndex at);
  bool enter_image(NodeIndex at);
  void footnote_reference(NodeIndex at);
  std::string picture(std::string_view target, std::string_view alternative);

  // body_html.cpp
  bool holds_html(NodeIndex parent) const;
  bool html_child(NodeIndex at);
  void finish_region(Frame& frame);
  std::string clean_region(const Frame& frame, bool& complete);
  std::string frame_card(std::string_view element, std::string_view source, std::string_view title);

  struct LinkTarget {
    enum Kind { here, outside, missing } kind = missing;
    std::string address;
  };
  LinkTarget link_target(std::string_view written);

  const BodySurroundings& around_;
  Body& body_;
  std::string& out_;
  const markdown::Document* document_ = nullptr;
  std::vector<Frame> frames_;
  std::vector<Outline> outline_;
  std::size_t next_heading_ = 0;
  std::unordered_set<std::string> ids_;
  std::vector<std::unique_ptr<markdown::Document>> nested_;  // Markdown inside HTML blocks
  int regions_ = 0;                                          // open ones
  int links_ = 0;                                            // open ones: no link inside a link
  int footnotes_ = 0;
};

}  // namespace compiler
