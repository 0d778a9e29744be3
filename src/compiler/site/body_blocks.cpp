#include "compiler/site/body_writer.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;
using markdown::Task;

// ---- headings: ids, and levels without gaps below the page's title ----

void BodyWriter::outline(const markdown::Document& document) {
  outline_.clear();
  next_heading_ = 0;
  std::vector<int> open;  // levels as written of the headings around
  for (HeadingId& one : heading_ids(document)) {
    Outline& entry = outline_.emplace_back();
    entry.heading = one.heading;
    entry.id = std::move(one.id);
    for (int copy = 2; !ids_.insert(entry.id).second; ++copy) entry.id = entry.id + "-" + std::to_string(copy);
    if (!one.kramdown.empty() && ids_.insert(one.kramdown).second) entry.other_id = std::move(one.kramdown);
    if (is_title(one.heading)) continue;
    const int level = document[one.heading].level;
    while (!open.empty() && open.back() >= level) open.pop_back();
    open.push_back(level);
    entry.level = std::min(6, 1 + static_cast<int>(open.size()));
  }
}

// The page's first block, in plain words the title that the layout shows.
bool BodyWriter::is_title(NodeIndex heading) const {
  if (document_->root().first_child != heading || !nested_.empty()) return false;
  for (const NodeIndex child : markdown::children(*document_, heading))
    if (node(child).kind != Kind::text) return false;
  return text::equal_ignoring_case(text::collapse_spaces(document_->plain_text(heading)),
                                   text::collapse_spaces(around_.title));
}

bool BodyWriter::enter_heading(NodeIndex at) {
  while (next_heading_ < outline_.size() && outline_[next_heading_].heading < at) ++next_heading_;
  if (next_heading_ == outline_.size()) return false;
  const Outline& entry = outline_[next_heading_];
  if (is_title(at)) {
    body_.title_id = entry.id;
    return false;
  }
  new_line();
  out_ += "<h" + std::to_string(entry.level) + " id=\"";
  html::append_escaped(out_, entry.id);
  out_ += "\">";
  if (!entry.other_id.empty()) {
    out_ += "<span id=\"";
    html::append_escaped(out_, entry.other_id);
    out_ += "\"></span>";
  }
  push(at);
  return true;
}

namespace {
// "Round (10 mins)" -> "Round": the contents need no times.
std::string without_timebox(std::string title) {
  const std::size_t open = title.rfind(" (");
  if (open == std::string::npos || !title.ends_with(')') || open + 2 >= title.size()) return title;
  if (text::is_digit(title[open + 2]) && title.find("min", open) != std::string::npos) title.resize(open);
  return title;
}
}  // namespace

void BodyWriter::leave_heading(NodeIndex at) {
  const Outline& entry = outline_[next_heading_];
  std::string title = text::collapse_spaces(document_->plain_text(at));
  out_ += "<a class=\"permalink\" href=\"#" + percent_encoded(entry.id) + "\" aria-label=\"Link to this section: ";
  html::append_escaped(out_, title);
  out_ += "\"></a></h" + std::to_string(entry.level) + ">\n";
  body_.headings.push_back({entry.level, entry.id, without_timebox(std::move(title))});
}

// ---- lists ----

void BodyWriter::enter_list(NodeIndex at) {
  const Node& list = node(at);
  Frame& around = parent();
  if (around.numbers_open && list.ordered) {  // the list goes on behind the bullets of its last item
    out_ += "</li>\n";
    around.numbers_open = false;
    return;
  }
  new_line();
  if (!list.ordered) {
    out_ += "<ul>\n";
    return;
  }
  around.next_number = list.number;
  out_ += list.number == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(list.number) + "\">\n";
}

