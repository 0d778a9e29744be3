#include "rooms/today/today_pages.h"

#include "rooms/today/pages.h"

namespace today {

namespace {

// Who is both sees the staff's page: a student with their own above it (TO17).
Result<web::Outcome> show(web::Visit& visit, const std::optional<Backups>& backups) {
  const Roles roles = visit.viewer().roles;
  if (roles.any_of(staff)) return pages::show_staff(visit, backups);
  if (roles.any_of({Role::student, Role::alum})) return pages::show_student(visit);
  return pages::show_guest(visit);
}

}  // namespace

web::Routes routes(const std::optional<Backups>& backups) {
  return {
      {web::Method::get, "/", web::Guard::signed_in(), [backups](web::Visit& visit) { return show(visit, backups); }}};
}

}  // namespace today
