#include <catch2/catch.hpp>
#include <random>

#include "platform/csv/csv.h"
#include "rooms/roster_files/roster_files.h"

namespace {

using namespace roster_files;

PersonId id_of(int number) {
  id::RandomBytes random{};
  random[9] = static_cast<unsigned char>(number);
  random[8] = static_cast<unsigned char>(number >> 8);
  return PersonId::make(std::chrono::milliseconds(1), random);
}

Roster read(std::string_view bytes) { return read_people(bytes, "people.csv").value(); }

Existing ada() {
  return {id_of(1), "S-1",    "Ada Lovelace", "ada@example.org", {Role::student},
          "BE",     "2609BE", "she/her",      "Europe/London",   Day::read("2026-09-01")};
}
Existing grace() { return {id_of(2), "S-2", "Grace Hopper", "grace@example.org", {Role::mentor}, "", "", "", "", {}}; }

Fate only_fate(std::string_view bytes, const std::vector<Existing>& existing) {
  const std::vector<Fate> all = fates(read(bytes), existing);
  REQUIRE(all.size() == 1);
  return all.front();
}

// The people after the fates were carried out.
std::vector<Existing> carried_out(const Roster& roster, const std::vector<Fate>& all, std::vector<Existing> people) {
  for (const Fate& fate : all) {
    if (fate.verdict == Verdict::create) {
      const Listed& p = roster.people[*fate.person];
      const PersonId id = id_of(1000 + static_cast<int>(people.size()));
      people.push_back(
          {id, p.external_id, p.name, p.email, fate.roles, p.track, p.cohort, p.pronouns, p.zone, p.starts_on});
    }
    if (fate.verdict != Verdict::update) continue;
    Existing& person = *std::ranges::find(people, *fate.existing, &Existing::id);
    for (const Change& change : fate.changes) {
      if (change.field == "external_id") person.external_id = change.to;
      if (change.field == "name") person.name = change.to;
      if (change.field == "email") person.email = change.to;
      if (change.field == "track") person.track = change.to;
      if (change.field == "cohort") person.cohort = change.to;
      if (change.field == "pronouns") person.pronouns = change.to;
      if (change.field == "zone") person.zone = change.to;
      if (change.field == "starts_on") person.starts_on = Day::read(change.to);
      if (change.field == "role") person.roles.add(*role_named(change.to));
    }
  }
  return people;
}

}  // namespace

TEST_CASE("fates: who is not known is created, a student when the file says nothing else") {
  const Fate fate = only_fate("name,email\nAlan Turing,alan@example.org\n", {ada()});
  CHECK(fate.verdict == Verdict::create);
  CHECK(fate.roles == Roles{Role::student});
  CHECK(fate.sentence == "Alan Turing (alan@example.org) is new: Student.");
  CHECK(only_fate("name,email,role\nAlan,alan@example.org,teacher\n", {}).roles == Roles{Role::instructor});
}

TEST_CASE("RO10: the external id finds a person first, then the e-mail address, ignoring case") {
  const Fate by_id = only_fate("name,email,id\nAda Lovelace,ada.l@example.org,S-1\n", {ada()});
  CHECK(by_id.verdict == Verdict::update);
  CHECK(by_id.sentence ==
        "Ada Lovelace (ada@example.org) changes: email \"ada.l@example.org\" instead of \"ada@example.org\".");
  const Fate by_email = only_fate("name,email\nAda King,ADA@example.org\n", {ada()});
  CHECK(by_email.existing == id_of(1));
  REQUIRE(by_email.changes.size() == 1);
  CHECK(by_email.changes.front().field == "name");
  CHECK(by_email.changes.front().from == "Ada Lovelace");
  CHECK(by_email.changes.front().to == "Ada King");
}

TEST_CASE("RO10: roles are added, never taken away") {
  const Fate fate = only_fate("name,email,role\nAda Lovelace,ada@example.org,mentor\n", {ada()});
  CHECK(fate.roles == Roles{Role::mentor});
  CHECK(fate.sentence == "Ada Lovelace (ada@example.org) changes: role Mentor added.");
}

TEST_CASE("RO10: pronouns and time zone are filled in, never overwritten; an empty cell says nothing") {
  const std::string_view file = "name,email,pronouns,zone,cohort\n";
  CHECK(only_fate(std::string(file) + "Ada Lovelace,ada@example.org,he/him,America/Denver,\n", {ada()}).verdict ==
        Verdict::unchanged);
  const Fate filled =
      only_fate(std::string(file) + "Grace Hopper,grace@example.org,she/her,America/Denver,\n", {grace()});
  CHECK(filled.verdict == Verdict::update);
  CHECK(filled.changes.size() == 2);
}

