#include "intake/xml/body.h"

#include "intake/html/media.h"
#include "intake/xml/append.h"
#include "intake/xml/elements.h"
#include "intake/xml/fields.h"
#include "intake/xml/words.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace stet {
namespace {

constexpr std::uint32_t kNodesBetweenLooks = 4096;

bool takes_words(BlockKind kind) {
  return kind == BlockKind::quote || kind == BlockKind::pull_quote ||
         kind == BlockKind::list_item || kind == BlockKind::table_cell;
}

bool is_class(XmlNode node, std::string_view name) {
  if (node.peek("class") != name) return false;
  node.value("class");
  return true;
}

std::uint32_t number_of(XmlNode node, std::string_view attribute) {
  const std::string_view text = node.peek(attribute);
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end == text.data()) return 0;
  if (end == text.data() + text.size() || std::string_view(end, 2) == "px") node.value(attribute);
  return number;
}

class BodyReader {
 public:
  BodyReader(Article& article, const ReadOptions& options)
      : article_(article),
        options_(options),
        words_(article),
        caption_(article),
        credit_(article),
        citation_(article) {}

  XmlBody read(XmlNode around) {
    XmlBody result{.first_block = static_cast<std::int32_t>(article_.body.size()),
                   .first_media = static_cast<std::int32_t>(article_.media.size())};
    const std::uint32_t end = around.end_index();
    frames_.push_back({.node = around, .end = end});
    for (std::uint32_t i = around.index() + 1; i < end && !stopped_;) {
      if (i % kNodesBetweenLooks == 0 && options_.budget && options_.budget->spent()) break;
      close_until(i);
      const XmlNode node = around.numbered(i++);
      if (node.kind() == XmlKind::text) {
        read_text(node);
      } else if (node.kind() == XmlKind::comment) {
        keep_waiver(node);
      } else if (node.is_element() && !open(node)) {
        i = node.end_index();
      }
    }
    close_until(end);
    flush();
    result.blocks = static_cast<std::int32_t>(article_.body.size()) - result.first_block;
    result.media = static_cast<std::int32_t>(article_.media.size()) - result.first_media;
    return result;
  }

 private:
  enum class Sink : std::uint8_t { words, caption, credit, citation };
  struct Frame {
    XmlNode node;
    std::uint32_t end = 0;
    XmlRole role = XmlRole::flow;
    BlockKind words = BlockKind::paragraph;  ///< what words directly in it become
    std::uint8_t level = 0;
    bool inline_words = false;  ///< part of the block around it
    bool gives_place = false;   ///< its one block stands where it stands
    Sink sink = Sink::words;
    std::int32_t block = -1;  ///< the nearest container, in Article::body
    bool in_figure = false;
    std::string_view language;
  };

  XmlWords& sink() {
    switch (frames_.back().sink) {
      case Sink::words:
        return words_;
      case Sink::caption:
        return caption_;
      case Sink::credit:
        return credit_;
      case Sink::citation:
        return citation_;
    }
    return words_;
  }

  bool keeps_space() const { return frames_.back().words == BlockKind::preformatted; }

  void read_text(XmlNode node) {
    const Text text = node.text();
    if (!is_blank_xml(text.bytes)) line_breaks_ = 0;
    sink().append(text, keeps_space());
  }

  void keep_waiver(XmlNode comment) {
    const Text text = comment.text();
    std::string_view words = text.bytes;
    while (!words.empty() && is_xml_space(words.front())) words.remove_prefix(1);
    while (!words.empty() && is_xml_space(words.back())) words.remove_suffix(1);
    if (words.starts_with("stet-disable") || words.starts_with("stet-enable"))
      article_.extra.push_back({.path = "comment", .value = words, .at = comment.at()});
  }

  void boundary(Span at) {
    if (frames_.back().sink == Sink::words)
      flush();
    else
      sink().space({at.begin, at.begin});
  }

