#include "platform/fetch/fetch.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "kernel/text.h"
#include "platform/fetch/address.h"

namespace fetch {

namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;
using Clock = std::chrono::steady_clock;  // of durations alone: how long this request may still take

struct Content {
  std::string type, body;
};

struct Received {
  std::string body;
  std::size_t limit;
  bool too_large = false;
};

void must(bool worked) {
  if (!worked) throw std::runtime_error("libcurl cannot be used on this machine");
}

template <class Value>
void set(const Handle& handle, CURLoption option, Value value) {
  must(curl_easy_setopt(handle.get(), option, value) == CURLE_OK);
}

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  must(longer != nullptr);
  (void)list.release();
  list.reset(longer);
}

// One line each, with a name of letters, digits and hyphens.
Result<void> check_headers(const std::vector<Field>& headers) {
  for (const Field& header : headers) {
    const bool good_name = !header.name.empty() && std::ranges::all_of(header.name, [](char c) {
      return text::is_letter(c) || text::is_digit(c) || c == '-';
    });
    const bool good_value =
        std::ranges::none_of(header.value, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; });
    if (!good_name || !good_value)
      return fail(FailureKind::invalid, "A header is one line: a name of letters, and a value.", header.name);
  }
  return {};
}

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* to) {
  Received& received = *static_cast<Received*>(to);
  received.too_large = size > received.limit - received.body.size();
  if (received.too_large) return 0;  // libcurl breaks off
  received.body.append(bytes, size);
  return size;
}

void limit(const Handle& handle, const Limits& limits, std::chrono::milliseconds left) {
  set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(limits.connect, left).count()));
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.bytes));
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_USERAGENT, "Cairn");
}

Failure no_answer(const std::string& host, std::string_view why) {
  return {FailureKind::conflict, host + " gave no answer: " + std::string(why) + ".", {}};
}

struct Step {
  Answer answer;
  std::string next;  // where a redirect leads; empty when it is none
};

// One request and its answer; a redirect is not followed.
Result<Step> ask(const Address& address, const std::vector<Field>& headers, const Content* content,
                 const Limits& limits, std::chrono::milliseconds left) {
  Received received{{}, limits.bytes};  // used until the handle is gone, as all that stands before it
  char trouble[CURL_ERROR_SIZE] = "";
  List lines(nullptr, &curl_slist_free_all);
  const Handle handle(curl_easy_init(), &curl_easy_cleanup);
  must(handle != nullptr);
  limit(handle, limits, left);
  set(handle, CURLOPT_CURLU, address.parts.get());
  append(lines, "Expect:");  // or a longer body waits for leave to be sent
  for (const Field& header : headers) append(lines, header.name + (header.value.empty() ? ";" : ": " + header.value));
  if (content) {
    append(lines, "Content-Type: " + content->type);
    set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(content->body.size()));
    set(handle, CURLOPT_POSTFIELDS, content->body.data());
  }
  set(handle, CURLOPT_HTTPHEADER, lines.get());
  set(handle, CURLOPT_WRITEFUNCTION, &take_body);
  set(handle, CURLOPT_WRITEDATA, &received);
  set(handle, CURLOPT_ERRORBUFFER, trouble);

  const CURLcode code = curl_easy_perform(handle.get());
  if (received.too_large || code == CURLE_FILESIZE_EXCEEDED)
    return std::unexpected(no_answer(address.host, "it is larger than " + std::to_string(limits.bytes) + " bytes"));
  if (code != CURLE_OK)
    return std::unexpected(no_answer(address.host, trouble[0] != '\0' ? trouble : curl_easy_strerror(code)));
  long status = 0;
  const char* type = nullptr;
  const char* next = nullptr;
  must(curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status) == CURLE_OK &&
       curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_TYPE, &type) == CURLE_OK &&
       curl_easy_getinfo(handle.get(), CURLINFO_REDIRECT_URL, &next) == CURLE_OK);
  return Step{{static_cast<int>(status), type ? type : "", std::move(received.body)}, next ? next : ""};
}

Result<Answer> ask_through_redirects(const std::string& address, std::vector<Field> headers, const Content* content,
                                     const Limits& limits) {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  must(ready);
  TRY(check_headers(headers));
  Address there = TRY(read_address(address, "address"));
  const Clock::time_point end = Clock::now() + limits.whole;
  for (int followed = 0;; ++followed) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return std::unexpected(no_answer(there.host, "it redirected for too long"));
    Step step = TRY(ask(there, headers, content, limits, left));
    if (step.next.empty() || content || followed >= limits.redirects) return std::move(step.answer);
    auto next = read_address(step.next, "address");
    if (!next) return std::unexpected(no_answer(there.host, "it redirects to an address that is not safe to follow"));
    if (there.origin.starts_with("https:") && next->origin.starts_with("http:"))
      return std::unexpected(no_answer(there.host, "it redirects to a connection that is not encrypted"));
    if (next->origin != there.origin) headers.clear();
    there = *std::move(next);
  }
}

// Everything but letters, digits and "-._~" as %XX.
std::string escaped(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (text::is_letter(c) || text::is_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos)
      out += c;
    else
      ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
  }
  return out;
}

}  // namespace

Result<Answer> get(const std::string& address, const std::vector<Field>& headers, const Limits& limits) {
  return ask_through_redirects(address, headers, nullptr, limits);
}

Result<Answer> post_form(const std::string& address, const std::vector<Field>& form, const std::vector<Field>& headers,
                         const Limits& limits) {
  std::string body;
  for (const Field& field : form)
    (((body += body.empty() ? "" : "&") += escaped(field.name)) += '=') += escaped(field.value);
  return post(address, "application/x-www-form-urlencoded", body, headers, limits);
}

Result<Answer> post(const std::string& address, std::string_view content_type, const std::string& body,
                    const std::vector<Field>& headers, const Limits& limits) {
  TRY(check_headers({{"Content-Type", std::string(content_type)}}));
  const Content content{std::string(content_type), body};
  return ask_through_redirects(address, headers, &content, limits);
}

}  // namespace fetch
