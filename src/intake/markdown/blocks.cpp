#include "intake/markdown/blocks.h"

#include "intake/html/body.h"
#include "intake/html/media.h"
#include "intake/html/values.h"
#include "intake/markdown/inlines.h"
#include "intake/markdown/lines.h"
#include "intake/text/look.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace stet::markdown {
namespace {

constexpr std::uint32_t kCodeIndent = 4;
constexpr std::uint32_t kLongestCitation = 160;  // bytes

class BlockReader {
 public:
  BlockReader(const Text& text, Article& article, const ReadOptions& options)
      : text_(text),
        bytes_(text.bytes),
        article_(article),
        options_(options),
        builder_(article.arena) {}

  void read(std::uint32_t from) {
    const std::vector<Line> lines = split_lines(bytes_, from);
    for (const Line& line : lines) find_definition(line, true);
    read_lines(lines, -1, 0);
  }

 private:
  using Lines = std::span<const Line>;

  bool find_definition(const Line& line, bool keep);
  void read_lines(Lines lines, std::int32_t parent, int depth);
  std::size_t read_code(Lines lines, std::int32_t parent);
  std::size_t read_fence(Lines lines, std::int32_t parent, char sign, std::uint32_t length);
  std::size_t read_quote(Lines lines, std::int32_t parent, int depth);
  std::size_t read_list(Lines lines, std::int32_t parent, int depth);
  std::size_t read_html(Lines lines, std::int32_t parent, std::string_view until);
  std::size_t read_table(Lines lines, std::int32_t parent);
  std::size_t read_paragraph(Lines lines, std::int32_t parent);
  bool read_shortcode(const Line& line, std::int32_t parent);

  std::optional<Span> citation_line(std::vector<Line>& lines);
  Text joined(Lines lines);
  Text content(Span span) { return article_.arena.part(text_, span); }
  Inlines inlines(const Text& words) { return read_inlines(words, definitions_, article_); }
  bool is_caption(const Field& words) const;
  void set_caption(Media& media, Field words);
  void add_picture(Picture picture, std::int32_t parent, Span at);
  /// -1 when the body is full.
  std::int32_t add(BlockKind kind, std::int32_t parent, Span at, std::uint8_t level = 0);
  Block& block(std::int32_t index) { return article_.body[static_cast<std::size_t>(index)]; }
  Span source(Span span) const { return text_.source(span); }

  const Text& text_;
  std::string_view bytes_;
  Article& article_;
  const ReadOptions& options_;
  TextBuilder builder_;
  Definitions definitions_;
  std::int32_t waiting_item_ = -1;     ///< list item whose words the next paragraph is
  std::int32_t waiting_picture_ = -1;  ///< in Article::media; its caption may follow
  bool full_ = false, said_deep_ = false;
};

/// "[label]: address "title"" alone on its line, quotes around it aside.
bool BlockReader::find_definition(const Line& line, bool keep) {
  std::uint32_t at = line.words;
  while (keep && at < line.all.end && (bytes_[at] == '>' || bytes_[at] == ' ')) ++at;
  if (line.indent >= kCodeIndent || at >= line.all.end || bytes_[at] != '[') return false;
  const std::string_view rest = bytes_.substr(at, line.all.end - at);
  const std::size_t close = rest.substr(0, kLongestLabel).find("]:");
  if (close == rest.npos || close < 2 || rest[1] == '^') return false;
  std::uint32_t begin = at + static_cast<std::uint32_t>(close) + 2;
  const Span behind = trimmed(bytes_, {begin, line.all.end});
  if (behind.empty()) return false;
  const Text words = content(behind);
  std::uint32_t end = 0;
  Address address;
  if (!read_address(words, end, address, article_.arena) ||
      !trimmed(words.bytes.substr(end)).empty())
    return false;
  if (keep) definitions_.emplace(fold_label(rest.substr(1, close - 1)), address);
  return true;
}

std::int32_t BlockReader::add(BlockKind kind, std::int32_t parent, Span at, std::uint8_t level) {
  waiting_item_ = -1;
  if (article_.body.size() >= options_.limits.paragraphs) {
    if (!full_)
      article_.provenance.notices.push_back({.rule = "input.too-many-paragraphs",
                                             .message = "the body has more than " +
                                                        std::to_string(options_.limits.paragraphs) +
                                                        " paragraphs; the rest was not read",
                                             .at = source(at)});
    full_ = true;
    return -1;
  }
  Block made{.kind = kind, .level = level, .parent = parent};
  made.at = source(at);
  article_.body.push_back(std::move(made));
  return static_cast<std::int32_t>(article_.body.size() - 1);
}

/// The lines without what indents them, joined by their line ends.
Text BlockReader::joined(Lines lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) builder_.atom("\n", {lines[i - 1].all.end, lines[i].words});
    const Span words{lines[i].words, lines[i].all.end};
    builder_.verbatim(bytes_.substr(words.begin, words.size()), words.begin);
  }
  return article_.arena.compose(builder_.finish(bytes_), text_);
}

