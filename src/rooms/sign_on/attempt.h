// One way to a provider and back (SO2, SO3). The server keeps nothing of it: what must be known again travels in a
// signed cookie of the browser that began it, and the nonce and the verifier are made from its state with the school's
// key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/day.h"
#include "kernel/random.h"

namespace sign_on {

inline constexpr std::string_view attempt_cookie = "__Host-cairn-sign-on";
inline constexpr int attempt_seconds = 600;

struct Attempt {
  std::string state;  // 43 letters of chance
  std::string provider;
  std::string next;  // where they wanted to go: a path of ours
  Moment until;
};

Attempt begin(std::string_view provider, std::string_view next, Moment now, const Random& random);
std::string sealed(const Attempt& attempt, std::string_view key);
// Nothing when it was not sealed with this key, or is over.
std::optional<Attempt> opened(std::string_view cookie, std::string_view key, Moment now);

std::string nonce(const Attempt& attempt, std::string_view key);
std::string verifier(const Attempt& attempt, std::string_view key);

}  // namespace sign_on
