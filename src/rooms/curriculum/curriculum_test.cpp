#include "rooms/curriculum/curriculum.h"

#include <catch2/catch.hpp>

#include "rooms/activity/activity.h"
#include "rooms/curriculum/content/difference.h"
#include "rooms/curriculum/content/made_content.h"
#include "rooms/test_school.h"

using namespace curriculum;
using rooms::TestSchool;

namespace {

Result<Imported> brought_in(const TestSchool& school, Content content, const std::optional<PersonId>& who = {}) {
  return school.database().write(
      [&](db::Transaction& tx) { return import_edition(tx, content, who, school.now, school.random); });
}

}  // namespace

TEST_CASE("CU1: editions are numbered in their order, and what they say stays") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId ana = school.person("Ana");
  const Imported first = brought_in(school, made_content("one"), ana).value();
  CHECK(first.is_new);
  CHECK(first.edition.number == 1);
  CHECK(first.edition.imported_by == ana);
  Content other = made_content("two");
  other.sessions.clear();
  other.pages.resize(1);
  const Imported second = brought_in(school, other).value();
  CHECK(second.edition.number == 2);
  CHECK_FALSE(second.edition.imported_by);

  school.read([&](db::Transaction& tx) {
    CHECK(sessions(tx, first.edition.id).size() == 3);
    CHECK(sessions(tx, second.edition.id).empty());
    CHECK(pages(tx, first.edition.id).size() == 3);
    const auto all = editions(tx);
    REQUIRE(all.size() == 2);
    CHECK(all[0].number == 2);
    CHECK(all[1].title == "Lanterns");
    CHECK(newest_edition(tx)->id == second.edition.id);
    CHECK(edition(tx, 1)->id == first.edition.id);
    CHECK(edition_of(tx, second.edition.id)->number == 2);
    CHECK(edition(tx, 3).error().kind == FailureKind::not_found);
    CHECK(edition_of(tx, "none").error().kind == FailureKind::not_found);
    const auto events = activity::of_record(tx, first.edition.id, 5);
    REQUIRE(events.size() == 1);
    CHECK(events[0].event.kind == "curriculum.imported");
    CHECK(events[0].event.actor == ana);
  });
}

TEST_CASE("CU1: everything comes back as it was put in, in page order") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Content in = made_content();
  const Imported done = brought_in(school, in).value();
  school.read([&](db::Transaction& tx) {
    const std::string& id = done.edition.id;
    const auto got = sessions(tx, id);
    REQUIRE(got.size() == 3);
    CHECK(got[0].title == "Kickoff");
    CHECK(got[0].weekday == Weekday::tuesday);
    CHECK(got[0].time == "13:00");
    CHECK_FALSE(got[0].part_of_day);
    CHECK(got[0].minutes == 60);
    CHECK(got[1].weeks == std::vector{1, 2, 3});
    CHECK(got[1].part_of_day == "afternoon");
    CHECK(got[1].kind == SessionKind::group);
    CHECK(got[2].topics == in.sessions[2].topics);
    CHECK(got[2].formats == in.sessions[2].formats);
    CHECK(got[2].roles == in.sessions[2].roles);
    CHECK(got[2].artefact == "a poster");
    CHECK(got[2].optional);
    CHECK(got[2].tracks == in.sessions[2].tracks);
    CHECK(got[2].page == "module-2/panel.md");

    const auto owed = deliverables(tx, id);
    REQUIRE(owed.size() == 3);
    CHECK(owed[0].dues == in.deliverables[0].dues);
    CHECK(owed[0].parts == in.deliverables[0].parts);
    CHECK(owed[0].count == 2);
    CHECK(owed[1].dues == in.deliverables[1].dues);
    CHECK(modules(tx, id)[0].goals == in.modules[0].goals);
    CHECK(modules(tx, id)[0].weeks == 6);
    CHECK(competencies(tx, id)[0].definition == "Knowing people.");
    CHECK(outcomes(tx, id)[2].thresholds == in.outcomes[2].thresholds);
    CHECK(outcomes(tx, id)[2].competency_name == "Networking");
    CHECK(targets(tx, id) == in.targets);
    CHECK(rubric(tx, id)[0].performance == "meets");
    const auto guide = guides(tx, id).at(0);
    CHECK(guide.steps.at(0).prompts == in.guides[0].steps[0].prompts);
    CHECK(guide.steps.at(0).max == 5);
    CHECK(guide.audience == Audience::staff);
    CHECK(lessons(tx, id).at(0).exit_ticket == "on this page");
  });
}

TEST_CASE("CU2: errors refuse the import and leave nothing behind; warnings and notes are kept") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Content broken = made_content();
  broken.diagnostics.push_back({"broken-link", "error", "leads nowhere", "index.md", 3, 4});
  CHECK(brought_in(school, broken).error().kind == FailureKind::invalid);
  Content empty = made_content();
  empty.pages.clear();
  CHECK(brought_in(school, empty).error().kind == FailureKind::invalid);
  Content without_modules = made_content();
  without_modules.modules.clear();
  const auto refused = brought_in(school, without_modules);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say.find("no module in it") != std::string::npos);
  school.read([](db::Transaction& tx) { CHECK(editions(tx).empty()); });

  const Imported done = brought_in(school, made_content()).value();
  CHECK(done.edition.number == 1);
  CHECK(done.edition.warnings == 1);
  CHECK(done.edition.notes == 1);
  school.read([&](db::Transaction& tx) {
    const auto listed = diagnostics(tx, done.edition.id);
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].code == "week-missing");
    CHECK(listed[0].line == 12);
    CHECK(listed[1].severity == "note");
  });
}

