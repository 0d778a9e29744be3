#include "platform/web/parse.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

#include "kernel/text.h"
#include "platform/web/path.h"

namespace web {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

// Notes what Beast finds, as views into the bytes it is given. Nothing is allocated.
class Notes final : public http::basic_parser<true> {
 public:
  Request* request = nullptr;
  const ParseLimits* limits = nullptr;
  std::size_t most_body = 0;
  http::verb verb = http::verb::unknown;
  int version = 11, hosts = 0;
  bool too_many_fields = false, body_too_large = false, foreign_coding = false, transfer_encoding = false;
  std::string_view host, expect;

 private:
  using view = boost::beast::string_view;
  static std::string_view std_view(view text) { return {text.data(), text.size()}; }

  void on_request_impl(http::verb method, view, view target, int number, error_code&) override {
    verb = method;
    version = number;
    request->target = std_view(target);
  }
  void on_response_impl(int, view, int, error_code&) override {}
  void on_field_impl(http::field name, view name_text, view value, error_code& error) override {
    if (request->fields.size() >= limits->header_count) {
      too_many_fields = true;
      error = http::error::header_limit;
      return;
    }
    request->fields.push_back({std_view(name_text), std_view(value)});
    if (name == http::field::host) {
      ++hosts;
      host = std_view(value);
    } else if (name == http::field::expect) {
      expect = std_view(value);
    } else if (name == http::field::transfer_encoding) {
      transfer_encoding = true;
      foreign_coding |= !text::equal_ignoring_case(text::trim(std_view(value)), "chunked");
    }
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(view bytes, error_code& error) override { return take(bytes, error); }
  void on_chunk_header_impl(std::uint64_t, view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, view bytes, error_code& error) override { return take(bytes, error); }
  void on_finish_impl(error_code&) override {}

  std::size_t take(view bytes, error_code& error) {
    if (request->body.size() + bytes.size() > most_body) {
      body_too_large = true;
      error = http::error::body_limit;
      return 0;
    }
    request->body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
};

constexpr Refusal too_large{413, "That is more than this page takes. Nothing was changed."};

Refusal refusal_for(const error_code& error, const Notes& notes) {
  if (notes.body_too_large || error == http::error::body_limit) return too_large;
  if (notes.too_many_fields) return {431, "There are too many header fields."};
  if (error == http::error::header_limit) return {431, "The header fields are too large."};
  if (error == http::error::bad_version) return {505, "This server speaks HTTP/1.1 and HTTP/1.0."};
  if (error == http::error::bad_transfer_encoding || error == http::error::bad_content_length ||
      error == http::error::multiple_content_length)
    return {400, "It is not clear how long the body is."};
  return {400, "This is not a well-formed HTTP request."};
}

}  // namespace

class Parser::Engine {
 public:
  ParseLimits limits;
  std::optional<Notes> notes;
};

Parser::Parser(const ParseLimits& limits) : engine_(std::make_unique<Engine>()) { engine_->limits = limits; }
Parser::~Parser() = default;

bool Parser::keep_alive() const { return engine_->notes->keep_alive(); }
bool Parser::http_1_0() const { return engine_->notes->version < 11; }
bool Parser::wants_body() const { return !engine_->notes->is_done(); }
bool Parser::expects_continue() const { return !engine_->notes->expect.empty() && !http_1_0(); }

std::size_t Parser::most_body() const {
  const auto told = engine_->notes->content_length();
  return told ? std::min<std::size_t>(*told, engine_->notes->most_body) : engine_->notes->most_body;
}

Refusal Parser::limit_body(std::size_t bytes) {
  Notes& notes = *engine_->notes;
  notes.most_body = std::min(notes.most_body, bytes);
  const auto told = notes.content_length();
  return told && *told > notes.most_body ? too_large : Refusal();
}

Refusal Parser::head(std::string_view bytes, Request& request) {
  request.fields.clear();
  request.body.clear();
  request.method = Method::get;
  request.target = request.query = request.host = {};
  if (bytes.substr(0, engine_->limits.request_line + 2).find("\r\n") == std::string_view::npos) return too_long_a_line;
  Notes& notes = engine_->notes.emplace();
  notes.request = &request;
  notes.limits = &engine_->limits;
  notes.header_limit(static_cast<std::uint32_t>(bytes.size() + 1));
  notes.most_body = engine_->limits.body_bytes;
  notes.body_limit(engine_->limits.body_bytes);
  error_code error;
  notes.put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
  if (notes.verb == http::verb::head) request.method = Method::head;
  if (notes.verb == http::verb::post) request.method = Method::post;
  if (error && error != http::error::need_more) return refusal_for(error, notes);
  if (!notes.is_header_done()) return {400, "This is not a well-formed HTTP request."};

  if (notes.foreign_coding) return {501, "The body's transfer coding is not known here."};
  if (notes.transfer_encoding && (http_1_0() || !notes.chunked()))
    return refusal_for(http::error::bad_transfer_encoding, notes);
  if (notes.verb == http::verb::unknown) return {501, "This method is not known here."};
  const bool allowed = notes.verb == http::verb::get || notes.verb == http::verb::head ||
                       (notes.verb == http::verb::post && engine_->limits.posts);
  if (!allowed) return {405, "This method is not allowed here."};
  if (notes.hosts > 1 || (notes.hosts == 0 && !http_1_0())) return {400, "The request must name its host once."};

  const auto target = split_target(request.target);
  if (!target || !decode_path(target->path, request.path)) return {400, "This is not a path that can exist."};
  request.query = target->query;
  const std::string_view authority = target->authority.empty() ? notes.host : target->authority;
  if (!authority.empty() || notes.hosts > 0) {
    const auto name = host_name(authority);
    if (!name) return {400, "The host is not well-formed."};
    request.host = *name;
  }
  if (expects_continue() && !text::equal_ignoring_case(notes.expect, "100-continue"))
    return {417, "This expectation cannot be met."};
  return {};
}

Refusal Parser::body(std::string_view bytes, Request& request, std::size_t& used) {
  Notes& notes = *engine_->notes;
  notes.request = &request;
  notes.eager(true);
  used = 0;
  while (used < bytes.size() && !notes.is_done()) {
    error_code error;
    const std::size_t taken = notes.put(boost::asio::const_buffer(bytes.data() + used, bytes.size() - used), error);
    used += taken;
    if (error == http::error::need_more) break;
    if (error) return refusal_for(error, notes);
    if (taken == 0) break;
  }
  return {};
}

}  // namespace web
