#include "platform/archive/archive.h"

#include <catch2/catch.hpp>
#include <random>

namespace {

using archive::Entry;

const Moment made = Moment::read("2026-09-01T16:00:00Z").value();

std::string zipped(const std::vector<Entry>& entries) { return archive::write_zip(entries, made).value(); }

std::string refusal(std::string_view zip, const archive::Limits& limits = {}) {
  const auto entries = archive::read_zip(zip, limits);
  REQUIRE_FALSE(entries.has_value());
  CHECK(entries.error().kind == FailureKind::invalid);
  return entries.error().say;
}

std::string replaced(std::string zip, std::string_view from, std::string_view to) {
  REQUIRE(from.size() == to.size());
  for (std::size_t at = zip.find(from); at != std::string::npos; at = zip.find(from, at + to.size())) {
    zip.replace(at, from.size(), to);
  }
  return zip;
}

// A zip of one file under a name that write_zip would not give it.
std::string named(std::string_view name) {
  return replaced(zipped({{std::string(name.size(), '#'), "hi"}}), std::string(name.size(), '#'), name);
}

std::size_t directory(const std::string& zip) { return zip.find("PK\1\2"); }

// The zip with bytes of its first record in the directory replaced.
std::string with_record(std::string zip, std::size_t at, std::string_view bytes) {
  return zip.replace(directory(zip) + at, bytes.size(), bytes);
}

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16));
  }
  return bytes;
}

}  // namespace

TEST_CASE("zip: what is written is read again, byte for byte") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<Entry> entries;
    for (std::size_t n = random() % 8; n > 0; --n) {
      const bool noise = random() % 2 == 0;
      const std::size_t size = random() % 3000;
      entries.push_back(
          {"folder/résumé " + std::to_string(n), noise ? random_bytes(random, size) : std::string(size, 'a')});
    }
    const auto read = archive::read_zip(zipped(entries)).value();
    REQUIRE(read.size() == entries.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      CHECK(read[i].path == entries[i].path);
      CHECK(read[i].bytes == entries[i].bytes);
    }
  }
}

TEST_CASE("zip: the same entries and moment give the same bytes") {
  const std::vector<Entry> entries = {{"data.json", "{}"}, {"files/photo.webp", std::string(1000, 'x')}};
  CHECK(zipped(entries) == zipped(entries));
  CHECK(zipped(entries) != archive::write_zip(entries, Moment::read("2026-09-02T16:00:00Z").value()).value());
  CHECK(archive::read_zip(archive::write_zip(entries, Moment::read("1950-01-01T00:00:00Z").value()).value()));
}

TEST_CASE("zip: a zip that a program wrote as a stream, without sizes before the bytes") {
  const auto entries = archive::read_zip(
      hex("504b03041400080008000000215d00000000000000000000000005000000612e747874cbc8ccc08000504b0708b2f2bcd806"
          "00000014000000504b010214031400080008000000215db2f2bcd80600000014000000050000000000000000000000800100"
          "000000612e747874504b0506000000000100010033000000390000000000"));
  REQUIRE(entries.has_value());
  REQUIRE(entries->size() == 1);
  CHECK(entries->front().path == "a.txt");
  CHECK(entries->front().bytes == "hihihihihihihihihihi");
}

TEST_CASE("zip: zip64's ending before the ordinary one is taken when it says the same") {
  const std::string zip =
      hex("504b03042d0000000000d5b1765d7a7a6fedffffffffffffffff010014002d01001000030000000000000003000000000000"
          "0068690a504b01021e032d0000000000d5b1765d7a7a6fed0300000003000000010000000000000001000000808100000000"
          "2d504b06062c000000000000001e032d000000000000000000010000000000000001000000000000002f0000000000000036"
          "00000000000000504b060700000000650000000000000001000000504b050600000000010001002f000000360000000000");
  const auto entries = archive::read_zip(zip);
  REQUIRE(entries.has_value());
  CHECK(entries->front().path == "-");
  CHECK(entries->front().bytes == "hi\n");
  const std::size_t ending = zip.find("PK\6\6");
  for (const std::size_t at : {std::size_t{32}, std::size_t{40}, std::size_t{48}, std::size_t{64}}) {
    std::string changed = zip;
    changed[ending + at] = static_cast<char>(changed[ending + at] + 1);
    CHECK(refusal(changed) == "This is no zip, or it is cut off or damaged: its directory is not there.");
  }
}

TEST_CASE("zip: a zip inside a zip is a file like any other") {
  const std::string inner = zipped({{"a", "hi"}});
  CHECK(archive::read_zip(zipped({{"inner.zip", inner}})).value().front().bytes == inner);
}

