#include "rooms/roster_files/history.h"

#include <catch2/catch.hpp>
#include <random>

#include "platform/csv/csv.h"

namespace {

using namespace roster_files;

AttendanceTable attendance(std::string_view bytes) { return read_attendance(bytes, "attendance.csv").value(); }
EnrolmentTable enrolments(std::string_view bytes) { return read_enrolments(bytes, "enrolments.csv").value(); }

template <class Table>
std::string only_trouble(const Table& table) {
  REQUIRE(table.troubles.size() == 1);
  return table.troubles.front().sentence();
}

}  // namespace

TEST_CASE("attendance: whom, day, session, status and note of each row") {
  const AttendanceTable table = attendance(
      "E-mail,Date,Session,Status,Note,Room\n"
      "ada@example.org,2026-09-08,Cold outreach,Left early,dentist,3\n"
      "grace@example.org,2026-09-08,day,P,,3\n");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].whom.email == "ada@example.org");
  CHECK(table.rows[0].day == Day::read("2026-09-08"));
  CHECK(table.rows[0].session == "Cold outreach");
  CHECK(table.rows[0].status == "left-early");
  CHECK(table.rows[0].note == "dentist");
  CHECK(table.rows[1].session.empty());
  CHECK(table.rows[1].status == "present");
  REQUIRE(table.notes.size() == 1);
  CHECK(table.notes.front().say == "The column \"Room\" is not used.");
}

TEST_CASE("attendance: every status by its name and its usual letter") {
  const std::vector<std::pair<std::string, std::string>> words = {
      {"present", "present"},       {"LATE", "late"}, {"tardy", "late"},      {"left early", "left-early"},
      {"left-early", "left-early"}, {"A", "absent"},  {"excused", "excused"}, {"voluntary", "voluntary"}};
  for (const auto& [word, status] : words) {
    CAPTURE(word);
    CHECK(attendance("id,date,status\nS-1,2026-09-08," + word + "\n").rows.front().status == status);
  }
}

TEST_CASE("attendance: a bad cell is a trouble of its row") {
  CHECK(only_trouble(attendance("id,date,status\nS-1,2026-09-08,here\n")) ==
        "attendance.csv, row 2, \"status\": expected present, late, left early, absent, excused or voluntary, found "
        "\"here\".");
  CHECK(only_trouble(attendance("id,date,status\nS-1,8 Sep,P\n")) ==
        "attendance.csv, row 2, \"date\": expected a day such as 2026-09-01, found \"8 Sep\".");
  CHECK(only_trouble(attendance("id,date,status\n,2026-09-08,P\n")) ==
        "attendance.csv, row 2, \"id\": expected an external id, found nothing.");
  CHECK(only_trouble(attendance("id,email,date,status\nS-1,nobody,2026-09-08,P\n")) ==
        "attendance.csv, row 2, \"email\": expected an e-mail address such as ada@example.org, found \"nobody\".");
  CHECK(only_trouble(attendance("id,date,status\nS-1,2026-09-08\n")) ==
        "attendance.csv, row 2: expected 3 cells, as the header has, found 2 cells.");
}

TEST_CASE("attendance: the same person, day and session twice is a trouble of the second row") {
  const AttendanceTable table = attendance(
      "email,date,session,status\nada@example.org,2026-09-08,A,P\nADA@example.org,2026-09-08,A,late\n"
      "ada@example.org,2026-09-08,B,P\nada@example.org,2026-09-09,A,P\n");
  CHECK(table.rows.size() == 3);
  CHECK(only_trouble(table) ==
        "attendance.csv, row 3, \"date\": expected another day or session than in row 2, found \"2026-09-08\".");
}

TEST_CASE("attendance: a table that says not whom, when or how is refused") {
  CHECK(read_attendance("date,status\n2026-09-08,P\n", "a.csv").error().say ==
        "a.csv has no column that says whom a row means: an e-mail address or an external id.");
  CHECK(read_attendance("email,status\na@example.org,P\n", "a.csv").error().say ==
        "a.csv has no column for the date. Its first row is: email, status.");
}

