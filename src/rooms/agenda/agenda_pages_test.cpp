#include "rooms/agenda/test_agenda_pages.h"

using namespace agenda;

TEST_CASE("agenda's pages: a student sees their week, month and list; staff see their cohorts'") {
  const Visited at;
  for (const char* view : {"week", "month", "list"}) {
    INFO(view);
    const Form query{{"view", view}, {"from", "2026-09-01"}};
    const Answer mine = at.get(at.ada, "/timetable", {}, query);
    CHECK(mine.status == 200);
    CHECK(mine.has("Homeroom"));
    CHECK_FALSE(mine.has("Team notes"));
    CHECK(at.get(at.kim, "/timetable", {}, query).has("Team notes"));
    CHECK(at.get(at.kim, "/timetable/cohorts/:cohort", {{"cohort", at.cohort}}, query).has("Team notes"));
  }
  CHECK(at.get(at.ada, "/timetable", {}, {{"view", "x"}, {"from", "yesterday"}}).status == 200);
  CHECK(at.get(at.ada, "/timetable/cohorts/:cohort", {{"cohort", at.cohort}}).status == 404);
  CHECK(at.get(at.kim, "/timetable/cohorts/:cohort", {{"cohort", "none"}}).status == 404);
}

TEST_CASE("agenda's pages: what a specialist's cohorts have at the same hour is one entry with a link for each") {
  const Visited at;
  std::vector<std::string> ids;
  at.there.write([&](db::Transaction& tx) {
    for (const char* name : {"2608FE", "2608QA", "2608PM", "2608DS"}) {
      const std::string id = cohorts::add_cohort(tx, {name, at.track, at.term, at.first_edition}, at.deed()).value().id;
      REQUIRE(make_run(tx, {id, at.term, 4, day("2026-08-24"), 6}, at.school, at.deed()));
      REQUIRE(cohorts::assign(tx, {at.kim, id, {}, {}, day("2026-08-24")}, at.deed()));
      for (const auto& one :
           timetable::calendar_of_cohort(tx, id, moment("2026-08-01T00:00:00Z"), moment("2026-12-01T00:00:00Z")))
        if (one.title == "Homeroom" && one.week == 2) ids.push_back(one.id);
    }
    ids.push_back(at.titled(tx, "Homeroom", 2).id);
    REQUIRE(timetable::cancel(tx, ids[0], "Storm", at.deed()));
  });
  for (const char* view : {"week", "month", "list"}) {
    INFO(view);
    const Answer page = at.get(at.kim, "/timetable", {}, {{"view", view}, {"from", "2026-09-02"}});
    for (const std::string& id : ids) CHECK(page.has("/timetable/occurrences/" + id));
    for (const char* name : {"2608FE", "2608QA", "2608PM", "2608DS", "2608BE"}) CHECK(page.has(name));
    // The cancelled one stands alone, with its cohort's name.
    CHECK(page.has("<s><a href=\"/timetable/occurrences/" + ids[0] + "\">Homeroom</a></s>"));
    CHECK(page.has("<a href=\"/timetable/occurrences/" + ids[1] +
                   "\"><span class=\"visually-hidden\">Homeroom, </span>2608QA</a>"));
    CHECK_FALSE(page.has("week-more"));
  }
}

TEST_CASE("agenda's pages: a specialist who begins in mid-week has the week, the month and the feed from then on") {
  const Visited at;
  const std::string ivo = at.there.person("Ivo").text();
  const std::string secret = at.there.write([&](db::Transaction& tx) {
    REQUIRE(people::grant(tx, *PersonId::read(ivo), {Role::specialist}, {}, at.there.now, at.there.random));
    REQUIRE(cohorts::assign(tx, {ivo, at.cohort, {}, {}, day("2026-09-03")}, at.deed()));
    return make_feed(tx, at.by(ivo));
  });
  for (const char* view : {"week", "month"}) {
    INFO(view);
    const Answer mine = at.get(ivo, "/timetable", {}, {{"view", view}, {"from", "2026-09-03"}});
    CHECK(mine.has("Team notes"));
    CHECK_FALSE(mine.has(at.id_of("Homeroom", 2)));  // on the day before
  }
  const Answer feed = at.get(ivo, "/timetable/feeds/:secret", {{"secret", secret + ".ics"}});
  CHECK(feed.status == 200);
  CHECK(feed.has(at.id_of("Team notes", 2)));
  CHECK_FALSE(feed.has(at.id_of("Homeroom", 2)));
}

