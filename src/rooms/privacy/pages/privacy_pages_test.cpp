#include "rooms/privacy/pages/privacy_pages.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/people/people.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/deletion.h"
#include "rooms/test_pages.h"

using rooms::Answer;
using rooms::Form;
using rooms::Path;

namespace {

struct School : rooms::TestSchool {
  School() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    write([&](db::Transaction& tx) {
      admin = people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, now, random)
                  .value();
      const auto add = [&](const std::string& name, const std::string& email, Role role) {
        return people::add(tx, {.name = name, .email = email, .roles = {{role}}}, admin, now, random).value();
      };
      coach = add("Cleo Coach", "cleo@school.example", Role::specialist);
      lead = add("Lea Lead", "lea@school.example", Role::lead);
      ben = add("Ben <b>Student", "ben@school.example", Role::student);
      mia = add("Mia Mentor", "mia@school.example", Role::mentor);
      const privacy::Item essay{"deliverables.submission", "essay"};
      grant =
          privacy::grant(tx, {ben, essay, "My <i>essay", {privacy::To::person, coach.text()}, {}}, now, random)->text();
      privacy::note_look(tx, coach, ben, essay, privacy::GrantId::read(grant), now, random);
      REQUIRE(privacy::keep_apart(tx, {ben, mia, "A <u>reason"}, coach, now, random));
      apart = privacy::kept_apart(tx, coach)[0].id.text();
    });
  }

  Answer ask(const PersonId& who, web::Method method, std::string_view pattern, const Path& path, const Form& query,
             const Form& form) const {
    const web::Routes routes = privacy::routes({.after_erasure = [this](db::Transaction&) { ++*cleared; }});
    return rooms::ask(*this, routes, [&](db::Transaction& tx) { return people::viewer(tx, who).value().viewer; },
                      {.method = method, .pattern = pattern, .path = path, .query = query, .form = form});
  }
  Answer get(const PersonId& who, std::string_view pattern, const Path& path = {}, const Form& query = {}) const {
    return ask(who, web::Method::get, pattern, path, query, {});
  }
  Answer post(const PersonId& who, std::string_view pattern, const Path& path = {}, const Form& form = {}) const {
    return ask(who, web::Method::post, pattern, path, {}, form);
  }

  PersonId admin = PersonId::make({}, {}), coach = admin, lead = admin, ben = admin, mia = admin;
  std::string grant, apart;
  std::shared_ptr<int> cleared = std::make_shared<int>(0);
};

}  // namespace

TEST_CASE("privacy's pages: who sees what of them") {
  const School school;
  struct Row {
    const PersonId& who;
    std::string_view path;
    int status;
    std::vector<std::string> contains, lacks;
  };
  const std::vector<Row> rows{
      {school.ben,
       "/privacy",
       200,
       {"My &lt;i&gt;essay", "Cleo Coach", "/privacy/download", "Stop sharing", "You shared something"},
       {"<i>essay", "A &lt;u&gt;reason", "kept apart", "keeps two people apart", "Mia Mentor"}},
      {school.mia, "/privacy", 200, {"You share nothing", "Nobody has looked"}, {"essay", "reason", "Ben"}},
      {school.admin, "/privacy", 200, {"You share nothing"}, {"essay", "reason"}},
      {school.ben, "/privacy/looks", 200, {"Cleo Coach looked at: Submission", "Because you share it"}, {"Mia"}},
      {school.coach, "/privacy/looks", 200, {"Nobody has looked"}, {"Ben"}},
      {school.ben, "/privacy/history", 200, {"Ana Admin granted a role: you (Student)"}, {"Mia"}},
      {school.ben, "/privacy/deletion", 200, {"Ask to be erased", "cannot be undone"}, {}},
      {school.coach, "/privacy/keep-apart", 200, {"Mia Mentor", "A &lt;u&gt;reason"}, {"<u>reason"}},
      {school.lead, "/privacy/keep-apart", 200, {"Ben &lt;b&gt;Student", "Cleo Coach"}, {}},
      {school.admin, "/privacy/keep-apart", 404, {}, {"Mia"}},
      {school.ben, "/privacy/keep-apart", 404, {}, {"Mia"}},
      {school.mia, "/privacy/keep-apart", 404, {}, {"Ben"}},
      {school.admin, "/privacy/requests", 200, {"No requests"}, {}},
      {school.lead, "/privacy/requests", 404, {}, {}},
      {school.admin, "/privacy/retention", 200, {"Sessions and links that are over", "attendance"}, {}},
      {school.coach, "/privacy/retention", 404, {}, {}},
      {school.admin, "/activity", 200, {"Cleo Coach keeps two people apart", "shared something"}, {"essay", "reason"}},
      {school.coach, "/activity", 404, {}, {}}};
  for (const Row& row : rows) {
    const Answer seen = school.get(row.who, row.path);
    INFO(row.path << "\n" << seen.html);
    CHECK(seen.status == row.status);
    for (const std::string& part : row.contains) CHECK(seen.has(part));
    for (const std::string& part : row.lacks) CHECK_FALSE(seen.has(part));
  }
}

