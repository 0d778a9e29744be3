#include "rooms/sign_on/attempt.h"

#include "kernel/text.h"
#include "platform/crypto/crypto.h"

namespace sign_on {

namespace {

constexpr std::size_t longest_next = 600;

// A signature is of its purpose, too: the key signs other things as well.
std::string sealing(std::string_view text) { return "sign-on " + std::string(text); }

}  // namespace

Attempt begin(std::string_view provider, std::string_view next, Moment now, const Random& random) {
  return {crypto::token(random), std::string(provider), next.size() > longest_next ? "/" : std::string(next),
          now.plus(std::chrono::seconds(attempt_seconds))};
}

std::string sealed(const Attempt& attempt, std::string_view key) {
  const std::string text = attempt.state + " " + attempt.until.text() + " " + attempt.provider + " " + attempt.next;
  return crypto::sign(sealing(text), key) + " " + text;
}

std::optional<Attempt> opened(std::string_view cookie, std::string_view key, Moment now) {
  const std::size_t space = cookie.find(' ');
  if (space == std::string_view::npos) return {};
  std::string_view text = cookie.substr(space + 1);
  if (!crypto::is_signed(sealing(text), cookie.substr(0, space), key)) return {};
  const auto parts = text::split(text, ' ');
  if (parts.size() < 4) return {};
  const auto until = Moment::read(parts[1]);
  if (!until || *until <= now) return {};
  const std::size_t before_next = parts[0].size() + parts[1].size() + parts[2].size() + 3;
  return Attempt{std::string(parts[0]), std::string(parts[2]), std::string(text.substr(before_next)), *until};
}

std::string nonce(const Attempt& attempt, std::string_view key) {
  return crypto::sign("sign-on nonce " + attempt.state, key);
}

std::string verifier(const Attempt& attempt, std::string_view key) {
  return crypto::sign("sign-on verifier " + attempt.state, key);
}

}  // namespace sign_on
