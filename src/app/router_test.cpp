#include "app/router.h"

#include <catch2/catch.hpp>

namespace {

web::Route route(web::Method method, std::string_view pattern) {
  return {method, pattern, web::Guard::anyone(), [](web::Visit&) -> Result<web::Outcome> { return web::Page{}; }};
}

const app::Router& router() {
  static const app::Router one(
      {route(web::Method::get, "/"), route(web::Method::get, "/people"), route(web::Method::get, "/people/new"),
       route(web::Method::get, "/people/:person"), route(web::Method::post, "/people/:person/roles/:role/end"),
       route(web::Method::post, "/people"), route(web::Method::get, "/books/:book/pages/*page"),
       route(web::Method::get, "/books/:book/pages/last")});
  return one;
}

std::string_view pattern_of(web::Method method, std::string_view path) {
  const web::Route* found = router().find(method, path).route;
  return found == nullptr ? "" : found->pattern;
}

}  // namespace

TEST_CASE("router: a path leads to the route of its segments and method") {
  CHECK(pattern_of(web::Method::get, "/") == "/");
  CHECK(pattern_of(web::Method::head, "/people") == "/people");
  CHECK(pattern_of(web::Method::get, "/people/new") == "/people/new");
  CHECK(pattern_of(web::Method::get, "/people/01abc") == "/people/:person");
  const app::Match match = router().find(web::Method::post, "/people/a/roles/b/end");
  REQUIRE(match.route != nullptr);
  CHECK(match.path.at("person") == "a");
  CHECK(match.path.at("role") == "b");
}

TEST_CASE("router: one route takes all that is left of a path, unless another names it") {
  const app::Match match = router().find(web::Method::get, "/books/7/pages/a/b c.html");
  REQUIRE(match.route != nullptr);
  CHECK(match.path.at("book") == "7");
  CHECK(match.path.at("page") == "a/b c.html");
  CHECK(pattern_of(web::Method::get, "/books/7/pages/last") == "/books/:book/pages/last");
  CHECK(pattern_of(web::Method::get, "/books/7/pages/last/but/one") == "/books/:book/pages/*page");
  for (const std::string_view path : {"/books/7/pages", "/books/7/pages/", "/books/7", "/books//pages/a"}) {
    INFO(path);
    CHECK(router().find(web::Method::get, path).route == nullptr);
  }
  CHECK(router().find(web::Method::post, "/books/7/pages/a").other_method);
  CHECK_THROWS_AS(app::Router({route(web::Method::post, "/a/*x")}), std::logic_error);
}

TEST_CASE("router: no path leads to a route that it only resembles") {
  for (const std::string_view path : {"/peopl", "/people/", "/people//roles/b/end", "/people/a/roles", "//", "/x"}) {
    INFO(path);
    CHECK(router().find(web::Method::get, path).route == nullptr);
  }
  CHECK(router().find(web::Method::post, "/").other_method);
  CHECK_FALSE(router().find(web::Method::post, "/nowhere").other_method);
}

TEST_CASE("router: two routes that take the same paths are a mistake") {
  CHECK_THROWS_AS(app::Router({route(web::Method::get, "/a/:x"), route(web::Method::get, "/a/:y")}), std::logic_error);
}
