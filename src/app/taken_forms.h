// Forms that were taken, by their one-time keys. Owns the table front_door_forms.
#pragma once

#include <optional>
#include <string>

#include "kernel/day.h"
#include "platform/db/database.h"

namespace app {

// Where a form led when it was taken.
struct FormAnswer {
  std::string path, said;
  bool said_the_same = true;  // the form that was taken, as the one that now came
};

// Takes a form by its key, or says where it led when it was taken before: the database lets one of two through that
// come at once, and the other waits and sees its answer. `sent`: what tells it from a form that says something else,
// never a digest without a key; empty for forms with secrets, which are then all taken to say the same.
std::optional<FormAnswer> take_form(db::Transaction& tx, const std::string& key, const std::string& session,
                                    const std::string& sent, Moment now);
void remember_answer(db::Transaction& tx, const std::string& key, const std::string& session, const FormAnswer& answer);
// Those taken before a moment: nobody sends them again.
void forget_forms(db::Transaction& tx, Moment before);
// The sentences of all, and what they said: some are about a person who was erased. Where each form led stays.
void forget_what_was_said(db::Transaction& tx);

}  // namespace app
