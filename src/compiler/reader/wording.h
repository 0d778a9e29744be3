// How an outcome is worded, reduced to what survives a light rewording: for matching (near match, not equality) and for
// ids that are stable.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace compiler {

struct Wording {
  std::vector<std::uint32_t> stems;  // hashes of the content words' stems, sorted, each once
  std::uint64_t exact = 0;           // hash of all words in order, without case and punctuation: equal = same words
};

Wording wording_of(std::string_view text);

// From 0 (no content word in common) to 1 (the same content words): twice the common stems by all stems (Dice).
double likeness(const Wording& a, const Wording& b);

// From here on two texts of one competency and level are the same outcome, reworded.
inline constexpr double same_outcome = 0.6;
// Of two levels: outcomes of neighbouring levels differ by a few words, so more is asked.
inline constexpr double same_outcome_across_levels = 0.85;

// The content words an id is made of, in text order, singular, in ASCII: "describe their own needs in regards to their
// identity" gives "need", "identity". Left out are function words, the verbs that every outcome begins with (describe,
// identify, …: what a rewording changes first), numbers (thresholds change) and the words of `competency`. At most
// `limit`, each once.
std::vector<std::string> id_words(std::string_view text, std::string_view competency, std::size_t limit);

// "Job Search Strategies" -> "job-search-strategies"; letters with accents lose them, other scripts are left out.
std::string kebab_case(std::string_view name);

}  // namespace compiler
