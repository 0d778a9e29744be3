// The target of a request, taken apart: "/a%20b/../c?x=1" is the path "/c" and the query "x=1".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

struct Target {
  std::string_view authority;  // of "http://host:port/path", which proxies send; else empty
  std::string_view path;       // as sent
  std::string_view query;
};

// Nothing when it is neither "/path" nor "http://host/path".
std::optional<Target> split_target(std::string_view target);

// Percent-decoded, dot segments resolved. False for a bad escape, control characters (NUL too), what is not UTF-8, and
// for paths that lead above the root, however their dots and slashes are written.
bool decode_path(std::string_view path, std::string& out);

// "example.org:80" without the port, "[::1]:80" without brackets too; nothing when it is not host[:port].
std::optional<std::string_view> host_name(std::string_view authority);

}  // namespace web
