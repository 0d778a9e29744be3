// Where letters are handed in, as settings say it.
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "kernel/text.h"
#include "platform/mail/mail.h"

namespace mail {

namespace {

constexpr std::string_view field = "--mail", password_field = "--mail-password";
constexpr std::size_t longest_password = 1024;

std::unexpected<Failure> invalid(std::string say) {
  return fail(FailureKind::invalid, std::move(say), std::string(field));
}
std::unexpected<Failure> no_password(std::string say) {
  return fail(FailureKind::invalid, std::move(say), std::string(password_field));
}

int hex(char c) {
  if (text::is_digit(c)) return c - '0';
  const char small = text::lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// nullopt for a bad escape, and for control characters however they are written.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) return std::nullopt;
      c = static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    }
    if ((c >= 0 && c < ' ') || c == '\x7F') return std::nullopt;
    out += c;
  }
  return out;
}

bool is_host(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    return host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == host.size() - 1;
  return check_address("x@" + std::string(host), {}).has_value();
}

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "[::1]") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

// What is behind the last "@", which is a host with a port or without.
Result<void> read_place(std::string_view place, Server& server) {
  const std::size_t colon = place.find(':', place.starts_with('[') ? place.find(']') : 0);
  server.host = text::lower(place.substr(0, colon));
  if (!is_host(server.host)) return invalid("--mail names no server: smtp://user@host:587");
  if (colon == std::string_view::npos) return {};
  const auto port = text::whole_number(place.substr(colon + 1));
  if (!port || *port == 0 || *port > 65535) return invalid("The port of --mail is a number from 1 to 65535.");
  server.port = static_cast<std::uint16_t>(*port);
  return {};
}

}  // namespace

Result<Server> read_server(std::string_view address) {
  const bool tls = address.starts_with("smtps://");
  if (!tls && !address.starts_with("smtp://"))
    return invalid("--mail is smtp://user@host:587 or smtps://user@host:465");
  address.remove_prefix(address.find("//") + 2);
  if (address.ends_with('/')) address.remove_suffix(1);
  const std::size_t at = address.rfind('@');
  Server server{{}, 0, tls ? Security::tls : Security::starttls, {}, {}};
  if (at != std::string_view::npos) {
    const std::string_view user = address.substr(0, at);
    if (user.find(':') != std::string_view::npos)
      return invalid("A password does not stand in --mail: give --mail-password file:PATH or env:NAME.");
    const auto read = unescaped(user);
    if (!read || read->empty()) return invalid("The user in --mail cannot be read: smtp://user@host:587");
    server.user = *read;
  }
  TRY(read_place(at == std::string_view::npos ? address : address.substr(at + 1), server));
  if (server.port == 0) server.port = tls ? 465 : server.user.empty() ? 25 : 587;
  if (!tls && is_loopback(server.host)) server.security = Security::plain;
  return server;
}

std::string shown(const Server& server) {
  std::string out = server.security == Security::tls ? "smtps://" : "smtp://";
  if (!server.user.empty()) out += text::replace_all(text::replace_all(server.user, "%", "%25"), "@", "%40") + "@";
  return out + server.host + ":" + std::to_string(server.port);
}

Result<std::string> read_password(std::string_view source) {
  std::string password;
  if (source.starts_with("env:")) {
    const std::string name(source.substr(4));
    const char* value = std::getenv(name.c_str());
    if (!value) return no_password("There is no environment variable " + name + ".");
    password = value;
  } else if (source.starts_with("file:")) {
    const std::string path(source.substr(5));
    std::ifstream file(path, std::ios::binary);
    if (!file) return no_password("The file " + path + " cannot be read.");
    password.resize(longest_password + 2);
    file.read(password.data(), static_cast<std::streamsize>(password.size()));
    password.resize(static_cast<std::size_t>(file.gcount()));
    password.resize(std::min(password.size(), password.find('\n')));
    if (password.ends_with('\r')) password.pop_back();
  } else {
    return no_password("--mail-password is file:PATH or env:NAME, so that nobody reads it from the list of processes.");
  }
  if (password.empty()) return no_password("The password of --mail-password is empty.");
  if (password.size() > longest_password) return no_password("A password has at most 1,024 bytes.");
  return password;
}

}  // namespace mail
