// What the agenda keeps of a person, for themselves to read; and what goes when they are erased.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace db {
class Transaction;
}

namespace agenda {

// Moments as the tables have them: "2026-09-01T16:00:00Z".
struct PersonalData {
  struct Read {
    std::string page, made_at;
  };
  struct Step {
    int week = 0;
    std::string says, made_at;
    std::optional<std::string> done_at, dropped_at;
  };
  struct Feed {
    std::string made_at;
    std::optional<std::string> revoked_at;
  };
  std::vector<Read> readings;
  std::vector<Step> steps;
  std::vector<Feed> feeds;
};
// Three statements.
PersonalData personal_data(db::Transaction& tx, std::string_view person);

// What they wrote goes, and the feed is revoked.
void forget_person(db::Transaction& tx, std::string_view person, std::string_view now);

}  // namespace agenda
