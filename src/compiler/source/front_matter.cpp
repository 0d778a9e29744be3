#include "compiler/source/front_matter.h"

#include "kernel/text.h"

namespace compiler {

namespace {

// Beyond it front matter is refused: no page needs 64 kB about itself.
constexpr std::size_t largest_front_matter = 64 * 1024;

// Behind "---": "key: value", as front matter begins.
bool begins_with_key(const Source& source) {
  const std::string_view second = source.line(2);
  std::size_t end = 0;
  while (end < second.size() && (text::is_letter(second[end]) || second[end] == '_' || second[end] == '-')) ++end;
  return end > 0 && end < second.size() && second[end] == ':' &&
         (end + 1 == second.size() || text::is_space(second[end + 1]));
}

}  // namespace

const yaml::Value* FrontMatter::find(std::string_view key) const {
  for (const yaml::Entry& entry : values.entries)
    if (text::equal_ignoring_case(entry.key, key)) return &entry.value;
  return nullptr;
}

std::optional<std::string> FrontMatter::text(std::string_view key) const {
  const yaml::Value* value = find(key);
  if (value == nullptr || value->kind != yaml::Kind::scalar) return std::nullopt;
  std::string collapsed = text::collapse_spaces(value->scalar);
  if (collapsed.empty()) return std::nullopt;
  return collapsed;
}

std::optional<int> FrontMatter::number(std::string_view key) const {
  const yaml::Value* value = find(key);
  const auto number = value == nullptr ? std::nullopt : value->as_int();
  for (const NumberKey& known : number_keys)
    if (number && text::equal_ignoring_case(key, known.key) && (*number < known.least || *number > known.most))
      return std::nullopt;
  return number;
}

std::vector<std::string> FrontMatter::list(std::string_view key) const {
  const yaml::Value* value = find(key);
  if (value == nullptr) return {};
  if (value->kind == yaml::Kind::scalar) return {value->scalar};
  std::vector<std::string> out;
  for (const yaml::Value& item : value->items)
    if (item.kind == yaml::Kind::scalar) out.push_back(item.scalar);
  return out;
}

bool FrontMatter::is_published() const {
  const std::string said = this->text("published").value_or("");
  return !text::equal_ignoring_case(said, "false") && !text::equal_ignoring_case(said, "no");
}

FrontMatter read_front_matter(const Source& source) {
  FrontMatter front;
  std::string_view first = source.line(1);
  if (first.starts_with("\xEF\xBB\xBF")) first.remove_prefix(3);
  if (text::trim_end(first) != "---") return front;
  int end = 2;
  while (end <= source.line_count()) {
    const std::string_view line = text::trim_end(source.line(end));
    if (line == "---" || line == "...") break;
    ++end;
  }
  if (end > source.line_count()) {
    front.is_unclosed = begins_with_key(source);
    return front;
  }
  front.present = true;
  front.body_line = end + 1;
  const std::size_t begin = source.line_start(2);
  const std::string_view block = source.text().substr(begin, source.line_start(end) - begin);
  if (block.size() > largest_front_matter) {
    front.error = yaml::Error{"longer than 64 kB", 2, 1};
    return front;
  }
  auto parsed = yaml::parse(block, 2);
  if (!parsed) {
    front.error = parsed.error();
  } else if (parsed->kind != yaml::Kind::map && parsed->kind != yaml::Kind::null) {
    front.error = yaml::Error{"not a list of \"key: value\" lines", 2, 1};
  } else {
    front.values = *std::move(parsed);
  }
  return front;
}

}  // namespace compiler
