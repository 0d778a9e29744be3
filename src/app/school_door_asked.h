// One request on its way through the front door. Of the door's own files.
#pragma once

#include <chrono>

#include "app/school_door.h"

namespace app {

struct SchoolDoor::Asked {
  const web::Request& request;  // until it was replied to
  web::Reply reply;
  Match match;
  std::string session;  // digest of its token
  std::string number;
  Moment now;
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
  web::Fields query = {};
  web::Posted posted = {};
  std::string prepared = {};
  std::string once = {};  // a new one-time key, for the forms of the page
  std::optional<SignedIn> who = {};
  std::optional<KeptForm> kept = {};
  std::optional<web::Header> browser = {};  // a cookie to know it by
  int statements = 0;

  bool posts() const { return request.method == web::Method::post; }
};

}  // namespace app
