// From the outbox to the server of tests/with_mail_server.
#include "app/letters.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "rooms/outbox/outbox.h"
#include "rooms/test_school.h"

using outbox::State;
using rooms::TestSchool;

namespace {

std::string told(const char* name) {
  if (const char* value = std::getenv(name)) return value;
  throw std::runtime_error("no mail server to test with: run this through tests/with_mail_server, as ./test does");
}

app::MailService service() {
  return {mail::read_server(told("CAIRN_TEST_MAIL")).value(), {"Waypoints", "school@example.org"}};
}

std::string arrived(const std::string& address) {
  std::ifstream file(told("CAIRN_TEST_MAIL_FOLDER") + "/" + address + ".txt", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

outbox::LetterId posted(const TestSchool& school, const std::string& address) {
  return school.write([&](db::Transaction& tx) {
    return outbox::post(tx, {{"Ada", address}, outbox::Addressee{"Kim", "kim@example.org"}, "Welcome", "Hello.\n"},
                        school.now, school.random)
        .value();
  });
}

app::Handed round(const TestSchool& school, const app::MailService& service, Moment now) {
  return app::hand_in_letters(
      school.database(), service, "one", [now] { return now.seconds(); }, school.random, [] { return false; });
}

outbox::Detail detail(const TestSchool& school, const outbox::LetterId& id) {
  return school.read([&](db::Transaction& tx) { return outbox::letter(tx, id).value(); });
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("letters: what is in the outbox arrives, and each letter's fate is written down") {
  const auto engine = GENERATE(db::Engine::sqlite, db::Engine::postgresql);
  const TestSchool school(engine);
  const std::string name = engine == db::Engine::sqlite ? "sqlite" : "postgresql";
  const auto good = posted(school, name + "@example.org");
  const auto bounced = posted(school, "refused-" + name + "@example.org");
  const auto spam = posted(school, "spam-" + name + "@example.org");
  const auto later = posted(school, "later-" + name + "@example.org");
  const app::Handed handed = round(school, service(), school.now);
  CHECK(handed.sent == 1);
  CHECK(handed.others == 3);
  CHECK(handed.no_service.empty());

  CHECK(detail(school, good).listed.state == State::sent);
  CHECK(contains(arrived(name + "@example.org"), "from: Waypoints <school@example.org>\n"));
  CHECK(contains(arrived(name + "@example.org"), "reply-to: Kim <kim@example.org>\n"));
  CHECK(contains(arrived(name + "@example.org"), "message-id: <" + good.text() + "@example.org>\n"));
  CHECK(contains(arrived(name + "@example.org"), "date: Tue, 01 Sep 2026 16:00:00 +0000\n"));
  CHECK(detail(school, bounced).listed.state == State::refused);
  CHECK(detail(school, bounced).listed.words == "550 5.1.1 No such person here");
  CHECK(detail(school, spam).listed.state == State::refused);
  CHECK(detail(school, later).listed.state == State::waiting);
  const auto bounces = school.read([](db::Transaction& tx) { return outbox::bounces(tx, 10); });
  REQUIRE(bounces.size() == 1);
  CHECK(bounces[0].address == "refused-" + name + "@example.org");

  CHECK(round(school, service(), school.now).others == 0);
  CHECK(round(school, service(), school.now.plus(std::chrono::minutes(1))).others == 1);
  CHECK(detail(school, later).listed.attempts == 2);
}

TEST_CASE("letters: a server that takes none ends the round, and costs one letter one try") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto first = posted(school, "relay-first@example.org");
  const auto second = posted(school, "relay-second@example.org");
  const app::Handed handed = round(school, service(), school.now);
  CHECK(handed.no_service == "554 5.7.1 Relay access denied");
  CHECK(detail(school, first).listed.attempts + detail(school, second).listed.attempts == 1);
  CHECK(detail(school, first).listed.state == State::waiting);
  CHECK(school.read([](db::Transaction& tx) { return outbox::bounces(tx, 10); }).empty());
}

TEST_CASE("letters: a round ends when it is told to") {
  const TestSchool school(db::Engine::sqlite);
  posted(school, "stopped-1@example.org");
  posted(school, "stopped-2@example.org");
  int asked = 0;
  const auto handed = app::hand_in_letters(
      school.database(), service(), "one", [&] { return school.now.seconds(); }, school.random,
      [&asked] { return ++asked > 1; });
  CHECK(handed.sent == 1);
}

TEST_CASE("letters: two nodes hand in each letter once") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  constexpr int letters = 12;
  for (int i = 0; i < letters; ++i) posted(school, "shared-" + std::to_string(i) + "@example.org");
  std::atomic<int> sent = 0;
  std::vector<std::jthread> nodes;
  for (const char* node : {"one", "two"})
    nodes.emplace_back([&, node] {
      const auto own = school.there().another();
      while (sent < letters)  // a round may end because the other node was quicker
        sent += app::hand_in_letters(
                    *own, service(), node, [&] { return school.now.seconds(); }, school.random, [] { return false; })
                    .sent;
    });
  nodes.clear();
  CHECK(sent == letters);
  school.read([&](db::Transaction& tx) {
    for (const auto& letter : outbox::letters(tx, State::sent, 1, 50).page) CHECK(letter.attempts == 1);
    CHECK(outbox::letters(tx, State::sent, 1, 50).total == letters);
  });
}
