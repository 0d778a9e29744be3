#include "platform/web/test_tls.h"

#include <arpa/inet.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

namespace web {

namespace {

void must(bool worked) {
  if (!worked) throw std::runtime_error("OpenSSL refused what a test needs");
}

template <class Write>
void write_pem(const std::string& path, Write&& write) {
  std::FILE* file = std::fopen(path.c_str(), "w");
  must(file != nullptr);
  const bool written = write(file) == 1;
  must(std::fclose(file) == 0 && written);
}

}  // namespace

void write_certificate(const std::string& folder, const std::string& name) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
  must(key && certificate);
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(certificate.get(), subject);
  must(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
  write_pem(folder + "/" + name + ".crt", [&](std::FILE* file) { return PEM_write_X509(file, certificate.get()); });
  write_pem(folder + "/" + name + ".key", [&](std::FILE* file) {
    return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

struct TlsClient::Hidden {
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{SSL_CTX_new(TLS_client_method()), &SSL_CTX_free};
  std::unique_ptr<SSL, decltype(&SSL_free)> session{nullptr, &SSL_free};
  int socket = -1;
  bool connected = false;
  std::string pending;

  bool more() {
    char bytes[16384];
    const int got = SSL_read(session.get(), bytes, sizeof bytes);
    if (got <= 0) return false;
    pending.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  std::string take(std::size_t size) {
    std::string taken = pending.substr(0, size);
    pending.erase(0, size);
    return taken;
  }
};

TlsClient::TlsClient(std::uint16_t port, TlsVersion most) : hidden_(std::make_unique<Hidden>()) {
  SSL_CTX_set_security_level(hidden_->context.get(), 0);  // or it would not even try what is out of date
  SSL_CTX_set_min_proto_version(hidden_->context.get(), TLS1_VERSION);
  if (most == TlsVersion::tls_1_1) SSL_CTX_set_max_proto_version(hidden_->context.get(), TLS1_1_VERSION);
  if (most == TlsVersion::tls_1_2) SSL_CTX_set_max_proto_version(hidden_->context.get(), TLS1_2_VERSION);
  hidden_->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  timeval patience{30, 0};  // only a failing test waits that long
  ::setsockopt(hidden_->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  must(::connect(hidden_->socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  hidden_->session.reset(SSL_new(hidden_->context.get()));
  SSL_set_fd(hidden_->session.get(), hidden_->socket);
  hidden_->connected = SSL_connect(hidden_->session.get()) == 1;
}
TlsClient::~TlsClient() { ::close(hidden_->socket); }

bool TlsClient::connected() const { return hidden_->connected; }

std::string TlsClient::name() const {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(hidden_->session.get()),
                                                                &X509_free);
  char name[256] = "";
  if (certificate)
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name);
  return name;
}

void TlsClient::send(std::string_view bytes) {
  must(SSL_write(hidden_->session.get(), bytes.data(), static_cast<int>(bytes.size())) ==
       static_cast<int>(bytes.size()));
}

std::string TlsClient::receive_until(std::string_view end) {
  while (hidden_->pending.find(end) == std::string::npos)
    if (!hidden_->more()) return hidden_->take(hidden_->pending.size());
  return hidden_->take(hidden_->pending.find(end) + end.size());
}

std::string TlsClient::receive(std::size_t size) {
  while (hidden_->pending.size() < size)
    if (!hidden_->more()) break;
  return hidden_->take(size);
}

bool TlsClient::said_goodbye() {
  char byte = 0;
  const int got = SSL_read(hidden_->session.get(), &byte, 1);
  return SSL_get_error(hidden_->session.get(), got) == SSL_ERROR_ZERO_RETURN;
}

}  // namespace web
