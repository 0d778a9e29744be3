#include "compiler/reader/page.h"

#include <unordered_set>

#include "kernel/text.h"

namespace compiler {

using markdown::Kind;

namespace {

// "module_four/cold-outreach_ii.md" -> "Cold outreach ii"; an index is named after its folder.
std::string title_from_path(std::string_view path) {
  path = path.substr(0, path.rfind('.'));
  if (path.ends_with("/index") || path.ends_with("/README")) path = path.substr(0, path.rfind('/'));
  std::string title = text::collapse_spaces(
      text::replace_all(text::replace_all(std::string(path.substr(path.rfind('/') + 1)), "_", " "), "-", " "));
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

void read_title(Page& page, const markdown::Document& tree) {
  if (auto stated = page.front.text("title")) {
    page.title = *std::move(stated);
    page.has_own_title = true;
    return;
  }
  for (markdown::NodeIndex at : markdown::children(tree, 0)) {
    if (tree[at].kind != Kind::heading || tree[at].level != 1) continue;
    page.title = text::collapse_spaces(tree.plain_text(at));
    page.has_own_title = !page.title.empty();
    break;
  }
  if (page.title.empty()) page.title = title_from_path(page.path());
}

std::string_view seen_by_markdown(std::string_view body, const KramdownText& kramdown) {
  return kramdown.text.empty() ? body : std::string_view(kramdown.text);
}

// Ids of paragraphs, links and headings inside raw HTML: their places are not known further than the line.
void add_other_ids(const ParsedPage& parsed, std::vector<Anchor>& anchors) {
  if (parsed.kramdown.ids.empty()) return;
  std::unordered_set<std::string> known;
  for (const Anchor& one : anchors) known.insert(one.id);
  for (const KramdownText::Id& one : parsed.kramdown.ids)
    if (known.emplace(one.id).second)
      anchors.push_back({std::string(one.id), one.line + parsed.page->front.body_line - 1, 1, true});
}

}  // namespace

markdown::Document read_tree(std::string_view body, const KramdownText& kramdown, int first_line) {
  markdown::Document tree = markdown::parse(seen_by_markdown(body, kramdown), first_line);
  std::vector<markdown::HeadingName> names;
  names.reserve(kramdown.ids.size());
  for (const KramdownText::Id& one : kramdown.ids) names.push_back({one.line + first_line - 1, one.id});
  tree.name_headings(names);
  return tree;
}

ParsedPage parse_page(Source source, const Settings& settings) {
  ParsedPage parsed;
  parsed.page = std::make_shared<Page>();
  Page& page = *parsed.page;
  page.source = std::move(source);
  page.front = read_front_matter(page.source);
  const std::size_t begin = page.front.body_line == 1 ? 0 : page.source.line_start(page.front.body_line);
  std::string_view body = page.source.text().substr(begin);
  if (begin == 0 && body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  parsed.body_begin = page.source.text().size() - body.size();
  parsed.kramdown = without_kramdown(body);
  parsed.exceeded = markdown::exceeded(seen_by_markdown(body, parsed.kramdown), {}, page.front.body_line);
  if (parsed.exceeded.what == markdown::Excess::none)
    parsed.tree = read_tree(body, parsed.kramdown, page.front.body_line);
  parsed.sections = sections_of(parsed.tree);
  read_title(page, parsed.tree);
  page.place = place_of(page.front, page.path(), page.title, settings);
  return parsed;
}

void read_facts(ParsedPage& parsed, const Settings& settings) {
  Page& page = *parsed.page;
  const PageInHand in{page, parsed.tree, parsed.sections, settings};
  read_links(in, page.links);
  add_other_ids(parsed, page.links.anchors);
  read_standards(in, page.standards);
  read_schedule(in, page.schedule);
}

}  // namespace compiler
