// Who has a database in use: everybody who writes holds it together with others, whoever replaces what it keeps holds
// it alone. A hold ends with its process, however that ends. Inside platform/db alone.
#pragma once

#include <string>

namespace db {

enum class Hold { with_others, alone };

// On SQLite: a lock on the empty file "PATH-lock" beside the database, which stays there. (Not on the database itself:
// a program that closes it loses the locks that SQLite has on it.) PostgreSQL's counterpart is in connection.cpp.
class FileHold {
 public:
  FileHold() = default;
  // Throws InUse when others have it, ConnectionLost when the file cannot be made.
  FileHold(const std::string& database, Hold hold);
  ~FileHold();
  FileHold(FileHold&& other) noexcept;
  FileHold& operator=(FileHold&& other) noexcept;
  FileHold(const FileHold&) = delete;
  FileHold& operator=(const FileHold&) = delete;

 private:
  int file_ = -1;
};

// A file that was not there, its owner's alone to read; -1, and errno, when it could not be made. What root makes while
// it looks after a school is given to whom `like` belongs: it must not shut out the user who serves.
int make_private_file(const std::string& path, const std::string& like);

// What is wrong when it is not to be had.
std::string in_use(Hold wanted);

}  // namespace db
