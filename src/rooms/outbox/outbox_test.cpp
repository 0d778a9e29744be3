#include "rooms/outbox/outbox.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <thread>

#include "rooms/activity/activity.h"
#include "rooms/test_school.h"

using namespace std::chrono_literals;
using outbox::State;
using rooms::TestSchool;

namespace {

outbox::Letter letter_to(const std::string& address) {
  return {{"Ada", address}, outbox::Addressee{"Kim", "kim@example.org"}, "Welcome", "Hello.\n"};
}

outbox::LetterId posted(const TestSchool& school, const std::string& address) {
  return school.write(
      [&](db::Transaction& tx) { return outbox::post(tx, letter_to(address), school.now, school.random).value(); });
}
std::optional<outbox::Claim> claimed(const TestSchool& school, const std::string& node, Moment now) {
  return school.write([&](db::Transaction& tx) { return outbox::claim(tx, node, now); });
}
outbox::Detail detail(const TestSchool& school, const outbox::LetterId& id) {
  return school.read([&](db::Transaction& tx) { return outbox::letter(tx, id).value(); });
}
void bounce(const TestSchool& school, const std::string& address) {
  posted(school, address);
  const auto claim = claimed(school, "one", school.now);
  school.write([&](db::Transaction& tx) {
    outbox::bounced(tx, claim.value(), "550 5.1.1 No such person", school.now, school.random);
  });
}

}  // namespace

TEST_CASE("O1: a letter is there when its deed is, and gone when that is undone") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = posted(school, "ada@example.org");
  (void)school.database().write([&](db::Transaction& tx) -> Result<void> {
    (void)outbox::post(tx, letter_to("undone@example.org"), school.now, school.random);
    return fail(FailureKind::invalid, "no");
  });
  const auto all = school.read([](db::Transaction& tx) { return outbox::letters(tx, {}, 1, 10); });
  REQUIRE(all.total == 1);
  CHECK(all.page[0].id == id);
  CHECK(all.page[0].state == State::waiting);
  CHECK(all.page[0].to.address == "ada@example.org");
  CHECK(all.page[0].subject == "Welcome");
}

TEST_CASE("O1: a letter that could never be sent is refused, at its field") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto field = [&](const outbox::Letter& letter) {
    return school.write([&](db::Transaction& tx) {
      const auto tried = outbox::post(tx, letter, school.now, school.random);
      return tried ? std::string("taken") : tried.error().field;
    });
  };
  outbox::Letter letter = letter_to("ada@example.org\r\nBcc: eve@example.org");
  CHECK(field(letter) == "to");
  letter = letter_to("ada@example.org");
  letter.to.name = "Ada\nBcc: eve@example.org";
  CHECK(field(letter) == "to");
  letter = letter_to("ada@example.org");
  letter.reply_to->address = "kim";
  CHECK(field(letter) == "reply_to");
  letter = letter_to("ada@example.org");
  letter.subject = "Welcome\r\nBcc: eve@example.org";
  CHECK(field(letter) == "subject");
  letter = letter_to("ada@example.org");
  letter.text = std::string("a\0b", 3);
  CHECK(field(letter) == "text");
}

TEST_CASE("O9: a letter to one of many that cannot go to its address is kept as refused, and the address as bounced") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto taken = [&](const outbox::Letter& letter) {
    return school.write(
        [&](db::Transaction& tx) { return outbox::post_to_one_of_many(tx, letter, school.now, school.random); });
  };
  CHECK(taken(letter_to("ada@example.org")).value());
  CHECK_FALSE(taken(letter_to("Ada at home")).value());
  CHECK_FALSE(taken(letter_to("ada at home")).value());
  outbox::Letter bad = letter_to("ada@example.org");
  bad.subject = "Welcome\r\nBcc: eve@example.org";
  CHECK(taken(bad).error().field == "subject");
  school.read([](db::Transaction& tx) {
    CHECK(outbox::letters(tx, State::waiting, 1, 10).total == 1);
    const auto refused = outbox::letters(tx, State::refused, 1, 10);
    REQUIRE(refused.total == 2);
    CHECK_FALSE(refused.page[0].words.empty());
    const auto bounces = outbox::bounces(tx, 10);
    REQUIRE(bounces.size() == 1);
    CHECK(bounces[0].address == "Ada at home");
  });
  CHECK(claimed(school, "one", school.now)->letter.to.address == "ada@example.org");
  CHECK_FALSE(claimed(school, "one", school.now));
}

