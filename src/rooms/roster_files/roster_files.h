// Reads who is to be in the school from files of other systems, and says what would become of every row. Nothing here
// knows a database or changes anything: files in, plain lists out.
//
// Two shapes are read: a table of people (CSV), and a OneRoster 1.2 zip in bulk mode. What makes a whole file useless
// (a column that must be there, a delta, no zip) is a Failure; what is wrong with one row is a Trouble of that row, and
// the others are taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "kernel/person.h"
#include "kernel/result.h"

namespace roster_files {

// Where something stands: the row's number is the one that a spreadsheet shows (the header is row 1, mostly), the line
// is that of the file.
struct Place {
  std::string file;  // "users.csv"
  int row = 0;       // 0: the file as a whole
  int line = 0;
};

// What is wrong with a row; it is left out.
struct Trouble {
  Place place;
  std::string column;    // as the header has it; empty: the row as a whole
  std::string expected;  // "a day such as 2026-09-01"
  std::string found;     // its first 60 characters
  std::string who = {};  // whom the row names, as far as it says: "Ada Byron (ada@school.example)"
  // 'people.csv, row 3, "Starts": expected a day such as 2026-09-01, found "9/1/26".'
  std::string sentence() const;
};

// What is worth knowing and no trouble: a column that is not used, a role that Cairn does not have.
struct Note {
  Place place;
  std::string say;
};

// Somebody whom a row lists. Empty is what the file does not say.
struct Listed {
  Place place;
  std::string external_id, name, email;
  Roles roles;
  std::string track, cohort, pronouns, zone;
  std::optional<Day> starts_on;
  std::string left_out;  // why nothing is done about them; mostly empty
};

struct Roster {
  std::vector<Listed> people;     // in the order of the file
  std::vector<Trouble> troubles;  // by file, then row
  std::vector<Note> notes;
};

// A table with a header. Columns, by these and a few usual names, in any order and whatever case: name (or first name
// and last name), e-mail, and if there are any: external id, roles (parted by comma, semicolon or slash), track,
// cohort, pronouns, time zone (of IANA), starts on. `file` is how the file is called in troubles.
Result<Roster> read_people(std::string_view bytes, const std::string& file);

// manifest.csv, users.csv and roles.csv; orgs, academicSessions, courses, classes and enrollments when there are any. A
// student's class of that day becomes the cohort, its course the track, the first day of its term the start.
//   student → student · teacher, aide → instructor · counselor → specialist
// Administrators of every kind are noted, not taken over: that role is given by hand. Guardians, parents, relatives,
// proctors and principals have no role here. Who is not enabled is left out. Delta mode is refused.
Result<Roster> read_oneroster(std::string_view zip, Day today);

// Somebody who is in the school already.
struct Existing {
  PersonId id;
  std::string external_id, name, email;
  Roles roles;
  std::string track, cohort, pronouns, zone;
  std::optional<Day> starts_on;
};

enum class Verdict : std::uint8_t { create, update, unchanged, refused, conflict };
std::string_view name_of(Verdict verdict);  // "create"

struct Change {
  std::string field;  // the member's name: "cohort"
  std::string from, to;
};

// What would become of a row. create and update are to be carried out; the rest changes nothing.
struct Fate {
  Place place;
  Verdict verdict;
  std::optional<std::size_t> person;  // its index in Roster::people
  std::optional<PersonId> existing;   // who is meant
  std::vector<Change> changes;        // of an update; a role is a change from "" to its name
  Roles roles;                        // create: all of them, a student when the file says none; update: the new ones
  std::string sentence;
};

// One for each row that has a person or troubles, by file and row. A person is known by the external id first, then by
// the e-mail address (ignoring case); when the two mean two people, it is a conflict that names both; a second row with
// the same id or address is refused. Roles are added, never taken away; pronouns and the time zone, which are their
// owner's to choose, are filled in only where there are none. Carried out and asked again, everything is unchanged.
std::vector<Fate> fates(const Roster& roster, const std::vector<Existing>& existing);

}  // namespace roster_files
