// What accounts keep of a person, for themselves to read; and how it is let go. Secrets are named, never given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"

namespace db {
class Transaction;
}

namespace accounts {

struct PersonalData {
  struct Session {
    std::string opened_by, browser, address;
    bool second_factor;
    Moment created_at, expires_at;
    std::optional<Moment> ended_at;
  };
  struct Link {
    std::string kind;   // "invitation", "reset", "address"
    std::string email;  // the new one that a link confirms; else empty
    Moment created_at, expires_at;
    std::optional<Moment> used_at, revoked_at;
  };
  std::optional<Moment> password_set_at, second_factor_since;
  int recovery_codes_left = 0;
  std::vector<Session> sessions;  // the latest first, ended ones too
  std::vector<Link> links;
};
// Four statements.
PersonalData personal_data(db::Transaction& tx, const PersonId& person);

// Sign-ins that failed before.
void forget_failures(db::Transaction& tx, Moment before);
// Sessions, challenges and links that were over before.
void forget_ended(db::Transaction& tx, Moment before);
// All that the person could sign in with, and every trace of having done so but the events of activity.
void forget_person(db::Transaction& tx, const PersonId& person);

}  // namespace accounts
