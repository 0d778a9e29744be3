// Who somebody is, by what a provider says: checked here, and nowhere else. It computes only. A Failure's sentence is
// for the log.
#pragma once

#include <string>
#include <string_view>

#include "kernel/day.h"
#include "kernel/result.h"
#include "platform/json/json.h"
#include "rooms/sign_on/identity.h"
#include "rooms/sign_on/provider.h"

namespace sign_on {

// SO4: the claims of an identity token whose signature is right.
Result<Identity> check_claims(const json::Value& claims, const Provider& provider, std::string_view nonce, Moment now);
// The address that only the userinfo endpoint tells. invalid when it speaks of somebody else.
Result<Identity> with_user_info(Identity identity, const json::Value& info, const Provider& provider);
// OAuth 2: what the user endpoint says, and the list of addresses of GitHub's kind (null: there is none).
Result<Identity> read_user(const json::Value& user, const json::Value* emails, const Provider& provider);

}  // namespace sign_on
