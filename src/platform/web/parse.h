// Reads requests with Beast's parser; the one door to Beast. Knows nothing of sockets.
//
// The head is given whole, up to its empty line; then, while a body is wanted, its bytes as they come.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/web/message.h"

namespace web {

// Why a request is refused: a status and a sentence. status 0: it is not.
struct Refusal {
  int status = 0;
  std::string_view sentence;
  explicit operator bool() const { return status != 0; }
};

inline constexpr Refusal too_long_a_line{414, "The address is longer than this server takes."};

struct ParseLimits {
  std::size_t request_line, header_count, body_bytes;
  bool posts;
};

class Parser {
 public:
  explicit Parser(const ParseLimits& limits);
  ~Parser();
  // `bytes` end with the empty line and outlive the request's use: its fields point into them.
  Refusal head(std::string_view bytes, Request& request);
  // What the head said.
  bool keep_alive() const;
  bool http_1_0() const;
  bool wants_body() const;  // until the body is complete
  bool expects_continue() const;
  // How many bytes of the body there may be, after head(): as many as it said, or as are taken.
  std::size_t most_body() const;
  // Takes no more than so many bytes of this body.
  Refusal limit_body(std::size_t bytes);
  // Appends to request.body; `used` tells how many of the bytes belonged to it.
  Refusal body(std::string_view bytes, Request& request, std::size_t& used);

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace web
