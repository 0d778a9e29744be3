#include <catch2/catch.hpp>
#include <map>

#include "kernel/text.h"
#include "platform/archive/archive.h"
#include "rooms/roster_files/roster_files.h"

namespace {

using namespace roster_files;

const Day today = Day::read("2026-09-15").value();

using Files = std::map<std::string, std::string>;

const std::string users_header =
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,"
    "sms,"
    "phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,"
    "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n";

// A small school: Ada is a student of the back end, Grace teaches, Alan is switched off, Pat is a parent.
Files school() {
  return {
      {"manifest.csv",
       "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.academicSessions,bulk\nfile.categories,"
       "absent\n"
       "file.classes,bulk\nfile.courses,bulk\nfile.demographics,absent\nfile.enrollments,bulk\nfile.orgs,bulk\n"
       "file.roles,bulk\nfile.users,bulk\nsource.systemName,Registry\nsource.systemCode,R\n"},
      {"orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no1,,,School,school,,\n"},
      {"academicSessions.csv",
       "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
       "t1,,,Autumn,term,2026-09-07,2026-10-16,,2027\nt0,,,Summer,term,2026-07-06,2026-08-14,,2027\n"},
      {"courses.csv",
       "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
       "subjectCodes\n"
       "c1,,,,Back end,BE,,o1,,\n"},
      {"classes.csv",
       "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
       "termSourcedIds,subjects,subjectCodes,periods\nk1,,,2607BE,,c1,,scheduled,,o1,\"t1,t0\",,,\n"},
      {"enrollments.csv",
       "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
       "e1,,,k1,o1,u1,student,,,\ne2,,,k1,o1,u2,teacher,true,,\n"},
      {"users.csv", users_header + "u1,,,true,ada,,Augusta,Lovelace,,,ada@example.org,,,,,,,,Ada,,,o1,she/her\n"
                                   "u2,,,true,grace,,Grace,Hopper,,,grace@example.org,,,,,,,,,,,o1,\n"
                                   "u3,,,false,alan,,Alan,Turing,,,alan@example.org,,,,,,,,,,,o1,\n"
                                   "u4,,,true,pat,,Pat,Lovelace,,,,,,,,,,,,,,o1,\n"},
      {"roles.csv",
       "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
       "userProfileSourcedId\n"
       "r1,,,u1,primary,student,,,o1,\nr2,,,u2,primary,teacher,2026-01-01,,o1,\nr3,,,u3,primary,student,,,o1,\n"
       "r4,,,u4,primary,parent,,,o1,\nr5,,,u2,secondary,counselor,2020-01-01,2025-12-31,o1,\n"}};
}

Result<Roster> read_files(const Files& files) {
  std::vector<archive::Entry> entries;
  for (const auto& [path, bytes] : files) entries.push_back({path, bytes});
  return read_oneroster(archive::write_zip(entries, *Moment::read("2026-09-01T16:00:00Z")).value(), today);
}
Roster read(const Files& files) { return read_files(files).value(); }
std::string refusal(const Files& files) { return read_files(files).error().say; }

Files with(const std::string& file, const std::string& from, const std::string& to) {
  Files files = school();
  REQUIRE(files.at(file).find(from) != std::string::npos);
  files.at(file) = text::replace_all(files.at(file), from, to);
  return files;
}
std::string only_trouble(const Files& files) {
  const Roster roster = read(files);
  REQUIRE(roster.troubles.size() == 1);
  return roster.troubles.front().sentence();
}
const Listed* find(const Roster& roster, std::string_view external_id) {
  const auto person = std::ranges::find(roster.people, external_id, &Listed::external_id);
  return person == roster.people.end() ? nullptr : &*person;
}

}  // namespace

