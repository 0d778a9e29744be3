// Accounts: how people prove who they are. Passwords, second factors, links by mail, sessions.
//
// The rules AC1, AC2, … are in README.md beside this file. Hashing takes a tenth of a second and is done by the caller,
// before the transaction begins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"
#include "rooms/accounts/known_browser.h"

namespace db {
class Transaction;
}

namespace accounts {

// ---- keys of the school ----

// 32 bytes, the same for all nodes and for ever; made when they are asked for first.
std::string school_key(db::Transaction& tx, const Random& random);
// AC10: a new token for the set-up page; nothing when there is a school already.
std::optional<std::string> new_set_up_token(db::Transaction& tx, const Random& random);
bool is_set_up_token(db::Transaction& tx, std::string_view token);
bool is_open(db::Transaction& tx);  // there is a school
struct SetUp {
  std::string school_name, school_zone, name, email;
};
// AC10: the school and its first administrator; the token is used up. The password was hashed by the caller. Failures
// as people::set_up gives them.
Result<PersonId> set_up(db::Transaction& tx, const SetUp& wanted, const std::string& hash, Moment now,
                        const Random& random);

// ---- sessions ----

// Where a request comes from: the other side's address, what its browser calls itself, and whether it is a known one.
struct Origin {
  std::string address, browser;
  KnownBrowser known = {};
};

struct Session {
  std::string id;
  PersonId person;
  std::string opened_by;  // "password", "link", "sign-on", "demo"
  bool second_factor;     // was shown
  std::string browser, address;
  Moment created_at, expires_at;
};

// AC2: gives the token for the cookie.
std::string open_session(db::Transaction& tx, const PersonId& person, std::string_view opened_by, bool second_factor,
                         const Origin& origin, Moment now, const Random& random);
// By the digest of its token; nothing when it ended or expired (AC3).
std::optional<Session> session(db::Transaction& tx, std::string_view digest, Moment now);
// Those that are open, the latest first.
std::vector<Session> sessions_of(db::Transaction& tx, const PersonId& person, Moment now);
// Digests of the tokens of their sessions, those that have ended and are still kept too; the latest 200.
std::vector<std::string> session_digests(db::Transaction& tx, const PersonId& person);
// not_found when it is not open, or another's.
Result<void> end_session(db::Transaction& tx, const PersonId& person, const std::string& id, Moment now,
                         const Random& random);
void end_session_with(db::Transaction& tx, std::string_view digest, Moment now);
// All but the one with that digest.
void end_other_sessions(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now);

// ---- passwords ----

// AC1: a Failure at "password" when it is too easy to guess.
Result<void> check_password(std::string_view password, std::string_view name, std::string_view email);
// AC8. `kept_session`: the digest of the one that stays open; empty: none does.
void set_password(db::Transaction& tx, const PersonId& person, const std::string& hash, std::string_view kept_session,
                  Moment now, const Random& random);
// Empty when they have none.
std::string password_hash(db::Transaction& tx, const PersonId& person);
// AC12: whether somebody who is signed in may try their password again, to change it; and one that was wrong.
bool may_change_secrets(db::Transaction& tx, const PersonId& person, Moment now);
void note_wrong_password_inside(db::Transaction& tx, const PersonId& person, Moment now, const Random& random);

// ---- signing in ----

struct Login {
  std::optional<PersonId> person;  // nobody has that address, or they may not sign in (AC9)
  std::string hash;                // empty: no password
  bool throttled = false;          // AC4: nothing is to be tried
};
Login login(db::Transaction& tx, std::string_view email, const Origin& origin, Moment now);
// AC4: counted for the browser or address, and for the account.
void note_failure(db::Transaction& tx, std::string_view email, const Origin& origin, Moment now, const Random& random);

struct Opened {
  std::string session;    // the token for the cookie; empty: a second factor is still to come
  std::string challenge;  // the token to answer with it
};
// The password was compared with `hash`: conflict when it was changed since.
Result<Opened> sign_in(db::Transaction& tx, const PersonId& person, std::string_view hash, const Origin& origin,
                       Moment now, const Random& random);
// Who they are was proven elsewhere; `second_factor`: with a second one, which is then not asked for again. They are
// active.
Opened sign_in_by(db::Transaction& tx, const PersonId& person, std::string_view opened_by, bool second_factor,
                  const Origin& origin, Moment now, const Random& random);
// AC1: the same password, hashed anew with the effort of today; nothing when it was changed meanwhile.
void renew_hash(db::Transaction& tx, const PersonId& person, std::string_view old_hash, std::string_view hash);
// AC6: a code of the app or a recovery code; gives the session's token. invalid at "code"; not_found when the challenge
// is no longer open: the password is asked for again. The failure is to be kept, since it is counted.
Result<std::string> answer_challenge(db::Transaction& tx, std::string_view challenge, std::string_view code,
                                     const Origin& origin, Moment now, const Random& random);

// ---- the second factor ----

enum class SecondFactor { none, begun, confirmed };
SecondFactor second_factor(db::Transaction& tx, const PersonId& person);
// The secret of a new one, 20 bytes, kept until it is confirmed; the same one while it is not.
std::string begin_second_factor(db::Transaction& tx, const PersonId& person, Moment now, const Random& random);
// By what names an authenticator app lists it.
struct InApp {
  std::string school, account;  // the account: their address, or their name when they have none
};
InApp in_app(db::Transaction& tx, const PersonId& person);
// Ten recovery codes, told once. AC6: the session with that digest is then one with a second factor; those without one
// end. invalid at "code" when it is wrong.
Result<std::vector<std::string>> confirm_second_factor(db::Transaction& tx, const PersonId& person,
                                                       std::string_view code, std::string_view session, Moment now,
                                                       const Random& random);
// By an administrator, for who lost the app and the codes. AC6: their sessions have then shown none.
void remove_second_factor(db::Transaction& tx, const PersonId& person, const PersonId& by, Moment now,
                          const Random& random);
// By themselves, in the session with that digest, with a code of the app or a recovery code. AC6: not_allowed when the
// session did not show the one they have; invalid at "code", a failure that is to be kept, since it is counted.
Result<void> remove_own_second_factor(db::Transaction& tx, const PersonId& person, std::string_view session,
                                      std::string_view code, const Origin& origin, Moment now, const Random& random);
int recovery_codes_left(db::Transaction& tx, const PersonId& person);

// ---- links ----

enum class LinkKind { invitation, reset };

struct Link {
  std::string id;
  LinkKind kind;
  PersonId person;
  Moment expires_at;
};
// AC7: gives the token, to stand in an address.
std::string make_link(db::Transaction& tx, LinkKind kind, const PersonId& person, const std::optional<PersonId>& by,
                      std::string_view key, Moment now, const Random& random);
// not_found when it was never made, expired, was used or revoked.
Result<Link> open_link(db::Transaction& tx, std::string_view token, std::string_view key, Moment now);
// conflict when another was quicker.
Result<void> use_link(db::Transaction& tx, const Link& link, Moment now);

// ---- who has not come in ----

struct Unanswered {
  PersonId person;
  Moment expired_at;
};
// Invitations that expired, of people who never came in and were not invited anew; the latest first, at most so many.
std::vector<Unanswered> expired_invitations(db::Transaction& tx, Moment now, int most);
// Whether anybody else was ever invited, or has a password or a session.
bool has_others(db::Transaction& tx, const PersonId& person);

// ---- letters ----

// What links in letters are made with.
struct Sender {
  std::string key;      // of the school
  std::string address;  // "https://school.example"
};
// Makes the link and sends it; gives its address, so that an administrator can also hand it over. invalid at "email"
// for who has no address; conflict for who is deactivated.
Result<std::string> invite(db::Transaction& tx, const PersonId& person, const PersonId& by, const Sender& sender,
                           Moment now, const Random& random);
// AC5: nothing tells whether somebody has that address. At most one letter in two minutes to the same person. AC7:
// conflict when too many were asked for from there.
Result<void> send_reset(db::Transaction& tx, std::string_view email, const Sender& sender, const Origin& origin,
                        Moment now, const Random& random);

// ---- the account as its owner and administrators see it ----

struct Holder {
  PersonId id;
  std::string name, email;
  bool is_active;
  bool has_password;
  bool has_second_factor;
};
// Nothing for who is not there, or was erased.
std::optional<Holder> holder(db::Transaction& tx, const PersonId& person);

}  // namespace accounts
