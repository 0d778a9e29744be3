// One connection to one engine, and what can befall it. Inside platform/db alone.
#pragma once

#include "platform/db/database.h"
#include "platform/db/hold.h"

namespace db {

// The engine undid the transaction so that another one could win: it may be run again.
struct TryAgain : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Used by one thread at a time. Statements are prepared once and kept.
class Connection final : public Transaction {
 public:
  // One that may write holds the database (hold.h). Throws InUse when it may not, ConnectionLost when there is nobody
  // to talk to, std::runtime_error with the reason when it is refused.
  Connection(const Address& address, Mode most, Hold hold);
  ~Connection() override;

  void begin(Mode mode);
  void commit();             // throws TryAgain, FateUnknown
  void rollback() noexcept;  // nothing when the engine has done so
  // Whether it may be used for another transaction.
  bool is_usable() const;

  void visit(std::string_view sql, Parameters parameters, const std::function<void(Row&&)>& take) override;
  int tell(std::string_view sql, Parameters parameters) override;
  Engine engine() const override;
  int statements() const override;

 private:
  struct Hidden;
  std::unique_ptr<Hidden> hidden_;
};

// Makes a SQLite file one that needs no other beside it, to be kept and carried away: nobody has it open.
void leave_log(const std::string& path);

}  // namespace db