TEST_CASE("RF2: people, roles, class, course and term of a bulk zip") {
  const Roster roster = read(school());
  CHECK(roster.troubles.empty());
  REQUIRE(roster.people.size() == 4);
  const Listed& ada = roster.people[0];
  CHECK(ada.external_id == "u1");
  CHECK(ada.name == "Ada Lovelace");
  CHECK(ada.email == "ada@example.org");
  CHECK(ada.roles == Roles{Role::student});
  CHECK(ada.cohort == "2607BE");
  CHECK(ada.track == "Back end");
  CHECK(ada.starts_on == Day::read("2026-07-06"));
  CHECK(ada.pronouns == "she/her");
  CHECK(ada.place.file == "users.csv");
  CHECK(ada.place.row == 2);
}

TEST_CASE("OneRoster: a teacher is an instructor and in no cohort; a role that has ended is noted") {
  const Roster roster = read(school());
  CHECK(roster.people[1].roles == Roles{Role::instructor});
  CHECK(roster.people[1].cohort.empty());
  REQUIRE(roster.notes.size() == 2);
  CHECK(roster.notes[0].say == "\"parent\" has no counterpart here.");
  CHECK(roster.notes[1].say == "\"counselor\" is not held today, and is left out.");
  CHECK(roster.notes[1].place.row == 6);
}

TEST_CASE("RF3: who is switched off or has no role here is left out, with the reason") {
  const auto all = fates(read(school()), {});
  REQUIRE(all.size() == 4);
  CHECK(all[0].verdict == Verdict::create);
  CHECK(all[2].verdict == Verdict::unchanged);
  CHECK(all[2].sentence == "Alan Turing is switched off in the roster (enabledUser is false); nothing is done.");
  CHECK(all[3].sentence == "Pat Lovelace has no role in the roster that counts here today; nothing is done.");
}

TEST_CASE("RF3: an administrator's role is given by hand") {
  const Roster roster = read(with("roles.csv", "u2,primary,teacher", "u2,primary,systemAdministrator"));
  CHECK(roster.people[1].roles.empty());
  CHECK_FALSE(roster.people[1].left_out.empty());
  CHECK(roster.notes[0].say == "\"systemAdministrator\" is given by hand, as the role Administrator.");
}

TEST_CASE("RF2: delta mode is refused") {
  CHECK(
      refusal(with("manifest.csv", "file.users,bulk", "file.users,delta")) ==
      "manifest.csv says that users.csv is a delta: what changed since an earlier export. Please export in bulk mode.");
}

TEST_CASE("OneRoster: the manifest must be there, at the top, of this version, and true") {
  Files files = school();
  files.erase("manifest.csv");
  CHECK(refusal(files) == "The zip has no manifest.csv, so that it is no OneRoster roster.");
  Files inside;
  for (const auto& [path, bytes] : school()) inside["export/" + path] = bytes;
  CHECK(refusal(inside) ==
        "manifest.csv must be at the top of the zip, not in \"export/\". Please zip the files, not their folder.");
  CHECK(refusal(with("manifest.csv", "oneroster.version,1.2", "oneroster.version,1.1")) ==
        "manifest.csv, \"oneroster.version\": expected \"1.2\", found \"1.1\".");
  CHECK(refusal(with("manifest.csv", "manifest.version,1.0\n", "")) ==
        "manifest.csv, \"manifest.version\": expected \"1.0\", found nothing.");
  CHECK(refusal(with("manifest.csv", "file.roles,bulk", "file.roles,absent")) ==
        "manifest.csv says that roles.csv is absent; people cannot be read without it.");
  CHECK(refusal(with("manifest.csv", "file.orgs,bulk", "file.orgs,full")) ==
        "manifest.csv, \"file.orgs\": expected \"bulk\" or \"absent\", found \"full\".");
  CHECK(refusal(with("manifest.csv", "file.orgs,bulk", "file.users,bulk")) ==
        "manifest.csv, row 12: \"file.users\" is said twice.");
  files = school();
  files.erase("users.csv");
  CHECK(refusal(files) == "manifest.csv says that there is a users.csv, and the zip has none.");
  CHECK(
      refusal(with("users.csv", "familyName", "lastName")).starts_with("users.csv has no column for the familyName."));
}

