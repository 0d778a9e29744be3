// The name of a record: made by us, the same in tables and addresses, sortable by when it was made, unguessable.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/day.h"

namespace id {

// What chance gives for one id.
using RandomBytes = std::array<unsigned char, 10>;

// A UUID of version 7 as 26 letters and digits (Crockford's base 32): 48 bits of milliseconds, then chance.
std::string make(std::chrono::milliseconds since_1970, const RandomBytes& random);
// Whether a text has that form; letters are small.
bool is_one(std::string_view text);

}  // namespace id

// Id<Booking> names a Booking and nothing else.
template <class Record>
class Id {
 public:
  // nullopt for what is no id, such as a mistyped address.
  static std::optional<Id> read(std::string_view text) {
    return id::is_one(text) ? std::optional(Id(std::string(text))) : std::nullopt;
  }
  static Id make(std::chrono::milliseconds since_1970, const id::RandomBytes& random) {
    return Id(id::make(since_1970, random));
  }

  const std::string& text() const { return text_; }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  explicit Id(std::string text) : text_(std::move(text)) {}
  std::string text_;
};
