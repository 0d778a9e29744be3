#include "kernel/role.h"

namespace {

struct Words {
  std::string_view name, title;
};
// In the order of Role.
constexpr std::array<Words, all_roles.size()> words{{{"administrator", "Administrator"},
                                                     {"lead", "Lead specialist"},
                                                     {"specialist", "Career specialist"},
                                                     {"instructor", "Instructor"},
                                                     {"student", "Student"},
                                                     {"alum", "Alum"},
                                                     {"mentor", "Mentor"},
                                                     {"volunteer", "Volunteer"}}};

}  // namespace

std::string_view name_of(Role role) { return words.at(static_cast<std::size_t>(role)).name; }
std::string_view title_of(Role role) { return words.at(static_cast<std::size_t>(role)).title; }

std::optional<Role> role_named(std::string_view name) {
  for (const Role role : all_roles)
    if (name_of(role) == name) return role;
  return {};
}
