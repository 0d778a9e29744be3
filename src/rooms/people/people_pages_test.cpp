#include "rooms/people/test_people_pages.h"

using people::Record;
using namespace people::test;

TEST_CASE("people's pages: staff see the list, others do not") {
  const School school;
  CHECK(school.get(school.ben, "/people").status == 404);
  CHECK(school.get(school.mentor, "/people").status == 404);
  const Answer seen = school.get(school.coach, "/people");
  CHECK(seen.status == 200);
  for (const char* part : {"Ana Admin", "Ben &lt;b&gt;Student", "ben@school.example", "Student (BE, module 2)"})
    CHECK(seen.has(part));
  CHECK_FALSE(seen.has("<b>Student"));
  CHECK_FALSE(seen.has("they/them"));
  CHECK_FALSE(seen.has("/people/new"));
  CHECK(school.get(school.admin, "/people").has("/people/new"));
}

TEST_CASE("people's pages: the list is searched, filtered, sorted and paged by its address") {
  const School school;
  const auto list = [&](const Form& query) { return school.get(school.coach, "/people", {}, query); };
  CHECK(list({{"find", "MIA"}}).has("Mia Mentor"));
  CHECK_FALSE(list({{"find", "MIA"}}).has("Cleo Coach"));
  CHECK(list({{"role", "student"}}).has("Ben &lt;b&gt;Student"));
  CHECK_FALSE(list({{"role", "student"}}).has("Mia Mentor"));
  CHECK_FALSE(list({{"account", "deactivated"}}).has("Mia Mentor"));
  CHECK(list({{"account", "active"}}).has("Mia Mentor"));
  CHECK(list({{"role", "no such role"}, {"page", "9999999999"}, {"sort", "; DROP TABLE"}}).has("Mia Mentor"));
  const Answer down = list({{"sort", "name"}, {"order", "down"}});
  CHECK(down.html.find("Mia Mentor") < down.html.find("Ana Admin"));
}

TEST_CASE("people's pages: a person is seen by themselves and by staff; for others there is no such page") {
  const School school;
  struct Row {
    const PersonId &who, &whom;
    int status;
    std::vector<std::string> contains, lacks;
  };
  const std::vector<Row> rows{
      {school.admin, school.ben, 200, {"ben@school.example", "Role history", "/edit", "Grant the role"}, {"they/them"}},
      {school.coach,
       school.ben,
       200,
       {"ben@school.example", "America/Denver"},
       {"they/them", "Role history", "/edit", "<form"}},
      {school.ben,
       school.ben,
       200,
       {"they/them", "only you see them", "Role history"},
       {"Grant the role", "/deactivate"}},
      {school.ben, school.coach, 404, {}, {"Cleo"}},
      {school.mentor, school.coach, 404, {}, {"Cleo"}},
      {school.mentor, school.ben, 404, {}, {"Ben"}},
      {school.coach, school.coach, 200, {"they/them"}, {"Grant the role"}}};
  for (const Row& row : rows) {
    const Answer seen = school.get(row.who, "/people/:person", of(row.whom));
    CHECK(seen.status == row.status);
    for (const std::string& part : row.contains) CHECK(seen.has(part));
    for (const std::string& part : row.lacks) CHECK_FALSE(seen.has(part));
  }
  CHECK(school.get(school.coach, "/people/:person", {{"person", "nobody"}}).status == 404);
  CHECK(school.get(school.coach, "/people/:person", of(PersonId::make({}, {}))).status == 404);
  CHECK(school.get(school.mentor, "/people/me").has("This is what the school knows of you."));
}

TEST_CASE("people's pages: one changes one's own profile, and nothing else however the form is sent") {
  const School school;
  const Answer form = school.get(school.ben, "/people/me/edit");
  CHECK(form.has("name=\"once\" value=\"a-key\""));
  CHECK(form.has("America/Denver"));
  const Record before = school.person_of(school.ben);
  const Answer saved = school.post(school.ben, "/people/me/edit",
                                   {{"name", "Benno"},
                                    {"pronouns", "he/him"},
                                    {"pronouns_shown", "on"},
                                    {"zone", "Europe/Berlin"},
                                    {"links", "https://ben.example\n\nhttps://code.example/ben"},
                                    {"email", "other@school.example"},
                                    {"external_id", "S-9"},
                                    {"role", "administrator"},
                                    {"id", school.admin.text()},
                                    {"person", school.admin.text()}});
  CHECK(saved.status == 303);
  CHECK(saved.location == "/people/me");
  const Record after = school.person_of(school.ben);
  CHECK(after.name == "Benno");
  CHECK(after.pronouns_shown);
  CHECK(after.links == std::vector<std::string>{"https://ben.example", "https://code.example/ben"});
  CHECK(after.email == before.email);
  CHECK(after.external_id.empty());
  CHECK(after.roles() == before.roles());
  CHECK(school.person_of(school.admin).name == "Ana Admin");
  CHECK(school.get(school.coach, "/people/:person", of(school.ben)).has("he/him"));
}

