// The SQL of the outbox. Owns the tables outbox_letters, outbox_attempts and outbox_bounces.
#pragma once

#include <string_view>

#include "platform/db/database.h"
#include "rooms/outbox/outbox.h"

namespace outbox {

void add_letter(db::Transaction& tx, const LetterId& id, const Letter& letter, const std::string& to_key, Moment now);
void give_up_before(db::Transaction& tx, Moment posted, std::string_view words, Moment now);
// Of those that were posted after `oldest`.
std::optional<Claim> claim_first_due(db::Transaction& tx, const std::string& node, Moment oldest, Moment now,
                                     Moment until);

// Once for each attempt; what is there already stays.
void add_attempt(db::Transaction& tx, const Claim& claim, std::string_view fate, const std::string& words, Moment now);
// Of a letter that is not settled yet.
void set_sent(db::Transaction& tx, const LetterId& id, const std::string& words, Moment now);
void set_refused(db::Transaction& tx, const LetterId& id, const std::string& words, Moment now);
// Of one that the claim still holds.
void set_given_up(db::Transaction& tx, const Claim& claim, const std::string& words, Moment now);
void set_due(db::Transaction& tx, const Claim& claim, const std::string& words, Moment due);

// One state or another; two empty ones: all.
struct States {
  std::string_view one = {}, other = {};
};
std::string_view name_of(State state);
// The latest first: ids are in the order of time.
std::vector<Listed> letters_in(db::Transaction& tx, const States& states, int count, int skip);
int count_letters(db::Transaction& tx, const States& states);
std::optional<Detail> letter_with(db::Transaction& tx, const LetterId& id);  // without its attempts
std::vector<Attempt> attempts_of(db::Transaction& tx, const LetterId& id);

// Nothing when the address is on the list already.
void add_bounce(db::Transaction& tx, const Bounce& bounce, const std::string& address_key);
std::vector<Bounce> open_bounces(db::Transaction& tx, int count);
bool is_open_bounce(db::Transaction& tx, const std::string& address_key);
bool set_cleared(db::Transaction& tx, const BounceId& id, const PersonId& by, Moment now);

// How many were cleared. What was not settled is given up.
int clear_texts_before(db::Transaction& tx, Moment posted, Moment now);
void clear_attempts_to(db::Transaction& tx, const std::string& key);
void clear_bounces_of(db::Transaction& tx, const std::string& key, Moment now);
void clear_replies_to(db::Transaction& tx, const std::string& key);
void clear_letters_to(db::Transaction& tx, const std::string& key, Moment now);

}  // namespace outbox
