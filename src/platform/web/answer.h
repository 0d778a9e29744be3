// From a Response to what travels: status, header lines, and which of the body's bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/web/message.h"

namespace web {

std::string_view reason(int status);  // "Not Found"

// The headers of Settings, joined once.
class CommonHeaders {
 public:
  explicit CommonHeaders(std::vector<Header> headers);
  // All of them, but for those the response brings itself.
  void append_to(std::string& out, const std::vector<Header>& own) const;

 private:
  std::vector<Header> headers_;
  std::string lines_;
};

struct Answer {
  std::string head;       // up to and including the empty line
  std::string_view body;  // of `keep`; empty for HEAD and 304
  BodyPtr keep;
};

struct Frame {
  const CommonHeaders& common;
  std::string_view date_line;  // "Date: …\r\n"
  bool keep_alive = true;
  bool http_1_0 = false;  // keep-alive must be said
};

// Chooses the form of the body by the request, and overwrites `out` (whose memory is used again).
void compose(const Request& request, const Response& response, const Frame& frame, Answer& out);
// The head of an event stream, which ends with the connection.
void compose_event_stream(const Response& response, const Frame& frame, Answer& out);

}  // namespace web
