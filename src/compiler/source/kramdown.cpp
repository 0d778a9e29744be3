#include "compiler/source/kramdown.h"

#include <algorithm>

#include "compiler/source/attribute_list.h"
#include "compiler/source/liquid.h"
#include "kernel/text.h"

namespace compiler {

namespace {

bool has_any(std::string_view body) {
  for (std::size_t at = body.find('{'); at != std::string_view::npos; at = body.find('{', at + 1))
    if (at + 1 < body.size() && std::string_view("{%:#").find(body[at + 1]) != std::string_view::npos) return true;
  return false;
}

bool is_blank(std::string_view line) { return text::trim(line).empty(); }

// A line without what quotes put before it.
std::string_view inside_quotes(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '>' || line.front() == '\t')) line.remove_prefix(1);
  return line;
}

bool is_list_item(std::string_view line) {
  line = inside_quotes(line);
  std::size_t marker = 0;
  while (marker < line.size() && text::is_digit(line[marker])) ++marker;
  if (marker > 9 || marker >= line.size()) return false;
  const bool is_marker = marker == 0 ? std::string_view("*-+").find(line[0]) != std::string_view::npos
                                     : line[marker] == '.' || line[marker] == ')';
  return is_marker && marker + 1 < line.size() && text::is_space(line[marker + 1]);
}

bool is_heading(std::string_view line) { return inside_quotes(line).starts_with('#'); }

