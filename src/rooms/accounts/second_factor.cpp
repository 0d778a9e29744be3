// The second factor: codes of an authenticator app (RFC 6238), and codes on paper for when it is lost.
#include <array>

#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/second_factor_store.h"
#include "rooms/accounts/tries.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"

namespace accounts {

namespace {

constexpr int recovery_codes = 10;
constexpr int most_tries = 5;
constexpr std::size_t secret_bytes = 20;

// Without letters that look like digits: "4k7m9-x2tqp".
std::string recovery_code(const Random& random) {
  constexpr std::string_view letters = "23456789abcdefghjkmnpqrstuvwxyz";
  std::array<unsigned char, 10> bytes{};
  random(bytes);
  std::string code;
  for (const unsigned char byte : bytes) {
    if (code.size() == 5) code += '-';
    code += letters[byte % letters.size()];
  }
  return code;
}

// As typed: capitals, spaces and hyphens do not count.
std::string written_plainly(std::string_view code) {
  std::string plain;
  for (const char c : code)
    if (!text::is_space(c) && c != '-') plain += text::lower(c);
  return plain;
}

// As it was told, and its digest is kept.
std::string recovery_code_of(std::string_view plain) {
  constexpr std::size_t half = 5;
  return plain.size() == 2 * half ? std::string(plain.substr(0, half)) + "-" + std::string(plain.substr(half))
                                  : std::string(plain);
}

bool is_right(db::Transaction& tx, const PersonId& person, std::string_view code, Moment now) {
  const auto factor = find_factor(tx, person);
  if (!factor) return false;
  const auto step =
      crypto::totp_step(crypto::from_base32(factor->secret), code, now.seconds().time_since_epoch().count());
  // AC6: a code of an authenticator app is taken once.
  return step > 0 && take_step(tx, person, static_cast<int>(step));
}

std::unexpected<Failure> wrong_code() {
  return fail(FailureKind::invalid,
              "That code is not right, or was used already. The app shows a new one every 30 "
              "seconds; the clock of the phone must be right.",
              "code");
}

// AC6: either a recovery code, which works whatever was tried before, or one of the app. A wrong one is counted.
Result<void> check_code(db::Transaction& tx, const PersonId& person, std::string_view code, const Origin& origin,
                        Moment now, const Random& random) {
  const std::string plain = written_plainly(code);
  if (take_recovery_code(tx, person, crypto::digest(recovery_code_of(plain)), now)) return {};
  if (!may_try_code(tx, person, origin, now))
    return fail(FailureKind::invalid,
                "Too many codes were wrong, so codes of the app are not taken here for a while. Use one of your "
                "recovery codes, or a browser that you signed in from before.",
                "code");
  if (is_right(tx, person, plain, now)) return {};
  TRY(note_wrong_code(tx, person, origin, now, random));
  return wrong_code();
}

}  // namespace

SecondFactor second_factor(db::Transaction& tx, const PersonId& person) {
  const auto factor = find_factor(tx, person);
  if (!factor) return SecondFactor::none;
  return factor->confirmed ? SecondFactor::confirmed : SecondFactor::begun;
}

std::string begin_second_factor(db::Transaction& tx, const PersonId& person, Moment now, const Random& random) {
  if (const auto factor = find_factor(tx, person)) return factor->secret;
  std::array<unsigned char, secret_bytes> bytes{};
  random(bytes);
  const std::string secret = crypto::base32({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  add_factor(tx, person, secret, now);
  return secret;
}

InApp in_app(db::Transaction& tx, const PersonId& person) {
  const auto school = people::school(tx);
  const auto found = people::find(tx, person);
  InApp names{school ? school->name : std::string(), {}};
  if (found) names.account = found->email.empty() ? found->name : found->email;
  return names;
}

Result<std::vector<std::string>> confirm_second_factor(db::Transaction& tx, const PersonId& person,
                                                       std::string_view code, std::string_view session, Moment now,
                                                       const Random& random) {
  const auto factor = find_factor(tx, person);
  if (!factor || factor->confirmed) return fail(FailureKind::conflict, "The second factor was set up already.");
  if (!is_right(tx, person, written_plainly(code), now)) return wrong_code();
  set_confirmed(tx, person, now);
  set_shown(tx, person, session);
  end_sessions_without_factor(tx, person, now);
  std::vector<std::string> codes;
  for (int i = 0; i < recovery_codes; ++i) {
    codes.push_back(recovery_code(random));
    add_recovery_code(tx, person, crypto::digest(codes.back()), now);
  }
  activity::record(tx, {person, person, "accounts.second_factor_set"}, now, random);
  return codes;
}

void remove_second_factor(db::Transaction& tx, const PersonId& person, const PersonId& by, Moment now,
                          const Random& random) {
  delete_factor(tx, person);
  delete_recovery_codes(tx, person);
  set_none_shown(tx, person);
  activity::record(tx, {by, person, "accounts.second_factor_removed"}, now, random);
}

Result<void> remove_own_second_factor(db::Transaction& tx, const PersonId& person, std::string_view session,
                                      std::string_view code, const Origin& origin, Moment now, const Random& random) {
  const auto here = accounts::session(tx, session, now);
  if (second_factor(tx, person) == SecondFactor::confirmed) {
    if (!here || !here->second_factor)
      return fail(FailureKind::not_allowed,
                  "Your second factor was not asked for when you signed in here, so it stays. Sign out, sign in with "
                  "it, and then remove it.");
    TRY(check_code(tx, person, code, origin, now, random));
  }
  remove_second_factor(tx, person, person, now, random);
  return {};
}

int recovery_codes_left(db::Transaction& tx, const PersonId& person) { return count_recovery_codes(tx, person); }

Result<std::string> answer_challenge(db::Transaction& tx, std::string_view challenge, std::string_view code,
                                     const Origin& origin, Moment now, const Random& random) {
  const std::string digest = crypto::digest(challenge);
  // AC6: a challenge allows five tries and lasts ten minutes.
  const auto whom = try_challenge(tx, digest, most_tries, now);
  if (!whom || !people::viewer(tx, whom->person))
    return fail(FailureKind::not_found, "That took too long, or too many codes were wrong. Please sign in again.");
  TRY(check_code(tx, whom->person, code, origin, now, random));
  end_challenge(tx, digest, now);
  return open_session(tx, whom->person, whom->opened_by, true, origin, now, random);
}

}  // namespace accounts
