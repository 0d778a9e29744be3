// What makes two outcomes the same one, and what an outcome is called.
//
// An id is "<competency>-<level>-<words>": "networking-ii-coffee-meeting-phone-call". Its words are the first four
// content words of the outcome (wording.h, id_words), so an id stays when the page moves and when verbs, function
// words, numbers of a noun or the end of the sentence change. Two outcomes with the same four words take further words
// until they differ, and at last a number. On a module page an outcome is called "m2-" and its standard's id.
//
// An outcome on a module page is that of the standards which is worded most like it: same competency; same level, or
// almost the same words; best pair first, each only once on a page (DOMAIN.md X-02: by identity, not by equal text).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/reader/programme.h"
#include "compiler/reader/wording.h"

namespace compiler {

class OutcomeIdentity {
 public:
  // Gives a standard its id and remembers it. `competency` is the competency's index.
  void add_standard(std::size_t competency, const Competency& named, Outcome& outcome, const Wording& wording);

  // The outcomes of one page, whose competency and level are known: gives each its standard and its id.
  struct OnPage {
    std::size_t competency = 0;
    const Competency* named = nullptr;
    Outcome* outcome = nullptr;
    const Wording* wording = nullptr;
  };
  void match_page(const std::vector<OnPage>& outcomes);

 private:
  struct Standard {
    std::size_t competency = 0;
    int level = 1;
    std::string id;
    const Wording* wording = nullptr;
    std::uint32_t taken_on = 0;  // number of the page that has it
  };
  struct Pair {
    double likeness = 0;
    std::size_t outcome = 0, standard = 0;
  };

  std::string new_id(const std::string& prefix, const Competency& named, const Outcome& outcome);
  std::string numbered(std::string id);
  void take_equal(const OnPage& one, std::vector<bool>& done, std::size_t index);
  void find_alike(const OnPage& one, std::size_t index, std::vector<Pair>& pairs) const;
  std::vector<std::uint32_t> candidates(const OnPage& one, int level, double enough) const;
  void take(const OnPage& one, std::size_t standard);

  std::vector<Standard> standards_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_exact_;  // words of a competency
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_stem_;   // stem in a competency's level
  std::unordered_map<std::string, int> ids_;
  std::uint32_t page_ = 0;
};

}  // namespace compiler