// Bullets directly behind a numbered list belong to its last item, so the list stays open for them.
void BodyWriter::leave_list(NodeIndex at) {
  const Node& list = node(at);
  const NodeIndex following = list.next;
  const bool list_follows = following != 0 && node(following).kind == Kind::list;
  const Frame frame = std::move(frames_.back());
  frames_.pop_back();
  Frame& around = parent();
  if (list.ordered) {
    if (frame.item_open && list_follows && !node(following).ordered) {
      around.numbers_open = true;
      return;
    }
    out_ += frame.item_open ? "</li>\n</ol>\n" : "</ol>\n";
    return;
  }
  for (std::size_t i = 1; i < frame.columns.size(); ++i) out_ += "</li>\n</ul>\n";
  out_ += frame.item_open ? "</li>\n</ul>\n" : "</ul>\n";
  if (around.numbers_open && !list_follows) {
    out_ += "</li>\n</ol>\n";
    around.numbers_open = false;
  }
}

void BodyWriter::enter_item(NodeIndex at) {
  const Node& item = node(at);
  Frame& list = parent();
  const bool ordered = node(list.node).ordered;
  if (!ordered && !list.columns.empty() && item.column > list.columns.back()) {
    new_line();
    out_ += "<ul>\n";
    list.columns.push_back(item.column);
  } else if (list.item_open) {
    while (list.columns.size() > 1 && item.column < list.columns.back()) {
      out_ += "</li>\n</ul>\n";
      list.columns.pop_back();
    }
    out_ += "</li>\n";
  }
  if (list.columns.empty()) list.columns.push_back(item.column);
  list.item_open = true;
  if (ordered) {
    Frame& around = frames_[frames_.size() - 2];
    out_ += item.number == around.next_number ? "<li>" : "<li value=\"" + std::to_string(item.number) + "\">";
    around.next_number = item.number + 1;
  } else {
    out_ += item.task == Task::none ? "<li>" : "<li class=\"task\">";
  }
}

// ---- paragraphs, code, footnotes ----

void BodyWriter::enter_paragraph(NodeIndex at) {
  const Node& here = node(at);
  const Node& around = node(here.parent);
  const bool is_tight = around.kind == Kind::item && node(around.parent).tight;
  if (!is_tight) {
    new_line();
    out_ += "<p";
    if (!here.title.empty()) {  // "{: #due}"
      out_ += " id=\"";
      html::append_escaped(out_, here.title);
      out_ += '"';
    }
    out_ += '>';
  }
  if (around.kind == Kind::item && around.task != Task::none && around.first_child == at)
    out_ += around.task == Task::done ? "<label><input type=\"checkbox\" checked disabled /> "
                                      : "<label><input type=\"checkbox\" disabled /> ";
}

void BodyWriter::leave_paragraph(NodeIndex at) {
  const Node& around = node(node(at).parent);
  if (around.kind == Kind::item && around.task != Task::none && around.first_child == at) out_ += "</label>";
  if (around.kind == Kind::item && node(around.parent).tight) {
    if (node(at).next != 0) out_ += '\n';
    return;
  }
  out_ += "</p>\n";
}

void BodyWriter::code_block(NodeIndex at) {
  const Node& code = node(at);
  new_line();
  const std::string_view language = code.title.substr(0, code.title.find(' '));
  // Wide code scrolls by itself, so the keyboard must reach it and it needs a name.
  out_ += "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\">";
  if (language.empty()) {
    out_ += "<code>";
  } else {
    out_ += "<code class=\"language-";
    html::append_escaped(out_, language);
    out_ += "\">";
  }
  html::append_escaped(out_, code.text);
  out_ += "</code></pre>\n";
}

// The library moves footnotes to the end of the page, in the order of their first use.
void BodyWriter::enter_footnote(NodeIndex) {
  new_line();
  if (footnotes_ == 0) out_ += "<section class=\"footnotes\">\n<ol>\n";
  out_ += "<li id=\"fn-" + std::to_string(++footnotes_) + "\">\n";
}

void BodyWriter::leave_footnote(NodeIndex at) {
  const std::string number = std::to_string(footnotes_);
  out_ += "<a class=\"footnote-back\" href=\"#fnref-" + number + "\" aria-label=\"Back to the text of note " + number +
          "\">↩</a></li>\n";
  if (node(at).next == 0) out_ += "</ol>\n</section>\n";
}

}  // namespace compiler
