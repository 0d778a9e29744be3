#include "app/metrics.h"

#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "platform/web/address.h"

namespace app {

namespace {

bool was_passed_on(const web::Request& request) {
  return request.header("x-forwarded-for") || request.header("forwarded") || request.header("via");
}

bool sends(const web::Request& request, const std::string& token) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view sent = request.header("authorization").value_or("");
  return sent.size() > scheme.size() && text::equal_ignoring_case(sent.substr(0, scheme.size()), scheme) &&
         crypto::is_same(text::trim(sent.substr(scheme.size())), token);
}

}  // namespace

bool may_read_metrics(const web::Request& request, const std::string& token) {
  if (!token.empty()) return sends(request, token);
  const bool by_own_name = text::equal_ignoring_case(request.host, "localhost") || web::is_loopback(request.host);
  return web::is_loopback(request.remote) && by_own_name && !was_passed_on(request);
}

web::Response metrics_refused(const std::string& token) {
  if (token.empty())
    return web::plain_response(403, "Figures are given to this machine alone, or for a token: --metrics-token.");
  web::Response response = web::plain_response(401, "Figures are given for the token of --metrics-token.");
  response.headers.push_back({"WWW-Authenticate", "Bearer"});
  return response;
}

}  // namespace app
