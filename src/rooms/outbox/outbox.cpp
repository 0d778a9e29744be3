#include "rooms/outbox/outbox.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"
#include "platform/mail/mail.h"
#include "rooms/activity/activity.h"
#include "rooms/outbox/outbox_store.h"

namespace outbox {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds lease = 5min, most_patience = 48h;
constexpr std::array<std::chrono::seconds, 6> waits{1min, 5min, 15min, 1h, 3h, 6h};

std::chrono::seconds wait_after(int attempt) {
  return waits[std::min(static_cast<std::size_t>(std::max(attempt, 1)) - 1, waits.size() - 1)];
}

Result<void> check(const Addressee& addressee, std::string_view field) {
  TRY(mail::check_line(addressee.name, field));
  return mail::check_address(addressee.address, field);
}

Result<void> check_but_for_address(const Letter& letter) {
  if (letter.reply_to) TRY(check(*letter.reply_to, "reply_to"));
  TRY(mail::check_line(letter.subject, "subject"));
  return mail::check_text(letter.text, "text");
}

LetterId added(db::Transaction& tx, const Letter& letter, Moment now, const Random& random) {
  LetterId id = new_id<Letter>(now, random);
  add_letter(tx, id, letter, text::lower(letter.to.address), now);
  return id;
}

}  // namespace

// O1: a letter is written in the transaction of the deed; one that could never be sent is refused.
Result<LetterId> post(db::Transaction& tx, const Letter& letter, Moment now, const Random& random) {
  TRY(check(letter.to, "to"));
  TRY(check_but_for_address(letter));
  return added(tx, letter, now, random);
}

// O9: whom it is for stops nobody else's letter.
Result<bool> post_to_one_of_many(db::Transaction& tx, const Letter& letter, Moment now, const Random& random) {
  TRY(check_but_for_address(letter));
  const auto can_go = check(letter.to, "to");
  const LetterId id = added(tx, letter, now, random);
  if (can_go) return true;
  set_refused(tx, id, can_go.error().say, now);
  add_bounce(tx, {new_id<Bounce>(now, random), letter.to.address, can_go.error().say, now, id},
             text::lower(letter.to.address));
  return false;
}

// O2: one node at a time tries a letter. O3: what is older than two days is given up. O5: not to a bounced address.
std::optional<Claim> claim(db::Transaction& tx, const std::string& node, Moment now) {
  const Moment oldest = now.plus(-most_patience);
  auto claimed = claim_first_due(tx, node, oldest, now, now.plus(lease));
  if (!claimed) give_up_before(tx, oldest, "It could not be handed in within two days.", now);
  return claimed;
}

void sent(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now) {
  add_attempt(tx, claim, "sent", words, now);
  set_sent(tx, claim.id, words, now);
}

// O3: tried again after growing waits, given up after two days.
void delay(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now) {
  add_attempt(tx, claim, "later", words, now);
  const Moment next = now.plus(wait_after(claim.attempt));
  if (next >= claim.posted_at.plus(most_patience))
    set_given_up(tx, claim, words, now);
  else
    set_due(tx, claim, words, next);
}

// O4: what is refused for good is not tried again.
void refused(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now) {
  add_attempt(tx, claim, "refused", words, now);
  set_refused(tx, claim.id, words, now);
}

// O5: nobody is written to at an address that bounced.
void bounced(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now, const Random& random) {
  refused(tx, claim, words, now);
  const Bounce bounce{new_id<Bounce>(now, random), claim.letter.to.address, words, now, claim.id};
  add_bounce(tx, bounce, text::lower(bounce.address));
}

std::string message_id(const LetterId& letter, const std::string& sender_address) {
  return letter.text() + sender_address.substr(std::min(sender_address.find('@'), sender_address.size()));
}

Letters letters(db::Transaction& tx, std::optional<State> state, int page, int page_size) {
  const States states{state ? name_of(*state) : std::string_view()};
  return {letters_in(tx, states, page_size, (page - 1) * page_size), count_letters(tx, states)};
}

Letters failed_letters(db::Transaction& tx, int page, int page_size) {
  const States states{name_of(State::refused), name_of(State::given_up)};
  return {letters_in(tx, states, page_size, (page - 1) * page_size), count_letters(tx, states)};
}

Result<Detail> letter(db::Transaction& tx, const LetterId& id) {
  auto found = letter_with(tx, id);
  if (!found) return fail(FailureKind::not_found, "There is no such letter.");
  found->attempts = attempts_of(tx, id);
  return *std::move(found);
}

std::vector<Bounce> bounces(db::Transaction& tx, int count) { return open_bounces(tx, count); }

bool has_bounced(db::Transaction& tx, const std::string& address) { return is_open_bounce(tx, text::lower(address)); }

Result<void> clear_bounce(db::Transaction& tx, const BounceId& id, const PersonId& by, Moment now,
                          const Random& random) {
  if (!set_cleared(tx, id, by, now)) return fail(FailureKind::not_found, "This address is not on the list any more.");
  activity::record(tx, {by, {}, "outbox.bounce_cleared", id.text()}, now, random);
  return {};
}

// O6: subjects and texts are forgotten when their time is over.
int forget_texts(db::Transaction& tx, Moment before, Moment now) { return clear_texts_before(tx, before, now); }

// O8: whoever is erased is erased here, too.
void forget_address(db::Transaction& tx, const std::string& address, Moment now) {
  const std::string key = text::lower(address);
  clear_attempts_to(tx, key);
  clear_bounces_of(tx, key, now);
  clear_replies_to(tx, key);
  clear_letters_to(tx, key, now);
}

}  // namespace outbox
