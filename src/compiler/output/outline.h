// The programme as an indented text: what Cairn understood of the pages, for the people who wrote them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "compiler/reader/programme.h"

namespace compiler {

enum class Detail : std::uint8_t {
  brief,  // modules with their targets, sessions and deliverables; the rest as counts
  full,   // every fact
};

// Pages are named as `shown` names them; as they are when it is empty.
std::string outline(const Programme& programme, Detail detail,
                    const std::function<std::string(std::string_view)>& shown = {});

}  // namespace compiler
