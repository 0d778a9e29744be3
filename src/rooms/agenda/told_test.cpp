#include "rooms/agenda/told.h"

#include "rooms/notifications/notifications.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/timetable/test_timetable.h"

using namespace timetable;

namespace {

constexpr const char* address = "https://school.example";

// Zoe in Berlin and Yan in Denver are enrolled; Ada and Ben, of the timetable, have no address.
struct Told : TestTimetable {
  explicit Told(db::Engine engine) : TestTimetable(engine) {
    there.write([&](db::Transaction& tx) {
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana", "ana@school.example"}, there.now,
                             there.random));
      zoe = enrolled(tx, "Zoe", "Europe/Berlin");
      yan = enrolled(tx, "Yan", "America/Denver");
    });
  }
  PersonId enrolled(db::Transaction& tx, const std::string& name, const std::string& zone) const {
    const PersonId id =
        people::add(tx, {.name = name, .email = name + "@school.example", .zone = zone, .roles = {{Role::student}}}, {},
                    there.now, there.random)
            .value();
    REQUIRE(cohorts::enrol(tx, {id.text(), run, day("2026-08-24")}, deed()));
    return id;
  }
  Occurrence named(db::Transaction& tx, const std::string& title) const {
    for (Occurrence& one :
         calendar_of_cohort(tx, cohort, moment("2026-08-01T00:00:00Z"), moment("2026-11-01T00:00:00Z")))
      if (one.title == title) return one;
    throw std::runtime_error("no such date");
  }
  // Does it and tells; how many mails there are in all.
  template <class Do>
  int changed(const std::string& title, Do what) const {
    return there.write([&](db::Transaction& tx) {
      const Occurrence before = named(tx, title);
      REQUIRE(what(tx, before));
      REQUIRE(agenda::tell_students(tx, before, "America/Denver", address, by(kim)));
      return outbox::letters(tx, {}, 1, 100).total;
    });
  }
  int moved(const std::string& title, const char* to) const {
    return changed(title, [&](db::Transaction& tx, const Occurrence& it) {
      return move(tx, it.id, moment(to), moment(to).plus(std::chrono::hours(1)), "The room is taken.", by(kim));
    });
  }
  int cancelled(const std::string& title) const {
    return changed(
        title, [&](db::Transaction& tx, const Occurrence& it) { return cancel(tx, it.id, "Kim is ill.", by(kim)); });
  }
  // All mails to them, in no order.
  std::string text_to(const std::string& name) const {
    return there.read([&](db::Transaction& tx) {
      std::string all;
      for (const auto& one : outbox::letters(tx, {}, 1, 100).page)
        if (one.to.name == name) all += *one.subject + "\n" + outbox::letter(tx, one.id)->text.value();
      return all;
    });
  }
  PersonId zoe = PersonId::make(std::chrono::milliseconds(1), {}), yan = zoe;
};

}  // namespace

TEST_CASE("AG9: whoever has it in their calendar is told once of a move, in their own zone") {
  const Told at(either());
  CHECK(at.moved("Panel", "2026-09-11T16:00:00Z") == 2);
  CHECK(at.moved("Panel", "2026-09-11T16:00:00Z") == 2);  // the same again is no change
  const std::string to_zoe = at.text_to("Zoe"), to_yan = at.text_to("Yan");
  CHECK(to_zoe.starts_with("Moved: Panel\nHello Zoe,"));
  CHECK(to_zoe.find("Before: Thursday 10 September 2026, 23:00 (Europe/Berlin)\n"
                    "Now: Friday 11 September 2026, 18:00 (Europe/Berlin)") != std::string::npos);
  CHECK(to_yan.find("Now: Friday 11 September 2026, 10:00 (America/Denver)") != std::string::npos);
  CHECK(to_yan.find("Why: The room is taken.") != std::string::npos);
  CHECK(to_yan.find("https://school.example/timetable/occurrences/") != std::string::npos);
  CHECK(to_yan.find("https://school.example/notifications\n") != std::string::npos);
}