TEST_CASE("privacy's pages: what one shares is taken back by its owner alone") {
  const School school;
  const Path path{{"grant", school.grant}};
  CHECK(school.post(school.coach, "/privacy/grants/:grant/revoke", path).status == 404);
  CHECK(school.post(school.ben, "/privacy/grants/:grant/revoke", {{"grant", "x"}}).status == 404);
  CHECK(school.get(school.ben, "/privacy").has("Stop sharing"));
  CHECK(school.post(school.ben, "/privacy/grants/:grant/revoke", path).location == "/privacy");
  CHECK(school.get(school.ben, "/privacy").has("You share nothing"));
  CHECK(school.post(school.ben, "/privacy/grants/:grant/revoke", path).status == 404);
}

TEST_CASE("privacy's pages: everything is downloaded as a zip, and that is noted") {
  const School school;
  const Answer file = school.get(school.ben, "/privacy/download");
  CHECK(file.location == "your-data-2026-09-01.zip");
  CHECK(file.html.starts_with("PK"));
  CHECK(school.get(school.ben, "/privacy/history").has("You downloaded everything"));
}

TEST_CASE("privacy's pages: a person asks to be erased, an administrator sees it and carries it out") {
  const School school;
  CHECK(school.post(school.ben, "/privacy/deletion/withdraw").said == "There was no open request.");
  CHECK(school.post(school.ben, "/privacy/deletion").status == 303);
  CHECK(school.get(school.ben, "/privacy/deletion").has("Withdraw the request"));
  CHECK(school.post(school.ben, "/privacy/deletion/withdraw").status == 303);
  CHECK(school.get(school.admin, "/privacy/requests").has("No requests"));
  CHECK(school.post(school.ben, "/privacy/deletion").status == 303);
  CHECK(school.get(school.admin, "/privacy/requests").has("Ben &lt;b&gt;Student"));
  const Path path = school.read(
      [&](db::Transaction& tx) { return Path{{"request", privacy::open_requests(tx)[0].request.id.text()}}; });
  CHECK(school.get(school.coach, "/privacy/requests/:request", path).status == 404);
  const Answer asks = school.get(school.admin, "/privacy/requests/:request", path);
  CHECK(asks.has("ben@school.example"));
  CHECK(asks.has("cannot be undone"));
  const Answer done = school.post(school.admin, "/privacy/requests/:request", path);
  CHECK(done.location == "/privacy/requests");
  CHECK(done.said.find("Ben") == std::string::npos);
  CHECK(*school.cleared == 1);
  CHECK(school.post(school.admin, "/privacy/requests/:request", path).status == 404);
  const Answer activity = school.get(school.admin, "/activity");
  CHECK(activity.has("Former student"));
  CHECK_FALSE(activity.has("Ben"));
}

