#include "intake/readers.h"
#include "intake/text/dateline.h"
#include "intake/text/decode.h"
#include "intake/text/furniture.h"
#include "intake/text/guess_language.h"
#include "intake/text/layout.h"
#include "intake/text/look.h"
#include "intake/text/story.h"
#include "vocabulary/agencies.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {
namespace {

/// Builds the article from the sorted blocks. Spans count in `whole_`, which maps them to the
/// source.
class Builder {
 public:
  Builder(Article& article, const Text& whole, std::string_view language,
          const ReadOptions& options)
      : article_(article), whole_(whole), language_(language), options_(options) {}

  void build(const std::vector<StoryBlock>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const std::size_t end = end_of_list(blocks, i);
      // One line with a dash before it is a paragraph.
      if (end < i + 2) {
        add(blocks[i]);
        continue;
      }
      add_list({blocks.data() + i, end - i});
      i = end - 1;
    }
  }

 private:
  static std::size_t end_of_list(const std::vector<StoryBlock>& blocks, std::size_t begin) {
    std::size_t end = begin;
    while (end < blocks.size() && blocks[end].part == Part::item &&
           blocks[end].block.ordered == blocks[begin].block.ordered)
      ++end;
    return end;
  }
  Field field(Span span, float confidence) {
    Field made{.text = article_.arena.part(whole_, span)};
    made.known = {.presence = Presence::present,
                  .how = confidence < 1.0f ? How::derived : How::stated,
                  .confidence = confidence,
                  .at = made.text.source()};
    return made;
  }
  Field inside(const StoryBlock& block, Span part, float confidence) {
    return field({block.block.span.begin + part.begin, block.block.span.begin + part.end},
                 confidence);
  }

  Block& add_block(BlockKind kind, Span span, float confidence) {
    Block block{.kind = kind, .field = field(span, confidence)};
    block.at = block.field.known.at;
    if (span.size() > options_.limits.paragraph_bytes)
      article_.provenance.notices.push_back(
          {.rule = "input.paragraph-too-long",
           .message = "paragraph has " + std::to_string(span.size()) +
                      " bytes; it is analysed to the limit of " +
                      std::to_string(options_.limits.paragraph_bytes),
           .at = block.at});
    article_.body.push_back(block);
    return article_.body.back();
  }

  void add(const StoryBlock& block) {
    const Span span = block.block.span;
    switch (block.part) {
      case Part::paragraph:
      case Part::item:
        add_paragraph(span);
        break;
      case Part::boilerplate:
        add_block(BlockKind::boilerplate, span, 1.0f);
        add_wire_facts(span);
        break;
      case Part::slugline:
        add_block(BlockKind::boilerplate, span, 1.0f);
        if (!article_.slugline.is_present()) article_.slugline = field(span, 0.8f);
        break;
      case Part::heading:
        add_block(BlockKind::heading, span, block.confidence).level = 2;
        break;
      case Part::headline:
        add_headline(HeadlineRole::main, span, block.confidence);
        break;
      case Part::deck:
        add_headline(HeadlineRole::deck, span, block.confidence);
        break;
      case Part::kicker:
        add_headline(HeadlineRole::kicker, span, block.confidence);
        break;
      case Part::byline:
        add_byline(block);
        break;
      case Part::date_line:
        add_dates(block);
        break;
      case Part::caption:
        add_picture(block);
        break;
      case Part::credit_line:
        add_credit_line(block);
        break;
      case Part::comment: {
        const Span words = block.block.words;
        article_.extra.push_back(
            {.path = "comment", .value = whole_.cut(words), .at = whole_.source(span)});
        break;
      }
    }
  }

  void add_paragraph(Span span) {
    Block& block = add_block(BlockKind::paragraph, span, 1.0f);
    if (story_begun_) return;
    story_begun_ = true;
    const auto found = find_dateline(block.field.bytes(), language_);
    if (!found) return;
    const auto piece = [&](Span part) {
      if (part.empty()) return Field{};
      return field({span.begin + part.begin, span.begin + part.end}, found->confidence);
    };
    article_.dateline = {.text = piece(found->whole),
                         .place = piece(found->place),
                         .date_text = piece(found->date_text),
                         .source = piece(found->source),
                         .date = found->date};
  }

