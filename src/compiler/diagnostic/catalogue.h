// Every diagnostic Cairn knows: what it means, why it matters to a student, an example.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic/diagnostic.h"

namespace compiler {

struct Entry {
  std::string_view code;
  Severity severity;
  bool on_by_default;
  std::string_view meaning;  // one sentence, ends with a full stop
  std::string_view why;      // why it matters to a student; one or two sentences
  std::string_view example;  // a few lines of a page that has it
  std::string_view remedy;   // what to write instead; one or two sentences
};

std::vector<const Entry*> catalogue();          // all, sorted by code
const Entry* entry_for(std::string_view code);  // null pointer when there is no such code

// A diagnostic with the catalogue's severity; `code` must be in the catalogue (throws std::logic_error otherwise); the
// message becomes one line.
Diagnostic diagnose(std::string_view code, std::string_view file, int line, int column, std::string message,
                    int width = 1);

// One file per theme, so that each is found where its checks are.
std::span<const Entry> source_entries();     // files, encodings, front matter, limits
std::span<const Entry> link_entries();       // links, anchors, raw HTML, text left over
std::span<const Entry> standards_entries();  // competencies, outcomes, levels, targets, rubric, modules
std::span<const Entry> schedule_entries();   // sessions, weeks, deliverables, due dates, timeboxes

}  // namespace compiler
