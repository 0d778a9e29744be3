// Chance, as a parameter: whoever makes ids or tokens takes a Random, tests and the demo give their own.
#pragma once

#include <functional>
#include <span>

#include "kernel/id.h"

// Fills bytes with what nobody can guess; platform/crypto has the real one.
using Random = std::function<void(std::span<unsigned char>)>;

// A new name for a record that is made now.
template <class Record>
Id<Record> new_id(Moment now, const Random& random) {
  id::RandomBytes bytes{};
  random(bytes);
  return Id<Record>::make(now.seconds().time_since_epoch(), bytes);
}
