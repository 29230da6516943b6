#include "newsml/random_article.h"

#include <iterator>

namespace stet::test {
namespace {

/// splitmix64
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(next() % limit); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

constexpr std::string_view kBits[] = {"the ferry",
                                      "crews",
                                      "voted",
                                      "on Tuesday",
                                      "&",
                                      "<b>",
                                      "]]>",
                                      "\"",
                                      "'",
                                      "&amp;",
                                      "<!--",
                                      "<?x?>",
                                      "\t",
                                      "\n",
                                      "\r\n",
                                      "  ",
                                      std::string_view("\0", 1),
                                      "\x01",
                                      "\x0B",
                                      "\x1F",
                                      "\x7F",
                                      "\xC2\x85",
                                      "\xC2\x9B",
                                      "\xC2\xA0",
                                      "\xEF\xB7\x90",
                                      "\xEF\xBF\xBF",
                                      "\xF0\x9F\xBF\xBE",
                                      "\xEF\xBB\xBF",
                                      "\xE2\x80\x8D",
                                      "\xE2\x80\xAE",
                                      "\xF0\x9F\x9A\xA2",
                                      "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
                                      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                      "\xE6\x96\xB0\xE8\x81\x9E",
                                      "\xE2\x80\x9Cquoted\xE2\x80\x9D",
                                      "\xC3\xA9t\xC3\xA9",
                                      "\xFF",
                                      "\xC0\xAF",
                                      "\xED\xA0\x80",
                                      "\xF4\x90\x80\x80",
                                      "\xE2\x80",
                                      "\xC3",
                                      "]]",
                                      ">",
                                      "a:b c",
                                      "javascript:alert(1)",
                                      "100 %",
                                      "\\",
                                      "{}",
                                      "e\xCC\x81",
                                      "\xE2\x80\xA8",
                                      "&#0;",
                                      "%00",
                                      "..."};

constexpr std::string_view kAddresses[] = {"https://example.org/a?b=1&c=2#d",
                                           "http://example.org",
                                           "javascript:alert(1)",
                                           "java\tscript:alert(1)",
                                           "JAVASCRIPT:x",
                                           " https://example.org/x y",
                                           "mailto:desk@example.org",
                                           "tel:+49-30-1",
                                           "//example.org/x",
                                           "/relative",
                                           "data:text/html,x",
                                           "https://exa mple.org/[1]",
                                           "http://[::1]:80/x",
                                           "http://[bad",
                                           "https://example.org:port/",
                                           "https://example.org/%zz%41",
                                           "https://b\xC3\xBC"
                                           "cher.example/\xE6\x96\xB0?q=<>\"'",
                                           "http://",
                                           "https:foo",
                                           "urn:x:y",
                                           "https://example.org/#a#b",
                                           "tag:example.org,2026:1",
                                           "\xFF\xFE",
                                           "https://user@example.org/",
                                           "vbscript:x",
                                           "x",
                                           ":",
                                           "https://example.org/\xED\xA0\x80",
                                           "http://a]b/",
                                           "urn:",
                                           "http://example.org/{a}|^`\\"};

constexpr std::string_view kCodes[] = {
    "20000530", "Current", "has space",  "a:b:c", "\x01", "",   "caf\xC3\xA9",
    "<x>",      "\"q\"",   "two\nlines", "x&y",   "  ",   "01", "ok-code_1.2"};
constexpr std::string_view kSchemes[] = {"medtop",
                                         "subj",
                                         "genre",
                                         "ctrol",
                                         "nosuch",
                                         "http://cv.example.org/topics/",
                                         "http://cv.iptc.org/newscodes/mediatopic/",
                                         "javascript:x/",
                                         "not a scheme",
                                         "",
                                         "urn:my:scheme:",
                                         "http://[bad/",
                                         "iso3166-1a2",
                                         "\xFF:"};
constexpr std::string_view kLanguages[] = {"en-GB",
                                           "en_US",
                                           "de",
                                           "ar",
                                           "he",
                                           "",
                                           "x",
                                           "en--GB",
                                           "english language",
                                           "e\x01n",
                                           "123",
                                           "zh-Hant-TW",
                                           "toolonglanguage",
                                           "-",
                                           "fa"};

class Monkey {
 public:
  Monkey(Make& make, std::uint64_t seed) : make_(make), dice_(seed) {}

