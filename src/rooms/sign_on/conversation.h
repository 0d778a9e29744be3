// What is said with one provider's server: the way there, and from a code to an identity. It takes its time (another
// host is asked), so it never happens inside a transaction.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "platform/crypto/jwt.h"
#include "platform/fetch/fetch.h"
#include "rooms/sign_on/documents.h"
#include "rooms/sign_on/identity.h"
#include "rooms/sign_on/provider.h"

namespace sign_on {

// How other hosts are asked; tests answer themselves.
struct Hosts {
  std::function<Result<fetch::Answer>(const std::string& address, const std::vector<fetch::Field>& headers)> get;
  std::function<Result<fetch::Answer>(const std::string& address, const std::vector<fetch::Field>& form,
                                      const std::vector<fetch::Field>& headers)>
      post_form;
};
Hosts real_hosts();

// What the browser takes along to the provider.
struct Leaving {
  std::string state, nonce, challenge;
  std::string back;  // the address that the provider sends the browser to
};
// What the browser brings back.
struct Arrived {
  std::string code;
  std::string issuer;  // empty: it says none
  std::string nonce, verifier, back;
};

// Used by several threads.
class Conversation {
 public:
  Conversation(Provider provider, Hosts hosts) : provider_(std::move(provider)), hosts_(std::move(hosts)) {}
  const Provider& provider() const { return provider_; }

  // The address that the browser is sent to.
  std::expected<std::string, Trouble> way_there(const Leaving& leaving, Moment now);
  Outcome identity(const Arrived& arrived, Moment now);

 private:
  struct Kept {
    Moment until;
    Metadata metadata;
    std::vector<crypto::PublicKey> keys;
  };
  Result<Kept> published(Moment now);
  Result<std::vector<crypto::PublicKey>> ask_keys(const Metadata& metadata) const;
  Result<std::string> ask(const std::string& address, const std::vector<fetch::Field>& headers) const;
  Result<Tokens> ask_tokens(const std::string& endpoint, ClientProof proof, const Arrived& arrived) const;
  Result<Identity> by_token(const Arrived& arrived, Moment now);
  Result<Identity> by_user_endpoint(const Arrived& arrived) const;
  Result<std::string> payload(const crypto::SignedToken& token, const crypto::SignedWith& with, Kept& kept);

  Provider provider_;
  Hosts hosts_;
  std::mutex mutex_;
  std::optional<Kept> kept_;
};

}  // namespace sign_on
