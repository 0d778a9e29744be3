// What is kept about one person, from every room that keeps something (rules PR9, PR10).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"
#include "rooms/privacy/privacy.h"

namespace db {
class Transaction;
}

namespace privacy {

// ---- for their page ----

// One kind of data: what it is, for how long it is kept, and who can see it, in words.
struct Held {
  std::string title, what, kept, seen_by;
  std::string href = {};  // where they see it, or change it
};
// not_found for nobody, or who was erased. The number of statements does not grow with what is kept.
Result<std::vector<Held>> held_about(db::Transaction& tx, const Viewer& person);

// What they share, in words: "deliverables.submission" is a submission.
struct Shared {
  GrantId id;
  std::string what, kind;
  std::string with;  // "Kim Coach", "everyone with an account"
  Moment since;
  std::optional<Moment> until;
};
std::vector<Shared> shared_by(db::Transaction& tx, const PersonId& person, Moment now);

struct Looked {
  std::string id;  // to go on from
  Moment at;
  std::string who, what;
  bool by_grant;  // else by duty
};
std::vector<Looked> looked_at(db::Transaction& tx, const PersonId& person, int count, const std::string& before = {});

// ---- to take along ----

// PR10: a zip with personal-data.json, as docs/personal-data.schema.json describes it, and a page that explains it.
// Notes in activity that it was made. not_found as above.
Result<std::string> download(db::Transaction& tx, const PersonId& person, Moment now, const Random& random);
// The document alone.
Result<std::string> personal_json(db::Transaction& tx, const PersonId& person, Moment now);

}  // namespace privacy
