// The words of a command line as Arguments.
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "kernel/result.h"

namespace app {

// `words` are those behind the command's name. Options may be written "--name value" or "--name=value", in any place;
// everything behind "--" is an operand. The Failure says in one line what is wrong.
Result<Arguments> parse(const Command& command, std::vector<std::string> words);

// Whether the words ask for the command's help (-h or --help before any "--").
bool asks_for_help(const std::vector<std::string>& words);

}  // namespace app
