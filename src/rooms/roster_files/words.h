// How words are checked and shown by the readers of the roster.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/role.h"

namespace roster_files {

inline constexpr std::string_view an_email = "an e-mail address such as ada@example.org";
inline constexpr std::string_view a_day = "a day such as 2026-09-01";

// At most 60 characters, control characters and those that turn the direction of writing as "·".
std::string shortened(std::string_view text);
std::string quoted(std::string_view text);  // shortened, in quotation marks
// "Ada Byron (ada@school.example)", each shortened; the identifier only where there is neither.
std::string named(std::string_view name, std::string_view email, std::string_view external_id);
std::string joined(const std::vector<std::string>& parts, std::string_view between);

// A line of at most that many characters, none of them a control character or one that turns the direction of writing.
bool is_line(std::string_view text, std::size_t most_characters);
// "ada@example.org": ASCII, at most 254 bytes, a domain with a dot.
bool is_email(std::string_view text);

// "Career Specialist", "teacher", "student": by its name, its title, or a usual other word; whatever its case.
std::optional<Role> role_called(std::string_view word);
// "Student, Mentor".
std::string titles(Roles roles);

}  // namespace roster_files
