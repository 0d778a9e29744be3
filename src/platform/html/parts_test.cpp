#include "platform/html/parts.h"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

TEST_CASE("Initials are the first letters of the first and the last name") {
  CHECK(html::initials("Ana Lucía Ortega") == "AO");
  CHECK(html::initials("émile") == "é");
  CHECK(html::initials("  bo  ") == "B");
  CHECK(html::initials("ليلى حداد") == "لح");
  CHECK(html::initials("(Kim) \"Jo\" O'Neil") == "KO");
  CHECK(html::initials("").empty());
}

TEST_CASE("A name in other letters keeps its line in order") {
  CHECK(html::person("ليلى", "Student", "/people/1") ==
        "<span class=\"person\">" + html::avatar("ليلى") +
            "<span class=\"person-words\"><span class=\"person-name\"><a href=\"/people/1\"><bdi>ليلى</bdi></a></span>"
            "<span class=\"person-note\">Student</span></span></span>");
}

TEST_CASE("Addresses that run something become nothing") {
  CHECK_THAT(html::link({"x", "javascript:alert(1)"}), Contains("href=\"#\""));
  CHECK_THAT(html::button({"x", " java\tscript:alert(1)"}), Contains("href=\"#\""));
  CHECK_THAT(html::link({"x", "webcal://example.org/a.ics"}), Contains("href=\"#\""));
}

TEST_CASE("Pages: the first, the last, and those around the current one") {
  const std::string html = html::pagination("/people?page=", 5, 12);
  for (const char* page : {"page=1\"", "page=4\"", "page=6\"", "page=12\""}) CHECK_THAT(html, Contains(page));
  for (const char* page : {"page=2\"", "page=8\""}) CHECK_THAT(html, !Contains(page));
  CHECK_THAT(html, Contains("page=5\" aria-current=\"page\""));
  CHECK(html::pagination("/people?page=", 1, 1).empty());
  CHECK_THAT(html::pagination("/p?page=", 99, 3), Contains("page=3\" aria-current=\"page\""));
}

TEST_CASE("A day in words leaves out the year of today") {
  const Day day = *Day::read("2026-09-01");
  CHECK(html::day_words(day) == "Tue 1 Sep 2026");
  CHECK(html::day_words(day, Day::read("2026-01-05")) == "Tue 1 Sep");
  CHECK(html::day_words(day, Day::read("2027-01-05")) == "Tue 1 Sep 2026");
}

TEST_CASE("Progress never leaves its bar") {
  CHECK_THAT(html::progress(7, 5, "done"), Contains("7 of 5 done") && Contains("value=\"5\""));
  CHECK_THAT(html::progress(0, 0, ""), Contains("max=\"1\" value=\"0\""));
}
