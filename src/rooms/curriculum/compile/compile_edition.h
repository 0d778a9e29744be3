// A programme's files as the content of an edition. Pure: the caller reads a folder, a zip, or what a test made up.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "compiler/compile.h"
#include "rooms/curriculum/compile/linked_files.h"
#include "rooms/curriculum/content/content.h"

namespace curriculum {

using SettingsFiles = std::vector<std::shared_ptr<const compiler::Source>>;  // programme.yaml, _config.yml

struct Compiled {
  compiler::Compilation done;      // with all diagnostics, and the pages they are about
  std::optional<Content> content;  // nothing: there are errors (CU2)
};

// The same files give the same content. The digest is of the pages that are published, of `settings`, and of the files
// that pages link to, which `read` gives; without it there are none. Keys are given at import.
Compiled compile(compiler::Input input, const SettingsFiles& settings, const ReadFile& read = {});

// Diagnostics in the words of an edition, "error" among them; in order.
std::vector<Diagnostic> listed(const compiler::Diagnostics& diagnostics);

}  // namespace curriculum