TEST_CASE("O2: a letter is claimed by one node at a time, as it was written") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = posted(school, "ada@example.org");
  const auto claim = claimed(school, "one", school.now).value();
  CHECK(claim.id == id);
  CHECK(claim.attempt == 1);
  CHECK(claim.letter.to.name == "Ada");
  CHECK(claim.letter.to.address == "ada@example.org");
  CHECK(claim.letter.reply_to.value().address == "kim@example.org");
  CHECK(claim.letter.subject == "Welcome");
  CHECK(claim.letter.text == "Hello.\n");
  CHECK(claim.posted_at == school.now);
  CHECK_FALSE(claimed(school, "two", school.now.plus(4min)));
}

TEST_CASE("O2: the claim of a node that was killed is free for another after five minutes") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = posted(school, "ada@example.org");
  const auto first = claimed(school, "one", school.now).value();
  const auto second = claimed(school, "two", school.now.plus(5min)).value();
  CHECK(second.id == id);
  CHECK(second.attempt == 2);
  // What the first says of it later does not put off the second,
  school.write([&](db::Transaction& tx) { outbox::delay(tx, first, "451 Later", school.now.plus(5min)); });
  CHECK_FALSE(claimed(school, "three", school.now.plus(6min)));
  // but that it was sent is true whoever says it.
  school.write([&](db::Transaction& tx) { outbox::sent(tx, first, "250 OK", school.now.plus(6min)); });
  CHECK(detail(school, id).listed.state == State::sent);
  school.write([&](db::Transaction& tx) { outbox::delay(tx, second, "451 Later", school.now.plus(7min)); });
  CHECK(detail(school, id).listed.state == State::sent);
  CHECK_FALSE(claimed(school, "three", school.now.plus(24h)));
}

TEST_CASE("O2: nodes that claim at once never have the same letter") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  constexpr int letters = 20;
  for (int i = 0; i < letters; ++i) posted(school, "person" + std::to_string(i) + "@example.org");
  std::array<std::vector<std::string>, 3> taken;
  std::vector<std::jthread> nodes;
  for (std::size_t node = 0; node < taken.size(); ++node)
    nodes.emplace_back([&, node] {
      const auto own = school.there().another();
      for (int tries = 0; tries < 10 * letters; ++tries) {  // a Failure means: others were quicker, once more
        const auto claim = own->write([&](db::Transaction& tx) -> Result<std::optional<outbox::Claim>> {
          return outbox::claim(tx, std::to_string(node), school.now);
        });
        if (claim && !*claim) break;
        if (claim) taken[node].push_back((*claim)->id.text());
      }
    });
  nodes.clear();
  std::vector<std::string> all;
  for (const auto& own : taken) all.insert(all.end(), own.begin(), own.end());
  CHECK(all.size() == letters);
  std::ranges::sort(all);
  CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("O3: a letter is tried again after growing waits, and given up after two days") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = posted(school, "ada@example.org");
  Moment now = school.now;
  for (const std::chrono::seconds wait :
       std::vector<std::chrono::seconds>{1min, 5min, 15min, 1h, 3h, 6h, 6h, 6h, 6h, 6h, 6h, 6h}) {
    const auto claim = claimed(school, "one", now).value();
    school.write([&](db::Transaction& tx) { outbox::delay(tx, claim, "451 Later", now); });
    CHECK(detail(school, id).listed.due_at == now.plus(wait));
    CHECK_FALSE(claimed(school, "one", now.plus(wait - 1s)));
    now = now.plus(wait);
  }
  const auto last = claimed(school, "one", now).value();
  CHECK(last.attempt == 13);
  school.write([&](db::Transaction& tx) { outbox::delay(tx, last, "451 Later still", now); });
  const auto given_up = detail(school, id);
  CHECK(given_up.listed.state == State::given_up);
  CHECK(given_up.listed.words == "451 Later still");
  CHECK(given_up.attempts.size() == 13);
  CHECK_FALSE(claimed(school, "one", now.plus(24h)));
}

