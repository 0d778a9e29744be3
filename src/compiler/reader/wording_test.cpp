#include "compiler/reader/wording.h"

#include <catch2/catch.hpp>

using compiler::id_words;
using compiler::kebab_case;
using compiler::likeness;
using compiler::wording_of;

namespace {

double alike(std::string_view a, std::string_view b) { return likeness(wording_of(a), wording_of(b)); }
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("wording: case, punctuation, kinds of apostrophes and spacing do not make another wording") {
  CHECK(wording_of("Water a neighbour's bed, twice").exact == wording_of("water  a neighbour’s bed twice.").exact);
  CHECK(wording_of("water a bed").exact != wording_of("water the bed").exact);
  CHECK(wording_of("water a bed").exact != wording_of("a bed water").exact);
}

TEST_CASE("wording: a light rewording stays alike, another outcome does not") {
  CHECK(alike("describe their own needs in a garden", "describes own need in gardens") == 1.0);
  CHECK(alike("speak with a neighbour about soil in at least two talks",
              "speak with a neighbour (or friend) about soil in at least 1 talk") >= compiler::same_outcome);
  CHECK(alike("speak with a neighbour about soil", "prune an old tree in winter") == 0);
  CHECK(alike("reflect on how they solve a blight in summer beds", "reflect on how they solve a frost in cold frames") <
        compiler::same_outcome);
}

TEST_CASE("wording: how many is asked for makes no other outcome") {
  CHECK(alike("greet two people", "greet at least three people") == 1.0);
  CHECK(wording_of("greet two people").exact != wording_of("greet at least three people").exact);
}

TEST_CASE("wording: texts without content words are alike only when they are equal") {
  CHECK(alike("", "") == 1);
  CHECK(alike("to be", "to be") == 1);
  CHECK(alike("to be", "") == 0);
}

TEST_CASE("wording: an id is made of nouns, not of verbs, numbers or the competency's own name") {
  CHECK(id_words("describe their own needs in regards to gardening and identity", "Gardening", 4) ==
        Words{"need", "identity"});
  CHECK(id_words("identify at least 3 companies/industries", "Job Search", 4) == Words{"company", "industry"});
  CHECK(id_words("write a résumé for a résumé reader", "Materials", 4) == Words{"resume", "reader"});
  CHECK(id_words("water a boss's bed, a boss’s pots and the bosses' yard", "", 4) ==
        Words{"water", "boss", "bed", "pot"});
  CHECK(id_words("one two three soil leaf root bud seed", "", 4) == Words{"soil", "leaf", "root", "bud"});
  CHECK(id_words("学生能够", "", 4).empty());
}

TEST_CASE("wording: names become keys") {
  CHECK(kebab_case("Job Search Strategies") == "job-search-strategies");
  CHECK(kebab_case(" Résumés & Œuvres: ") == "resumes-ouvres");
  CHECK(kebab_case("Student’s work") == "students-work");
  CHECK(kebab_case("学生").empty());
}
