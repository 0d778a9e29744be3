// Lines for whoever runs the server, on standard error: time, level, text. Control characters in the text are escaped,
// so that one event stays one line.
#pragma once

#include <string_view>

namespace logs {

enum class Level { debug, info, warning, error };

void start(Level least);  // once, at the start of a command; before it, lines go out at level info
void line(Level level, std::string_view text);

}  // namespace logs
