#include "rooms/sign_on/claims.h"

#include <catch2/catch.hpp>

#include "kernel/text.h"

using sign_on::Identity;
using sign_on::Provider;
using sign_on::SecondFactor;

namespace {

const Moment now = Moment::read("2026-09-01T16:00:00Z").value();  // 1788278400
constexpr std::string_view good =
    R"({"iss":"https://id.example","aud":"cairn","sub":"42","nonce":"n","iat":1788278390,"exp":1788278700,)"
    R"("email":"ada@example.org","email_verified":true})";

Provider provider() {
  Provider one{.name = "id", .label = "Id", .issuer = "https://id.example", .client_id = "cairn"};
  one.id_field = "sub";
  one.email_field = "email";
  one.verified_field = "email_verified";
  return one;
}

json::Value value(std::string_view text) { return json::parse(text).value(); }

Result<Identity> checked(std::string_view claims, const Provider& by = provider()) {
  return sign_on::check_claims(value(claims), by, "n", now);
}

// The good claims with one piece of them written otherwise.
std::string with(std::string_view from, std::string_view to) {
  REQUIRE(good.find(from) != std::string_view::npos);
  return text::replace_all(std::string(good), from, to);
}

}  // namespace

TEST_CASE("SO4: right claims say who it is") {
  REQUIRE(now.seconds().time_since_epoch().count() == 1788278400);
  CHECK(checked(good).value() == Identity{"https://id.example", "42", "ada@example.org", true, false});
  CHECK(checked(with(R"("aud":"cairn")", R"("aud":["cairn"])")));
  CHECK(checked(with(R"("aud":"cairn")", R"("aud":["other","cairn"],"azp":"cairn")")));
  CHECK(checked(with("1788278700", "1788278700.5")));
  CHECK(checked(with("1788278700", "1788278281")));  // expired 119 seconds ago, by our clock
  CHECK(checked(with("1788278390", "1788278519")));  // issued in 119 seconds
}

