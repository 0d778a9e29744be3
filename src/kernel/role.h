// What people are to a school (DOMAIN.md C.1, F). One person may be several things at once.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

enum class Role : std::uint8_t {
  administrator,  // accounts and the server; reads no private content
  lead,           // a career specialist who also answers for the programme
  specialist,     // career specialist
  instructor,
  student,
  alum,
  mentor,
  volunteer,  // an employer, an interviewer
};

inline constexpr std::array all_roles{Role::administrator, Role::lead, Role::specialist, Role::instructor,
                                      Role::student,       Role::alum, Role::mentor,     Role::volunteer};

// "lead": as tables and addresses have it.
std::string_view name_of(Role role);
// "Lead specialist": as people read it.
std::string_view title_of(Role role);
// By its name; nullopt for any other word.
std::optional<Role> role_named(std::string_view name);

class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const Role role : roles) add(role);
  }
  constexpr void add(Role role) { bits_ |= bit(role); }
  constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool any_of(Roles others) const { return (bits_ & others.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(Roles, Roles) = default;
  friend constexpr Roles operator|(Roles a, Roles b) {
    a.bits_ |= b.bits_;
    return a;
  }

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  unsigned bits_ = 0;
};

// Who looks after students: they see who is where, what is due and who attended.
inline constexpr Roles carers{Role::lead, Role::specialist, Role::instructor};
// Those of them who look after their careers.
inline constexpr Roles career_team{Role::lead, Role::specialist};
inline constexpr Roles staff{Role::administrator, Role::lead, Role::specialist, Role::instructor};
