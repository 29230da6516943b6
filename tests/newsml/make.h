#pragma once
/// Articles built by hand: every Field owns its bytes in the article's arena.

#include "article/article.h"
#include "newsml/writer.h"

#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

/// A run by the words it covers, found once in the field.
struct Mark {
  std::string_view words;
  Markup markup{};
  std::string_view href = {};
};

class Make {
 public:
  Article article;

  std::string_view keep(std::string_view bytes) { return article.arena.keep(bytes); }
  Field field(std::string_view words, std::vector<Mark> marks = {});
  /// The same with runs by their bytes, as wrong as you like.
  Field field_with_runs(std::string_view words, const std::vector<Run>& runs);
  /// A Field that views part of another.
  Field part(const Field& of, std::string_view words);
  Value<std::string_view> value(std::string_view bytes);
  template <class T>
  static Value<T> present(T value) {
    return {.value = value, .known = {.presence = Presence::present}};
  }

  void headline(std::string_view words, HeadlineRole role = HeadlineRole::main);
  /// Returns its index.
  std::int32_t block(BlockKind kind, std::string_view words = {}, std::int32_t parent = -1,
                     std::uint8_t level = 0);
  /// Adds a picture with one file; returns its index. `place` puts a block for it at the end of the
  /// body.
  std::int32_t picture(std::string_view caption, std::string_view credit, std::string_view href,
                       bool place = true);
};

/// 2026-11-24T09:14:58Z and the like; throws when it is no date.
DateTime at(std::string_view iso);

/// A provider and a fixed time.
Envelope envelope();

/// What a document should say for `words`: white space folded, characters XML cannot hold replaced
/// or gone. Worked out code point by code point, by other means than the writer.
std::string expected(std::string_view words);

/// How often `rule` or, when it is empty, a loss at `field` is in the list.
std::size_t count(const std::vector<Loss>& losses, std::string_view field,
                  std::string_view rule = {});

}  // namespace stet::test
