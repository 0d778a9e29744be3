#include "rooms/sign_on/sign_on_pages.h"

#include <catch2/catch.hpp>

#include "rooms/test_pages.h"

using rooms::Answer;

TEST_CASE("SO12: at most two conversations with providers happen at once; who comes then is asked to try again") {
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  std::vector<std::string> waiting{"three", "two"};  // who comes while another one is being talked with
  std::vector<Answer> answers;                       // the last that came is answered first
  web::Routes routes;
  const auto come = [&](const std::string& provider) {
    web::Request request;
    request.path = "/sign-on/" + provider;
    answers.push_back(
        rooms::ask(school, routes, [](db::Transaction&) { return std::optional<Viewer>(); },
                   {.pattern = "/sign-on/:provider", .path = {{"provider", provider}}, .request = request}));
  };
  sign_on::PageSettings settings;
  settings.address = "https://school.example";
  settings.key = std::string(32, 'k');
  settings.tell = [](std::string_view) {};
  for (const char* name : {"one", "two", "three"})
    settings.providers.push_back({.name = name, .label = name, .issuer = "https://id.example", .client_id = "cairn"});
  settings.hosts.get = [&](const std::string&, const std::vector<fetch::Field>&) -> Result<fetch::Answer> {
    if (!waiting.empty()) {
      const std::string next = waiting.back();
      waiting.pop_back();
      come(next);
    }
    return fail(FailureKind::conflict, "id.example gave no answer.");
  };
  routes = sign_on::routes(settings);
  come("one");
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].has("Many people are signing in"));
  CHECK_FALSE(answers[1].has("Many people are signing in"));
  CHECK_FALSE(answers[2].has("Many people are signing in"));
  come("three");
  CHECK_FALSE(answers[3].has("Many people are signing in"));
}
