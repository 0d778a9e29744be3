#include "rooms/accounts/known_browser.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/crypto/crypto.h"

namespace accounts {

namespace {

constexpr std::size_t most_people = 8, longest_cookie = 1024;

std::string signed_part(std::string_view said) { return "browser " + std::string(said); }

}  // namespace

bool KnownBrowser::knows(const PersonId& person) const {
  return std::ranges::find(people, person.text()) != people.end();
}

// "chance.person.person.signature"
KnownBrowser read_known_browser(std::string_view cookie, std::string_view key) {
  const std::size_t dot = cookie.rfind('.');
  if (dot == std::string_view::npos || cookie.size() > longest_cookie) return {};
  const std::string_view said = cookie.substr(0, dot);
  if (!crypto::is_signed(signed_part(said), cookie.substr(dot + 1), key)) return {};
  const auto parts = text::split(said, '.');
  return {std::string(parts.front()), {parts.begin() + 1, parts.end()}};
}

std::string known_browser_cookie(KnownBrowser browser, const PersonId& person, std::string_view key,
                                 const Random& random) {
  if (browser.id.empty()) browser.id = crypto::token(random);
  std::erase(browser.people, person.text());
  browser.people.insert(browser.people.begin(), person.text());
  if (browser.people.size() > most_people) browser.people.resize(most_people);
  std::string said = browser.id;
  for (const std::string& one : browser.people) said += "." + one;
  return said + "." + crypto::sign(signed_part(said), key);
}

}  // namespace accounts
