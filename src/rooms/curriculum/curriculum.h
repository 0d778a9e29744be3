// Curriculum: the programme a school has imported, as numbered editions that never change.
//
// The rules CU1, CU2, … are written out in README.md beside this file. The structs are in content.h. Each question is
// one statement; an edition that is not there gives an empty list, or not_found where one thing is asked for.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"
#include "rooms/curriculum/content/content.h"

namespace db {
class Transaction;
}

namespace curriculum {

struct Edition {
  std::string id;  // Id<Edition>
  int number = 0;  // 1, 2, 3 … in the school
  std::string title;
  std::string digest;
  std::string imported_at;              // a Moment
  std::optional<PersonId> imported_by;  // none: on the command line
  int pages = 0, warnings = 0, notes = 0;
};
using EditionId = Id<Edition>;

struct Imported {
  Edition edition;
  bool is_new = false;  // false: these very files are that edition already, nothing was changed (CU3)
};

// Stores the content as the next edition (CU1 to CU5). `who`: none on the command line.
Result<Imported> import_edition(db::Transaction& tx, Content content, const std::optional<PersonId>& who, Moment now,
                                const Random& random);

std::vector<Edition> editions(db::Transaction& tx);                    // newest first
Result<Edition> edition(db::Transaction& tx, int number);              // not_found
Result<Edition> edition_of(db::Transaction& tx, std::string_view id);  // not_found
std::optional<Edition> newest_edition(db::Transaction& tx);

// Of the edition with that id, in page order.
std::vector<Module> modules(db::Transaction& tx, std::string_view edition);
std::vector<Session> sessions(db::Transaction& tx, std::string_view edition);
std::vector<Deliverable> deliverables(db::Transaction& tx, std::string_view edition);
std::vector<Competency> competencies(db::Transaction& tx, std::string_view edition);
std::vector<Outcome> outcomes(db::Transaction& tx, std::string_view edition);
std::vector<Target> targets(db::Transaction& tx, std::string_view edition);
std::vector<RubricEntry> rubric(db::Transaction& tx, std::string_view edition);
std::vector<Guide> guides(db::Transaction& tx, std::string_view edition);
std::vector<Lesson> lessons(db::Transaction& tx, std::string_view edition);
std::vector<Diagnostic> diagnostics(db::Transaction& tx, std::string_view edition);

// Of some pages that are for everyone, by path: the digest of their text. One statement.
std::map<std::string, std::string, std::less<>> versions(db::Transaction& tx, std::string_view edition,
                                                         std::span<const std::string> paths);
// All pages without their HTML, sorted by path.
std::vector<Page> pages(db::Transaction& tx, std::string_view edition);
// One page as those of `reader` may see it: by its path or its address. not_found also for a page that is not for them
// (CU6). For everyone `staff_html` is empty.
Result<Page> page(db::Transaction& tx, std::string_view edition, std::string_view path, Audience reader);

// A picture or document as those of `reader` may see it. not_found as for pages.
Result<File> file(db::Transaction& tx, std::string_view edition, std::string_view path, Audience reader);

// Everything but pages' HTML and files, for comparing two editions (difference.h).
Content content(db::Transaction& tx, std::string_view edition);

}  // namespace curriculum
