#include "platform/db/database.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <random>
#include <thread>

#include "platform/db/connection.h"

namespace db {

namespace {

// How often a transaction is run before its people are told to try again.
constexpr int most_attempts = 12;

// Connections of one mode, lent out one by one, to whoever waits longest: a thread that gives back SQLite's one writer
// and asks again at once would else keep the others from it for a tenth of a second.
class Pool {
 public:
  Pool(Address address, Mode mode, Hold hold, int size)
      : address_(std::move(address)), mode_(mode), hold_(hold), free_(size) {}

  std::unique_ptr<Connection> lend() {
    std::unique_lock lock(guard_);
    const std::uint64_t turn = asked_++;
    returned_.wait(lock, [this, turn] { return free_ > 0 && turn == lent_; });
    ++lent_;
    if (--free_ > 0) returned_.notify_all();
    if (idle_.empty()) {
      lock.unlock();
      return nullptr;
    }
    std::unique_ptr<Connection> one = std::move(idle_.back());
    idle_.pop_back();
    return one;
  }
  std::unique_ptr<Connection> open() const { return std::make_unique<Connection>(address_, mode_, hold_); }

  void take_back(std::unique_ptr<Connection> one) {
    const std::scoped_lock lock(guard_);
    ++free_;
    if (one && one->is_usable()) idle_.push_back(std::move(one));
    returned_.notify_all();  // the one whose turn it is among them
  }
  // The connections that lie idle were probably lost together with one that was.
  void drop_idle() {
    const std::scoped_lock lock(guard_);
    idle_.clear();
  }

 private:
  Address address_;
  Mode mode_;
  Hold hold_;
  std::mutex guard_;
  std::condition_variable returned_;
  std::uint64_t asked_ = 0, lent_ = 0;
  int free_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

// A connection for the time of one call, given back however it ends.
class Lent {
 public:
  explicit Lent(Pool& pool) : pool_(pool), connection_(pool.lend()) {}
  ~Lent() { pool_.take_back(std::move(connection_)); }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  Connection& get() {
    if (connection_ && !connection_->is_usable()) {
      connection_.reset();
      pool_.drop_idle();
    }
    if (!connection_) connection_ = pool_.open();
    return *connection_;
  }

 private:
  Pool& pool_;
  std::unique_ptr<Connection> connection_;
};

class Pooled final : public Database {
 public:
  Pooled(const Address& address, Hold hold, int readers, Patience patience)
      : engine_(address.engine),
        readers_(address, Mode::read, hold, readers),
        writers_(address, Mode::write, hold, address.engine == Engine::sqlite ? 1 : readers),
        patience_(std::move(patience)) {}

  Engine engine() const override { return engine_; }

  // Opens the first connection, so that a wrong address is told at once.
  void try_out(Mode mode) { Lent(mode == Mode::write ? writers_ : readers_).get(); }

 protected:
  bool run(Mode mode, const std::function<bool(Transaction&)>& work) override {
    Lent lent(mode == Mode::read ? readers_ : writers_);
    for (int attempt = 1;; ++attempt) {
      try {
        run_once(lent.get(), mode, work);
        return true;
      } catch (const TryAgain&) {
        if (attempt == most_attempts) return false;
        patience_.wait(pause_after(attempt, patience_.random));
      } catch (const ConnectionLost&) {
        if (attempt == 2) throw;  // nothing was committed: once more, on a new connection
      }
    }
  }

 private:
  static void run_once(Connection& connection, Mode mode, const std::function<bool(Transaction&)>& work) {
    connection.begin(mode);
    bool is_fine = false;
    try {
      is_fine = work(connection);
      if (is_fine) connection.commit();
    } catch (...) {
      connection.rollback();
      throw;
    }
    if (!is_fine) connection.rollback();
  }

  Engine engine_;
  Pool readers_, writers_;
  Patience patience_;
};

constexpr int oldest_postgresql = 15;

Result<void> check_server(Transaction& transaction) {
  if (transaction.engine() == Engine::sqlite) return {};
  const Row row = transaction.ask(
      "SELECT CAST(current_setting('server_version_num') AS INTEGER) AS version, "
      "CAST(current_setting('server_encoding') AS text) AS encoding")[0];
  const int version = row.integer("version") / 10000;
  if (version < oldest_postgresql)
    return fail(FailureKind::invalid, "this PostgreSQL is version " + std::to_string(version) + "; cairn needs " +
                                          std::to_string(oldest_postgresql) + " or newer");
  if (row.text("encoding") != "UTF8")
    return fail(FailureKind::invalid, "this database keeps its texts in " + row.text("encoding") +
                                          "; cairn needs one made with ENCODING 'UTF8'");
  return {};
}

Result<std::unique_ptr<Database>> opened(const Address& address, Hold hold, int readers, Patience patience, Mode mode) {
  try {
    auto database = std::make_unique<Pooled>(address, hold, readers, std::move(patience));
    database->try_out(mode);
    if (address.engine == Engine::postgresql) TRY(database->read(check_server));
    return database;
  } catch (const InUse& others) {
    return fail(FailureKind::conflict, without_password(address) + " " + others.what(), "--database");
  } catch (const ConnectionLost& lost) {
    return fail(FailureKind::not_found, without_password(address) + " cannot be opened: " + lost.what(), "--database");
  }
}

}  // namespace

std::chrono::microseconds pause_after(int attempts, const Random& random) {
  constexpr int most_doublings = 5;
  const unsigned most = 1000U << std::min(attempts - 1, most_doublings);
  std::array<unsigned char, 2> bytes{};
  random(bytes);
  return std::chrono::microseconds(1 + (bytes[0] * 256U + bytes[1]) % most);
}

Patience usual_patience() {
  return {.random =
              [](std::span<unsigned char> bytes) {
                std::random_device device;
                for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(device());
              },
          .wait = [](std::chrono::microseconds time) { std::this_thread::sleep_for(time); }};
}

Result<std::unique_ptr<Database>> Database::open(const Address& address, int readers, Patience patience) {
  return opened(address, Hold::with_others, readers, std::move(patience), Mode::write);
}

Result<std::unique_ptr<Database>> Database::open_alone(const Address& address) {
  return opened(address, Hold::alone, 1, usual_patience(), Mode::write);
}

Result<std::unique_ptr<Database>> Database::open_to_read(const Address& address) {
  std::error_code trouble;
  if (address.engine == Engine::sqlite && !std::filesystem::is_regular_file(address.place, trouble))
    return fail(FailureKind::not_found,
                trouble == std::errc::permission_denied
                    ? "this user may not look for a database at " + without_password(address)
                    : "there is no database at " + without_password(address),
                "--database");
  return opened(address, Hold::with_others, 1, usual_patience(), Mode::read);
}

}  // namespace db
