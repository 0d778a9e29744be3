#include "app/demo/names.h"

#include <array>
#include <string_view>

namespace demo {

namespace {

// With the letters an address is made of.
struct Part {
  std::string_view shown, plain;
};

constexpr std::array first_names{Part{"Amara", "amara"},     Part{"Bilal", "bilal"},
                                 Part{"Chidi", "chidi"},     Part{"Dolores", "dolores"},
                                 Part{"Emeka", "emeka"},     Part{"Farah", "farah"},
                                 Part{"Giulia", "giulia"},   Part{"Hana", "hana"},
                                 Part{"Ines", "ines"},       Part{"Jamal", "jamal"},
                                 Part{"Keiko", "keiko"},     Part{"Lars", "lars"},
                                 Part{"Mei", "mei"},         Part{"Noor", "noor"},
                                 Part{"Olga", "olga"},       Part{"Priya", "priya"},
                                 Part{"Quinn", "quinn"},     Part{"Rosa", "rosa"},
                                 Part{"Søren", "soren"},     Part{"Tariq", "tariq"},
                                 Part{"Uma", "uma"},         Part{"Valentina", "valentina"},
                                 Part{"Wen", "wen"},         Part{"Ximena", "ximena"},
                                 Part{"Yara", "yara"},       Part{"Zoë", "zoe"},
                                 Part{"Asher", "asher"},     Part{"Beatriz", "beatriz"},
                                 Part{"Caleb", "caleb"},     Part{"Delphine", "delphine"},
                                 Part{"Elijah", "elijah"},   Part{"Fatou", "fatou"},
                                 Part{"Gabriel", "gabriel"}, Part{"Hiroshi", "hiroshi"},
                                 Part{"Imani", "imani"},     Part{"Joaquín", "joaquin"},
                                 Part{"Kiran", "kiran"},     Part{"Leilani", "leilani"},
                                 Part{"Mateo", "mateo"},     Part{"Nadia", "nadia"}};
constexpr std::array last_names{
    Part{"Abebe", "abebe"},         Part{"Bianchi", "bianchi"},       Part{"Castillo", "castillo"},
    Part{"Dubois", "dubois"},       Part{"Eriksen", "eriksen"},       Part{"Fontaine", "fontaine"},
    Part{"García", "garcia"},       Part{"Haddad", "haddad"},         Part{"Ibrahim", "ibrahim"},
    Part{"Johansson", "johansson"}, Part{"Kowalski", "kowalski"},     Part{"Larsen", "larsen"},
    Part{"Moreau", "moreau"},       Part{"Nakamura", "nakamura"},     Part{"Okafor", "okafor"},
    Part{"Petrov", "petrov"},       Part{"Quispe", "quispe"},         Part{"Rahman", "rahman"},
    Part{"Silva", "silva"},         Part{"Tanaka", "tanaka"},         Part{"Ueda", "ueda"},
    Part{"Vargas", "vargas"},       Part{"Whitehorse", "whitehorse"}, Part{"Xiong", "xiong"},
    Part{"Yilmaz", "yilmaz"},       Part{"Zhang", "zhang"},           Part{"Adeyemi", "adeyemi"},
    Part{"Brennan", "brennan"},     Part{"Chaudhry", "chaudhry"},     Part{"Delgado", "delgado"},
    Part{"Farrell", "farrell"},     Part{"Goldberg", "goldberg"}};

}  // namespace

Name Names::next() {
  const Part& first = dice_.one_of(first_names);
  const Part& last = dice_.one_of(last_names);
  Name name{std::string(first.shown) + " " + std::string(last.shown),
            std::string(first.plain) + "." + std::string(last.plain)};
  // Large schools have people of the same name; their addresses differ.
  std::string unique = name.email;
  for (int count = 2; !taken_.insert(unique).second; ++count) unique = name.email + std::to_string(count);
  name.email = unique + "@harbour.example";
  return name;
}

}  // namespace demo