TEST_CASE("CU3: the same files again are the same edition, also when there are newer ones") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Imported first = brought_in(school, made_content("one")).value();
  REQUIRE(brought_in(school, made_content("two")));
  const Imported again = brought_in(school, made_content("one")).value();
  CHECK_FALSE(again.is_new);
  CHECK(again.edition.id == first.edition.id);
  CHECK(again.edition.number == 1);
  school.read([](db::Transaction& tx) { CHECK(editions(tx).size() == 2); });
}

TEST_CASE("CU4: what was moved, retitled or reworded keeps its key; what is new gets one of its own") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Imported first = brought_in(school, made_content("one")).value();
  Content next = made_content("two");
  next.sessions[0].weeks = {2};
  next.sessions.push_back(made_session("Panel", 2, {5}));
  next.deliverables[0].title = "Coffee chats";
  next.outcomes[0].key = "networking-i-brief-story-listener";
  next.outcomes[0].text = "tell a brief story to one listener";
  next.outcomes[1].standard = next.outcomes[0].key;
  const Imported second = brought_in(school, next).value();
  school.read([&](db::Transaction& tx) {
    const auto before = content(tx, first.edition.id), after = content(tx, second.edition.id);
    CHECK(after.sessions[0].key == "m1-kickoff");
    CHECK(after.sessions[0].key == before.sessions[0].key);
    CHECK(after.sessions[2].key == "m2-panel");
    CHECK(after.sessions[3].key == "m2-panel-2");
    CHECK(after.deliverables[0].key == "m1-coffee-chat");
    CHECK(after.outcomes[0].key == "networking-i-short-story-listener");
    CHECK(after.outcomes[1].standard == after.outcomes[0].key);
    const auto changes = difference(before, after);
    CHECK(std::ranges::count(changes, What::added, &Change::what) == 1);
    CHECK(std::ranges::count(changes, What::removed, &Change::what) == 0);
  });
}

TEST_CASE("CU5: what a page leaves open is still open in the edition") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Imported done = brought_in(school, made_content()).value();
  school.read([&](db::Transaction& tx) {
    const auto got = sessions(tx, done.edition.id);
    CHECK_FALSE(got[2].weekday);
    CHECK_FALSE(got[2].time);
    CHECK_FALSE(got[2].minutes);
    CHECK_FALSE(modules(tx, done.edition.id)[1].weeks);
    const auto owed = deliverables(tx, done.edition.id);
    CHECK(owed[2].dues.empty());
    CHECK_FALSE(owed[0].dues[1].time);
  });
}

TEST_CASE("CU6: a page for staff is not there for others, and neither are the facilitators' notes on a page") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Imported done = brought_in(school, made_content()).value();
  school.read([&](db::Transaction& tx) {
    const std::string& id = done.edition.id;
    CHECK(page(tx, id, "staff/plan.md", Audience::staff)->title == "Plan");
    CHECK(page(tx, id, "staff/plan.md", Audience::everyone).error().kind == FailureKind::not_found);
    CHECK(page(tx, id, "staff/plan.html", Audience::everyone).error().kind == FailureKind::not_found);
    const Page read = page(tx, id, "module-1/week-1.html", Audience::everyone).value();
    CHECK(read.html == "<p>Walk.</p>");
    CHECK(read.staff_html.empty());
    CHECK(page(tx, id, "module-1/week-1.md", Audience::staff)->staff_html.find("wait") != std::string::npos);
    CHECK(page(tx, id, "nowhere.md", Audience::staff).error().kind == FailureKind::not_found);
    CHECK(pages(tx, id).front().path == "index.md");
    CHECK(pages(tx, id).front().html.empty());
  });
}

TEST_CASE("CU8: files come back byte by byte, those for staff to staff alone, and are kept once for all editions") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  std::string every_byte;
  for (int i = 0; i < 256; ++i) every_byte += static_cast<char>(i);
  const auto with_files = [&](const std::string& digest) {
    Content content = made_content(digest);
    content.files = {{"a.png", "d0", Audience::everyone, ""},
                     {"b.png", "d1", Audience::everyone, every_byte},
                     {"c.png", "d2", Audience::everyone, every_byte + "x"},
                     {"keys.pdf", "d3", Audience::staff, every_byte + "xy"}};
    return content;
  };
  const Imported first = brought_in(school, with_files("one")).value();
  REQUIRE(brought_in(school, with_files("two")));
  school.read([&](db::Transaction& tx) {
    const std::string& id = first.edition.id;
    CHECK(file(tx, id, "a.png", Audience::everyone)->bytes.empty());
    CHECK(file(tx, id, "b.png", Audience::everyone)->bytes == every_byte);
    CHECK(file(tx, id, "c.png", Audience::everyone)->bytes == every_byte + "x");
    CHECK(file(tx, id, "keys.pdf", Audience::staff)->bytes == every_byte + "xy");
    CHECK(file(tx, id, "keys.pdf", Audience::everyone).error().kind == FailureKind::not_found);
    CHECK(file(tx, id, "none.png", Audience::staff).error().kind == FailureKind::not_found);
    CHECK(tx.ask("SELECT count(*) AS n FROM curriculum_bytes")[0].integer("n") == 4);
  });
}

TEST_CASE("Each question about an edition is one statement, however much there is of it") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Content large = made_content();
  for (int i = 0; i < 200; ++i) large.sessions.push_back(made_session("Talk " + std::to_string(i), 1, {1 + i % 6}));
  const Imported done = brought_in(school, large).value();
  school.read([&](db::Transaction& tx) {
    CHECK(sessions(tx, done.edition.id).size() == 203);
    CHECK(tx.statements() == 1);
    (void)deliverables(tx, done.edition.id);
    (void)page(tx, done.edition.id, "index.md", Audience::everyone);
    CHECK(tx.statements() == 3);
  });
}
