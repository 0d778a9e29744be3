#include <array>

#include "compiler/diagnostic/catalogue.h"

namespace compiler {

std::span<const Entry> standards_entries() {
  static constexpr std::array<Entry, 12> entries{{
      {"empty-outcome", Severity::error, true, "An outcome's bullet has nothing behind its prefix.",
       "A student reads that something is expected in this level, but not what. Whoever assesses it has nothing to "
       "assess.",
       "**Materials Level III:**\n* SIAT",
       "Write the outcome, or remove the bullet until it is written. If the level has no outcomes yet, take it out of "
       "the sentence that promises it as well."},
      {"level-not-listed", Severity::error, true,
       "A sentence promises a level of a competency for a module, but no page of that module lists the level.",
       "The student is told to reach a level and never learns what it consists of, and nobody plans work towards it.",
       "By the end of Module 2, students should reach Levels I and II readiness in Negotiations.\n\n"
       "**Negotiations Level I:**\n* SIAT describe why offers are discussed",
       "List the outcomes of the missing level under a heading such as \"**Negotiations Level II:**\", or promise only "
       "the levels that are listed."},
      {"level-not-promised", Severity::warning, true,
       "A module's page lists the outcomes of a level that the module's aim does not mention.",
       "The student cannot tell whether these outcomes are expected in this module, and may spend time on them, or "
       "leave them out, for the wrong reason.",
       "By the end of Module 3, students should reach Level II readiness in Networking.\n\n"
       "**Networking Level III:**\n* SIAT write to people they have never met",
       "Add the level to the sentence that says what the module aims at, or correct the heading."},
      {"module-pages-disagree", Severity::warning, true,
       "Several pages describe the same module and say different things about it.",
       "Which page a student happens to open decides what they believe the module asks of them.",
       "module_1/index.md:\n### Key Learning Goals\n* Find people to learn from\n\n"
       "module_1/planning.md:\n### Key Learning Goals\n* Publish a profile",
       "Keep each fact of a module on one page and link to it from the others, or make the pages agree."},
      {"outcome-duplicate", Severity::warning, true,
       "The same outcome is listed twice: on one page, or in the standards.",
       "The student shows the same thing twice, or looks in vain for the difference. If the second one should have "
       "been another outcome, that other outcome is missing.",
       "**Networking Level I:**\n* SIAT ask a mentor about their work\n* SIAT ask a mentor about their work",
       "Remove one of the two, or write what the second one was meant to say."},
      {"outcome-reworded", Severity::warning, true,
       "An outcome on a module's page is worded differently from the same outcome in the standards.",
       "A student is assessed by the standards but prepares by the module's page. Even a small change may ask for "
       "more or for less: \"at least one conversation\" is not \"at least two\".",
       "standards.md:   SIAT speak with a mentor in at least two conversations\n"
       "module_1.md:    * SIAT speak with a mentor in at least one conversation",
       "Decide which wording holds and use it in both places. If they were meant to be two outcomes, word them so that "
       "they cannot be confused."},
      {"outcome-unassigned", Severity::warning, true, "The standards have an outcome that no module's page lists.",
       "Students are expected to reach it by graduation, but no module teaches it or asks for it, so it is met by "
       "chance.",
       "standards.md:   SIAT explain what a good portfolio leaves out\n(no page of any module lists it)",
       "List the outcome under its level on the page of the module that should teach it, or take it out of the "
       "standards."},
      {"rubric-gap", Severity::warning, true,
       "The rubric describes a competency's level for one performance but not for another.",
       "A student who is rated there is not told what the rating means, or what would have to change for a better "
       "one.",
       "| | Exceptional | Meets Expectations |\n|-|-|-|\n"
       "| Networking | * Asks precise questions (Level I)<br><br>* Writes to strangers (Level II) | * Asks questions "
       "(Level I) |",
       "Write the missing description and mark it with its level, as in \"* Writes to acquaintances (Level II)\"."},
      {"target-contradiction", Severity::error, true,
       "Two sentences give different levels as the aim of the same module in the same competency.",
       "The student does not know which of the two is expected, and two members of staff may judge the same work "
       "differently.",
       "outcomes.md:      By the end of Module 3, students reach Level III readiness in Interviewing.\n"
       "repeat-plan.md:   By the end of Module 3, students reach Level II readiness in Interviewing.",
       "Make the sentences agree, or keep one of them and link to it."},
      {"unknown-competency", Severity::warning, true,
       "A heading, an aim or a rubric's row names a competency that the programme does not have.",
       "Nothing that stands under this name counts towards the student's progress, because it belongs to no competency "
       "that is assessed.",
       "(The standards have Networking and Interviewing.)\n\n**Leadership Level II:**\n* SIAT lead a discussion",
       "Use the competency's name as the standards have it. If it is a new competency, add it to the standards, or to "
       "`competencies` in programme.yaml."},
      {"unknown-level", Severity::error, true, "A heading or an aim names a level that the standards do not have.",
       "The student looks for a level that is described nowhere; the outcomes under it are not part of any level and "
       "do not count.",
       "**Networking Level IV:**\n* SIAT introduce people to each other\n", "Use Level I, II or III (or 1, 2, 3)."},
      {"unknown-outcome", Severity::warning, true,
       "A page's `serves:` names an outcome or a goal that the programme does not have.",
       "The student who looks for a way to reach an outcome is not led to this page, although it was written for that.",
       "---\ntitle: Mock interviews\nserves: [interviewing-ii-star-storys]\n---",
       "Use an outcome's id (cairn check --format json lists them), or the words of an outcome or of a module's goal; "
       "put words that have a colon in quotation marks."},
  }};
  return entries;
}

}  // namespace compiler
