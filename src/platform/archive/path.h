// Which paths an entry may have, and how a name is shown in a sentence.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "kernel/result.h"
#include "platform/archive/archive.h"

namespace archive {

// The name in quotation marks, harmless to show: at most 80 bytes, with "\x00" for what is no printable UTF-8.
std::string shown(std::string_view name);

// 'The zip holds "a/../b", which leads out of it.'
std::unexpected<Failure> refuse(std::string_view name, std::string_view which);

// The paths of one zip. A path may end in "/": a folder.
class Paths {
 public:
  explicit Paths(const Limits& limits) : limits_(limits) {}
  // Refuses a path that is not allowed, or that is there already.
  Result<> add(std::string_view path);

 private:
  Limits limits_;
  std::unordered_set<std::string> seen_;
};

}  // namespace archive