TEST_CASE("privacy's pages: an administrator notes the request of who cannot sign in") {
  const School school;
  const auto note = [&] { return school.post(school.admin, "/privacy/requests", {}, {{"person", school.ben.text()}}); };
  CHECK(note().status == 409);
  school.write(
      [&](db::Transaction& tx) { CHECK(people::deactivate(tx, school.ben, school.admin, school.now, school.random)); });
  const Answer asks = school.get(school.admin, "/privacy/requests", {}, {{"for", school.ben.text()}});
  CHECK(asks.has("Note the request"));
  CHECK(note().location.starts_with("/privacy/requests/"));
  CHECK(school.get(school.admin, "/privacy/requests").has("Ben &lt;b&gt;Student"));
}

TEST_CASE("privacy's pages: the last administrator is told why they are not erased, and nothing is lost") {
  const School school;
  school.post(school.admin, "/privacy/deletion");
  const Path path = school.read(
      [&](db::Transaction& tx) { return Path{{"request", privacy::open_requests(tx)[0].request.id.text()}}; });
  const Answer refused = school.post(school.admin, "/privacy/requests/:request", path);
  CHECK(refused.status == 422);
  CHECK(refused.has("needs an administrator"));
  CHECK(*school.cleared == 0);
  CHECK(school.get(school.admin, "/privacy/requests").has("Ana Admin"));
}

TEST_CASE("privacy's pages: periods are changed within limits, and what was typed stays when refused") {
  const School school;
  const auto send = [&](const std::string& sessions) {
    return school.post(school.admin, "/privacy/retention", {},
                       {{"accounts.failures", "1"},
                        {"accounts.sessions", sessions},
                        {"forms.answers", "2"},
                        {"outbox.texts", "90"},
                        {"outbox.addressees", "365"},
                        {"privacy.looks", "730"},
                        {"privacy.reasons", "365"}});
  };
  const Answer refused = send("3000");
  CHECK(refused.status == 422);
  CHECK(refused.has("Please choose from 7 to 365 days."));
  CHECK(refused.has("3000"));
  CHECK(send("many").has("Please write a number of days."));
  CHECK(send("60").status == 303);
  CHECK(school.get(school.admin, "/privacy/retention").has("value=\"60\""));
  CHECK(school.post(school.ben, "/privacy/retention").status == 404);
}

TEST_CASE("privacy's pages: pairs are added by name or address, and ended") {
  const School school;
  const auto add = [&](const PersonId& who, const std::string& first, const std::string& second) {
    return school.post(who, "/privacy/keep-apart", {}, {{"first", first}, {"second", second}, {"reason", "typed"}});
  };
  const Answer refused = add(school.coach, "nobody", "school.example");
  CHECK(refused.status == 422);
  CHECK(refused.has("Nobody here has this name"));
  CHECK(refused.has("Several people fit"));
  CHECK(refused.has("typed"));
  CHECK(add(school.coach, "mia", "BEN@school.example").said == "They were kept apart already.");
  CHECK(add(school.coach, "mia", "ana@school.example").said == "They are kept apart.");
  CHECK(add(school.coach, "cleo", "mia").status == 422);
  CHECK(add(school.ben, "mia", "ana").status == 404);
  CHECK(school.post(school.admin, "/privacy/keep-apart/:apart/end", {{"apart", school.apart}}).status == 404);
  CHECK(school.post(school.lead, "/privacy/keep-apart/:apart/end", {{"apart", school.apart}}).status == 303);
  CHECK_FALSE(school.get(school.lead, "/privacy/keep-apart").has("Ben"));
}

TEST_CASE("privacy's pages: a list goes on where the page before ended, and ignores what is no id") {
  const School school;
  school.write([&](db::Transaction& tx) {
    for (int i = 0; i < 60; ++i)
      privacy::note_look(tx, school.coach, school.ben, {"test.item", "x"}, {}, school.now.plus(std::chrono::minutes(i)),
                         school.random);
  });
  const Answer first = school.get(school.ben, "/privacy/looks");
  const std::size_t at = first.html.find("?before=");
  REQUIRE(at != std::string::npos);
  const Answer second = school.get(school.ben, "/privacy/looks", {}, {{"before", first.html.substr(at + 8, 26)}});
  CHECK_FALSE(second.has("?before="));
  CHECK(second.has("Submission"));
  CHECK(school.get(school.ben, "/privacy/looks", {}, {{"before", "';--"}}).has("?before="));
}
