#include "rooms/notifications/notifications_pages.h"

#include <catch2/catch.hpp>

#include "rooms/test_school.h"

namespace {

struct Shown {
  int status;
  std::string main;
};

Shown visit(const rooms::TestSchool& school, const PersonId& who, web::Method method, const web::Fields& form) {
  const web::Routes routes = notifications::routes();
  const web::Request request;
  return school.write([&](db::Transaction& tx) {
    web::Visit visit{.transaction = tx,
                     .request = request,
                     .person = Viewer{who, "Ben", {Role::student}, "America/Denver"},
                     .session = "",
                     .now = school.now,
                     .random = school.random,
                     .path = {},
                     .query = {},
                     .form = form,
                     .uploads = {},
                     .form_keys = {{"form", "proof"}},
                     .prepared = ""};
    const auto outcome = routes[method == web::Method::get ? 0 : 1].action(visit).value();
    if (const auto* page = std::get_if<web::Page>(&outcome.what)) return Shown{page->status, page->main};
    return Shown{303, ""};
  });
}

bool has(const Shown& shown, std::string_view part) { return shown.main.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("notifications' page: what can be chosen, what cannot and why; a choice stays chosen") {
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId ben = school.person("Ben");
  const Shown before = visit(school, ben, web::Method::get, {});
  CHECK(has(before, "Changes of dates"));
  CHECK(has(before, "Without it you could not get in."));
  CHECK(before.main.find("name=\"password\"") == std::string::npos);
  CHECK(visit(school, ben, web::Method::post, {{{"changes", "never"}, {"password", "never"}}}).status == 303);
  const Shown after = visit(school, ben, web::Method::get, {});
  CHECK(after.main != before.main);
  const Shown refused = visit(school, ben, web::Method::post, {{{"changes", "perhaps"}}});
  CHECK(refused.status == 422);
  CHECK(has(refused, "Choose one of the two."));
}
