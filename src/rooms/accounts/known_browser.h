// AC4: a browser that people signed in from before. It keeps a cookie that says so, signed with the school's key;
// nothing of it is kept here. It opens nothing: whoever shows it is only not held up by what others tried.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"

namespace accounts {

inline constexpr std::string_view browser_cookie = "__Host-cairn-browser";
inline constexpr int browser_cookie_seconds = 400 * 24 * 3600;  // longer is kept by no browser

struct KnownBrowser {
  std::string id;                   // 32 bytes of chance; empty: none
  std::vector<std::string> people;  // who signed in from it, the latest first; at most 8
  bool knows(const PersonId& person) const;
};

// None when it was not signed by us.
KnownBrowser read_known_browser(std::string_view cookie, std::string_view key);
// The cookie, once somebody more has signed in.
std::string known_browser_cookie(KnownBrowser browser, const PersonId& person, std::string_view key,
                                 const Random& random);

}  // namespace accounts
