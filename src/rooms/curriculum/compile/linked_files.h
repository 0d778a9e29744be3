// The pictures and documents of a programme that go into an edition: those that its pages link to.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "kernel/result.h"
#include "rooms/curriculum/content/content.h"

namespace curriculum {

inline constexpr std::size_t largest_file = std::size_t{8} << 20;
inline constexpr std::size_t most_file_bytes = std::size_t{64} << 20;  // of all files of an edition

// The bytes of one of the compiler's assets.
using ReadFile = std::function<Result<std::string>(const std::string& path, std::uint64_t limit)>;

// Sorted by path. A file that only staff's pages link to is for staff. What is too large, or cannot be read, is left
// out: its links lead nowhere.
std::vector<File> linked_files(const compiler::Compilation& done, const ReadFile& read);

}  // namespace curriculum
