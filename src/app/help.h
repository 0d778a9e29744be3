// The help texts, made from the table of commands.
#pragma once

#include <string>

#include "app/command.h"

namespace app {

std::string help_on_all();
std::string help_on(const Command& command);

}  // namespace app
