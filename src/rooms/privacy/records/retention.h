// How long the school keeps what (rules PR7, PR8): periods, and the hourly job that lets go.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace privacy {

struct Period {
  std::string_view kind;   // "accounts.sessions"
  std::string_view title;  // "Sessions that ended"
  std::string_view after;  // what happens then
  int usual, least, most;  // days
  int days;                // as the school has it
};
// What taken forms answered, which the front door keeps and forgets itself.
inline constexpr std::string_view answers_of_forms = "forms.answers";

// All of them, as the school has them. One statement.
std::vector<Period> periods(db::Transaction& tx);
// std::out_of_range for a kind that there is not.
int days_of(db::Transaction& tx, std::string_view kind);
// Empty for a kind that there is not.
std::string_view title_of_period(std::string_view kind);
// PR7. By kind; those that are not named stay. invalid at the kind for days beyond its limits, or for no kind.
Result<void> change_periods(db::Transaction& tx, const std::map<std::string, int>& days, const PersonId& by, Moment now,
                            const Random& random);

// PR8.
void let_go(db::Transaction& tx, Moment now);

// What is kept for as long as there is a school, for its page to say.
struct Lasting {
  std::string_view title, why;
};
std::vector<Lasting> lasting();

}  // namespace privacy
