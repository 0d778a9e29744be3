// For the tests of this folder: a certificate of their own, and a client that speaks TLS.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace web {

// Writes `name`.crt and `name`.key into a folder: a certificate for that name that nobody vouches for.
void write_certificate(const std::string& folder, const std::string& name);

enum class TlsVersion : std::uint8_t { any, tls_1_1, tls_1_2 };

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, TlsVersion most = TlsVersion::any);
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool connected() const;    // the handshake came to its end
  std::string name() const;  // whom the server's certificate is for
  void send(std::string_view bytes);
  // What comes until `end`, it included; else what came before the other side closed.
  std::string receive_until(std::string_view end);
  // Exactly so many bytes, or fewer when the other side closed before.
  std::string receive(std::size_t size);
  // Whether the other side takes its leave as TLS wants it, so that nobody can have cut the answer short.
  bool said_goodbye();

 private:
  struct Hidden;
  std::unique_ptr<Hidden> hidden_;
};

}  // namespace web
