#include <algorithm>
#include <unordered_set>

#include "kernel/text.h"
#include "rooms/roster_files/bundle.h"
#include "rooms/roster_files/classes.h"
#include "rooms/roster_files/roster_files.h"
#include "rooms/roster_files/words.h"

// OneRoster 1.2, CSV binding (1EdTech): columns, vocabularies and the rules of bulk mode.
namespace roster_files {
namespace {

namespace users {
enum : std::size_t {
  enabled = first_own_column,
  given_name,
  family_name,
  email,
  preferred_given,
  preferred_family,
  pronouns
};
const std::vector<std::string_view> columns = {
    "enabledUser", "givenName", "familyName", "email", "?preferredGivenName", "?preferredFamilyName", "?pronouns"};
}  // namespace users

namespace roles {
enum : std::size_t { user = first_own_column, type, role, begin, end, org };
const std::vector<std::string_view> columns = {"userSourcedId", "roleType", "role",
                                               "?beginDate",    "?endDate", "orgSourcedId"};
}  // namespace roles

// What becomes of a role of the standard.
struct Meaning {
  std::optional<Role> ours;
  std::string_view why_not;
};

std::optional<Meaning> meaning_of(std::string_view role) {
  if (role == "student") return Meaning{Role::student, {}};
  if (role == "teacher" || role == "aide") return Meaning{Role::instructor, {}};
  if (role == "counselor") return Meaning{Role::specialist, {}};
  for (const std::string_view admin : {"siteAdministrator", "systemAdministrator", "districtAdministrator"}) {
    if (role == admin) return Meaning{{}, "is given by hand, as the role Administrator"};
  }
  for (const std::string_view other : {"guardian", "parent", "relative", "proctor", "principal"}) {
    if (role == other) return Meaning{{}, "has no counterpart here"};
  }
  if (role.starts_with("ext:")) return Meaning{{}, "is the sender's own and has no counterpart here"};
  return {};
}

class Reader {
 public:
  Reader(DataFile users, DataFile roles, Classes classes, std::optional<DataFile> orgs, Day today, Roster roster)
      : users_(std::move(users)),
        roles_(std::move(roles)),
        classes_(std::move(classes)),
        orgs_(std::move(orgs)),
        today_(today),
        roster_(std::move(roster)) {}
  Roster read();

 private:
  void read_roles();
  void read_role(const csv::Row& row);
  Listed read_user(const csv::Row& row);
  std::string name_of_user(const csv::Row& row);
  std::string name_in(const csv::Row& row) const;
  void refuse(const DataFile& file, const csv::Row& row, std::size_t column, std::string expected) {
    roster_.troubles.push_back(file.sheet.trouble(row, column, std::move(expected)));
  }
  void note(const DataFile& file, const csv::Row& row, std::string say) {
    roster_.notes.push_back({file.sheet.place(row), std::move(say)});
  }

