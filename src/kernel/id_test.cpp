#include "kernel/id.h"

#include <catch2/catch.hpp>

namespace {
struct Booking {};
using std::chrono::milliseconds;
constexpr id::RandomBytes none{};
constexpr id::RandomBytes all{255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
}  // namespace

TEST_CASE("id: the bits of a UUID of version 7") {
  // RFC 9562's example, 017F22E2-79B0-7CC3-98C4-DC0C0C07398F.
  const id::RandomBytes random{0x7C, 0xC3, 0x98, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
  CHECK(id::make(milliseconds(0x017F22E279B0), random) == "01fwhe4ydgfk1shh6w1g60eecf");
  CHECK(id::make(milliseconds(0), none).size() == 26);
}

TEST_CASE("id: later ones sort behind earlier ones, whatever chance says") {
  CHECK(id::make(milliseconds(1), all) < id::make(milliseconds(2), none));
  CHECK(id::make(milliseconds(1'799'999'999'999), all) < id::make(milliseconds(1'800'000'000'000), none));
}

TEST_CASE("id: only what we make is one") {
  const std::string made = id::make(milliseconds(1'800'000'000'000), all);
  CHECK(Id<Booking>::read(made)->text() == made);
  CHECK(Id<Booking>::read(made) == Id<Booking>::make(milliseconds(1'800'000'000'000), all));
  for (std::string text : {std::string(), made.substr(1), made + "0", "8" + made.substr(1), "i" + made.substr(1),
                           "A" + made.substr(1), made.substr(0, 25) + "'"})
    CHECK_FALSE(Id<Booking>::read(text));
}
