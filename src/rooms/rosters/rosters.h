// Rosters: people, earlier enrolments and attendance, brought in from the files of other systems.
//
// A file is read, kept, and shown as the fate of each of its rows; nothing else is changed until an administrator
// confirms what they saw. The rules RO1, RO2, … are in README.md beside this file; how files are read is
// the room roster_files.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}
namespace accounts {
struct Sender;
}

namespace rosters {

enum class Kind : std::uint8_t { people, enrolments, attendance };
inline constexpr std::array all_kinds{Kind::people, Kind::enrolments, Kind::attendance};
std::string_view name_of(Kind kind);  // "people"
std::optional<Kind> kind_named(std::string_view name);

// ---- reading: no database ----

inline constexpr std::size_t largest_file = std::size_t{10} << 20;

// RO1, RO2: the file as it is kept, opaque, for stage(). People are a table or a OneRoster zip, whose roles are those
// of `today`; the others are tables. A Failure (invalid, at "file") says what is wrong with the file as a whole.
Result<std::string> read(Kind kind, std::string_view bytes, std::string_view file_name, Day today);

// ---- what would become of it ----

enum class Verdict : std::uint8_t { create, update, unchanged, refused, conflict, note };
inline constexpr std::array all_verdicts{Verdict::create,  Verdict::update,   Verdict::unchanged,
                                         Verdict::refused, Verdict::conflict, Verdict::note};
std::string_view name_of(Verdict verdict);  // "create"
std::optional<Verdict> verdict_named(std::string_view name);

struct Fate {
  Verdict verdict = Verdict::note;
  std::string who;  // "Ada Byron (ada@school.example)"; whom a refused row names, as far as it does; empty for a note
  std::string say;  // of an update: what changes, "name: Ada → Ada Byron", parted by "; "
  friend bool operator==(const Fate&, const Fate&) = default;
};

struct Row {
  std::string file;
  int row = 0;  // as a spreadsheet numbers it; 0: the file as a whole
  Fate fate;
  std::string before;  // what was shown before it changed (RO6); mostly empty
};

struct Upload {
  std::string id;
  Kind kind = Kind::people;
  std::string file_name;
  Moment made_at;
  PersonId made_by;
  std::optional<Moment> done_at;  // none: it waits
  int created = 0, updated = 0, invited = 0;
};

// RO3, RO4: keeps it with the fate of each row; gives its id. Whatever else the same person had waiting is deleted.
Result<std::string> stage(db::Transaction& tx, std::string_view read, const PersonId& by, Moment now,
                          const Random& random);

struct Query {
  std::optional<Verdict> verdict = {};
  bool changed = false;  // only those that RO6 is about
  int page = 1;          // a page behind the end is the last one
  int page_size = 50;
};
struct Preview {
  Upload upload;
  std::array<int, all_verdicts.size()> counts = {};
  int changed = 0;
  std::vector<Row> rows = {};
  int total = 0;  // of the query

  int count(Verdict verdict) const { return counts.at(static_cast<std::size_t>(verdict)); }
  bool does_something() const { return count(Verdict::create) + count(Verdict::update) > 0; }
};
// Three statements, however large the file. not_found when it does not wait (any more).
Result<Preview> preview(db::Transaction& tx, std::string_view upload, const Query& query);

// ---- doing it ----

struct Done {
  int changed = 0;  // RO6: so many rows would become something else than was shown; nothing was done
  int created = 0, updated = 0, invited = 0;
};
inline constexpr int most_invitations = 2'000;  // RO8
// RO5 to RO8. With a sender, all who are created and have an address are invited by mail. not_found when it does not
// wait (any more); any other Failure names the row that stands in the way, and nothing may be kept.
Result<Done> confirm(db::Transaction& tx, std::string_view upload, const accounts::Sender* invitations,
                     const PersonId& by, Moment now, const Random& random);
// RO9.
Result<void> discard(db::Transaction& tx, std::string_view upload);
// RO9: those that have waited for a day.
void forget(db::Transaction& tx, Moment now);
// RO9: all that wait, since they may name somebody who was erased.
void discard_all(db::Transaction& tx);
// Waiting ones and those that were done, the latest first.
std::vector<Upload> uploads(db::Transaction& tx, int count);

}  // namespace rosters
