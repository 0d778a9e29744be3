// Result<T>: a value, or one Failure that a person can read.
//
// Functions return Result for everything that can go wrong on a normal day: no such file, a form incomplete, an option
// misspelt. Broken machines and broken code throw; only the outermost loop of a command or server catches.
#pragma once

#include <expected>
#include <string>
#include <utility>

enum class FailureKind { not_found, not_allowed, invalid, conflict };

struct Failure {
  FailureKind kind;
  std::string say;    // one sentence for the person
  std::string field;  // the form field, option or path it is about; empty when none
};

template <class T = void>
using Result = std::expected<T, Failure>;

inline std::unexpected<Failure> fail(FailureKind kind, std::string say, std::string field = {}) {
  return std::unexpected(Failure{kind, std::move(say), std::move(field)});
}

template <class T>
T take(Result<T>&& result) {
  return *std::move(result);
}
inline void take(Result<void>&&) {}

// TRY(expression) is the value, or returns the Failure to the caller.
#define TRY(...)                                                              \
  __extension__({                                                             \
    auto try_result_ = (__VA_ARGS__);                                         \
    if (!try_result_) return std::unexpected(std::move(try_result_).error()); \
    take(std::move(try_result_));                                             \
  })
