// What a page says of the standards: competencies, outcomes, levels, targets, rubric, module goals.
//
// A page is read alone, so competencies stand here under the names the page uses ("JSS"); they become keys when the
// programme is put together (competency_names.h), and outcomes get their ids then.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/reader/programme.h"
#include "compiler/reader/wording.h"

namespace compiler {

// A heading or table cell that lists a competency's level, with or without outcomes under it.
struct LevelListing {
  std::string name;           // of the competency, as written
  std::string under;          // title of the section around it: the competency when `name` is none ("Level I: Basics")
  bool own_name = false;      // "**Leadership Level II**" below "## Networking" is about Leadership or about nothing
  int level = 1;              // 1 to 3; other levels are in unknown_levels
  std::optional<int> module;  // none on the standards page
  std::vector<std::string> tracks;
  bool certain = false;  // an outcome prefix ("SIAT") stands below it; otherwise it counts only if the name is known
  Where where;
};

struct StatedOutcome {
  Outcome outcome;  // without competency, id and standard
  std::size_t listing = 0;
  Wording wording;
};

// An outcome bullet with nothing behind its prefix.
struct EmptyOutcome {
  std::string under;  // "Materials Level III"; empty when it stands under no level
  int width = 1;
  Where where;
};

// "Levels I and II readiness in A and B": one phrase, several targets.
struct StatedTarget {
  std::string name;  // of the competency, as written; empty: all of them. At level 0: no name, the aim is unread
  std::optional<int> module;
  int level = 1;
  int phrase = 0;       // counts the phrases of the page
  bool either = false;  // "Level I or II": one of the phrase's levels is enough
  int width = 1;        // of the level's words, in code points
  Where where;          // of the level's words
  Where name_where;
};

// A level that the standards do not have: "Level IV".
struct UnknownLevel {
  std::string text;
  Where where;
};

// Names come from a standards page's list or headings; definitions from there or from any "**Name:** definition" list.
struct StatedCompetency {
  std::string name;
  std::optional<std::string> definition;
  bool listed = false;  // stands in a list of "the core competencies"
};

// Where the goals of a module stand: the bullets under "Key Learning Goals".
struct GoalsPlace {
  std::optional<int> module;
  bool by_competency = false;        // nested below the competencies' names
  std::vector<std::uint64_t> words;  // of each goal, the hash of its words (wording.h, exact)
  Where where;
};

struct StandardsFacts {
  bool is_standards_page = false;  // lists outcomes of no module
  std::vector<StatedCompetency> competencies;
  std::vector<LevelListing> listings;
  std::vector<StatedOutcome> outcomes;
  std::vector<EmptyOutcome> empty_outcomes;
  std::vector<StatedTarget> targets;
  std::vector<UnknownLevel> unknown_levels;
  std::vector<RubricEntry> rubric;  // `of` is the page's title, `competency` the name in the row
  std::vector<std::string> goals;   // of the page's module, in page order
  GoalsPlace goals_place;
  std::vector<Abbreviation> abbreviations;
};

}  // namespace compiler
