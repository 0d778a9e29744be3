#include "app/front_door.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

namespace {
web::Request asked_for(std::string_view path) {
  web::Request request;
  request.path = path;
  return request;
}
}  // namespace

TEST_CASE("front door: what is answered goes through as it is") {
  std::vector<std::string> lines;
  const web::Handler door = app::guarded([](const web::Request&) { return web::plain_response(404, "Not here."); },
                                         [&](std::string_view line) { lines.emplace_back(line); });
  CHECK(door(asked_for("/x")).status == 404);
  CHECK(lines.empty());
}

TEST_CASE("front door: what is broken is told once, with a number that the person sees, too") {
  std::vector<std::string> lines;
  const web::Handler door =
      app::guarded([](const web::Request&) -> web::Response { throw std::runtime_error("no plan"); },
                   [&](std::string_view line) { lines.emplace_back(line); });
  CHECK(door(asked_for("/first")).status == 500);
  const web::Response second = door(asked_for("/second"));
  CHECK(lines == std::vector<std::string>{"[1] /first: no plan", "[2] /second: no plan"});
  CHECK(second.body->plain().bytes.find("number 2.") != std::string::npos);
}

TEST_CASE("front door: whatever is thrown") {
  int lines = 0;
  const web::Handler door =
      app::guarded([](const web::Request&) -> web::Response { throw 7; }, [&](std::string_view) { ++lines; });
  CHECK(door(asked_for("/x")).status == 500);
  CHECK(lines == 1);
}
