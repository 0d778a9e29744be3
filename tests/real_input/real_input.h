// The real pages, compiled as "cairn check" does it.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/load.h"
#include "compiler/compile.h"
#include "platform/files/files.h"

// Nothing when the pages are not there.
inline std::optional<compiler::Compilation> compile_real(const std::string& folder,
                                                         const std::vector<std::string>& enable = {}) {
  const std::string path = std::string(SHARED_FOLDER) + "/" + folder;
  if (!files::is_folder(path)) {
    WARN("not there: " << path);
    return std::nullopt;
  }
  auto loaded = app::load({path});
  REQUIRE(loaded);
  loaded->input.settings.enable.insert(loaded->input.settings.enable.end(), enable.begin(), enable.end());
  return compiler::compile(std::move(loaded->input));
}

// "path:line" of each diagnostic with that code, in order.
inline std::vector<std::string> places_of(const compiler::Compilation& done, std::string_view code) {
  std::vector<std::string> out;
  for (const compiler::Diagnostic& one : done.diagnostics)
    if (one.code == code) out.push_back(one.file + ":" + std::to_string(one.line));
  return out;
}
