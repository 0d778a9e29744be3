// Who is meant and who is looking. People themselves are the room people's; here is only what every folder says of
// them.
#pragma once

#include <string>

#include "kernel/id.h"
#include "kernel/role.h"

struct Person;
using PersonId = Id<Person>;

// The person who makes a request.
struct Viewer {
  PersonId id;
  std::string name;
  Roles roles;
  std::string zone;        // in which they read times, "America/Denver"
  std::string photo = {};  // the digest of their photo; empty: none
};