bool is_underline(std::string_view line) {
  line = text::trim(inside_quotes(line));
  return !line.empty() && (line.front() == '=' || line.front() == '-') &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

// Whether a link's target begins here: "](", "](<", "[x]: ", href=" .
bool begins_target(std::string_view before) {
  if (before.ends_with('<') || before.ends_with('"') || before.ends_with('\'')) {
    const char last = before.back();
    before.remove_suffix(1);
    return last == '<' ? before.ends_with("](") : before.ends_with('=');
  }
  if (before.ends_with("](")) return true;
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.ends_with("]:") || before.ends_with("](");
}

class Masker {
 public:
  explicit Masker(std::string_view body) : body_(body) { out_.text = body; }

  KramdownText masked() {
    for (std::size_t begin = 0; begin < body_.size(); ++number_) {
      const std::size_t end = std::min(body_.find('\n', begin), body_.size());
      line_begin_ = begin;
      line_end_ = end;
      next_ = end < body_.size() ? body_.substr(end + 1, body_.find('\n', end + 1) - end - 1) : std::string_view{};
      const std::string_view line = body_.substr(begin, end - begin);
      if (at_ < begin) at_ = begin;
      if (!is_code(line) && (at_ > begin || !whole_line(line))) scan();
      remember(line);
      begin = end + 1;
    }
    std::ranges::stable_sort(out_.ids, {}, &KramdownText::Id::line);
    return std::move(out_);
  }

 private:
  // ---- code ----
  bool is_code(std::string_view line) {
    const std::string_view inside = inside_quotes(line);
    const std::size_t run = std::min(inside.find_first_not_of(inside.empty() ? ' ' : inside.front()), inside.size());
    const bool may_fence = run >= 3 && (inside.front() == '`' || inside.front() == '~');
    if (fence_ != 0) {
      if (may_fence && inside.front() == fence_ && run >= fence_length_ && is_blank(inside.substr(run))) fence_ = 0;
      return true;
    }
    if (may_fence && (inside.front() == '~' || inside.find('`', run) == std::string_view::npos)) {
      fence_ = inside.front();
      fence_length_ = run;
      return true;
    }
    const bool indented = line.starts_with("    ") || line.starts_with('\t');
    return indented && !in_list_ && (before_blank_ || in_indented_code_) && !is_blank(line);
  }

  void remember(std::string_view line) {
    const bool blank = is_blank(line);
    const bool indented = line.starts_with(' ') || line.starts_with('\t');
    in_indented_code_ = !blank && !in_list_ && (line.starts_with("    ") || line.starts_with('\t')) &&
                        (before_blank_ || in_indented_code_);
    if (is_list_item(line))
      in_list_ = true;
    else if (!blank && !indented && before_blank_)
      in_list_ = false;
    before_blank_ = blank;
    before_ = line;
    before_begin_ = line_begin_;
  }

  // Behind the code span that begins here, or behind the backticks when it has no end.
  std::size_t behind_code_span(std::size_t at) const {
    constexpr std::size_t longest = 4096;
    const std::size_t run = std::min(body_.find_first_not_of('`', at), body_.size()) - at;
    const std::string_view within = body_.substr(at + run, longest);
    const std::string_view paragraph = within.substr(0, within.find("\n\n"));
    for (std::size_t found = paragraph.find('`'); found != std::string_view::npos;) {
      const std::size_t end = std::min(paragraph.find_first_not_of('`', found), paragraph.size());
      if (end - found == run) return at + run + end;
      found = paragraph.find('`', end);
    }
    return at + run;
  }

  // ---- what is taken out ----
  void blank(std::size_t begin, std::size_t length) { out_.text.replace(begin, length, length, ' '); }

  void fill(std::size_t begin, std::size_t length) { markdown::fill(out_.text, begin, length); }

  // A line of its own: blank, or nothing inside a list, whose items a blank line would drive apart.
  void hide_line() {
    if (in_list_ && !before_blank_ && !is_blank(next_))
      fill(line_begin_, line_end_ - line_begin_);
    else
      blank(line_begin_, line_end_ - line_begin_);
  }

  bool whole_line(std::string_view line) {
    const std::string_view inside = text::trim(inside_quotes(line));
    if (!inside.starts_with('{')) return false;
    if (const auto list = attribute_list(inside, AttributeListAs::line); list && list->length == inside.size()) {
      take_id(*list);
      if (list->contents && is_list_item(before_)) blank(before_begin_, before_.size());
      if (line.find('>') == std::string_view::npos)
        hide_line();
      else
        fill(line_begin_ + static_cast<std::size_t>(inside.data() - line.data()), inside.size());
      return true;
    }
    const auto tag = liquid_tag(inside);
    if (!tag || tag->length != inside.size() || !switch_raw(*tag)) return false;
    hide_line();
    return true;
  }

  void take_id(const AttributeList& list) {
    if (list.id.empty()) return;
    const int line = is_heading(before_) ? number_ - 1 : is_heading(next_) ? number_ + 1 : number_;
    out_.ids.push_back({line, list.id});
  }

  bool switch_raw(const LiquidTag& tag) {
    if (tag.output || tag.contents != (raw_ ? "endraw" : "raw")) return false;
    raw_ = !raw_;
    return true;
  }

  void scan() {
    while (at_ < line_end_) {
      const char c = body_[at_];
      if (c == '\\')
        at_ += 2;
      else if (c == '`')
        at_ = behind_code_span(at_);
      else if (c == '{')
        at_ += std::max<std::size_t>(1, take(body_.substr(at_)));
      else
        ++at_;
    }
  }

  // How many bytes were understood.
  std::size_t take(std::string_view rest) {
    if (rest.starts_with("{:")) return take_attributes(rest);
    if (rest.starts_with("{#")) return take_heading_id(rest);
    const auto tag = liquid_tag(rest);
    if (!tag) return 0;
    if (switch_raw(*tag)) {
      fill(at_, tag->length);
    } else if (!raw_) {
      if (const auto target = liquid_target(rest); target && (at_ == target_goes_on_ || begins_target(before_at())))
        take_target(*target);
      else if (is_certain(*tag))
        out_.unread.push_back({at_, tag->length});
    }
    return tag->length;
  }

  std::string_view before_at() const { return body_.substr(line_begin_, at_ - line_begin_); }

  std::size_t take_attributes(std::string_view rest) {
    const auto list = attribute_list(rest.substr(0, line_end_ - at_), AttributeListAs::span);
    if (!list) return 0;
    if (!list->id.empty()) out_.ids.push_back({number_, list->id});
    fill(at_, list->length);
    return list->length;
  }

  std::size_t take_heading_id(std::string_view rest) {
    const std::string_view line = body_.substr(line_begin_, line_end_ - line_begin_);
    const std::string_view id = heading_id(rest.substr(0, line_end_ - at_));
    if (id.empty() || !(is_heading(line) || is_underline(next_))) return 0;
    out_.ids.push_back({number_, id});
    blank(at_, id.size() + 3);
    return id.size() + 3;
  }

  void take_target(const LiquidTarget& target) {
    const std::size_t path =
        target.path.empty() ? target.length : static_cast<std::size_t>(target.path.data() - body_.data()) - at_;
    const std::size_t slash = target.slash_missing ? 1 : 0;
    fill(at_, path - slash);
    if (slash != 0) out_.text[at_ + path - 1] = '/';
    const std::size_t behind = path + target.path.size();
    fill(at_ + behind, target.length - behind);
    target_goes_on_ = at_ + target.length;
  }

  std::string_view body_;
  KramdownText out_;
  std::size_t line_begin_ = 0, line_end_ = 0, before_begin_ = 0;
  std::string_view before_, next_;
  int number_ = 1;
  std::size_t at_ = 0;  // what stands before it is done; a code span may reach into further lines
  std::size_t target_goes_on_ = std::string_view::npos;
  bool raw_ = false, in_list_ = false, before_blank_ = true, in_indented_code_ = false;
  char fence_ = 0;
  std::size_t fence_length_ = 0;
};

}  // namespace

KramdownText without_kramdown(std::string_view body) { return has_any(body) ? Masker(body).masked() : KramdownText{}; }

}  // namespace compiler
