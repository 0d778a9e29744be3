#include "compiler/site/bodies.h"

#include <algorithm>
#include <unordered_set>

namespace compiler {

void SearchWords::collect(const ParsedPage& parsed) {
  std::unique_ptr<Worker> worker;
  {
    const std::scoped_lock lock(guard_);
    if (!workers_.empty()) {
      worker = std::move(workers_.back());
      workers_.pop_back();
    }
  }
  if (!worker) worker = std::make_unique<Worker>();
  const Place& place = parsed.page->place;
  std::string words;
  if (place.module) words += "module" + std::to_string(*place.module);
  if (place.week) words += " week" + std::to_string(*place.week);
  worker->made.push_back({parsed.page.get(), worker->collector.collect(parsed.page->title, words, parsed.tree)});
  const std::scoped_lock lock(guard_);
  workers_.push_back(std::move(worker));
}

void SearchWords::keep_only(const std::vector<std::shared_ptr<const Page>>& pages) {
  std::unordered_set<const Page*> kept;
  kept.reserve(pages.size());
  for (const auto& page : pages) kept.insert(page.get());
  const std::scoped_lock lock(guard_);
  for (const auto& worker : workers_)
    std::erase_if(worker->made, [&](const Made& made) { return !kept.contains(made.page); });
}

void SearchWords::with_words(const std::unordered_map<const Page*, std::uint32_t>& numbers,
                             const std::function<void(std::vector<CollectedWords>)>& use) const {
  const std::scoped_lock lock(guard_);
  std::vector<CollectedWords> out;
  for (const auto& worker : workers_) {
    CollectedWords& collected = out.emplace_back();
    collected.collector = &worker->collector;
    for (const Made& made : worker->made)
      if (const auto found = numbers.find(made.page); found != numbers.end())
        collected.pages.emplace_back(found->second, &made.words);
  }
  use(std::move(out));
}

Bodies::Bodies(const std::vector<std::string>& pages, const std::vector<std::string>& assets, const Settings& settings)
    : addresses_(pages, assets, settings), site_map_(pages, assets, settings) {
  made_.reserve(pages.size());
}

bool Bodies::render(const ParsedPage& parsed) {
  const Page& page = *parsed.page;
  const std::string_view output = addresses_.of_page(page.path());
  Body body =
      render_body(parsed.tree, {page.path(), output, page.title, site_map_, addresses_, page.source.text().size() * 2});
  const bool complete = !body.has_missing_links;
  const std::scoped_lock lock(guard_);
  made_.emplace(&page, std::move(body));
  return complete;
}

std::optional<Body> Bodies::take(const Page& page, const SiteMap* now) {
  const auto found = made_.find(&page);
  if (found == made_.end()) return std::nullopt;
  const auto leads_elsewhere = [&](const LinkUse& use) {
    const Resolved then = site_map_.resolve(page.path(), use.target), there = now->resolve(page.path(), use.target);
    return then.destination != there.destination || then.path != there.path;
  };
  if (now != nullptr && (found->second.has_missing_links || std::ranges::any_of(page.links.links, leads_elsewhere)))
    return std::nullopt;
  return std::move(found->second);
}

std::string_view text_of(const Page& page) {
  const FrontMatter& front = page.front;
  const std::size_t begin = front.body_line == 1 ? 0 : page.source.line_start(front.body_line);
  std::string_view text = page.source.text().substr(begin);
  if (begin == 0 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return markdown::exceeded(text, {}).what == markdown::Excess::none ? text : std::string_view{};
}

Body body_of(const Page& page, std::string_view output, const SiteMap& site_map, const Addresses& addresses) {
  const std::string_view text = text_of(page);
  KramdownText kramdown = without_kramdown(text);
  if (markdown::exceeded(kramdown.text, {}).what != markdown::Excess::none) kramdown.text = " ";
  return render_body(read_tree(text, kramdown),
                     {page.path(), output, page.title, site_map, addresses, page.source.text().size() * 2});
}

}  // namespace compiler