  Frame& push(XmlNode node, XmlRole role) {
    Frame frame = frames_.back();
    frame.node = node;
    frame.end = node.end_index();
    frame.role = role;
    frame.inline_words = false;
    frame.gives_place = false;
    for (std::string_view name : {"xml:lang", "lang"})
      if (node.has_attribute(name)) frame.language = node.value(name);
    frames_.push_back(frame);
    return frames_.back();
  }

  void push_words(XmlNode node, XmlRole role, BlockKind kind, std::uint8_t level = 0) {
    boundary(node.at());
    Frame& frame = push(node, role);
    if (kind != BlockKind::paragraph) {
      frame.words = kind;
      frame.level = level;
    }
    frame.gives_place = true;
  }

  void push_container(XmlNode node, XmlRole role, BlockKind kind, std::uint8_t level) {
    boundary(node.at());
    const std::int32_t parent = frames_.back().block;
    Frame& frame = push(node, role);
    frame.words = BlockKind::paragraph;
    frame.level = 0;
    const std::int32_t block = add_block({.kind = kind,
                                          .level = level,
                                          .parent = parent,
                                          .language = frame.language,
                                          .at = node.at()});
    if (block >= 0) frame.block = block;
  }

  /// False: the element is done with, all that is in it included.
  bool open(XmlNode node) {
    const XmlElement element = xml_element(node.name());
    switch (element.role) {
      case XmlRole::inline_words:
        open_inline(node);
        return true;
      case XmlRole::flow:
        boundary(node.at());
        push(node, element.role);
        return true;
      case XmlRole::paragraph:
        open_paragraph(node);
        return true;
      case XmlRole::heading:
        open_heading(node, element.level);
        return true;
      case XmlRole::quote:
        push_container(node, element.role,
                       is_class(node, "pull-quote") || is_class(node, "pullquote")
                           ? BlockKind::pull_quote
                           : BlockKind::quote,
                       0);
        if (frames_.back().block >= 0) container().href = node.value("cite");
        return true;
      case XmlRole::citation:
        if (!ends_a_quote(node)) {
          open_inline(node);
        } else {
          boundary(node.at());
          push(node, element.role).sink = Sink::citation;
        }
        return true;
      case XmlRole::list:
        push_container(node, element.role, BlockKind::list, element.level);
        return true;
      case XmlRole::item:
        push_container(node, element.role, BlockKind::list_item, 0);
        return true;
      case XmlRole::table:
        push_container(node, element.role, BlockKind::table, 0);
        return true;
      case XmlRole::row:
        push_container(node, element.role, BlockKind::table_row, 0);
        return true;
      case XmlRole::cell:
        push_container(node, element.role, BlockKind::table_cell, element.level);
        return true;
      case XmlRole::table_caption:
        push_words(node, element.role, BlockKind::paragraph);
        return true;
      case XmlRole::preformatted:
        push_words(node, element.role, BlockKind::preformatted);
        return true;
      case XmlRole::rule:
        flush();
        add_block({.kind = BlockKind::rule, .parent = frames_.back().block, .at = node.at()});
        return false;
      case XmlRole::line_break:
        line_break(node);
        return false;
      case XmlRole::aside:
        push_container(node, element.role, BlockKind::aside, 0);
        return true;
      case XmlRole::figure:
        boundary(node.at());
        figure_.clear();
        push(node, element.role).in_figure = true;
        frames_.back().sink = Sink::caption;
        return true;
      case XmlRole::file:
        open_file(node);
        return node.is("video") || node.is("audio");
      case XmlRole::caption:
        sink().space({node.at().begin, node.at().begin});
        push(node, element.role).sink = Sink::caption;
        return true;
      case XmlRole::credit:
        push(node, element.role).sink = Sink::credit;
        return true;
      case XmlRole::embed:
        open_embed(node);
        return false;
      case XmlRole::dropped:
        return false;
    }
    return false;
  }

