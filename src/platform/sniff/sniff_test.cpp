#include "platform/sniff/sniff.h"

#include <catch2/catch.hpp>

#include "platform/archive/archive.h"

namespace {

using sniff::Kind;
using namespace std::string_literals;

Kind kind(std::string_view bytes) { return sniff::kind_of(bytes).value(); }

std::string zip(const std::vector<std::string>& paths) {
  std::vector<archive::Entry> entries;
  for (const std::string& path : paths) entries.push_back({path, "<x/>"});
  return archive::write_zip(entries, *Moment::read("2026-09-01T16:00:00Z")).value();
}

}  // namespace

TEST_CASE("sniff: pictures and PDF are known by how they begin") {
  CHECK(kind("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"s) == Kind::png);
  CHECK(kind("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"s) == Kind::jpeg);
  CHECK(kind("RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\1\0\x9d\1\x2a\1\0\1\0"s) == Kind::webp);
  CHECK(kind("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"s) == Kind::pdf);
}

TEST_CASE("sniff: a Word document is one in whatever order its entries stand") {
  CHECK(kind(zip({"[Content_Types].xml", "_rels/.rels", "word/document.xml"})) == Kind::docx);
  CHECK(kind(zip({"docProps/app.xml", "word/document.xml", "_rels/.rels", "[Content_Types].xml"})) == Kind::docx);
  CHECK(kind(zip({"word/document.xml", "notes.txt"})) == Kind::zip);
  CHECK(kind(zip({"manifest.csv", "users.csv"})) == Kind::zip);
}

TEST_CASE("sniff: a Word document's bytes cut off or changed are never read past their end") {
  const std::string document = zip({"[Content_Types].xml", "word/document.xml"});
  for (std::size_t size = 1; size < document.size(); ++size) {
    const auto read = sniff::kind_of(document.substr(0, size));
    CHECK((!read || *read != Kind::docx));
  }
}

TEST_CASE("sniff: text is UTF-8 without control characters, whatever it is about") {
  CHECK(kind("# Résumé\n\n- [ ] one *thing*\n") == Kind::text);
  CHECK(kind("```c\n#include <stdio.h>\nint main() { return 0; }\n```\n") == Kind::text);
  CHECK(kind("name,email\nAda,ada@example.org\n") == Kind::text);
  CHECK(kind("{\"a\": [1, 2]}") == Kind::text);
  CHECK(kind("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == Kind::text);
  CHECK_FALSE(sniff::kind_of("caf\xe9 au lait").has_value());
  CHECK_FALSE(sniff::kind_of("a\0b"s).has_value());
}

TEST_CASE("sniff: everything else is refused, saying what it looks like") {
  CHECK(sniff::kind_of("").error().say == "The file is empty.");
  CHECK(sniff::kind_of("GIF89a\1\0\1\0\0\0\0;"s).error().say ==
        "This is no PNG, JPEG, WebP, PDF, Word document (DOCX), zip or text in UTF-8; it looks like image/gif.");
  CHECK(sniff::kind_of("\x7f"
                       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e\0"s)
            .error()
            .kind == FailureKind::invalid);
}

TEST_CASE("sniff: a kind has a media type and a name") {
  CHECK(sniff::media_type(Kind::webp) == "image/webp");
  CHECK(sniff::name_of(Kind::docx) == "Word document (DOCX)");
}