  void build() {
    Article& a = make_.article;
    a.id = id();
    if (dice_.one_in(3)) a.alt_ids.emplace_back(bytes(), bytes());
    a.version = string_value();
    if (dice_.one_in(2)) a.version = make_.value(std::to_string(dice_.below(9)));
    a.kind = static_cast<ArticleKind>(dice_.below(8));
    a.profile = string_value();
    a.language = dice_.one_in(5) ? Value<std::string_view>{} : make_.value(pick(kLanguages));
    a.right_to_left = dice_.one_in(4);
    for (std::uint32_t n = dice_.below(4); n > 0; --n)
      a.headlines.push_back({.role = static_cast<HeadlineRole>(dice_.below(8)), .field = field()});
    a.summary = field();
    a.slug = string_value();
    a.slugline = field();
    a.byline = field();
    for (std::uint32_t n = dice_.below(3); n > 0; --n) a.creators.push_back(creator());
    a.dateline.text = field();
    if (!a.dateline.text.text.empty() && dice_.one_in(2)) {
      const std::uint32_t size = a.dateline.text.text.size();
      const std::uint32_t cut = dice_.below(size + 1);
      a.dateline.place.text = a.arena.part(a.dateline.text.text, {0, cut});
      a.dateline.date_text.text = a.arena.part(a.dateline.text.text, {cut, size});
    } else {
      a.dateline.place = field();
    }
    if (dice_.one_in(2)) a.dateline.date = time();
    for (std::uint32_t n = dice_.below(4); n > 0; --n)
      a.sources.push_back(
          {.name = field(), .role = static_cast<SourceRole>(dice_.below(5)), .uri = address()});
    a.credit = field();
    for (Value<DateTime>* value : {&a.created, &a.modified, &a.content_created, &a.first_published,
                                   &a.published, &a.scheduled, &a.expires})
      if (dice_.one_in(2)) *value = Make::present(time());
    a.embargo.is_set = dice_.one_in(3);
    if (dice_.one_in(3)) a.embargo.until = Make::present(time());
    a.embargo.note = field();
    if (dice_.one_in(2)) a.status = Make::present(static_cast<PublishStatus>(dice_.below(4)));
    for (std::uint32_t n = dice_.below(3); n > 0; --n) a.workflow_flags.push_back(bytes());
    for (std::uint32_t n = dice_.below(3); n > 0; --n)
      a.signals.push_back(dice_.one_in(2) ? make_.keep("sig:update") : bytes());
    a.editorial_note = field();
    for (std::uint32_t n = dice_.below(3); n > 0; --n)
      a.corrections.push_back({.kind = bytes(), .text = field(), .date = Make::present(time())});
    for (std::uint32_t n = dice_.below(3); n > 0; --n) a.rights.push_back(rights());
    for (std::uint32_t n = dice_.below(6); n > 0; --n) a.concepts.push_back(subject());
    for (std::uint32_t n = dice_.below(4); n > 0; --n) a.keywords.push_back(field());
    if (dice_.one_in(2)) a.urgency = Make::present(static_cast<std::int32_t>(dice_.below(12)) - 1);
    if (dice_.one_in(2)) a.priority = Make::present(static_cast<std::int32_t>(dice_.below(12)) - 1);
    for (std::uint32_t n = dice_.below(4); n > 0; --n) a.media.push_back(media());
    body();
    for (std::uint32_t n = dice_.below(3); n > 0; --n)
      a.links.push_back({.rel = bytes(), .href = address(), .title = field(), .at = {}});
    a.provenance.digital_source_type = dice_.one_in(2) ? address() : bytes();
    for (std::uint32_t n = dice_.below(8); n > 0; --n)
      a.extra.push_back({.path = bytes(), .value = bytes(), .at = {}});
  }

