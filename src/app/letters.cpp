#include "app/letters.h"

#include "rooms/outbox/outbox.h"

namespace app {

namespace {

using outbox::Claim;

constexpr int most_tries = 50;

mail::Person person_of(const outbox::Addressee& addressee) { return {addressee.name, addressee.address}; }

mail::Letter letter_of(const Claim& claim, const mail::Person& from) {
  mail::Letter letter{from,
                      person_of(claim.letter.to),
                      {},
                      claim.letter.subject,
                      claim.letter.text,
                      outbox::message_id(claim.id, from.address),
                      claim.posted_at};
  if (claim.letter.reply_to) letter.reply_to = person_of(*claim.letter.reply_to);
  return letter;
}

// A letter that cannot be written down for sending is refused like one that the server does not want.
mail::Answer answer_to(const Claim& claim, const MailService& service) {
  auto answer = mail::send(service.server, letter_of(claim, service.from), service.patience);
  if (answer) return *std::move(answer);
  return {mail::Fate::letter_refused, answer.error().say};
}

void settle(db::Transaction& tx, const Claim& claim, const mail::Answer& answer, Moment now, const Random& random) {
  switch (answer.fate) {
    case mail::Fate::sent:
      return outbox::sent(tx, claim, answer.words, now);
    case mail::Fate::later:
    case mail::Fate::no_service:
      return outbox::delay(tx, claim, answer.words, now);
    case mail::Fate::letter_refused:
      return outbox::refused(tx, claim, answer.words, now);
    case mail::Fate::address_refused:
      return outbox::bounced(tx, claim, answer.words, now, random);
  }
}

// Others may be quicker time and again; that a letter was sent must not be forgotten for that, or it is sent twice.
void write_down(db::Database& database, const Claim& claim, const mail::Answer& answer, const clock_time::Clock& clock,
                const Random& random) {
  for (int tries = 0; tries < most_tries; ++tries) {
    const auto written = database.write([&](db::Transaction& tx) -> Result<void> {
      settle(tx, claim, answer, Moment(clock()), random);
      return {};
    });
    if (written) return;
  }
}

}  // namespace

Handed hand_in_letters(db::Database& database, const MailService& service, const std::string& node,
                       const clock_time::Clock& clock, const Random& random, const std::function<bool()>& stop) {
  Handed handed;
  while (!stop() && handed.no_service.empty()) {
    const auto claimed = database.write(
        [&](db::Transaction& tx) -> Result<std::optional<Claim>> { return outbox::claim(tx, node, Moment(clock())); });
    if (!claimed || !*claimed) break;  // nothing is due, or other nodes are quicker
    const Claim& claim = **claimed;
    const mail::Answer answer = answer_to(claim, service);
    write_down(database, claim, answer, clock, random);
    ++(answer.fate == mail::Fate::sent ? handed.sent : handed.others);
    if (answer.fate == mail::Fate::no_service) handed.no_service = answer.words;
  }
  return handed;
}

}  // namespace app
