// One request on its way through the front door. Of the door's own files.
#pragma once

#include "app/school_door.h"

namespace app {

struct SchoolDoor::Asked {
  const web::Request& request;
  Match match;
  std::string session;  // digest of its token
  std::string number;
  Moment now;
  web::Fields query = {};
  web::Posted posted = {};
  std::string prepared = {};
  std::string once = {};  // a new one-time key, for the forms of the page
  std::optional<SignedIn> who = {};
  std::optional<KeptForm> kept = {};
  int statements = 0;

  bool posts() const { return request.method == web::Method::post; }
};

}  // namespace app