 private:
  template <std::size_t N>
  std::string_view pick(const std::string_view (&list)[N]) {
    return list[dice_.below(N)];
  }

  std::string words() {
    std::string out;
    std::uint32_t parts = dice_.below(12);
    if (dice_.one_in(40)) parts = 800;  // some 5,000 characters
    for (std::uint32_t i = 0; i < parts; ++i) {
      if (dice_.one_in(3)) out += ' ';
      out += dice_.one_in(3) ? pick(kBits) : kBits[dice_.below(4)];
    }
    return out;
  }
  std::string_view bytes() { return dice_.one_in(4) ? std::string_view{} : make_.keep(words()); }
  std::string_view address() { return dice_.one_in(4) ? bytes() : pick(kAddresses); }
  Value<std::string_view> string_value() {
    if (dice_.one_in(3)) return {};
    return make_.value(words());
  }
  Value<std::string_view> id() {
    if (dice_.one_in(4)) return {};
    if (dice_.one_in(3)) return make_.value(pick(kAddresses));
    if (dice_.one_in(3)) return make_.value(pick(kCodes));
    return make_.value(words());
  }

  Field field() {
    if (dice_.one_in(4)) return {};
    const std::string text = words();
    std::vector<Run> runs;
    if (dice_.one_in(2)) {
      const auto size = static_cast<std::uint32_t>(text.size());
      std::uint32_t most = dice_.below(6);
      if (dice_.one_in(30)) most = 60;
      for (std::uint32_t n = most; n > 0; --n) {
        // Beyond the end, backwards, empty, in the middle of a character: all of it.
        const std::uint32_t begin = dice_.below(size + 3), end = dice_.below(size + 3);
        runs.push_back({.span = {begin, dice_.one_in(5) ? end : begin + dice_.below(size + 3)},
                        .markup = static_cast<Markup>(dice_.below(11)),
                        .href = address()});
      }
    }
    return make_.field_with_runs(text, runs);
  }

