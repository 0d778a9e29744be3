// Asking other servers, for sign-on and webhooks (libcurl): one request, one answer, within limits.
//
// Only https, with a certificate that the system believes in; http to a loopback host alone. The environment's proxies
// are not used, nothing is kept from one request to the next (cookies, connections), and no other scheme is ever
// followed. Whose address it is, is the caller's matter: an address that people typed can name a host inside the
// school's own network.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace fetch {

// A header, or a field of a form.
struct Field {
  std::string name, value;
};

struct Limits {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds whole{15'000};  // redirects included
  std::size_t bytes = 1024 * 1024;          // of the answer's body, however it is packed
  int redirects = 0;                        // how many are followed (GET only); beyond it the redirect is the answer
};

struct Answer {
  int status = 0;            // 200, 404, …: what the server says is no Failure
  std::string content_type;  // "application/json; charset=utf-8"; empty when it does not say
  std::string body;
};

// Whether one may ask there: https://host…, or http:// to a loopback host; no user, no fragment, no white space. The
// Failure (invalid) names `field`.
Result<void> check_address(std::string_view address, std::string_view field);

// A Failure (invalid for an address or a header that one may not use, conflict when there was no answer within the
// limits) says which host, and why. A redirect goes to an address that one may ask, and takes the headers along only
// to the same scheme, host and port.
Result<Answer> get(const std::string& address, const std::vector<Field>& headers = {}, const Limits& limits = {});
// The fields as application/x-www-form-urlencoded.
Result<Answer> post_form(const std::string& address, const std::vector<Field>& form,
                         const std::vector<Field>& headers = {}, const Limits& limits = {});
Result<Answer> post(const std::string& address, std::string_view content_type, const std::string& body,
                    const std::vector<Field>& headers = {}, const Limits& limits = {});

}  // namespace fetch