TEST_CASE("SO4: every claim that is not the attempt's is refused") {
  const auto [from, to, say] = GENERATE(table<std::string, std::string, std::string>({
      {R"("iss":"https://id.example")", R"("iss":"https://id.example/")", "another issuer"},
      {R"("iss":"https://id.example",)", "", "another issuer"},
      {R"("iss":"https://id.example")", R"("iss":["https://id.example"])", "another issuer"},
      {R"("aud":"cairn")", R"("aud":"cairn2")", "another audience"},
      {R"("aud":"cairn",)", "", "another audience"},
      {R"("aud":"cairn")", R"("aud":[])", "another audience"},
      {R"("aud":"cairn")", R"("aud":{"cairn":1})", "another audience"},
      {R"("aud":"cairn")", R"("aud":["other","cairn"])", "several audiences"},
      {R"("aud":"cairn")", R"("aud":"cairn","azp":"other")", "another party"},
      {R"("aud":"cairn")", R"("aud":"cairn","azp":7)", "another party"},
      {"1788278700", "1788278280", "has expired"},
      {"1788278700", "\"1788278700\"", "has expired"},
      {"1788278700", "-1", "has expired"},
      {"1788278700", "1e300", "has expired"},
      {"1788278390", "1788278521", "in the future"},
      {R"("iat":1788278390,)", "", "in the future"},
      {"1788278390", "1788277600", "long ago"},
      {R"("iat")", R"("nbf":1788279000,"iat")", "does not hold yet"},
      {R"("nonce":"n")", R"("nonce":"m")", "another attempt"},
      {R"("nonce":"n",)", "", "another attempt"},
      {R"("nonce":"n")", R"("nonce":"")", "another attempt"},
      {R"("sub":"42")", R"("sub":"")", "who it is about"},
      {R"("sub":"42")", R"("sub":42)", "who it is about"},
      {R"("sub":"42")", R"("sub":"4\n2")", "who it is about"},
  }));
  INFO(from << " -> " << to);
  const auto refused = checked(with(from, to));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say.find(say) != std::string::npos);
}

TEST_CASE("SO4: claims that are no object, and an attempt without a nonce, are refused") {
  CHECK_FALSE(checked("[]"));
  CHECK_FALSE(sign_on::check_claims(value(with(R"("nonce":"n")", R"("nonce":"")")), provider(), "", now));
}

TEST_CASE("SO6: an address is verified only where the provider says so in the field that is set") {
  const auto is_verified = [](std::string_view word) {
    return checked(with(R"("email_verified":true)", R"("email_verified":)" + std::string(word)))->email_verified;
  };
  for (const std::string_view word : {"true", "\"true\"", "1", "\"1\""}) CHECK(is_verified(word));
  for (const std::string_view word : {"false", "\"false\"", "0", "null", "\"yes\"", "[true]", "2"}) {
    INFO(word);
    CHECK_FALSE(is_verified(word));
  }
  CHECK_FALSE(checked(with(R"(,"email_verified":true)", ""))->email_verified);
  Provider other = provider();
  other.verified_field = "xms_edov";
  CHECK_FALSE(checked(good, other)->email_verified);
  CHECK(checked(with(R"("email_verified":true)", R"("xms_edov":"1")"), other)->email_verified);
  CHECK(checked(with("ada@example.org", std::string(300, 'a')))->email.empty());
}

TEST_CASE("SO6: the userinfo endpoint adds an address of the same person alone") {
  const Identity who{"https://id.example", "42"};
  const auto added =
      sign_on::with_user_info(who, value(R"({"sub":"42","email":"a@b.example","email_verified":true})"), provider());
  CHECK(added.value() == Identity{"https://id.example", "42", "a@b.example", true});
  CHECK_FALSE(sign_on::with_user_info(who, value(R"({"sub":"43","email":"a@b.example"})"), provider()));
  CHECK_FALSE(sign_on::with_user_info(who, value(R"({"email":"a@b.example"})"), provider()));
  CHECK_FALSE(sign_on::with_user_info(who, value("7"), provider()));
}

TEST_CASE("SO10: a sign-on is a second factor only where it is trusted with it") {
  Provider by = provider();
  const std::string factor = with(R"("sub")", R"("amr":["pwd","mfa"],"sub")");
  const std::string level = with(R"("sub")", R"("acr":"gold","sub")");
  CHECK_FALSE(checked(factor, by)->second_factor);
  by.second_factor = SecondFactor::by_claims;
  CHECK(checked(factor, by)->second_factor);
  CHECK_FALSE(checked(good, by)->second_factor);
  CHECK_FALSE(checked(with(R"("sub")", R"("amr":"mfa","sub")"), by)->second_factor);
  CHECK_FALSE(checked(level, by)->second_factor);
  by.second_factor_acr = {"silver", "gold"};
  CHECK(checked(level, by)->second_factor);
  by.second_factor = SecondFactor::yes;
  CHECK(checked(good, by)->second_factor);
}

TEST_CASE("a user endpoint says who somebody is by the fields that are set") {
  Provider by{.name = "hub",
              .label = "Hub",
              .kind = sign_on::Kind::oauth2,
              .issuer = "https://api.example/user",
              .client_id = "cairn"};
  by.id_field = "id";
  by.email_field = "email";
  const auto read = [&](std::string_view user) { return sign_on::read_user(value(user), nullptr, by); };
  CHECK(read(R"({"id":7,"email":"a@b.example"})").value() ==
        Identity{"https://api.example/user", "7", "a@b.example", false});
  CHECK(read(R"({"id":"seven"})")->subject == "seven");
  by.verified_field = "ok";
  CHECK(read(R"({"id":7,"email":"a@b.example","ok":true})")->email_verified);
  for (const std::string_view bad : {"{}", "[]", R"({"id":null})", R"({"id":1.5})", R"({"id":""})"}) {
    INFO(bad);
    CHECK_FALSE(read(bad));
  }
}

TEST_CASE("of a list of addresses the primary one counts, verified or not") {
  Provider by{.name = "hub", .label = "Hub", .kind = sign_on::Kind::oauth2, .issuer = "hub", .client_id = "cairn"};
  by.id_field = "id";
  by.email_field = "email";
  const auto read = [&](std::string_view emails) {
    const json::Value list = value(emails);
    return sign_on::read_user(value(R"({"id":7,"email":"public@b.example"})"), &list, by);
  };
  CHECK(read(R"([{"email":"x@b.example","primary":false,"verified":true},
                 {"email":"p@b.example","primary":true,"verified":true}])")
            .value() == Identity{"hub", "7", "p@b.example", true});
  CHECK_FALSE(read(R"([{"email":"p@b.example","primary":true,"verified":false}])")->email_verified);
  CHECK(read(R"([{"email":"p@b.example","verified":true}, 7, {"primary":true}])")->email.empty());
  CHECK_FALSE(read(R"({"message":"Not Found"})"));
}
