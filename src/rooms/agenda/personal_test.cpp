#include "rooms/agenda/test_agenda.h"

using namespace agenda;

TEST_CASE("AG4, AG8: reading is acknowledged for the version read, once") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(acknowledge(tx, at.first_edition, "groups/index.md", "one", at.by(at.ada)));
    REQUIRE(acknowledge(tx, at.second_edition, "groups/index.md", "one", at.by(at.ada)));  // AG8
    CHECK(has_read(tx, at.ada, "groups/index.md", "one"));
    CHECK_FALSE(has_read(tx, at.ada, "groups/index.md", "two"));
    CHECK_FALSE(has_read(tx, at.ben, "groups/index.md", "one"));
    REQUIRE(acknowledge(tx, at.second_edition, "groups/index.md", "two", at.by(at.ada)));
    CHECK(readings(tx, at.ada).size() == 2);
  });
}

TEST_CASE("AG4: what a module has for reading is unread from the day it begins until it is read as it is now") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const auto unread_at = [&](const char* when) {
      return unread(tx, cohorts::enrolment(tx, at.enrolment).value(), moment(when));
    };
    CHECK(unread_at("2026-08-20T12:00:00Z").empty());
    const auto before = unread_at("2026-09-20T12:00:00Z");  // long after its week
    REQUIRE(before.size() == 1);
    CHECK(before[0].what.title == "How groups work");
    CHECK_FALSE(before[0].read_before);
    REQUIRE(acknowledge(tx, at.first_edition, "module-4/index.md", "first", at.by(at.ada)));
    CHECK(unread_at("2026-09-20T12:00:00Z").empty());
    const auto ben = cohorts::present_enrolment(tx, at.ben).value();
    CHECK(unread(tx, ben, at.there.now).size() == 1);

    REQUIRE(timetable::move_to_edition(tx, at.cohort, at.second_edition, "Better.", at.school, at.by(at.kim)));
    const auto again = unread_at("2026-09-20T12:00:00Z");
    REQUIRE(again.size() == 1);
    CHECK(again[0].read_before == at.there.now);
    const std::vector<std::string> people{at.ada, at.ben};
    const auto readers = readers_of(tx, "module-4/index.md", "second", people);
    REQUIRE(readers.size() == 1);
    CHECK(readers.at(at.ada).digest == "first");
    REQUIRE(acknowledge(tx, at.second_edition, "module-4/index.md", "second", at.by(at.ada)));
    CHECK(unread_at("2026-09-20T12:00:00Z").empty());
    CHECK(readers_of(tx, "module-4/index.md", "second", people).at(at.ada).digest == "second");
  });
}

TEST_CASE("AG5: work time opens with the student's own steps for the week") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const Step first = add_step(tx, at.ada, at.run, 2, "Write to two companies", at.by(at.ada)).value();
    CHECK(add_step(tx, at.ada, at.run, 2, " Write to two  companies", at.by(at.ada))->id == first.id);
    CHECK(field_of(add_step(tx, at.ada, at.run, 7, "Too late", at.by(at.ada))) == "week");
    CHECK(field_of(add_step(tx, at.ada, at.run, 2, "", at.by(at.ada))) == "says");
    CHECK(finish_step(tx, first.id, at.by(at.ben)).error().kind == FailureKind::not_found);
    REQUIRE(finish_step(tx, first.id, at.by(at.ada)));
    CHECK(steps(tx, at.ada, at.run, 2).front().done_at == at.there.now.text());
    CHECK(steps(tx, at.ada, at.run, 3).empty());
    REQUIRE(drop_step(tx, first.id, at.by(at.ada)));
    CHECK(steps(tx, at.ada, at.run, 2).empty());
    for (int i = 0; i < 20; ++i) REQUIRE(add_step(tx, at.ada, at.run, 2, std::to_string(i), at.by(at.ada)));
    CHECK(field_of(add_step(tx, at.ada, at.run, 2, "one more", at.by(at.ada))) == "says");
  });
}

TEST_CASE("AG6: a feed's address is secret, one per person, and revoked by a new one") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    CHECK_FALSE(feed_made_at(tx, at.ada));
    const std::string first = make_feed(tx, at.by(at.ada));
    CHECK(person_of_feed(tx, first) == at.ada);
    CHECK(tx.ask("SELECT digest FROM agenda_feeds").front().text("digest") != first);
    const std::string second = make_feed(tx, at.by(at.ada));
    CHECK(person_of_feed(tx, first).error().kind == FailureKind::not_found);
    CHECK(person_of_feed(tx, second) == at.ada);
    CHECK(feed_made_at(tx, at.ada));
    REQUIRE(revoke_feed(tx, at.by(at.ada)));
    CHECK_FALSE(person_of_feed(tx, second));
    CHECK_FALSE(person_of_feed(tx, ""));
    CHECK_FALSE(feed_made_at(tx, at.ada));
  });
}

TEST_CASE("AG7: the feed has what the calendar has, cancelled ones too") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Workshop", 4).id;
    REQUIRE(timetable::cancel(tx, id, "Kim is ill.", at.by(at.kim)));
    const calendar::Feed feed = feed_of(tx, at.ada, "Ada", at.school, "https://school.example.org", at.there.now);
    CHECK(feed.events.size() == calendar_of(tx, at.ada).size());
    const auto of = [&](const std::string& uid) {
      const auto found = std::ranges::find(feed.events, uid, &calendar::Event::uid);
      REQUIRE(found != feed.events.end());
      return *found;
    };
    const calendar::Event cancelled = of(id + "@cairn");
    CHECK(cancelled.cancelled);
    CHECK(cancelled.sequence == 1);
    CHECK(cancelled.url == "https://school.example.org/timetable/occurrences/" + id);
    CHECK(cancelled.description.find("Kim is ill.") != std::string::npos);
    CHECK(of(at.titled(tx, "Plan: final", 5).id + "@cairn").summary == "Due: Plan: final");
    CHECK_FALSE(of(at.titled(tx, "Focus", 2).id + "@cairn").busy);
    CHECK(calendar::write_icalendar(feed).find("STATUS:CANCELLED") != std::string::npos);
  });
}
