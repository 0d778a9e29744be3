// The form that notes attendance of everybody at once.
#include "rooms/agenda/test_agenda_pages.h"

using namespace agenda;

TEST_CASE("AT9: every row that corrects something without its reason is marked, and no other") {
  const Visited at;
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}};
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "absent"}, {"state." + at.ben, "present"}}).status == 303);
  const auto marked = [](const Answer& page, const std::string& who) {
    return page.has("id=\"why." + who + "-message\">This corrects what was noted before: please say why.");
  };
  const Answer both = at.post(at.kim, note, talk, {{"state." + at.ada, "present"}, {"state." + at.ben, "late"}});
  CHECK(both.status == 422);
  CHECK(marked(both, at.ada));
  CHECK(marked(both, at.ben));
  const Answer one = at.post(at.kim, note, talk,
                             {{"state." + at.ada, "present"},
                              {"why." + at.ada, " "},
                              {"state." + at.ben, "late"},
                              {"why." + at.ben, "Came <late>."}});
  CHECK(marked(one, at.ada));
  CHECK_FALSE(marked(one, at.ben));
  const Answer same = at.post(at.kim, note, talk, {{"state." + at.ada, "late"}, {"state." + at.ben, "present"}});
  CHECK(marked(same, at.ada));
  CHECK_FALSE(marked(same, at.ben));
}

TEST_CASE("AT8: everybody is chosen to be present once it has begun; a refused form keeps what was chosen and typed") {
  const Visited at;
  const char* const page = "/timetable/occurrences/:occurrence";
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}}, ahead{{"occurrence", at.id_of("Panel", 3)}};
  const auto choice = [](const std::string& who, const char* value, const char* more) {
    return "name=\"state." + who + "\" value=\"" + value + "\"" + more + ">";
  };
  const Answer before = at.get(at.kim, page, talk);
  CHECK(before.has("0 of 2 noted"));
  CHECK(before.has("Everybody is present until you choose otherwise."));
  for (const std::string& who : {at.ada, at.ben}) {
    CHECK(before.has(choice(who, "present", " data-usual checked")));
    CHECK(before.has(choice(who, "", "")));
  }
  CHECK(at.get(at.kim, page, ahead).has(choice(at.ada, "", " data-usual checked")));
  CHECK_FALSE(at.get(at.kim, page, ahead).has("Everybody is present"));
  CHECK(at.get(at.kim, page, ahead).has(choice(at.ada, "excused", "")));
  CHECK_FALSE(at.get(at.kim, page, ahead).has(choice(at.ada, "absent", "")));
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "late"}, {"why." + at.ada, "Bus <b>"}}).status == 303);
  const Answer half = at.get(at.kim, page, talk);
  CHECK(half.has("1 of 2 noted"));
  CHECK(half.has(choice(at.ada, "late", " data-usual checked")));
  CHECK_FALSE(half.has(choice(at.ada, "", "")));
  CHECK(half.has(choice(at.ben, "", " data-usual checked")));  // nobody chose that Ben was there
  CHECK(half.has(choice(at.ben, "present", "")));
  CHECK_FALSE(half.has("Everybody is present"));
  const Answer refused = at.post(at.kim, note, talk,
                                 {{"state." + at.ada, "absent"},
                                  {"why." + at.ada, ""},
                                  {"state." + at.ben, "excused"},
                                  {"why." + at.ben, "Doctor <b>"}});
  CHECK(refused.status == 422);
  CHECK(refused.has(choice(at.ada, "absent", " checked")));
  CHECK(refused.has(choice(at.ben, "excused", " checked")));
  CHECK(refused.has("Doctor &lt;b&gt;"));
  CHECK(refused.has("aria-describedby=\"why." + at.ada + "-message\""));
}

