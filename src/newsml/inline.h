#pragma once
/// Words with their marked-up runs, written as nested elements.

#include "article/article.h"
#include "newsml/losses.h"
#include "newsml/xml.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class Dialect : std::uint8_t {
  nitf,  ///< NITF 3.6
  xhtml,
  g2_label,  ///< G2 headline, by, dateline: links only
  g2_block,  ///< G2 description, edNote: links and line breaks
};

/// Writes fields; keeps its scratch memory between them. The article, writer and losses outlive it.
class InlineWriter {
 public:
  /// Runs open at one place; further ones are left out, with a loss.
  static constexpr std::size_t kMostOpen = 16;

  InlineWriter(const Article& article, XmlWriter& xml, Losses& losses)
      : article_(article), xml_(xml), losses_(losses) {}

  /// Into the current element. Runs that overlap are closed and opened again. What the dialect
  /// cannot say is a loss at `where`; so is every character that had to go.
  void write(const Field& field, Dialect dialect, const Where& where);
  /// The words alone; runs are somebody else's matter.
  void write_words(std::string_view words, const Where& where);

  /// <name>field</name>, nothing when the field is blank. True when written.
  bool leaf(std::string_view name, const Field& field, Dialect dialect, const Where& where);
  /// The same for a property that holds words only; markup in it is a loss unless
  /// `carried_elsewhere`.
  bool leaf_words(std::string_view name, const Field& field, const Where& where,
                  bool carried_elsewhere = false);

 private:
  void write_runs(std::string_view text, std::span<const Run> runs, Dialect dialect,
                  const Where& where);
  void open(const Run& run, std::uint32_t end, Dialect dialect, const Where& where);
  void close_at(std::uint32_t end, Dialect dialect);
  void put_open_tag(const Run& run, std::string_view href, Dialect dialect);
  void put_close_tag(const Run& run, Dialect dialect);
  void say_lost_characters(std::uint32_t before, const Where& where);

  struct Open {
    const Run* run = nullptr;
    std::uint32_t end = 0;
    std::string href;  ///< cleaned; links only
  };
  const Article& article_;
  XmlWriter& xml_;
  Losses& losses_;
  std::vector<Open> open_;
  std::vector<Run> sorted_;
  std::string address_;
  bool refused_ = false;  ///< a run of the current field could not be said
};

}  // namespace stet
