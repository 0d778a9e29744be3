// --sign-on: the providers of single sign-on, one file each.
#pragma once

#include <vector>

#include "app/command.h"
#include "rooms/sign_on/provider.h"

namespace app {

inline constexpr Option sign_on_option{
    "--sign-on", "FILE", "sign in with the account of a provider that FILE describes; may be given several times",
    true};

// A Failure says which file, and which setting of it is wrong.
Result<std::vector<sign_on::Provider>> sign_on_providers(const Arguments& arguments);

}  // namespace app
