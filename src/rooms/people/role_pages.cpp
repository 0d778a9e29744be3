// Granting and ending roles, on the page of a person.
#include "rooms/people/page_parts.h"

namespace people::pages {

namespace {

Result<std::string> grant_as_typed(const PageSettings& settings, web::Visit& visit, const Record& person) {
  const RoleGrant role = TRY(read_grant(settings, visit));
  if (!TRY(grant(visit.transaction, person.id, role, visit.viewer_id(), visit.now, visit.random)))
    return fail(FailureKind::conflict, person.name + " holds this role already.", "role");
  return person.name + " is " + words_of(role) + " now.";
}

}  // namespace

Result<web::Outcome> grant_role(const PageSettings& settings, web::Visit& visit) {
  const Record person = TRY(person_in(visit));
  const auto granted = grant_as_typed(settings, visit, person);
  if (!granted) return person_page(settings, visit, person, {.grant = {granted.error()}});
  return web::SeeOther{path_of(person.id), *granted};
}

Result<web::Outcome> end_role_of(const PageSettings& settings, web::Visit& visit) {
  const Record person = TRY(person_in(visit));
  const GrantId role = TRY(visit.id<RoleGrant>("role"));
  const auto done = end_role(visit.transaction, person.id, role, visit.viewer_id(), visit.now, visit.random);
  const std::string said = "The role was ended." + still_looks_after(settings, visit, person.id);
  return after(done, {path_of(person.id), said}, [&](const std::vector<Failure>& refused) {
    return person_page(settings, visit, person, {.deed = refused});
  });
}

}  // namespace people::pages
