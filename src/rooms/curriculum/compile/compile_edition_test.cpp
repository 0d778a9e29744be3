#include "rooms/curriculum/compile/compile_edition.h"

#include <catch2/catch.hpp>

#include "rooms/curriculum/curriculum.h"
#include "rooms/test_school.h"

using namespace curriculum;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;  // sorted by path

Compiled compiled(const Files& files, compiler::Settings settings = {}) {
  compiler::Input input;
  for (const auto& [path, text] : files) input.pages.push_back(path);
  input.settings = std::move(settings);
  input.read = [&](std::size_t i) { return compiler::Source(files[i].first, files[i].second); };
  return curriculum::compile(std::move(input), {});
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const Files small{
    {"index.md", "---\ntitle: Start\n---\n\nGo to [the first week](/module-1/week-1). This is where it all begins.\n"},
    {"module-1/index.md",
     "---\ntitle: \"Module 1: Setting out\"\n---\n\n### Sessions\n\n"
     "* Week 1: [First steps](/module-1/week-1) (Tuesday 1:00 pm, 60 mins)\n"
     "* Week 2: Gear Up 1: Case study\n* Week 3: Panel (afternoon)\n"},
    {"module-1/week-1.md",
     "---\ntitle: First steps\nroles: [host, scribe]\nartefact: a map\n---\n\nWelcome to [the start](/).\n\n"
     "Facilitator: count to seven before you go on.\n\n### Walking\n\nOne step, then another.\n\n"
     "### Facilitator Instructions\n\nThe keys are in the drawer.\n\n#### Timing\n\nTen minutes for the drawer.\n\n"
     "### Resting\n\nSit down in the shade.\n"},
    {"staff/plan.md", "---\ntitle: Plan of the day\naudience: staff\n---\n\nWhat the team does in the morning.\n"},
};

const Page& page_of(const Compiled& done, std::string_view path) {
  const auto found = std::ranges::find(done.content->pages, path, &Page::path);
  REQUIRE(found != done.content->pages.end());
  return *found;
}

}  // namespace

TEST_CASE("compile: sessions come with what their pages state, and what is not stated stays open") {
  const Compiled done = compiled(small);
  REQUIRE(done.content);
  const auto& sessions = done.content->sessions;
  REQUIRE(sessions.size() == 3);
  CHECK(sessions[0].title == "First steps");
  CHECK(sessions[0].weekday == Weekday::tuesday);
  CHECK(sessions[0].time == "13:00");
  CHECK(sessions[0].minutes == 60);
  CHECK(sessions[0].roles == std::vector<std::string>{"host", "scribe"});
  CHECK(sessions[0].artefact == "a map");
  CHECK(sessions[1].kind == SessionKind::community_event);
  CHECK_FALSE(sessions[1].time);
  CHECK(sessions[2].part_of_day == "afternoon");
  CHECK_FALSE(sessions[2].time);
}

TEST_CASE("CU7: sessions name roles, and a page that names a person is told of") {
  Files files = small;
  files[2].second += "\nRobin reads your letter.\n";
  compiler::Settings settings;
  settings.staff = {"Robin"};
  settings.enable = {"name-instead-of-role"};
  const auto told = [](const Compiled& done) {
    REQUIRE(done.content);
    return std::ranges::count(done.content->diagnostics, "name-instead-of-role", &Diagnostic::code);
  };
  CHECK(told(compiled(small, settings)) == 0);
  CHECK(told(compiled(files, settings)) == 1);
  CHECK(compiled(files, settings).content->sessions[0].roles == std::vector<std::string>{"host", "scribe"});
}

TEST_CASE("compile: what is every week is repeated, on a day that its page leaves open or not") {
  Files files = small;
  files[1].second += "* Every week: Office hours (30 mins)\n* Every Thursday: Office hours\n";
  const Compiled done = compiled(files);
  REQUIRE(done.content);
  std::vector<Session> every;
  for (const Session& one : done.content->sessions)
    if (one.every) every.push_back(one);
  REQUIRE(every.size() == 2);
  CHECK(every[0].title == "Office hours");
  CHECK(every[0].every == "week");
  CHECK(every[0].minutes == 30);
  CHECK_FALSE(every[0].weekday);
  CHECK(every[1].weekday == Weekday::thursday);
}

TEST_CASE("compile: pages link to one another below the edition, as their paths lie") {
  compiler::Settings settings;
  settings.permalinks = compiler::Permalinks::folders;
  const Compiled done = compiled(small, settings);
  REQUIRE(done.content);
  const Page& week = page_of(done, "module-1/week-1.md");
  CHECK(week.address == "module-1/week-1.html");
  CHECK(holds(week.html, "href=\"../index.html\""));
  CHECK(holds(page_of(done, "index.md").html, "href=\"module-1/week-1.html\""));
  CHECK(week.module == 1);
  CHECK(week.week == 1);
}

TEST_CASE("compile: notes for facilitators are left out of what everyone reads") {
  const Compiled done = compiled(small);
  REQUIRE(done.content);
  const Page& week = page_of(done, "module-1/week-1.md");
  for (const std::string_view secret : {"count to seven", "Facilitator", "drawer", "Timing"}) {
    CHECK_FALSE(holds(week.html, secret));
    CHECK(holds(week.staff_html, secret));
  }
  for (const std::string_view open : {"Welcome", "One step", "Resting", "shade"}) {
    CHECK(holds(week.html, open));
    CHECK(holds(week.staff_html, open));
  }
  CHECK(page_of(done, "index.md").staff_html.empty());
  CHECK(page_of(done, "staff/plan.md").audience == Audience::staff);
  CHECK(page_of(done, "index.md").audience == Audience::everyone);
}

TEST_CASE("compile: scripts in a page are gone from both of its texts") {
  Files files = small;
  files[0].second += "\n<script>alert(1)</script> <a href=\"javascript:alert(1)\" onclick=\"x()\">x</a>\n";
  const Compiled done = compiled(files);
  REQUIRE(done.content);
  const std::string& html = page_of(done, "index.md").html;
  CHECK_FALSE(holds(html, "<script"));
  CHECK_FALSE(holds(html, "javascript:"));
  CHECK_FALSE(holds(html, "onclick"));
}

TEST_CASE("compile: the digest is of the files: the same ones give the same, another byte another") {
  const auto digest = [](const Files& files) { return compiled(files).content->digest; };
  CHECK(digest(small) == digest(small));
  Files other = small;
  other[2].second += "\n";
  CHECK(digest(other) != digest(small));
  Files renamed = small;
  renamed[3].first = "staff/plans.md";
  CHECK(digest(renamed) != digest(small));
}

TEST_CASE("CU2: a programme with errors gives no content, but the list of what is wrong") {
  compiler::Settings settings;
  settings.severities["broken-link"] = "error";
  Files files = small;
  files[0].second += "\n[nowhere](/nowhere)\n";
  const Compiled done = compiled(files, settings);
  CHECK_FALSE(done.content);
  const auto list = listed(done.done.diagnostics);
  CHECK(std::ranges::any_of(list, [](const Diagnostic& one) {
    return one.code == "broken-link" && one.severity == "error" && one.file == "index.md" && one.line > 1;
  }));
}

TEST_CASE("CU3: a compiled programme imported twice is one edition") {
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto bring = [&] {
    const Content content = *compiled(small).content;
    return school.database()
        .write([&](db::Transaction& tx) { return import_edition(tx, content, {}, school.now, school.random); })
        .value();
  };
  CHECK(bring().is_new);
  CHECK_FALSE(bring().is_new);
}
