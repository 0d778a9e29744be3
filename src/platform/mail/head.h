// The head of a letter, line by line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/mail/mail.h"

namespace mail {

// The lines without their last CRLF; folded, so that none is longer than 78 bytes where that can be helped. Of a letter
// that check() has passed.
std::vector<std::string> head_of(const Letter& letter);

// RFC 2047: as it is when it is ASCII that means nothing else, otherwise as encoded words. `column`: where it begins.
std::string encoded(std::string_view text, std::size_t column);
// "Tue, 01 Sep 2026 16:00:00 +0000"
std::string date_text(Moment moment);

}  // namespace mail
