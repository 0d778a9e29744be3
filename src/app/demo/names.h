// Names of people of the demo. Nobody real is meant.
#pragma once

#include <set>
#include <string>

#include "app/demo/dice.h"

namespace demo {

struct Name {
  std::string full, email;  // "Zoë Okafor", "zoe.okafor@harbour.example"
};

// No two are alike.
class Names {
 public:
  explicit Names(Dice& dice) : dice_(dice) {}
  Name next();

 private:
  Dice& dice_;
  std::set<std::string> taken_;
};

}  // namespace demo