  DataFile users_, roles_;
  Classes classes_;
  std::optional<DataFile> orgs_;
  Day today_;
  Roster roster_;
  std::unordered_map<std::string_view, Roles> roles_of_;  // by the user's sourcedId
  std::unordered_set<std::string_view> with_role_;        // whom roles.csv names, whatever the role
};

Roster Reader::read() {
  read_roles();
  for (const csv::Row* row : users_.rows) {
    const std::size_t troubles = roster_.troubles.size();
    Listed person = read_user(*row);
    if (roster_.troubles.size() == troubles) roster_.people.push_back(std::move(person));
  }
  const auto user = [&](const csv::Row& row) {
    return named(name_in(row), users_.sheet.cell(row, users::email), users_.sheet.cell(row, sourced_id));
  };
  say_who(roster_.troubles, users_.sheet, user);
  for (Trouble& trouble : roster_.troubles)  // there they are known by their sourcedId
    if (const auto its_user = users_.by_id.find(trouble.who);
        its_user != users_.by_id.end() && trouble.place.file == "enrollments.csv")
      trouble.who = user(*its_user->second);
  say_who(roster_.troubles, roles_.sheet, [&](const csv::Row& row) {
    const std::string_view id = roles_.sheet.cell(row, roles::user);
    const auto its_user = users_.by_id.find(id);
    return its_user == users_.by_id.end() ? shortened(id) : user(*its_user->second);
  });
  sort_by_row(roster_.troubles);
  return std::move(roster_);
}

void Reader::read_roles() {
  for (const csv::Row* row : roles_.rows) read_role(*row);
}

void Reader::read_role(const csv::Row& row) {
  const Sheet& sheet = roles_.sheet;
  const std::string_view user = sheet.cell(row, roles::user);
  with_role_.insert(user);
  if (!users_.by_id.contains(user))
    return refuse(roles_, row, roles::user, "the sourcedId of a sound row of users.csv");
  const std::string_view type = sheet.cell(row, roles::type), role = sheet.cell(row, roles::role);
  if (type != "primary" && type != "secondary") return refuse(roles_, row, roles::type, "\"primary\" or \"secondary\"");
  if (orgs_ && !orgs_->by_id.contains(sheet.cell(row, roles::org))) {
    return refuse(roles_, row, roles::org, "the sourcedId of a sound row of orgs.csv");
  }
  const std::optional<Meaning> meaning = meaning_of(role);
  if (!meaning) return refuse(roles_, row, roles::role, "a role of OneRoster 1.2, such as student or teacher");
  const auto span = span_of(sheet, row, roles::begin, roles::end);
  if (!span) return roster_.troubles.push_back(span.error());
  if (!meaning->ours) return note(roles_, row, quoted(role) + " " + std::string(meaning->why_not) + ".");
  if (!span->covers(today_)) return note(roles_, row, quoted(role) + " is not held today, and is left out.");
  roles_of_[user].add(*meaning->ours);
}

Listed Reader::read_user(const csv::Row& row) {
  const Sheet& sheet = users_.sheet;
  Listed person;
  person.place = sheet.place(row);
  person.external_id = sheet.cell(row, sourced_id);
  person.name = name_of_user(row);
  person.email = sheet.cell(row, users::email);
  person.pronouns = sheet.cell(row, users::pronouns);
  if (!is_line(person.pronouns, 40)) refuse(users_, row, users::pronouns, "one line of at most 40 characters");
  const std::string_view enabled = sheet.cell(row, users::enabled);
  if (enabled != "true" && enabled != "false") refuse(users_, row, users::enabled, "\"true\" or \"false\"");
  if (enabled == "false") {
    person.left_out = person.name + " is switched off in the roster (enabledUser is false); nothing is done.";
    return person;
  }
  if (!with_role_.contains(person.external_id)) refuse(users_, row, sourced_id, "one that has a role in roles.csv");
  person.roles = roles_of_[sheet.cell(row, sourced_id)];
  if (person.roles.empty()) {
    person.left_out = person.name + " has no role in the roster that counts here today; nothing is done.";
    return person;
  }
  if (!is_email(person.email)) refuse(users_, row, users::email, std::string(an_email));
  if (const Placement* placement = classes_.of(person.external_id)) {
    person.cohort = placement->cohort;
    person.track = placement->track;
    person.starts_on = placement->starts_on;
  }
  return person;
}

// The names that somebody prefers come first.
std::string Reader::name_in(const csv::Row& row) const {
  const auto either = [&](std::size_t preferred, std::size_t other) {
    const std::string_view cell = users_.sheet.cell(row, preferred);
    return std::string(cell.empty() ? users_.sheet.cell(row, other) : cell);
  };
  const std::string name =
      either(users::preferred_given, users::given_name) + " " + either(users::preferred_family, users::family_name);
  return text::collapse_spaces(text::trim(name));
}

std::string Reader::name_of_user(const csv::Row& row) {
  std::string full = name_in(row);
  if (full.empty() || !is_line(full, 100)) refuse(users_, row, users::given_name, "a name of 1 to 100 characters");
  return full;
}

}  // namespace

Result<Roster> read_oneroster(std::string_view zip, Day today) {
  const Bundle bundle = TRY(Bundle::open(zip));
  Roster roster;
  DataFile users = *TRY(bundle.read("users", users::columns, roster));
  DataFile roles = *TRY(bundle.read("roles", roles::columns, roster));
  std::optional<DataFile> orgs = TRY(bundle.read("orgs", {"name", "type"}, roster));
  Classes classes = TRY(read_classes(bundle, users, today, roster));
  return Reader(std::move(users), std::move(roles), std::move(classes), std::move(orgs), today, std::move(roster))
      .read();
}

}  // namespace roster_files