TEST_CASE("O3: what was never tried within two days does not leave any more") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = posted(school, "ada@example.org");
  CHECK_FALSE(claimed(school, "one", school.now.plus(48h)));
  CHECK(detail(school, id).listed.state == State::given_up);
  CHECK(detail(school, id).listed.words == "It could not be handed in within two days.");
}

TEST_CASE("O3: the Message-ID is the same each time") {
  const TestSchool school(db::Engine::sqlite);
  const auto id = posted(school, "ada@example.org");
  const auto first = claimed(school, "one", school.now).value();
  const auto second = claimed(school, "two", school.now.plus(5min)).value();
  CHECK(outbox::message_id(first.id, "school@example.org") == id.text() + "@example.org");
  CHECK(outbox::message_id(first.id, "school@example.org") == outbox::message_id(second.id, "school@example.org"));
}

TEST_CASE("O4: what is refused for good is not tried again, and its words are kept") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = posted(school, "ada@example.org");
  const auto claim = claimed(school, "one", school.now).value();
  school.write([&](db::Transaction& tx) { outbox::refused(tx, claim, "554 5.7.1 Spam", school.now); });
  const auto known = detail(school, id);
  CHECK(known.listed.state == State::refused);
  CHECK(known.listed.words == "554 5.7.1 Spam");
  REQUIRE(known.attempts.size() == 1);
  CHECK(known.attempts[0].fate == "refused");
  CHECK(known.attempts[0].at == school.now);
  CHECK_FALSE(claimed(school, "one", school.now.plus(24h)));
  CHECK_FALSE(school.read([](db::Transaction& tx) { return outbox::has_bounced(tx, "ada@example.org"); }));
}

TEST_CASE("O5: nobody is written to at an address that bounced, however it is written") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  bounce(school, "ada@example.org");
  const auto held = posted(school, "Ada@Example.org");
  const auto other = posted(school, "grace@example.org");
  CHECK(school.read([](db::Transaction& tx) { return outbox::has_bounced(tx, "ADA@example.org"); }));
  CHECK(claimed(school, "one", school.now).value().id == other);
  CHECK_FALSE(claimed(school, "one", school.now));
  CHECK(detail(school, held).listed.state == State::held);
}

TEST_CASE("O5: when somebody says that the address is right, its letters leave, and it may bounce again") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId admin = school.person("Admin");
  bounce(school, "ada@example.org");
  const auto held = posted(school, "ada@example.org");
  const auto list = school.read([](db::Transaction& tx) { return outbox::bounces(tx, 10); });
  REQUIRE(list.size() == 1);
  CHECK(list[0].address == "ada@example.org");
  CHECK(list[0].words == "550 5.1.1 No such person");
  const auto clear = [&] {
    return school.write([&](db::Transaction& tx) {
      return outbox::clear_bounce(tx, list[0].id, admin, school.now, school.random).has_value();
    });
  };
  CHECK(clear());
  CHECK_FALSE(clear());
  CHECK(school.read([](db::Transaction& tx) { return outbox::bounces(tx, 10); }).empty());
  school.read([&](db::Transaction& tx) {
    const auto done = activity::done_by(tx, admin, 10);
    REQUIRE(done.size() == 1);
    CHECK(done[0].event.kind == "outbox.bounce_cleared");
    CHECK(done[0].event.record == list[0].id.text());
  });
  const auto claim = claimed(school, "one", school.now).value();
  CHECK(claim.id == held);
  school.write([&](db::Transaction& tx) { outbox::bounced(tx, claim, "550 Still no", school.now, school.random); });
  CHECK(school.read([](db::Transaction& tx) { return outbox::bounces(tx, 10); }).size() == 1);
}

