#include "platform/html/table.h"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {
html::Table people() {
  html::Table table("/people", "People",
                    {{.key = "name", .label = "Name", .sortable = true},
                     {.key = "email", .label = "E-mail"},
                     {.key = "open", .label = "Open", .sortable = true, .numeric = true}});
  table.sorted_by("name")
      .findable("Find a name")
      .filter({"role", "Role", {{"student", "Students"}, {"staff", "Staff"}}});
  return table;
}
}  // namespace

TEST_CASE("A table reads from the address only what it knows") {
  const auto table = people();
  const auto query = table.read(
      {{"find", "  Ana "}, {"sort", "open"}, {"order", "down"}, {"page", "3"}, {"role", "staff"}, {"other", "x"}});
  CHECK(query.find == "Ana");
  CHECK(query.sort == "open");
  CHECK(query.order == html::Order::down);
  CHECK(query.page == 3);
  CHECK(query.chosen == html::Values{{"role", "staff"}});

  const auto odd = table.read(
      {{"find", std::string(101, 'a')}, {"sort", "email"}, {"order", "down"}, {"page", "-1"}, {"role", "king"}});
  CHECK(odd.find.empty());
  CHECK(odd.sort == "name");
  CHECK(odd.order == html::Order::up);
  CHECK(odd.page == 1);
  CHECK(odd.chosen.empty());
  CHECK(table.read({{"find", "\xff"}}).find.empty());
  CHECK(table.read({{"page", "999999999"}}).page == 100'000);
}

TEST_CASE("A page behind the end is the last one") {
  html::TableQuery query{.page = 9};
  CHECK(query.slice(120).first == 100);
  CHECK(query.slice(120).count == 20);
  CHECK(query.slice(0).count == 0);
  query.page = 1;
  CHECK(query.slice(120).count == 50);
}

TEST_CASE("Columns link to their order, and keep what was asked") {
  auto table = people();
  table.row({{.text = "Ana", .href = "/people/1"}, {.text = "ana@example.org"}, {.text = "3"}}).total(120);
  const std::string html = table.html(table.read({{"find", "a&b"}, {"role", "staff"}, {"page", "2"}}));
  CHECK_THAT(html, Contains("aria-sort=\"ascending\""));
  CHECK_THAT(html, Contains("href=\"/people?find=a%26b&amp;role=staff&amp;sort=name&amp;order=down\""));
  CHECK_THAT(html, Contains("href=\"/people?find=a%26b&amp;role=staff&amp;sort=open&amp;order=down\""));
  CHECK_THAT(html, Contains("href=\"/people?find=a%26b&amp;role=staff&amp;page=3\""));
  CHECK_THAT(html, Contains("51–100 of 120"));
  CHECK_THAT(html, Contains("<td class=\" is-tight\" data-label=\"E-mail\">ana@example.org</td>"));
}

TEST_CASE("What is empty says what to do; what was not found leads back to all") {
  auto table = people();
  table.empty({.title = "Nobody yet", .say = "Invite someone.", .href = "/people/new", .label = "Invite"});
  CHECK_THAT(table.html(table.read({})), Contains("Nobody yet"));
  CHECK_THAT(table.html(table.read({{"find", "zz"}})), Contains("Nothing fits “zz”.") && !Contains("Nobody yet"));
}

TEST_CASE("A row with a cell too few is a mistake of ours") { CHECK_THROWS(people().row({{.text = "Ana"}})); }
