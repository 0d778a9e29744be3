#include "platform/yaml/yaml.h"

#include <catch2/catch.hpp>

TEST_CASE("yaml: maps, lists and scalars keep their order and their lines") {
  const auto parsed = yaml::parse("title: \"Week 1: start\"\nmodule: 2\ntracks: [web, data]\n", 2);
  REQUIRE(parsed.has_value());
  CHECK(parsed->find("title")->scalar == "Week 1: start");
  CHECK(parsed->find("title")->line == 2);
  CHECK(parsed->find("module")->as_int() == 2);
  CHECK(parsed->find("tracks")->items.size() == 2);
  CHECK(parsed->find("other") == nullptr);
  CHECK(parsed->entries.front().key == "title");
}

TEST_CASE("yaml: empty text is a null value") {
  CHECK(yaml::parse("")->kind == yaml::Kind::null);
  CHECK(yaml::parse("# only a comment\n")->kind == yaml::Kind::null);
}

TEST_CASE("yaml: what the library would let pass is refused with its line") {
  const auto line_of = [](const char* text) {
    const auto parsed = yaml::parse(text);
    REQUIRE(!parsed.has_value());
    CHECK(!parsed.error().message.empty());
    return parsed.error().line;
  };
  CHECK(line_of("a: 1\nb: 2\na: 3\n") == 3);           // a key twice
  CHECK(line_of("title: Template: Module 4\n") == 1);  // an unquoted colon
  CHECK(line_of("a: &x [1]\nb: *x\n") == 1);           // anchors
  CHECK(line_of("a: \"never closed\n") >= 1);          // an open quote
  CHECK(line_of("a: 'never closed\nb: 2\n") >= 1);
  CHECK(line_of("a: 1\nb: \xFF\n") == 2);  // not UTF-8
  CHECK(line_of("a: [1, 2\n") >= 1);
  CHECK(line_of("a: 1\n---\nb: 2\n") >= 1);
}

TEST_CASE("yaml: apostrophes inside plain text are no open quotes") {
  CHECK(yaml::parse("title: What's a developer's day\n").has_value());
  CHECK(yaml::parse("title: say \"yes\n").has_value());
}

TEST_CASE("yaml: deep nesting and bombs are refused, quickly") {
  CHECK(!yaml::parse(std::string(5000, '[')).has_value());
  std::string many = "a:\n";
  for (int i = 0; i < 30000; ++i) many += "- 1\n";
  CHECK(!yaml::parse(many).has_value());
}
