// The letters of the outbox, on their way to the mail server.
#pragma once

#include <functional>
#include <string>

#include "kernel/random.h"
#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/mail/mail.h"

namespace app {

// From whom letters are, and who takes them.
struct MailService {
  mail::Server server;
  mail::Person from;
  mail::Patience patience = {};
};

struct Handed {
  int sent = 0, others = 0;     // others: to be tried again, or refused
  std::string no_service = {};  // why the round ended before its end; empty when it did not
};

// One round: hands in what is due, letter by letter, until nothing is, `stop` says so, or the server takes none at all
// (which letter met that is tried again later; the rest stays due). Each letter is claimed in one transaction and
// settled in another, with the conversation between them, so any number of nodes may do this at once. What the database
// throws is the caller's; the letter's claim then runs out, and it is tried again.
Handed hand_in_letters(db::Database& database, const MailService& service, const std::string& node,
                       const clock_time::Clock& clock, const Random& random, const std::function<bool()>& stop);

}  // namespace app
