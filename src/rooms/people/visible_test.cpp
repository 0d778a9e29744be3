#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "rooms/people/people.h"

namespace {

PersonId an_id(unsigned char n) { return PersonId::make(std::chrono::milliseconds(1), {n}); }
const PersonId viewers_id = an_id(1), anothers_id = an_id(2);
const Moment now = Moment::read("2026-09-01T16:00:00Z").value();

people::Record somebody(Roles roles, bool pronouns_shown) {
  people::Record person{.id = anothers_id,
                        .name = "Ben",
                        .email = "ben@school.example",
                        .external_id = "S-1",
                        .pronouns = "he/him",
                        .pronouns_shown = pronouns_shown,
                        .zone = "America/Denver",
                        .links = {"https://ben.example"},
                        .created_at = now,
                        .deactivated_at = {},
                        .erased_at = {},
                        .held = {}};
  for (const Role role : all_roles)
    if (roles.has(role))
      person.held.push_back({people::GrantId::make(std::chrono::milliseconds(1), {static_cast<unsigned char>(role)}),
                             {role},
                             now,
                             {},
                             {}});
  return person;
}

Roles roles_of(unsigned bits) {
  Roles roles;
  for (const Role role : all_roles)
    if ((bits & (1U << static_cast<unsigned>(role))) != 0) roles.add(role);
  return roles;
}
constexpr unsigned all_sets = 1U << all_roles.size();

// What the viewer sees of somebody else, a letter a part: Name, Pronouns, Roles, E-mail, Zone, Links, Account, photo
// (F).
std::string letters(const people::Visible& sees) {
  std::string out;
  for (const auto& [there, letter] :
       {std::pair(sees.name, 'N'), std::pair(sees.pronouns, 'P'), std::pair(sees.roles, 'R'),
        std::pair(sees.email, 'E'), std::pair(sees.zone, 'Z'), std::pair(sees.links, 'L'), std::pair(sees.account, 'A'),
        std::pair(sees.photo, 'F')})
    if (there) out += letter;
  return out;
}

struct Row {
  Role looks;
  std::string_view at_staff, at_others;  // who show their pronouns
};
// The whole of P12 for those who hold one role.
constexpr std::array<Row, all_roles.size()> table{{{Role::administrator, "NPREZLAF", "NPREZAF"},
                                                   {Role::lead, "NPREZLF", "NPREZF"},
                                                   {Role::specialist, "NPREZLF", "NPREZF"},
                                                   {Role::instructor, "NPREZLF", "NPREZF"},
                                                   {Role::student, "NPRLF", "NPR"},
                                                   {Role::alum, "NPRLF", "NPR"},
                                                   {Role::mentor, "NL", ""},
                                                   {Role::volunteer, "NL", ""}}};

}  // namespace

TEST_CASE("P12: what one may see of a person, for each role and each role") {
  for (const Row& row : table)
    for (const Role seen : all_roles)
      for (const bool shown : {true, false}) {
        std::string expected(staff.has(seen) ? row.at_staff : row.at_others);
        if (!shown) std::erase(expected, 'P');
        INFO(name_of(row.looks) << " looks at " << name_of(seen) << (shown ? "" : ", who shows no pronouns"));
        CHECK(letters(people::visible(somebody({seen}, shown), {viewers_id, "Ana", {row.looks}, ""})) == expected);
      }
}

TEST_CASE("P12: who is several things sees what each of them may see, whatever the other is") {
  for (unsigned looks = 0; looks < all_sets; ++looks)
    for (unsigned seen = 0; seen < all_sets; ++seen) {
      const people::Record person = somebody(roles_of(seen), true);
      std::string each;
      for (const Row& row : table)
        if (roles_of(looks).has(row.looks))
          each += letters(people::visible(person, {viewers_id, "Ana", {row.looks}, ""}));
      const std::string both = letters(people::visible(person, {viewers_id, "Ana", roles_of(looks), ""}));
      const bool same = std::ranges::all_of(std::string_view("NPREZLAF"), [&](char letter) {
        return (each.find(letter) == std::string::npos) == (both.find(letter) == std::string::npos);
      });
      if (!same) FAIL_CHECK(looks << " looks at " << seen << ": " << both << ", each: " << each);
    }
}

TEST_CASE("P12: of oneself one sees everything, and without a role nothing of others") {
  for (unsigned bits = 0; bits < all_sets; ++bits) {
    const people::Record self = somebody(roles_of(bits), false);
    CHECK(letters(people::visible(self, {self.id, self.name, self.roles(), self.zone})) == "NPREZLAF");
    CHECK(letters(people::visible(self, {viewers_id, "Ana", {}, ""})).empty());
  }
}