TEST_CASE("zip: paths that lead elsewhere are refused by name") {
  CHECK(refusal(named("a/../b")) == "The zip holds \"a/../b\", which leads out of it.");
  CHECK(refusal(named("..")) == "The zip holds \"..\", which leads out of it.");
  CHECK(refusal(named("../../")) == "The zip holds \"../../\", which leads out of it.");
  CHECK(refusal(named("/etc/passwd")) == "The zip holds \"/etc/passwd\", which is an absolute path.");
  CHECK(refusal(named("C:/x")) == "The zip holds \"C:/x\", which is an absolute path.");
  CHECK(refusal(named("..\\x")) == "The zip holds \"..\\x\", which has a backslash in its name.");
  CHECK(refusal(named("a/./b")) == "The zip holds \"a/./b\", which has a step that leads nowhere.");
  CHECK(refusal(named("a//b")) == "The zip holds \"a//b\", which has a step that leads nowhere.");
  CHECK(refusal(named(std::string_view("a\0b", 3))) == "The zip holds \"a\\x00b\", which has a NUL in its name.");
  CHECK(refusal(named("a\nb")) == "The zip holds \"a\\x0ab\", which has a control character in its name.");
  CHECK(refusal(named("a\xff z")) == "The zip holds \"a\\xff z\", which has a name that is not UTF-8.");
}

TEST_CASE("zip: a name that turns the line's direction is shown as bytes") {
  CHECK(refusal(named("a\xe2\x80\xae/../gpj.exe")).find("\\xe2\\x80\\xae") != std::string::npos);
}

TEST_CASE("zip: long and deep paths are refused") {
  archive::Limits short_names;
  short_names.path_bytes = 90;
  CHECK(refusal(named(std::string(91, 'a')), short_names).ends_with("aaa…\", which has a name of more than 90 bytes."));
  CHECK_FALSE(archive::write_zip({{std::string(256, 'a'), ""}}, made).has_value());
  CHECK(archive::read_zip(named(std::string(255, 'a'))).has_value());
  std::string deep;
  for (int i = 0; i < 16; ++i) deep += "a/";
  CHECK(refusal(named(deep + "b")).ends_with("which is more than 16 folders deep."));
  CHECK(archive::read_zip(named(deep.substr(0, deep.size() - 1))).has_value());
}

TEST_CASE("zip: two entries of one name are refused, also when capital letters differ") {
  const std::string two = zipped({{"Users.csv", "1"}, {"uXers.csv", "2"}});
  CHECK(refusal(replaced(two, "uXers", "users")) ==
        "The zip holds \"users.csv\", which is there twice (capital letters do not count).");
  CHECK(refusal(replaced(zipped({{"a", "1"}, {"b#", ""}}), "b#", "a/")) ==
        "The zip holds \"a/\", which is there twice (capital letters do not count).");
}

TEST_CASE("zip: links, devices and encrypted entries are refused by name") {
  const std::string zip = zipped({{"notes.md", "hi"}});
  const auto with_mode = [&](std::string_view two_bytes) { return refusal(with_record(zip, 40, two_bytes)); };
  CHECK(with_mode("\xff\xa1") == "The zip holds \"notes.md\", which is a link.");
  CHECK(with_mode("\xff\x21") == "The zip holds \"notes.md\", which is a device, not a file.");
  CHECK(with_mode("\xff\x61") == "The zip holds \"notes.md\", which is a device, not a file.");
  CHECK(with_mode("\xff\x41") == "The zip holds \"notes.md\", which is called a folder and has a file's name.");
  CHECK(refusal(with_record(zip, 8, "\x01")) == "The zip holds \"notes.md\", which is encrypted.");
  std::string local = zip;
  local[6] = '\x01';
  CHECK(refusal(local) == "The zip holds \"notes.md\", which is encrypted.");
  CHECK(refusal(with_record(zip, 10, "\x0e")) ==
        "The zip holds \"notes.md\", which is packed in a way that is not read here (method 14).");
}

TEST_CASE("zip: what the directory claims about sizes is not believed") {
  const std::string packed = zipped({{"a.txt", std::string(5000, 'a')}});
  CHECK(refusal(with_record(packed, 24, "\x01")) ==
        "The zip holds \"a.txt\", which is not as long as the directory says.");
  CHECK(refusal(with_record(packed, 20, std::string("\xff\xff\xff\x7f", 4))) ==
        "The zip holds \"a.txt\", which overlaps another entry, as in a zip bomb.");
  const std::string stored = zipped({{"a.txt", "hi"}});
  CHECK(refusal(with_record(stored, 24, std::string("\0\0\0\x7f", 4))) ==
        "The zip holds \"a.txt\", which is not as long as the directory says.");
  CHECK(refusal(with_record(stored, 16, "xxxx")) ==
        "The zip holds \"a.txt\", which is damaged: its checksum is wrong.");
}