  void open_inline(XmlNode node) {
    if (node.is("source") && !waiting_.empty()) add_file(node, waiting_.back());
    const bool in_caption = frames_.back().in_figure && frames_.back().sink == Sink::caption;
    if (in_caption && (node.is("small") || node.is("cite") || is_class(node, "credit"))) {
      push(node, XmlRole::credit).sink = Sink::credit;
      return;
    }
    // A film in XHTML is shown as a link to its file.
    if (in_caption && node.is("a") && node.peek("href") == node.folded_text().bytes &&
        !node.peek("href").empty()) {
      figure_media(node).renditions.push_back({.href = node.value("href"), .at = node.at()});
      push(node, XmlRole::inline_words).sink = Sink::credit;
      skip_words_ = true;
      return;
    }
    Markup markup{};
    std::string_view href;
    if (xml_markup(node, markup, href)) sink().open_run(node, markup, href);
    push(node, XmlRole::inline_words).inline_words = true;
  }

  void open_paragraph(XmlNode node) {
    BlockKind kind = BlockKind::paragraph;
    if (is_class(node, "correction")) kind = BlockKind::correction;
    if (is_class(node, "aside")) kind = BlockKind::aside;
    if (is_class(node, "embed")) kind = BlockKind::embed;
    push_words(node, XmlRole::paragraph, kind);
  }

  void open_heading(XmlNode node, std::uint8_t level) {
    constexpr std::array<std::string_view, 4> kLevels = {"h3", "h4", "h5", "h6"};
    if (node.is("hl2") && is_class(node, "h1")) level = 1;
    for (std::size_t i = 0; i < kLevels.size(); ++i)
      if (node.is("hl2") && is_class(node, kLevels[i])) level = static_cast<std::uint8_t>(3 + i);
    push_words(node, XmlRole::heading, BlockKind::heading, level);
  }

  /// NITF credit; in XHTML a cite that opens the last paragraph of its quote.
  bool ends_a_quote(XmlNode node) const {
    if (frames_.back().block < 0 || frames_.back().sink != Sink::words) return false;
    const BlockKind kind = article_.body[static_cast<std::size_t>(frames_.back().block)].kind;
    if (kind != BlockKind::quote && kind != BlockKind::pull_quote) return false;
    if (node.is("credit")) return true;
    if (!words_.is_blank()) return false;
    for (XmlNode each = node; each && xml_element(each.name()).role != XmlRole::quote;
         each = each.parent()) {
      const std::uint32_t end = each.parent().end_index();
      for (std::uint32_t i = each.end_index(), seen = 0; i < end; ++i)
        if (++seen > 16 || node.numbered(i).has_text()) return false;
    }
    return true;
  }

  void line_break(XmlNode node) {
    if (frames_.back().sink == Sink::words && !keeps_space()) {
      if (++line_breaks_ == 2) return flush();
      if (line_breaks_ > 2) return;
    }
    sink().line_break(node.at(), keeps_space());
  }

  void open_embed(XmlNode node) {
    boundary(node.at());
    const std::string_view href = node.value(node.is("object") ? "data" : "src");
    if (!href.empty())
      add_block({.kind = BlockKind::embed,
                 .parent = frames_.back().block,
                 .href = href,
                 .at = node.at()});
  }

  // --- pictures, film, sound -----------------------------------------------------------------

  Media& figure_media(XmlNode node) {
    if (figure_.empty()) {
      Media media{.at = frames_.back().node.at()};
      for (std::size_t i = frames_.size(); i-- > 0;)
        if (frames_[i].role == XmlRole::figure) {
          media.at = frames_[i].node.at();
          if (frames_[i].node.has_attribute("media-type"))
            media.kind = media_kind_of(frames_[i].node.value("media-type"));
          break;
        }
      if (media.at.empty()) media.at = node.at();
      figure_.push_back(std::move(media));
    }
    return figure_.back();
  }