TEST_CASE("people's pages: a form that is refused keeps what was typed and says why at the field") {
  const School school;
  const Answer refused = school.post(
      school.ben, "/people/me/edit",
      {{"name", ""}, {"pronouns", "xe/<xem>"}, {"zone", "Europe/Berlin"}, {"links", "http://plain.example"}});
  CHECK(refused.status == 422);
  CHECK(refused.has("Please write a name."));
  CHECK(refused.has("xe/&lt;xem&gt;"));
  CHECK(refused.has("http://plain.example"));
  CHECK(refused.has("name=\"once\""));
  CHECK(school.person_of(school.ben).name == "Ben <b>Student");
  const Answer taken =
      school.post(school.admin, "/people/new",
                  {{"name", "Dora"}, {"email", "ANA@school.example"}, {"zone", "Europe/Berlin"}, {"role", "student"}});
  CHECK(taken.status == 422);
  CHECK(taken.has("Somebody has this e-mail address already."));
  CHECK(taken.has("ANA@school.example"));
}

TEST_CASE("people's pages: only administrators get at accounts") {
  const School school;
  for (const web::Route& route : people::routes()) {
    const bool everybodys = route.pattern == "/people" || route.pattern.starts_with("/people/me") ||
                            route.pattern == "/people/:person" || route.pattern == "/people/:person/photo/:photo";
    CHECK(route.guard.needs_account());
    CHECK(route.guard.admits({Role::administrator}));
    CHECK(route.guard.admits({Role::lead}) == everybodys);
    CHECK(route.guard.admits({Role::student}) == (everybodys && route.pattern != "/people"));
  }
}

TEST_CASE("people's pages: an administrator adds a person with a role") {
  const School school;
  CHECK(school.get(school.admin, "/people/new").has("First role"));
  const Form typed{{"name", "Dora"},          {"email", "dora@school.example"},
                   {"zone", "Europe/Berlin"}, {"role", "instructor"},
                   {"track", "FE"},           {"module", "3"}};
  const Answer added = school.post(school.admin, "/people/new", typed);
  CHECK(added.status == 303);
  CHECK(added.said == "Dora was added.");
  const auto id = PersonId::read(std::string_view(added.location).substr(8));
  REQUIRE(id);
  const Record dora = school.person_of(*id);
  CHECK(dora.zone == "Europe/Berlin");
  REQUIRE(dora.held.size() == 1);
  CHECK(dora.held[0].grant == people::RoleGrant{Role::instructor, "FE", 3});
  CHECK(dora.held[0].granted_by == school.admin);
  CHECK(school.post(school.admin, "/people/new", {{"name", "Eli"}, {"zone", "Europe/Berlin"}})
            .has("Please choose a role."));
  CHECK(school
            .post(school.admin, "/people/new",
                  {{"name", "Eli"}, {"zone", "Europe/Berlin"}, {"role", "student"}, {"module", "two"}})
            .has("A module is a number"));
}

TEST_CASE("people's pages: an administrator changes an account, and not what is the person's own") {
  const School school;
  CHECK(school.get(school.admin, "/people/:person/edit", of(school.ben)).has("ben@school.example"));
  const Answer saved = school.post(school.admin, "/people/:person/edit",
                                   {{"name", "Ben Adler"},
                                    {"email", "adler@school.example"},
                                    {"external_id", "S-1"},
                                    {"zone", "Europe/Berlin"},
                                    {"pronouns", "x"},
                                    {"pronouns_shown", "on"},
                                    {"links", "https://evil.example"}},
                                   of(school.ben));
  CHECK(saved.location == "/people/" + school.ben.text());
  const Record after = school.person_of(school.ben);
  CHECK(after.email == "adler@school.example");
  CHECK(after.external_id == "S-1");
  CHECK(after.pronouns == "they/them");
  CHECK_FALSE(after.pronouns_shown);
  CHECK(after.links.empty());
}

