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
  struct Part {  // in the team of an event
    std::string session, role, made_at;
    std::optional<std::string> ended_at;
  };
  struct Artefact {
    std::string session, address, made_at;
  };
  std::vector<Part> parts;
  std::vector<Artefact> artefacts;  // that they handed in
};
// Two statements.
PersonalData personal_data(db::Transaction& tx, std::string_view person);

// Where what they handed in lies is forgotten; that they were in a team stays.
void forget_person(db::Transaction& tx, std::string_view person);

}  // namespace timetable
