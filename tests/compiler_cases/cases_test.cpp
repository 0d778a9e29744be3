// Every case folder beside this file: its pages, compiled, must say what its expected.txt says.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/load.h"
#include "compiler/diagnostic/catalogue.h"
#include "compiler/diagnostic/text_report.h"
#include "compiler/output/outline.h"
#include "compiler/output/programme_json.h"
#include "compiler/output/sarif.h"
#include "kernel/text.h"
#include "platform/files/files.h"
#include "platform/json/json.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

// What no repository can hold is played: a page that vanishes, one that is too large, a folder with too many files.
app::Disk disk_for(const std::string& name) {
  app::Disk disk = app::real_disk();
  if (name == "file-vanished")
    disk.read = [read = disk.read](const std::string& path, std::uint64_t limit) -> Result<std::string> {
      if (path.ends_with("vanishing.md")) return fail(FailureKind::not_found, "no such file", path);
      return read(path, limit);
    };
  if (name == "page-too-large" || name == "too-many-files")
    disk.list = [list = disk.list, name](const std::string& folder, const auto& skip) {
      auto listing = list(folder, skip);
      listing->truncated = name == "too-many-files";
      for (files::Entry& entry : listing->entries)
        if (entry.path == "large.md") entry.size = compiler::largest_page + 1;
      return listing;
    };
  return disk;
}

enum class Shows { diagnostics, outline };

std::string compiled(const std::string& folder, const std::string& name, Shows shows) {
  auto loaded = app::load({folder + "/" + name + "/in"}, disk_for(name));
  REQUIRE(loaded);
  loaded->input.settings.enable.push_back(name);
  const auto done = compiler::compile(std::move(loaded->input));
  if (shows == Shows::outline) return outline(done.programme, compiler::Detail::full);
  const auto source = [&](std::string_view path) { return source_of(*loaded, done, path); };
  return text_report(done.diagnostics, {source, {}, compiler::Colour::off});
}

bool to_be_rewritten(const std::string& name) {
  const char* wish = std::getenv("CAIRN_REBASELINE");
  if (wish == nullptr) return false;
  const auto names = text::split(wish, ' ');
  return std::ranges::any_of(names, [&](std::string_view one) {
    while (one.ends_with('/')) one.remove_suffix(1);
    return one == "all" || one == name;
  });
}

// Compares with expected.txt, or writes it.
std::string check_case(const std::string& folder, const std::string& name, Shows shows, const std::string& known_as) {
  const std::string said = compiled(folder, name, shows);
  const std::string path = folder + "/" + name + "/expected.txt";
  if (to_be_rewritten(known_as)) REQUIRE(files::write_new(path, said));
  INFO("If the new text is right: tests/compiler_cases/rebaseline " << known_as);
  CHECK(said == files::read(path, 1'000'000).value_or("(no expected.txt)"));
  return said;
}

const std::string cases = CASES_FOLDER;

std::string fenced(std::string_view lines) {
  std::string fence = "```";
  while (lines.find(fence) != std::string_view::npos) fence += '`';
  return fence + "markdown\n" + std::string(lines) + "\n" + fence + "\n";
}

// docs/write/diagnostics.md, as the catalogue has it.
std::string list_of_diagnostics() {
  std::string out =
      "# Every diagnostic\n\nMade from the catalogue by `tests/compiler_cases/rebaseline`; `cairn explain CODE` prints "
      "the same.\n\"Off\" means off by default: `cairn check --enable CODE`, or `checks: {enable: [CODE]}` in "
      "programme.yaml.\n";
  for (const compiler::Entry* entry : compiler::catalogue()) {
    out.append("\n## ").append(entry->code).append("\n\n*").append(compiler::name_of(entry->severity));
    out.append(entry->on_by_default ? "* · " : ", off* · ").append(entry->meaning).append("\n\n");
    out.append(entry->why).append("\n\n").append(fenced(entry->example)).append("\n").append(entry->remedy);
    out.append("\n");
  }
  return out;
}

}  // namespace

TEST_CASE("every diagnostic's case says what its expected.txt says, and shows its own code") {
  for (const std::string& name : folders_in(cases)) {
    if (name == "patterns") continue;
    DYNAMIC_SECTION(name) {
      REQUIRE(compiler::entry_for(name) != nullptr);
      CHECK(check_case(cases, name, Shows::diagnostics, name).find("[" + name + "]\n") != std::string::npos);
    }
  }
}

// A site gives up a page's text once the page is rendered.
TEST_CASE("every case's diagnostics and repairs are the same when no page keeps its text") {
  const auto diagnostics_in = [](const std::string& name, const compiler::OnPage& on_page) {
    auto loaded = app::load({cases + "/" + name + "/in"}, disk_for(name));
    REQUIRE(loaded);
    loaded->input.settings.enable.push_back(name);
    std::vector<std::string> all;
    for (const compiler::Diagnostic& one : compiler::compile(std::move(loaded->input), on_page).diagnostics)
      all.push_back(one.file + ":" + std::to_string(one.line) + ":" + std::to_string(one.column) + " " +
                    std::string(one.code) + " " + one.message + (one.fix ? " fix: " + one.fix->replacement : ""));
    return all;
  };
  for (const std::string& name : folders_in(cases)) {
    if (name == "patterns") continue;
    DYNAMIC_SECTION(name) {
      const auto drop = [](const compiler::ParsedPage& parsed) { parsed.page->source.drop_text(); };
      CHECK(diagnostics_in(name, drop) == diagnostics_in(name, {}));
    }
  }
}

TEST_CASE("every pattern's outline is what its expected.txt says") {
  for (const std::string& name : folders_in(cases + "/patterns")) DYNAMIC_SECTION(name) {
      check_case(cases + "/patterns", name, Shows::outline, "patterns/" + name);
    }
}

TEST_CASE("every diagnostic has a case") {
  for (const compiler::Entry* entry : compiler::catalogue()) {
    INFO("Write tests/compiler_cases/" << entry->code << "/in/ and run rebaseline.");
    CHECK(fs::is_directory(cases + "/" + std::string(entry->code) + "/in"));
  }
}

TEST_CASE("docs/write/diagnostics.md lists every diagnostic as the catalogue has it") {
  const std::string path = cases + "/../../docs/write/diagnostics.md";
  if (std::getenv("CAIRN_REBASELINE") != nullptr) REQUIRE(files::write_new(path, list_of_diagnostics()));
  INFO("tests/compiler_cases/rebaseline writes it anew");
  CHECK(files::read(path, 10'000'000).value_or("(not there)") == list_of_diagnostics());
}

TEST_CASE("JSON and SARIF, written piece by piece, lie as one value would") {
  for (const char* name :
       {"/template-syntax", "/list-restarts", "/patterns/deliverable-forms", "/patterns/empty-programme"}) {
    auto loaded = app::load({cases + name + "/in"});
    REQUIRE(loaded);
    const auto done = compiler::compile(std::move(loaded->input));
    std::string sarif;
    const auto source = [&](std::string_view path) { return source_of(*loaded, done, path); };
    write_sarif(done.diagnostics, {"1.0.0", "here", {}, source}, [&](std::string_view piece) { sarif += piece; });
    for (const std::string& text : {to_json(done.programme, done.diagnostics), sarif}) {
      const auto value = json::parse(text);
      REQUIRE(value);
      CHECK(json::write(*value, json::Layout::indented) == text);
    }
  }
}
