#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/mail/mail.h"

using mail::Security;

TEST_CASE("mail: a server is an address, and its form says how it is encrypted") {
  const auto submission = mail::read_server("smtp://school%40example.org@mail.example.org:587").value();
  CHECK(submission.host == "mail.example.org");
  CHECK(submission.port == 587);
  CHECK(submission.user == "school@example.org");
  CHECK(submission.security == Security::starttls);
  CHECK(mail::shown(submission) == "smtp://school%40example.org@mail.example.org:587");

  const auto tls = mail::read_server("smtps://school@mail.example.org/").value();
  CHECK(tls.port == 465);
  CHECK(tls.security == Security::tls);
  CHECK(mail::read_server("smtp://school@example.org@mail.example.org")->user == "school@example.org");
  CHECK(mail::read_server("smtp://school@mail.example.org")->port == 587);
  CHECK(mail::read_server("smtp://Mail.example.org")->port == 25);
}

TEST_CASE("mail: only a loopback host is spoken to without encryption") {
  for (const char* local : {"smtp://localhost", "smtp://127.0.0.1:2525", "smtp://[::1]:25"})
    CHECK(mail::read_server(local)->security == Security::plain);
  for (const char* other :
       {"smtp://127.example.org", "smtp://localhost.example.org", "smtp://10.0.0.1", "smtp://[fe80::1]"})
    CHECK(mail::read_server(other)->security == Security::starttls);
  CHECK(mail::read_server("smtps://localhost")->security == Security::tls);
}

TEST_CASE("mail: what is no server is refused by name") {
  for (const char* bad : {"", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://@host", "smtp://host:0",
                          "smtp://host:99999", "smtp://host:25x", "smtp://ho st", "smtp://host/path",
                          "smtp://a%0D%0A@host", "smtp://a%4@host", "smtp://[::1", "smtp://host\r\n"}) {
    CAPTURE(bad);
    CHECK(mail::read_server(bad).error().field == "--mail");
  }
  const auto with_password = mail::read_server("smtp://school:secret@mail.example.org");
  CHECK(with_password.error().say.find("--mail-password") != std::string::npos);
  CHECK(with_password.error().say.find("secret") == std::string::npos);
}

TEST_CASE("mail: a password comes from a file's first line or from the environment") {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("cairn_mail_" + std::to_string(::getpid()))).string();
  std::ofstream(path) << "correct horse\r\nnot this\n";
  CHECK(mail::read_password("file:" + path) == "correct horse");
  std::ofstream(path) << std::string(2000, 'x');
  CHECK(mail::read_password("file:" + path).error().say == "A password has at most 1,024 bytes.");
  std::ofstream(path) << "\n";
  CHECK(mail::read_password("file:" + path).error().say == "The password of --mail-password is empty.");
  std::filesystem::remove(path);
  CHECK(mail::read_password("file:" + path).error().field == "--mail-password");

  ::setenv("CAIRN_TEST_MAIL_PASSWORD", "battery staple", 1);
  CHECK(mail::read_password("env:CAIRN_TEST_MAIL_PASSWORD") == "battery staple");
  ::unsetenv("CAIRN_TEST_MAIL_PASSWORD");
  CHECK_FALSE(mail::read_password("env:CAIRN_TEST_MAIL_PASSWORD"));
  CHECK_FALSE(mail::read_password("battery staple"));
}
