#include "compiler/reader/standards.h"

#include "compiler/reader/level_words.h"
#include "compiler/reader/outcome_text.h"
#include "compiler/source/mojibake.h"
#include "kernel/text.h"

namespace compiler {

bool is_lead_in(const PageInHand& in, markdown::NodeIndex paragraph) {
  return text::trim_end(in.page.source.line(in.tree[paragraph].end_line)).ends_with(':');
}

std::optional<int> module_of_section(const PageInHand& in, int section) {
  for (; section > 0; section = in.sections[static_cast<std::size_t>(section)].parent)
    if (const auto module = module_in_text(in.sections[static_cast<std::size_t>(section)].title)) return module;
  return in.page.place.module;
}

void add_outcome(OutcomeFound found, StandardsFacts& facts) {
  std::string nested;  // "SIAT" alone, and what the student is able to do in the bullets below it
  if (found.text.empty() && !found.checklist.empty()) {
    for (const std::string& one : found.checklist) nested += (nested.empty() ? "" : "; ") + one;
    found.text = nested;
  }
  if (found.text.empty()) {
    EmptyOutcome empty{{}, found.width, found.where};
    if (found.listing) {
      const LevelListing& listing = facts.listings[*found.listing];
      empty.under = (listing.name.empty() ? listing.under : listing.name) + " " + level_name(listing.level);
    }
    facts.empty_outcomes.push_back(std::move(empty));
    return;
  }
  if (!found.listing) return;
  const LevelListing& listing = facts.listings[*found.listing];
  StatedOutcome stated;
  stated.listing = *found.listing;
  Outcome& outcome = stated.outcome;
  outcome.level = listing.level;
  outcome.module = listing.module;
  outcome.text = text::collapse_spaces(found.text);
  outcome.thresholds = thresholds_in(outcome.text);
  outcome.checklist = std::move(found.checklist);
  outcome.identity = rests_on_identity(outcome.text);
  outcome.tracks = tracks_in(outcome.text);
  if (outcome.tracks.empty()) outcome.tracks = listing.tracks;
  outcome.where = found.where;
  stated.wording = wording_of(mojibake::repaired(outcome.text));
  outcome.words = stated.wording.exact;
  facts.outcomes.push_back(std::move(stated));
}

void read_standards(const PageInHand& in, StandardsFacts& facts) {
  read_level_headings(in, facts);
  read_standards_tables(in, facts);
  read_target_sentences(in, facts);
  read_heading_rubric(in, facts);
  read_module_goals(in, facts);
  read_competency_definitions(in, facts);
  read_abbreviations(in, facts);
  if (const std::vector<std::string> of_page = in.page.front.list("tracks"); !of_page.empty())
    for (StatedOutcome& one : facts.outcomes)
      if (one.outcome.tracks.empty()) one.outcome.tracks = of_page;
  for (const LevelListing& listing : facts.listings)
    facts.is_standards_page = facts.is_standards_page || (listing.certain && !listing.module);
}

}  // namespace compiler
