#pragma once
/// Result<T>: a value or an Error. For trouble that is expected: a broken article, an unknown
/// format, a schema with a wrong key. [any thread]

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace stet {

/// The codes of the C ABI (plugin/include/stet/stet.h); the hundreds digit is the command's exit
/// code.
enum class Code : std::int32_t {
  argument = -201,
  abi = -202,
  state = -203,
  config = -204,
  unsupported = -205,
  reentry = -206,
  input = -301,
  limit = -302,
  deadline = -303,
  cancelled = -304,
  memory = -401,
  host = -402,
  store = -403,
  internal = -404,
};

/// What went wrong, in one sentence an editor can act on: lower case, no full stop.
struct Error {
  static constexpr std::uint64_t kNowhere = UINT64_MAX;

  Code code = Code::internal;
  std::string message;
  std::uint64_t offset = kNowhere;  ///< byte in the input that was being read
  std::uint32_t line = 0;           ///< 1-based; 0: unknown. The edge fills it from `offset`
  std::uint32_t column = 0;         ///< 1-based, in bytes; 0: unknown
  std::string file;  ///< which file, when the input has several (a schema and its bases)
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& value() {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  Error& error() {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Nothing or an Error.
using Status = Result<std::monostate>;
inline Status ok() { return Status(std::monostate{}); }

}  // namespace stet
