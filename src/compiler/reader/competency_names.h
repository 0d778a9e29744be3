// Which competencies the programme has, and which of them a page means: "JSS", "Job search strategies" and "Job Search
// Strategies" are one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/reader/assemble.h"
#include "compiler/reader/page.h"

namespace compiler {

// Cheap to make: it looks at the pages' facts only.
class CompetencyNames {
 public:
  // The names come from programme.yaml; without it from the standards pages; without them from the level headings and
  // the target sentences of all pages. Archived pages have no say.
  CompetencyNames(const Pages& pages, const Settings& settings);

  const std::vector<Competency>& all() const { return competencies_; }
  // Stated by programme.yaml or the standards: another name is a mistake.
  bool are_stated() const { return stated_; }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  // Index in all(); none when no competency is meant.
  std::size_t find(std::string_view name) const;
  // Of a listing: its name, or else the section around it ("### Level I" below "## Networking"); a name of its own that
  // nobody knows is no competency, whatever the section.
  std::size_t find(const LevelListing& listing) const;

  // The targets of a page with the competencies they mean. A name that holds "and" ("Branding and Materials") was taken
  // for two by the reader and is put together here. Index none: nothing is known by that name.
  struct Meant {
    const StatedTarget* target = nullptr;
    std::size_t competency = none;
  };
  std::vector<Meant> targets_of(const Page& page) const;

 private:
  void add(std::string_view name);
  void add_stated(const Pages& pages);
  void add_seen(const Pages& pages);
  void define(const Pages& pages);

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::vector<Competency> competencies_;
  // The name itself, in kebab-case, that in singular, and its initials.
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_form_;
  bool stated_ = false;
};

}  // namespace compiler
