#include "platform/qr/qr.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace {

// The picture as rows of "#" and ".", drawn from the path by its own letters.
std::vector<std::string> drawn(const qr::Picture& picture) {
  const auto side = static_cast<std::size_t>(picture.side);
  std::vector<std::string> rows(side, std::string(side, '.'));
  std::istringstream in(picture.path);
  char letter = 0;
  std::size_t x = 0, y = 0, length = 0, back = 0;
  std::string rest;
  while (in >> letter >> x >> y) {
    REQUIRE(letter == 'M');
    REQUIRE(in >> letter >> length);
    REQUIRE(letter == 'h');
    REQUIRE(std::getline(in, rest, '-'));
    REQUIRE(rest == "v1h");
    REQUIRE(in >> back >> letter);
    REQUIRE(back == length);
    for (std::size_t i = 0; i < length; ++i) rows.at(y).at(x + i) = '#';
  }
  return rows;
}

// The text of a code of the smallest size whose mask and level are read off it, without error correction: the
// standard's way back, none of the library's.
std::string read_back(const std::vector<std::string>& rows) {
  const auto dark = [&](int row, int column) {
    return rows.at(static_cast<std::size_t>(row) + 4).at(static_cast<std::size_t>(column) + 4) == '#';
  };
  int format = 0;  // around the finder pattern above left, first bit first
  for (const int column : {0, 1, 2, 3, 4, 5, 7, 8}) format = format * 2 + (dark(8, column) ? 1 : 0);
  for (const int row : {7, 5, 4, 3, 2, 1, 0}) format = format * 2 + (dark(row, 8) ? 1 : 0);
  const int mask = ((format ^ 0x5412) >> 10) & 7;
  const auto is_flipped = [&](int i, int j) {
    switch (mask) {
      case 0:
        return (i + j) % 2 == 0;
      case 1:
        return i % 2 == 0;
      case 2:
        return j % 3 == 0;
      case 3:
        return (i + j) % 3 == 0;
      case 4:
        return (i / 2 + j / 3) % 2 == 0;
      case 5:
        return i * j % 2 + i * j % 3 == 0;
      case 6:
        return (i * j % 2 + i * j % 3) % 2 == 0;
      default:
        return ((i + j) % 2 + i * j % 3) % 2 == 0;
    }
  };
  const auto is_fixed = [](int i, int j) {
    return i == 6 || j == 6 || (i < 9 && j < 9) || (i < 9 && j > 12) || (i > 12 && j < 9);
  };
  std::vector<bool> bits;
  bool up = true;
  for (int right = 20; right > 0; right -= 2, up = !up) {
    if (right == 6) right = 5;
    for (int step = 0; step < 21; ++step)
      for (const int j : {right, right - 1}) {
        const int i = up ? 20 - step : step;
        if (!is_fixed(i, j)) bits.push_back(dark(i, j) != is_flipped(i, j));
      }
  }
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t k = from; k < from + count; ++k) value = value * 2 + (bits.at(k) ? 1 : 0);
    return value;
  };
  REQUIRE(number(0, 4) == 4);  // bytes
  std::string text;
  for (int k = 0; k < number(4, 8); ++k) text += static_cast<char>(number(12 + static_cast<std::size_t>(k) * 8, 8));
  return text;
}

}  // namespace

TEST_CASE("qr: what is drawn reads back as the text, with nothing at its edge") {
  for (const std::string text : {"a:b?c=d&e", "harbour", "\xc3\xa9t\xc3\xa9"}) {
    const auto rows = drawn(qr::picture_of(text).value());
    REQUIRE(rows.size() == 21 + 8);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (const std::size_t at : {0UL, 1UL, 2UL, 3UL, 25UL, 26UL, 27UL, 28UL}) {
        CHECK(rows[i][at] == '.');
        CHECK(rows[at][i] == '.');
      }
    CHECK(read_back(rows) == text);
  }
}

TEST_CASE("qr: an empty text and one that no phone would read are refused") {
  CHECK_FALSE(qr::picture_of(""));
  CHECK_FALSE(qr::picture_of(std::string(1001, 'x')));
  CHECK(qr::picture_of(std::string(1000, 'x')));
}
