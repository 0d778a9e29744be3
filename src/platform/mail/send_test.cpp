// With the server of tests/with_mail_server.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "platform/mail/mail.h"

using mail::Fate;
using mail::Server;

namespace {

std::string told(const char* name) {
  if (const char* value = std::getenv(name)) return value;
  throw std::runtime_error("no mail server to test with: run this through tests/with_mail_server, as ./test does");
}
Server plain() { return mail::read_server(told("CAIRN_TEST_MAIL")).value(); }
Server starttls() {
  Server server = mail::read_server(told("CAIRN_TEST_MAIL_STARTTLS")).value();
  server.security = mail::Security::starttls;  // as if it were another machine
  server.authorities = told("CAIRN_TEST_MAIL_AUTHORITY");
  server.user = "school@example.org";
  server.password = "correct horse";
  return server;
}

mail::Letter letter_to(std::string address) {
  return {{"Waypoints", "school@example.org"},
          {"Ada", std::move(address)},
          {},
          "Welcome",
          "Hello.\n",
          "01h8xyz@example.org",
          *Moment::read("2026-09-01T16:00:00Z")};
}

// What arrived there: `ending` "eml" as it came, "txt" as another parser reads it. Empty when nothing did.
std::string arrived(const std::string& address, const std::string& ending) {
  std::ifstream file(told("CAIRN_TEST_MAIL_FOLDER") + "/" + address + "." + ending, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("mail: a letter arrives as it was written") {
  mail::Letter letter = letter_to("whole@example.org");
  letter.to.name = "Zo\xC3\xAB \"Z\" M\xC3\xBCller, B.Sc.";
  letter.reply_to = mail::Person{"Kim", "kim@example.org"};
  letter.subject =
      "Gr\xC3\xBC\xC3\x9F"
      "e \xE2\x82\xAC from the school, and a line that is much longer than any line may be "
      "in the head of a letter \xF0\x9F\x98\x80";
  letter.text = "Dear Zo\xC3\xAB,\n.\n..two dots\n\nFrom here on = 50%.  \n" + std::string(2000, 'x') + "\r\nend";
  const auto answer = mail::send(plain(), letter).value();
  CHECK(answer.fate == Fate::sent);
  CHECK(answer.words == "250 2.0.0 Kept");

  const std::string read = arrived("whole@example.org", "txt");
  CHECK(contains(read, "date: Tue, 01 Sep 2026 16:00:00 +0000\n"));
  CHECK(contains(read, "from: Waypoints <school@example.org>\n"));
  CHECK(contains(read, "to: \"Zo\xC3\xAB \\\"Z\\\" M\xC3\xBCller, B.Sc.\" <whole@example.org>\n"));
  CHECK(contains(read, "reply-to: Kim <kim@example.org>\n"));
  CHECK(contains(read, "subject: " + letter.subject + "\n"));
  CHECK(contains(read, "message-id: <01h8xyz@example.org>\n"));
  CHECK(contains(read, "auto-submitted: auto-generated\n"));
  CHECK(contains(read, "sender: school@example.org\n"));
  CHECK(contains(read, "greeting: example.org\n"));
  CHECK(contains(read, "defects: 0\n"));
  CHECK(contains(
      read, "\n\nDear Zo\xC3\xAB,\n.\n..two dots\n\nFrom here on = 50%.  \n" + std::string(2000, 'x') + "\nend\n"));

  const std::string raw = arrived("whole@example.org", "eml");
  CHECK(contains(raw, "Content-Transfer-Encoding: quoted-printable\r\n"));
  CHECK_FALSE(contains(raw, "\xC3"));
  const std::string longest = "longest line: ";
  CHECK(std::stoi(read.substr(read.find(longest) + longest.size())) <= 80);
}

TEST_CASE("mail: what a person typed stays in its place") {
  mail::Letter letter = letter_to("typed@example.org");
  letter.subject = "=?UTF-8?Q?=0D=0ABcc:_eve@example.org?=";
  letter.text = "Bcc: eve@example.org\r\n.\r\nMAIL FROM:<eve@example.org>\n";
  REQUIRE(mail::send(plain(), letter)->fate == Fate::sent);
  CHECK(contains(arrived("typed@example.org", "txt"), "subject: " + letter.subject + "\n"));
  CHECK(contains(arrived("typed@example.org", "txt"), "\n\nBcc: eve@example.org\n.\nMAIL FROM:<eve@example.org>\n"));

  letter.to.address = "bad@example.org>\r\nRCPT TO:<eve@example.org";
  CHECK(mail::send(plain(), letter).error().field == "to");
  CHECK(arrived("eve@example.org", "eml").empty());
}

TEST_CASE("mail: what the server refuses, and how, decides what becomes of a letter") {
  const auto answer = [](const char* address) { return mail::send(plain(), letter_to(address)).value(); };
  const mail::Answer refused = answer("refused-1@example.org");
  CHECK(refused.fate == Fate::address_refused);
  CHECK(refused.words == "550 5.1.1 No such person here");
  CHECK(answer("later-1@example.org").fate == Fate::later);
  CHECK(answer("later-1@example.org").words == "451 4.7.1 Greylisted, come back");
  CHECK(answer("relay-1@example.org").fate == Fate::no_service);
  CHECK(answer("full-1@example.org").fate == Fate::later);
  const mail::Answer spam = answer("spam-1@example.org");
  CHECK(spam.fate == Fate::letter_refused);
  CHECK(spam.words == "554 5.7.1 Looks like spam");
}

TEST_CASE("mail: with STARTTLS and a sign-in, both are right or nothing is sent") {
  REQUIRE(mail::send(starttls(), letter_to("starttls@example.org"))->fate == Fate::sent);
  CHECK(contains(arrived("starttls@example.org", "txt"), "encrypted: yes\n"));

  Server wrong = starttls();
  wrong.password = "battery staple";
  const auto answer = mail::send(wrong, letter_to("wrong@example.org")).value();
  CHECK(answer.fate == Fate::no_service);
  CHECK(answer.words.starts_with("535"));

  Server unknown = starttls();
  unknown.authorities.clear();  // the system does not know who signed that
  CHECK(mail::send(unknown, letter_to("unknown@example.org"))->fate == Fate::no_service);
  CHECK(arrived("wrong@example.org", "eml").empty());
  CHECK(arrived("unknown@example.org", "eml").empty());
}

TEST_CASE("mail: a server that offers no encryption where it is required gets neither password nor letter") {
  Server server = plain();
  server.security = mail::Security::starttls;
  server.user = "school@example.org";
  server.password = "correct horse";
  const auto answer = mail::send(server, letter_to("stripped@example.org")).value();
  CHECK(answer.fate == Fate::no_service);
  CHECK(arrived("stripped@example.org", "eml").empty());
}

TEST_CASE("mail: TLS from the start") {
  Server server = mail::read_server(told("CAIRN_TEST_MAIL_TLS")).value();
  server.authorities = told("CAIRN_TEST_MAIL_AUTHORITY");
  REQUIRE(mail::send(server, letter_to("tls@example.org"))->fate == Fate::sent);
  CHECK(contains(arrived("tls@example.org", "txt"), "encrypted: yes\n"));
}

TEST_CASE("mail: a server that is not there, or says nothing, is no service") {
  const int silent = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(silent, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::getsockname(silent, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  const Server server{"127.0.0.1", ntohs(address.sin_port), mail::Security::plain, {}, {}};
  const auto away = mail::send(server, letter_to("ada@example.org")).value();
  CHECK(away.fate == Fate::no_service);
  CHECK_FALSE(away.words.empty());

  REQUIRE(::listen(silent, 1) == 0);  // connections are taken, and nobody speaks
  using std::chrono::milliseconds;
  const auto dumb = mail::send(server, letter_to("ada@example.org"), {milliseconds(200), milliseconds(200)}).value();
  CHECK(dumb.fate == Fate::no_service);
  ::close(silent);
}

TEST_CASE("mail: a server is reached without a letter, and one that knows us not says so") {
  const mail::Person school{"Waypoints", "school@example.org"};
  CHECK(mail::reach(plain(), school).value().fate == Fate::sent);
  CHECK(mail::reach(starttls(), school).value().fate == Fate::sent);
  Server stranger = starttls();
  stranger.password = "wrong";
  const mail::Answer refused = mail::reach(stranger, school).value();
  CHECK(refused.fate == Fate::no_service);
  CHECK_FALSE(refused.words.empty());
  Server nowhere = plain();
  nowhere.port = 1;
  CHECK(mail::reach(nowhere, school).value().fate == Fate::no_service);
}
