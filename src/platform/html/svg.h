// Whether an SVG picture is only a picture. A browser that opens one by its address runs what stands in it, on the
// site's own host.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace html {

// The first thing in it that could run or fetch anything, in words ("a script", "an event handler (onload)"); nothing
// when there is none. Strict: what cannot be read for certain (an entity where an address belongs, another encoding, a
// document type with declarations, XHTML inside) is refused as well. References to the file itself ("#shape") and
// embedded bitmaps pass.
std::optional<std::string> active_part(std::string_view svg);

}  // namespace html
