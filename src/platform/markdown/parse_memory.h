// Memory for one parse, given back all at once: the library allocates some thousand small pieces a page, and freeing
// each takes a third of the parse. Its allocator takes no context, so the pool belongs to the thread.
#pragma once

#include <cmark-gfm.h>

namespace markdown {

// Everything allocated through mem() on this thread lives until the ParseMemory ends. One at a time on each thread.
class ParseMemory {
 public:
  ParseMemory() = default;
  ParseMemory(const ParseMemory&) = delete;
  ParseMemory& operator=(const ParseMemory&) = delete;
  ~ParseMemory();
  cmark_mem* mem() const;
};

}  // namespace markdown
