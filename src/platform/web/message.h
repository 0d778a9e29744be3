// What a handler is given and what it gives back: Request, Body, Response.
//
// A Body is made once and served many times: it knows its bytes, its compressed bytes, its ETags and its headers, so
// answering from memory copies nothing. The server alone decides from the request which form of it travels: 200, 206 or
// 304, plain or gzip, with or without bytes (HEAD). A handler only says which Body belongs to a path.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

class Events;
class Reply;

enum class Method : std::uint8_t { get, head, post };

struct Field {
  std::string_view name, value;
};

// A request that is complete and within all limits. Its views live as long as the handler runs; when the handler
// answers later, until it has answered or given up the Reply.
struct Request {
  Method method = Method::get;
  std::string_view target;    // as sent: "/a%20b?x=1"
  std::string path;           // "/a b": decoded, UTF-8, no control characters, dot segments resolved, begins with "/"
  std::string_view query;     // behind "?", as sent: "x=1"
  std::string_view host;      // the name alone, without port, as sent
  std::vector<Field> fields;  // in the order sent
  std::string body;
  std::string remote;  // the other side's address, without port

  // The first field of that name, ignoring case.
  std::optional<std::string_view> header(std::string_view name) const;
};

struct Header {
  std::string name, value;
};

struct BodyOptions {
  bool compress = true;                    // offer gzip, where it makes the bytes at least a tenth smaller
  bool validate = true;                    // give ETags, answer conditional requests and ranges
  std::string cache_control = "no-cache";  // may be kept, is asked for again each time (which costs a 304)
  std::optional<std::chrono::sys_seconds> modified = {};  // Last-Modified
};

class Body {
 public:
  // One encoding of the content, ready to be sent.
  struct Form {
    std::string_view bytes;
    std::string etag;        // with its quotes; empty without `validate`
    std::string type;        // the header lines that tell of the content: Content-Type, Content-Encoding
    std::string validators;  // the header lines that a 304 repeats: ETag, Last-Modified, Cache-Control, Vary
    std::string head;        // both, and Content-Length
  };
  Body(std::string bytes, std::string content_type, BodyOptions options);
  const Form& plain() const { return plain_; }
  // Compressed by whoever asks first (about 0.2 ms for 10 KB), then kept; null when it would not be worth it.
  const Form* gzip() const;
  const BodyOptions& options() const { return options_; }

 private:
  Form form(std::string_view bytes, std::string_view etag_suffix, std::string_view encoding) const;

  std::string bytes_, content_type_;
  BodyOptions options_;
  Form plain_;
  mutable std::once_flag compressed_once_;
  mutable std::string compressed_;
  mutable std::optional<Form> gzip_;
};

using BodyPtr = std::shared_ptr<const Body>;

// For content served more than once. Text-like content types are compressed, others are not whatever the options say.
BodyPtr make_body(std::string bytes, std::string content_type, BodyOptions options = {});
// For content made for this one answer: no ETag, not compressed, "Cache-Control: no-store".
BodyPtr passing_body(std::string bytes, std::string content_type = "text/html; charset=utf-8");
// By the ending of the path: "/a/b.css" is "text/css; charset=utf-8"; "application/octet-stream" when it is not known.
std::string content_type_for(std::string_view path);

struct Response {
  int status = 200;
  BodyPtr body = {};  // null: no content
  std::vector<Header> headers =
      {};  // beside those of the body and of Settings; replaces one of Settings of the same name
  std::shared_ptr<Events> events = {};    // set: the connection becomes a listener to these, the rest is ignored
  std::function<void(Reply)> later = {};  // set: called at once with the means to answer later, the rest is ignored
};

// One sentence as plain text, for whoever has nothing better to show.
Response plain_response(int status, std::string_view sentence = {});
// `status` 301, 302, 303, 307 or 308.
Response redirect(int status, std::string location);

// Answers one request later, from any thread, once. When the last copy goes away without having answered, the request
// is answered with 500, so no connection waits for ever.
class Reply {
 public:
  class Target {  // the server's side of it
   public:
    virtual ~Target() = default;
    virtual void answer(Response response) = 0;
  };
  explicit Reply(std::shared_ptr<Target> target) : target_(std::move(target)) {}
  void operator()(Response response) const { target_->answer(std::move(response)); }

 private:
  std::shared_ptr<Target> target_;
};

// Server-sent events: what is sent reaches every connection that listens at the moment (Response::events). May be used
// from any thread, and outlive the server. A listener that does not keep up is dropped; its browser connects again.
class Events : public std::enable_shared_from_this<Events> {
 public:
  using Message = std::shared_ptr<const std::string>;  // as it travels
  // Lines of `data` become lines of one event. With `greet`, whoever connects later is first told the latest event:
  // send a version, and a page that was loaded before the change learns of it however late it connects.
  void send(std::string_view data, bool greet = false);
  std::size_t listeners() const;

  // For the server. The sink is called from within send() and must not call back; returns the number to remove it by.
  using Sink = std::function<void(const Message&)>;
  std::uint64_t add(Sink sink);
  void remove(std::uint64_t number);

 private:
  mutable std::mutex mutex_;
  std::uint64_t next_ = 1;
  std::vector<std::pair<std::uint64_t, Sink>> sinks_;
  Message greeting_;
};

}  // namespace web
