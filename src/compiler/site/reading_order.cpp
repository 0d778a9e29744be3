// In which order the pages of a module or a folder are read: the page that introduces them, those that it links to
// before its first week, the weeks, then the other pages it links to in its order, those that the start page links to
// in its order, and the rest by name.
#include <algorithm>
#include <tuple>

#include "compiler/site/plan.h"
#include "kernel/text.h"

namespace compiler {

bool introduces_folder(std::string_view path) {
  const std::string name = text::lower(path.substr(path.rfind('/') + 1));
  return name.starts_with("index.") || name.starts_with("readme.");
}

namespace {

constexpr std::uint32_t unranked = 0x40000000;

std::string title_from_folder(std::string_view folder) {
  std::string title(folder.substr(folder.rfind('/') + 1));
  std::ranges::replace(title, '_', ' ');
  std::ranges::replace(title, '-', ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace

const Plan::Ranks& Plan::ranks_on(PageNumber index) {
  const auto [found, is_new] = ranks_.try_emplace(index);
  if (!is_new || index == no_page) return found->second;
  const Page& page = *pages[index].page;
  for (const LinkUse& use : page.links.links) {
    const Resolved there = done.site_map.resolve(page.path(), use.target);
    const PageNumber number = there.destination == Destination::page ? number_of(there.path) : no_page;
    if (number != no_page) found->second.try_emplace(number, static_cast<std::uint32_t>(found->second.size()));
  }
  return found->second;
}

void Plan::order_group(Group& group) {
  const PlannedModule* module = module_numbered(group.module);
  for (const PageNumber number : group.pages)
    if (number == start || (group.index == no_page && introduces_folder(pages[number].page->path())))
      group.index = number;
  const Ranks& near = ranks_on(group.index != no_page ? group.index : module != nullptr ? module->index : no_page);
  const Ranks& far = ranks_on(start);
  const auto rank_of = [&](PageNumber number) {
    if (const auto found = near.find(number); found != near.end()) return found->second;
    const auto found = far.find(number);
    return found == far.end() ? 2 * unranked : unranked + found->second;
  };
  std::uint32_t first_week = 0;  // the place of the first week that the index links to; 0: of none
  for (const PageNumber number : group.pages)
    if (const auto found = near.find(number); found != near.end() && pages[number].page->place.week)
      first_week = first_week == 0 ? found->second : std::min(first_week, found->second);
  using Key = std::tuple<bool, int, std::uint32_t, PageNumber>;
  std::vector<Key> keys;
  keys.reserve(group.pages.size());
  for (const PageNumber number : group.pages) {
    const std::uint32_t rank = rank_of(number);
    const int week = pages[number].page->place.week.value_or(rank < first_week ? 0 : 1000);
    keys.emplace_back(number != group.index, week, rank, number);
  }
  std::ranges::sort(keys);
  for (std::size_t i = 0; i < keys.size(); ++i) group.pages[i] = std::get<3>(keys[i]);
  if (module != nullptr)
    group.title = module->title;
  else if (group.module)
    group.title = "Module " + std::to_string(*group.module);
  else if (group.folder.empty())
    group.title = "About the programme";
  else
    group.title = group.index == no_page ? title_from_folder(group.folder) : std::string(pages[group.index].title);
}

}  // namespace compiler
