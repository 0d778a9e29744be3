#include "compiler/site/body.h"

#include "compiler/site/body_writer.h"
#include "platform/html/allow_list.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

Body render_body(const markdown::Document& document, const BodySurroundings& around) {
  Body body;
  body.html.reserve(around.expected_size);
  BodyWriter(around, body).write(document);
  body.html.shrink_to_fit();
  return body;
}

void BodyWriter::write(const markdown::Document& document) {
  frames_.reserve(16);
  document_ = &document;
  push(0);
  walk(document);
  leave(0);
}

void BodyWriter::walk(const markdown::Document& document) {
  document_ = &document;
  outline(document);
  NodeIndex at = document.root().first_child;
  while (at != 0) {
    before_child(at);
    if (enter(at)) {
      if (node(at).first_child != 0) {
        at = node(at).first_child;
        continue;
      }
      leave(at);
    }
    while (true) {
      after_child();
      if (node(at).next != 0) {
        at = node(at).next;
        break;
      }
      at = node(at).parent;
      if (at == 0) return;
      leave(at);
    }
  }
}

void BodyWriter::push(NodeIndex at, std::string_view closing) {
  Frame& frame = frames_.emplace_back();
  frame.node = at;
  frame.closing = closing;
  if (!holds_html(at)) return;
  frame.is_region = true;
  frame.region_begin = out_.size();
  ++regions_;
}

void BodyWriter::before_child(NodeIndex at) {
  Frame& frame = parent();
  if (!frame.is_region || node(at).kind == Kind::html_block || node(at).kind == Kind::html_inline) return;
  if (frame.segments.empty() || frame.segments.back().is_html)
    frame.segments.push_back({false, {}, out_.size(), out_.size()});
}

void BodyWriter::after_child() {
  Frame& frame = parent();
  if (frame.is_region && !frame.segments.empty() && !frame.segments.back().is_html)
    frame.segments.back().end = out_.size();
}

bool BodyWriter::enter(NodeIndex at) {
  const Node& here = node(at);
  switch (here.kind) {
    case Kind::paragraph:
      enter_paragraph(at);
      push(at);
      return true;
    case Kind::text: {
      std::string_view written = here.text;
      if (node(here.parent).kind == Kind::table_cell && !parent().is_region) begin_in_cell(parent(), written);
      text(written);
      return false;
    }
    case Kind::heading:
      return enter_heading(at);
    case Kind::list:
      enter_list(at);
      push(at);
      return true;
    case Kind::item:
      enter_item(at);
      push(at);
      return true;
    case Kind::quote:
      new_line();
      out_ += "<blockquote>\n";
      push(at, "</blockquote>\n");
      return true;
    case Kind::code_block:
      code_block(at);
      return false;
    case Kind::thematic_break:
      new_line();
      out_ += "<hr />\n";
      return false;
    case Kind::table:
      enter_table();
      push(at);
      return true;
    case Kind::table_row:
      enter_row(at);
      push(at);
      return true;
    case Kind::table_cell:
      enter_cell(at);
      push(at);
      return true;
    case Kind::footnote_definition:
      enter_footnote(at);
      push(at);
      return true;
    case Kind::html_block:
    case Kind::html_inline:
      return html_child(at);
    default:
      break;
  }
  if (node(here.parent).kind == Kind::table_cell && !parent().is_region) {
    std::string_view none;
    begin_in_cell(parent(), none);
  }
  switch (here.kind) {
    case Kind::soft_break:
      out_ += '\n';
      return false;
    case Kind::line_break:
      out_ += "<br />\n";
      return false;
    case Kind::code:
      out_ += "<code>";
      html::append_escaped(out_, here.text);
      out_ += "</code>";
      return false;
    case Kind::emphasis:
      out_ += "<em>";
      push(at, "</em>");
      return true;
    case Kind::strong:
      out_ += "<strong>";
      push(at, "</strong>");
      return true;
    case Kind::strikethrough:
      out_ += "<del>";
      push(at, "</del>");
      return true;
    case Kind::link:
      enter_link(at);
      return true;
    case Kind::image:
      return enter_image(at);
    case Kind::footnote_reference:
      footnote_reference(at);
      return false;
    default:
      return false;
  }
}

void BodyWriter::leave(NodeIndex at) {
  Frame& frame = parent();
  if (frame.is_region) {
    finish_region(frame);
    --regions_;
  }
  const Kind kind = node(at).kind;
  if (kind == Kind::list) {
    leave_list(at);
    return;
  }
  if (kind == Kind::table_cell) leave_cell(at);
  out_ += frame.closing;
  frames_.pop_back();
  switch (kind) {
    case Kind::paragraph:
      leave_paragraph(at);
      break;
    case Kind::heading:
      leave_heading(at);
      break;
    case Kind::table:
      leave_table(at);
      break;
    case Kind::table_row:
      leave_row(at);
      break;
    case Kind::footnote_definition:
      leave_footnote(at);
      break;
    case Kind::link:
      --links_;
      break;
    default:
      break;
  }
}

}  // namespace compiler
