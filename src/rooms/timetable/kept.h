// What the timetable keeps of a person, for themselves to read; and what goes when they are erased.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace db {
class Transaction;
}

namespace timetable {

// Moments as the tables have them: "2026-09-01T16:00:00Z".
struct PersonalData {
  struct Noted {
    std::string session, starts_at, state, why, made_at;
  };
  struct Disputed {
    std::string session, says, made_at;
    std::optional<std::string> answer, answered_at;
  };
  struct Read {
    std::string page, made_at;
  };
  struct Step {
    int week = 0;
    std::string says, made_at;
    std::optional<std::string> done_at, dropped_at;
  };
  struct Part {  // in the team of an event
    std::string session, role, made_at;
    std::optional<std::string> ended_at;
  };
  struct Artefact {
    std::string session, address, made_at;
  };
  struct Feed {
    std::string made_at;
    std::optional<std::string> revoked_at;
  };
  std::vector<Noted> attendance;  // every word on it, the earliest first
  std::vector<Disputed> disputes;
  std::vector<Read> readings;
  std::vector<Step> steps;
  std::vector<Part> parts;
  std::vector<Artefact> artefacts;  // that they handed in
  std::vector<Feed> feeds;
};
// Seven statements.
PersonalData personal_data(db::Transaction& tx, std::string_view person);

// What they wrote and what was written about them goes, and the feed is revoked; who attended what stays counted.
void forget_person(db::Transaction& tx, std::string_view person, std::string_view now);

}  // namespace timetable
