#include "rooms/people/people_test_school.h"

using namespace people_test;

TEST_CASE("P3: a name has 1 to 100 characters, none of them a control character or one that turns the direction") {
  CHECK(people::checked_name("  Ana \t Ortega ").value_or("") == "Ana Ortega");
  CHECK(people::checked_name("李").value_or("") == "李");
  std::string longest;
  for (int i = 0; i < 100; ++i) longest += "é";
  CHECK(people::checked_name(longest));
  CHECK(refused_at(people::checked_name(longest + "e")) == "name");
  for (const char* bad : {"", "  ", "A\x01", "A\x7F", "A\u0085", "A\u202EB", "A\u2066B", "A\u2028", "\u200B", "\u200D",
                          "A\xFF", "\u0301"}) {
    INFO(bad);
    CHECK(refused_at(people::checked_name(bad)) == "name");
  }
  const School school = on_either_engine();
  CHECK(refused_at(school.change(school.ana, people::Profile{"", "", false, "Europe/Berlin", {}})) == "name");
}

TEST_CASE("P4: pronouns have at most 40 characters") {
  const School school = on_either_engine();
  const auto change = [&](const std::string& pronouns) {
    return school.change(school.ana, people::Profile{"Ana", pronouns, true, "Europe/Berlin", {}});
  };
  CHECK(change(" she/her "));
  CHECK(school.get(school.ana).pronouns == "she/her");
  CHECK(school.get(school.ana).pronouns_shown);
  CHECK(change(std::string(40, 'x')));
  CHECK(refused_at(change(std::string(41, 'x'))) == "pronouns");
  CHECK(refused_at(change("she\x1Bher")) == "pronouns");
  CHECK(change(""));
}

TEST_CASE("P5: an e-mail address has at most 254 characters, one @, and no spaces") {
  for (const char* good : {"ana@school.example", "a.b+c@sub.school.example", "o'neil@x", "Ana@School.Example"})
    CHECK(people::checked_email(good).value_or("") == good);
  CHECK(people::checked_email("  ana@school.example ").value_or("") == "ana@school.example");
  for (const char* bad :
       {"", "ana", "@", "ana@", "@school.example", "a@b@c", "a b@school.example", "ana@school .example",
        "ana@school.example\nBcc: all@school.example", "ana@-school.example", "ana@school..example", ".ana@x.example",
        "a..b@x.example", "<ana@school.example>", "ana@school.example,ben@school.example", "\"ana\"@school.example",
        "ána@school.example", "ana@schöol.example", "ana@[127.0.0.1]"}) {
    INFO(bad);
    CHECK(refused_at(people::checked_email(bad)) == "email");
  }
  const std::string label(59, 'x'), domain = "@" + label + "." + label + "." + label;
  CHECK(people::checked_email(std::string(64, 'a') + domain + "." + "exampleee"));
  CHECK(refused_at(people::checked_email(std::string(64, 'a') + domain + "." + "exampleeee")) == "email");
  CHECK(refused_at(people::checked_email(std::string(65, 'a') + "@x.example")) == "email");
  CHECK(people::checked_email("ana@" + std::string(63, 'x') + ".example"));
  CHECK(refused_at(people::checked_email("ana@" + std::string(64, 'x') + ".example")) == "email");
}

TEST_CASE("P6: a time zone is one that the system knows") {
  const School school = on_either_engine();
  const auto change = [&](const std::string& zone) {
    return school.change(school.ana, people::Profile{"Ana", "", false, zone, {}});
  };
  CHECK(change("Europe/Berlin"));
  CHECK(school.get(school.ana).zone == "Europe/Berlin");
  for (const char* bad : {"", "Mars/Olympus", "../../etc/passwd", "MST7\nMDT"})
    CHECK(refused_at(change(bad)) == "zone");
  CHECK(school.get(school.ana).zone == "Europe/Berlin");
  // Whoever is added without one has the school's.
  CHECK(school.get(school.add({.name = "Ben"})).zone == "America/Denver");
}

TEST_CASE("P7: a person has at most 5 contact links, https or an e-mail address, of at most 200 characters") {
  const School school = on_either_engine();
  const auto change = [&](std::vector<std::string> links) {
    return school.change(school.ana, people::Profile{"Ana", "", false, "Europe/Berlin", std::move(links)});
  };
  const std::vector<std::string> five(5, "https://ana.example:8443/a?b=%20c#d");
  CHECK(change({"", five[0], five[1], five[2], five[3], five[4], "  "}));
  CHECK(school.get(school.ana).links == five);
  CHECK(refused_at(change(std::vector<std::string>(6, "https://ana.example"))) == "links");
  CHECK(change({"https://ana.example/" + std::string(180, 'x')}));
  CHECK(refused_at(change({"https://ana.example/" + std::string(181, 'x')})) == "links");
  CHECK(change({"ana+cv@school.example"}));
  CHECK(school.get(school.ana).links == std::vector<std::string>{"ana+cv@school.example"});
  for (const char* bad : {"mailto:ana@school.example", "https://a@b.example", "ana@", "javascript:a@b.example",
                          "http://ana.example", "javascript:alert(1)", "https://", "https://a b",
                          "https://a\nb.example", "https://school.example@evil.example/", "https://a.example/\"onclick",
                          "//a.example", "https://a.example:x/", "ana.example"}) {
    INFO(bad);
    CHECK(refused_at(change({bad})) == "links");
  }
  CHECK(change({}));
  CHECK(school.get(school.ana).links.empty());
}

TEST_CASE("P4: a roster fills in pronouns where there are none, and does not show them") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben"});
  const auto fill_in = [&](std::string_view pronouns) {
    return school.attempt([&](db::Transaction& tx) {
      return people::fill_in_pronouns(tx, ben, pronouns, school.ana, school.now, school.random);
    });
  };
  CHECK(refused_at(fill_in(std::string(41, 'x'))) == "pronouns");
  CHECK(fill_in(""));
  CHECK(fill_in("he/him"));
  CHECK(fill_in("she/her"));
  CHECK(school.get(ben).pronouns == "he/him");
  CHECK_FALSE(school.get(ben).pronouns_shown);
  CHECK(std::ranges::count(school.kinds_about(ben), "people.changed") == 1);
}
