#include "app/cross_site.h"

#include <catch2/catch.hpp>

namespace {

bool from_here(std::vector<web::Field> fields) {
  web::Request request;
  request.fields = std::move(fields);
  return app::is_from_here(request);
}

std::string page_before(std::string_view referer) {
  web::Request request;
  request.fields = {{"Host", "school.example:8080"}, {"Referer", referer}};
  return app::page_before(request);
}

}  // namespace

TEST_CASE("cross-site: what the browser says of a form's origin decides") {
  CHECK(from_here({{"Sec-Fetch-Site", "same-origin"}}));
  CHECK(from_here({{"Sec-Fetch-Site", "none"}}));
  CHECK_FALSE(from_here({{"Sec-Fetch-Site", "cross-site"}}));
  CHECK_FALSE(from_here({{"Sec-Fetch-Site", "same-site"}}));
  CHECK(from_here({{"Host", "school.example:8080"}, {"Origin", "https://school.example:8080"}}));
  CHECK_FALSE(from_here({{"Host", "school.example"}, {"Origin", "https://evil.example"}}));
  CHECK_FALSE(from_here({{"Host", "school.example"}, {"Origin", "null"}}));
}

TEST_CASE("cross-site: the page before is one of ours, or none") {
  CHECK(page_before("https://school.example:8080/cohorts?term=2") == "/cohorts?term=2");
  CHECK(page_before("https://evil.example/cohorts") == "/");
  CHECK(page_before("https://school.example:8080.evil.example/cohorts") == "/");
  CHECK(page_before("https://school.example:8080//evil.example") == "/");
  CHECK(page_before("https://school.example:8080") == "/");
  CHECK(page_before("nonsense") == "/");
  CHECK(app::page_before(web::Request()) == "/");
}
