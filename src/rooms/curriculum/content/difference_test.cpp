#include "rooms/curriculum/content/difference.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "rooms/curriculum/content/in_words.h"
#include "rooms/curriculum/content/lasting_keys.h"
#include "rooms/curriculum/content/made_content.h"

using namespace curriculum;

namespace {

Content first_edition() {
  Content content = made_content();
  give_keys(content, {});
  return content;
}

std::vector<std::string> sentences(const Content& before, const Content& after) {
  std::vector<std::string> out;
  for (const Change& one : difference(before, after)) out.push_back(one.sentence);
  return out;
}

using Sentences = std::vector<std::string>;
using Named = std::multiset<std::pair<Subject, std::string>>;

Named named(const std::vector<Change>& changes, What what) {
  Named out;
  for (const Change& one : changes)
    if (one.what == what) out.emplace(one.subject, one.key + one.title);
  return out;
}

}  // namespace

TEST_CASE("difference: an edition does not differ from itself") {
  CHECK(difference(first_edition(), first_edition()).empty());
  CHECK(difference({}, {}).empty());
}

TEST_CASE("difference: a due date says from which day to which") {
  const Content before = first_edition();
  Content after = before;
  after.deliverables[0].dues[1].weekday = Weekday::monday;
  after.deliverables[0].dues[1].week = 4;
  CHECK(
      sentences(before, after) ==
      Sentences{"Deliverable “Coffee chat” in module 1 is now due: draft: Wednesday of week 2, 17:00; final: Monday of "
                "week 4 (was draft: Wednesday of week 2, 17:00; final: Friday of week 3)."});
  after = before;
  after.deliverables[2].dues = {{{}, 5, {}, "end of day", {}, "EOD week 5"}};
  CHECK(sentences(before, after) ==
        Sentences{"Deliverable “Poster” in module 2 is now due: week 5, end of day (was no date)."});
}

TEST_CASE("difference: other words for the same date are no change") {
  const Content before = first_edition();
  Content after = before;
  after.deliverables[0].dues[1].text = "EOD Fri, week 3";
  CHECK(difference(before, after).empty());
}

TEST_CASE("difference: sessions that move, become optional, are new or gone") {
  const Content before = first_edition();
  Content after = before;
  after.sessions[0].weeks = {2};
  after.sessions[1].optional = true;
  after.sessions.pop_back();
  after.sessions.push_back(made_session("Practice", 2, {4}));
  after.sessions.back().key = "m2-practice";
  CHECK(sentences(before, after) ==
        Sentences{
            "Session “Homeroom” in module 1 is now optional.",
            "Session “Kickoff” in module 1 moved to week 2, Tuesday 13:00, 60 minutes (was week 1, Tuesday 13:00, "
            "60 minutes).",
            "Session no longer held in module 2: “Panel”, week 3.", "New session in module 2: “Practice”, week 4."});
}

TEST_CASE("difference: outcomes reworded and moved; targets, modules and pages") {
  const Content before = first_edition();
  Content after = before;
  after.outcomes[0].text = "tell a short true story";
  after.outcomes[2].level = 3;
  after.targets[1].level = 3;
  after.modules[1].weeks = 5;
  after.pages[1].digest = "other";
  CHECK(sentences(before, after) ==
        Sentences{
            "Outcome moved to Networking level III in the standards (was Networking level II in the standards): "
            "“research "
            "three companies with a method of their own”.",
            "Outcome reworded, Networking level I in the standards: “tell a short true story” (was “tell a short story "
            "to one listener”).",
            "The text of “Start” has changed.",
            "Module 2 now lasts 5 weeks (was an open number of weeks).",
            "Target no longer set in module 2: Networking level II.",
            "New target in module 2: Networking level III.",
        });
}

TEST_CASE("difference: parts of a deliverable are named") {
  const Content before = first_edition();
  Content after = before;
  after.deliverables[0].parts = {"Notes", "A photograph"};
  CHECK(sentences(before, after) ==
        Sentences{"The parts of “Coffee chat” in module 1 have changed; new: “A photograph”; "
                  "gone: “A thank-you message”."});
}

TEST_CASE("difference: what is added one way is removed the other way, and what changes one way changes back") {
  std::mt19937 chance(11);
  for (int round = 0; round < 300; ++round) {
    const Content a = first_edition();
    Content b = a;
    const auto drop = [&](auto& things) {
      if (!things.empty() && chance() % 3 == 0)
        things.erase(things.begin() + static_cast<std::ptrdiff_t>(chance() % things.size()));
    };
    drop(b.sessions);
    drop(b.deliverables);
    drop(b.outcomes);
    drop(b.targets);
    drop(b.modules);
    drop(b.pages);
    if (chance() % 2 == 0 && !b.sessions.empty()) b.sessions.back().weeks = {static_cast<int>(chance() % 7)};
    if (chance() % 2 == 0 && !b.deliverables.empty()) b.deliverables.front().dues.clear();
    if (chance() % 2 == 0 && !b.outcomes.empty()) b.outcomes.back().text += " twice";
    if (chance() % 2 == 0) std::shuffle(b.sessions.begin(), b.sessions.end(), chance);
    const auto there = difference(a, b), back = difference(b, a);
    CHECK(named(there, What::added) == named(back, What::removed));
    CHECK(named(there, What::removed) == named(back, What::added));
    CHECK(there.size() == back.size());
    CHECK(std::ranges::is_sorted(there, {}, [](const Change& one) { return std::pair(one.module, one.subject); }));
    CHECK(difference(b, b).empty());
  }
}

TEST_CASE("in words: weeks run together, and nothing is said where nothing is known") {
  CHECK(weeks_in_words({}).empty());
  CHECK(weeks_in_words({3}) == "week 3");
  CHECK(weeks_in_words({1, 2}) == "weeks 1 and 2");
  CHECK(weeks_in_words({1, 2, 3, 6}) == "weeks 1 to 3 and 6");
  CHECK(when_in_words(Session{}).empty());
  CHECK(in_words(SessionKind::mock_interviews) == "mock interviews");
}