TEST_CASE("OneRoster: classes and the rest may be absent; files that are not used are passed over") {
  Files files = with("manifest.csv", "file.enrollments,bulk", "file.enrollments,absent");
  files["demographics.csv"] = "no table at all \"";
  files["__MACOSX/._users.csv"] = std::string("\0\5\x16\7", 4);
  const Roster roster = read(files);
  CHECK(roster.people.size() == 4);
  CHECK(roster.people[0].cohort.empty());
  CHECK(refusal(with("manifest.csv", "file.classes,bulk", "file.classes,absent")) ==
        "manifest.csv has enrollments.csv in bulk and classes.csv absent; please export both.");
}

TEST_CASE("OneRoster: a row of bulk mode has no state but active, and a sourcedId of its own") {
  CHECK(read(with("users.csv", "u1,,,true", "u1,active,2026-09-01T16:00:00.000Z,true")).troubles.empty());
  const Roster deleted = read(with("users.csv", "u3,,,false", "u3,tobedeleted,,false"));
  REQUIRE(deleted.troubles.size() == 2);
  CHECK(deleted.troubles[0].sentence() ==
        "roles.csv, row 4, \"userSourcedId\": expected the sourcedId of a sound row of users.csv, found \"u3\".");
  CHECK(deleted.troubles[1].sentence() ==
        "users.csv, row 4, \"status\": expected nothing or \"active\", in bulk mode, found \"tobedeleted\".");
  CHECK(only_trouble(with("orgs.csv", "o1,,,School", "o2,,yesterday,Other,school,,\no1,,,School"))
            .starts_with("orgs.csv, row 2, \"dateLastModified\": expected nothing, in bulk mode, or a moment"));
  CHECK(only_trouble(
            with("academicSessions.csv", "t1,,,Autumn", "t0,,,Other,term,2026-07-06,2026-08-14,,2027\nt1,,,Autumn"))
            .ends_with("\"sourcedId\": expected another identifier than in row 2, found \"t0\"."));
}

TEST_CASE(
    "OneRoster: references that lead nowhere, and words that the standard does not have, are troubles of their row") {
  CHECK(only_trouble(with("enrollments.csv", "e2,,,k1", "e2,,,k9")) ==
        "enrollments.csv, row 3, \"classSourcedId\": expected the sourcedId of a sound row of classes.csv, found "
        "\"k9\".");
  CHECK(only_trouble(with("enrollments.csv", "u2,teacher", "u9,teacher")) ==
        "enrollments.csv, row 3, \"userSourcedId\": expected the sourcedId of a sound row of users.csv, found \"u9\".");
  CHECK(only_trouble(with("roles.csv", "primary,teacher", "primary,wizard")) ==
        "roles.csv, row 3, \"role\": expected a role of OneRoster 1.2, such as student or teacher, found \"wizard\".");
  CHECK(only_trouble(with("roles.csv", "u2,primary", "u2,main")).find("\"roleType\"") != std::string::npos);
  CHECK(only_trouble(with("roles.csv", "2025-12-31", "2019-12-31")) ==
        "roles.csv, row 6, \"endDate\": expected a day from 2020-01-01 on, found \"2019-12-31\".");
  CHECK(read(with("classes.csv", ",c1,", ",c9,")).troubles.front().sentence() ==
        "classes.csv, row 2, \"courseSourcedId\": expected the sourcedId of a sound row of courses.csv, found \"c9\".");
  CHECK(read(with("classes.csv", "t1,t0", "t1,t9")).troubles.front().column == "termSourcedIds");
}