std::size_t BlockReader::read_code(Lines lines, std::int32_t parent) {
  std::size_t end = 0, last = 0;
  for (; end < lines.size() && (lines[end].blank() || lines[end].indent >= kCodeIndent); ++end)
    if (!lines[end].blank()) last = end;
  for (std::size_t i = 0; i <= last; ++i) {
    const Line line = without_indent(bytes_, lines[i], kCodeIndent);
    if (i > 0) builder_.atom("\n", {lines[i - 1].all.end, line.all.begin});
    builder_.verbatim(bytes_.substr(line.all.begin, line.all.size()), line.all.begin);
  }
  const Text words = article_.arena.compose(builder_.finish(bytes_), text_);
  const std::int32_t made =
      add(BlockKind::preformatted, parent, {lines[0].words, lines[last].all.end});
  if (made < 0) return end;
  block(made).field = {.text = words,
                       .known = {.presence = Presence::present, .at = words.source()}};
  return end;
}

std::size_t BlockReader::read_fence(Lines lines, std::int32_t parent, char sign,
                                    std::uint32_t length) {
  std::size_t end = 1;
  const auto closes = [&](const Line& line) {
    char other = 0;
    if (fence_length(bytes_, line, other) < length || other != sign) return false;
    const Span words = trimmed(bytes_, {line.words, line.all.end});
    return bytes_.substr(words.begin, words.size()).find_first_not_of(sign) ==
           std::string_view::npos;
  };
  while (end < lines.size() && !closes(lines[end])) ++end;
  for (std::size_t i = 1; i < end; ++i) {
    const Line line = without_indent(bytes_, lines[i], lines[0].indent);
    if (i > 1) builder_.atom("\n", {lines[i - 1].all.end, line.all.begin});
    builder_.verbatim(bytes_.substr(line.all.begin, line.all.size()), line.all.begin);
  }
  const Text words = article_.arena.compose(builder_.finish(bytes_), text_);
  const std::size_t last = std::min(end, lines.size() - 1);
  const Span at{lines[0].words, lines[last].all.end};
  if (const std::int32_t made = add(BlockKind::preformatted, parent, at); made >= 0)
    block(made).field = {.text = words,
                         .known = {.presence = words.empty() ? Presence::empty : Presence::present,
                                   .at = words.empty() ? source(at) : words.source()}};
  return last + 1;
}

/// The last line of a quote when it names who says it: taken off the lines, without its dash.
std::optional<Span> BlockReader::citation_line(std::vector<Line>& lines) {
  while (!lines.empty() && lines.back().blank()) lines.pop_back();
  if (lines.size() < 2) return std::nullopt;
  const Line& last = lines.back();
  const std::string_view words = bytes_.substr(last.words, last.all.end - last.words);
  if (words.size() > kLongestCitation) return std::nullopt;
  std::uint32_t dash = 0;
  for (const std::string_view sign : {"\u2014", "\u2013", "\u2015", "--"})
    if (words.starts_with(sign)) dash = static_cast<std::uint32_t>(sign.size());
  // One item is no list.
  if (dash == 0 && words.starts_with("- ") && !find_list_marker(bytes_, lines[lines.size() - 2]))
    dash = 1;
  if (dash == 0) return std::nullopt;
  const Span name = trimmed(bytes_, {last.words + dash, last.all.end});
  if (name.empty() || bytes_[name.begin] == '-') return std::nullopt;
  lines.pop_back();
  return name;
}

