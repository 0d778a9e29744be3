// Privacy: what is shown to whom, and who looked. Every room that shows something private asks here.
//
// The rules PR1, PR2, … are in README.md beside this file. A room that shows an item of somebody else's declares its
// route with Writes::views and calls look(); one that lists items shared with the viewer asks shared_with().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace privacy {

// One record of an owner's.
struct Item {
  std::string kind;  // "deliverables.submission": the room and the word, in small letters
  std::string id;
  friend bool operator==(const Item&, const Item&) = default;
};

enum class To : std::uint8_t { person, role, cohort, group, everyone };
struct Audience {
  To to;
  std::string whom;  // an id, or the name of a role; empty for everyone
  friend bool operator==(const Audience&, const Audience&) = default;
};

// ---- granting ----

struct Grant;
using GrantId = Id<Grant>;
struct Grant {
  GrantId id;
  PersonId owner;
  Item item;
  std::string label;
  Audience audience;
  Moment granted_at;
  std::optional<Moment> until, revoked_at;

  bool holds(Moment now) const { return !revoked_at && (!until || *until > now); }
};

// By the owner. `label`: what they call the item, on their own page; at most 120 characters.
struct NewGrant {
  PersonId owner;
  Item item;
  std::string label = {};
  Audience audience;
  std::optional<Moment> until = {};
};
// PR2. invalid at "audience" for nobody, oneself or no role; at "until" for a moment that is over; at "label".
Result<GrantId> grant(db::Transaction& tx, const NewGrant& wanted, Moment now, const Random& random);
// not_found when it is not the owner's, or was revoked already.
Result<void> revoke(db::Transaction& tx, const PersonId& owner, const GrantId& grant, Moment now, const Random& random);
// Those that hold, the latest first.
std::vector<Grant> grants_of(db::Transaction& tx, const PersonId& owner, Moment now);
// Those that are over, too.
std::vector<Grant> all_grants_of(db::Transaction& tx, const PersonId& owner);

// ---- looking ----

// Where the viewer belongs, beside their roles: ids, as the rooms have them.
struct Memberships {
  std::vector<std::string> cohorts = {}, groups = {};
};

struct Sight {
  bool own = false;
  std::optional<GrantId> grant = {};  // by which it is seen
  explicit operator bool() const { return own || grant.has_value(); }
};
// PR3.
Sight may_see(db::Transaction& tx, const Viewer& viewer, const PersonId& owner, const Item& item,
              const Memberships& memberships, Moment now);
// What others have granted to the viewer, of one kind, the latest first, at most 500. One statement.
std::vector<Grant> shared_with(db::Transaction& tx, const Viewer& viewer, std::string_view kind,
                               const Memberships& memberships, Moment now);

struct Look {
  std::string id;  // in the order of time
  Moment at;
  PersonId viewer, owner;
  Item item;
  std::optional<GrantId> grant;  // none: by duty
};
// PR4. Of one's own nothing is written.
void note_look(db::Transaction& tx, const PersonId& viewer, const PersonId& owner, const Item& item,
               const std::optional<GrantId>& grant, Moment now, const Random& random);
// May they, and then it is noted; not_found otherwise.
Result<Sight> look(db::Transaction& tx, const Viewer& viewer, const PersonId& owner, const Item& item,
                   const Memberships& memberships, Moment now, const Random& random);
// At what is the owner's, the latest first, at most `count`; those before the look of an id, to go on from.
std::vector<Look> looks_at(db::Transaction& tx, const PersonId& owner, int count, const std::string& before = {});
std::vector<Look> looks_by(db::Transaction& tx, const PersonId& viewer, int count, const std::string& before = {});

// ---- forgetting ----

// Looks of before; then grants that were over before and that no look speaks of any more.
void forget_looks(db::Transaction& tx, Moment before);
// PR12: grants of the owner and to them are revoked, labels are gone.
void forget_person(db::Transaction& tx, const PersonId& person, Moment now);

}  // namespace privacy
