#include "platform/web/conditional.h"

#include <catch2/catch.hpp>

#include "platform/web/http_date.h"

using namespace web;

namespace {

const std::chrono::sys_seconds moment = std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) +
                                        std::chrono::hours(8) + std::chrono::minutes(49) + std::chrono::seconds(37);

Verdict judged(std::vector<Field> fields) {
  Request request;
  request.fields = std::move(fields);
  return judge(request, "\"tag\"", moment);
}

bool part_allowed(std::string_view if_range) {
  Request request;
  request.fields = {{"If-Range", if_range}};
  return range_allowed(request, "\"tag\"", moment);
}

}  // namespace

TEST_CASE("a date is written in the one form and read in all three") {
  CHECK(http_date(moment) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(read_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == moment);
  CHECK(read_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == moment);
  CHECK(read_http_date("Sun Nov  6 08:49:37 1994") == moment);
  for (const char* date : {"", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
                           "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994", "0"}) {
    CAPTURE(date);
    CHECK_FALSE(read_http_date(date));
  }
}

TEST_CASE("a tag is found in a list") {
  CHECK(lists_tag("\"tag\"", "\"tag\"", false));
  CHECK(lists_tag("\"a\", \"b,c\" , \"tag\"", "\"tag\"", false));
  CHECK(lists_tag("*", "\"tag\"", false));
  CHECK(lists_tag("W/\"tag\"", "\"tag\"", true));
  CHECK_FALSE(lists_tag("W/\"tag\"", "\"tag\"", false));
  CHECK_FALSE(lists_tag("\"other\"", "\"tag\"", true));
  for (const char* nonsense : {"", "tag", "\"tag", ",", "\"a\" \"tag\"", "w/\"tag\""}) {
    CAPTURE(nonsense);
    CHECK_FALSE(lists_tag(nonsense, "\"tag\"", true));
  }
}

TEST_CASE("what the other side has already is not sent again") {
  CHECK(judged({}) == Verdict::send);
  CHECK(judged({{"If-None-Match", "W/\"tag\""}}) == Verdict::not_modified);
  CHECK(judged({{"if-none-match", "\"old\""}}) == Verdict::send);
  CHECK(judged({{"If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"}}) == Verdict::not_modified);
  CHECK(judged({{"If-Modified-Since", "Sun, 06 Nov 1994 08:49:36 GMT"}}) == Verdict::send);
  CHECK(judged({{"If-Modified-Since", "nonsense"}}) == Verdict::send);
}

TEST_CASE("a tag counts more than a date") {
  CHECK(judged({{"If-None-Match", "\"old\""}, {"If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"}}) ==
        Verdict::send);
}

TEST_CASE("a condition that no longer holds fails") {
  CHECK(judged({{"If-Match", "\"old\""}}) == Verdict::failed);
  CHECK(judged({{"If-Match", "\"old\", \"tag\""}}) == Verdict::send);
  CHECK(judged({{"If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:36 GMT"}}) == Verdict::failed);
  CHECK(judged({{"If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"}}) == Verdict::send);
}

TEST_CASE("a part is sent only of the version that the other side has the rest of") {
  CHECK(part_allowed("\"tag\""));
  CHECK(part_allowed("Sun, 06 Nov 1994 08:49:37 GMT"));
  CHECK_FALSE(part_allowed("\"old\""));
  CHECK_FALSE(part_allowed("W/\"tag\""));
  CHECK_FALSE(part_allowed("Sun, 06 Nov 1994 08:49:38 GMT"));
  CHECK_FALSE(part_allowed("nonsense"));
}
