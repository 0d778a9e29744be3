#include "app/home_pages.h"

#include "rooms/people/people.h"

namespace app {

namespace {

// Who answers, can read the database.
Result<web::Outcome> health(web::Visit& visit) {
  (void)people::school(visit.transaction);
  return web::Response{.status = 200, .body = web::passing_body("well\n", "text/plain; charset=utf-8")};
}

}  // namespace

web::Routes home_routes() {
  return {
      {web::Method::get, "/healthz", web::Guard::anyone(), health},
  };
}

}  // namespace app