std::size_t BlockReader::read_quote(Lines lines, std::int32_t parent, int depth) {
  std::vector<Line> inside;
  std::size_t end = 0;
  for (; end < lines.size(); ++end) {
    const Line& line = lines[end];
    if (!line.blank() && line.indent < kCodeIndent && bytes_[line.words] == '>') {
      std::uint32_t begin = line.words + 1;
      if (begin < line.all.end && bytes_[begin] == ' ') ++begin;
      inside.push_back(make_line(bytes_, {begin, line.all.end}));
      continue;
    }
    // A paragraph in it may go on without the sign.
    if (inside.back().blank() || interrupts_paragraph(bytes_, line)) break;
    inside.push_back(line);
  }
  const std::int32_t made = add(BlockKind::quote, parent, {lines[0].words, lines[end - 1].all.end});
  if (made < 0) return end;
  if (const auto name = citation_line(inside)) block(made).citation = inlines(content(*name)).field;
  read_lines(inside, made, depth + 1);
  // A quote of one paragraph has its words itself, as in every other format.
  std::vector<Block>& body = article_.body;
  if (body.size() == static_cast<std::size_t>(made) + 2 &&
      body.back().kind == BlockKind::paragraph) {
    block(made).field = std::move(body.back().field);
    body.pop_back();
  }
  return end;
}

std::size_t BlockReader::read_list(Lines lines, std::int32_t parent, int depth) {
  const ListMarker first = *find_list_marker(bytes_, lines[0]);
  const std::int32_t list =
      add(BlockKind::list, parent, {lines[0].words, lines[0].all.end}, first.ordered ? 1 : 0);
  std::size_t at = 0;
  std::uint32_t list_end = lines[0].all.end;
  while (at < lines.size() && !full_) {
    const auto marker = find_list_marker(bytes_, lines[at]);
    if (!marker || marker->sign != first.sign || is_rule(bytes_, lines[at])) break;
    std::vector<Line> inside{make_line(bytes_, {marker->words, lines[at].all.end})};
    std::size_t end = at + 1;
    for (; end < lines.size(); ++end) {
      const Line& line = lines[end];
      if (line.blank() || line.indent >= marker->content)
        inside.push_back(without_indent(bytes_, line, marker->content));
      else if (!inside.back().blank() && !interrupts_paragraph(bytes_, line) &&
               !find_list_marker(bytes_, line))
        inside.push_back(line);
      else
        break;
    }
    while (inside.size() > 1 && inside.back().blank()) inside.pop_back();
    list_end = std::max(list_end, inside.back().all.end);
    const std::int32_t item =
        add(BlockKind::list_item, list, {lines[at].words, inside.back().all.end});
    if (item < 0) break;
    waiting_item_ = item;
    read_lines(inside, item, depth + 1);
    waiting_item_ = -1;
    at = end;
  }
  if (list >= 0) block(list).at.end = source({list_end - 1, list_end}).end;
  return full_ ? lines.size() : at;
}

std::size_t BlockReader::read_html(Lines lines, std::int32_t parent, std::string_view until) {
  std::size_t end = 0;
  for (; end < lines.size(); ++end) {
    const std::string_view words = bytes_.substr(lines[end].all.begin, lines[end].all.size());
    if (until.empty() ? lines[end].blank() : words.find(until) != words.npos) {
      if (!until.empty()) ++end;
      break;
    }
  }
  waiting_item_ = -1;
  const std::size_t before = article_.body.size();
  if (before >= options_.limits.paragraphs) {
    add(BlockKind::raw, parent, lines[0].all);  // says that the body is full
    return end;
  }
  read_html_body(joined(lines.subspan(0, end)), article_, options_);
  for (std::size_t i = before; i < article_.body.size(); ++i)
    if (article_.body[i].parent < 0) article_.body[i].parent = parent;
  return end;
}

std::size_t BlockReader::read_table(Lines lines, std::int32_t parent) {
  std::size_t end = 2;
  while (end < lines.size() && !interrupts_paragraph(bytes_, lines[end])) ++end;
  const std::int32_t table =
      add(BlockKind::table, parent, {lines[0].words, lines[end - 1].all.end});
  for (std::size_t i = 0; i < end && !full_; ++i) {
    if (i == 1) continue;
    const Span all = trimmed(bytes_, {lines[i].words, lines[i].all.end});
    const std::int32_t row = add(BlockKind::table_row, table, all);
    std::uint32_t at = all.begin + (bytes_[all.begin] == '|' ? 1 : 0);
    while (at < all.end && !full_) {
      std::uint32_t stop = at;
      while (stop < all.end && bytes_[stop] != '|') stop += bytes_[stop] == '\\' ? 2 : 1;
      stop = std::min(stop, all.end);
      const Span words = trimmed(bytes_, {at, stop});
      const std::int32_t cell = add(BlockKind::table_cell, row, words, i == 0 ? 1 : 0);
      if (cell < 0) break;
      Inlines read = inlines(content(words));
      block(cell).field = read.field;
      at = stop + 1;
    }
  }
  return end;
}

