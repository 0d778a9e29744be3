#include "platform/mail/head.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "kernel/text.h"

namespace {

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  const std::string lines = text::replace_all(text, "\r\n", "\n");
  for (const std::string_view line : text::split(lines, '\n')) longest = std::max(longest, line.size());
  return longest;
}

mail::Letter letter(std::string name, std::string subject) {
  return {{"Waypoints", "school@example.org"},
          {std::move(name), "ada@example.org"},
          {},
          std::move(subject),
          "Hello.\n",
          "1@example.org",
          *Moment::read("2026-09-01T16:00:00Z")};
}

}  // namespace

TEST_CASE("mail: the head has the lines that a reader wants, in the forms of RFC 5322") {
  mail::Letter one = letter("Ada", "Welcome");
  one.reply_to = mail::Person{"", "kim@example.org"};
  CHECK(mail::head_of(one) ==
        std::vector<std::string>{"Date: Tue, 01 Sep 2026 16:00:00 +0000", "From: Waypoints <school@example.org>",
                                 "To: Ada <ada@example.org>", "Reply-To: <kim@example.org>", "Subject: Welcome",
                                 "Message-ID: <1@example.org>", "Auto-Submitted: auto-generated"});
}

TEST_CASE("mail: marks in a name are quoted, other letters become encoded words") {
  CHECK(mail::head_of(letter("Lovelace, Ada (\"A\\B\")", ""))[2] ==
        "To: \"Lovelace, Ada (\\\"A\\\\B\\\")\" <ada@example.org>");
  CHECK(mail::head_of(letter("Zo\xC3\xAB", ""))[2] == "To: =?UTF-8?B?Wm/Dqw==?= <ada@example.org>");
  CHECK(mail::encoded("Gr\xC3\xBC\xC3\x9F"
                      "e",
                      9) == "=?UTF-8?B?R3LDvMOfZQ==?=");
}

TEST_CASE("mail: a subject that looks like an encoded word, or has odd spaces, is encoded") {
  for (const char* odd : {"=?UTF-8?B?eA==?=", "two  spaces", " leading", "trailing "})
    CHECK(mail::encoded(odd, 9).starts_with("=?UTF-8?B?"));
}

TEST_CASE("mail: lines of the head are at most 78 bytes, and no code point is cut") {
  std::string long_words, accents;
  for (int i = 0; i < 40; ++i) long_words += (i ? " word" : "word") + std::to_string(i);
  for (int i = 0; i < 100; ++i) accents += "\xC3\xA9\xE2\x82\xAC";  // é€
  for (const std::string& text : {long_words, accents.substr(0, 400), std::string(400, 'x')})
    for (const std::string& line : mail::head_of(letter(text, text))) CHECK(longest_line(line) <= 78);
  const std::string words = mail::encoded(accents.substr(0, 400), 9);
  CHECK(words.find("\r\n =?UTF-8?B?") != std::string::npos);
  const std::string on_one_line = text::replace_all(words, "\r\n ", " ");
  for (const std::string_view word : text::split(on_one_line, ' ')) {
    CHECK(word.size() <= 75);
    // Whole code points of 2 and 3 bytes: the first byte of a word is never one that goes on (80–BF, "g" to "v").
    CHECK(std::string_view("w4").find(word.substr(10, 1)) != std::string_view::npos);
  }
}

TEST_CASE("mail: a date has its weekday") {
  CHECK(mail::date_text(*Moment::read("2024-02-29T23:59:59Z")) == "Thu, 29 Feb 2024 23:59:59 +0000");
  CHECK(mail::date_text(*Moment::read("2026-12-06T00:00:00Z")) == "Sun, 06 Dec 2026 00:00:00 +0000");
}
