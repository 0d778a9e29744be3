#include "app/metrics.h"

#include <catch2/catch.hpp>

namespace {

const std::string token = "0123456789abcdef";

web::Request from(std::string remote, std::string_view host, std::vector<web::Field> fields = {}) {
  web::Request request;
  request.remote = std::move(remote);
  request.host = host;
  request.fields = std::move(fields);
  return request;
}

}  // namespace

TEST_CASE("metrics: without a token they are this machine's, by one of its own names") {
  for (const char* remote : {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
    for (const char* host : {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "0:0::1"})
      CHECK(app::may_read_metrics(from(remote, host), ""));
  CHECK_FALSE(app::may_read_metrics(from("192.0.2.7", "127.0.0.1"), ""));
  CHECK_FALSE(app::may_read_metrics(from("", "127.0.0.1"), ""));
  CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "rebound.example"), ""));
  CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "school.example"), ""));
  for (const char* name :
       {"127.evil.example", "127.0.0.1.evil.example", "::ffff:127.evil.example", "127.0.0", "127.", ""})
    CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", name), ""));
  CHECK(app::metrics_refused("").status == 403);
}

TEST_CASE("metrics: what a proxy passed on is not this machine's, whomever it names") {
  CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "localhost", {{"X-Forwarded-For", "192.0.2.7"}}), ""));
  CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "localhost", {{"X-Forwarded-For", "127.0.0.1"}}), ""));
  CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "localhost", {{"Forwarded", "for=192.0.2.7"}}), ""));
  CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "localhost", {{"Via", "1.1 proxy"}}), ""));
}

TEST_CASE("metrics: with a token they are for whoever sends it, and nobody else") {
  CHECK(app::may_read_metrics(from("192.0.2.7", "10.0.0.3", {{"Authorization", "Bearer " + token}}), token));
  CHECK(app::may_read_metrics(from("192.0.2.7", "10.0.0.3", {{"authorization", "bearer " + token}}), token));
  CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "localhost"), token));
  for (const std::string wrong : {"Bearer ", "Bearer", "", "Bearer 0123456789abcdeF", "Basic 0123456789abcdef"})
    CHECK_FALSE(app::may_read_metrics(from("127.0.0.1", "localhost", {{"Authorization", wrong}}), token));
  const web::Response refused = app::metrics_refused(token);
  CHECK(refused.status == 401);
  CHECK(refused.headers.back().name == "WWW-Authenticate");
}
