#include "rooms/timetable/timetable.h"

#include "rooms/activity/activity.h"
#include "rooms/timetable/test_timetable.h"

using namespace timetable;

TEST_CASE("T1: a run has the dates of its edition, holidays honoured, and says what it cannot date") {
  const TestTimetable at(either());
  at.there.read([&](db::Transaction& tx) {
    CHECK(at.titled(tx, "Negotiations", 1).starts_at == moment("2026-08-25T19:00:00Z"));
    const Occurrence closed = at.titled(tx, "Career exploration", 3);
    CHECK(closed.cancelled == "Labor Day");
    CHECK(at.titled(tx, "Plan: final", 5).starts_at == moment("2026-09-26T05:59:00Z"));
    CHECK(at.titled(tx, "Plan: final", 5).assumed == Assumed{true, true, false});
    CHECK(at.titled(tx, "Panel", 3).topics == std::vector<std::string>{"Recruiters", "Recent alumni"});
    const auto open =
        undated(tx, cohorts::cohort(tx, at.cohort).value(), cohorts::runs_of_cohort(tx, at.cohort), at.school)
            .value()
            .at(0);
    REQUIRE(open.size() == 1);
    CHECK(open[0].title == "Some day");
  });
}

TEST_CASE("T2, T6: staff move, cancel, restore and annotate; each change says who, when and why, once") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Workshop", 4).id;
    const Moment starts = moment("2026-09-15T16:00:00Z"), ends = moment("2026-09-15T17:30:00Z");
    CHECK(field_of(move(tx, id, starts, ends, " ", at.by(at.kim))) == "why");
    CHECK(field_of(move(tx, id, ends, starts, "Room", at.by(at.kim))) == "ends_at");
    REQUIRE(move(tx, id, starts, ends, "The room is taken.", at.by(at.kim)));
    REQUIRE(move(tx, id, starts, ends, "Once more.", at.by(at.kim)));  // T6
    REQUIRE(annotate(tx, id, "Room 4", "Bring your draft.", at.by(at.kim)));
    REQUIRE(cancel(tx, id, "Kim is ill.", at.by(at.kim)));
    CHECK(occurrence(tx, id)->cancelled == "Kim is ill.");
    REQUIRE(restore(tx, id, "Noor takes it.", at.by(at.kim)));

    const Occurrence it = occurrence(tx, id).value();
    CHECK(it.starts_at == starts);
    CHECK(it.ends_at == ends);
    CHECK(it.planned_starts == moment("2026-09-14T15:00:00Z"));
    CHECK(it.was_moved());
    CHECK_FALSE(it.cancelled);
    CHECK(it.place == "Room 4");
    CHECK(it.changes == 4);
    const auto all = changes(tx, id);
    REQUIRE(all.size() == 4);
    CHECK(all[0].kind == "move");
    CHECK(all[0].made_by == at.kim);
    CHECK(all[0].why == "The room is taken.");
    CHECK(all[2].kind == "cancel");
    CHECK(activity::of_record(tx, id, 10).size() == 4);
    CHECK(restore(tx, "nobody", "x", at.by(at.kim)).error().kind == FailureKind::not_found);
  });
}

TEST_CASE("T2: what falls on a holiday takes place when staff restore it, and staff add what no page has") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string closed = at.titled(tx, "Career exploration", 3).id;
    REQUIRE(restore(tx, closed, "We agreed to meet.", at.by(at.kim)));
    CHECK_FALSE(occurrence(tx, closed)->cancelled);

    const Occurrence added = add(tx, at.run,
                                 {.title = "Visit",
                                  .kind = SessionKind::event,
                                  .starts_at = moment("2026-09-10T16:00:00Z"),
                                  .ends_at = moment("2026-09-10T17:00:00Z"),
                                  .place = "At the library"},
                                 at.school, at.by(at.kim))
                                 .value();
    CHECK(added.by_hand);
    CHECK(added.week == 3);
    CHECK(added.place == "At the library");
    CHECK_FALSE(added.was_moved());
    CHECK(at.titled(tx, "Visit", 3).id == added.id);
    CHECK(field_of(
              add(tx, at.run,
                  {.title = "", .starts_at = moment("2026-09-10T16:00:00Z"), .ends_at = moment("2026-09-10T17:00:00Z")},
                  at.school, at.by(at.kim))) == "title");
    // Sunday, 23:30 in Denver: the week that ends, not the one that begins in UTC.
    CHECK(
        add(tx, at.run,
            {.title = "Stars", .starts_at = moment("2026-09-14T05:30:00Z"), .ends_at = moment("2026-09-14T05:50:00Z")},
            at.school, at.by(at.kim))
            ->week == 3);
  });
}

