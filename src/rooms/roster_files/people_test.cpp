#include <catch2/catch.hpp>

#include "rooms/roster_files/roster_files.h"

namespace {

using namespace roster_files;

Roster read(std::string_view bytes) { return read_people(bytes, "people.csv").value(); }
std::string refusal(std::string_view bytes) { return read_people(bytes, "people.csv").error().say; }
std::string only_trouble(std::string_view bytes) {
  const Roster roster = read(bytes);
  CHECK(roster.people.empty());
  REQUIRE(roster.troubles.size() == 1);
  return roster.troubles.front().sentence();
}

}  // namespace

TEST_CASE("people.csv: every column is read, whatever its order and writing") {
  const Roster roster = read(
      "E-Mail Address;ROLES;Name;Time zone;pronouns;Starts on;Cohort;track;External ID\n"
      "ada@example.org;student, mentor;Ada  Lovelace;Europe/London;she/her;2026-09-01;2609BE;BE;S-7\n");
  REQUIRE(roster.people.size() == 1);
  const Listed& ada = roster.people.front();
  CHECK(ada.name == "Ada Lovelace");
  CHECK(ada.email == "ada@example.org");
  CHECK(ada.roles == Roles{Role::student, Role::mentor});
  CHECK(ada.track == "BE");
  CHECK(ada.cohort == "2609BE");
  CHECK(ada.pronouns == "she/her");
  CHECK(ada.zone == "Europe/London");
  CHECK(ada.starts_on == Day::read("2026-09-01"));
  CHECK(ada.external_id == "S-7");
  CHECK(ada.place.row == 2);
  CHECK(roster.troubles.empty());
  CHECK(roster.notes.empty());
}

TEST_CASE("people.csv: first and last name stand for the name") {
  CHECK(read("First name,Last name,E-mail\nAda,Lovelace,ada@example.org\n").people.front().name == "Ada Lovelace");
  CHECK(read("First name,E-mail\nAda,ada@example.org\n").people.front().name == "Ada");
  CHECK(only_trouble("First name,Last name,E-mail\n,,ada@example.org\n") ==
        "people.csv, row 2, \"First name\": expected a name of 1 to 100 characters, found nothing.");
}

TEST_CASE("people.csv: an unknown column is reported, not refused") {
  const Roster roster = read("name,email,Shoe size\nAda,ada@example.org,38\n");
  CHECK(roster.people.size() == 1);
  REQUIRE(roster.notes.size() == 1);
  CHECK(roster.notes.front().say == "The column \"Shoe size\" is not used.");
}

TEST_CASE("RF1: a file without the columns it needs is refused with what it has") {
  CHECK(refusal("name,phone\nAda,1\n") ==
        "people.csv has no column for the e-mail address. Its first row is: name, phone.");
  CHECK(refusal("email\nada@example.org\n") == "people.csv has no column for the name, nor for first and last name.");
  CHECK(refusal("name,email,E-mail\nAda,a@example.org,b@example.org\n") ==
        "people.csv: the columns \"email\" and \"E-mail\" both say the e-mail address.");
  CHECK(refusal("") == "people.csv: The file is empty. Its first row should name its columns.");
}

TEST_CASE(
    "people.csv: a bad cell is a trouble of its row, with file, row, column, what was expected and what stood there") {
  CHECK(only_trouble("name,E-mail\nAda,ada(at)example.org\n") ==
        "people.csv, row 2, \"E-mail\": expected an e-mail address such as ada@example.org, found "
        "\"ada(at)example.org\".");
  CHECK(only_trouble("name,email,starts\nAda,ada@example.org,9/1/26\n") ==
        "people.csv, row 2, \"starts\": expected a day such as 2026-09-01, found \"9/1/26\".");
  CHECK(only_trouble("name,email,zone\nAda,ada@example.org,Mountain\n") ==
        "people.csv, row 2, \"zone\": expected a time zone such as America/Denver, found \"Mountain\".");
  CHECK(
      only_trouble("name,email,role\nAda,ada@example.org,student; wizard\n") ==
      "people.csv, row 2, \"role\": expected roles: administrator, lead, specialist, instructor, student, alum, mentor "
      "or volunteer, found \"student; wizard\".");
  CHECK(only_trouble("name,email\nAda\n") == "people.csv, row 2: expected 2 cells, as the header has, found 1 cell.");
}

TEST_CASE("RF1: rows around a bad one are read") {
  const Roster roster = read("name,email\nAda,ada@example.org\nGrace,\nAlan,alan@example.org\n");
  CHECK(roster.people.size() == 2);
  CHECK(roster.people.back().place.row == 4);
  REQUIRE(roster.troubles.size() == 1);
  CHECK(roster.troubles.front().place.row == 3);
}

TEST_CASE("people.csv: hostile cells stay text, or are refused") {
  CHECK(read("name,email\n\"'=HYPERLINK(1)\",ada@example.org\n").people.front().name == "=HYPERLINK(1)");
  CHECK(read("name,email\n<b>Ada</b>,ada@example.org\n").people.front().name == "<b>Ada</b>");
  for (const std::string email : {"a@b@example.org", "a b@example.org", "a@example", "@example.org", "a@.org",
                                  "a..b@example.org", "a@example.org\r\nBcc: x@example.org", "é@example.org"}) {
    CAPTURE(email);
    CHECK(read("name,email\nAda,\"" + email + "\"\n").people.empty());
  }
  CHECK(only_trouble("name,email\nAda\xe2\x80\xae,ada@example.org\n").find("Ada·") != std::string::npos);
  CHECK(read("name,email\n" + std::string(101, 'x') + ",ada@example.org\n").people.empty());
  CHECK(read("name,email\n" + std::string(100, 'x') + ",ada@example.org\n").people.size() == 1);
  CHECK(read("name,email,cohort\nAda,ada@example.org,\"a\nb\"\n").people.empty());
}
