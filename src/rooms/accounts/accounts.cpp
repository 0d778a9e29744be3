#include "rooms/accounts/accounts.h"

#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts_store.h"
#include "rooms/accounts/link_store.h"
#include "rooms/accounts/second_factor_store.h"
#include "rooms/accounts/tries.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"

using namespace std::chrono_literals;

namespace accounts {

namespace {

constexpr auto session_life = 14 * 24h;
constexpr auto challenge_life = 10min;
constexpr std::size_t key_bytes = 32;
constexpr std::string_view signing = "signing", setting_up = "set-up";

constexpr std::size_t shortest_password = 10, longest_password = 1024, longest_browser = 200;

// What people who must choose a password choose first.
constexpr std::string_view common_words[] = {
    "password",   "passwort", "passw0rd", "p@ssw0rd", "qwerty",   "qwertz",        "azerty",   "asdfgh",
    "zxcvbn",     "1q2w3e",   "123456",   "234567",   "654321",   "987654",        "098765",   "abc123",
    "abcdef",     "letmein",  "iloveyou", "welcome",  "changeme", "administrator", "football", "baseball",
    "basketball", "soccer",   "superman", "batman",   "princess", "sunshine",      "dragon",   "monkey",
    "trustno1",   "starwars", "whatever", "computer", "internet", "michael",       "jennifer", "jordan23"};

struct Recorded;

std::string next_id(Moment now, const Random& random) { return new_id<Recorded>(now, random).text(); }

// The same again and again, as it is typed: a letter may have several bytes.
bool is_one_letter(std::string_view password) {
  const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  std::size_t size = 1;
  while (size < password.size() && goes_on(password[size])) ++size;
  return password.substr(size) == password.substr(0, password.size() - size);
}

bool holds(std::string_view password, std::string_view word) {
  return word.size() >= 4 && text::find_ignoring_case(password, word) != std::string_view::npos;
}

}  // namespace

std::string school_key(db::Transaction& tx, const Random& random) {
  std::string key = stored_key(tx, signing);
  if (key.empty()) key = add_key(tx, signing, crypto::token(random));
  return key.substr(0, key_bytes);
}

std::optional<std::string> new_set_up_token(db::Transaction& tx, const Random& random) {
  // AC10: with a token that the server prints on its terminal, once, while there is no school.
  if (people::school(tx)) return {};
  std::string token = crypto::token(random);
  replace_key(tx, setting_up, crypto::digest(token));
  return token;
}

bool is_open(db::Transaction& tx) { return people::school(tx).has_value(); }

bool is_set_up_token(db::Transaction& tx, std::string_view token) {
  const std::string digest = stored_key(tx, setting_up);
  return !digest.empty() && crypto::is_same(digest, crypto::digest(token));
}

Result<PersonId> set_up(db::Transaction& tx, const SetUp& wanted, const std::string& hash, Moment now,
                        const Random& random) {
  const PersonId person =
      TRY(people::set_up(tx, {wanted.school_name, wanted.school_zone}, {wanted.name, wanted.email}, now, random));
  put_password(tx, person, hash, now);
  remove_key(tx, setting_up);
  return person;
}

std::string open_session(db::Transaction& tx, const PersonId& person, std::string_view opened_by, bool second_factor,
                         const Origin& origin, Moment now, const Random& random) {
  // AC2: named by 32 bytes of chance, of which only the digest is kept.
  std::string token = crypto::token(random);
  std::string browser = origin.browser.substr(0, longest_browser);
  if (const std::size_t bad = text::first_invalid_utf8(browser); bad != std::string::npos) browser.resize(bad);
  add_session(tx,
              {next_id(now, random), person, std::string(opened_by), second_factor, std::move(browser), origin.address,
               now, now.plus(session_life)},
              crypto::digest(token));
  activity::record(tx, {person, person, "accounts.signed_in", {}, std::string(opened_by)}, now, random);
  return token;
}

std::optional<Session> session(db::Transaction& tx, std::string_view digest, Moment now) {
  return find_session(tx, digest, now);
}

std::vector<Session> sessions_of(db::Transaction& tx, const PersonId& person, Moment now) {
  return open_sessions(tx, person, now);
}

Result<void> end_session(db::Transaction& tx, const PersonId& person, const std::string& id, Moment now,
                         const Random& random) {
  if (end_one_session(tx, person, id, now) == 0) return fail(FailureKind::not_found, "That session has ended already.");
  activity::record(tx, {person, person, "accounts.session_ended", id}, now, random);
  return {};
}

void end_session_with(db::Transaction& tx, std::string_view digest, Moment now) {
  end_session_by_digest(tx, digest, now);
}

void end_other_sessions(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now) {
  end_all_sessions_but(tx, person, digest, now);
}

Result<void> check_password(std::string_view password, std::string_view name, std::string_view email) {
  // AC1: 10 characters at least and 1,024 bytes at most, none of the commonest words, not the name or the address.
  if (text::count_code_points(password) < shortest_password)
    return fail(FailureKind::invalid, "A password has at least 10 characters. A few words that you remember will do.",
                "password");
  if (password.size() > longest_password)
    return fail(FailureKind::invalid, "A password has at most 1,024 bytes.", "password");
  if (is_one_letter(password) || text::trim(password).empty())
    return fail(FailureKind::invalid, "The same letter again and again is soon guessed. Please choose another.",
                "password");
  for (const std::string_view word : common_words)
    if (holds(password, word))
      return fail(FailureKind::invalid, "That is among the first things others would try. Please choose another.",
                  "password");
  bool personal = holds(password, email.substr(0, email.find('@')));
  for (const std::string_view word : text::split(name, ' ')) personal = personal || holds(password, word);
  if (personal)
    return fail(FailureKind::invalid, "A password does not hold your name or address. Please choose another.",
                "password");
  return {};
}

void set_password(db::Transaction& tx, const PersonId& person, const std::string& hash, std::string_view kept_session,
                  Moment now, const Random& random) {
  put_password(tx, person, hash, now);
  // AC8: a new password ends all other sessions and all links.
  end_all_sessions_but(tx, person, kept_session, now);
  revoke_links(tx, person, now);
  activity::record(tx, {person, person, "accounts.password_set"}, now, random);
}

std::string password_hash(db::Transaction& tx, const PersonId& person) { return find_password(tx, person); }

void renew_hash(db::Transaction& tx, const PersonId& person, std::string_view old_hash, std::string_view hash) {
  replace_hash(tx, person, old_hash, hash);
}

Login login(db::Transaction& tx, std::string_view email, const Origin& origin, Moment now) {
  Login login;
  // AC9: who is deactivated does not sign in.
  const auto person = people::by_email(tx, email);
  if (person && person->is_active()) {
    login.person = person->id;
    login.hash = find_password(tx, person->id);
  }
  login.throttled = !may_try_password(tx, email, login.person, origin, now);
  return login;
}

void note_failure(db::Transaction& tx, std::string_view email, const Origin& origin, Moment now, const Random& random) {
  const auto person = people::by_email(tx, email);
  note_wrong_password(tx, email, person ? std::optional(person->id) : std::nullopt, origin, now, random);
}

Result<Opened> sign_in(db::Transaction& tx, const PersonId& person, std::string_view hash, const Origin& origin,
                       Moment now, const Random& random) {
  if (!people::viewer(tx, person) || find_password(tx, person) != hash)
    return fail(FailureKind::conflict, "Your password was changed at this moment. Please sign in again.");
  return sign_in_by(tx, person, "password", false, origin, now, random);
}

Opened sign_in_by(db::Transaction& tx, const PersonId& person, std::string_view opened_by, bool second_factor,
                  const Origin& origin, Moment now, const Random& random) {
  if (second_factor || accounts::second_factor(tx, person) != SecondFactor::confirmed)
    return {open_session(tx, person, opened_by, second_factor, origin, now, random), {}};
  std::string challenge = crypto::token(random);
  add_challenge(tx, crypto::digest(challenge), {person, std::string(opened_by)}, now, now.plus(challenge_life));
  return {{}, std::move(challenge)};
}

std::optional<Holder> holder(db::Transaction& tx, const PersonId& person) {
  const auto found = people::find(tx, person);
  if (!found || found->erased_at) return {};
  return Holder{found->id,
                found->name,
                found->email,
                found->is_active(),
                !find_password(tx, person).empty(),
                second_factor(tx, person) == SecondFactor::confirmed};
}

}  // namespace accounts
