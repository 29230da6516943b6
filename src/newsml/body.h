#pragma once
/// The body: a flat list of blocks becomes nested elements that NITF 3.6 and XHTML accept, whatever
/// the list says. A paragraph in a list gets its item, a cell without a row its row, rows without a
/// table their table; a list without items is no list. Linear in the blocks.

#include "newsml/inline.h"
#include "newsml/release.h"
#include "text/budget.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// Where a picture is to be found.
struct MediaTarget {
  /// It has an item of its own: the body points to its guid. Otherwise the body points to its file,
  /// and pictures that stand nowhere in the body are shown all the same: main ones before it,
  /// others behind it.
  bool as_item = false;
};

class BodyWriter {
 public:
  /// Blocks nested deeper stand beside their parent's words instead of inside.
  static constexpr std::size_t kMostNested = 60;

  /// `dialect` is nitf or xhtml. All outlive the writer.
  BodyWriter(const Article& article, const Release& release, Dialect dialect, MediaTarget media,
             XmlWriter& xml, Losses& losses, InlineWriter& inline_writer);

  /// The blocks, into the current element. An error when the budget is spent.
  std::optional<Error> write(const Budget* budget);
  /// One picture (NITF media, XHTML figure), outside of the blocks.
  void write_media(std::int32_t index, const Where& where);
  /// Whether write() showed media[index].
  bool has_shown(std::size_t index) const { return shown_[index]; }

 private:
  enum class Open : std::uint8_t {
    flow,  ///< the body itself
    list,
    item,
    table,
    row,
    cell,
    quote,
    transparent,  ///< written already, or of no element: its children stand where it stands
    hidden,       ///< left out with all that is in it
  };
  enum class Need : std::uint8_t { flow, item, row, cell };
  struct Entry {
    Open kind = Open::flow;
    bool implied = false;  ///< not in the article: put around blocks that need it
    bool written = false;  ///< its start tag is out
    std::int32_t block = -1;
  };

  void write_block(std::int32_t index);
  void write_unplaced(bool main_ones);
  std::size_t find_parent(std::int32_t index);
  void settle(std::size_t parent, Need need);
  void make_room(Need need);
  Open context() const;
  bool is_full() const { return size_ > kMostNested; }
  void push(Open kind, std::int32_t block, bool implied);
  void open(Open kind, std::int32_t block, bool implied);
  void materialise();
  void write_start(Entry& entry);
  void pop_to(std::size_t size);
  void write_end(const Entry& entry);

  void paragraph(std::string_view name, const Block& block, std::int32_t index,
                 std::string_view css_class);
  void heading(const Block& block, std::int32_t index);
  void embed(const Block& block, std::int32_t index);
  void preformatted(const Block& block, std::int32_t index);
  void write_media_metadata(const Media& media);
  void write_further_files(const Media& media, int best);
  void language(const Block& block);
  bool nitf() const { return dialect_ == Dialect::nitf; }

  const Article& article_;
  const Release& release_;
  Dialect dialect_;
  MediaTarget media_;
  XmlWriter& xml_;
  Losses& losses_;
  InlineWriter& inline_;
  std::array<Entry, kMostNested + 12> stack_;
  std::size_t size_ = 0;
  std::vector<bool> shown_;
  std::string address_;
  bool said_too_deep_ = false;
};

/// The rendition a text would show: the first with an address, pictures before others. -1: none.
int best_rendition(const Media& media);

}  // namespace stet
