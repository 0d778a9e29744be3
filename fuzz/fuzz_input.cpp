#include "fuzz_input.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "kernel/text.h"

namespace fuzz {

namespace {

constexpr std::size_t most_files = 20;

bool is_page(std::string_view path) { return path.ends_with(".md") || path.ends_with(".txt"); }

}  // namespace

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

std::vector<File> folder_of(std::string_view bytes) {
  std::map<std::string, std::string> files;
  std::string path = "page.md";
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(begin, end - begin);
    begin = end;
    if (line.starts_with("=== ") && files.size() < most_files)
      path = std::string(text::trim(line.substr(4)));
    else
      files[path] += line;
  }
  std::vector<File> out;
  for (auto& [name, content] : files)
    if (!name.empty()) out.push_back({name, std::move(content)});
  return out;
}

compiler::Settings eager_settings() {
  compiler::Settings settings;
  for (const compiler::Entry* entry : compiler::catalogue()) settings.enable.emplace_back(entry->code);
  settings.staff = {"Kim"};
  return settings;
}

compiler::Compilation compiled(const std::vector<File>& files) {
  const compiler::Source* programme = nullptr;
  const compiler::Source* jekyll = nullptr;
  std::vector<compiler::Source> sources;
  sources.reserve(files.size());
  compiler::Input input;
  std::vector<const File*> pages;
  for (const File& file : files) {
    if (file.path == "programme.yaml" || file.path == "_config.yml") {
      sources.emplace_back(file.path, file.bytes);
      (file.path == "programme.yaml" ? programme : jekyll) = &sources.back();
    } else if (is_page(file.path)) {
      input.pages.push_back(file.path);
      pages.push_back(&file);
    } else {
      input.assets.push_back(file.path);
    }
  }
  input.settings = compiler::read_settings(programme, jekyll);
  const compiler::Settings eager = eager_settings();
  input.settings.enable = eager.enable;
  input.settings.silence.clear();
  input.read = [pages](std::size_t i) { return compiler::Source(pages[i]->path, pages[i]->bytes); };
  return compiler::compile(std::move(input));
}

void require_sound(const compiler::Compilation& done) {
  for (const compiler::Diagnostic& one : done.diagnostics) {
    require(compiler::entry_for(one.code) != nullptr, "the code is in the catalogue");
    require(one.message.find('\n') == std::string::npos, "the message is one line");
    require(one.width >= 0, "the width is not negative");
    const auto page = std::ranges::find_if(done.pages, [&](const auto& it) { return it->path() == one.file; });
    if (page == done.pages.end()) continue;
    const compiler::Source& source = (*page)->source;
    if (one.line < 1 || one.line > std::max(source.line_count(), 1)) std::fprintf(stderr, "%s\n", one.message.c_str());
    require(one.line >= 1 && one.line <= std::max(source.line_count(), 1), "the line is on the page");
    require(one.column >= 1, "the column is on the page");
    if (one.fix)
      require(one.fix->offset <= source.bytes().size() && one.fix->length <= source.bytes().size() - one.fix->offset,
              "the repair is within the page");
  }
}

}  // namespace fuzz
