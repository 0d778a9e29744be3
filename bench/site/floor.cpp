// The floor under every site builder's time: cmark-gfm alone parses and renders each page below a folder, in one
// process, on one thread, and writes nothing.   floor FOLDER
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

static std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

static std::string_view without_front_matter(std::string_view page) {
  if (!page.starts_with("---\n")) return page;
  const auto end = page.find("\n---\n", 3);
  return end == std::string_view::npos ? page : page.substr(end + 5);
}

static std::size_t rendered_size(std::string_view page) {
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_UNSAFE);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, page.data(), page.size());
  cmark_node* document = cmark_parser_finish(parser);
  char* html = cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
  const std::size_t size = std::string_view(html).size();
  std::free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return size;
}

int main(int count, char** arguments) {
  if (count != 2) return 2;
  cmark_gfm_core_extensions_ensure_registered();
  std::size_t pages = 0, bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[1])) {
    const auto extension = entry.path().extension();
    if (extension != ".md" && extension != ".markdown") continue;
    const std::string page = read(entry.path());
    bytes += rendered_size(without_front_matter(page));
    ++pages;
  }
  std::printf("%zu pages, %zu bytes of HTML\n", pages, bytes);
}