TEST_CASE("zip: entries, sizes and the sum of sizes have limits") {
  archive::Limits limits;
  limits.entries = 2;
  CHECK(refusal(zipped({{"a", ""}, {"b", ""}, {"c", ""}}), limits) == "The zip holds 3 entries; at most 2 are read.");
  limits = {};
  limits.entry_bytes = std::size_t{1} << 20;
  std::mt19937 random(1);
  const std::string noise = random_bytes(random, (1 << 20) + 1);
  CHECK(refusal(zipped({{"big", noise}}), limits) == "The zip holds \"big\", which is larger than 1 MiB.");
  CHECK(archive::read_zip(zipped({{"big", noise.substr(1)}}), limits).has_value());
  limits.all_bytes = std::size_t{1} << 20;
  CHECK(refusal(zipped({{"a", noise.substr(1)}, {"b", "1"}}), limits) ==
        "The zip holds \"b\", which brings it to more than 1 MiB unpacked.");
}

TEST_CASE("zip: a bomb is refused by name before it is unpacked") {
  const std::string flat = zipped({{"small.txt", "hi"}, {"bomb.txt", std::string(std::size_t{9} << 20, '\0')}});
  CHECK(refusal(flat) ==
        "The zip holds \"bomb.txt\", which unpacks to more than 100 times the zip's size, as a zip bomb does.");
}

TEST_CASE("zip: entries that share bytes are refused") {
  std::mt19937 random(3);
  const std::string inner = zipped({{"b", random_bytes(random, 100)}});
  const std::string part = inner.substr(0, directory(inner));
  const std::string outer = zipped({{"a", part}});  // stored: it is too short to shrink
  std::string record = inner.substr(directory(inner), 47);
  record[42] = 31;  // where a's data, and so b's header, begins
  std::string zip = outer.substr(0, directory(outer) + 47) + record + outer.substr(directory(outer) + 47);
  const std::size_t ending = zip.size() - 22;
  zip[ending + 8] = zip[ending + 10] = 2;
  zip[ending + 12] = static_cast<char>(zip[ending + 12] + 47);
  CHECK(refusal(zip) == "The zip holds \"a\", which overlaps another entry, as in a zip bomb.");
}

TEST_CASE("zip: what is no zip says so") {
  CHECK(refusal("") == "This is no zip, or it is cut off or damaged: it is too short.");
  CHECK(refusal(std::string(70'000, 'x')) == "This is no zip, or it is cut off or damaged: it has no directory.");
  CHECK(refusal(zipped({{"a", "hi"}}) + "tail") == "This is no zip, or it is cut off or damaged: it has no directory.");
  std::string large = zipped({{"a", "hi"}});
  large.replace(large.size() - 6, 4, "\xff\xff\xff\xff");
  CHECK(refusal(large).starts_with("This zip is a zip64"));
}

TEST_CASE("zip: cut off anywhere it is refused") {
  const std::string zip = zipped({{"a.txt", std::string(200, 'a')}, {"b/c.txt", "hi"}});
  for (std::size_t size = 0; size < zip.size(); ++size) CHECK_FALSE(archive::read_zip(zip.substr(0, size)).has_value());
}

TEST_CASE("zip: a changed byte never gives other files") {
  const std::vector<Entry> entries = {{"a.txt", std::string(200, 'a')}, {"b/c.txt", "hi"}};
  const std::string zip = zipped(entries);
  for (std::size_t at = 0; at < zip.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = zip;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      const auto read = archive::read_zip(changed);
      if (!read) continue;
      REQUIRE(read->size() == 2);
      CHECK(read->at(0).path == "a.txt");
      CHECK(read->at(0).bytes == entries[0].bytes);
      CHECK(read->at(1).path == "b/c.txt");
      CHECK(read->at(1).bytes == "hi");
    }
  }
}

TEST_CASE("zip: write_zip refuses the paths that read_zip refuses") {
  CHECK_FALSE(archive::write_zip({{"../a", ""}}, made).has_value());
  CHECK_FALSE(archive::write_zip({{"a", ""}, {"A", ""}}, made).has_value());
  CHECK_FALSE(archive::write_zip({{"folder/", ""}}, made).has_value());
  CHECK(archive::read_zip(zipped({})).value().empty());
}
