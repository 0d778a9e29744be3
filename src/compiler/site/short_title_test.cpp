#include <catch2/catch.hpp>

#include "compiler/site/plan.h"

using compiler::Outcome;
using compiler::readable_outcome;
using compiler::short_title;

TEST_CASE("a title beside its module does not say the module again") {
  CHECK(short_title("Module 1: learning goals", 1, {}) == "Learning goals");
  CHECK(short_title("Module 1 self-evaluation", 1, {}) == "Self-evaluation");
  CHECK(short_title("Module 1, week 2", 1, {}) == "Week 2");
  CHECK(short_title("Module 1, week 2", 1, 2) == "Week 2");
  CHECK(short_title("Module 1, week 2: Offers", 1, 2) == "Offers");
  CHECK(short_title("Week 2 – Offers", 1, 2) == "Offers");
  CHECK(short_title("Homeroom groups: Module 1: Week 2: Hands", 1, 2) == "Homeroom groups: Hands");
}

TEST_CASE("a title that names another module, or nothing else, stays") {
  CHECK(short_title("Module 12: Gardens", 1, {}) == "Module 12: Gardens");
  CHECK(short_title("Module 2 self-evaluation", 1, {}) == "Module 2 self-evaluation");
  CHECK(short_title("Module 1", 1, {}) == "Module 1");
  CHECK(short_title("Weekend plans", 1, 2) == "Weekend plans");
  CHECK(short_title("ready: a checklist", 1, 2) == "ready: a checklist");
}

TEST_CASE("an outcome with a checklist is named without the words that lead to it") {
  Outcome outcome;
  outcome.text = "publish a first profile that includes:";
  CHECK(readable_outcome(outcome) == "Publish a first profile that includes");
  outcome.checklist = {"a headline"};
  CHECK(readable_outcome(outcome) == "Publish a first profile");
  outcome.text = "keep in touch with three people …";
  CHECK(readable_outcome(outcome) == "Keep in touch with three people");
}
