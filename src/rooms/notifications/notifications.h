// Notifications: which mails a person gets, and the one door through which rooms write them.
//
// The rules N1, N2, … are in README.md beside this file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace notifications {

enum class Kind : std::uint8_t { invitation, password, changes };

struct About {
  Kind kind;
  std::string_view name;          // as it is kept
  std::string_view title;         // "Changes of dates"
  std::string_view what;          // when such a mail is sent
  std::string_view always;        // N3: why it cannot be turned off; empty: it can
  std::string_view because = {};  // N5, of one that can: "You get this mail because …"
};
std::span<const About> kinds();

// ---- choices ----

struct Choice {
  Kind kind;
  bool wanted;
};
// Of every kind, in the order of kinds().
std::vector<Choice> choices_of(db::Transaction& tx, const PersonId& person);
// The same again changes nothing. invalid at the kind's name for one that is always sent.
Result<void> choose(db::Transaction& tx, const PersonId& person, const Choice& choice, Moment now,
                    const Random& random);

// What was ever turned off, and what the room keeps of a person.
struct Declined {
  std::string kind;
  Moment declined_at;
  std::optional<Moment> ended_at;
};
std::vector<Declined> declined_by(db::Transaction& tx, const PersonId& person);
void forget_person(db::Transaction& tx, const PersonId& person);

// ---- the door ----

struct Words {
  std::string subject, text;
};
// The mail of a kind that is always sent, to one person.
Result<void> write(db::Transaction& tx, Kind kind, const std::string& name, const std::string& address,
                   const Words& words, Moment now, const Random& random);
// What some people are told: what `words` says to a name in a time zone.
struct Telling {
  std::vector<PersonId> people;
  std::function<Words(const std::string& name, const std::string& zone)> words;
};
struct Occasion {
  std::optional<PersonId> doer;  // whose deed the mail tells of
  std::string address;           // of the school, "https://school.example"
  Moment now;
  const Random& random;
};
// N2 to N7: to each of these who wants it, once for each telling. How many were written; but for the letters themselves
// the number of statements is constant.
Result<int> write(db::Transaction& tx, Kind kind, std::span<const Telling> tellings, const Occasion& occasion);

}  // namespace notifications
