#include "platform/web/cookies.h"

#include "kernel/text.h"
#include "platform/web/fields.h"

namespace web {

namespace {

std::string decoded(std::string_view value) {
  std::string query = "v=";
  query += value;
  const auto fields = read_urlencoded(query);
  return fields ? fields->raw("v") : std::string();
}

}  // namespace

std::string cookie(const Request& request, std::string_view name) {
  for (const Field& field : request.fields) {
    if (!text::equal_ignoring_case(field.name, "cookie")) continue;
    for (const std::string_view pair : text::split(field.value, ';')) {
      const std::string_view trimmed = text::trim(pair);
      if (trimmed.size() > name.size() && trimmed.starts_with(name) && trimmed[name.size()] == '=')
        return decoded(trimmed.substr(name.size() + 1));
    }
  }
  return {};
}

Header set_cookie(std::string_view name, std::string_view value, int seconds) {
  return {"Set-Cookie", std::string(name) + "=" + query_encoded(value) + "; Path=/; Secure; HttpOnly; " +
                            "SameSite=Lax; Max-Age=" + std::to_string(seconds)};
}

}  // namespace web
