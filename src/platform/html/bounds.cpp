#include "platform/html/bounds.h"

#include <algorithm>
#include <array>
#include <vector>

#include "kernel/text.h"

namespace html {

namespace {

constexpr std::array<std::string_view, 14> void_names{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                      "input", "link", "meta", "param", "source", "track", "wbr"};
constexpr std::array<std::string_view, 14> formatting_names{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                            "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// A new one closes the one before it.
constexpr std::array<std::string_view, 8> self_closing_names{"li", "p", "td", "th", "tr", "dt", "dd", "option"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

struct Tag {
  std::string name;  // lower case; empty: no tag starts here
  bool closes = false;
  std::size_t attributes = 0;
  std::size_t end = 0;  // behind ">"
};

// Reads the tag at `at`, which is "<", as browsers do.
Tag tag_at(std::string_view s, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < s.size() && s[i] == '/') {
    tag.closes = true;
    ++i;
  }
  if (i >= s.size() || !text::is_letter(s[i])) return tag;
  while (i < s.size() && !text::is_space(s[i]) && s[i] != '>' && s[i] != '/') tag.name += text::lower(s[i++]);
  bool between = true;
  char quote = 0;
  for (; i < s.size(); ++i) {
    if (quote != 0) {
      if (s[i] == quote) quote = 0;
      continue;
    }
    if (s[i] == '>') break;
    if ((s[i] == '"' || s[i] == '\'') && i > 0 && s[i - 1] == '=') quote = s[i];
    const bool gap = text::is_space(s[i]) || s[i] == '/' || s[i] == '"' || s[i] == '\'';
    if (between && !gap) ++tag.attributes;
    between = gap;
  }
  tag.end = std::min(s.size(), i + 1);
  return tag;
}

class OpenElements {
 public:
  // Whether the opening tag may stay.
  bool open(const std::string& name) {
    if (is_one_of(void_names, name)) return true;
    if (!names_.empty() && is_one_of(self_closing_names, name)) {
      while (!names_.empty() && names_.back() != name && is_one_of(self_closing_names, names_.back()) && name == "tr")
        names_.pop_back();
      if (!names_.empty() && names_.back() == name) return true;
    }
    const bool formatting = is_one_of(formatting_names, name);
    if (names_.size() >= deepest_nesting || (formatting && formatting_ >= most_formatting)) return false;
    if (formatting) ++formatting_;
    names_.push_back(name);
    return true;
  }

  // Takes away only the element itself: what stands above it may live on in the parser's eyes, so it counts on here.
  bool close(const std::string& name) {
    const auto found = std::find(names_.rbegin(), names_.rend(), name);
    if (found == names_.rend()) return name == "p" || name == "br" ? false : true;
    if (is_one_of(formatting_names, name)) --formatting_;
    names_.erase(std::next(found).base());
    return true;
  }

 private:
  std::vector<std::string> names_;
  std::size_t formatting_ = 0;
};

}  // namespace

std::string within_bounds(std::string_view fragment) {
  std::string out;
  out.reserve(fragment.size());
  OpenElements open;
  std::size_t at = 0;
  while (at < fragment.size()) {
    const std::size_t mark = fragment.find('<', at);
    if (mark == std::string_view::npos) break;
    out.append(fragment, at, mark - at);
    if (fragment.substr(mark, 4) == "<!--") {
      const std::size_t end = std::min(fragment.size() - 3, fragment.find("-->", mark + 4)) + 3;
      out.append(fragment, mark, end - mark);
      at = end;
      continue;
    }
    const Tag tag = tag_at(fragment, mark);
    if (tag.name.empty()) {
      out += '<';
      at = mark + 1;
      continue;
    }
    const bool stays = tag.attributes <= most_attributes && (tag.closes ? open.close(tag.name) : open.open(tag.name));
    if (stays) out.append(fragment, mark, tag.end - mark);
    at = tag.end;
  }
  if (at < fragment.size()) out.append(fragment, at);
  return out;
}

}  // namespace html
