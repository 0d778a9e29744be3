#include "platform/web/answer.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/web/conditional.h"
#include "platform/web/negotiation.h"
#include "platform/web/ranges.h"

namespace web {
namespace {

void append_status_line(int status, std::string& out) {
  if (status == 200) {
    out += "HTTP/1.1 200 OK\r\n";
    return;
  }
  out += "HTTP/1.1 ";
  out += std::to_string(status);
  out += ' ';
  out += reason(status);
  out += "\r\n";
}

// A value that came from outside must not be able to start a line of its own.
void append_header(const Header& header, std::string& out) {
  out += header.name;
  out += ": ";
  for (const char c : header.value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  out += "\r\n";
}

void begin(int status, const Response& response, const Frame& frame, Answer& out) {
  out.head.clear();
  append_status_line(status, out.head);
  out.head += frame.date_line;
  if (!frame.keep_alive)
    out.head += "Connection: close\r\n";
  else if (frame.http_1_0)
    out.head += "Connection: keep-alive\r\n";
  frame.common.append_to(out.head, response.headers);
  for (const Header& header : response.headers) append_header(header, out.head);
}

void end(Answer& out) { out.head += "\r\n"; }

// A refusal that concerns this body: the validators stay away, as a cache must not keep it.
void compose_refusal(const Request& request, int status, std::vector<Header> headers, const Frame& frame, Answer& out) {
  Response refusal = plain_response(status);
  refusal.headers = std::move(headers);
  compose(request, refusal, frame, out);
}

// False when the whole is to be sent.
bool compose_part(const Request& request, const Response& response, const Frame& frame, Answer& out) {
  const Body::Form& form = response.body->plain();
  const std::uint64_t size = form.bytes.size();
  const Range range = choose_range(*request.header("Range"), size);
  if (range.kind == Range::Kind::whole) return false;
  if (range.kind == Range::Kind::beyond) {
    compose_refusal(request, 416, {{"Content-Range", "bytes */" + std::to_string(size)}}, frame, out);
    return true;
  }
  begin(206, response, frame, out);
  out.head += form.type + "Content-Range: bytes " + std::to_string(range.first) + "-" +
              std::to_string(range.first + range.size - 1) + "/" + std::to_string(size) +
              "\r\nContent-Length: " + std::to_string(range.size) + "\r\n" + form.validators;
  end(out);
  out.body = form.bytes.substr(range.first, range.size);
  out.keep = response.body;
  return true;
}

}  // namespace

std::string_view reason(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

CommonHeaders::CommonHeaders(std::vector<Header> headers) : headers_(std::move(headers)) {
  for (const Header& header : headers_) append_header(header, lines_);
}

void CommonHeaders::append_to(std::string& out, const std::vector<Header>& own) const {
  if (own.empty()) {
    out += lines_;
    return;
  }
  for (const Header& header : headers_)
    if (std::ranges::none_of(own, [&](const Header& h) { return text::equal_ignoring_case(h.name, header.name); }))
      append_header(header, out);
}

void compose(const Request& request, const Response& response, const Frame& frame, Answer& out) {
  out.body = {};
  out.keep = nullptr;
  if (!response.body) {
    begin(response.status, response, frame, out);
    if (response.status != 204 && response.status != 304) out.head += "Content-Length: 0\r\n";
    end(out);
    return;
  }

  const Body& body = *response.body;
  const bool validates = body.options().validate && response.status == 200 && request.method != Method::post;
  // Parts are cut from the plain bytes, whatever else the other side accepts.
  const bool part = validates && request.method == Method::get && request.header("Range") &&
                    range_allowed(request, body.plain().etag, body.options().modified);
  const Body::Form* form = &body.plain();
  if (const auto asked = request.header("Accept-Encoding"); asked && !part) {
    const Acceptable acceptable = acceptable_codings(*asked);
    const bool wanted = acceptable.gzip || (acceptable.gzip_at_all && !acceptable.plain);
    const Body::Form* gzip = wanted ? body.gzip() : nullptr;
    if (gzip) form = gzip;
    // Other statuses are told even to whoever accepts nothing: an answer not quite understood is better than none.
    if (!gzip && !acceptable.plain && response.status == 200) return compose_refusal(request, 406, {}, frame, out);
  }
  if (validates) {
    const Verdict verdict = judge(request, form->etag, body.options().modified);
    if (verdict == Verdict::failed) return compose_refusal(request, 412, {}, frame, out);
    if (verdict == Verdict::not_modified) {
      begin(304, response, frame, out);
      out.head += form->validators;
      end(out);
      return;
    }
  }
  if (part && compose_part(request, response, frame, out)) return;
  begin(response.status, response, frame, out);
  out.head += form->head;
  end(out);
  if (request.method == Method::head) return;
  out.body = form->bytes;
  out.keep = response.body;
}

void compose_event_stream(const Response& response, const Frame& frame, Answer& out) {
  out.body = {};
  out.keep = nullptr;
  begin(200, response, frame, out);
  // X-Accel-Buffering: a proxy such as nginx passes events on at once.
  out.head +=
      "Content-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\n\r\nretry: 1000\n\n";
}

}  // namespace web
