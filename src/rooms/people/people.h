// People: the school, who belongs to it, what they are to it, and who may see what of whom.
//
// The rules P1, P2, … are in README.md beside this file. Deeds take who does them (`by`; nobody: Cairn itself, as in
// the demo), the moment and chance, and write an event of `activity` in the same transaction (P16). Who may do them is
// the routes' guard to say. Passwords, sessions and mail are the room accounts'.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace people {

// ---- the school ----

struct School {
  std::string name;
  std::string zone;  // in which its days begin and its sessions are held
  bool staff_need_second_factor = false;
  friend bool operator==(const School&, const School&) = default;
};

// Nothing before set_up.
std::optional<School> school(db::Transaction& tx);

// The first administrator; no zone: the school's.
struct Founder {
  std::string name, email, zone = {};
};
// P1. conflict when there is a school already. Failures' fields: "school_name", "school_zone", "name", "email", "zone".
Result<PersonId> set_up(db::Transaction& tx, const School& school, const Founder& founder, Moment now,
                        const Random& random);
// By an administrator. Failures' fields: "school_name", "school_zone".
Result<void> change(db::Transaction& tx, const School& school, const PersonId& by, Moment now, const Random& random);

// ---- roles ----

inline constexpr int last_module = 99;  // that a role can be limited to
// P8: limited to a track ("FE") or a module (1 …), or to both; empty and 0: not limited.
struct RoleGrant {
  Role role;
  std::string track = {};
  int module = 0;
  friend bool operator==(const RoleGrant&, const RoleGrant&) = default;
};
using GrantId = Id<RoleGrant>;

struct HeldRole {
  GrantId id;
  RoleGrant grant;
  Moment granted_at;
  std::optional<PersonId> granted_by;  // nobody: Cairn itself, or the set-up
  std::optional<Moment> ended_at;
};

// P8. False when they hold it already: then nothing changes. not_found; invalid at "role", "track" or "module".
Result<bool> grant(db::Transaction& tx, const PersonId& person, const RoleGrant& role,
                   const std::optional<PersonId>& by, Moment now, const Random& random);
// P9, P10. not_found when they do not hold it (any more); conflict for the last administrator.
Result<void> end_role(db::Transaction& tx, const PersonId& person, const GrantId& role,
                      const std::optional<PersonId>& by, Moment now, const Random& random);
// P9: all that were ever granted to them, the latest first.
std::vector<HeldRole> role_history(db::Transaction& tx, const PersonId& person);

// ---- one person ----

// All that the room knows of a person. A page shows of it what visible() allows.
struct Record {
  PersonId id;
  std::string name;
  std::string email;        // empty: none
  std::string external_id;  // in the school's other systems; empty: none
  std::string pronouns;
  bool pronouns_shown;
  std::string zone;
  std::vector<std::string> links;
  std::string photo = {};  // its digest (photo.h); empty: none
  Moment created_at;
  std::optional<Moment> deactivated_at, erased_at;
  std::vector<HeldRole> held;  // now, in the order of Role

  bool is_active() const { return !deactivated_at && !erased_at; }
  Roles roles() const;
};

// Whoever makes a request, and their school, in one statement. Nothing for who is deactivated or erased (P11).
struct Known {
  Viewer viewer;
  School school;
};
std::optional<Known> viewer(db::Transaction& tx, const PersonId& person);

std::optional<Record> find(db::Transaction& tx, const PersonId& person);
// Ignoring case; nothing for an empty address.
std::optional<Record> by_email(db::Transaction& tx, std::string_view email);
std::optional<Record> by_external_id(db::Transaction& tx, std::string_view external_id);
// In one statement; those that there are not are left out. For pages that show records of many people.
std::map<PersonId, std::string> names_of(db::Transaction& tx, std::span<const PersonId> people);
// The same of those alone who are active.
std::map<PersonId, std::string> names_of_active(db::Transaction& tx, std::span<const PersonId> people);
// Names of active people who hold one of these roles, at most so many. One statement.
std::map<PersonId, std::string> holders_of(db::Transaction& tx, Roles roles, int most);