  void add_list(std::span<const StoryBlock> items) {
    const auto parent = static_cast<std::int32_t>(article_.body.size());
    Block list{.kind = BlockKind::list,
               .level = static_cast<std::uint8_t>(items.front().block.ordered ? 1 : 0)};
    list.at = whole_.source({items.front().block.span.begin, items.back().block.span.end});
    article_.body.push_back(list);
    for (const StoryBlock& item : items) {
      Block& block = add_block(BlockKind::list_item, item.block.words, 1.0f);
      block.parent = parent;
      block.at = whole_.source(item.block.span);
    }
    story_begun_ = true;
  }

  void add_headline(HeadlineRole role, Span span, float confidence) {
    // The signs by which a wire, or a second line, goes on are no part of the words.
    while (!span.empty()) {
      const char last = whole_.bytes[span.end - 1];
      const bool spaced = span.size() > 1 && whole_.bytes[span.end - 2] == ' ';
      if (last == ';' || last == '+' || (last == '=' && spaced))
        --span.end;
      else
        break;
      span = trimmed(whole_.bytes, span);
    }
    if (!span.empty()) article_.headlines.push_back({role, field(span, confidence)});
  }

  void add_byline(const StoryBlock& block) {
    const FoundByline& found = *block.byline;
    article_.byline = inside(block, found.whole, block.confidence);
    for (const BylineName& each : found.names) {
      Creator creator{.name = inside(block, each.name, block.confidence)};
      if (!each.affiliation.empty()) creator.affiliation = inside(block, each.affiliation, 0.8f);
      if (!each.job_title.empty()) creator.job_title = inside(block, each.job_title, 0.8f);
      creator.organisation = each.organisation;
      article_.creators.push_back(creator);
    }
  }

  void set_time(Value<DateTime>& target, const DateTime& time, Span span, float confidence) {
    if (target.is_present()) return;
    target = {time,
              {.presence = Presence::present,
               .how = How::derived,
               .confidence = confidence,
               .at = whole_.source(span)}};
  }

  void add_dates(const StoryBlock& block) {
    const std::uint32_t begin = block.block.span.begin;
    const FoundDateLine& found = *block.dates;
    const auto moved = [&](Span span) { return Span{begin + span.begin, begin + span.end}; };
    if (found.published)
      set_time(article_.published, *found.published, moved(found.published_at), block.confidence);
    if (found.modified)
      set_time(article_.modified, *found.modified, moved(found.modified_at), block.confidence);
  }

  /// The priority and the time of transmission that a wire's own lines state.
  void add_wire_facts(Span span) {
    const std::string_view line = whole_.cut(span);
    if (line.size() > 120) return;
    if (!article_.priority.is_present() && is_wire_header(line)) {
      if (const int priority = wire_priority(line); priority > 0)
        article_.priority = {priority,
                             {.presence = Presence::present,
                              .how = How::derived,
                              .confidence = 0.8f,
                              .at = whole_.source(span)}};
    }
    if (const auto time = wire_time(line)) set_time(article_.published, *time, span, 0.8f);
  }

  Media& new_picture(Span span) {
    Media media;
    media.kind = MediaKind::picture;
    media.role = article_.media.empty() ? MediaRole::main : MediaRole::body;
    media.alt.known.presence = Presence::not_carried;
    media.at = whole_.source(span);
    media.placed_at = static_cast<std::int32_t>(article_.body.size());
    Block block{.kind = BlockKind::media,
                .media = static_cast<std::int32_t>(article_.media.size())};
    block.at = media.at;
    article_.body.push_back(block);
    article_.media.push_back(std::move(media));
    return article_.media.back();
  }

