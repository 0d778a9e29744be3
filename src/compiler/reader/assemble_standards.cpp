#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "compiler/reader/assemble.h"
#include "compiler/reader/competency_names.h"
#include "compiler/reader/outcome_identity.h"

namespace compiler {

namespace {

constexpr std::string_view readiness = "readiness";  // what the standards' own rubric judges

class Assembler {
 public:
  Assembler(const Pages& pages, const Settings& settings, Programme& programme)
      : pages_(pages), settings_(settings), names_(pages, settings), programme_(programme) {}

  void assemble() {
    programme_.competencies = names_.all();
    reserve_outcomes();
    each_page([this](const Page& page) { add_outcomes(page, true); });
    each_page([this](const Page& page) { add_outcomes(page, false); });
    // A page that lists levels speaks first: of two that promise the same, it is the one to point at.
    for (const bool lists_levels : {true, false})
      each_page([&](const Page& page) {
        if (page.standards.listings.empty() != lists_levels) add_targets(page);
      });
    std::ranges::stable_sort(programme_.targets, {}, &Target::module);
    each_page([this](const Page& page) { add_rubric(page); });
    add_abbreviations();
  }

 private:
  // Archived pages describe no programme that runs.
  template <class Use>
  void each_page(const Use& use) const {
    for (const auto& page : pages_)
      if (!page->place.archived) use(*page);
  }

  void reserve_outcomes() {
    std::size_t count = 0;
    each_page([&](const Page& page) {
      for (const StatedOutcome& one : page.standards.outcomes) count += joined(page, one);
    });
    programme_.outcomes.reserve(count);
  }

  // The outcomes of no module first: they are the standards, the others are found among them.
  void add_outcomes(const Page& page, bool standards) {
    std::vector<OutcomeIdentity::OnPage> on_page;
    std::vector<OutcomeIdentity::OnPage>
        of_joined;  // of on_page, those under several levels, once for each further one
    std::vector<int> further_levels;
    for (const StatedOutcome& stated : page.standards.outcomes) {
      const LevelListing& listing = page.standards.listings[stated.listing];
      const std::size_t competency = names_.find(listing);
      if (listing.module.has_value() == standards || competency == CompetencyNames::none) continue;
      if (standards && !listing.certain) continue;
      const Competency& named = programme_.competencies[competency];
      Outcome& outcome = programme_.outcomes.emplace_back(stated.outcome);
      outcome.competency = named.key;
      if (standards) {
        identity_.add_standard(competency, named, outcome, stated.wording);
      } else {
        on_page.push_back({competency, &named, &outcome, &stated.wording});
      }
      for (std::size_t i = 1; i < joined(page, stated); ++i) {
        const int level = page.standards.listings[stated.listing + i].level;
        if (!standards) {
          of_joined.push_back(on_page.back());
          further_levels.push_back(level);
          continue;
        }
        Outcome& further = programme_.outcomes.emplace_back(stated.outcome);
        further.competency = named.key;
        further.level = level;
        identity_.add_standard(competency, named, further, stated.wording);
      }
    }
    if (!on_page.empty()) identity_.match_page(on_page);
    if (!of_joined.empty()) settle_joined(of_joined, further_levels);
  }

  // How many levels the heading above an outcome names: "Networking Levels I and II".
  static std::size_t joined(const Page& page, const StatedOutcome& one) {
    const auto& listings = page.standards.listings;
    const Where& where = listings[one.listing].where;
    std::size_t count = 1;
    while (one.listing + count < listings.size() && listings[one.listing + count].where.line == where.line &&
           listings[one.listing + count].where.column == where.column)
      ++count;
    return count;
  }

  // On a module page an outcome under several levels is of the level at which the standards have it; one that they do
  // not have is of each level.
  void settle_joined(std::vector<OutcomeIdentity::OnPage>& outcomes, const std::vector<int>& levels) {
    if (standard_levels_.empty())
      for (const Outcome& one : programme_.outcomes)
        if (!one.module) standard_levels_.emplace(one.id, one.level);
    std::vector<OutcomeIdentity::OnPage> further;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      Outcome& first = *outcomes[i].outcome;
      if (first.standard) {
        if (standard_levels_.at(*first.standard) == levels[i]) first.level = levels[i];
        continue;
      }
      Outcome& copy = programme_.outcomes.emplace_back(first);
      copy.level = levels[i];
      outcomes[i].outcome = &copy;
      further.push_back(outcomes[i]);
    }
    if (!further.empty()) identity_.match_page(further);
  }

  void add_targets(const Page& page) {
    for (const CompetencyNames::Meant& meant : names_.targets_of(page)) {
      if (!meant.target->module || meant.competency == CompetencyNames::none) continue;
      const std::tuple key(*meant.target->module, meant.competency, meant.target->level);
      if (!targets_seen_.insert(key).second) continue;  // another page says the same
      programme_.targets.push_back({*meant.target->module, programme_.competencies[meant.competency].key,
                                    meant.target->level, meant.target->where});
    }
  }

  void add_rubric(const Page& page) {
    for (const RubricEntry& stated : page.standards.rubric) {
      RubricEntry& entry = programme_.rubric.emplace_back(stated);
      if (!stated.competency) continue;
      const std::size_t competency = names_.find(*stated.competency);
      if (competency != CompetencyNames::none) {
        entry.of = readiness;
        entry.competency = programme_.competencies[competency].key;
      } else {
        entry.competency.reset();
        entry.text = *stated.competency + ": " + entry.text;
      }
    }
  }

  void add_abbreviations() {
    std::map<std::string, std::string> found;
    each_page([&](const Page& page) {
      for (const Abbreviation& one : page.standards.abbreviations) found.try_emplace(one.short_form, one.long_form);
    });
    // What every outcome begins with is explained even if no page does.
    if (settings_.outcome_prefix == "SIAT" && !programme_.outcomes.empty())
      found.try_emplace("SIAT", "Student is able to");
    for (auto& [short_form, long_form] : found) programme_.abbreviations.push_back({short_form, long_form});
  }

  const Pages& pages_;
  const Settings& settings_;
  CompetencyNames names_;
  Programme& programme_;
  OutcomeIdentity identity_;
  std::unordered_map<std::string, int> standard_levels_;  // by id; made when it is needed
  std::set<std::tuple<int, std::size_t, int>> targets_seen_;
};

}  // namespace

void assemble_standards(const Pages& pages, const Settings& settings, Programme& programme) {
  Assembler(pages, settings, programme).assemble();
}

}  // namespace compiler
