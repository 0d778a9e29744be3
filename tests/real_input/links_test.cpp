// Pages, links and anchors of the real pages, against the counts of DOMAIN.md E.1, E.6 and E.8.
#include "compiler/fix/apply_fixes.h"
#include "kernel/text.h"
#include "real_input.h"

using Places = std::vector<std::string>;

TEST_CASE("real pages: broken links, files and fragments are those that were counted by hand") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  const Places broken = places_of(*done, "broken-link");
  CHECK(broken.size() == 44);
  const auto has = [&](const char* place) { return std::ranges::count(broken, place); };
  for (const char* place :
       {"module_one/m1_PD_repeat_plan.md:27", "module_one/planning_page.md:42", "module_one/planning_page.md:46",
        "module_two/planning_page.md:42", "module_two/planning_page.md:46", "module_two/m2_pd_repeat_plan.md:27",
        "module_two/mod2_week1.md:137", "module_three/m3_repeat_plan.md:23", "module_three/m3_repeat_plan.md:32",
        "module_three/mod3_career_journal_prompts.md:67", "module_four/behavioral_interview_prep.md:58",
        "module_four/guidelines_for_peer_groups.md:46", "module_four/researching_a_company.md:29",
        "module_four/researching_a_company.md:34", "grad_services/practice_behavioral_interview_workshop.md:27",
        "optional_sessions/organization.md:66", "optional_sessions/organization.md:67",
        "resources/veteran_resources.md:15"}) {
    INFO(place);
    CHECK(has(place) == 1);
  }
  CHECK(places_of(*done, "missing-asset").size() == 21);
  CHECK(places_of(*done, "broken-fragment") == Places{"mixed_groups/mixed_networking_prompts.md:32",
                                                      "module_one/mod1_week1.md:12",
                                                      "module_three/mod3_career_journal_prompts.md:10"});
  CHECK(places_of(*done, "duplicate-anchor") == Places{"mixed_groups/mixed_networking_prompts.md:69"});
  CHECK(places_of(*done, "link-unclosed") == Places{"module_three/m3_repeat_plan.md:21",
                                                    "module_three/m3_repeat_plan.md:22",
                                                    "resources/bias_in_hiring.md:23"});
  CHECK(places_of(*done, "link-with-space") == Places{"module_two/archive-mod2_week2.md:36"});
}

TEST_CASE("real pages: a page that differs in case only is suggested") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  const auto found = std::ranges::find_if(done->diagnostics, [](const auto& one) {
    return one.code == "broken-link" && one.file == "module_two/planning_page.md" && one.line == 46;
  });
  REQUIRE(found != done->diagnostics.end());
  CHECK(found->message.ends_with("did you mean \"/module_two/m2_pd_repeat_plan\"?"));
}

TEST_CASE("real pages: front matter, stubs and sentences that stop") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  CHECK(places_of(*done, "front-matter-invalid") == Places{"session_archives/mod_4_action_plan_template.md:3"});
  CHECK(places_of(*done, "front-matter-missing").size() == 8);
  CHECK(places_of(*done, "empty-page").size() + places_of(*done, "stub-page").size() == 8);
  CHECK(places_of(*done, "sentence-cut-off") == Places{"module_four/mod4_learning_goals.md:6"});
  CHECK(places_of(*done, "template-text").size() == 12);
  for (const char* code : {"mojibake", "invalid-utf8", "nul-byte", "html-dropped", "nesting-too-deep"})
    CHECK(places_of(*done, code).empty());
}

TEST_CASE("real pages: all links are read, those in raw HTML too") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  std::size_t pictures = 0, links = 0, set_anchors = 0;
  for (const auto& page : done->pages) {
    for (const auto& use : page->links.links) ++(use.image ? pictures : links);
    for (const auto& anchor : page->links.anchors) set_anchors += anchor.automatic ? 0 : 1;
  }
  CHECK(pictures >= 14);
  CHECK(links >= 1'173);
  CHECK(set_anchors == 40);
}

TEST_CASE("real pages: every link's position is where its target stands") {
  const auto done = compile_real("corpus/site");
  if (!done) return;
  std::size_t astray = 0;
  for (const auto& page : done->pages)
    for (const auto& use : page->links.links) {
      const std::string_view line = page->source.line(use.line);
      std::size_t at = 0;
      for (int column = 1; column < use.column && at < line.size(); ++column) text::next_code_point(line, at);
      const std::string shown = use.bare ? use.label : text::replace_all(use.target, "&", "&amp;");
      if (!line.substr(at).starts_with(use.target.substr(0, 20)) && !line.substr(at).starts_with(shown.substr(0, 20))) {
        ++astray;
        UNSCOPED_INFO(page->path() << ":" << use.line << ":" << use.column << " " << use.target);
      }
    }
  CHECK(astray == 0);
}

TEST_CASE("seeds: the one garbled character has its repair, and a second run finds nothing") {
  const auto done = compile_real("seeds");
  if (!done) return;
  const auto found = std::ranges::find_if(done->diagnostics, [](const auto& one) { return one.code == "mojibake"; });
  REQUIRE(found != done->diagnostics.end());
  CHECK(places_of(*done, "mojibake").size() == 1);
  REQUIRE(found->fix);
  CHECK(found->fix->replacement == "\xE2\x80\x99");
  const auto page = std::ranges::find_if(done->pages, [&](const auto& one) { return one->path() == found->file; });
  const auto repaired = compiler::apply_fixes((*page)->source.bytes(), {*found->fix});
  REQUIRE(repaired);
  CHECK(repaired->find("student\xE2\x80\x99s") != std::string::npos);
  const auto again = compiler::compile_page(compiler::Source("a.md", *repaired), {});
  CHECK(std::ranges::none_of(again->diagnostics, [](const auto& one) { return one.code == "mojibake"; }));
  CHECK(places_of(*done, "picture-only-plan").size() == 1);
}
