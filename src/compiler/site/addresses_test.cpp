#include "compiler/site/addresses.h"

#include <catch2/catch.hpp>

using compiler::Addresses;
using compiler::relative_address;

TEST_CASE("pages become files of the same name, indexes stay indexes") {
  const Addresses addresses({"README.md", "a/README.md", "a/index.md", "a/offers.md", "b/one two.markdown"}, {}, {});
  CHECK(addresses.of_page("a/offers.md") == "a/offers.html");
  CHECK(addresses.of_page("a/index.md") == "a/index.html");
  CHECK(addresses.of_page("a/README.md") == "a/README.html");
  CHECK(addresses.of_page("README.md") == "index.html");
  CHECK(addresses.of_page("") == "index.html");
  CHECK(addresses.of_page("b/one two.markdown") == "b/one two.html");
  CHECK(addresses.of_page("c.md").empty());
  CHECK(addresses.own_folder() == "programme");
}

TEST_CASE("pages become folders where the site's permalinks say so") {
  compiler::Settings settings;
  settings.permalinks = compiler::Permalinks::folders;
  const Addresses addresses({"a/index.md", "a/offers.md"}, {}, settings);
  CHECK(addresses.of_page("a/offers.md") == "a/offers/index.html");
  CHECK(addresses.of_page("a/index.md") == "a/index.html");
}

TEST_CASE("two pages never lie in one place, and Cairn's own pages stay out of the school's folders") {
  const Addresses addresses({"a.md", "a.txt", "programme/x.md"}, {"programme-2/y.png"}, {});
  CHECK(addresses.of_page("a.md") == "a.html");
  CHECK(addresses.of_page("a.txt") == "a.txt.html");
  CHECK(addresses.own_folder() == "programme-3");
}

TEST_CASE("links are relative and encoded") {
  CHECK(relative_address("index.html", "a/b.html") == "a/b.html");
  CHECK(relative_address("a/b.html", "a/c.html") == "c.html");
  CHECK(relative_address("a/b.html", "c/d e.html") == "../c/d%20e.html");
  CHECK(relative_address("a/b/c.html", "index.html") == "../../index.html");
  CHECK(relative_address("a/b.html", "a/b.html") == "b.html");
  CHECK(relative_address("a/b.html", "a/x:y.html") == "./x:y.html");
}

TEST_CASE("only what readers open is copied") {
  CHECK(Addresses::is_copied("images/Map.PNG"));
  CHECK(Addresses::is_copied("files/guide.pdf"));
  for (const char* kept_back :
       {"x.html", "x.js", "x.css", "Gemfile", "programme.yaml", "a.d/no-extension", "_config.yml"})
    CHECK_FALSE(Addresses::is_copied(kept_back));
}

TEST_CASE("slugs are lower case words") {
  CHECK(compiler::slug_of("Job Search: Strategies!") == "job-search-strategies");
  CHECK(compiler::slug_of("  ") == "page");
}
