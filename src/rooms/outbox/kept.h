// What the outbox keeps of a person, for themselves to read; and how it is let go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.h"

namespace db {
class Transaction;
}

namespace outbox {

struct PersonalLetter {
  std::string to_name, to_address;
  std::optional<std::string> subject, text;  // nothing once they were forgotten
  Moment posted_at;
  std::optional<Moment> sent_at;
};
// Those to an address, the latest first.
std::vector<PersonalLetter> letters_to(db::Transaction& tx, const std::string& address);
// All addresses that letters to somebody of this name went to: perhaps former ones, perhaps a namesake's.
std::vector<std::string> addresses_of(db::Transaction& tx, const std::string& name);
// To whom letters went that were written before, when their texts are forgotten already: that there was one stays.
void forget_addressees(db::Transaction& tx, Moment before);

}  // namespace outbox
