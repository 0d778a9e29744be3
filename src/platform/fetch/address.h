// An address, taken apart as libcurl itself will.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace fetch {

using Parts = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

struct Address {
  Parts parts;
  std::string host;    // in small letters, without port
  std::string origin;  // "https://host:port"
};
Result<Address> read_address(std::string_view address, std::string_view field);

}  // namespace fetch