TEST_CASE("enrolments: cohort, module, attempt, days and outcome of each row") {
  const EnrolmentTable table = enrolments(
      "email,cohort,module,attempt,from,until,outcome\n"
      "ada@example.org,2601BE,Module 1,,2026-01-05,2026-02-13,passed\n"
      "ada@example.org,2603BE,2,2,2026-03-02,,\n"
      "grace@example.org,2601BE,M4,1,2026-01-05,2026-02-13,Early graduate\n");
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].module == 1);
  CHECK(table.rows[0].attempt == 1);
  CHECK(table.rows[0].until == Day::read("2026-02-13"));
  CHECK(table.rows[1].attempt == 2);
  CHECK(table.rows[1].outcome == "running");
  CHECK_FALSE(table.rows[1].until);
  CHECK(table.rows[2].module == 4);
  CHECK(table.rows[2].outcome == "early-graduate");
}

TEST_CASE("enrolments: what contradicts itself is a trouble of its row") {
  const auto trouble = [](const std::string& row) {
    const EnrolmentTable table =
        enrolments("email,cohort,module,attempt,from,until,outcome\nada@example.org," + row + "\n");
    CHECK(table.rows.empty());
    return only_trouble(table);
  };
  CHECK(trouble("2601BE,1,1,2026-01-05,2026-01-04,passed") ==
        "enrolments.csv, row 2, \"until\": expected a day from 2026-01-05 on, found \"2026-01-04\".");
  CHECK(trouble("2601BE,1,1,2026-01-05,,passed") ==
        "enrolments.csv, row 2, \"until\": expected a day such as 2026-09-01, for an enrolment that has ended, found "
        "nothing.");
  CHECK(
      trouble("2601BE,1,1,2026-01-05,2026-02-01,running").find("expected nothing, for an enrolment that is running") !=
      std::string::npos);
  CHECK(trouble("2601BE,1,1,2026-01-05,2026-02-01,") ==
        "enrolments.csv, row 2, \"outcome\": expected running, passed, repeating, graduated, early-graduate, dismissed "
        "or "
        "withdrawn, found nothing.");
  CHECK(trouble("2601BE,10,1,2026-01-05,,").find("\"module\": expected a module's number from 1 to 9") !=
        std::string::npos);
  CHECK(trouble("2601BE,one,1,2026-01-05,,").find("\"module\"") != std::string::npos);
  CHECK(trouble("2601BE,1,0,2026-01-05,,").find("\"attempt\": expected a number from 1 to 9") != std::string::npos);
  CHECK(trouble(",1,1,2026-01-05,,").find("\"cohort\"") != std::string::npos);
}

TEST_CASE("enrolments: the same person, module and attempt twice is a trouble of the second row") {
  CHECK(only_trouble(enrolments(
            "id,cohort,module,attempt,from\nS-1,A,1,1,2026-01-05\nS-1,B,1,1,2026-03-02\nS-1,B,1,2,2026-03-02\n")) ==
        "enrolments.csv, row 3, \"module\": expected another module or attempt than in row 2, found \"1\".");
}

TEST_CASE("history: what is written as a table is read again as it was, whatever the notes hold") {
  std::mt19937 random(3);
  constexpr std::string_view pieces[] = {"=", "\"", ",", ";", "é", "a", "'", "-", "@"};
  for (int round = 0; round < 100; ++round) {
    std::vector<csv::Cells> rows;
    std::vector<std::string> notes;
    for (int n = 0; n < 5; ++n) {
      std::string note;
      for (std::size_t i = random() % 6; i > 0; --i) note += pieces[random() % std::size(pieces)];
      notes.push_back(note);
      rows.push_back({"S-" + std::to_string(n), "2026-09-08", "absent", note});
    }
    const AttendanceTable table = attendance(csv::write({"id", "date", "status", "note"}, rows));
    REQUIRE(table.rows.size() == 5);
    for (std::size_t n = 0; n < 5; ++n) CHECK(table.rows[n].note == notes[n]);
  }
}