TEST_CASE("P21: a form that was opened before a later change saves nothing, and keeps what was typed") {
  const School school;
  const auto seen_in = [](const Answer& page) {
    const std::string mark = "name=\"seen\" value=\"";
    const std::size_t at = page.html.find(mark);
    REQUIRE(at != std::string::npos);
    return page.html.substr(at + mark.size(), page.html.find('"', at + mark.size()) - at - mark.size());
  };
  const char* const edit = "/people/:person/edit";
  const Answer opened = school.get(school.admin, edit, of(school.ben));
  const auto save = [&](const std::string& name, const std::string& email, const std::string& seen) {
    return school.post(school.admin, edit,
                       {{"name", name}, {"email", email}, {"zone", "America/Denver"}, {"seen", seen}}, of(school.ben));
  };
  const std::string name = "Ben <b>Student";
  CHECK(save(name, "new@school.example", seen_in(opened)).status == 303);
  const Answer late = save("Benno <i>", "ben@school.example", seen_in(opened));
  CHECK(late.status == 409);
  for (const char* part : {"This was changed after you opened the form", "Benno &lt;i&gt;",
                           "value=\"ben@school.example\"", "Meanwhile this was saved: “new@school.example”."})
    CHECK(late.has(part));
  CHECK(school.person_of(school.ben).email == "new@school.example");
  CHECK(school.person_of(school.ben).name == name);
  CHECK(save(name, "new@school.example", seen_in(opened)).status == 303);   // the same again
  CHECK(save("Benno", "ben@school.example", seen_in(late)).status == 303);  // now they know
  CHECK(school.person_of(school.ben).name == "Benno");

  const std::string own = seen_in(school.get(school.ben, "/people/me/edit"));
  const auto profile = [&](const std::string& links, const std::string& seen) {
    return school.post(
        school.ben, "/people/me/edit",
        {{"name", "Benno"}, {"pronouns", "they/them"}, {"zone", "America/Denver"}, {"links", links}, {"seen", seen}});
  };
  CHECK(profile("https://ben.example\n\n", own).status == 303);
  CHECK(profile("", own).status == 409);
  CHECK(profile("https://ben.example", own).status == 303);
  CHECK(school.person_of(school.ben).links.size() == 1);

  const std::string was = seen_in(school.get(school.admin, "/people/school"));
  const auto settings = [&](const std::string& called) {
    return school.post(school.admin, "/people/school",
                       {{"school_name", called}, {"school_zone", "America/Denver"}, {"seen", was}});
  };
  CHECK(settings("Hafen").status == 303);
  CHECK(settings("Port").status == 409);
}

TEST_CASE("P22: a role is limited to a track of the school's, and to any words while there are none") {
  School school;
  const auto limited = [&](const std::string& track) {
    return school.post(school.admin, "/people/:person/roles", {{"role", "instructor"}, {"track", track}},
                       of(school.mentor));
  };
  CHECK(limited("To come").status == 303);
  school.settings.tracks = [](web::Visit&) { return std::vector<std::string>{"Back end", "Front <end>"}; };
  const Answer page = school.get(school.admin, "/people/:person", of(school.mentor));
  for (const char* part : {"<option value=\"\" selected>All tracks", "<option value=\"Back end\">Back end",
                           "<option value=\"Front &lt;end&gt;\">"})
    CHECK(page.has(part));
  const Answer unknown = limited("Bakc end");
  CHECK(unknown.status == 422);
  CHECK(unknown.has("The school has no such track: please choose one of the list."));
  CHECK(limited(" back END").said == "Mia Mentor is Instructor (Back end) now.");
  CHECK(limited("").said == "Mia Mentor is Instructor now.");
  CHECK(school.get(school.admin, "/people/new").has("<option value=\"Back end\">Back end"));
  const Form eli{{"name", "Eli"}, {"zone", "Europe/Berlin"}, {"role", "lead"}, {"track", "No"}};
  CHECK(school.post(school.admin, "/people/new", eli).has("The school has no such track"));
}

TEST_CASE("people's pages: an administrator grants and ends roles; the last one keeps theirs") {
  const School school;
  const auto grant = [&](const Form& form) {
    return school.post(school.admin, "/people/:person/roles", form, of(school.mentor));
  };
  CHECK(grant({{"role", "instructor"}, {"module", "2"}}).said == "Mia Mentor is Instructor (module 2) now.");
  const Answer again = grant({{"role", "instructor"}, {"module", "2"}});
  CHECK(again.status == 422);
  CHECK(again.has("Mia Mentor holds this role already."));
  CHECK(grant({{"role", "king"}}).has("Please choose a role."));
  CHECK(school.get(school.admin, "/people/:person", of(school.mentor)).has("End the role Instructor (module 2)"));
  const auto end = [&](const PersonId& person, const std::string& role) {
    return school.post(school.admin, "/people/:person/roles/:role/end", {},
                       {{"person", person.text()}, {"role", role}});
  };
  const std::string instructor = school.person_of(school.mentor).held.at(0).id.text();
  CHECK(end(school.ben, instructor).status == 404);
  CHECK(end(school.mentor, "x").status == 404);
  CHECK(end(school.mentor, instructor).status == 303);
  CHECK(school.person_of(school.mentor).roles() == Roles{Role::mentor});
  const Answer kept = end(school.admin, school.person_of(school.admin).held.at(0).id.text());
  CHECK(kept.status == 422);
  CHECK(kept.has("The school needs an administrator who can act"));
  CHECK(school.person_of(school.admin).roles().has(Role::administrator));
}

