#include "platform/html/allow_list.h"

namespace html {

Cleaned clean(std::string_view) { return {}; }

}  // namespace html