TEST_CASE("AG9: they are told that it is cancelled, and that it takes place after all") {
  const Told at(either());
  CHECK(at.cancelled("Panel") == 2);
  CHECK(at.text_to("Yan").starts_with("Cancelled: Panel\n"));
  CHECK(at.moved("Panel", "2026-09-11T16:00:00Z") == 2);  // cancelled it stays
  CHECK(at.changed("Panel", [&](db::Transaction& tx, const Occurrence& it) {
    return restore(tx, it.id, "Kim is well.", at.by(at.kim));
  }) == 4);
  CHECK(at.text_to("Yan").find("Takes place: Panel\n") != std::string::npos);
}

TEST_CASE("AG9: nobody is told of what is for staff, of what is over, or against their choice") {
  const Told at(either());
  CHECK(at.cancelled("Team notes") == 0);
  CHECK(at.cancelled("Negotiations") == 0);  // of last week
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(notifications::choose(tx, at.zoe, {notifications::Kind::changes, false}, at.there.now, at.there.random));
  });
  CHECK(at.cancelled("Panel") == 1);
  CHECK(at.text_to("Zoe").empty());
  at.there.write(
      [&](db::Transaction& tx) { REQUIRE(people::deactivate(tx, at.yan, {}, at.there.now, at.there.random)); });
  CHECK(at.cancelled("Workshop") == 1);
}

TEST_CASE("AG9: a holiday after the fact makes one mail for each student, with its reason") {
  const Told at(either());
  const auto day_off = [&](const char* day, const char* name) {
    return at.there.write([&](db::Transaction& tx) {
      const auto move = add_holiday(tx, {at.term, name, *Day::read(day), *Day::read(day)}, at.school, at.by(at.kim));
      REQUIRE(agenda::tell_of_shift(tx, *move, "Harvest is a holiday.", "America/Denver", address, at.by(at.kim)));
      return outbox::letters(tx, {}, 1, 100).total;
    });
  };
  CHECK(day_off("2026-09-10", "Harvest") == 2);
  const std::string to_zoe = at.text_to("Zoe");
  CHECK(to_zoe.starts_with("Changed: 1 date of your calendar\nHello Zoe,"));
  CHECK(to_zoe.find("Why: Harvest is a holiday.") != std::string::npos);
  CHECK(to_zoe.find("- Panel: does not take place on Thursday 10 September 2026, 23:00 (Europe/Berlin)") !=
        std::string::npos);
  CHECK(to_zoe.find("https://school.example/timetable\n") != std::string::npos);
  CHECK(to_zoe.find("https://school.example/notifications\n") != std::string::npos);
}

TEST_CASE("AG9: a cohort that moves to another edition has one mail each, not one per date, by their choice") {
  const Told at(either());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(notifications::choose(tx, at.zoe, {notifications::Kind::changes, false}, at.there.now, at.there.random));
    const auto move = move_to_edition(tx, at.cohort, at.second_edition, "A better panel.", at.school, at.by(at.kim));
    REQUIRE(move->differences.size() > 2);
    CHECK(agenda::tell_of_shift(tx, *move, "A better panel.", "America/Denver", address, at.by(at.kim)).value() == 1);
    CHECK(outbox::letters(tx, {}, 1, 100).total == 1);
  });
  CHECK(at.text_to("Zoe").empty());
  const std::string to_yan = at.text_to("Yan");
  CHECK(
      to_yan.find("- Panel: moved\n    from Thursday 10 September 2026, 15:00 (America/Denver)\n    to Thursday 24 ") !=
      std::string::npos);
  CHECK(to_yan.find("- Workshop: no longer takes place; it was on ") != std::string::npos);
  CHECK(to_yan.find("- Practice: new, on ") != std::string::npos);
}

TEST_CASE(
    "AG9: a shift tells nothing of what is for staff, of what staff have cancelled or moved, or to who has left") {
  const Told at(either());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cancel(tx, at.named(tx, "Workshop").id, "Kim is ill.", at.by(at.kim)));
    const auto left = cohorts::present_enrolment(tx, at.zoe.text())->id;
    REQUIRE(cohorts::note_outcome(tx, left, cohorts::Outcome::withdrawn, day("2026-09-01"), "", at.by(at.kim)));
    const auto move = move_to_edition(tx, at.cohort, at.second_edition, "Better.", at.school, at.by(at.kim));
    CHECK(agenda::tell_of_shift(tx, *move, "Better.", "America/Denver", address, at.by(at.kim)).value() == 1);
  });
  CHECK(at.text_to("Zoe").empty());
  CHECK(at.text_to("Yan").find("Workshop") == std::string::npos);
}
