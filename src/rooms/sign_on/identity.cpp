#include "rooms/sign_on/identity.h"

#include "platform/json/json.h"

namespace sign_on {

namespace {

std::string member(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

bool is_set(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  return found != nullptr && found->boolean().value_or(false);
}

}  // namespace

std::string written(const Outcome& outcome) {
  if (!outcome) return json::write(json::Object{{"say", outcome.error().say}, {"log", outcome.error().log}});
  return json::write(json::Object{{"issuer", outcome->issuer},
                                  {"subject", outcome->subject},
                                  {"email", outcome->email},
                                  {"email_verified", outcome->email_verified},
                                  {"second_factor", outcome->second_factor}});
}

Outcome read_outcome(std::string_view text) {
  const auto value = json::parse(text);
  if (!value || !value->find("subject"))
    return std::unexpected(value ? Trouble{member(*value, "say"), member(*value, "log")} : Trouble{});
  return Identity{member(*value, "issuer"), member(*value, "subject"), member(*value, "email"),
                  is_set(*value, "email_verified"), is_set(*value, "second_factor")};
}

}  // namespace sign_on
