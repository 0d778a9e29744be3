// The page on which a form that was not taken is offered again.
#pragma once

#include <string>
#include <string_view>

#include "app/school_door.h"

namespace app {

inline constexpr std::string_view kept_title = "Not sent yet";
// What happened, what is to be done first, what was typed (as far as it is words), and the button.
std::string kept_html(const KeptForm& kept, std::string_view why);

}  // namespace app