TEST_CASE("O6: texts are forgotten after their time, sent or not, and the rows stay") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = posted(school, "ada@example.org");
  const auto claim = claimed(school, "one", school.now).value();
  school.write([&](db::Transaction& tx) { outbox::sent(tx, claim, "250 OK", school.now); });
  const auto waiting = posted(school, "grace@example.org");
  const auto forget = [&](Moment before) {
    return school.write([&](db::Transaction& tx) { return outbox::forget_texts(tx, before, before); });
  };
  CHECK(forget(school.now) == 0);
  CHECK(forget(school.now.plus(1s)) == 2);
  CHECK(forget(school.now.plus(1s)) == 0);
  CHECK_FALSE(detail(school, id).text);
  CHECK_FALSE(detail(school, id).listed.subject);
  CHECK(detail(school, id).listed.state == State::sent);
  CHECK(detail(school, id).listed.to.address == "ada@example.org");
  CHECK(detail(school, waiting).listed.state == State::given_up);
  CHECK_FALSE(claimed(school, "one", school.now.plus(1h)));
}

TEST_CASE("O8: whoever is erased is erased here, too") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  bounce(school, "Ada@example.org");
  bounce(school, "grace@example.org");
  const auto waiting = posted(school, "ada@example.org");
  outbox::Letter from_ada = letter_to("kim@example.org");
  from_ada.reply_to = outbox::Addressee{"Ada", "ADA@example.org"};
  const auto reply =
      school.write([&](db::Transaction& tx) { return outbox::post(tx, from_ada, school.now, school.random).value(); });
  school.write([&](db::Transaction& tx) { outbox::forget_address(tx, "ada@EXAMPLE.org", school.now); });
  school.write([&](db::Transaction& tx) { outbox::forget_address(tx, "grace@example.org", school.now); });
  const auto known = detail(school, waiting);
  CHECK(known.listed.to.name.empty());
  CHECK(known.listed.to.address.empty());
  CHECK_FALSE(known.text);
  CHECK(known.listed.state == State::given_up);
  CHECK_FALSE(detail(school, reply).reply_to);
  CHECK(detail(school, reply).text);
  school.read([&](db::Transaction& tx) {
    CHECK(outbox::bounces(tx, 10).empty());
    for (const auto& listed : outbox::letters(tx, {}, 1, 10).page) CHECK(listed.words.empty());
    CHECK(tx.ask("SELECT letter_id FROM outbox_attempts WHERE words <> ''").empty());
    CHECK(tx.ask("SELECT id FROM outbox_bounces WHERE address <> '' OR words <> ''").empty());
  });
}

TEST_CASE("outbox: the latest letter comes first") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  for (const int second : {2, 0, 3, 1})
    school.write([&](db::Transaction& tx) {
      (void)outbox::post(tx, letter_to(std::to_string(second) + "@example.org"), school.now.plus(1s * second),
                         school.random)
          .value();
    });
  std::string order;
  for (const auto& letter : school.read([](db::Transaction& tx) { return outbox::letters(tx, {}, 1, 10); }).page)
    order += letter.to.address[0];
  CHECK(order == "3210");
}

TEST_CASE("outbox: an administrator's list is paged, by state, in two statements") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  for (int i = 0; i < 7; ++i) posted(school, "person" + std::to_string(i) + "@example.org");
  const auto claim = claimed(school, "one", school.now).value();
  school.write([&](db::Transaction& tx) { outbox::sent(tx, claim, "250 OK", school.now); });
  school.read([&](db::Transaction& tx) {
    const int before = tx.statements();
    const auto second = outbox::letters(tx, State::waiting, 2, 4);
    CHECK(tx.statements() - before == 2);
    CHECK(second.total == 6);
    CHECK(second.page.size() == 2);
    CHECK(outbox::letters(tx, State::sent, 1, 4).total == 1);
    CHECK(outbox::letters(tx, State::held, 1, 4).page.empty());
    CHECK(outbox::letters(tx, {}, 1, 10).page.size() == 7);
    CHECK(outbox::letter(tx, new_id<outbox::Letter>(school.now, school.random)).error().kind == FailureKind::not_found);
  });
}
