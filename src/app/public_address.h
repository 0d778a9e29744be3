// --address URL: what the school is called from outside. Links in letters, and where other servers send browsers back
// to, begin with it.
#pragma once

#include <string>
#include <string_view>

#include "kernel/result.h"

namespace app {

// "https://school.example", "http://localhost:8080", "https://[2001:db8::1]": a scheme, a host and perhaps a port. A
// "/" behind it is left out; a Failure at "--address" for anything else.
Result<std::string> public_address(std::string_view given);
// Its host alone: "school.example", "2001:db8::1".
std::string host_of(std::string_view address);

}  // namespace app
