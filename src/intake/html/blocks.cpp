#include "intake/html/blocks.h"

#include "intake/html/ascii.h"
#include "intake/html/class_words.h"
#include "intake/html/fold.h"
#include "intake/html/visibility.h"

#include <algorithm>
#include <utility>

namespace stet::html {
namespace {

constexpr std::uint32_t kNodesBetweenLooks = 4096;
constexpr std::uint32_t kMostNodesBehindCitation = 64;

bool takes_words(BlockKind kind) {
  return kind == BlockKind::quote || kind == BlockKind::pull_quote ||
         kind == BlockKind::list_item || kind == BlockKind::table_cell || kind == BlockKind::embed;
}

/// Elements whose one run of words is the whole block.
bool gives_place(Tag tag) {
  return tag == Tag::p || tag == Tag::pre || tag == Tag::listing || is(tag, kHeading);
}

}  // namespace

BlockReader::BlockReader(const Tree& tree, const Text& html, Article& article,
                         const ReadOptions& options, const BlockOptions& block_options)
    : tree_(tree),
      html_(html),
      article_(article),
      options_(options),
      block_options_(block_options),
      media_reader_(tree, html, article.arena),
      words_(tree, html, article),
      caption_(tree, html, article),
      credit_(tree, html, article),
      citation_(tree, html, article) {}

InlineText& BlockReader::sink() {
  switch (frames_.empty() ? Role::block : frames_.back().taker) {
    case Role::credit:
      return credit_;
    case Role::citation:
      return citation_;
    case Role::caption:
      return caption_;
    default:
      return words_;
  }
}

HtmlBody BlockReader::read_range(NodeIndex around, NodeIndex begin, NodeIndex end) {
  result_ = {};
  result_.first_block = static_cast<std::int32_t>(article_.body.size());
  result_.first_media = static_cast<std::int32_t>(article_.media.size());
  push(around, Role::block).end = end;
  for (NodeIndex i = begin; i < end && !stopped_;) {
    if (i % kNodesBetweenLooks == 0 && options_.budget && options_.budget->spent()) break;
    close_until(i);
    const Node& here = node(i);
    switch (here.kind) {
      case NodeKind::text:
        read_text(i);
        break;
      case NodeKind::comment:
        read_comment(i);
        break;
      case NodeKind::format_end:
        sink().close_run(here.parent);
        break;
      case NodeKind::element:
        if (skip(i)) {
          if (is(here.tag, kBlock)) boundary(here.at);
          i = here.end;
          continue;
        }
        if (open_media(i)) {
          i = here.end;
          continue;
        }
        open_element(i);
        break;
      case NodeKind::root:
        break;
    }
    ++i;
  }
  close_until(end);
  result_.blocks = static_cast<std::int32_t>(article_.body.size()) - result_.first_block;
  result_.media = static_cast<std::int32_t>(article_.media.size()) - result_.first_media;
  return std::move(result_);
}

bool BlockReader::skip(NodeIndex index) const {
  const Node& here = node(index);
  if (here.foreign || is(here.tag, kRemoved) || here.tag == Tag::rp || here.tag == Tag::rt)
    return true;
  if (block_options_.dropped && (*block_options_.dropped)[index] != 0) return true;
  return is_hidden(tree_, index);
}

void BlockReader::read_text(NodeIndex index) {
  const bool keep_space = frame().words == BlockKind::preformatted;
  Node text = node(index);
  // A line end right behind <pre> is no part of it (WHATWG HTML 13.2.6.4.7).
  if (keep_space && words_.empty()) {
    const std::string_view raw = tree_.raw(text.content);
    if (raw.starts_with("\r\n"))
      text.content.begin += 2;
    else if (raw.starts_with('\n'))
      text.content.begin += 1;
  }
  if (sink().append(text, keep_space)) line_breaks_ = 0;
}

void BlockReader::read_comment(NodeIndex index) {
  const Node& here = node(index);
  const std::string_view raw = tree_.raw(here.content);
  const std::string_view inside = trim(raw);
  HtmlComment comment{.at = place(here.at),
                      .block = static_cast<std::int32_t>(article_.body.size())};
  const auto begin = static_cast<std::uint32_t>(inside.data() - tree_.input.data());
  if (!inside.empty())
    comment.text = article_.arena.compose(article_.arena.verbatim(inside, begin), html_);
  result_.comments.push_back(comment);
}

void BlockReader::boundary(Span at) {
  InlineText& to = sink();
  if (&to == &words_)
    flush();
  else
    to.space({at.begin, at.begin});
}

BlockReader::Frame& BlockReader::push(NodeIndex index, Role role) {
  const Node& here = node(index);
  Frame made{.node = index, .end = here.end, .role = role, .tag = here.tag};
  if (!frames_.empty()) {
    const Frame& around = frames_.back();
    made.taker = around.taker;
    made.words = around.words;
    made.level = around.level;
    made.data_table = around.data_table;
    made.block = around.block;
    made.first_media = around.first_media;
    made.language = around.language;
  }
  if (role == Role::credit || role == Role::citation || role == Role::caption)
    made.taker = role;
  else if (role == Role::container || role == Role::figure)
    made.taker = Role::block;
  if (here.attributes > 0 && role != Role::inline_run && tree_.has_attribute(index, "lang"))
    made.language = media_reader_.keep_attribute(index, "lang");
  ++inside_[static_cast<std::size_t>(role)];
  frames_.push_back(made);
  return frames_.back();
}

void BlockReader::push_block(NodeIndex index, BlockKind words, std::uint8_t level,
                             bool takes_place) {
  boundary(node(index).at);
  Frame& made = push(index, Role::block);
  if (words != BlockKind::paragraph) {
    made.words = words;
    made.level = level;
  }
  made.placed = !takes_place;
}

void BlockReader::push_container(NodeIndex index, BlockKind kind, std::uint8_t level) {
  boundary(node(index).at);
  const std::int32_t parent = frame().block;
  Frame& made = push(index, Role::container);
  made.words = BlockKind::paragraph;
  made.level = 0;
  Block block{.kind = kind, .level = level, .parent = parent, .at = place(node(index).at)};
  block.language = made.language;
  made.block = add_block(std::move(block));
}

void BlockReader::close_until(NodeIndex index) {
  while (!frames_.empty() && frames_.back().end <= index) {
    const Frame gone = frames_.back();
    close(gone);
    // The root frame stays until everything below it is settled.
    --inside_[static_cast<std::size_t>(gone.role)];
    frames_.pop_back();
  }
}

void BlockReader::close(const Frame& gone) {
  switch (gone.role) {
    case Role::inline_run:
      sink().close_run(gone.node);
      break;
    case Role::block:
      boundary({node(gone.node).at.end, node(gone.node).at.end});
      break;
    case Role::container:
      close_container(gone);
      break;
    case Role::figure:
      close_figure(gone);
      break;
    case Role::caption:
      caption_.space(node(gone.node).at);
      if (!is_inside(Role::figure)) give_caption(gone.first_media);
      break;
    case Role::credit:
      credit_.space(node(gone.node).at);
      if (!is_inside(Role::figure) && !is_inside(Role::caption)) give_caption(gone.first_media);
      break;
    case Role::citation:
      citation_.space(node(gone.node).at);
      break;
  }
}

void BlockReader::close_container(const Frame& gone) {
  flush();
  if (gone.block < 0 || stopped_) return;
  Block& block = article_.body[static_cast<std::size_t>(gone.block)];
  const bool is_quote = block.kind == BlockKind::quote || block.kind == BlockKind::pull_quote;
  if (is_quote && !citation_.is_blank()) block.citation = citation_.finish();
  if (is_quote) citation_.clear();
  const bool is_last = gone.block + 1 == static_cast<std::int32_t>(article_.body.size());
  const bool is_bare =
      block.field.text.empty() && block.citation.text.empty() && block.href.empty();
  // An empty cell keeps its column.
  if (is_last && is_bare && block.kind != BlockKind::table_cell) article_.body.pop_back();
}

void BlockReader::flush() {
  line_breaks_ = 0;
  if (words_.is_blank()) {
    words_.clear();
  } else if (!stopped_) {
    // An inline frame has the kind of the block around it, but not its place.
    std::size_t owner = frames_.size() - 1;
    while (owner > 0 && frames_[owner].role == Role::inline_run) --owner;
    Frame& around = frames_[owner];
    Field field = words_.finish();
    const std::int32_t last = static_cast<std::int32_t>(article_.body.size()) - 1;
    Block* container =
        around.block >= 0 ? &article_.body[static_cast<std::size_t>(around.block)] : nullptr;
    if (container && around.block == last && around.words == BlockKind::paragraph &&
        takes_words(container->kind) && container->field.text.empty()) {
      container->field = field;
    } else {
      Block block{
          .kind = around.words, .level = around.level, .parent = around.block, .field = field};
      block.at = around.placed ? field.text.source() : place(node(around.node).at);
      block.language = around.language;
      around.placed = true;
      add_block(std::move(block));
    }
  }
  for (Media& media : waiting_) place_media(std::move(media));
  waiting_.clear();
}

std::int32_t BlockReader::add_block(Block block) {
  if (article_.body.size() >= options_.limits.paragraphs) {
    notice_once(said_paragraphs_, "input.too-many-paragraphs",
                "the body has more than " + std::to_string(options_.limits.paragraphs) +
                    " paragraphs; the rest was not read",
                block.at);
    stopped_ = true;
    return -1;
  }
  if (block.language == article_.language.value) block.language = {};
  article_.body.push_back(std::move(block));
  return static_cast<std::int32_t>(article_.body.size()) - 1;
}

void BlockReader::notice_once(bool& said, std::string_view rule, std::string message, Span at) {
  if (said) return;
  said = true;
  article_.provenance.notices.push_back({.rule = rule, .message = std::move(message), .at = at});
}

void BlockReader::line_break(NodeIndex index) {
  const bool keep_space = frame().words == BlockKind::preformatted;
  InlineText& to = sink();
  to.line_break(node(index).at, keep_space);
  // Two in a row end a paragraph, as writers without <p> mean it.
  if (&to == &words_ && !words_.empty() && !keep_space && ++line_breaks_ == 2 &&
      frame().words == BlockKind::paragraph)
    flush();
}

void BlockReader::open_inline(NodeIndex index) {
  Markup markup{};
  if (!markup_of(tree_, index, markup)) return;
  std::string_view href;
  if (markup == Markup::link) {
    if (links_ >= options_.limits.links) {
      notice_once(said_links_, "input.too-many-links",
                  "the body has more than " + std::to_string(options_.limits.links) +
                      " links; the rest was read as plain words",
                  place(node(index).at));
      return;
    }
    ++links_;
    href = media_reader_.keep_attribute(index, "href");
  }
  sink().open_run(index, markup, href);
  push(index, Role::inline_run).placed = true;
}

void BlockReader::open_element(NodeIndex index) {
  const Node& here = node(index);
  if (here.tag == Tag::br) return line_break(index);
  const std::uint32_t words = class_words(tree_, index);
  if (open_figure_part(index, words) || open_citation(index, words)) return;
  if (!is(here.tag, kBlock)) return open_inline(index);
  // Inside a caption or a citation a block is no more than a space.
  if (&sink() != &words_) return push_block(index, BlockKind::paragraph, 0, false);
  if (!open_structure(index, words)) open_other_block(index, words);
}

bool BlockReader::open_structure(NodeIndex index, std::uint32_t words) {
  const Node& here = node(index);
  switch (here.tag) {
    case Tag::figure:
      boundary(here.at);
      push(index, Role::figure).first_media = static_cast<std::uint32_t>(article_.media.size());
      return true;
    case Tag::blockquote:
      open_quote(index, words);
      return true;
    case Tag::ul:
    case Tag::dir:
    case Tag::menu:
    case Tag::dl:
      push_container(index, BlockKind::list);
      return true;
    case Tag::ol:
      push_container(index, BlockKind::list, 1);
      return true;
    case Tag::li:
    case Tag::dt:
    case Tag::dd:
      push_container(index, BlockKind::list_item);
      return true;
    case Tag::table:
    case Tag::tr:
    case Tag::td:
    case Tag::th:
      open_table_part(index);
      return true;
    case Tag::aside:
      push_container(index, (words & kPullQuoteWord) ? BlockKind::pull_quote : BlockKind::aside);
      return true;
    case Tag::pre:
    case Tag::listing:
      push_block(index, BlockKind::preformatted, 0, true);
      return true;
    case Tag::hr:
      flush();
      add_block({.kind = BlockKind::rule, .parent = frame().block, .at = place(here.at)});
      return true;
    default:
      return false;
  }
}

void BlockReader::open_other_block(NodeIndex index, std::uint32_t words) {
  const Tag tag = node(index).tag;
  if (is(tag, kHeading)) {
    const auto level = static_cast<std::uint8_t>(name_of(tag)[1] - '0');
    push_block(index, BlockKind::heading, level, true);
  } else if ((words & kPullQuoteWord) && !is_in_quote()) {
    push_container(index, BlockKind::pull_quote);
  } else if (words & kCorrectionWord) {
    push_block(index, BlockKind::correction, 0, gives_place(tag));
  } else {
    push_block(index, BlockKind::paragraph, 0, gives_place(tag));
  }
}

bool BlockReader::is_in_quote() const {
  for (std::int32_t at = frame().block; at >= 0;) {
    const Block& block = article_.body[static_cast<std::size_t>(at)];
    if (block.kind == BlockKind::quote || block.kind == BlockKind::pull_quote) return true;
    at = block.parent;
  }
  return false;
}

void BlockReader::open_quote(NodeIndex index, std::uint32_t words) {
  // <aside class="pullquote"><blockquote> is one quote.
  const std::int32_t around = frame().block;
  if (around >= 0 && article_.body[static_cast<std::size_t>(around)].kind == BlockKind::pull_quote)
    return push_block(index, BlockKind::paragraph, 0, false);
  if (words & kSocialEmbed) {
    push_container(index, BlockKind::embed);
  } else {
    const NodeIndex parent = node(index).parent;
    const bool pulled = ((words | class_words(tree_, parent)) & kPullQuoteWord) != 0;
    push_container(index, pulled ? BlockKind::pull_quote : BlockKind::quote);
  }
  if (frame().block < 0) return;
  Block& block = article_.body[static_cast<std::size_t>(frame().block)];
  block.href = media_reader_.keep_attribute(index, "cite");
  if (block.kind != BlockKind::embed || !block.href.empty()) return;
  block.href = media_reader_.keep_attribute(index, "data-instgrm-permalink");
  // The last link of an embedded post is the post.
  for (NodeIndex i = node(index).end; block.href.empty() && i-- > index + 1;)
    if (node(i).tag == Tag::a) block.href = media_reader_.keep_attribute(i, "href");
}

bool BlockReader::open_citation(NodeIndex index, std::uint32_t words) {
  const Tag tag = node(index).tag;
  const bool names = tag == Tag::footer || (words & kCitationWord) || tag == Tag::cite;
  if (!names || is_inside(Role::citation) || !is_in_quote()) return false;
  if (tag != Tag::footer && !ends_its_quote(index)) return false;
  boundary(node(index).at);
  push(index, Role::citation);
  return true;
}

/// No words stand behind it in its quote.
bool BlockReader::ends_its_quote(NodeIndex index) const {
  const Node& here = node(index);
  NodeIndex end = here.end;
  for (std::size_t i = frames_.size(); i-- > 0;) {
    const bool quote =
        frames_[i].role == Role::container && frames_[i].block >= 0 &&
        (article_.body[static_cast<std::size_t>(frames_[i].block)].kind == BlockKind::quote ||
         article_.body[static_cast<std::size_t>(frames_[i].block)].kind == BlockKind::pull_quote);
    if (!quote) continue;
    end = frames_[i].end;
    break;
  }
  // A tail without words is short; a long one is not worth a look for every <cite>.
  if (end - here.end > kMostNodesBehindCitation) return false;
  while (end > here.end) {
    const Node& last = node(end - 1);
    if (last.kind == NodeKind::text && !trim(tree_.raw(last.content)).empty()) return false;
    --end;
  }
  return true;
}

}  // namespace stet::html