  void set_credit(Media& media, const StoryBlock& block) {
    if (!block.credit || block.credit->credit.empty()) return;
    const CaptionCredit& found = *block.credit;
    media.credit = inside(block, found.credit, 0.9f);
    if (!found.photographer.empty()) media.photographer = inside(block, found.photographer, 0.8f);
    if (!found.agency.empty()) media.agency = inside(block, found.agency, 0.9f);
  }

  void add_picture(const StoryBlock& block) {
    Media& media = new_picture(block.block.span);
    media.caption = field(block.block.span, block.confidence);
    set_credit(media, block);
    media.credit_in_caption = media.credit.is_present();
  }

  void add_credit_line(const StoryBlock& block) {
    const bool behind_picture = !article_.body.empty() &&
                                article_.body.back().kind == BlockKind::media &&
                                !article_.media.back().credit.is_present();
    Media& media = behind_picture ? article_.media.back() : new_picture(block.block.span);
    set_credit(media, block);
    const Span line = whole_.source(block.block.span);
    media.at.end = article_.body.back().at.end = line.end;
  }

  Article& article_;
  const Text& whole_;
  std::string_view language_;
  const ReadOptions& options_;
  bool story_begun_ = false;
};

int sniff_plain_text(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = trimmed(head);
  if (head.empty()) return 0;
  if (head.front() == '<')
    return trimmed(head.substr(std::min<std::size_t>(head.size(), 4))).starts_with("stet-") ? 10
                                                                                            : 0;
  if (head.front() == '{') return 0;
  if (head.front() == '[') {
    // "[File photo]" opens a caption; JSON goes on with a value.
    const std::string_view rest = trimmed(head.substr(1));
    if (rest.empty() ||
        std::string_view("{[\"]-0123456789").find(rest.front()) != std::string_view::npos)
      return 0;
  }
  const auto nul = std::count(head.begin(), head.end(), '\0');
  if (nul * 64 > static_cast<std::ptrdiff_t>(head.size()) && !head.starts_with("\xFF\xFE") &&
      !head.starts_with("\xFE\xFF"))
    return 0;
  return 10;
}

Result<Article> read_plain_text(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  Result<DecodedText> decoded = decode_text(source, options, article.arena);
  if (!decoded) return decoded.error();
  const Text whole = decoded->whole;
  article.provenance = {
      .format = "text", .escape = SourceEscape::none, .notices = std::move(decoded->notices)};

  std::string_view reading_language = "en";
  if (!options.default_language.empty()) {
    reading_language = article.arena.keep(options.default_language);
    article.language = {reading_language, {.presence = Presence::present, .how = How::defaulted}};
  } else if (const auto guessed = guess_language(whole.bytes)) {
    reading_language = guessed->tag;
    article.language = {
        guessed->tag,
        {.presence = Presence::present, .how = How::derived, .confidence = guessed->confidence}};
  }
  if (options.budget && options.budget->spent()) return options.budget->why("reading plain text");

  const Layout layout = lay_out(whole.bytes, options.limits.paragraphs);
  if (layout.unread_from > 0) {
    article.provenance.notices.push_back(
        {.rule = "input.too-many-paragraphs",
         .message = "text has more than " + std::to_string(options.limits.paragraphs) +
                    " paragraphs; the rest is not analysed",
         .at = whole.source({layout.unread_from, layout.unread_from + 1})});
  }
  if (options.budget && options.budget->spent()) return options.budget->why("reading plain text");
  const std::vector<StoryBlock> blocks =
      sort_story(whole.bytes, layout, reading_language, options.limits);
  if (options.budget && options.budget->spent()) return options.budget->why("reading plain text");
  Builder(article, whole, reading_language, options).build(blocks);
  return article;
}

}  // namespace

const Reader plain_text_reader{
    .id = "text",
    .name = "plain text, as saved from a page or sent on a wire",
    .media_type = "text/plain",
    .sniff = sniff_plain_text,
    .read = read_plain_text,
};

}  // namespace stet
