#include "rooms/notifications/notifications_pages.h"

#include <catch2/catch.hpp>

#include "rooms/test_pages.h"

using rooms::Answer;

TEST_CASE("notifications' page: what can be chosen, what cannot and why; a choice stays chosen") {
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId ben = school.person("Ben");
  const auto visit = [&](web::Method method, const rooms::Form& form) {
    return rooms::ask(school, notifications::routes(),
                      [&](db::Transaction&) { return Viewer{ben, "Ben", {Role::student}, "America/Denver"}; },
                      {.method = method, .pattern = "/notifications", .form = form});
  };
  const Answer before = visit(web::Method::get, {});
  CHECK(before.has("Changes of dates"));
  CHECK(before.has("Without it you could not get in."));
  CHECK_FALSE(before.has("name=\"password\""));
  CHECK(visit(web::Method::post, {{"changes", "never"}, {"password", "never"}}).status == 303);
  const Answer after = visit(web::Method::get, {});
  CHECK(after.html != before.html);
  const Answer refused = visit(web::Method::post, {{"changes", "perhaps"}});
  CHECK(refused.status == 422);
  CHECK(refused.has("Choose one of the two."));
  CHECK(visit(web::Method::get, {}).html == after.html);
}