TEST_CASE("T3: staff choose of a panel's closed list") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Panel", 3).id;
    CHECK(field_of(choose(tx, id, "Salaries", "panel", at.by(at.kim))) == "topic");
    CHECK(field_of(choose(tx, id, "Recruiters", "film", at.by(at.kim))) == "format");
    REQUIRE(choose(tx, id, "Recruiters", "guest", at.by(at.kim)));
    CHECK(occurrence(tx, id)->topic == "Recruiters");
    CHECK(occurrence(tx, id)->format == "guest");
    REQUIRE(choose(tx, id, "", "", at.by(at.kim)));
    CHECK_FALSE(occurrence(tx, id)->topic);
  });
}

TEST_CASE("T4: another edition shows first what changes, and for whom") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const EditionMove shown = compare_edition(tx, at.cohort, at.second_edition, at.school, at.there.now).value();
    REQUIRE(shown.differences.size() == 3);
    CHECK(shown.differences[0].title == "Practice");
    CHECK(shown.differences[0].what == What::added);
    CHECK(shown.differences[1].title == "Workshop");
    CHECK(shown.differences[1].what == What::removed);
    CHECK(shown.differences[2].title == "Panel");
    CHECK(shown.differences[2].what == What::moved);
    CHECK(shown.differences[2].before == moment("2026-09-10T21:00:00Z"));
    CHECK(shown.differences[2].after == moment("2026-09-24T21:00:00Z"));
    CHECK(shown.students.size() == 2);
    CHECK(shown.undated.size() == 1);
    CHECK(cohorts::cohort(tx, at.cohort)->edition_id == at.first_edition);  // nothing was done
    CHECK(at.titled(tx, "Panel", 3).changes == 0);
    CHECK(compare_edition(tx, at.cohort, at.first_edition, at.school, at.there.now)->differences.empty());
    CHECK(compare_edition(tx, at.cohort, "none", at.school, at.there.now).error().kind == FailureKind::not_found);
  });
}

TEST_CASE("T4: then it is done: ids and staff's changes stay, and so does what has begun") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const Occurrence circle = at.titled(tx, "Homeroom", 3);
    REQUIRE(annotate(tx, circle.id, "Room 4", "", at.by(at.kim)));
    const std::string workshop = at.titled(tx, "Workshop", 4).id, panel = at.titled(tx, "Panel", 3).id;
    REQUIRE(choose(tx, panel, "Recruiters", "guest", at.by(at.kim)));
    CHECK(field_of(move_to_edition(tx, at.cohort, at.second_edition, "", at.school, at.by(at.kim))) == "why");
    const EditionMove done =
        move_to_edition(tx, at.cohort, at.second_edition, "The panel had to wait.", at.school, at.by(at.kim)).value();
    CHECK(done.differences.size() == 3);
    CHECK(cohorts::cohort(tx, at.cohort)->edition_id == at.second_edition);
    CHECK(at.titled(tx, "Homeroom", 3).id == circle.id);
    CHECK(at.titled(tx, "Homeroom", 3).place == "Room 4");
    CHECK(at.titled(tx, "Panel", 5).starts_at == moment("2026-09-24T21:00:00Z"));
    CHECK(at.titled(tx, "Panel", 5).id == panel);
    CHECK(at.titled(tx, "Panel", 5).topic == "Recruiters");
    CHECK(occurrence(tx, workshop)->gone);
    CHECK(changes(tx, workshop).back().kind == "edition");
    CHECK(changes(tx, workshop).back().starts_at == moment("2026-09-14T15:00:00Z"));
    CHECK(compare_edition(tx, at.cohort, at.second_edition, at.school, at.there.now)->differences.empty());

    // And back: the workshop is the same one again.
    REQUIRE(move_to_edition(tx, at.cohort, at.first_edition, "It need not wait.", at.school, at.by(at.kim)));
    CHECK(at.titled(tx, "Workshop", 4).id == workshop);
    CHECK(compare_edition(tx, at.cohort, at.first_edition, at.school, at.there.now)->differences.empty());
  });
}

TEST_CASE("T4: what staff moved stays where they moved it, whatever the edition plans") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Homeroom", 3).id;
    REQUIRE(move(tx, id, moment("2026-09-10T15:00:00Z"), moment("2026-09-10T16:00:00Z"), "Room", at.by(at.kim)));
    REQUIRE(move_to_edition(tx, at.cohort, at.second_edition, "New.", at.school, at.by(at.kim)));
    CHECK(occurrence(tx, id)->starts_at == moment("2026-09-10T15:00:00Z"));
  });
}