bool BlockReader::is_caption(const Field& words) const {
  if (!words.is_present()) return false;
  for (const Run& run : article_.runs_of(words))
    if ((run.markup == Markup::emphasis || run.markup == Markup::strong) && run.span.begin == 0 &&
        run.span.end == words.text.size())
      return true;
  return false;
}

void BlockReader::set_caption(Media& media, Field words) {
  media.caption = std::move(words);
  const auto credit = html::find_credit(media.caption.bytes());
  if (!credit) return;
  media.credit = html::part_of(media.caption, credit->span, credit->confidence, article_.arena);
  media.credit_in_caption = true;
  html::split_credit(media, article_.arena);
}

void BlockReader::add_picture(Picture picture, std::int32_t parent, Span at) {
  if (article_.media.size() >= options_.limits.images) return;
  const std::int32_t made = add(BlockKind::media, parent, at);
  if (made < 0) return;
  Media media{.alt = std::move(picture.alt), .placed_at = made, .at = picture.at};
  if (!picture.address.title.empty()) {
    media.title.text = picture.address.title;
    media.title.known = {.presence = Presence::present, .at = media.title.text.source()};
  }
  media.renditions.push_back({.href = picture.address.href, .at = picture.at});
  block(made).media = static_cast<std::int32_t>(article_.media.size());
  article_.media.push_back(std::move(media));
}

std::size_t BlockReader::read_paragraph(Lines lines, std::int32_t parent) {
  std::size_t end = 1;
  std::uint8_t level = 0;
  for (; end < lines.size(); ++end) {
    level = underline_level(bytes_, lines[end]);
    if (level > 0 || interrupts_paragraph(bytes_, lines[end])) break;
  }
  const Span at{lines[0].words, lines[level > 0 ? end : end - 1].all.end};
  const Text words = joined(lines.subspan(0, end));
  if (words.size() > options_.limits.paragraph_bytes)
    article_.provenance.notices.push_back(
        {.rule = "input.paragraph-too-long",
         .message = "paragraph has " + std::to_string(words.size()) +
                    " bytes; it is analysed to the limit of " +
                    std::to_string(options_.limits.paragraph_bytes),
         .at = source(at)});
  Inlines read = inlines(words);
  const std::int32_t item = std::exchange(waiting_item_, -1);
  const std::int32_t picture = std::exchange(waiting_picture_, -1);
  if (level > 0) {
    if (const std::int32_t made = add(BlockKind::heading, parent, at, level); made >= 0)
      block(made).field = read.field;
    return end + 1;
  }
  const bool caption = is_caption(read.field);
  if (caption && read.pictures.empty() && picture >= 0) {
    Media& media = article_.media[static_cast<std::size_t>(picture)];
    if (media.placed_at >= 0) block(media.placed_at).at.end = source(at).end;
    set_caption(media, std::move(read.field));
    return end;
  }
  const bool alone = read.pictures.size() == 1 && (caption || !read.field.is_present());
  if (!alone && (read.field.is_present() || read.pictures.empty())) {
    if (item >= 0) {
      block(item).field = read.field;
    } else if (read.field.is_present()) {
      if (const std::int32_t made = add(BlockKind::paragraph, parent, at); made >= 0)
        block(made).field = read.field;
    }
  }
  const std::size_t before = article_.media.size();
  for (Picture& each : read.pictures) add_picture(std::move(each), parent, at);
  if (!alone || article_.media.size() == before) return end;
  if (caption)
    set_caption(article_.media.back(), std::move(read.field));
  else
    waiting_picture_ = static_cast<std::int32_t>(before);
  return end;
}

