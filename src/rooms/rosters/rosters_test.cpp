#include "rooms/rosters/test_rosters.h"

using namespace rosters;

namespace {

constexpr const char* three =
    "Name,E-mail,External id,Roles,Cohort,Starts on,Pronouns\n"
    "Ada Lovelace,ada@school.example,S-1,student,Harbour,,she/her\n"
    "Ben Moss,ben@school.example,S-2,,Harbour,2026-08-31,\n"
    "Cy,not an address,S-3,,,,\n"
    "Dee Coach,dee@school.example,,specialist,,,they/them\n";

std::string say_of(Kind kind, std::string_view bytes) {
  const auto read = rosters::read(kind, bytes, "x.csv", day("2026-09-01"));
  REQUIRE_FALSE(read);
  CHECK(read.error().field == "file");
  return read.error().say;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("RO1: what a file is, is told by its bytes") {
  CHECK(has(say_of(Kind::people, ""), "The file is empty."));
  CHECK(has(say_of(Kind::people, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "this is a PDF"));
  CHECK(has(say_of(Kind::people, std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0", 29)),
            "this is a PNG picture"));
  CHECK(has(say_of(Kind::people, std::string_view("name\0e-mail", 11)), "A roster is a table"));
  CHECK(has(say_of(Kind::people, "name,e-mail\nJos\xe9,a@b.example\n"), "UTF-8"));
  CHECK(has(say_of(Kind::people, std::string_view("\xff\xfen\0a\0", 6)), "is UTF-16; please save it"));
  CHECK(has(say_of(Kind::people, std::string(largest_file + 1, 'a')), "more than 10 MiB"));
  CHECK(has(say_of(Kind::people, "name,phone\nAda,1\n"), "no column for the e-mail address"));
  CHECK(has(say_of(Kind::people, "name,e-mail\n"), "There is no row"));
  const std::string empty_zip = std::string("PK\5\6") + std::string(18, '\0');
  CHECK(has(say_of(Kind::attendance, empty_zip), "Only people come as a OneRoster zip"));
  CHECK_FALSE(rosters::read(Kind::people, empty_zip, "x.zip", day("2026-09-01")));
}

TEST_CASE("RO2: a row that cannot be read is refused with its cell, the others are taken") {
  const TestRosters school(either());
  const auto rows =
      school.fates("Name,E-mail,Starts on,Shoe size\nBen,ben@school.example,9/1/26,44\nCy,cy@x.example,,\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].fate == Fate{Verdict::note, "", "The column \"Shoe size\" is not used."});
  CHECK(rows[1].row == 2);
  CHECK(rows[1].file == "file.csv");
  CHECK(rows[1].fate.verdict == Verdict::refused);
  CHECK(rows[1].fate.who == "Ben (ben@school.example)");
  CHECK(rows[1].fate.say == "file.csv, row 2, \"Starts on\": expected a day such as 2026-09-01, found \"9/1/26\".");
  CHECK(rows[2].fate == Fate{Verdict::create, "Cy (cy@x.example)", "Student"});
}

TEST_CASE("RO2: a refused row says whom it names, as far as it does, in every kind of file") {
  const TestRosters school(either());
  const auto who = [&](std::string_view bytes, Kind kind) {
    const auto rows = school.fates(std::string(bytes), kind);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].fate.verdict == Verdict::refused);
    return rows[0].fate.who;
  };
  CHECK(who("Name,E-mail\nAda Byron,ada at school\n", Kind::people) == "Ada Byron (ada at school)");
  CHECK(who("Name,E-mail\n,ada@x.example\n", Kind::people) == "ada@x.example");
  CHECK(who("Name,E-mail,id\n,,S-1\n", Kind::people) == "S-1");
  CHECK(who("First name,Last name,E-mail,Starts on\nAda,Byron,a@x.example,soon\n", Kind::people) ==
        "Ada Byron (a@x.example)");
  CHECK(who("Name,E-mail,Cohort\nAda Byron,ada@x.example\n", Kind::people) == "Ada Byron, ada@x.example");
  CHECK(who("E-mail,Cohort,Module,From\nada@x.example,Harbour,eleven,2026-09-01\n", Kind::enrolments) ==
        "ada@x.example");
  CHECK(who("id,Date,Status\nS-1,2026-09-01,asleep\n", Kind::attendance) == "S-1");
  const std::string long_name(200, 'a');
  CHECK(who("Name,E-mail\n" + long_name + ",a@x.example\n", Kind::people).size() < 100);
}

TEST_CASE("RO2: control characters of a file do not part its rows") {
  const TestRosters school(either());
  const auto rows = school.fates("Name,E-mail,x\x1e\x1f\x1dy\nBen,ben@school.example,\x1e\x1f\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].fate.who == "Ben (ben@school.example)");
}

TEST_CASE("RO3: before the confirmation nothing is changed; RO5: then everything is") {
  const TestRosters school(either());
  const int events = school.count("activity_events");
  const std::string upload = school.staged(three);
  const Preview seen = school.shown(upload);
  CHECK(seen.count(Verdict::update) == 1);
  CHECK(seen.count(Verdict::create) == 2);
  CHECK(seen.count(Verdict::refused) == 1);
  CHECK(seen.total == 4);
  CHECK(seen.rows[0].fate.who == "Ada Byron (ada@school.example)");
  CHECK(seen.rows[0].fate.say ==
        "name: Ada Byron → Ada Lovelace; pronouns: none → she/her; cohort: Harbour, module 1 "
        "from 2026-08-24");
  CHECK(seen.rows[1].fate.say == "Student; cohort: Harbour, module 1 from 2026-08-31");
  CHECK(school.everybody().size() == 2);
  CHECK(school.count("activity_events") == events);

  const Done done = school.confirmed(upload).value();
  CHECK(done.created == 2);
  CHECK(done.updated == 1);
  CHECK(done.invited == 0);
  CHECK(school.everybody().size() == 4);
  CHECK(school.called("ada@school.example")->name == "Ada Lovelace");
  const people::Record ben = school.called("ben@school.example").value();
  CHECK(ben.external_id == "S-2");
  CHECK(ben.roles() == Roles{Role::student});
  CHECK(ben.held.front().granted_by == school.admin);
  REQUIRE(school.been(ben.id).size() == 1);
  CHECK(school.been(ben.id)[0].run_id == school.harbour_run);
  CHECK(school.been(ben.id)[0].from_day == day("2026-08-31"));
  CHECK(school.called("dee@school.example")->roles() == Roles{Role::specialist});
  CHECK(school.called("dee@school.example")->pronouns == "they/them");
  CHECK(school.TestSchool::read([](db::Transaction& tx) { return uploads(tx, 9); })[0].created == 2);
}

TEST_CASE("RO3: rows are filtered by their fate and paged") {
  const TestRosters school(either());
  std::string file = "name,e-mail\nAda Byron,ada@school.example\n";
  for (int i = 0; i < 120; ++i) file += "P" + std::to_string(i) + ",p" + std::to_string(i) + "@x.example\n";
  const std::string upload = school.staged(file);
  const Preview last = school.shown(upload, {.verdict = Verdict::create, .page = 9, .page_size = 50});
  CHECK(last.total == 120);
  REQUIRE(last.rows.size() == 20);
  CHECK(last.rows[0].fate.who == "P100 (p100@x.example)");
  CHECK(school.shown(upload, {.verdict = Verdict::unchanged}).rows.size() == 1);
  CHECK(school.shown(upload, {.verdict = Verdict::conflict}).rows.empty());
  const auto statements = [&](const std::string& one) {
    return school.TestSchool::read([&](db::Transaction& tx) {
      (void)preview(tx, one, {}).value();
      return tx.statements();
    });
  };
  CHECK(statements(upload) == 3);
}

TEST_CASE("RO4: a second file takes the place of the first") {
  const TestRosters school(either());
  const std::string first = school.staged(three);
  const std::string second = school.staged("name,e-mail\nBen,ben@school.example\n");
  CHECK(school.confirmed(first).error().kind == FailureKind::not_found);
  CHECK(school.count("rosters_uploads") == 1);
  CHECK(school.confirmed(second).value().created == 1);
}

TEST_CASE("RO5: a row that stands in the way undoes the whole file") {
  const TestRosters school(either());
  // The reader takes longer identifiers in no file; a name that only the room people refuses stands for what nobody
  // foresaw.
  std::string file =
      rosters::read(Kind::people, "name,e-mail\nBen,ben@x.example\nCy,cy@x.example\n", "f.csv", day("2026-09-01"))
          .value();
  const std::size_t at = file.find("Cy");
  file.replace(at, 2, std::string(150, 'y'));
  const std::string upload = school.write(
      [&](db::Transaction& tx) { return stage(tx, file, school.admin, school.now, school.random).value(); });
  const auto done = school.confirmed(upload);
  REQUIRE_FALSE(done);
  CHECK(done.error().say.starts_with("f.csv, row 3, yyy"));
  CHECK(done.error().say.ends_with("Nothing was changed."));
  CHECK_FALSE(school.called("ben@x.example"));
  CHECK(school.shown(upload).count(Verdict::create) == 2);
}

TEST_CASE("RO6: when a fate is another by now, nothing is done and it is shown") {
  const TestRosters school(either());
  const std::string upload = school.staged(three);
  school.write([&](db::Transaction& tx) {
    (void)people::add(tx, {.name = "Ben Moss", .email = "ben@school.example"}, {}, school.now, school.random).value();
  });
  const Done refused = school.confirmed(upload).value();
  CHECK(refused.changed == 1);
  CHECK(school.everybody().size() == 3);
  const Preview seen = school.shown(upload, {.changed = true});
  CHECK(seen.changed == 1);
  REQUIRE(seen.rows.size() == 1);
  CHECK(seen.rows[0].fate.verdict == Verdict::update);
  CHECK(seen.rows[0].before == "create: Student; cohort: Harbour, module 1 from 2026-08-31");
  const Done done = school.confirmed(upload).value();
  CHECK(done.changed == 0);
  CHECK(done.created == 1);
  CHECK(done.updated == 2);
  CHECK(school.called("ben@school.example")->external_id == "S-2");
}

TEST_CASE("RO7: bringing the same file in again changes nothing") {
  const TestRosters school(either());
  (void)school.brought_in(three);
  const int events = school.count("activity_events"), roles = school.count("people_roles");
  const int enrolments = school.count("cohorts_enrolments");
  const std::string again = school.staged(three);
  const Preview seen = school.shown(again);
  CHECK_FALSE(seen.does_something());
  CHECK(seen.count(Verdict::unchanged) == 3);
  const Done done = school.confirmed(again).value();
  CHECK(done.created + done.updated == 0);
  CHECK(school.count("activity_events") == events + 1);  // that a file was brought in
  CHECK(school.count("people_roles") == roles);
  CHECK(school.count("cohorts_enrolments") == enrolments);
  CHECK(school.everybody().size() == 4);
}

TEST_CASE("RO8: whoever is created is invited when that is wished") {
  const TestRosters school(either());
  const accounts::Sender sender{std::string(32, 'k'), "https://school.example"};
  const Done done = school.confirmed(school.staged(three), &sender).value();
  CHECK(done.invited == 2);
  CHECK(school.count("outbox_letters") == 2);
  std::string many = "name,e-mail\n";
  for (int i = 0; i <= most_invitations; ++i) many += "P,p" + std::to_string(i) + "@x.example\n";
  const auto refused = school.confirmed(school.staged(many), &sender);
  REQUIRE_FALSE(refused);
  CHECK(has(refused.error().say, "At most 2000 people"));
  CHECK(school.count("outbox_letters") == 2);
  CHECK_FALSE(school.called("p0@x.example"));
}

TEST_CASE("RO9: the rows that are kept are deleted after use, when discarded, and after a day") {
  const TestRosters school(either());
  const std::string used = school.staged(three);
  (void)school.confirmed(used).value();
  CHECK(school.count("rosters_rows") == 0);
  CHECK(school.confirmed(used).error().kind == FailureKind::not_found);
  const std::string unwanted = school.staged(three);
  school.write([&](db::Transaction& tx) { (void)discard(tx, unwanted).value(); });
  CHECK(school.count("rosters_rows") == 0);
  CHECK(school.count("rosters_uploads") == 1);
  (void)school.staged(three);
  school.write([&](db::Transaction& tx) { forget(tx, school.now.plus(std::chrono::hours(24))); });
  CHECK(school.count("rosters_rows") == 4);
  school.write([&](db::Transaction& tx) { forget(tx, school.now.plus(std::chrono::hours(25))); });
  CHECK(school.count("rosters_rows") == 0);
  (void)school.staged(three);
  school.write([](db::Transaction& tx) { discard_all(tx); });
  CHECK(school.count("rosters_rows") == 0);
  CHECK(school.count("rosters_uploads") == 1);  // what was brought in is remembered
  CHECK(school.everybody().size() == 4);
}

TEST_CASE("RO10: people are known by external id, then by address; roles are added, pronouns only filled in") {
  const TestRosters school(either());
  (void)school.brought_in("name,e-mail,id,role,pronouns\nAda Byron,new@school.example,S-1,mentor,she/her\n");
  const people::Record ada = school.called("new@school.example").value();
  CHECK(ada.id == school.ada);
  CHECK(ada.roles() == Roles{Role::student, Role::mentor});
  CHECK(ada.pronouns == "she/her");
  const auto rows = school.fates(
      "name,e-mail,id,role,pronouns\n"
      "Ada Byron,NEW@school.example,S-1,student,they/them\n"
      "Ada Byron,ana@school.example,S-1,,\n");
  CHECK(rows[0].fate.verdict == Verdict::unchanged);
  CHECK(rows[1].fate.verdict == Verdict::refused);  // the same external id as in row 2
  const auto two = school.fates("name,e-mail,id\nAda Byron,ana@school.example,S-1\n");
  CHECK(two[0].fate.verdict == Verdict::conflict);
  CHECK(has(two[0].fate.say, "Ana Admin"));
}

TEST_CASE("RO11: whoever is deactivated is neither changed nor reactivated") {
  const TestRosters school(either());
  school.write(
      [&](db::Transaction& tx) { (void)people::deactivate(tx, school.ada, {}, school.now, school.random).value(); });
  const std::string upload = school.staged("name,e-mail,id\nAda Lovelace,ada@school.example,S-1\n");
  CHECK(school.shown(upload).rows[0].fate.verdict == Verdict::conflict);
  (void)school.confirmed(upload).value();
  CHECK(school.called("ada@school.example")->name == "Ada Byron");
  CHECK_FALSE(school.called("ada@school.example")->is_active());
}

TEST_CASE("RO12: a student joins the cohort's module of that day; a cohort that is not there refuses the row") {
  const TestRosters school(either());
  const auto rows = school.fates(
      "name,e-mail,cohort,starts on,role\n"
      "Ben,ben@x.example,HARBOUR,2026-09-14,\n"
      "Cy,cy@x.example,Sailors,,\n"
      "Dee,dee@x.example,Anchor,2026-12-01,\n"
      "Eve,eve@x.example,Harbour,,instructor\n");
  CHECK(rows[0].fate.say == "Student; cohort: Harbour, module 2 from 2026-09-14");
  CHECK(rows[1].fate.verdict == Verdict::refused);
  CHECK(rows[1].fate.say == "file.csv, row 3, \"cohort\": expected one of Anchor, Harbour, found \"Sailors\".");
  CHECK(rows[2].fate.say == "Student; cohort Anchor has no module to come: in none");
  CHECK(rows[3].fate.say == "Instructor");
}

TEST_CASE("RO13: a roster takes nobody out of a cohort") {
  const TestRosters school(either());
  (void)school.brought_in("name,e-mail,cohort\nAda Byron,ada@school.example,Harbour\n");
  const std::string other = "name,e-mail,cohort\nAda Lovelace,ada@school.example,Anchor\n";
  const auto rows = school.fates(other);
  CHECK(rows[0].fate.verdict == Verdict::conflict);
  CHECK(rows[0].fate.say == "In module 1 of cohort Harbour, not in Anchor: note first how that ended.");
  school.write([&](db::Transaction& tx) {
    (void)cohorts::note_outcome(tx, cohorts::present_enrolment(tx, school.ada.text())->id, cohorts::Outcome::repeating,
                                day("2026-08-30"), "", {school.admin.text(), school.now, school.random})
        .value();
  });
  (void)school.brought_in(other);
  REQUIRE(school.been(school.ada).size() == 2);
  CHECK(school.been(school.ada)[1].attempt == 2);
}
