// cairn site PATH --out DIR: the whole programme as files that any web server can serve.
#include <array>
#include <chrono>
#include <mutex>

#include "app/command.h"
#include "app/load.h"
#include "app/look.h"
#include "app/output_folder.h"
#include "app/parallel.h"
#include "compiler/site/site.h"
#include "platform/files/files.h"

namespace app {

namespace {

using compiler::Site;
using compiler::SiteFile;

constexpr std::array options{
    Option{"--out", "DIR", "the folder to write: a new or empty one, or one that cairn made"},
    Option{"--base", "/PATH/", "the path on its host that the site will lie below; for 404.html"},
    Option{"--quiet", "", "say nothing when all went well"},
};

constexpr std::string_view description =
    "PATH is a folder of pages. DIR then holds a complete site: the pages, and what Cairn makes of them: a plan\n"
    "for each module, competencies, outcomes, rubric, deliverables, discussion guides, search. It opens from any\n"
    "web server, below any path. DIR may lie inside PATH: what cairn made is never read as pages. Files that an\n"
    "earlier run made and that are no longer needed are taken away.\n\n"
    "Only 404.html is shown at any address and has to know where the site lies: for https://host/pd/ give\n"
    "--base /pd/, or put base: /pd/ in programme.yaml.\n\n"
    "Exit status: 0 the site was written, 2 wrong usage, or something that cannot be read or written.";

// A school's pictures and documents are copied as they are.
constexpr std::uint64_t largest_asset = 256 * 1024 * 1024;

struct Written {
  std::size_t pages = 0, own = 0, assets = 0;
};

Result<Written> write_site(const Site& site, const std::vector<std::string>& assets, const std::string& folder,
                           OutputFolder& out) {
  std::vector<std::string> names;
  names.reserve(site.files().size() + assets.size());
  for (const SiteFile& file : site.files()) names.push_back(file.path);
  names.insert(names.end(), assets.begin(), assets.end());
  TRY(out.prepare(std::move(names)));
  std::mutex guard;
  std::optional<Failure> failure;
  const auto note = [&](const Result<void>& result) {
    if (result) return;
    const std::scoped_lock lock(guard);
    if (!failure) failure = result.error();
  };
  // The search takes longest: it begins when half of the pages are written, and their texts given up, beside the rest.
  const std::size_t count = site.files().size();
  in_parallel(count, 16, [&](std::size_t i) {
    if (i == count / 2) (void)site.search();
    const SiteFile& file = site.files()[i];
    note(out.write(file.path, site.bytes(file)));
  });
  std::vector<std::string> searched;
  for (const compiler::SearchFile& file : site.search()) searched.push_back(site.own_folder() + "/search/" + file.name);
  TRY(out.prepare_more(searched));
  in_parallel(searched.size(), 4, [&](std::size_t i) { note(out.write(searched[i], site.search()[i].bytes)); });
  in_parallel(assets.size(), 1, [&](std::size_t i) {
    const auto bytes = files::read(below(folder, assets[i]), largest_asset);
    note(bytes ? out.write(assets[i], *bytes) : Result<void>(std::unexpected(bytes.error())));
  });
  if (failure) return std::unexpected(*failure);
  out.remove_stale();
  Written written;
  for (const SiteFile& file : site.files()) {
    if (file.kind == SiteFile::Kind::page) ++written.pages;
    if (file.kind == SiteFile::Kind::own) ++written.own;
  }
  written.assets = assets.size();
  return written;
}

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string summary(const Written& written, const compiler::Compilation& done, std::chrono::milliseconds took) {
  std::string line = counted(written.pages, "page", "pages") + " and " + std::to_string(written.own) +
                     " of Cairn's own, " + counted(written.assets, "asset", "assets") + ", in " +
                     std::to_string(took.count()) + " ms";
  std::size_t errors = 0, warnings = 0;
  for (const compiler::Diagnostic& one : done.diagnostics) {
    errors += one.severity == compiler::Severity::error;
    warnings += one.severity == compiler::Severity::warning;
  }
  if (errors + warnings > 0)
    line += "; " + counted(errors, "error", "errors") + " and " + counted(warnings, "warning", "warnings") +
            " (see cairn check)";
  return line + "\n";
}

Result<std::string> make_site(const Arguments& arguments) {
  const auto begun = std::chrono::steady_clock::now();
  Loaded loaded = TRY(load(arguments.operands));
  TRY(refuse_nothing(loaded));
  const std::string folder = loaded.root.folder;
  if (arguments.has("--base")) {
    if (!arguments.value("--base").starts_with('/'))
      return fail(FailureKind::invalid, "--base begins with \"/\", such as /pd/", "--base");
    loaded.input.settings.base_path = compiler::base_path_of(arguments.value("--base"));
  }
  const std::string target = arguments.value("--out");
  if (target.empty()) return fail(FailureKind::invalid, "--out needs the name of a folder", "--out");
  OutputFolder out = TRY(OutputFolder::open(target));
  std::vector<std::string> assets;
  for (const std::string& asset : loaded.input.assets)
    if (compiler::Addresses::is_copied(asset)) assets.push_back(asset);
  compiler::Bodies bodies(loaded.input.pages, loaded.input.assets, loaded.input.settings);
  compiler::SearchWords words;
  const auto on_page = [&](const compiler::ParsedPage& parsed) {
    words.collect(parsed);
    if (bodies.render(parsed)) parsed.page->source.drop_text();
  };
  const auto done = std::make_shared<const compiler::Compilation>(compiler::compile(std::move(loaded.input), on_page));
  const Site site(done, bodies.addresses(), look(), words, &bodies);
  std::erase_if(assets, [&](const std::string& asset) { return site.find(asset) != nullptr; });
  const Written written = TRY(write_site(site, assets, folder, out));
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
  return summary(written, *done, took);
}

int run(const Arguments& arguments) {
  if (!arguments.has("--out")) return complain("site: --out DIR is missing: where should the site go?");
  const auto made = make_site(arguments);
  if (!made) return complain("site: " + sentence_of(made.error()));
  if (!arguments.has("--quiet")) say(*made);
  return fine;
}

}  // namespace

const Command& site_command() {
  static const Command command{"site", "PATH", 1, 1, "Write the programme as a static site", description, options, run};
  return command;
}

}  // namespace app
