#include "platform/mail/conversation.h"

#include <catch2/catch.hpp>

using mail::Conversation;
using mail::Fate;

namespace {

// What becomes of a letter when the server answers that to that.
Fate fate(std::string_view command, std::string_view reply, bool text_was_sent = false) {
  Conversation conversation;
  conversation.we_say(command);
  if (text_was_sent) conversation.we_send_text();
  conversation.server_says(reply);
  return conversation.when_failed("trouble").fate;
}

}  // namespace

TEST_CASE("mail: a refusal of the recipient for good refuses the address") {
  CHECK(fate("RCPT TO:<a@b>\r\n", "550 5.1.1 No such person\r\n") == Fate::address_refused);
  CHECK(fate("RCPT TO:<a@b>\r\n", "550 no\r\n") == Fate::address_refused);
  CHECK(fate("RCPT TO:<a@b>\r\n", "553\r\n") == Fate::address_refused);
}

TEST_CASE("mail: a refusal for now leaves the letter for later") {
  CHECK(fate("RCPT TO:<a@b>\r\n", "451 4.7.1 Greylisted\r\n") == Fate::later);
  CHECK(fate("DATA\r\n", "452 4.2.2 Full\r\n", true) == Fate::later);
}

TEST_CASE("mail: a refusal that is about us says nothing of the letter") {
  CHECK(fate("RCPT TO:<a@b>\r\n", "554 5.7.1 Relay access denied\r\n") == Fate::no_service);
  CHECK(fate("RCPT TO:<a@b>\r\n", "530 Authentication required\r\n") == Fate::no_service);
  CHECK(fate("RCPT TO:<a@b>\r\n", "421 Closing\r\n") == Fate::no_service);
  CHECK(fate("MAIL FROM:<a@b>\r\n", "550 5.1.8 Bad sender\r\n") == Fate::no_service);
  CHECK(fate("AUTH PLAIN AGFiYwBkZWY=\r\n", "535 5.7.8 Wrong password\r\n") == Fate::no_service);
  CHECK(fate("AUTH PLAIN AGFiYwBkZWY=\r\n", "454 4.7.0 Not now\r\n") == Fate::no_service);
  CHECK(fate("EHLO here\r\n", "554 Go away\r\n") == Fate::no_service);
  CHECK(fate("DATA\r\n", "354 Go on\r\n", true) == Fate::no_service);  // the connection broke in the middle
  CHECK(Conversation().when_failed("Could not connect").fate == Fate::no_service);
}

TEST_CASE("mail: a refusal of the text refuses the letter alone") {
  CHECK(fate("DATA\r\n", "554 5.7.1 Spam\r\n", true) == Fate::letter_refused);
  CHECK(fate("DATA\r\n", "550 5.1.1 No\r\n", true) == Fate::letter_refused);
}

TEST_CASE("mail: the words are one clean line of the last reply, and nothing said after QUIT changes them") {
  Conversation conversation;
  conversation.server_says("220 hello\r\n");
  conversation.we_say("RCPT TO:<a@b>\r\n");
  conversation.server_says("550-5.1.1 No such\r\n");
  conversation.server_says("550-5.1.1 \x1B[31mperson\xFF\r\n");
  conversation.server_says("550 5.1.1 here" + std::string(1000, '!') + "\r\n");
  conversation.we_say("QUIT\r\n");
  conversation.server_says("221 Bye\r\n");
  const mail::Answer answer = conversation.when_failed("trouble");
  CHECK(answer.fate == Fate::address_refused);
  CHECK(answer.words.starts_with("550 5.1.1 No such 5.1.1 [31mperson\xEF\xBF\xBD 5.1.1 here!!!"));
  CHECK(answer.words.size() <= 500);
  CHECK(Conversation().when_failed("Could not connect").words == "Could not connect");
}
