// Sessions, deliverables, dates, timeboxes and lists of the real pages, against DOMAIN.md A, D.25, E.3 to E.5.
#include "real_input.h"

using compiler::Compilation;
using Places = std::vector<std::string>;

namespace {

std::vector<const compiler::Deliverable*> deliverables_of(const Compilation& done, std::string_view file) {
  std::vector<const compiler::Deliverable*> out;
  for (const auto& one : done.programme.deliverables)
    if (one.where.file.starts_with(file)) out.push_back(&one);
  return out;
}

const compiler::Session* session_called(const Compilation& done, std::string_view title) {
  for (const auto& one : done.programme.sessions)
    if (one.title.starts_with(title)) return &one;
  return nullptr;
}

}  // namespace

TEST_CASE("real seeds: page 001 has two deliverables, the first in three parts") {
  const auto done = compile_real("seeds");
  if (!done) return;
  const auto found = deliverables_of(*done, "001");
  REQUIRE(found.size() == 2);
  CHECK(found[0]->number == 1);
  CHECK(found[0]->parts.size() == 3);
  REQUIRE(found[0]->due.size() == 1);
  CHECK(found[0]->due[0].week == 5);
  REQUIRE(found[1]->due.size() == 1);
  CHECK(found[1]->due[0].week == 6);
  CHECK(found[1]->requires_.kind == compiler::RequirementKind::form);
}

TEST_CASE("real seeds: page 000 has five deliverables, one of them counted six, none with a date") {
  const auto done = compile_real("seeds");
  if (!done) return;
  const auto found = deliverables_of(*done, "000");
  REQUIRE(found.size() == 5);
  CHECK(found[0]->requires_.kind == compiler::RequirementKind::approval);
  CHECK(found[1]->requires_.kind == compiler::RequirementKind::count);
  CHECK(found[1]->requires_.count == 6);
  CHECK(found[4]->handed_in_at == "module portfolio");
  CHECK(places_of(*done, "deliverable-undated").size() == 5);
}

TEST_CASE("real seeds: an optional session, a slot with two series parts, a panel with four topics, groups by weeks") {
  const auto done = compile_real("seeds");
  if (!done) return;
  const auto* optional = session_called(*done, "Stress");
  REQUIRE(optional != nullptr);
  CHECK(optional->optional);
  CHECK(optional->weeks == std::vector{2, 4});
  const auto* slot = session_called(*done, "Job Search Strategies II");
  REQUIRE(slot != nullptr);
  CHECK(slot->series == "Job Search Strategies");
  CHECK(slot->part == "II");
  CHECK(slot->topics.size() == 1);
  const auto* panel = session_called(*done, "Panel");
  REQUIRE(panel != nullptr);
  CHECK(panel->topics.size() == 4);
  const auto* homeroom = session_called(*done, "Homeroom");
  REQUIRE(homeroom != nullptr);
  CHECK(homeroom->weeks == std::vector{1, 2, 3, 4, 5});
  CHECK(homeroom->weekday == compiler::Weekday::wednesday);
  CHECK(places_of(*done, "week-missing") == Places{"001_1a9d376da1405e1e.txt:15"});
}

TEST_CASE("real pages: dates that contradict each other") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  CHECK(places_of(*done, "due-date-contradiction") == Places{"module_four/negotiations.md:288",
                                                             "module_three/week_3_coverletter.md:127",
                                                             "module_two/index.md:40", "module_two/mod2_week2.md:294"});
  CHECK(places_of(*done, "week-missing") == Places{"module_two/index.md:58"});
  CHECK(places_of(*done, "deliverable-undated").empty());
}

TEST_CASE("real pages: exit tickets with several addresses, and one address for two tickets") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  CHECK(places_of(*done, "link-conflict") == Places{"module_four/negotiations.md:288", "module_one/index.md:33",
                                                    "module_one/index.md:34", "module_one/index.md:35",
                                                    "module_one/index.md:36", "module_two/index.md:35",
                                                    "module_two/index.md:36", "module_two/mod2_week1.md:136"});
  CHECK(places_of(*done, "link-shared").size() == 1);
}

TEST_CASE("real pages: sessions whose parts do not fit or do not fill the time, as they were added up by hand") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  const Places over = places_of(*done, "timebox-overrun");
  CHECK(over.size() == 8);
  CHECK(std::ranges::count_if(over, [](const auto& place) { return place.starts_with("mixed_groups/"); }) == 6);
  CHECK(places_of(*done, "timebox-underfill") == Places{"grad_services/outreach_networking_refresh.md:10",
                                                        "module_one/strategies_for_success_part_i.md:9",
                                                        "optional_sessions/working_styles_high_school_version.md:9"});
}

TEST_CASE("real pages: 25 numbered items begin a list anew by accident") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  CHECK(places_of(*done, "list-restarts").size() == 25);
}

TEST_CASE("real pages: the second module's deliverables are understood with their stages, counts and forms") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  const auto found = deliverables_of(*done, "module_two/index.md");
  REQUIRE(found.size() == 5);
  CHECK(found[0]->due.at(0).relative == "respective-week");
  REQUIRE(found[1]->due.size() == 2);
  CHECK(found[1]->due[0].stage == "feedback");
  CHECK(found[1]->due[1].stage == "final");
  CHECK(found[2]->requires_.count == 2);
  CHECK(found[3]->requires_.count == 1);
  CHECK(found[4]->handed_in_at == found[2]->handed_in_at);
}
