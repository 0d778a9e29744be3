// What attendance keeps of a person, for themselves to read; and what goes when they are erased.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace db {
class Transaction;
}

namespace attendance {

// Moments as the tables have them: "2026-09-01T16:00:00Z".
struct PersonalData {
  struct Noted {
    std::string session, starts_at, state, why, made_at;
  };
  struct Disputed {
    std::string session, says, made_at;
    std::optional<std::string> answer, answered_at;
  };
  std::vector<Noted> attendance;  // every word on it, the earliest first
  std::vector<Disputed> disputes;
};
// Two statements.
PersonalData personal_data(db::Transaction& tx, std::string_view person);

// What they wrote and what was written about them goes; who attended what stays counted.
void forget_person(db::Transaction& tx, std::string_view person);

}  // namespace attendance
