#include "platform/image/image.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "platform/image/pixels.h"

namespace {

using image::Format;
using namespace std::string_literals;

// The seeds of the fuzz target: 192 by 128 pixels, black beside a square of red, green, blue and yellow quarters.
std::string file(const std::string& name) {
  std::ifstream in(PICTURES "/" + name, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string refusal(std::string_view bytes, Format format) {
  const auto made = image::square(bytes, format, 256);
  REQUIRE_FALSE(made);
  CHECK(made.error().kind == FailureKind::invalid);
  return made.error().say;
}

// The colours of the four quarters: r, g, b, y, w (white) or "?".
std::string quarters(std::string_view webp) {
  const auto picture = image::read_webp(webp, 4096);
  REQUIRE(picture);
  std::string letters;
  for (const int y : {picture->height / 4, picture->height * 3 / 4})
    for (const int x : {picture->width / 4, picture->width * 3 / 4}) {
      const std::size_t at = picture->at(x, y);
      const bool red = picture->rgb[at] > 128, green = picture->rgb[at + 1] > 128, blue = picture->rgb[at + 2] > 128;
      letters += red && green && blue ? 'w' : red && green ? 'y' : red ? 'r' : green ? 'g' : blue ? 'b' : '?';
    }
  return letters;
}
std::string quarters_of(std::string_view bytes, Format format) {
  const auto made = image::square(bytes, format, 256);
  REQUIRE(made);
  return quarters(*made);
}

// EXIF that gives an orientation and where the picture was taken.
std::string exif(char orientation, bool little) {
  const std::string place = "Northward Street 12";
  if (little)
    return "II*\0\x08\0\0\0\2\0\x0e\1\2\0\x13\0\0\0\x2e\0\0\0\x12\1\3\0\1\0\0\0"s + orientation + "\0\0\0\0\0\0\0"s +
           "\0\0\0\0"s + place;
  return "MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0"s + orientation + "\0\0\0\0\0\0"s + place;
}

std::string jpeg_with(const std::string& tiff) {
  const std::string jpeg = file("plain.jpeg"), payload = "Exif\0\0"s + tiff;
  const std::size_t length = payload.size() + 2;
  return jpeg.substr(0, 2) + "\xff\xe1" + static_cast<char>(length >> 8) + static_cast<char>(length & 255) + payload +
         jpeg.substr(2);
}

}  // namespace

TEST_CASE("image: each format becomes the middle square in WebP, no larger than asked") {
  CHECK(quarters_of(file("plain.jpeg"), Format::jpeg) == "rgby");
  CHECK(quarters_of(file("progressive.jpeg"), Format::jpeg) == "rgby");
  CHECK(quarters_of(file("plain.png"), Format::png) == "rgby");
  CHECK(quarters_of(file("plain.webp"), Format::webp) == "rgby");
  for (const int side : {16, 64, 100, 256}) {
    const auto made = image::square(file("plain.jpeg"), Format::jpeg, side);
    const auto read = image::read_webp(*made, 4096);
    if (side < image::least_side) {
      CHECK_FALSE(read);  // smaller than what is taken in
      continue;
    }
    CHECK(read->width == std::min(side, 128));
    CHECK(read->height == read->width);
    CHECK(quarters(*made) == "rgby");
  }
}

TEST_CASE("image: a picture is shrunk by the mean of areas, to the last pixel") {
  image::Pixels lines(300, 300);
  for (int y = 0; y < 300; ++y)
    for (int x = 0; x < 300; ++x)
      for (std::size_t i = 0; i < image::channels; ++i) lines.rgb[lines.at(x, y) + i] = x % 2 == 0 ? 200 : 100;
  const image::Pixels small = image::middle_square(lines, 150, 1);
  for (const std::uint8_t one : small.rgb) REQUIRE(one == 150);
  const image::Pixels odd = image::middle_square(lines, 299, 1);
  CHECK(odd.rgb.front() == 200);
  CHECK(odd.rgb.back() == 100);
  CHECK(image::middle_square(lines, 300, 1).rgb == lines.rgb);
}

TEST_CASE("image: a picture is turned as EXIF says, in each of the eight ways and both orders of bytes") {
  const std::vector<std::string> seen = {"rgby", "gryb", "ybgr", "byrg", "rbgy", "bryg", "ygbr", "gyrb"};
  for (int orientation = 1; orientation <= 8; ++orientation)
    for (const bool little : {true, false}) {
      const std::string picture = jpeg_with(exif(static_cast<char>(orientation), little));
      CHECK(image::orientation(picture, Format::jpeg) == orientation);
      CHECK(quarters_of(picture, Format::jpeg) == seen[static_cast<std::size_t>(orientation) - 1]);
    }
  CHECK(image::orientation(jpeg_with(exif(9, true)), Format::jpeg) == 1);
  const std::string tiff = exif(6, false);
  std::string png = file("plain.png").substr(0, 33), chunk(4, '\0');
  chunk[3] = static_cast<char>(tiff.size());
  CHECK(image::orientation(png + chunk + "eXIf" + tiff, Format::png) == 6);
  std::string webp = file("plain.webp"), size(4, '\0');
  size[0] = static_cast<char>(tiff.size());
  CHECK(image::orientation(webp + "EXIF" + size + tiff, Format::webp) == 6);
}

TEST_CASE("image: nothing but pixels is left: no place, no device, no orientation") {
  const std::string picture = jpeg_with(exif(6, true));
  REQUIRE(picture.find("Northward") != std::string::npos);
  const std::string made = image::square(picture, Format::jpeg, 256).value();
  CHECK(made.find("Northward") == std::string::npos);
  CHECK(made.find("Exif") == std::string::npos);
  CHECK(made.find("EXIF") == std::string::npos);
  CHECK(made.starts_with("RIFF"));
}

TEST_CASE("image: what is transparent becomes white") {
  CHECK(quarters_of(file("transparent.png"), Format::png) == "wwby");
  CHECK(quarters_of(file("transparent.webp"), Format::webp) == "wwby");
}

TEST_CASE("image: what is too large, too small, moves or is made for printing is refused in a sentence") {
  REQUIRE(file("bomb.png").size() < 8192);
  CHECK(refusal(file("bomb.png"), Format::png) ==
        "This picture has more than 25 million pixels. Please make it smaller first.");
  CHECK(refusal(file("narrow.png"), Format::png) == "This picture is too small: it needs at least 64 pixels each way.");
  CHECK(refusal(file("cmyk.jpeg"), Format::jpeg) ==
        "This picture is made for printing (CMYK). Please save it in RGB first.");
  const std::string moving =
      "RIFF\x2a\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\xff\0\0\xff\0\0"
      "ANIM\x06\0\0\0\0\0\0\0\0\0ANMF\0\0\0\0"s;
  CHECK(refusal(moving, Format::webp) == "This picture moves. Please choose one that stands still.");
}

TEST_CASE("image: a picture with more scans than any camera makes is not decoded") {
  const std::string jpeg = file("progressive.jpeg");
  const std::size_t scan = jpeg.find("\xff\xda");
  std::string many = jpeg.substr(0, scan);
  for (int i = 0; i < 200; ++i) many += "\xff\xda\0\x08\1\1\0\0\x3f\0"s;
  CHECK(refusal(many, Format::jpeg) == "This picture cannot be read: the file is damaged or incomplete.");
}

TEST_CASE("image: damaged, cut off or named as another format is refused, never read past the end") {
  const std::string damaged = "This picture cannot be read: the file is damaged or incomplete.";
  const std::vector<std::pair<std::string, Format>> all = {
      {"plain.jpeg", Format::jpeg}, {"plain.png", Format::png}, {"plain.webp", Format::webp}};
  for (const auto& [name, format] : all) {
    const std::string whole = file(name);
    CHECK(refusal("", format) == damaged);
    CHECK(refusal(whole.substr(0, whole.size() / 2), format) == damaged);
    for (const auto& [other, its] : all)
      if (its != format) CHECK(refusal(whole, its) == damaged);
    for (std::size_t size = 1; size < whole.size(); size += 7) (void)image::square(whole.substr(0, size), format, 64);
  }
}