// Who is active and holds a role, by name and then by address, to choose from; nobody when they are more than `most`.
struct Holder {
  PersonId id;
  std::string name, email;  // no address: empty
};
std::vector<Holder> all_with_role(db::Transaction& tx, Role role, int most);
// P8: whether a role that somebody holds is limited to this track.
bool is_limit_of_roles(db::Transaction& tx, std::string_view track);

// P12: which parts of a person the viewer may see. All false: not even that they exist.
struct Visible {
  bool name = false;
  bool pronouns = false;  // only when the person shows them, or to themselves
  bool roles = false;
  bool email = false;
  bool zone = false;
  bool links = false;
  bool photo = false;
  bool account = false;  // the external id, role history, when it was made and deactivated
  friend bool operator==(const Visible&, const Visible&) = default;
};
Visible visible(const Record& person, const Viewer& viewer);

// ---- adding and changing ----

// What may be written, P3 to P7: the text as it is kept (spaces collapsed), or invalid at the field that is named.
Result<std::string> checked_name(std::string_view name, std::string_view field = "name");
Result<std::string> checked_email(std::string_view email);  // at "email"; never empty
// How an address is found, ignoring case.
std::string email_key(std::string_view email);

struct NewPerson {
  std::string name;
  std::string email = {};        // empty: none
  std::string external_id = {};  // empty: none
  std::string pronouns = {};
  std::string zone = {};  // empty: the school's
  std::vector<RoleGrant> roles = {};
};
// conflict at "email" or "external_id" when somebody has it already (P2); invalid as P3 to P8 say.
Result<PersonId> add(db::Transaction& tx, const NewPerson& person, const std::optional<PersonId>& by, Moment now,
                     const Random& random);

// P13: what people change of themselves.
struct Profile {
  std::string name, pronouns;
  bool pronouns_shown = false;
  std::string zone;
  std::vector<std::string> links;
};
Result<void> change(db::Transaction& tx, const PersonId& person, const Profile& profile, Moment now,
                    const Random& random);
// P13: what an administrator changes.
struct Account {
  std::string name, email, external_id, zone;
};
Result<void> change(db::Transaction& tx, const PersonId& person, const Account& account, const PersonId& by, Moment now,
                    const Random& random);
// An address that its owner has confirmed.
Result<void> change_email(db::Transaction& tx, const PersonId& person, std::string_view email, const PersonId& by,
                          Moment now, const Random& random);

// From a roster: for who has none yet; nothing changes for others. They are not shown until their owner chooses so
// (P4).
Result<void> fill_in_pronouns(db::Transaction& tx, const PersonId& person, std::string_view pronouns,
                              const std::optional<PersonId>& by, Moment now, const Random& random);

// P11. not_found; conflict for the last administrator (P10), and when it is so already.
Result<void> deactivate(db::Transaction& tx, const PersonId& person, const std::optional<PersonId>& by, Moment now,
                        const Random& random);
Result<void> reactivate(db::Transaction& tx, const PersonId& person, const std::optional<PersonId>& by, Moment now,
                        const Random& random);
// P15: what names them is gone, what they did stays counted. It cannot be undone. conflict for the last administrator.
Result<void> erase(db::Transaction& tx, const PersonId& person, const std::optional<PersonId>& by, Moment now,
                   const Random& random);

// ---- many people ----

enum class Order : std::uint8_t { name, added };
struct Query {
  std::string find = {};  // a part of a name or an address, whatever its case and accents
  std::optional<Role> role = {};
  std::optional<bool> active = {};
  Order order = Order::name;
  bool descending = false;
  int page = 1;  // a page behind the end is the last one
  int page_size = 50;
};
struct Found {
  std::vector<Record> page;
  int total = 0;
};
// P14. Two statements, however many there are.
Found list(db::Transaction& tx, const Query& query);
// Who was not erased, in no order; one statement. To compare a roster with; pages show a list.
std::vector<Record> everybody(db::Transaction& tx);

}  // namespace people