  DateTime time() {
    DateTime t;
    t.year = static_cast<std::int32_t>(dice_.below(8)) == 0
                 ? static_cast<std::int32_t>(dice_.below(20'000)) - 5'000
                 : 2026;
    t.month = static_cast<std::uint8_t>(dice_.below(14));
    t.day = static_cast<std::uint8_t>(dice_.below(33));
    t.hour = static_cast<std::uint8_t>(dice_.below(26));
    t.minute = static_cast<std::uint8_t>(dice_.below(62));
    t.second = static_cast<std::uint8_t>(dice_.below(63));
    t.has_time = !dice_.one_in(4);
    if (!dice_.one_in(4))
      t.offset_minutes = static_cast<std::int16_t>(static_cast<int>(dice_.below(2'000)) - 1'000);
    if (dice_.one_in(5)) t.offset_minutes = std::int16_t{0};
    return t;
  }

  Creator creator() {
    return {.name = field(),
            .role = dice_.one_in(2) ? "photographer" : bytes(),
            .id = bytes(),
            .uri = address(),
            .email = bytes(),
            .affiliation = field(),
            .job_title = field(),
            .organisation = dice_.one_in(2)};
  }
  Rights rights() {
    return {.holder = field(),
            .notice = field(),
            .usage_terms = field(),
            .licence_uri = address(),
            .year = static_cast<std::int32_t>(dice_.below(20'000)) - 5'000};
  }
  Concept subject() {
    Concept subject;
    subject.kind = static_cast<Concept::Kind>(dice_.below(8));
    subject.scheme = pick(kSchemes);
    subject.code = pick(kCodes);
    if (dice_.one_in(2)) subject.uri = address();
    subject.name = field();
    subject.rel = bytes();
    subject.relevance = static_cast<float>(dice_.below(140)) - 20.0f;
    subject.confidence = static_cast<float>(dice_.below(140)) - 20.0f;
    return subject;
  }
  Media media() {
    Media m;
    m.id = bytes();
    m.kind = static_cast<MediaKind>(dice_.below(4));
    m.role = static_cast<MediaRole>(dice_.below(6));
    m.headline = field();
    m.title = field();
    m.caption = field();
    m.library_caption = field();
    m.alt = field();
    m.decorative = dice_.one_in(4);
    m.long_description = field();
    m.credit = field();
    m.photographer = field();
    m.agency = field();
    if (dice_.one_in(2)) m.creators.push_back(creator());
    m.source = field();
    if (dice_.one_in(2)) m.rights.push_back(rights());
    if (dice_.one_in(2)) m.created = Make::present(time());
    m.place = field();
    m.instructions = field();
    if (dice_.one_in(2)) m.people_shown.push_back(field());
    m.digital_source_type = dice_.one_in(2) ? "trainedAlgorithmicMedia" : address();
    for (std::uint32_t n = dice_.below(3); n > 0; --n)
      m.renditions.push_back({.name = dice_.one_in(2) ? "highRes" : bytes(),
                              .href = address(),
                              .mime = dice_.one_in(2) ? "image/jpeg" : bytes(),
                              .width = dice_.below(3'000),
                              .height = dice_.below(3'000),
                              .bytes = dice_.next() >> dice_.below(64),
                              .duration_ms = dice_.below(100'000)});
    return m;
  }

  void body() {
    Article& a = make_.article;
    std::uint32_t blocks = dice_.below(30);
    const bool deep = dice_.one_in(15);
    if (deep) blocks = 200;
    for (std::uint32_t i = 0; i < blocks; ++i) {
      Block block;
      block.kind = static_cast<BlockKind>(dice_.below(17));
      block.level = static_cast<std::uint8_t>(dice_.below(9));
      // Now and then no parent at all, one that comes later, or itself.
      block.parent = dice_.one_in(2) || i == 0 ? -1 : static_cast<std::int32_t>(dice_.below(i + 2));
      if (deep) block.parent = static_cast<std::int32_t>(i) - 1;
      if (dice_.one_in(3) && i > 0) block.parent = static_cast<std::int32_t>(i) - 1;
      block.field = field();
      block.citation = field();
      block.media = static_cast<std::int32_t>(dice_.below(5)) - 1;
      block.href = address();
      if (dice_.one_in(5)) block.language = pick(kLanguages);
      a.body.push_back(std::move(block));
    }
    for (Media& m : a.media) m.placed_at = static_cast<std::int32_t>(dice_.below(30)) - 1;
  }

  Make& make_;
  Dice dice_;
};

}  // namespace

std::unique_ptr<Make> random_article(std::uint64_t seed) {
  auto make = std::make_unique<Make>();
  Monkey(*make, seed).build();
  return make;
}

Envelope random_envelope(std::uint64_t seed) {
  Dice dice(seed ^ 0xE17E10FEu);
  Envelope envelope;
  if (dice.one_in(2)) envelope.provider_uri = kAddresses[dice.below(std::size(kAddresses))];
  if (dice.one_in(2)) envelope.provider_name = kBits[dice.below(std::size(kBits))];
  if (dice.one_in(3)) envelope.guid_base = kCodes[dice.below(std::size(kCodes))];
  if (dice.one_in(2)) envelope.version = dice.below(5);
  if (dice.one_in(2)) envelope.version_created = at("2026-11-24T09:14:58Z");
  if (dice.one_in(4))
    envelope.version_created = DateTime{.year = 2026, .month = 13, .has_time = true};
  if (dice.one_in(2)) envelope.sent = at("2026-11-24T09:15:02+01:00");
  if (dice.one_in(3)) envelope.transmit_id = kBits[dice.below(std::size(kBits))];
  if (dice.one_in(2)) envelope.default_language = kLanguages[dice.below(std::size(kLanguages))];
  return envelope;
}

}  // namespace stet::test
