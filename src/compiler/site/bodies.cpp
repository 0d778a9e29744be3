#include "compiler/site/bodies.h"

namespace compiler {

Bodies::Bodies(const std::vector<std::string>& pages, const std::vector<std::string>& assets, const Settings& settings)
    : addresses_(pages, assets, settings), site_map_(pages, assets, settings) {}

OnPage Bodies::on_page() {
  return [this](const ParsedPage& parsed) {
    std::unique_ptr<Worker> worker = take_worker();
    const Page& page = *parsed.page;
    const std::string_view output = addresses_.of_page(page.path());
    Body body = render_body(parsed.tree, {page.path(), output, page.title, site_map_, addresses_});
    worker->made.push_back({&page, std::move(body), worker->collector.collect(page.title, parsed.tree)});
    give_back(std::move(worker));
  };
}

std::unique_ptr<Bodies::Worker> Bodies::take_worker() {
  const std::scoped_lock lock(guard_);
  if (workers_.empty()) return std::make_unique<Worker>();
  std::unique_ptr<Worker> worker = std::move(workers_.back());
  workers_.pop_back();
  return worker;
}

void Bodies::give_back(std::unique_ptr<Worker> worker) {
  const std::scoped_lock lock(guard_);
  workers_.push_back(std::move(worker));
}

const std::unordered_map<const Page*, Bodies::Made*>& Bodies::by_page() const {
  std::call_once(sorted_, [this] {
    for (const auto& worker : workers_)
      for (Made& made : worker->made) by_page_.emplace(made.page, &made);
  });
  return by_page_;
}

Body Bodies::take(const Page& page) {
  const auto found = by_page().find(&page);
  return found == by_page().end() ? Body{} : std::move(found->second->body);
}

bool Bodies::must_be_made_again(const Page& page, bool has_further_addresses) const {
  const auto found = by_page().find(&page);
  return found == by_page().end() || (has_further_addresses && found->second->body.has_missing_links);
}

std::vector<CollectedWords> Bodies::words(const std::unordered_map<const Page*, std::uint32_t>& numbers) const {
  std::vector<CollectedWords> out;
  for (const auto& worker : workers_) {
    CollectedWords& collected = out.emplace_back();
    collected.collector = &worker->collector;
    for (const Made& made : worker->made)
      if (const auto found = numbers.find(made.page); found != numbers.end())
        collected.pages.emplace_back(found->second, &made.words);
  }
  return out;
}

Body body_of(const Page& page, std::string_view output, const SiteMap& site_map, const Addresses& addresses) {
  const FrontMatter& front = page.front;
  const std::size_t begin = front.body_line == 1 ? 0 : page.source.line_start(front.body_line);
  std::string_view text = page.source.text().substr(begin);
  if (begin == 0 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (markdown::exceeded(text, {}).what != markdown::Excess::none) return {};
  return render_body(markdown::parse(text), {page.path(), output, page.title, site_map, addresses});
}

}  // namespace compiler
