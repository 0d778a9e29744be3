// The difference between two editions, in the words of the programme. Pure.
//
// Things are the same when their keys are (CU4); targets have none and are the same or not. An edition does not differ
// from itself, and what is added one way is removed the other way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/curriculum/content/content.h"

namespace curriculum {

enum class Subject : std::uint8_t { module, competency, target, outcome, session, deliverable, page };
std::string_view name_of(Subject subject);  // "outcome"

enum class What : std::uint8_t {
  added,
  removed,
  reworded,  // title or text
  moved,     // a session to another week, day, time, length or module; an outcome to another competency, level, module
  due,       // dates of a deliverable
  parts,     // of a deliverable; the checklist of an outcome
  required,  // a session became required or optional
  other      // kind, topics, weeks of a module, where a deliverable is handed in, who may read a page
};

struct Change {
  Subject subject;
  What what;
  std::optional<int> module;  // where it is now, or was
  std::string key;            // a module's number, a page's path; a target's competency
  std::string title;          // as it is now, or was
  std::string before, after;  // in words: "Friday of week 5"; empty where there is nothing to say
  std::string sentence;       // what a specialist reads
};

// By module (what belongs to none comes first), then subject, title, what changed.
std::vector<Change> difference(const Content& before, const Content& after);

}  // namespace curriculum
