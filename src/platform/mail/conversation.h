// What was said between us and the server, and what it means for a letter.
#pragma once

#include <string>
#include <string_view>

#include "platform/mail/mail.h"

namespace mail {

class Conversation {
 public:
  // A line that we say; only its first word is kept (a password may follow it).
  void we_say(std::string_view line);
  // A line of the server's.
  void server_says(std::string_view line);
  // The text begins or goes on.
  void we_send_text() { text_was_sent_ = true; }

  // What to do when it ended without the letter being taken over. `trouble`: why, as the library puts it.
  Answer when_failed(std::string_view trouble) const;
  // The server's last reply: one line, at most 500 bytes of UTF-8, no control characters.
  const std::string& last_reply() const { return reply_; }

 private:
  std::string command_, reply_;
  bool reply_is_whole_ = true, text_was_sent_ = false, over_ = false;
};

}  // namespace mail
