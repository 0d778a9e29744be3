#include "rooms/sign_on/conversation.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

using namespace std::chrono_literals;
using fetch::Answer;
using fetch::Field;
using sign_on::Conversation;
using sign_on::Provider;

namespace {

const Moment now = Moment::read("2026-09-01T16:00:00Z").value();

// Servers that answer what they are told to, and keep what they were asked.
struct Told {
  std::map<std::string, Answer> answers;
  std::vector<std::string> asked;
  std::vector<Field> form, headers;

  Result<Answer> answer(const std::string& address) {
    asked.push_back(address);
    const auto found = answers.find(address);
    if (found == answers.end()) return fail(FailureKind::conflict, "id.example gave no answer: refused.");
    return found->second;
  }
  sign_on::Hosts hosts() {
    return {.get =
                [this](const std::string& address, const std::vector<Field>& given) {
                  headers = given;
                  return answer(address);
                },
            .post_form =
                [this](const std::string& address, const std::vector<Field>& given, const std::vector<Field>& head) {
                  form = given;
                  headers = head;
                  return answer(address);
                }};
  }
  std::string sent(std::string_view name) const {
    const auto found = std::ranges::find(form, name, &Field::name);
    return found == form.end() ? "" : found->value;
  }
  long times(std::string_view address) const { return std::ranges::count(asked, address); }
};

Provider oidc() {
  Provider one{.name = "id", .label = "Id", .issuer = "https://id.example", .client_id = "cairn"};
  one.client_secret = "s3:cret";
  one.scopes = "openid email";
  one.id_field = "sub";
  one.email_field = "email";
  one.verified_field = "email_verified";
  return one;
}

Provider hub() {
  Provider one{.name = "hub",
               .label = "Hub",
               .kind = sign_on::Kind::oauth2,
               .issuer = "https://hub.example/user",
               .client_id = "cairn"};
  one.client_secret = "s3cret";
  one.scopes = "user:email";
  one.authorization_endpoint = "https://hub.example/auth?x=1";
  one.token_endpoint = "https://hub.example/token";
  one.user_endpoint = "https://hub.example/user";
  one.emails_endpoint = "https://hub.example/emails";
  one.id_field = "id";
  one.email_field = "email";
  return one;
}

void publish(Told& told) {
  told.answers["https://id.example/.well-known/openid-configuration"] = {
      200, "application/json",
      R"({"issuer":"https://id.example","authorization_endpoint":"https://id.example/auth",
          "token_endpoint":"https://id.example/token","jwks_uri":"https://id.example/keys"})"};
  told.answers["https://id.example/keys"] = {200, "application/json", R"({"keys":[]})"};
}

const sign_on::Leaving leaving{"st", "no", "ch", "https://school.example/sign-on/id/callback"};
const sign_on::Arrived arrived{"c0de", "", "no", "verifier", "https://school.example/sign-on/id/callback"};

// {"alg":"RS256","kid":"new"}.{}.signature
constexpr std::string_view unsigned_token = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5ldyJ9.e30.AAAA";

}  // namespace

TEST_CASE("SO3: the way there has a challenge, a state and a nonce") {
  Told told;
  publish(told);
  Conversation conversation(oidc(), told.hosts());
  CHECK(conversation.way_there(leaving, now).value() ==
        "https://id.example/auth?response_type=code&client_id=cairn&redirect_uri=https%3A%2F%2Fschool.example%2Fsign-on"
        "%2Fid%2Fcallback&scope=openid%20email&state=st&nonce=no&code_challenge=ch&code_challenge_method=S256");
  Conversation with_hub(hub(), told.hosts());
  const std::string there = with_hub.way_there(leaving, now).value();
  CHECK(there.starts_with("https://hub.example/auth?x=1&response_type=code&"));
  CHECK(there.find("code_challenge=ch") != std::string::npos);
  CHECK(there.find("nonce") == std::string::npos);
}

TEST_CASE("SO5: what a provider publishes is asked for once an hour") {
  Told told;
  publish(told);
  Conversation conversation(oidc(), told.hosts());
  REQUIRE(conversation.way_there(leaving, now));
  REQUIRE(conversation.way_there(leaving, now.plus(59min)));
  CHECK(told.times("https://id.example/.well-known/openid-configuration") == 1);
  REQUIRE(conversation.way_there(leaving, now.plus(61min)));
  CHECK(told.times("https://id.example/.well-known/openid-configuration") == 2);
}

