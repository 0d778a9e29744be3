#include "compiler/reader/outcome_text.h"

#include <catch2/catch.hpp>

using compiler::behind_prefix;
using compiler::rests_on_identity;
using compiler::thresholds_in;
using compiler::tracks_in;

namespace {

// "2 conversations, 3 companies"
std::string thresholds(std::string_view text) {
  std::string out;
  for (const auto& one : thresholds_in(text))
    out += (out.empty() ? "" : ", ") + std::to_string(one.at_least) + " " + one.what;
  return out;
}

}  // namespace

TEST_CASE("outcome text: the prefix is taken off in all its forms") {
  CHECK(behind_prefix("SIAT  name a plant ", "SIAT") == "name a plant");
  CHECK(behind_prefix("SIAT: name a plant", "SIAT") == "name a plant");
  CHECK(behind_prefix("Student is able to name a plant", "SIAT") == "name a plant");
  CHECK(behind_prefix("Students will be able to name a plant", "SIAT") == "name a plant");
  CHECK(behind_prefix("The student is  able to: name a plant", "SIAT") == "name a plant");
  CHECK(behind_prefix("I can name a plant", "I can") == "name a plant");
  CHECK(behind_prefix("name a plant", "") == "name a plant");
}

TEST_CASE("outcome text: an empty outcome has its prefix and nothing else") {
  CHECK(behind_prefix("SIAT", "SIAT") == "");
  CHECK(behind_prefix("SIAT :", "SIAT") == "");
  CHECK(behind_prefix("Students are able to", "SIAT") == "");
}

TEST_CASE("outcome text: what begins otherwise is no outcome") {
  CHECK_FALSE(behind_prefix("SIATs are outcomes", "SIAT"));
  CHECK_FALSE(behind_prefix("Name a plant", "SIAT"));
  CHECK_FALSE(behind_prefix("Students are happy to help", "SIAT"));
  CHECK_FALSE(behind_prefix("", "SIAT"));
}

TEST_CASE("outcome text: thresholds say what is counted and how many") {
  CHECK(thresholds("speak in at least two conversations") == "2 conversations");
  CHECK(thresholds("describe at least 3 companies/industries they like") == "3 companies/industries");
  CHECK(thresholds("in at least one feedback round, and a minimum of 2 walks") == "1 feedback round, 2 walks");
  CHECK(thresholds("choose two or more ways of sowing") == "2 ways");
  CHECK(thresholds("answer at least three common replies, including no") == "3 common replies");
}

TEST_CASE("outcome text: what is not counted is no threshold") {
  CHECK(thresholds("take part at least once").empty());
  CHECK(thresholds("compare at least five of them").empty());
  CHECK(thresholds("at least a plan").empty());
  CHECK(thresholds("one or more").empty());
  CHECK(thresholds("plans 3 walks").empty());
  CHECK(thresholds("at least ").empty());
}

TEST_CASE("outcome text: identity is who the student is, not what they identify") {
  CHECK(rests_on_identity("how their identity shapes a garden"));
  CHECK(rests_on_identity("join the groups with which they identify"));
  CHECK(rests_on_identity("understand how the Wage Gap affects them"));
  CHECK_FALSE(rests_on_identity("identify contacts and groups"));
  CHECK_FALSE(rests_on_identity("identification of plants"));
}

TEST_CASE("outcome text: tracks stand in brackets") {
  using Tracks = std::vector<std::string>;
  CHECK(tracks_in("mend a query (BE)") == Tracks{"Back End"});
  CHECK(tracks_in("**Mending Level I (Front End only):**") == Tracks{"Front End"});
  CHECK(tracks_in("both (BE) and (FE)") == Tracks{"Back End", "Front End"});
  CHECK(tracks_in("feel (better)").empty());
  CHECK(tracks_in("the Back End of a bed").empty());
}
