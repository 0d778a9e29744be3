// The JSON document of "cairn check --format json": the programme and the diagnostics, as docs/programme.schema.json
// describes it. The same pages give the same bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic/diagnostic.h"
#include "compiler/reader/programme.h"

namespace compiler {

// Gives the document to `out` piece by piece: it is never in memory as a whole. Pages are named as `shown` names them;
// as they are when it is empty.
void write_json(const Programme& programme, const std::vector<Diagnostic>& diagnostics,
                const std::function<std::string(std::string_view)>& shown,
                const std::function<void(std::string_view)>& out);
// The same as one text.
std::string to_json(const Programme& programme, const std::vector<Diagnostic>& diagnostics,
                    const std::function<std::string(std::string_view)>& shown = {});

}  // namespace compiler
