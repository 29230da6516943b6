#pragma once
/// A text and what was changed in it, pass after pass, told in bytes of the first one.

#include "host/report.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stet::host {

/// These bytes of the original became `text`.
struct Change {
  Stretch old;
  std::string text;
};

/// Views the original.
class Patchwork {
 public:
  explicit Patchwork(std::string_view original);
  /// `edits` count in the text as it is now: in order, apart from each other, inside it.
  /// O(pieces + edits).
  void apply(const std::vector<ReportEdit>& edits);
  std::string text() const;
  /// In order, apart from each other; none where nothing differs.
  std::vector<Change> changes() const;

 private:
  struct Piece {
    Stretch old;       ///< kept bytes, when `text` is empty
    std::string text;  ///< written in between
    std::size_t size() const { return text.empty() ? old.size() : text.size(); }
  };
  std::string_view original_;
  std::vector<Piece> pieces_;
};

/// The changes as a unified diff with three lines of context; empty without changes. `name` is
/// written as it is, but for line ends and other control characters.
std::string unified_diff(std::string_view name, std::string_view original,
                         const std::vector<Change>& changes);

}  // namespace stet::host
