// UTF-8 that somebody's program read as Windows-1252 or Latin-1 and saved again: "studentâ€™s". Writing the characters
// back as bytes of that code page and reading these as UTF-8 gives the text back: only where this round trip ends at a
// character that pages really use is it called garbled, and the repair is certain.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace compiler::mojibake {

struct Garbled {
  std::size_t length = 0;  // bytes of the text that stand for what was meant; 0: nothing is garbled
  std::string meant;
};

// What stands at `at`, when it is a garbled character.
std::optional<Garbled> garbled_at(std::string_view text, std::size_t at);
// Where the next garbled character can begin: their first characters are "Â" "Ã" (C3 82, C3 83) "â" "ï" "ð".
std::size_t next_lead(std::string_view text, std::size_t from);
// A run of garbled characters, one behind another, and what it should be. What was garbled twice is repaired twice.
Garbled run_at(std::string_view text, std::size_t at);
// The whole text as it was meant.
std::string repaired(std::string_view text);

}  // namespace compiler::mojibake
