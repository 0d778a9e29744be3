#include "rooms/agenda/told.h"

#include "platform/calendar/zone.h"
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
  int changed(const std::string& title, Do what, const std::string& who = {}) const {
    return there.write([&](db::Transaction& tx) {
      const Occurrence before = named(tx, title);
      REQUIRE(what(tx, before));
      REQUIRE(agenda::tell_students(tx, before, "America/Denver", address, by(who.empty() ? kim : who)));
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
  int day_off(const Day& day, const char* name) const {
    return there.write([&](db::Transaction& tx) {
      const auto move = add_holiday(tx, {term, name, day, day}, school, by(kim));
      REQUIRE(agenda::tell_of_shift(tx, *move, "Harvest is a holiday.", "America/Denver", address, by(kim)));
      return outbox::letters(tx, {}, 1, 100).total;
    });
  }
  void noted(const PersonId& who, cohorts::Outcome outcome) const {
    there.write([&](db::Transaction& tx) {
      const std::string id = cohorts::present_enrolment(tx, who.text())->id;
      REQUIRE(cohorts::note_outcome(tx, id, outcome, day("2026-09-01"), "", by(kim)));
    });
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
  CHECK(at.day_off(day("2026-09-10"), "Harvest") == 2);
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

TEST_CASE("AG2, AG9: whoever passed or repeats and still owes a deliverable is told that its date moves") {
  const Told at(either());
  at.noted(at.zoe, cohorts::Outcome::passed);
  at.noted(at.yan, cohorts::Outcome::withdrawn);
  CHECK(at.moved("Panel", "2026-09-11T16:00:00Z") == 0);
  CHECK(at.moved("Plan: final", "2026-09-29T16:00:00Z") == 1);
  CHECK(at.text_to("Zoe").starts_with("Moved: Plan: final\n"));
}

TEST_CASE("AG2, AG9: a shift, too, tells whoever still owes a deliverable of its date") {
  const Told at(either());
  at.noted(at.zoe, cohorts::Outcome::repeating);
  at.noted(at.yan, cohorts::Outcome::withdrawn);
  const Moment due = at.there.read([&](db::Transaction& tx) { return at.named(tx, "Plan: final").starts_at; });
  CHECK(at.day_off(calendar::local_of(due, at.school.zone).day, "Harvest") == 1);
  CHECK(at.text_to("Zoe").find("- Plan: final: moved\n") != std::string::npos);
}

TEST_CASE("AG9: a title of any length stops no change of dates; the mail has its beginning") {
  const Told at(either());
  std::string title;
  for (int i = 0; i < 3000; ++i) title += "\u00e9\t";
  at.there.write([&](db::Transaction& tx) {
    curriculum::Content content = TestTimetable::content("third");
    std::ranges::find(content.sessions, "Panel", &curriculum::Session::title)->title = title;
    const auto third = curriculum::import_edition(tx, content, {}, at.there.now, at.there.random).value().edition.id;
    const auto move = move_to_edition(tx, at.cohort, third, "Longer.", at.school, at.by(at.kim));
    REQUIRE(agenda::tell_of_shift(tx, *move, "Longer.", "America/Denver", address, at.by(at.kim)));
  });
  CHECK(at.cancelled(title) == 4);
  CHECK(at.text_to("Zoe").find("Cancelled: \u00e9 \u00e9 ") != std::string::npos);
  CHECK(at.text_to("Zoe").size() < 4000);
}

TEST_CASE("AG9: an address that mail cannot go to stops no change of dates, and an administrator hears of it") {
  const Told at(either());
  const std::string bad = "zoe@" + std::string(64, 'x') + ".example";
  at.there.write([&](db::Transaction& tx) {
    tx.tell("UPDATE people_persons SET email = :bad WHERE id = :id", {{"bad", bad}, {"id", at.zoe.text()}});
  });
  CHECK(at.cancelled("Panel") == 2);
  CHECK_FALSE(at.text_to("Yan").empty());
  at.there.read([&](db::Transaction& tx) {
    const auto bounces = outbox::bounces(tx, 10);
    REQUIRE(bounces.size() == 1);
    CHECK(bounces[0].address == bad);
    CHECK_FALSE(bounces[0].words.empty());
    CHECK(outbox::letters(tx, outbox::State::refused, 1, 10).total == 1);
  });
}

TEST_CASE("N6, AG9: nobody is told of what they changed themselves") {
  const Told at(either());
  const auto cancels = [&](db::Transaction& tx, const Occurrence& it) {
    return cancel(tx, it.id, "I am ill.", at.by(at.zoe.text()));
  };
  CHECK(at.changed("Panel", cancels, at.zoe.text()) == 1);
  CHECK(at.text_to("Zoe").empty());
  CHECK_FALSE(at.text_to("Yan").empty());
  at.there.write([&](db::Transaction& tx) {
    const auto move = move_to_edition(tx, at.cohort, at.second_edition, "Better.", at.school, at.by(at.zoe.text()));
    CHECK(agenda::tell_of_shift(tx, *move, "Better.", "America/Denver", address, at.by(at.zoe.text())).value() == 1);
  });
  CHECK(at.text_to("Zoe").empty());
}

TEST_CASE("AG9: a shift asks the same few questions, however many have different calendars") {
  const auto asked = [](bool different) {
    const Told at(db::Engine::sqlite);
    if (different) at.noted(at.zoe, cohorts::Outcome::repeating);
    return at.there.write([&](db::Transaction& tx) {
      const auto move = move_to_edition(tx, at.cohort, at.second_edition, "Better.", at.school, at.by(at.kim));
      timetable::EditionMove with_due = *move;
      timetable::Difference due = with_due.differences.front();
      due.need = Need::due;
      with_due.differences.push_back(due);
      const int before = tx.statements();
      CHECK(agenda::tell_of_shift(tx, with_due, "Better.", "America/Denver", address, at.by(at.kim)).value() == 2);
      return tx.statements() - before;
    });
  };
  CHECK(asked(true) == asked(false));
}
