#pragma once
/// From a subtree to the blocks of an article; what body.h and the page reader share.

#include "article/article.h"
#include "intake/html/body.h"
#include "intake/html/inline_text.h"
#include "intake/html/media.h"
#include "intake/html/tree.h"
#include "intake/reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::html {

struct BlockOptions {
  /// By node, 1: passed over with its content. Empty: nothing is. Must outlive the reading.
  const std::vector<std::uint8_t>* dropped = nullptr;
};

/// Reads one subtree. `html` is the Text that `tree` was parsed from. Appends to `article`; see
/// body.h.
class BlockReader {
 public:
  BlockReader(const Tree& tree, const Text& html, Article& article, const ReadOptions& options,
              const BlockOptions& block_options);
  /// What stands in `root`.
  HtmlBody read(NodeIndex root) { return read_range(root, root + 1, tree_.nodes[root].end); }
  /// One element itself: a figure that stands apart from the body.
  HtmlBody read_element(NodeIndex element) {
    return read_range(tree_.nodes[element].parent, element, tree_.nodes[element].end);
  }

 private:
  enum class Role : std::uint8_t {
    block,
    container,
    figure,
    caption,
    credit,
    citation,
    inline_run
  };

  /// An element we are inside of.
  struct Frame {
    NodeIndex node = 0;
    NodeIndex end = 0;
    Role role = Role::block;
    Role taker = Role::block;  ///< credit, citation or caption: whose the words in it are
    Tag tag = Tag::unknown;
    BlockKind words = BlockKind::paragraph;  ///< what words in it become
    std::uint8_t level = 0;                  ///< of a heading
    bool placed = true;             ///< false: the next block takes its place from this element
    bool data_table = false;        ///< the nearest table holds data, not layout
    bool small_print = false;       ///< credit: <small>, <cite>: it may be the whole caption
    std::int32_t block = -1;        ///< the nearest container, in Article::body
    std::uint32_t first_media = 0;  ///< figure, caption, credit: the first media it may speak of
    std::string_view language;
  };

  HtmlBody read_range(NodeIndex around, NodeIndex begin, NodeIndex end);
  void open_element(NodeIndex index);
  bool skip(NodeIndex index) const;
  bool open_structure(NodeIndex index, std::uint32_t words);
  void open_other_block(NodeIndex index, std::uint32_t words);
  bool open_media(NodeIndex index);
  void open_embed(NodeIndex index);
  void open_noscript(NodeIndex index);
  void open_quote(NodeIndex index, std::uint32_t words);
  void open_table_part(NodeIndex index);
  void open_inline(NodeIndex index);
  bool open_figure_part(NodeIndex index, std::uint32_t words);
  bool open_credit(NodeIndex index, std::uint32_t words);
  bool open_citation(NodeIndex index, std::uint32_t words);
  void line_break(NodeIndex index);
  void read_text(NodeIndex index);
  void read_comment(NodeIndex index);

  Frame& push(NodeIndex index, Role role);
  void push_block(NodeIndex index, BlockKind words, std::uint8_t level, bool gives_place);
  void push_container(NodeIndex index, BlockKind kind, std::uint8_t level = 0);
  void close_until(NodeIndex index);
  void close(const Frame& frame);
  void close_container(const Frame& frame);
  void close_figure(const Frame& frame);
  /// Gives the caption and credit read so far to media from `first_media` on.
  void give_caption(std::uint32_t first_media);
  void keep_stray_caption();

  /// Words before and behind `at` are not of one block.
  void boundary(Span at);
  void flush();
  std::int32_t add_block(Block block);
  void add_media(Media media);
  void place_media(Media media);
  void notice_once(bool& said, std::string_view rule, std::string message, Span at);

  const Node& node(NodeIndex index) const { return tree_.nodes[index]; }
  Span place(Span in_html) const { return html_.source(in_html); }
  const Frame& frame() const { return frames_.back(); }
  bool is_inside(Role role) const { return inside_[static_cast<std::size_t>(role)] > 0; }
  bool is_in_quote() const;
  bool has_image(NodeIndex index) const;
  bool ends_its_quote(NodeIndex index) const;
  /// The media block that was just placed, with no words since; -1: none.
  std::int32_t media_just_placed() const;
  InlineText& sink();

  const Tree& tree_;
  Text html_;
  Article& article_;
  const ReadOptions& options_;
  BlockOptions block_options_;
  MediaReader media_reader_;
  InlineText words_, caption_, credit_, citation_;
  std::vector<Frame> frames_;
  std::uint32_t inside_[7] = {};           ///< open frames by role
  std::vector<Media> waiting_;             ///< pictures inside a paragraph, placed behind it
  std::vector<std::uint8_t> data_tables_;  ///< by node, 1: holds data; empty until the first table
  NodeIndex last_image_ = 0;               ///< the <img> last made into media
  Span caption_at_;
  bool has_caption_ = false;  ///< a caption element was met since the figure began
  bool credit_is_small_print_ = false;
  std::uint32_t line_breaks_ = 0;  ///< in a row, behind the words so far
  std::uint32_t links_ = 0, images_ = 0;
  bool stopped_ = false;
  bool said_paragraphs_ = false, said_images_ = false, said_links_ = false;
  HtmlBody result_;
};

/// Notices of the tree: flattened elements, dropped attributes.
void report_tree(const Tree& tree, const Text& html, Article& article, const Limits& limits);

}  // namespace stet::html