/// `{{< figure src="a.jpg" alt="" caption="" attr="" >}}` alone on its line; other shortcodes are
/// embeds.
bool BlockReader::read_shortcode(const Line& line, std::int32_t parent) {
  const Span all = trimmed(bytes_, {line.words, line.all.end});
  const std::string_view code = bytes_.substr(all.begin, all.size());
  const bool opens = code.starts_with("{{<") || code.starts_with("{{%");
  if (!opens || code.size() < 6 || !(code.ends_with(">}}") || code.ends_with("%}}"))) return false;
  const Span inside = trimmed(bytes_, {all.begin + 3, all.end - 3});
  const std::string_view words = bytes_.substr(inside.begin, inside.size());
  if (!words.starts_with("figure ")) {
    if (const std::int32_t made = add(BlockKind::embed, parent, all); made >= 0)
      block(made).href = words;
    return true;
  }
  Media media{.at = source(all)};
  for (std::uint32_t at = inside.begin + 7; at < inside.end;) {
    const std::size_t equals = bytes_.substr(0, inside.end).find('=', at);
    if (equals == bytes_.npos) break;
    const Span name = trimmed(bytes_, {at, static_cast<std::uint32_t>(equals)});
    std::uint32_t begin = static_cast<std::uint32_t>(equals) + 1, end = begin;
    if (begin < inside.end && (bytes_[begin] == '"' || bytes_[begin] == '`')) {
      end = static_cast<std::uint32_t>(
          std::min<std::size_t>(bytes_.find(bytes_[begin], begin + 1), inside.end));
      ++begin;
    } else {
      while (end < inside.end && bytes_[end] != ' ') ++end;
    }
    at = std::min(end + 1, inside.end);
    Field field = inlines(content({std::min(begin, end), end})).field;
    const std::string_view key = bytes_.substr(name.begin, name.size());
    if (key == "src" || key == "link")
      media.renditions.push_back({.href = field.bytes(), .at = field.known.at});
    else if (key == "alt")
      media.alt = field;
    else if (key == "caption")
      set_caption(media, field);
    else if (key == "title")
      media.title = field;
    else if (key == "attr")
      media.credit = field;
    else
      article_.extra.push_back({.path = article_.arena.keep("figure/" + std::string(key)),
                                .value = field.bytes(),
                                .at = field.known.at});
  }
  const std::int32_t made = add(BlockKind::media, parent, all);
  if (made < 0 || article_.media.size() >= options_.limits.images) return true;
  block(made).media = static_cast<std::int32_t>(article_.media.size());
  media.placed_at = made;
  article_.media.push_back(std::move(media));
  return true;
}

void BlockReader::read_lines(Lines lines, std::int32_t parent, int depth) {
  for (std::size_t i = 0; i < lines.size() && !full_;) {
    const Line& line = lines[i];
    if (line.blank()) {
      ++i;
      continue;
    }
    if (options_.budget && options_.budget->spent()) return;
    const Lines rest = lines.subspan(i);
    const std::int32_t picture = waiting_picture_;
    char sign = 0;
    std::string_view until;
    Span words;
    if (line.indent >= kCodeIndent) {
      i += read_code(rest, parent);
    } else if (const std::uint32_t fence = fence_length(bytes_, line, sign); fence > 0) {
      i += read_fence(rest, parent, sign, fence);
    } else if (const std::uint8_t level = heading_level(bytes_, line, words); level > 0) {
      const std::int32_t made = add(BlockKind::heading, parent, {line.words, line.all.end}, level);
      if (made >= 0) {
        Inlines read = inlines(content(words));
        block(made).field = read.field;
        for (Picture& each : read.pictures) add_picture(std::move(each), parent, words);
      }
      ++i;
    } else if (is_rule(bytes_, line)) {
      add(BlockKind::rule, parent, {line.words, line.all.end});
      ++i;
    } else if (depth < kDeepestContainer && bytes_[line.words] == '>') {
      i += read_quote(rest, parent, depth);
    } else if (depth < kDeepestContainer && find_list_marker(bytes_, line)) {
      i += read_list(rest, parent, depth);
    } else if (opens_html(bytes_, line, until)) {
      i += read_html(rest, parent, until);
    } else if (find_definition(line, false) || read_shortcode(line, parent)) {
      ++i;
    } else if (rest.size() > 1 && is_table_rule(bytes_, rest[1]) &&
               bytes_.substr(line.words, line.all.end - line.words).find('|') !=
                   std::string_view::npos) {
      i += read_table(rest, parent);
    } else {
      if (depth >= kDeepestContainer && !said_deep_ &&
          (bytes_[line.words] == '>' || find_list_marker(bytes_, line))) {
        said_deep_ = true;
        article_.provenance.notices.push_back({.rule = "input.too-deep",
                                               .message = "quotes and lists stand more than " +
                                                          std::to_string(kDeepestContainer) +
                                                          " deep; what is deeper is read as words",
                                               .at = source({line.words, line.words + 1})});
      }
      i += read_paragraph(rest, parent);
    }
    // Only what follows at once is a caption.
    if (waiting_picture_ == picture) waiting_picture_ = -1;
  }
}

}  // namespace

void read_blocks(const Text& text, std::uint32_t from, Article& article,
                 const ReadOptions& options) {
  BlockReader(text, article, options).read(from);
}

}  // namespace stet::markdown
