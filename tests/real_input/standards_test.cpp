// Standards, outcomes, levels and rubric of the real pages, against the counts of DOMAIN.md A.3, A.4 and E.9.
#include <map>

#include "real_input.h"

using Places = std::vector<std::string>;

namespace {

// Outcomes of the standards per level: "4/7/4".
std::string per_level(const compiler::Programme& programme, std::string_view competency) {
  std::map<int, int> count;
  for (const auto& one : programme.outcomes) count[one.level] += !one.module && one.competency == competency;
  return std::to_string(count[1]) + "/" + std::to_string(count[2]) + "/" + std::to_string(count[3]);
}

// "2 negotiations 1" of each target.
Places targets(const compiler::Programme& programme, int module) {
  Places out;
  for (const auto& one : programme.targets)
    if (one.module == module) out.push_back(one.competency + " " + std::to_string(one.level));
  std::ranges::sort(out);
  return out;
}

}  // namespace

TEST_CASE("real pages: 65 outcomes in the standards, 78 on module pages, each of which is one of the standards") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  const compiler::Programme& programme = done->programme;
  CHECK(programme.competencies.size() == 5);
  CHECK(per_level(programme, "networking") == "4/7/4");
  CHECK(per_level(programme, "interviewing") == "4/6/6");
  CHECK(per_level(programme, "materials") == "2/5/5");
  CHECK(per_level(programme, "job-search-strategies") == "3/3/5");
  CHECK(per_level(programme, "negotiations") == "4/4/3");
  const auto is_standard = [](const auto& one) { return !one.module; };
  CHECK(std::ranges::count_if(programme.outcomes, is_standard) == 65);
  CHECK(programme.outcomes.size() == 65 + 78);
  CHECK(std::ranges::all_of(programme.outcomes, [](const auto& one) { return !one.module || one.standard; }));
  CHECK(std::ranges::count_if(programme.outcomes, [](const auto& one) { return !one.module && one.identity; }) == 11);
  const auto readiness = [](const auto& one) { return one.of == "readiness" && one.competency && one.level; };
  CHECK(std::ranges::count_if(programme.rubric, readiness) == 60);
  for (const auto& one : programme.competencies) CHECK(one.definition);
}

TEST_CASE("real pages: levels promised and missing, outcomes reworded and in no module") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  CHECK(places_of(*done, "level-not-listed") ==
        Places{"module_two/mod2_learning_goals.md:16", "module_two/mod2_learning_goals.md:16"});
  const Places reworded = places_of(*done, "outcome-reworded");
  const auto on = [&](std::string_view page) {
    return std::ranges::count_if(reworded, [&](const std::string& place) { return place.starts_with(page); });
  };
  CHECK(on("module_one/mod1_learning_goals.md") == 5);
  CHECK(on("module_two/mod2_learning_goals.md") == 5);
  CHECK(reworded.size() == 10);
  CHECK(places_of(*done, "outcome-unassigned").size() == 7);
  for (const char* code : {"empty-outcome", "level-not-promised", "outcome-duplicate", "rubric-gap",
                           "target-contradiction", "unknown-competency", "unknown-level"})
    CHECK(places_of(*done, code).empty());
}

TEST_CASE("real pages: modules that two pages describe differently") {
  if (const auto done = compile_real("corpus/site"))
    CHECK(places_of(*done, "module-pages-disagree") ==
          Places{"module_one/mod1_learning_goals.md:10", "module_one/planning_page.md:12",
                 "module_one/planning_page.md:26", "module_two/planning_page.md:27"});
  const auto done = compile_real("seeds");
  if (!done) return;
  CHECK(places_of(*done, "module-pages-disagree") == Places{"001_1a9d376da1405e1e.txt:53"});
  const auto four = std::ranges::find(done->programme.modules, 4, &compiler::Module::number);
  REQUIRE(four != done->programme.modules.end());
  CHECK(four->pages.size() == 3);
}

TEST_CASE("real pages: the seeds' outcomes, targets and gaps") {
  const auto done = compile_real("seeds");
  if (!done) return;
  CHECK(done->programme.outcomes.size() == 31);
  CHECK(places_of(*done, "empty-outcome").size() == 3);
  CHECK(places_of(*done, "level-not-listed").size() == 2);
  CHECK(places_of(*done, "level-not-promised").empty());
  CHECK(targets(done->programme, 2) == Places{"interviewing 2", "job-search-strategies 1", "job-search-strategies 2",
                                              "materials 2", "negotiations 1", "negotiations 2", "networking 2"});
  CHECK(targets(done->programme, 3) ==
        Places{"interviewing 3", "job-search-strategies 3", "materials 3", "negotiations 2", "networking 3"});
}