TEST_CASE("AT2: the form has who was in the run on that day and who has a note; a cancelled date has no form") {
  const Visited at;
  const char* const page = "/timetable/occurrences/:occurrence";
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}};
  const std::string late = at.there.person("Lia").text();
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::enrol(tx, {late, at.run, day("2026-08-26")}, at.deed()));
    REQUIRE(attendance::note_attendance(tx, talk.at("occurrence"),
                                        std::vector{attendance::NewNote{at.ada, State::voluntary, ""}}, at.school,
                                        at.by(at.kim)));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::withdrawn, day("2026-08-24"), "", at.deed()));
  });
  const Answer form = at.get(at.kim, page, talk);
  CHECK(form.has("1 of 2 noted"));
  CHECK(form.has("Ada (not in this module run that day)"));
  CHECK_FALSE(form.has("state." + late));
  CHECK(at.post(at.kim, note, talk, {{"state." + late, "present"}}).status == 422);  // not the page's own form
  const Answer refused =
      at.post(at.kim, note, talk, {{"begins", "2026-08-25T19:00:00Z"}, {"state." + late, "present"}});
  CHECK(refused.status == 409);
  CHECK(refused.has("Not in it: Lia."));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::cancel(tx, talk.at("occurrence"), "The guest is ill.", at.by(at.kim)));
  });
  CHECK_FALSE(at.get(at.kim, page, talk).has("Note attendance"));
  const Answer cancelled = at.post(at.kim, note, talk, {{"state." + at.ben, "present"}});
  CHECK(cancelled.status == 422);
  CHECK(cancelled.has("It was cancelled: there was nothing to attend."));
}

TEST_CASE("AT12: a form whose list is another by now notes nothing, says what has changed and keeps what was chosen") {
  Visited at;
  const char* const page = "/timetable/occurrences/:occurrence";
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}};
  const std::string begins = "2026-08-25T19:00:00Z";
  CHECK(at.get(at.kim, page, talk).has("name=\"begins\" value=\"" + begins + "\""));
  const std::string lia = at.there.person("Lia <b>").text();
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::enrol(tx, {lia, at.run, day("2026-08-24")}, at.deed()));
    REQUIRE(cohorts::void_enrolment(tx, at.enrolment, "Another Ada was meant.", at.deed()));
  });
  const auto noted = [&] {
    return at.there.read(
        [&](db::Transaction& tx) { return attendance::attendance_of(tx, talk.at("occurrence")).size(); });
  };
  const Form form{{"begins", begins},
                  {"state." + at.ada, "late"},
                  {"state." + at.ben, "absent"},
                  {"why." + at.ben, "He <i>called</i>."}};
  const Answer stale = at.post(at.kim, note, talk, form);
  CHECK(stale.status == 409);
  CHECK(stale.has("The list has changed meanwhile. New in it: Lia &lt;b&gt;. Not in it: Ada."));
  CHECK(stale.has("name=\"state." + at.ben + "\" value=\"absent\" checked"));
  CHECK(stale.has("He &lt;i&gt;called&lt;/i&gt;."));
  CHECK(stale.has("name=\"state." + lia + "\""));
  CHECK_FALSE(stale.has("name=\"state." + at.ada + "\""));
  CHECK(noted() == 0);
  CHECK(at.post(at.kim, note, talk, {{"begins", begins}, {"state." + lia, ""}, {"state." + at.ben, "absent"}}).said ==
        "1 noted.");

  const Answer crafted =
      at.post(at.kim, note, talk, {{"begins", begins}, {"state." + lia, "gone"}, {"state." + at.ben, "absent"}});
  CHECK(crafted.status == 422);
  CHECK(crafted.has("There is no such choice: please choose one of these."));
  CHECK(noted() == 1);

  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::move(tx, talk.at("occurrence"), moment("2026-09-02T19:00:00Z"), moment("2026-09-02T20:00:00Z"),
                            "The guest asked.", at.by(at.kim)));
  });
  const Answer moved =
      at.post(at.kim, note, talk, {{"begins", begins}, {"state." + lia, "present"}, {"state." + at.ben, "absent"}});
  CHECK(moved.status == 409);
  CHECK(moved.has("The date was moved meanwhile to Wed 2 Sep"));
  CHECK_FALSE(moved.has("The list has changed"));
  CHECK(noted() == 1);
}
