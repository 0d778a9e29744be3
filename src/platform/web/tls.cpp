#include "platform/web/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <climits>
#include <csignal>
#include <ctime>

namespace web {

namespace {

std::unexpected<Failure> refused(const std::string& file, const std::string& what) {
  char words[256] = "";
  if (const unsigned long code = ERR_peek_last_error(); code != 0) ERR_error_string_n(code, words, sizeof words);
  ERR_clear_error();
  return fail(FailureKind::invalid, what + (words[0] != '\0' ? " (" + std::string(words) + ")" : ""), file);
}

Result<std::shared_ptr<SSL_CTX>> read(const TlsFiles& files) {
  ERR_clear_error();
  const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  if (!context) throw std::runtime_error("OpenSSL cannot be used on this machine");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  // What is left of an answer may lie elsewhere when it is tried again; an idle connection keeps no buffers.
  SSL_CTX_set_mode(context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
  if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1)
    return refused(files.certificate, "is no certificate in PEM that can be read");
  if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1)
    return refused(files.key, "is no private key of that certificate, in PEM, that can be read");
  if (SSL_CTX_check_private_key(context.get()) != 1) return refused(files.key, "is the key of another certificate");
  return context;
}

}  // namespace

void TlsSession::Free::operator()(ssl_st* session) const { SSL_free(session); }

Result<Moment> valid_until(const TlsFiles& files) {
  const std::shared_ptr<SSL_CTX> context = TRY(read(files));
  std::tm end{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(SSL_CTX_get0_certificate(context.get())), &end) != 1)
    return refused(files.certificate, "does not tell until when it is valid");
  return Moment(std::chrono::sys_seconds(std::chrono::seconds(::timegm(&end))));
}

TlsSession::Moved TlsSession::outcome(int result) {
  if (result > 0) return {static_cast<std::size_t>(result), Want::nothing};
  switch (SSL_get_error(session_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return {0, Want::to_read};
    case SSL_ERROR_WANT_WRITE:
      return {0, Want::to_write};
    case SSL_ERROR_ZERO_RETURN:
      return {0, Want::to_end};
    default:
      broken_ = true;
      return {0, Want::to_end};
  }
}

TlsSession::Moved TlsSession::read(char* to, std::size_t size) {
  ERR_clear_error();
  return outcome(SSL_read(session_.get(), to, static_cast<int>(std::min<std::size_t>(size, INT_MAX))));
}

TlsSession::Moved TlsSession::write(std::string_view bytes) {
  ERR_clear_error();
  return outcome(
      SSL_write(session_.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX))));
}

bool TlsSession::has_unread() const { return SSL_has_pending(session_.get()) == 1; }

void TlsSession::say_goodbye() {
  if (broken_ || SSL_is_init_finished(session_.get()) != 1) return;
  ERR_clear_error();
  if (SSL_shutdown(session_.get()) < 0) broken_ = true;
}

Result<std::unique_ptr<Tls>> Tls::load(const TlsFiles& files) {
  // OpenSSL writes to sockets whose other side may be gone; the error is enough.
  std::signal(SIGPIPE, SIG_IGN);
  std::unique_ptr<Tls> tls(new Tls(files));
  TRY(tls->reload());
  return tls;
}

Result<void> Tls::reload() {
  std::shared_ptr<SSL_CTX> fresh = TRY(read(files_));
  const std::scoped_lock lock(guard_);
  context_ = std::move(fresh);
  return {};
}

std::unique_ptr<TlsSession> Tls::session(int socket) const {
  std::shared_ptr<SSL_CTX> context;
  {
    const std::scoped_lock lock(guard_);
    context = context_;
  }
  SSL* session = SSL_new(context.get());
  if (session == nullptr) throw std::bad_alloc();
  auto made = std::make_unique<TlsSession>(session, std::move(context));
  SSL_set_fd(session, socket);
  SSL_set_accept_state(session);
  return made;
}

}  // namespace web
