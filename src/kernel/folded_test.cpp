#include "kernel/folded.h"

#include <catch2/catch.hpp>

TEST_CASE("folded: names are the same whatever their case and accents") {
  CHECK(text::folded("Ána-Lucía ŁĘSKA") == "ana-lucia leska");
  CHECK(text::folded("ÉLODIE") == text::folded("élodie"));
  CHECK(text::folded("Strauß") == "strauss");
  CHECK(text::folded("Nguyễn Thị Ánh") == "nguyen thi anh");
  CHECK(text::folded("İbrahim Işık") == "ibrahim isik");
  CHECK(text::folded("Øystein Ængström") == "oystein aengstrom");
  CHECK(text::folded("ΆΛΕΞΗΣ") == text::folded("αλεξης"));
  CHECK(text::folded("Йосип Ёлкин") == "иосип елкин");
  CHECK(text::folded("Հայկ") == "հայկ");
  CHECK(text::folded("O’Brien") == "o'brien");
}

TEST_CASE("folded: an accent may stand apart from its letter") {
  CHECK(text::folded("Jose\u0301") == text::folded("José"));
  CHECK(text::folded("и\u0306") == text::folded("й"));
}

TEST_CASE("folded: other scripts stay, and what is folded stays folded") {
  CHECK(text::folded("田中 花子") == "田中 花子");
  CHECK(text::folded("").empty());
  for (const char* name : {"Ána-Lucía ŁĘSKA", "Йосип", "Strauß", "ΆΛΕΞΗΣ"}) {
    const std::string once = text::folded(name);
    CHECK(text::folded(once) == once);
  }
}