TEST_CASE("SO11: a provider that does not answer is told of, and asked again the next time") {
  Told told;
  Conversation conversation(oidc(), told.hosts());
  const auto trouble = conversation.way_there(leaving, now);
  REQUIRE_FALSE(trouble);
  CHECK(trouble.error().say.starts_with("Id does not answer"));
  CHECK(trouble.error().log.find("refused") != std::string::npos);
  told.answers["https://id.example/.well-known/openid-configuration"] = {503, "", ""};
  CHECK(conversation.way_there(leaving, now).error().say.starts_with("Id does not answer"));
  publish(told);
  CHECK(conversation.way_there(leaving, now));
}

TEST_CASE("SO5: keys are asked for once more when a token names one that is not known") {
  Told told;
  publish(told);
  told.answers["https://id.example/token"] = {
      200, "application/json", R"({"access_token":"a","id_token":")" + std::string(unsigned_token) + "\"}"};
  Conversation conversation(oidc(), told.hosts());
  const auto trouble = conversation.identity(arrived, now);
  REQUIRE_FALSE(trouble);
  CHECK(trouble.error().say.find("cannot be trusted") != std::string::npos);
  CHECK(told.times("https://id.example/keys") == 2);
}

TEST_CASE("the client proves itself in a header, or in the form, and always with the verifier") {
  Told told;
  publish(told);
  told.answers["https://id.example/token"] = {400, "application/json", R"({"error":"invalid_grant"})"};
  const auto ask = [&](const Provider& provider) { (void)Conversation(provider, told.hosts()).identity(arrived, now); };
  ask(oidc());
  CHECK(told.sent("code_verifier") == "verifier");
  CHECK(told.sent("code") == "c0de");
  CHECK(told.sent("redirect_uri") == arrived.back);
  CHECK(told.sent("client_secret").empty());
  CHECK(told.headers.back().value == "Basic Y2Fpcm46czMlM0FjcmV0");  // cairn:s3%3Acret
  Provider other = oidc();
  other.client_proof = sign_on::ClientProof::post;
  ask(other);
  CHECK(told.sent("client_secret") == "s3:cret");
  CHECK(told.headers.size() == 1);
  other.client_secret.clear();
  ask(other);
  CHECK(told.sent("client_id") == "cairn");
  CHECK(told.sent("client_secret").empty());
}

TEST_CASE("SO11: a code that is over has a sentence of its own, and the log has no secrets") {
  Told told;
  publish(told);
  told.answers["https://id.example/token"] = {400, "application/json",
                                              R"({"error":"invalid_grant","error_description":"c0de s3:cret"})"};
  Conversation conversation(oidc(), told.hosts());
  const auto trouble = conversation.identity(arrived, now);
  REQUIRE_FALSE(trouble);
  CHECK(trouble.error().say.starts_with("That took too long"));
  CHECK(trouble.error().log == "the token endpoint answered 400, invalid_grant");
}

TEST_CASE("SO2: an answer that names another issuer is refused before its code is sent anywhere") {
  Told told;
  publish(told);
  Conversation conversation(oidc(), told.hosts());
  sign_on::Arrived other = arrived;
  other.issuer = "https://evil.example";
  CHECK_FALSE(conversation.identity(other, now));
  CHECK(told.times("https://id.example/token") == 0);
}

TEST_CASE("an OAuth 2 provider is asked for the user and their addresses, with the token it gave") {
  Told told;
  told.answers["https://hub.example/token"] = {200, "application/json", R"({"access_token":"gho_1"})"};
  told.answers["https://hub.example/user"] = {200, "application/json", R"({"id":583231,"email":null})"};
  told.answers["https://hub.example/emails"] = {200, "application/json",
                                                R"([{"email":"ada@example.org","primary":true,"verified":true}])"};
  Conversation conversation(hub(), told.hosts());
  CHECK(conversation.identity(arrived, now).value() ==
        sign_on::Identity{"https://hub.example/user", "583231", "ada@example.org", true, false});
  CHECK(told.sent("client_secret") == "s3cret");
  CHECK(told.sent("code_verifier") == "verifier");
  CHECK(told.headers.back().value == "Bearer gho_1");
  told.answers["https://hub.example/emails"] = {404, "application/json", "{}"};
  CHECK_FALSE(conversation.identity(arrived, now));
  told.answers["https://hub.example/token"] = {200, "application/json", R"({"error":"bad_verification_code"})"};
  CHECK(conversation.identity(arrived, now).error().say.starts_with("That took too long"));
}

TEST_CASE("an outcome is the same on the other side of its text") {
  const sign_on::Identity identity{"https://id.example", "4\"2\n", "ada@example.org", true, true};
  CHECK(sign_on::read_outcome(sign_on::written(identity)).value() == identity);
  const auto trouble = sign_on::read_outcome(sign_on::written(std::unexpected(sign_on::Trouble{"say", "log"})));
  REQUIRE_FALSE(trouble);
  CHECK(trouble.error().say == "say");
  CHECK(trouble.error().log == "log");
}