TEST_CASE("RF4: an external id and an e-mail address that mean two people are a conflict that names both") {
  const Fate fate = only_fate("name,email,id\nAda,grace@example.org,S-1\n", {ada(), grace()});
  CHECK(fate.verdict == Verdict::conflict);
  CHECK(
      fate.sentence ==
      "people.csv, row 2: the external id \"S-1\" is Ada Lovelace's, the e-mail address \"grace@example.org\" is Grace "
      "Hopper's.");
  CHECK(
      only_fate("name,email,id\nAda,ada@example.org,S-9\n", {ada()}).sentence ==
      "people.csv, row 2: the e-mail address \"ada@example.org\" is Ada Lovelace's, whose external id is \"S-1\", not "
      "\"S-9\".");
}

TEST_CASE("RF4: the same e-mail address or external id twice is refused at the second row") {
  const auto all = fates(read("name,email,id\nA,a@example.org,1\nB,A@example.org,2\nC,c@example.org,1\n"), {});
  REQUIRE(all.size() == 3);
  CHECK(all[0].verdict == Verdict::create);
  CHECK(all[1].sentence == "people.csv, row 3: \"A@example.org\" stands in row 2 already.");
  CHECK(all[2].verdict == Verdict::refused);
  CHECK(all[2].sentence == "people.csv, row 4: \"1\" stands in row 2 already.");
}

TEST_CASE("fates: nobody leaves an e-mail address that another row claims") {
  const auto all = fates(read("name,email,id\nAda,new@example.org,S-1\nAda Lovelace,ada@example.org,\n"), {ada()});
  CHECK(all[0].verdict == Verdict::conflict);
  CHECK(all[0].sentence ==
        "people.csv, row 2: Ada Lovelace cannot leave the e-mail address \"ada@example.org\", since row 3 has it too.");
  CHECK(all[1].verdict == Verdict::unchanged);
}

TEST_CASE("fates: every row has one, in the order of the file") {
  const auto all = fates(read("name,email,starts\nA,a@example.org,\n,b,x\nC,c@example.org,\nD\n"), {});
  REQUIRE(all.size() == 4);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].place.row == static_cast<int>(i) + 2);
  CHECK(all[1].verdict == Verdict::refused);
  CHECK(all[1].sentence.find("\"starts\": expected a day") != std::string::npos);
  CHECK(all[1].sentence.find("\"email\": expected an e-mail") != std::string::npos);
  CHECK(all[3].verdict == Verdict::refused);
  CHECK(name_of(all[3].verdict) == "refused");
}

TEST_CASE("RO7: importing twice changes nothing the second time, whatever the file and the school") {
  std::mt19937 random(5);
  const auto pick = [&](std::initializer_list<const char*> words) {
    return std::string(words.begin()[random() % words.size()]);
  };
  int created = 0, updated = 0, conflicts = 0, refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<csv::Cells> rows;
    for (std::size_t n = random() % 7; n > 0; --n) {
      rows.push_back(
          {pick({"Ada", "Grace", "=Alan", "Émilie", ""}),
           pick({"a@example.org", "A@example.org", "b@example.org", "c@example.org", "grace@example.org", "x"}),
           pick({"", "1", "2", "S-1", "S-2"}), pick({"", "student", "mentor; alum"}), pick({"", "2609BE"}),
           pick({"", "they/them"}), pick({"", "2026-09-01", "soon"})});
    }
    const Roster roster = read(csv::write({"name", "email", "id", "roles", "cohort", "pronouns", "starts"}, rows));
    std::vector<Existing> school;
    if (random() % 2 == 0) school.push_back(ada());
    if (random() % 2 == 0) school.push_back(grace());
    const std::vector<Fate> first = fates(roster, school);
    const std::vector<Existing> after = carried_out(roster, first, school);
    const std::vector<Fate> second = fates(roster, after);
    REQUIRE(second.size() == first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CAPTURE(first[i].sentence, second[i].sentence);
      const bool done = first[i].verdict == Verdict::create || first[i].verdict == Verdict::update;
      created += first[i].verdict == Verdict::create ? 1 : 0;
      updated += first[i].verdict == Verdict::update ? 1 : 0;
      conflicts += first[i].verdict == Verdict::conflict ? 1 : 0;
      refused += first[i].verdict == Verdict::refused ? 1 : 0;
      if (done) CHECK(second[i].verdict == Verdict::unchanged);
      CHECK(second[i].verdict != Verdict::create);
      CHECK(second[i].verdict != Verdict::update);
    }
  }
  CHECK((created > 50 && updated > 50 && conflicts > 20 && refused > 50));
}
