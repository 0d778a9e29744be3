// What the fuzz targets share: bytes as a folder of pages, and what must hold of every compilation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"

namespace fuzz {

struct File {
  std::string path, bytes;
};

// A line "=== some/path.md" begins a file; what stands before the first such line is "page.md". At most 20 files.
std::vector<File> folder_of(std::string_view bytes);

// Settings with every diagnostic turned on.
compiler::Settings eager_settings();

// The folder compiled: programme.yaml and _config.yml as settings, ".md" and ".txt" as pages, the rest as assets.
compiler::Compilation compiled(const std::vector<File>& files);

// Stops the run (and so reports the input) unless each diagnostic is of the catalogue, its place is on its page and its
// repair lies within the page's bytes.
void require_sound(const compiler::Compilation& done);

// Stops the run with the reason.
void require(bool condition, const char* what);

}  // namespace fuzz