TEST_CASE("agenda's pages: what is not one's own is not there") {
  const Visited at;
  const std::string notes = at.id_of("Team notes", 2), panel = at.id_of("Panel", 3);
  const std::string other = at.there.person("Other").text();
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", {{"occurrence", panel}}).status == 200);
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", {{"occurrence", notes}}).status == 404);
  CHECK(at.get(other, "/timetable/occurrences/:occurrence", {{"occurrence", panel}}).status == 404);
  CHECK(at.get(at.kim, "/timetable/occurrences/:occurrence", {{"occurrence", notes}}).status == 200);
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/cancel", {{"occurrence", panel}}, {{"why", "x"}}).status ==
        404);
}

TEST_CASE("agenda's pages: what staff may change of a date has a heading in words") {
  const Visited at;
  const Answer seen = at.get(at.kim, "/timetable/occurrences/:occurrence", {{"occurrence", at.id_of("Panel", 3)}});
  CHECK(seen.has("Change it for this cohort"));
  CHECK_FALSE(seen.has("::"));
}

TEST_CASE("agenda's pages: work time opens with the student's own steps") {
  const Visited at;
  const Path focus{{"occurrence", at.id_of("Focus", 2)}};
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/steps", focus, {{"says", "Call Noor"}}).status == 303);
  CHECK(at.get(at.ada, "/timetable/occurrences/:occurrence", focus).has("Call Noor"));
  CHECK_FALSE(at.get(at.ben, "/timetable/occurrences/:occurrence", focus).has("Call Noor"));
  const std::string step = at.there.read([&](db::Transaction& tx) { return steps(tx, at.ada, at.run, 2).front().id; });
  CHECK(at.post(at.ben, "/timetable/steps/:step/done", {{"step", step}}, {}).status == 404);
  CHECK(at.post(at.ada, "/timetable/steps/:step/done", {{"step", step}}, {{"back", "/timetable"}}).status == 303);
  CHECK(at.post(at.ben, "/timetable/steps/:step/drop", {{"step", step}}, {}).status == 404);
  CHECK(at.post(at.ada, "/timetable/steps/:step/drop", {{"step", step}}, {{"back", "https://evil.example"}}).location ==
        "/");
  CHECK_FALSE(at.get(at.ada, "/timetable/occurrences/:occurrence", focus).has("Call Noor"));
}

TEST_CASE("agenda's pages: a feed is made, read by its secret, and revoked") {
  const Visited at;
  CHECK(at.get(at.ada, "/timetable/feed").has("You have no feed yet"));
  const Answer made = at.post(at.ada, "/timetable/feed", {}, {});
  CHECK(made.status == 200);
  CHECK(made.has("https://school.example/timetable/feeds/"));
  const std::size_t begin = made.html.find("/timetable/feeds/") + 17;
  const std::string secret = made.html.substr(begin, made.html.find(".ics", begin) - begin);
  CHECK(secret.size() == 43);
  CHECK_FALSE(at.get(at.ada, "/timetable/feed").has(secret));
  const Answer feed = at.get(at.ben, "/timetable/feeds/:secret", {{"secret", secret + ".ics"}});
  CHECK(feed.has("BEGIN:VCALENDAR"));
  CHECK(feed.has("SUMMARY:Homeroom"));
  CHECK(at.get(at.ben, "/timetable/feeds/:secret", {{"secret", "x" + secret}}).status == 404);
  CHECK(at.post(at.ada, "/timetable/feed/revoke", {}, {}).status == 303);
  CHECK(at.get(at.ben, "/timetable/feeds/:secret", {{"secret", secret}}).status == 404);
}

