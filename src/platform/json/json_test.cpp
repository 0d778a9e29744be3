#include "platform/json/json.h"

#include <catch2/catch.hpp>

TEST_CASE("json: members keep their order, and what is written is read back") {
  const json::Value value(json::Object{{"b", 1}, {"a", json::Array{true, nullptr, "x\n\"y\""}}, {"c", 2.5}});
  const std::string written = json::write(value);
  CHECK(written == R"({"b":1,"a":[true,null,"x\n\"y\""],"c":2.5})");
  const auto read = json::parse(json::write(value, json::Layout::indented));
  REQUIRE(read.has_value());
  CHECK(json::write(*read) == written);
  CHECK(*read->find("b")->integer() == 1);
}

TEST_CASE("json: bytes that are not UTF-8 do not throw") { CHECK(json::quote("a\xFF") == "\"a\xEF\xBF\xBD\""); }

TEST_CASE("json: what is not JSON is a failure with its place") {
  CHECK(!json::parse("{\"a\":}").has_value());
  CHECK(!json::parse("[1] 2").has_value());
  CHECK(!json::parse(std::string(100000, '[')).has_value());
}

TEST_CASE("json: a number that no double holds is a failure, one beyond 64 bits is no integer") {
  CHECK(json::parse(R"({"exp":178E278700})").error().say == "JSON with a number that is too large");
  const auto large = json::parse("[18446744073709551615, 9223372036854775807]").value();
  CHECK_FALSE(large.array()->front().integer());
  CHECK(large.array()->back().integer() == 9223372036854775807);
}

TEST_CASE("an element written on its own lies as it does in the whole") {
  const json::Value element(json::Object{{"a", json::Array{1, json::Object{{"b", "c"}}}}, {"d", json::Array{}}});
  const std::string whole =
      json::write(json::Value(json::Object{{"list", json::Array{element}}}), json::Layout::indented);
  CHECK(whole == "{\n  \"list\": [\n" + json::write_inside(element, 2) + "\n  ]\n}\n");
}
