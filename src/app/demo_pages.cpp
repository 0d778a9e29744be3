#include "app/demo_pages.h"

#include <algorithm>

#include "rooms/accounts/accounts.h"

namespace app {

namespace {

Result<web::Outcome> become(const std::vector<DemoPart>& parts, web::Visit& visit) {
  const auto part =
      std::ranges::find(parts, visit.form.text("person"), [](const DemoPart& one) { return one.person.text(); });
  if (part == parts.end()) return fail(FailureKind::not_found, "");
  if (!visit.session.empty()) accounts::end_session_with(visit.transaction, visit.session, visit.now);
  web::Outcome outcome(web::SeeOther{"/", "You are " + part->name + " now: " + part->role + "."});
  outcome.session = accounts::open_session(visit.transaction, part->person, "demo", true, {visit.request.remote, {}},
                                           visit.now, visit.random);
  return outcome;
}

}  // namespace

web::Routes demo_routes(const std::vector<DemoPart>& parts) {
  return {{web::Method::post, "/demo/become", web::Guard::anyone(),
           [parts](web::Visit& visit) { return become(parts, visit); }}};
}

}  // namespace app
