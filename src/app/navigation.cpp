#include "app/navigation.h"

#include <array>

namespace app {

namespace {

struct Entry {
  std::string_view group, label, icon, path;
  Roles roles;  // empty: everybody
};

constexpr Roles all_staff = staff;
constexpr Roles learners{Role::student, Role::alum};

// In the order of the pages; the first four that a person has are the bar at the bottom of a phone.
constexpr std::array entries{
    Entry{"", "Today", "icon-sun", "/", {}},
    Entry{"", "Calendar", "icon-calendar", "/timetable", {}},
    Entry{"", "Attendance", "icon-user-check", "/timetable/attendance", learners},
    Entry{"", "Programme", "icon-book", "/programme", learners},
    Entry{"", "Your group", "icon-users-group", "/groups", {Role::student}},
    Entry{"", "Cohorts", "icon-users-group", "/cohorts", all_staff},
    Entry{"", "People", "icon-users", "/people", all_staff},
    Entry{"", "Find", "icon-search", "/find", {}},
    Entry{"School", "Programme", "icon-book", "/curriculum/editions", all_staff},
    Entry{"School", "Terms", "icon-calendar-stats", "/cohorts/terms", all_staff},
    Entry{"School", "Defaults", "icon-clock", "/timetable/defaults", all_staff},
    Entry{"School", "Keep apart", "icon-arrows-split", "/privacy/keep-apart", career_team},
    Entry{"Administration", "Import a roster", "icon-upload", "/rosters", {Role::administrator}},
    Entry{"Administration", "Letters", "icon-mail", "/outbox", {Role::administrator}},
    Entry{"Administration", "Requests", "icon-trash", "/privacy/requests", {Role::administrator}},
    Entry{"Administration", "Activity", "icon-history", "/activity", {Role::administrator}},
    Entry{"Administration", "School", "icon-settings", "/people/school", {Role::administrator}},
    Entry{"You", "Your profile", "icon-user", "/people/me", {}},
    Entry{"You", "Your account", "icon-key", "/account", {}},
    Entry{"You", "Mail to you", "icon-mail", "/notifications", {}},
    Entry{"You", "Your data", "icon-lock", "/privacy", {}},
};

bool is_below(std::string_view path, std::string_view link) {
  return link == "/" ? path == "/" : path.starts_with(link) && (path.size() == link.size() || path[link.size()] == '/');
}

// The longest link that the path lies below: "/people/me" is not "People".
std::string_view current_of(const std::vector<NavigationGroup>& groups, std::string_view path) {
  std::string_view longest;
  for (const NavigationGroup& group : groups)
    for (const NavigationLink& link : group.links)
      if (is_below(path, link.path) && link.path.size() > longest.size()) longest = link.path;
  return longest;
}

}  // namespace

std::vector<NavigationGroup> navigation(const Router& router, Roles roles, std::string_view path,
                                        std::string_view first_step) {
  std::vector<NavigationGroup> groups;
  for (const Entry& entry : entries) {
    if (!entry.roles.empty() && !roles.any_of(entry.roles)) continue;
    const web::Route* route = router.find(web::Method::get, entry.path).route;
    if (route == nullptr || route->pattern != entry.path || !route->guard.admits(roles)) continue;
    if (groups.empty() || groups.back().label != entry.group) groups.push_back({std::string(entry.group), {}});
    groups.back().links.push_back({std::string(entry.label), std::string(entry.icon), std::string(entry.path)});
  }
  std::string current(current_of(groups, path));
  if (const std::string_view begin = current_of(groups, first_step); current != path && !begin.empty() && begin != "/")
    current = begin;
  // A student's programme leads there.
  if (current.empty() && is_below(path, "/curriculum/editions")) current = "/programme";
  for (NavigationGroup& group : groups)
    for (NavigationLink& link : group.links) link.current = link.path == current;
  return groups;
}

}  // namespace app
