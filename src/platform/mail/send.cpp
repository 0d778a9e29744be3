#include <curl/curl.h>

#include <memory>
#include <stdexcept>

#include "platform/mail/conversation.h"
#include "platform/mail/head.h"
#include "platform/mail/mail.h"

namespace mail {

namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void must(bool worked) {
  if (!worked) throw std::runtime_error("libcurl cannot be used for mail on this machine");
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

std::size_t take_reply(char* bytes, std::size_t, std::size_t size, void* conversation) {
  static_cast<Conversation*>(conversation)->server_says({bytes, size});
  return size;
}

int listen(CURL*, curl_infotype kind, char* bytes, std::size_t size, void* conversation) {
  if (kind == CURLINFO_HEADER_OUT) static_cast<Conversation*>(conversation)->we_say({bytes, size});
  if (kind == CURLINFO_DATA_OUT) static_cast<Conversation*>(conversation)->we_send_text();
  return 0;
}

// The path of the address is the name by which we greet the server: the sender's domain.
std::string address_of(const Server& server, std::string_view from) {
  return std::string(server.security == Security::tls ? "smtps://" : "smtp://") + server.host + ":" +
         std::to_string(server.port) + "/" + std::string(from.substr(from.find('@') + 1));
}

void connect_to(const Handle& handle, const Server& server, std::string_view from, const Patience& patience) {
  set(handle, CURLOPT_URL, address_of(server, from).c_str());
  set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_USE_SSL,
      static_cast<long>(server.security == Security::plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.authorities.empty()) {
    set(handle, CURLOPT_CAINFO, server.authorities.c_str());
    set(handle, CURLOPT_CAPATH, nullptr);
  }
  if (!server.user.empty()) {
    set(handle, CURLOPT_USERNAME, server.user.c_str());
    set(handle, CURLOPT_PASSWORD, server.password.c_str());
  }
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count()));
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(patience.whole.count()));
  set(handle, CURLOPT_NOSIGNAL, 1L);
}

// Text lines end with CRLF on the wire, whatever they ended with.
std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 256);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' || text[i] == '\r')
      out += "\r\n";
    else
      out += text[i];
  }
  return out.ends_with('\n') ? out : out + "\r\n";
}

void add_text(const Mime& mime, std::string_view text) {
  const std::string lines = with_crlf(text);
  curl_mimepart* part = curl_mime_addpart(mime.get());
  must(part != nullptr && curl_mime_data(part, lines.data(), lines.size()) == CURLE_OK &&
       curl_mime_type(part, "text/plain; charset=utf-8") == CURLE_OK &&
       curl_mime_encoder(part, "quoted-printable") == CURLE_OK);
}

Handle new_handle() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  must(ready);
  Handle handle(curl_easy_init(), &curl_easy_cleanup);
  must(handle != nullptr);
  return handle;
}

// `conversation` is used until the handle is gone.
Answer perform(const Handle& handle, Conversation& conversation) {
  char trouble[CURL_ERROR_SIZE] = "";
  set(handle, CURLOPT_ERRORBUFFER, trouble);
  set(handle, CURLOPT_HEADERFUNCTION, &take_reply);
  set(handle, CURLOPT_HEADERDATA, &conversation);
  set(handle, CURLOPT_DEBUGFUNCTION, &listen);
  set(handle, CURLOPT_DEBUGDATA, &conversation);
  set(handle, CURLOPT_VERBOSE, 1L);  // or `listen` is not called
  const CURLcode code = curl_easy_perform(handle.get());
  set(handle, CURLOPT_ERRORBUFFER, nullptr);
  if (code == CURLE_OK) return {Fate::sent, conversation.last_reply()};
  return conversation.when_failed(trouble[0] != '\0' ? trouble : curl_easy_strerror(code));
}

}  // namespace

Result<Answer> reach(const Server& server, const Person& from, const Patience& patience) {
  TRY(check_address(from.address, "from"));
  Conversation conversation;
  const Handle handle = new_handle();
  connect_to(handle, server, from.address, patience);
  set(handle, CURLOPT_CUSTOMREQUEST, "NOOP");
  set(handle, CURLOPT_NOBODY, 1L);
  Answer answer = perform(handle, conversation);
  if (answer.fate != Fate::sent) answer.fate = Fate::no_service;
  return answer;
}

Result<Answer> send(const Server& server, const Letter& letter, const Patience& patience) {
  TRY(check(letter));
  Conversation conversation;  // used until the handle is gone, as all that stands before it
  List head(nullptr, &curl_slist_free_all), to(nullptr, &curl_slist_free_all);
  const Handle handle = new_handle();
  connect_to(handle, server, letter.from.address, patience);

  for (const std::string& line : head_of(letter)) append(head, line);
  append(to, "<" + letter.to.address + ">");
  const std::string from = "<" + letter.from.address + ">";
  const Mime mime(curl_mime_init(handle.get()), &curl_mime_free);
  must(mime != nullptr);
  add_text(mime, letter.text);
  set(handle, CURLOPT_MAIL_FROM, from.c_str());
  set(handle, CURLOPT_MAIL_RCPT, to.get());
  set(handle, CURLOPT_HTTPHEADER, head.get());
  set(handle, CURLOPT_MIMEPOST, mime.get());
  return perform(handle, conversation);
}

}  // namespace mail