TEST_CASE("OneRoster: a user needs an e-mail address and a role, and says whether they are enabled") {
  const Roster no_address = read(with("users.csv", "ada@example.org", ""));
  CHECK(find(no_address, "u1") == nullptr);
  CHECK(no_address.people.size() == 3);
  CHECK(no_address.troubles.front().sentence() ==
        "users.csv, row 2, \"email\": expected an e-mail address such as ada@example.org, found nothing.");
  CHECK(only_trouble(with("users.csv", "u1,,,true", "u1,,,yes")) ==
        "users.csv, row 2, \"enabledUser\": expected \"true\" or \"false\", found \"yes\".");
  CHECK(only_trouble(with("roles.csv", "r1,,,u1,primary,student,,,o1,\n", "")) ==
        "users.csv, row 2, \"sourcedId\": expected one that has a role in roles.csv, found \"u1\".");
}

TEST_CASE("RF2: of two classes of one student the first counts, and one that is over does not") {
  Files files = with("classes.csv", "k1,,,2607BE", "k2,,,2609FE,,c1,,scheduled,,o1,t1,,,\nk1,,,2607BE");
  files["enrollments.csv"] += "e3,,,k2,o1,u1,student,,,\n";
  const Roster two = read(files);
  CHECK(find(two, "u1")->cohort == "2607BE");
  CHECK(std::ranges::any_of(two.notes, [](const Note& note) {
    return note.say == "The class \"2609FE\" is left out: \"2607BE\" stands before it for the same student.";
  }));
  files["enrollments.csv"] =
      text::replace_all(files["enrollments.csv"], "e1,,,k1,o1,u1,student,,,", "e1,,,k1,o1,u1,student,,,2026-09-14");
  CHECK(find(read(files), "u1")->cohort == "2609FE");
}

TEST_CASE("OneRoster: importing it twice changes nothing") {
  const Roster roster = read(school());
  const auto first = fates(roster, {});
  std::vector<Existing> people;
  for (const Fate& fate : first) {
    if (fate.verdict != Verdict::create) continue;
    const Listed& p = roster.people[*fate.person];
    id::RandomBytes random{};
    random[9] = static_cast<unsigned char>(people.size());
    people.push_back({PersonId::make(std::chrono::milliseconds(1), random), p.external_id, p.name, p.email, fate.roles,
                      p.track, p.cohort, p.pronouns, p.zone, p.starts_on});
  }
  CHECK(people.size() == 2);
  for (const Fate& fate : fates(roster, people)) CHECK(fate.verdict == Verdict::unchanged);
}

TEST_CASE("OneRoster: what is no zip, or a hostile one, is refused") {
  CHECK(read_oneroster("name,email\n", today).error().say.starts_with("This is no zip"));
  Files files = school();
  files["users.csv"] += "u5,\"never closed\n";
  CHECK(refusal(files) == "users.csv: Row 6 has a quotation mark that is never closed.");
}

TEST_CASE("OneRoster: any byte of the files changed is read or refused, never worse") {
  const Files files = school();
  for (const auto& [path, bytes] : files) {
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
      for (const char other : {'"', ',', '\n', '\xff'}) {
        Files changed = files;
        changed[path][at] = other;
        const auto roster = read_files(changed);
        if (!roster) continue;
        for (const Fate& fate : fates(*roster, {})) CHECK_FALSE(fate.sentence.empty());
      }
    }
  }
}

TEST_CASE("RO2: a refused row of a OneRoster zip says whom it names") {
  const auto who = [](const std::string& file, const std::string& from, const std::string& to) {
    return read(with(file, from, to)).troubles.front().who;
  };
  CHECK(who("users.csv", "true,ada", "maybe,ada") == "Ada Lovelace (ada@example.org)");
  CHECK(who("roles.csv", "u2,primary,teacher", "u2,primary,wizard") == "Grace Hopper (grace@example.org)");
  CHECK(who("roles.csv", "r4,,,u4", "r4,,,u9") == "u9");
  CHECK(who("enrollments.csv", "u1,student", "u1,wizard") == "Ada Lovelace (ada@example.org)");
}
