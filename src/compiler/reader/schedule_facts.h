// What a page says of the schedule: sessions, lessons, deliverables, due dates, discussion guides, timeboxes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/reader/programme.h"

namespace compiler {

// Minutes written somewhere: "(10-15 mins)", "Length: 60 minutes", "5 mins: Split up".
struct Timebox {
  int min = 0, max = 0;
  Where where;
};

struct ScheduleFacts {
  std::vector<Session> sessions;
  std::optional<Lesson> lesson;
  std::vector<Deliverable> deliverables;
  std::vector<Guide> guides;
};

}  // namespace compiler
