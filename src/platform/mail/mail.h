// Letters by SMTP: what one is, where it is handed in, and what the server there said to it (libcurl).
//
// A letter is plain text from one sender to one person. It travels as MIME: UTF-8 everywhere, names and subjects as
// RFC 2047 wants them, the text quoted-printable. Nothing that a person typed can add a line to its head: addresses are
// plain ones, and a line break in any other field is refused before anything is sent.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/day.h"
#include "kernel/result.h"

namespace mail {

struct Person {
  std::string name;  // may be empty
  std::string address;
};

struct Letter {
  Person from, to;
  std::optional<Person> reply_to = {};
  std::string subject;
  std::string text;        // lines end with "\n"
  std::string message_id;  // "01h8…@school.example", without its "<>"; the same each time the same letter is tried
  Moment date;
};

// Whether mail can go there: "ada@example.org", in ASCII (a domain of other letters is written "xn--…"), without quotes
// and comments, at most 254 bytes. The Failure (invalid) names `field`.
Result<void> check_address(std::string_view address, std::string_view field);
// A name or a subject: one line of UTF-8 without control characters, at most 400 bytes.
Result<void> check_line(std::string_view line, std::string_view field);
// UTF-8, at most 256 KiB, no NUL.
Result<void> check_text(std::string_view text, std::string_view field);
// All of it; `field` is the name of the member.
Result<void> check(const Letter& letter);
// "Waypoints <school@example.org>" or "school@example.org", as settings have it.
Result<Person> read_person(std::string_view text, std::string_view field);

enum class Security : std::uint8_t {
  plain,     // nothing is encrypted: for a server on this machine
  starttls,  // encrypted from the first command on, or nothing is sent
  tls        // from the first byte on
};

struct Server {
  std::string host;
  std::uint16_t port = 25;
  Security security = Security::starttls;
  std::string user, password;    // no user: no sign-in
  std::string authorities = {};  // a file of certificates to believe in, in place of the system's; empty: the system's
};

// "smtp://user@host:587": STARTTLS, but for a loopback host, where it is plain; port 587 with a user, else 25.
// "smtps://user@host": TLS from the start; port 465. "%40" in the user is an "@". A password in it is refused: settings
// are printed and seen in the list of processes.
Result<Server> read_server(std::string_view address);
// How it may be shown: the same form, without a password.
std::string shown(const Server& server);
// "file:PATH" (its first line) or "env:NAME".
Result<std::string> read_password(std::string_view source);

enum class Fate : std::uint8_t {
  sent,        // the server has taken it over
  later,       // not now: a temporary refusal of this letter or address (4xx)
  no_service,  // nothing was said of the letter: no connection, our sign-in or sender refused; others would fare alike
  letter_refused,   // this letter never, though the address may be fine
  address_refused,  // nothing will arrive at this address
};

struct Answer {
  Fate fate;
  std::string words;  // what the server said ("550 5.1.1 No such person"), or why it could not be asked; one line
};

struct Patience {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds whole{60'000};  // the whole conversation
};

// Hands one letter in; waits for the server. A Failure only when check() has one. A letter may arrive and
// yet be answered with `no_service` (the connection broke before the server's last word): it is then tried again with
// the same Message-ID.
Result<Answer> send(const Server& server, const Letter& letter, const Patience& patience = {});

// Greets the server as for a letter of `from`, signs in where there is a user, and takes its leave: nothing is sent.
// `sent` when all went well, else `no_service`. A Failure for a sender who is none.
Result<Answer> reach(const Server& server, const Person& from, const Patience& patience = {});

}  // namespace mail