  void open_file(XmlNode node) {
    const bool in_figure = frames_.back().in_figure;
    const bool nitf = node.is("media-reference");
    if (in_figure && (nitf || figure_.empty())) {
      add_file(node, figure_media(node));
    } else {
      Media media{.at = node.at()};
      add_file(node, media);
      if (media.renditions.empty() && !node.is("video") && !node.is("audio")) return;
      (in_figure ? figure_ : waiting_).push_back(std::move(media));
    }
    if (node.is("video") || node.is("audio")) {
      Media& media = in_figure ? figure_.back() : waiting_.back();
      media.kind = media_kind_of(node.name());
      push(node, XmlRole::flow);
    }
  }

  void add_file(XmlNode node, Media& media) {
    Rendition file{.at = node.at()};
    file.href = node.value(node.is("media-reference") ? "source" : "src");
    file.mime = node.value(node.is("media-reference") ? "mime-type" : "type");
    file.name = node.value("name");
    file.width = number_of(node, "width");
    file.height = number_of(node, "height");
    if (node.peek("units") == "pixels") node.value("units");
    const std::string_view alt = node.is("media-reference") ? "alternate-text" : "alt";
    if (media.alt.known.presence == Presence::absent) media.alt = read_field(node, alt, article_);
    if (!media.credit.is_present()) media.credit = read_field(node, "source-credit", article_);
    if (!file.mime.empty() && media.kind == MediaKind::picture)
      media.kind = media_kind_of(file.mime);
    if (!file.href.empty()) media.renditions.push_back(file);
  }

  void close_figure(const Frame& frame) {
    Field caption = caption_.finish();
    Field credit = credit_.finish();
    if (figure_.empty()) {
      if (caption.is_present()) {
        figure_media(frame.node);
        figure_.back().at = frame.node.at();
      } else {
        if (frame.node.is("figure")) return;
        if (!credit.is_present()) return;
        figure_media(frame.node);
      }
    }
    for (Media& media : figure_) {
      if (caption.is_present()) media.caption = caption;
      if (credit.is_present()) media.credit = credit;
      complete_credit(media, article_.arena);
      place(std::move(media));
    }
    figure_.clear();
  }

  void place(Media media) {
    if (article_.media.size() >= options_.limits.images)
      return say_once(said_images_, "input.too-many-images",
                      "the article has more than " + std::to_string(options_.limits.images) +
                          " pictures; the rest was not read",
                      media.at);
    const Span at = media.at;
    const std::int32_t block = add_block({.kind = BlockKind::media,
                                          .parent = frames_.back().block,
                                          .media = static_cast<std::int32_t>(article_.media.size()),
                                          .at = at});
    if (block < 0) return;
    media.placed_at = block;
    article_.media.push_back(std::move(media));
  }

  // --- blocks --------------------------------------------------------------------------------

  Block& container() { return article_.body[static_cast<std::size_t>(frames_.back().block)]; }

  void close_until(std::uint32_t index) {
    while (frames_.size() > 1 && frames_.back().end <= index) {
      const Frame frame = frames_.back();
      close(frame);
      frames_.pop_back();
      if (frame.role == XmlRole::figure) close_figure(frame);
    }
  }

  void close(const Frame& frame) {
    if (skip_words_ && frame.role == XmlRole::inline_words && frame.sink == Sink::credit &&
        !frame.inline_words) {
      credit_.clear();
      skip_words_ = false;
    }
    if (frame.inline_words) return sink().close_run(frame.node.index());
    if (frame.role == XmlRole::citation) {
      Field citation = citation_.finish();
      if (citation.is_present() && frame.block >= 0)
        article_.body[static_cast<std::size_t>(frame.block)].citation = citation;
      return;
    }
    if (frame.role == XmlRole::credit || frame.role == XmlRole::figure) return;
    if (frame.sink == Sink::words)
      flush();
    else
      sink().space({frame.node.at().end, frame.node.at().end});
  }

  void flush() {
    line_breaks_ = 0;
    if (words_.is_blank()) {
      words_.clear();
    } else if (!stopped_) {
      add_words();
    }
    for (Media& media : std::exchange(waiting_, {})) {
      complete_credit(media, article_.arena);
      place(std::move(media));
    }
  }

