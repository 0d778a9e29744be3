#include "rooms/curriculum/content/lasting_keys.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "rooms/curriculum/content/made_content.h"

using namespace curriculum;

namespace {

Content with_keys(Content now, const Content& before = {}) {
  give_keys(now, before);
  return now;
}

template <class Thing>
bool are_distinct(const std::vector<Thing>& things) {
  std::set<std::string> keys;
  for (const Thing& one : things)
    if (one.key.empty() || !keys.insert(one.key).second) return false;
  return true;
}

}  // namespace

TEST_CASE("keys: two sessions of one title in one module are told apart, and stay who they are") {
  Content first = made_content();
  first.sessions = {made_session("Panel", 2, {3}), made_session("Panel", 2, {5})};
  first = with_keys(first);
  CHECK(first.sessions[0].key == "m2-panel");
  CHECK(first.sessions[1].key == "m2-panel-2");
  Content second = made_content();
  second.sessions = {made_session("Panel", 2, {5})};
  CHECK(with_keys(second, first).sessions[0].key == "m2-panel-2");
}

TEST_CASE("keys: a session that moves to another module keeps its key when it is the only one of its title") {
  const Content first = with_keys(made_content());
  Content second = made_content();
  second.sessions[0].module = 2;
  CHECK(with_keys(second, first).sessions[0].key == "m1-kickoff");
}

TEST_CASE("keys: a session with another title keeps its key when its page is the same") {
  Content first = made_content();
  first.sessions[0].page = "module-1/kickoff.md";
  first = with_keys(first);
  Content second = made_content();
  second.sessions[0].page = "module-1/kickoff.md";
  second.sessions[0].title = "Welcome, everybody";
  CHECK(with_keys(second, first).sessions[0].key == "m1-kickoff");
}

TEST_CASE("keys: what replaces another thing is not taken for it, and no key is given twice") {
  const Content first = with_keys(made_content());
  Content second = made_content();
  second.deliverables[0].title = "Interview record";
  second.sessions[1] = made_session("Salary workshop", 1, {4});
  second = with_keys(second, first);
  CHECK(second.deliverables[0].key == "m1-interview-record");
  CHECK(second.sessions[1].key == "m1-salary-workshop");
  Content third = made_content();  // the old one comes back beside another of its name
  third.deliverables.push_back(made_deliverable("Interview record", 1, {}));
  third = with_keys(third, second);
  CHECK(are_distinct(third.deliverables));
  CHECK(third.deliverables[3].key == "m1-interview-record");
}

TEST_CASE("keys: an outcome that changes level or competency with the same words is the same") {
  const Content first = with_keys(made_content());
  Content second = made_content();
  second.outcomes[2].level = 3;
  second.outcomes[2].key = "networking-iii-three-companies";
  CHECK(with_keys(second, first).outcomes[2].key == "networking-ii-three-companies");
  second.outcomes[2].competency = "materials";
  second.outcomes[2].key = "materials-iii-three-companies";
  CHECK(with_keys(second, first).outcomes[2].key == "networking-ii-three-companies");
}

TEST_CASE("keys: titles without Latin letters have keys too") {
  Content content = made_content();
  content.sessions = {made_session("面接", 1, {1}), made_session("履歴書", 1, {2})};
  content = with_keys(content);
  CHECK(are_distinct(content.sessions));
}

TEST_CASE("keys: whatever is left out, added and shuffled, all keys are distinct and unchanged things keep theirs") {
  std::mt19937 chance(7);
  Content last = with_keys(made_content());
  for (int round = 0; round < 200; ++round) {
    Content next = last;
    for (Session& one : next.sessions) one.key.clear();
    if (!next.sessions.empty() && chance() % 2 == 0)
      next.sessions.erase(next.sessions.begin() + static_cast<std::ptrdiff_t>(chance() % next.sessions.size()));
    for (auto i = chance() % 3; i > 0; --i)
      next.sessions.push_back(made_session(chance() % 2 == 0 ? "Panel" : "Talk " + std::to_string(chance() % 9),
                                           static_cast<int>(chance() % 3), {static_cast<int>(chance() % 6)}));
    std::shuffle(next.sessions.begin(), next.sessions.end(), chance);
    next = with_keys(next, last);
    REQUIRE(are_distinct(next.sessions));
    std::set<std::string> known;
    for (const Session& one : last.sessions) known.insert(one.key);
    const auto kept = std::ranges::count_if(next.sessions, [&](const Session& one) { return known.contains(one.key); });
    CHECK(kept >= static_cast<std::ptrdiff_t>(last.sessions.size()) - 1);
    last = next;
  }
}