TEST_CASE("AG10: a new address asks before it ends the one before, and ends none that the page did not show") {
  const Visited at;
  const char* const feed = "/timetable/feed";
  CHECK_FALSE(at.get(at.ada, feed).has("data-confirm"));
  const auto secret_in = [](const Answer& made) {
    const std::size_t begin = made.html.find("/timetable/feeds/") + 17;
    return made.html.substr(begin, made.html.find(".ics", begin) - begin);
  };
  const std::string secret = secret_in(at.post(at.ada, feed, {}, {}));
  const auto works = [&](const std::string& one) {
    return at.get(at.ben, "/timetable/feeds/:secret", {{"secret", one + ".ics"}}).status == 200;
  };
  const Answer page = at.get(at.ada, feed);
  CHECK(page.has("data-confirm=\"Calendars that use the old address stop"));
  const std::string made_at = at.there.now.text();
  CHECK(page.has("name=\"replaces\" value=\"" + made_at + "\""));
  for (const Form& old : {Form{}, Form{{"replaces", "2020-01-01T00:00:00Z"}}}) {
    const Answer refused = at.post(at.ada, feed, {}, old);
    CHECK(refused.status == 409);
    CHECK(refused.has("You have an address already."));
    CHECK(refused.has("name=\"replaces\" value=\"" + made_at + "\""));
    CHECK(works(secret));
  }
  const Answer again = at.post(at.ada, feed, {}, {{"replaces", made_at}});
  CHECK(again.status == 200);
  CHECK(works(secret_in(again)));
  CHECK_FALSE(works(secret));
}

TEST_CASE("agenda's pages: required reading is acknowledged in the version that was shown") {
  const Visited at;
  const Path reading{{"occurrence", at.id_of("How groups work", 1)}};
  const char* const page = "/timetable/occurrences/:occurrence";
  CHECK(at.get(at.ada, page, reading).has("/curriculum/editions/1/pages/module-4/index.html"));
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/read", reading, {{"digest", "another"}}).status == 409);
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/read", reading, {{"digest", "first"}}).status == 303);
  CHECK(at.get(at.ada, page, reading).has("You have read this version"));
  CHECK_FALSE(at.get(at.ben, page, reading).has("You have read this version"));
}

TEST_CASE("agenda's pages: staff put a team together, and the team alone hands in what it made") {
  const Visited at;
  const Path event{{"occurrence", at.id_of("Gear up", 3)}};
  const char* const team_of = "/timetable/occurrences/:occurrence/team";
  const char* const artefact_of = "/timetable/occurrences/:occurrence/artefact";
  CHECK(at.post(at.kim, team_of, event, {{"role", "singer"}, {"person_id", at.ada}}).status == 422);
  CHECK(at.post(at.kim, team_of, event, {{"role", "host"}, {"person_id", at.ada}}).status == 303);
  CHECK(at.post(at.ben, artefact_of, event, {{"address", "https://docs.example.org/1"}}).status == 403);
  CHECK(at.post(at.ada, artefact_of, event, {{"address", "http://docs.example.org/1"}}).status == 422);
  CHECK(at.post(at.ada, artefact_of, event, {{"address", "https://docs.example.org/1"}}).status == 303);
  const Answer seen = at.get(at.ben, "/timetable/occurrences/:occurrence", event);
  CHECK(seen.has("https://docs.example.org/1"));
  CHECK(seen.has("host"));
  const std::string member =
      at.there.read([&](db::Transaction& tx) { return timetable::team(tx, event.at("occurrence")).front().id; });
  CHECK(at.post(at.kim, "/timetable/team/:member/leave", {{"member", member}}, {}).status == 303);
  CHECK(at.post(at.kim, "/timetable/team/:member/leave", {{"member", member}}, {}).status == 404);
}

TEST_CASE("T5: who may not work with one of the team is not put into it") {
  Visited at;
  at.may_join_team = [&](web::Visit&, std::span<const std::string> team, std::string_view person) -> Result<void> {
    if (person == at.ben && std::ranges::find(team, at.ada) != team.end())
      return fail(FailureKind::conflict, "They cannot be in this team.", "person_id");
    return {};
  };
  const Path event{{"occurrence", at.id_of("Gear up", 3)}};
  const char* const team_of = "/timetable/occurrences/:occurrence/team";
  CHECK(at.post(at.kim, team_of, event, {{"role", "host"}, {"person_id", at.ada}}).status == 303);
  const Answer refused = at.post(at.kim, team_of, event, {{"role", "researcher"}, {"person_id", at.ben}});
  CHECK(refused.status == 422);
  CHECK(refused.has("They cannot be in this team."));
  CHECK(at.there.read([&](db::Transaction& tx) { return timetable::team(tx, event.at("occurrence")).size(); }) == 1);
}