  void add_words() {
    std::size_t owner = frames_.size() - 1;
    while (owner > 0 && frames_[owner].inline_words) --owner;
    Frame& around = frames_[owner];
    Field field = words_.finish(around.words == BlockKind::preformatted);
    const std::int32_t last = static_cast<std::int32_t>(article_.body.size()) - 1;
    Block* holder =
        around.block >= 0 ? &article_.body[static_cast<std::size_t>(around.block)] : nullptr;
    const bool is_first = holder && around.block == last && holder->field.text.empty() &&
                          around.words == BlockKind::paragraph;
    const bool is_caption = holder && holder->kind == BlockKind::table &&
                            around.role == XmlRole::table_caption && holder->field.text.empty();
    if (is_caption || (is_first && takes_words(holder->kind))) {
      holder->field = field;
      return;
    }
    Block block{.kind = around.words,
                .level = around.level,
                .parent = around.block,
                .field = field,
                .language = around.language};
    block.at = around.gives_place ? around.node.at() : field.text.source();
    around.gives_place = false;
    if (block.kind == BlockKind::embed) find_address(block);
    add_block(std::move(block));
  }

  /// An embed that became a link: its address, and its words unless they are the address.
  void find_address(Block& block) {
    for (const Run& run : article_.runs_of(block.field)) {
      if (run.markup != Markup::link || run.span.size() != block.field.text.size()) continue;
      block.href = run.href;
      block.field.runs = 0;
      if (block.field.bytes() == block.href) block.field = {};
      return;
    }
    block.kind = BlockKind::paragraph;
  }

  std::int32_t add_block(Block block) {
    if (article_.body.size() >= options_.limits.paragraphs) {
      say_once(said_paragraphs_, "input.too-many-paragraphs",
               "the body has more than " + std::to_string(options_.limits.paragraphs) +
                   " paragraphs; the rest was not read",
               block.at);
      stopped_ = true;
      return -1;
    }
    if (same_word(block.language, article_.language.value)) block.language = {};
    article_.body.push_back(std::move(block));
    return static_cast<std::int32_t>(article_.body.size()) - 1;
  }

  void say_once(bool& said, std::string_view rule, std::string message, Span at) {
    if (said) return;
    said = true;
    article_.provenance.notices.push_back({.rule = rule, .message = std::move(message), .at = at});
  }

  Article& article_;
  const ReadOptions& options_;
  XmlWords words_, caption_, credit_, citation_;
  std::vector<Frame> frames_;
  std::vector<Media> figure_;   ///< of the open figure
  std::vector<Media> waiting_;  ///< met inside a paragraph, placed behind it
  std::uint32_t line_breaks_ = 0;
  bool skip_words_ = false;  ///< the words in the open link are its address
  bool stopped_ = false, said_paragraphs_ = false, said_images_ = false;
};

}  // namespace

MediaKind media_kind_of(std::string_view name) {
  if (has_part(name, "video")) return MediaKind::video;
  if (has_part(name, "audio")) return MediaKind::audio;
  if (has_part(name, "graphic") && !has_part(name, "photographic")) return MediaKind::graphic;
  return MediaKind::picture;
}

void complete_credit(Media& media, TextArena& arena) {
  if (!media.credit.is_present() && media.caption.is_present()) {
    if (const auto found = html::find_credit(media.caption.bytes())) {
      media.credit = {};
      media.credit.text = arena.part(media.caption.text, found->span);
      media.credit.known = {.presence = Presence::present,
                            .how = How::derived,
                            .confidence = found->confidence,
                            .at = media.credit.text.source()};
      media.credit_in_caption = true;
    }
  }
  html::split_credit(media, arena);
}

XmlBody read_xml_body(XmlNode around, Article& article, const ReadOptions& options) {
  return BodyReader(article, options).read(around);
}

}  // namespace stet
