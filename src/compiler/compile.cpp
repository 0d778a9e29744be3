#include "compiler/compile.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace compiler {

namespace {

// Runs work(0) … work(count-1), each once, on as many threads as there are cores.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t threads =
      std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), (count + 15) / 16);
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(take_turns);
  take_turns();
}

bool names(const std::vector<std::string>& codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

// Drops what is off or silenced, and gives the severities the school asked for.
void keep_wanted(const Settings& settings, Diagnostics& diagnostics) {
  std::erase_if(diagnostics, [&](const Diagnostic& one) {
    const bool on = entry_for(one.code)->on_by_default || names(settings.enable, one.code);
    return !on || names(settings.silence, one.code);
  });
  for (Diagnostic& one : diagnostics)
    if (const auto found = settings.severities.find(std::string(one.code)); found != settings.severities.end())
      one.severity = severity_named(found->second).value_or(one.severity);
  std::ranges::sort(diagnostics, stands_before);
}

}  // namespace

std::shared_ptr<const Page> compile_page(Source source, const Settings& settings, const OnPage& on_page) {
  ParsedPage parsed = parse_page(std::move(source), settings);
  read_facts(parsed, settings);
  check_page(parsed, settings, parsed.page->diagnostics);
  if (on_page) on_page(parsed);
  return parsed.page;
}

Compilation put_together(Settings settings, Pages pages, const std::vector<std::string>& assets,
                         const std::vector<std::string>& other_pages) {
  Compilation out;
  out.settings = std::move(settings);
  out.pages = std::move(pages);
  std::erase_if(out.pages, [&](const std::shared_ptr<const Page>& page) {
    if (page->front.is_published()) return false;
    out.unpublished.push_back(page->path());
    return true;
  });
  std::vector<std::string> paths;
  paths.reserve(out.pages.size() + other_pages.size());
  std::vector<FurtherAddress> further;
  for (const auto& page : out.pages) {
    paths.push_back(page->path());
    for (const char* key : {"permalink", "redirect_from"})
      for (std::string& address : page->front.list(key)) further.push_back({std::move(address), page->path()});
  }
  paths.insert(paths.end(), other_pages.begin(), other_pages.end());
  std::ranges::sort(paths);
  out.site_map = SiteMap(paths, assets, out.settings, further);
  out.programme = assemble(out.pages, out.site_map, out.settings);
  return out;
}

Diagnostics diagnostics_of(const Compilation& done, Diagnostics troubles) {
  Diagnostics out = std::move(troubles);
  for (const auto& page : done.pages) out.insert(out.end(), page->diagnostics.begin(), page->diagnostics.end());
  check_whole({done.pages, done.programme, done.site_map, done.settings, done.unpublished}, out);
  keep_wanted(done.settings, out);
  return out;
}

Compilation compile(Input input, const OnPage& on_page) {
  Pages pages(input.pages.size());
  std::vector<std::optional<Diagnostic>> unread(input.pages.size());
  in_parallel(pages.size(), [&](std::size_t i) {
    if (auto source = input.read(i))
      pages[i] = compile_page(*std::move(source), input.settings, on_page);
    else
      unread[i] = std::move(source).error();
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!unread[i]) continue;
    input.troubles.push_back(*std::move(unread[i]));
    input.other_pages.push_back(std::move(input.pages[i]));
  }
  std::erase(pages, nullptr);
  Compilation out = put_together(std::move(input.settings), std::move(pages), input.assets, input.other_pages);
  out.diagnostics = diagnostics_of(out, std::move(input.troubles));
  return out;
}

}  // namespace compiler
