#include <catch2/catch.hpp>

#include "platform/mail/mail.h"

namespace {

mail::Letter letter() {
  return {{"Waypoints", "school@example.org"},  {"Ada", "ada@example.org"}, {}, "Welcome", "Hello.\n", "1@example.org",
          *Moment::read("2026-09-01T16:00:00Z")};
}

std::string field_of(const mail::Letter& letter) {
  const auto checked = mail::check(letter);
  return checked ? "none" : checked.error().field;
}

}  // namespace

TEST_CASE("mail: addresses are plain ones") {
  for (const char* good :
       {"ada@example.org", "ada.b+c@mail.example.org", "o'hara_x@xn--bcher-kva.example", "a@localhost"})
    CHECK(mail::check_address(good, "email"));
  for (const char* bad : {"", "ada", "@example.org", "ada@", "a@b@c", "ada lovelace@example.org", ".ada@example.org",
                          "ada..b@example.org", "\"ada\"@example.org", "ada@-example.org", "ada@example..org",
                          "ada@example.org>", "ada@example.org\r\nDATA", "ad\xC3\xA1@example.org", "ada@[127.0.0.1]"}) {
    const auto checked = mail::check_address(bad, "email");
    CAPTURE(bad);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().kind == FailureKind::invalid);
    CHECK(checked.error().field == "email");
  }
  CHECK_FALSE(mail::check_address(std::string(65, 'a') + "@example.org", {}));
  CHECK_FALSE(mail::check_address("a@" + std::string(300, 'a'), {}));
}

TEST_CASE("mail: no field can begin another line of the head") {
  REQUIRE(field_of(letter()) == "none");
  for (const std::string& end :
       std::vector<std::string>{"\r\nBcc: eve@example.org", "\n", "\r", std::string(1, '\0'), "\x7F", "\x1B[1m"}) {
    mail::Letter one = letter();
    one.subject += end;
    CHECK(field_of(one) == "subject");
    one = letter();
    one.from.name += end;
    CHECK(field_of(one) == "from");
    one = letter();
    one.to.name += end;
    CHECK(field_of(one) == "to");
    one = letter();
    one.to.address += end;
    CHECK(field_of(one) == "to");
    one = letter();
    one.reply_to = mail::Person{"x" + end, "a@example.org"};
    CHECK(field_of(one) == "reply_to");
    one = letter();
    one.message_id += end;
    CHECK(field_of(one) == "message_id");
  }
}

TEST_CASE("mail: a letter has limits") {
  mail::Letter one = letter();
  one.subject = std::string(401, 'x');
  CHECK(field_of(one) == "subject");
  one = letter();
  one.text = std::string(256 * 1024 + 1, 'x');
  CHECK(field_of(one) == "text");
  one.text = "caf\xE9";
  CHECK(field_of(one) == "text");
  one.text = std::string("a\0b", 3);
  CHECK(field_of(one) == "text");
  one.text = "";
  CHECK(field_of(one) == "none");
}

TEST_CASE("mail: a sender is written with a name or without") {
  const auto named = mail::read_person(" \"Waypoints, the school\" <school@example.org>", "--mail-from");
  CHECK(named->name == "Waypoints, the school");
  CHECK(named->address == "school@example.org");
  CHECK(mail::read_person("school@example.org", {})->name.empty());
  CHECK(mail::read_person("Waypoints school@example.org", "--mail-from").error().field == "--mail-from");
  CHECK_FALSE(mail::read_person("A <a@example.org> <b@example.org", {}));
}
