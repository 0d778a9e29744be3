// The outbox: letters, from the deed that wants them to the server that takes them over.
//
// The rules O1, O2, … are in README.md beside this file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace outbox {

struct Addressee {
  std::string name;  // may be empty
  std::string address;
};

struct Letter {
  Addressee to;
  std::optional<Addressee> reply_to = {};
  std::string subject;
  std::string text;
};
using LetterId = Id<Letter>;

// O1. invalid, naming "to", "reply_to", "subject" or "text", for what could never be sent. A letter to an address that
// bounced is taken, and held (O5).
Result<LetterId> post(db::Transaction& tx, const Letter& letter, Moment now, const Random& random);

// O9: the same for one of many. False: it could not go to its address, and is kept as refused, the address as bounced.
Result<bool> post_to_one_of_many(db::Transaction& tx, const Letter& letter, Moment now, const Random& random);

// ---- handing letters in ----

struct Claim {
  LetterId id;
  Letter letter;
  Moment posted_at;
  std::string node;
  int attempt;  // 1: the first
};

// O2, O3, O5: the letter that has been due longest; nothing when none is due, and then
// what is too old by now is given up.
std::optional<Claim> claim(db::Transaction& tx, const std::string& node, Moment now);

// What came of it, with the server's words. What another node has settled meanwhile stays as it is.
void sent(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now);
// O3: to be tried again, or given up. Nothing when another node has claimed it since.
void delay(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now);
// O4: this letter was refused for good, its address was not.
void refused(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now);
// O4, O5: the address was.
void bounced(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now, const Random& random);

// O3: the same for the same letter and sender, "01h8…@school.example".
std::string message_id(const LetterId& letter, const std::string& sender_address);

// ---- what an administrator sees ----

enum class State : std::uint8_t { waiting, held, sent, refused, given_up };

struct Listed {
  LetterId id;
  Addressee to;
  std::optional<std::string> subject;  // nothing when it was forgotten
  State state;
  Moment posted_at;
  Moment due_at;  // of one that waits: when it is tried next
  int attempts;
  std::string words;
};
struct Letters {
  std::vector<Listed> page;
  int total;
};
// The latest first; `page` counts from 1.
Letters letters(db::Transaction& tx, std::optional<State> state, int page, int page_size);
// The same of those that did not arrive: refused, or given up.
Letters failed_letters(db::Transaction& tx, int page, int page_size);

struct Attempt {
  int number;
  Moment at;
  std::string fate;  // "sent", "later", "refused"
  std::string words;
};
struct Detail {
  Listed listed;
  std::optional<Addressee> reply_to;
  std::optional<std::string> text;  // nothing when it was forgotten; who may read it: O7
  std::vector<Attempt> attempts;    // the first first
};
Result<Detail> letter(db::Transaction& tx, const LetterId& id);

struct Bounce;
using BounceId = Id<Bounce>;
struct Bounce {
  BounceId id;
  std::string address;
  std::string words;
  Moment bounced_at;
  LetterId letter;
};
// The addresses that nobody is written to, the latest first, at most `count`.
std::vector<Bounce> bounces(db::Transaction& tx, int count);
bool has_bounced(db::Transaction& tx, const std::string& address);
// O5: the address is right after all. not_found for one that is not on the list.
Result<void> clear_bounce(db::Transaction& tx, const BounceId& id, const PersonId& by, Moment now,
                          const Random& random);

// What an administrator should know of: addresses that nobody is written to; letters of the last days that were refused
// or given up, whose address is none of these; letters that have waited for longer than they should.
struct Trouble {
  int bounced = 0, failed = 0, waiting = 0;
};
Trouble trouble(db::Transaction& tx, Moment failed_since, Moment waiting_since);

// ---- forgetting ----

// O6: of all letters written before; how many there were.
int forget_texts(db::Transaction& tx, Moment before, Moment now);
// O8.
void forget_address(db::Transaction& tx, const std::string& address, Moment now);

}  // namespace outbox
