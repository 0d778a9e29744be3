#include "app/home_pages.h"

#include "platform/html/parts.h"
#include "rooms/people/people.h"

namespace app {

namespace {

// Who answers, can read the database.
Result<web::Outcome> health(web::Visit& visit) {
  (void)people::school(visit.transaction);
  return web::Response{.status = 200, .body = web::passing_body("well\n", "text/plain; charset=utf-8")};
}

Result<web::Outcome> home(web::Visit& visit) {
  return web::Page{.title = "Today", .main = html::page_head({.title = "Hello, " + visit.viewer().name})};
}

}  // namespace

web::Routes home_routes() {
  return {
      {web::Method::get, "/", web::Guard::signed_in(), home},
      {web::Method::get, "/healthz", web::Guard::anyone(), health},
  };
}

}  // namespace app
