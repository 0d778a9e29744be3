#include "compiler/reader/durations.h"

#include <catch2/catch.hpp>

using namespace compiler;

namespace {

std::string timed(std::string_view label) {
  const auto found = timed_label(label);
  if (!found) return "none";
  return found->title + "|" + std::to_string(found->duration.min) + "-" + std::to_string(found->duration.max) +
         (found->duration.each ? " each" : "") + (found->duration.about ? " about" : "");
}

std::string length(std::string_view line) {
  const auto found = declared_length(line);
  return found ? std::to_string(found->min) + "-" + std::to_string(found->max) : "none";
}

std::string first(std::string_view text) {
  const auto found = find_duration(text);
  return found ? std::to_string(found->min) + "-" + std::to_string(found->max) : "none";
}

}  // namespace

TEST_CASE("a timebox is read from brackets, from the front and from the end of a label") {
  CHECK(timed("Introductions (2-5 mins)") == "Introductions|2-5");
  CHECK(timed("Introductions (2\xE2\x80\x93"
              "5 minutes)") == "Introductions|2-5");
  CHECK(timed("Share your drafts (20 mins):") == "Share your drafts|20-20");
  CHECK(timed("Answer the questions: (30 mins) ") == "Answer the questions|30-30");
  CHECK(timed("25 mins: Plan the month") == "Plan the month|25-25");
  CHECK(timed("Opening: 5 mins") == "Opening|5-5");
  CHECK(timed("Workshop, 30-40 minutes") == "Workshop|30-40");
  CHECK(timed("Panel (Thursday, 60 mins)") == "Panel|60-60");
  CHECK(timed("Reading (about 2 hours)") == "Reading|120-120 about");
  CHECK(timed("1:55-2:25pm: A day at work") == "A day at work|30-30");
}

TEST_CASE("a time for each person cannot be added up and says so") {
  CHECK(timed("Everyone answers (5 mins each); several rounds") == "Everyone answers; several rounds|5-5 each");
  CHECK(timed("Feedback (3 minutes per person)") == "Feedback|3-3 each");
}

TEST_CASE("a duration inside a sentence or a reading time is no timebox") {
  CHECK(timed("Spend 30 minutes on the part you chose") == "none");
  CHECK(timed("An article (2.5 minute read)") == "none");
  CHECK(timed("Wait 48 hours") == "none");
  CHECK(timed("Week 5") == "none");
  CHECK(timed("(") == "none");
}

TEST_CASE("the declared length is a line of its own, in many spellings") {
  CHECK(length("Length: 60 minutes") == "60-60");
  CHECK(length("Time: 90 mins") == "90-90");
  CHECK(length("Session Timing: 60 mins") == "60-60");
  CHECK(length("Session Time: 45 minutes") == "45-45");
  CHECK(length("Timeline: 2 hours") == "120-120");
  CHECK(length("Time: whenever you like") == "none");
  CHECK(length("Opening: 5 mins") == "none");
}

TEST_CASE("durations are found in prose, also in words") {
  CHECK(first("It should take about 2 hours to complete") == "120-120");
  CHECK(first("You meet for one hour today") == "60-60");
  CHECK(first("You meet for half an hour") == "30-30");
  CHECK(first("an hour and a half") == "90-90");
  CHECK(first("Allow yourself 45-60 minutes") == "45-60");
  CHECK(first("in 1.5 hours") == "90-90");
  CHECK(first("at minute 3 of 10") == "none");
  CHECK(first("another hour") == "none");
}
