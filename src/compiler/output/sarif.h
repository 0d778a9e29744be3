// Diagnostics as SARIF 2.1.0, which code hosts show beside the lines of a change.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic/diagnostic.h"
#include "compiler/source/source.h"

namespace compiler {

struct SarifReport {
  std::string version;  // of Cairn
  // What the files' addresses are relative to, in words: "the folder in which cairn ran".
  std::string base;
  // A page's or settings file's path below that base; as it is when empty.
  std::function<std::string(std::string_view file)> shown;
  // For the regions of fixes; null pointer when there is none.
  std::function<const Source*(std::string_view file)> source_of;
};

// Columns are code points, levels are Cairn's severities, each rule carries the catalogue's text. A diagnostic about
// the whole programme has no location. The log goes to `out` piece by piece: it is never in memory as a whole.
void write_sarif(const std::vector<Diagnostic>& diagnostics, const SarifReport& report,
                 const std::function<void(std::string_view)>& out);

// A path as a relative URI: what is not a letter, digit or one of "-._~/" in it is "%xx".
std::string uri_of(std::string_view path);

}  // namespace compiler