TEST_CASE("T5: a team of the run's students leads a community event, in the roles of its page") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Gear up", 3).id;
    CHECK(field_of(join_team(tx, id, "singer", at.ada, at.by(at.kim))) == "role");
    CHECK(field_of(join_team(tx, id, "host", at.kim, at.by(at.kim))) == "person_id");
    REQUIRE(join_team(tx, id, "host", at.ada, at.by(at.kim)));
    REQUIRE(join_team(tx, id, "host", at.ada, at.by(at.kim)));  // T6
    REQUIRE(join_team(tx, id, "researcher", at.ben, at.by(at.kim)));
    REQUIRE(team(tx, id).size() == 2);
    for (const TeamMember& one : team(tx, id))
      if (one.person_id == at.ben) REQUIRE(leave_team(tx, one.id, at.by(at.kim)));
    CHECK(team(tx, id).size() == 1);
    CHECK_FALSE(join_team(tx, at.titled(tx, "Panel", 3).id, "host", at.ada, at.by(at.kim)));
    CHECK(field_of(hand_in_artefact(tx, id, "javascript:alert(1)", at.by(at.ada))) == "address");
    REQUIRE(hand_in_artefact(tx, id, "https://docs.example.org/1", at.by(at.ada)));
    CHECK(artefact(tx, id) == "https://docs.example.org/1");
  });
}

TEST_CASE("calendar: a cohort's and a specialist's, in a number of statements that does not grow") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::assign(tx, {at.kim, at.cohort, {}, {}, day("2026-08-24")}, at.deed()));
    REQUIRE(make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed()));
  });
  at.there.read([&](db::Transaction& tx) {
    const Moment from = moment("2026-08-31T00:00:00Z"), until = moment("2026-09-07T00:00:00Z");
    const auto week = calendar_of_cohort(tx, at.cohort, from, until);
    CHECK(tx.statements() == 2);
    REQUIRE(week.size() == 3);
    CHECK(week[0].title == "Homeroom");
    CHECK(week[1].title == "Team notes");
    CHECK(week[2].title == "Focus");
    CHECK(week[2].need == Need::work_time);
    const int before = tx.statements();
    CHECK(calendar_of_staff(tx, at.kim, from, until, at.school).size() == 3);
    CHECK(tx.statements() - before == 4);
    CHECK(calendar_of_staff(tx, at.ada, from, until, at.school).empty());
    // A moment's edge: what ends when the span begins is of it, what begins when it ends is not.
    CHECK(calendar_of_cohort(tx, at.cohort, moment("2026-09-02T20:00:00Z"), moment("2026-09-03T15:00:00Z")).size() ==
          1);
  });
}

TEST_CASE("calendar: a specialist's has what is held on the days on which they have the cohort") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const auto id = cohorts::assign(tx, {at.kim, at.cohort, {}, {}, day("2026-09-02")}, at.deed()).value().id;
    REQUIRE(cohorts::end_assignment(tx, id, day("2026-09-17"), at.deed()));
    // 23:30 in Denver on the day before the first, on the last, and 00:15 on the day after.
    for (const auto& [title, starts] : {std::pair{"Too early", "2026-09-02T05:30:00Z"},
                                        {"Late", "2026-09-18T05:30:00Z"},
                                        {"Too late", "2026-09-18T06:15:00Z"}})
      REQUIRE(
          add(tx, at.run,
              {.title = title, .starts_at = moment(starts), .ends_at = moment(starts).plus(std::chrono::minutes(9))},
              at.school, at.deed()));
    const auto titles = [&](const std::string& who, const char* from, const char* until) {
      std::vector<std::string> out;
      for (const Occurrence& one : calendar_of_staff(tx, who, moment(from), moment(until), at.school))
        if (one.need != Need::own_pace) out.push_back(one.title);
      return out;
    };
    using Titles = std::vector<std::string>;
    CHECK(titles(at.kim, "2026-08-31T06:00:00Z", "2026-09-07T06:00:00Z") == Titles{"Homeroom", "Team notes", "Focus"});
    CHECK(titles(at.kim, "2026-06-01T06:00:00Z", "2027-06-01T06:00:00Z") ==
          Titles{"Homeroom", "Team notes", "Focus", "Career exploration", "Homeroom", "Panel", "Gear up", "Workshop",
                 "Late"});
    // By module: while the cohort is in it.
    REQUIRE(cohorts::assign(tx, {at.ada, {}, {}, 4, day("2026-09-16")}, at.deed()));
    REQUIRE(cohorts::assign(tx, {at.ben, {}, at.track, 3, day("2026-06-01")}, at.deed()));
    CHECK(titles(at.ada, "2026-09-01T06:00:00Z", "2026-09-19T06:00:00Z") == Titles{"Late", "Too late"});
    CHECK(titles(at.ben, "2026-06-01T06:00:00Z", "2027-06-01T06:00:00Z").empty());
  });
}
