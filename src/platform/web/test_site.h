// What the tests of the running server serve.
#pragma once

#include "platform/web/test_client.h"

namespace web::test {

inline std::string page() {
  std::string bytes = "<!doctype html><title>A page</title>";
  while (bytes.size() < 10'000) bytes += "<p>The same paragraph again, which compresses well.</p>";
  return bytes;
}

inline const std::chrono::sys_seconds changed = std::chrono::sys_days(std::chrono::year(2024) / 2 / 29);

inline Handler site() {
  const BodyPtr html = make_body(page(), "text/html; charset=utf-8", {.modified = changed});
  const BodyPtr letters = make_body("abcdefghijklmnopqrstuvwxyz", "image/png");
  return [=](const Request& request) -> Response {
    if (request.path == "/") return {.body = html};
    if (request.path == "/letters.png") return {.body = letters};
    if (request.path == "/moved") return redirect(308, "/\r\nSet-Cookie: a=b");
    if (request.path == "/framed") return {.body = letters, .headers = {{"content-security-policy", "own"}}};
    if (request.path == "/nothing") return {.status = 204};
    if (request.path == "/throw") throw std::runtime_error("a handler's mistake");
    if (request.path == "/echo")
      return {.body = passing_body(std::string(request.host) + "|" + std::string(request.query) + "|" + request.body)};
    return plain_response(404);
  };
}

inline Settings with_posts() {
  Settings settings;
  settings.posts = true;
  settings.body_bytes = 1000;
  return settings;
}

}  // namespace web::test