TEST_CASE("people's pages: deactivating is asked first, says what happens, and can be undone") {
  const School school;
  const Answer asked = school.get(school.admin, "/people/:person/deactivate", of(school.ben));
  CHECK(asked.has("is signed out at once and cannot sign in again"));
  CHECK(asked.has("stay as they are"));
  CHECK(school.person_of(school.ben).is_active());
  CHECK(school.post(school.admin, "/people/:person/deactivate", {}, of(school.ben)).status == 303);
  CHECK_FALSE(school.person_of(school.ben).is_active());
  CHECK(school.get(school.admin, "/people/:person", of(school.ben)).has("Reactivate"));
  CHECK(school.get(school.coach, "/people", {}, {{"account", "deactivated"}}).has("Ben &lt;b&gt;Student"));
  CHECK(school.post(school.admin, "/people/:person/reactivate", {}, of(school.ben)).status == 303);
  CHECK(school.post(school.admin, "/people/:person/reactivate", {}, of(school.ben)).has("They are active already."));
  const Answer last = school.post(school.admin, "/people/:person/deactivate", {}, of(school.admin));
  CHECK(last.status == 422);
  CHECK(last.has("The school needs an administrator who can act"));
  CHECK(school.person_of(school.admin).is_active());
}

TEST_CASE("people's pages: who was erased has no page") {
  const School school;
  school.write(
      [&](db::Transaction& tx) { (void)people::erase(tx, school.ben, school.admin, school.now, school.random); });
  CHECK(school.get(school.admin, "/people/:person", of(school.ben)).status == 404);
  CHECK(school.post(school.admin, "/people/:person/reactivate", {}, of(school.ben)).status == 404);
}

TEST_CASE("people's pages: an administrator changes the school's settings") {
  const School school;
  CHECK(school.get(school.admin, "/people/school").has("Harbour School"));
  CHECK(school.post(school.admin, "/people/school", {{"school_name", ""}, {"school_zone", "Europe/Berlin"}}).status ==
        422);
  CHECK(school
            .post(school.admin, "/people/school",
                  {{"school_name", "Hafen"}, {"school_zone", "Europe/Berlin"}, {"staff_need_second_factor", "on"}})
            .status == 303);
  CHECK(school.TestSchool::read([](db::Transaction& tx) { return people::school(tx); }) ==
        people::School{"Hafen", "Europe/Berlin", true});
}

TEST_CASE("P23: before a role ends or somebody is deactivated, the page says what they look after") {
  School school;
  std::vector<html::Link> all;
  school.settings.looks_after = [&](web::Visit&, const PersonId& person) {
    return person == school.coach ? all : std::vector<html::Link>();
  };
  const auto page = [&] { return school.get(school.admin, "/people/:person", of(school.coach)); };
  CHECK_FALSE(page().has("Looks after"));
  all = {{"2608BE, module <2>", "/cohorts/one"}, {"3 graduates, as adviser", ""}};
  CHECK(page().has("Looks after"));
  CHECK(page().has("href=\"/cohorts/one\""));
  CHECK(page().has("2608BE, module &lt;2&gt;"));
  CHECK(page().has("End the role Career specialist? Cleo Coach looks after 2608BE, module &lt;2&gt;; 3 graduates"));
  CHECK(page().has("The career team gives it to somebody else"));
  CHECK_FALSE(school.get(school.coach, "/people/:person", of(school.coach)).has("Looks after"));
  CHECK_FALSE(school.get(school.admin, "/people/:person", of(school.ben)).has("Looks after"));
  CHECK(school.get(school.admin, "/people/:person/deactivate", of(school.coach)).has("/cohorts/one"));
  CHECK_FALSE(school.get(school.admin, "/people/:person/deactivate", of(school.ben)).has("looks after"));

  Path held = of(school.coach);
  held["role"] = school.person_of(school.coach).held.at(0).id.text();
  const Answer ended = school.post(school.admin, "/people/:person/roles/:role/end", {}, held);
  CHECK(ended.said == "The role was ended. What they look after is still theirs: give it to somebody else.");
  CHECK(page().has("No longer works here: give it to somebody else"));
  all.clear();
  CHECK_FALSE(page().has("No longer works here"));
  CHECK(school.post(school.admin, "/people/:person/deactivate", {}, of(school.coach)).said ==
        "Cleo Coach was deactivated.");
}
