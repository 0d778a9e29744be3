// The people who run the demo's school, and those who help it.
#include "app/demo/building.h"
#include "rooms/accounts/accounts.h"
#include "rooms/people/people.h"

namespace demo {

namespace {

struct Helper {
  Role role;
  int count;
  std::string_view zone;
};

Result<PersonId> add_person(Building& school, db::Transaction& tx, const std::string& external_id,
                            const std::string& zone, std::vector<people::RoleGrant> roles, Moment when) {
  const Name name = school.names.next();
  const PersonId id =
      TRY(people::add(tx,
                      {.name = name.full,
                       .email = name.email,
                       .external_id = external_id,
                       .pronouns = school.dice.percent(60)   ? (school.dice.percent(50) ? "she/her" : "he/him")
                                   : school.dice.percent(40) ? "they/them"
                                                             : "",
                       .zone = zone,
                       .roles = std::move(roles)},
                      {}, when, school.dice.random()));
  accounts::set_password(tx, id, school.settings.password_hash, "", when, school.dice.random());
  return id;
}

}  // namespace

Result<void> add_staff(Building& school) {
  const Moment when = school.settings.now.plus(-std::chrono::hours(24 * 7 * 30));
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const PersonId founder = TRY(accounts::set_up(
        tx, {"Harbour School", std::string(school_zone), "Ruth Abernathy", "ruth.abernathy@harbour.example"},
        school.settings.password_hash, when, school.dice.random()));
    TRY(people::change(tx, founder,
                       people::Account{"Ruth Abernathy", "ruth.abernathy@harbour.example", "demo-administrator",
                                       std::string(school_zone)},
                       founder, when, school.dice.random()));
    school.administrators.push_back(founder);
    const std::string denver(school_zone), berlin = "Europe/Berlin";
    school.leads.push_back(TRY(add_person(school, tx, "demo-lead", denver, {{Role::lead}, {Role::specialist}}, when)));
    school.specialists.push_back(TRY(add_person(school, tx, "demo-specialist", denver, {{Role::specialist}}, when)));
    school.specialists.push_back(TRY(add_person(school, tx, "specialist-2", berlin, {{Role::specialist}}, when)));
    school.specialists.push_back(
        TRY(add_person(school, tx, "specialist-3", berlin, {{Role::specialist}, {Role::mentor}}, when)));
    // In a larger school each six cohorts have three of their own.
    for (int first = 6; first < school.settings.cohorts(); first += 6)
      for (int i = first / 2; i < first / 2 + 3; ++i)
        school.other_specialists.push_back(
            TRY(add_person(school, tx, "specialist-" + std::to_string(i + 1), denver, {{Role::specialist}}, when)));
    school.instructors.push_back(
        TRY(add_person(school, tx, "demo-instructor", denver, {{Role::instructor, "Front end"}}, when)));
    school.instructors.push_back(
        TRY(add_person(school, tx, "instructor-2", denver, {{Role::instructor, "Back end"}}, when)));
    // Other alums graduate from here, other volunteers come in a file.
    for (const auto& [role, count, zone] : {Helper{Role::mentor, 6, denver}, Helper{Role::alum, 4, denver},
                                            Helper{Role::volunteer, 1, "America/New_York"}})
      for (int i = 1; i <= count; ++i) {
        const std::string kind(name_of(role));
        const bool is_part = i == 1 && role != Role::alum;
        const PersonId id = TRY(add_person(school, tx, is_part ? "demo-" + kind : kind + "-" + std::to_string(i),
                                           std::string(zone), {{role}}, when));
        if (role == Role::mentor) school.mentors.push_back(id);
      }
    return {};
  });
}

}  // namespace demo
