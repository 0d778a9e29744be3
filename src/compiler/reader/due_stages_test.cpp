#include "compiler/reader/due_stages.h"

#include <catch2/catch.hpp>

using compiler::stage_in;
using compiler::without_stage;

TEST_CASE("due stages: the words before a date name the stage nearest to it") {
  CHECK(stage_in("Draft due") == "draft");
  CHECK(stage_in("Final version due") == "final");
  CHECK(stage_in("Log, first half due") == "first half");
  CHECK(stage_in(", second half due") == "second half");
  CHECK(stage_in(". Late surveys are due") == "late");
  CHECK(stage_in("Story, part 2:") == "part 2");
  CHECK(stage_in("The draft is read, the final version is due") == "final");
  CHECK(stage_in("Your second draft") == "second draft");
  CHECK(stage_in("First due") == "first");
  CHECK(stage_in("Essay (rough draft due") == "rough draft");
}

TEST_CASE("due stages: other words are none") {
  CHECK_FALSE(stage_in(""));
  CHECK_FALSE(stage_in("Survey, due"));
  CHECK_FALSE(stage_in("In the first week, hand in the letter"));
  CHECK_FALSE(stage_in("First of all, the letter is due"));
  CHECK_FALSE(stage_in("Your part of the plan"));
}

TEST_CASE("due stages: a title does not end with the stage of the first date") {
  CHECK(without_stage("Log, first half", "first half") == "Log");
  CHECK(without_stage("Log: Draft", "draft") == "Log");
  CHECK(without_stage("Letter draft", "draft") == "Letter draft");
  CHECK(without_stage("Draft", "draft") == "Draft");
}
