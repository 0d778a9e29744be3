#include "platform/mail/conversation.h"

#include <algorithm>

#include "kernel/text.h"

namespace mail {

namespace {

constexpr std::size_t longest_reply = 500;

// As one may show it: printable, one line, whole code points.
std::string cleaned(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = text::next_code_point(text, at);
    std::string one;
    text::append_utf8(one, point < ' ' || (point >= 0x7F && point < 0xA0) ? U' ' : point);
    if (out.size() + one.size() > longest_reply) break;
    out += one;
  }
  return text::collapse_spaces(out);
}

// The code of RFC 5321, 0 when there is none.
int code_of(std::string_view reply) { return text::whole_number(reply.substr(0, 3)).value_or(0); }

// RFC 3463: 5.1.x is about the address, 5.2.x about its mailbox, 5.7.x about what we are allowed to.
bool is_about_us(std::string_view reply) {
  const int code = code_of(reply);
  return code == 421 || code == 503 || code == 530 || code == 534 || code == 535 || code == 538 ||
         reply.substr(std::min<std::size_t>(4, reply.size())).starts_with("5.7.");
}

}  // namespace

void Conversation::we_say(std::string_view line) {
  const std::string_view command = text::trim(line.substr(0, line.find_first_of(" \r\n")));
  if (command == "QUIT")
    over_ = true;  // what is said to that tells nothing of the letter
  else
    command_ = command;
}

void Conversation::server_says(std::string_view line) {
  if (over_) return;
  line = text::trim_end(line);
  const bool goes_on = line.size() > 3 && line[3] == '-';
  if (reply_is_whole_) {
    reply_ = cleaned(line);
    if (goes_on && reply_.size() > 3) reply_[3] = ' ';
  } else {
    reply_ = cleaned(reply_ + " " + std::string(line.substr(std::min<std::size_t>(4, line.size()))));
  }
  reply_is_whole_ = !goes_on;
}

Answer Conversation::when_failed(std::string_view trouble) const {
  const int kind = code_of(reply_) / 100;
  if (kind != 4 && kind != 5) return {Fate::no_service, cleaned(trouble)};
  const bool is_about_text = text_was_sent_ || command_ == "DATA";
  const bool is_about_address = command_ == "RCPT" && !is_about_us(reply_);
  if (!is_about_text && !is_about_address) return {Fate::no_service, reply_};  // settings may be mended
  if (kind == 4) return {Fate::later, reply_};
  return {is_about_text ? Fate::letter_refused : Fate::address_refused, reply_};
}

}  // namespace mail
