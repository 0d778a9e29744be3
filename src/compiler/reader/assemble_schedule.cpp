#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "compiler/reader/assemble.h"
#include "kernel/text.h"

namespace compiler {

namespace {

bool is_index(std::string_view path) {
  const std::string_view file = path.substr(path.rfind('/') + 1);
  return file.starts_with("index.") || text::equal_ignoring_case(file.substr(0, file.find('.')), "readme");
}

// Whether the page's title is the module's: an index that names no other module ("module-1-prework" may hold Module 0).
bool is_main_page(const Page& page) {
  if (!is_index(page.path()) || page.place.week) return false;
  const auto named = place_of({}, {}, page.title, {}).module;
  return !named || named == page.place.module;
}

void add_modules(const Pages& pages, const Settings& settings, Programme& programme) {
  std::map<int, Module> modules;
  std::map<int, bool> titled;
  for (const ModuleSetting& setting : settings.modules) {
    Module& module = modules[setting.number];
    module.number = setting.number;
    module.weeks = setting.weeks;
    module.title = setting.title;
    titled[setting.number] = !setting.title.empty();
  }
  std::map<int, std::unordered_set<std::string_view>> known_goals;
  for (const auto& page : pages) {
    if (page->place.archived || !page->place.module) continue;
    Module& module = modules[*page->place.module];
    module.number = *page->place.module;
    module.pages.push_back(page->path());
    if (!titled[module.number] && is_main_page(*page)) {
      module.title = page->title;
      titled[module.number] = true;
    }
    for (const std::string& goal : page->standards.goals)
      if (known_goals[module.number].insert(goal).second) module.goals.push_back(goal);
  }
  for (auto& [number, module] : modules) {
    if (module.title.empty()) module.title = "Module " + std::to_string(number);
    programme.modules.push_back(std::move(module));
  }
}

struct SessionAssembly {
  const Pages& pages;
  const SiteMap& site_map;

  const Page* page_at(std::string_view path) const {
    const auto found =
        std::ranges::lower_bound(pages, path, {}, [](const auto& page) -> std::string_view { return page->path(); });
    return found != pages.end() && (*found)->path() == path ? found->get() : nullptr;
  }

  // The first of its links that leads to a page of the programme.
  std::optional<std::string> page_of(const SessionReading& reading, std::string_view from) const {
    for (const std::string& link : reading.links)
      if (Resolved resolved = site_map.resolve(from, link); resolved.destination == Destination::page)
        return std::move(resolved.path);
    return std::nullopt;
  }

  void add(Programme& programme) const {
    // What some list says of a page in a week, so that a bare "[Week 1](/module-1/week-1)" adds nothing to it.
    std::set<std::pair<std::string, int>> told;
    std::vector<std::pair<const SessionReading*, std::size_t>> bare;
    for (const auto& page : pages) {
      if (page->place.archived) continue;
      for (const SessionReading& reading : page->schedule.sessions) {
        Session session = reading.what;
        session.page = page_of(reading, page->path());
        if (reading.only_week) {
          if (!session.page) continue;
          const Page* linked = page_at(*session.page);
          session.title = linked != nullptr ? linked->title : *session.page;
          bare.emplace_back(&reading, programme.sessions.size());
        } else if (session.page && session.weeks.size() == 1) {
          told.emplace(*session.page, session.weeks[0]);
        }
        if (session.tracks.empty() && session.page)
          if (const Page* linked = page_at(*session.page)) session.tracks = linked->front.list("tracks");
        programme.sessions.push_back(std::move(session));
      }
    }
    for (auto one = bare.rbegin(); one != bare.rend(); ++one) {
      const Session& session = programme.sessions[one->second];
      if (session.weeks.size() == 1 && !told.emplace(*session.page, session.weeks[0]).second)
        programme.sessions.erase(programme.sessions.begin() + static_cast<std::ptrdiff_t>(one->second));
    }
  }
};

// What the modules' own pages list. A week's page that names one of them again adds no further one; but it may say when
// it is due.
class Deliverables {
 public:
  Deliverables(const Pages& pages, Programme& programme) : programme_(programme) {
    each_page(pages, [this](const Page& page) {
      const bool lists = is_main_page(page);
      for (const DeliverableReading& reading : page.schedule.deliverables) {
        if (!reading.whole || !reading.what.module) continue;
        if (lists) listed_.try_emplace(key_of(reading.what), none);
        if (text::find_ignoring_case(reading.what.title, "exit ticket") != std::string_view::npos)
          tickets_listed_.insert(*reading.what.module);
      }
    });
  }

  void add_all(const Pages& pages) {
    each_page(pages, [this](const Page& page) {
      const bool lists = is_main_page(page);
      for (const DeliverableReading& reading : page.schedule.deliverables) add(reading, lists && reading.whole);
      for (const DeliverableReading& reading : page.schedule.reminders) recalled_.push_back(&reading);
    });
    for (const DeliverableReading* reading : recalled_) date(*reading);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  template <class Use>
  static void each_page(const Pages& pages, const Use& use) {
    for (const auto& page : pages)
      if (!page->place.archived) use(*page);
  }

  static std::string key_of(const Deliverable& one) {
    return std::to_string(one.module.value_or(0)) + ' ' + text::lower(one.title);
  }

  void add(const DeliverableReading& reading, bool lists) {
    // An exit ticket that a lesson dates is left out where the module's own list already asks for its exit tickets.
    if (reading.ticket && reading.what.module && tickets_listed_.contains(*reading.what.module)) return;
    const auto listed = reading.what.module ? listed_.find(key_of(reading.what)) : listed_.end();
    if (listed != listed_.end() && !lists && reading.what.parts.empty()) {
      recalled_.push_back(&reading);
      return;
    }
    if (listed != listed_.end() && lists && listed->second == none) listed->second = programme_.deliverables.size();
    programme_.deliverables.push_back(reading.what);
  }

  void date(const DeliverableReading& reading) {
    const auto listed = reading.what.module ? listed_.find(key_of(reading.what)) : listed_.end();
    if (listed == listed_.end() || listed->second == none) return;
    Deliverable& one = programme_.deliverables[listed->second];
    if (one.due.empty() && !reading.what.due.empty() && reading.what.due[0].week) one.due = reading.what.due;
    if (!one.handed_in_at) one.handed_in_at = reading.what.handed_in_at;
  }

  Programme& programme_;
  std::set<int> tickets_listed_;
  std::unordered_map<std::string, std::size_t> listed_;  // by module and title: its index in the programme
  std::vector<const DeliverableReading*> recalled_;
};

}  // namespace

static std::unordered_set<std::string_view> pages_of_one_week(const Programme& programme) {
  std::unordered_set<std::string_view> out;
  for (const Session& session : programme.sessions)
    if (session.page && session.weeks.size() == 1) out.insert(*session.page);
  return out;
}

void assemble_schedule(const Pages& pages, const SiteMap& site_map, const Settings& settings, Programme& programme) {
  add_modules(pages, settings, programme);
  SessionAssembly{pages, site_map}.add(programme);
  Deliverables(pages, programme).add_all(pages);
  const auto linked = pages_of_one_week(programme);
  for (const auto& page : pages) {
    if (page->place.archived) continue;
    if (page->schedule.lesson && (!page->schedule.lesson_when_linked || linked.contains(page->path())))
      programme.lessons.push_back(*page->schedule.lesson);
    for (const Guide& guide : page->schedule.guides) programme.guides.push_back(guide);
  }
}

}  // namespace compiler
