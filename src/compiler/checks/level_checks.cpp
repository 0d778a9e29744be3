#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "compiler/checks/standards_checks.h"
#include "compiler/reader/level_words.h"

namespace compiler {

namespace {

using ModuleLevel = std::tuple<int, std::size_t, int>;  // module, competency, level

struct Promise {
  const Page* page = nullptr;
  const StatedTarget* target = nullptr;
  std::size_t competency = 0;
};

// "Levels I and II".
std::string names_of(const std::set<int>& levels) {
  std::string out = levels.size() == 1 ? "Level " : "Levels ";
  std::size_t left = levels.size();
  for (int level : levels) {
    out += level_name(level).substr(6);
    if (--left > 0) out += left == 1 ? " and " : ", ";
  }
  return out;
}

class Levels {
 public:
  Levels(const Whole& whole, const CompetencyNames& names, Diagnostics& out) : names_(names), out_(out) {
    for (const auto& page : whole.pages)
      if (!page->place.archived) gather(*page);
  }

  void check() {
    check_listed();
    check_promised();
    check_contradictions();
  }

 private:
  void gather(const Page& page) {
    for (const LevelListing& listing : page.standards.listings) {
      const std::size_t competency = names_.find(listing);
      if (!listing.module || competency == CompetencyNames::none) continue;
      listed_.insert({*listing.module, competency, listing.level});
      listing_modules_.insert(*listing.module);
      if (listing.certain) listings_.push_back({&page, &listing, competency});
    }
    for (const CompetencyNames::Meant& meant : names_.targets_of(page)) {
      if (!meant.target->module) continue;
      if (meant.competency != CompetencyNames::none)
        promises_.push_back({&page, meant.target, meant.competency});
      else
        partly_read_.insert(*meant.target->module);
    }
    for (const StatedTarget& target : page.standards.targets) {  // those that targets_of takes for no name
      if (!target.module || target.name.empty() || target.name[0] < 'a' || target.name[0] > 'z') continue;
      if (names_.find(target.name) == CompetencyNames::none) partly_read_.insert(*target.module);
    }
  }

  const std::string& name(std::size_t competency) const { return names_.all()[competency].name; }

  // "Level I or II": one of them is enough.
  bool is_listed(const Promise& promise) const {
    const StatedTarget& target = *promise.target;
    if (listed_.contains({*target.module, promise.competency, target.level})) return true;
    if (!target.either) return false;
    for (const StatedTarget& other : promise.page->standards.targets)
      if (other.phrase == target.phrase && listed_.contains({*target.module, promise.competency, other.level}))
        return true;
    return false;
  }

  // Reported once: on a page that lists levels, if there is one. A module that lists no level at all has not written
  // its outcomes down yet, which is another matter.
  void check_listed() {
    std::map<ModuleLevel, const Promise*> missing;
    for (const Promise& promise : promises_) {
      const StatedTarget& target = *promise.target;
      if (!listing_modules_.contains(*target.module) || is_listed(promise)) continue;
      const Promise*& chosen = missing[{*target.module, promise.competency, target.level}];
      const bool lists_levels = !promise.page->standards.listings.empty();
      if (chosen == nullptr || (chosen->page->standards.listings.empty() && lists_levels)) chosen = &promise;
    }
    for (const auto& [key, promise] : missing) {
      const StatedTarget& target = *promise->target;
      out_.push_back(diagnose("level-not-listed", promise->page->path(), target.where.line, target.where.column,
                              "Module " + std::to_string(*target.module) + " promises " + name(promise->competency) +
                                  " " + level_name(target.level) + ", but none of its pages lists that level",
                              target.width));
    }
  }

  void check_promised() {
    std::map<std::pair<int, std::size_t>, std::set<int>> promised;
    std::set<int> modules;
    for (const Promise& promise : promises_) {
      promised[{*promise.target->module, promise.competency}].insert(promise.target->level);
      modules.insert(*promise.target->module);
    }
    for (const Listed& one : listings_) {
      const int module = *one.listing->module;
      // The module promises nothing, or more than could be read.
      if (!modules.contains(module) || partly_read_.contains(module)) continue;
      const auto found = promised.find({module, one.competency});
      if (found != promised.end() && found->second.contains(one.listing->level)) continue;
      const std::string promises = found == promised.end() ? "promises nothing in " + name(one.competency)
                                                           : "promises " + names_of(found->second);
      out_.push_back(diagnose("level-not-promised", one.page->path(), one.listing->where.line,
                              one.listing->where.column,
                              name(one.competency) + " " + level_name(one.listing->level) + " is listed, but Module " +
                                  std::to_string(module) + " " + promises));
    }
  }

  // What one phrase promises for a module's competency, compared with the first phrase that promises something for it.
  void check_contradictions() {
    struct Said {
      std::set<int> levels;
      const Promise* promise = nullptr;
    };
    std::map<std::pair<int, std::size_t>, std::vector<Said>> said;
    for (const Promise& promise : promises_) {
      std::vector<Said>& all = said[{*promise.target->module, promise.competency}];
      const bool same_phrase = !all.empty() && all.back().promise->page == promise.page &&
                               all.back().promise->target->phrase == promise.target->phrase;
      if (!same_phrase) all.push_back({{}, &promise});
      all.back().levels.insert(promise.target->level);
    }
    for (const auto& [key, all] : said)
      for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].levels == all[0].levels) continue;
        const Promise& here = *all[i].promise;
        const Where& there = all[0].promise->target->where;
        const std::string where = all[0].promise->page == here.page
                                      ? "line " + std::to_string(there.line)
                                      : std::string(there.file) + ":" + std::to_string(there.line);
        out_.push_back(diagnose("target-contradiction", here.page->path(), here.target->where.line,
                                here.target->where.column,
                                "Module " + std::to_string(key.first) + " aims at " + names_of(all[i].levels) + " in " +
                                    name(key.second) + " here, but at " + names_of(all[0].levels) + " in " + where,
                                here.target->width));
      }
  }

  struct Listed {
    const Page* page = nullptr;
    const LevelListing* listing = nullptr;
    std::size_t competency = 0;
  };

  const CompetencyNames& names_;
  Diagnostics& out_;
  std::set<ModuleLevel> listed_;
  std::set<int> listing_modules_;
  std::set<int> partly_read_;  // modules with an aim that was not wholly understood
  std::vector<Listed> listings_;
  std::vector<Promise> promises_;
};

}  // namespace

void check_levels(const Whole& whole, const CompetencyNames& names, Diagnostics& out) {
  Levels(whole, names, out).check();
}

}  // namespace compiler
