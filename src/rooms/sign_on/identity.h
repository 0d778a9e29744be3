// What a provider says of somebody, and what went wrong on the way to it.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace sign_on {

struct Identity {
  std::string issuer, subject;
  std::string email = {};  // empty: none
  bool email_verified = false;
  bool second_factor = false;  // was shown there (SO10)
  friend bool operator==(const Identity&, const Identity&) = default;
};

// SO11: a sentence for the person, and a line for the log.
struct Trouble {
  std::string say, log;
};
using Outcome = std::expected<Identity, Trouble>;

// As a text, on its way from Route::before to the action.
std::string written(const Outcome& outcome);
Outcome read_outcome(std::string_view text);  // of what written() gave

}  // namespace sign_on
