#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "max", .type = OptionType::integer, .fallback = "150", .help = "characters at most"},
    {.name = "genericWords",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that say nothing when they stand alone"},
    {.name = "prefixes",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more openings that say only that it is a picture"},
};

constexpr auto kGeneric = word_hashes(
    {"image",   "images",     "img",         "photo",      "photos",      "photograph",
     "pic",     "picture",    "graphic",     "logo",       "icon",        "thumbnail",
     "banner",  "untitled",   "alt",         "caption",    "file",        "placeholder",
     "slide",   "figure",     "screenshot",  "featured",   "hero",        "bild",
     "foto",    "fotos",      "grafik",      "symbolbild", "symbolfoto",  "illustration",
     "imagen",  "fotografía", "imagem",      "gráfico",    "null",        "undefined",
     "jpg",     "jpeg",       "png",         "article",    "post",        "main",
     "default", "no",         "alternative", "text",       "beitragsbild"});

constexpr std::string_view kPrefixes[] = {
    "image of ",      "an image of ",     "image shows ",  "photo of ",     "a photo of ",
    "photograph of ", "a photograph of ", "picture of ",   "a picture of ", "graphic of ",
    "image: ",        "photo: ",          "bild von ",     "ein bild von ", "foto von ",
    "ein foto von ",  "image de ",        "photo de ",     "une photo de ", "imagen de ",
    "foto de ",       "una foto de ",     "fotografía de "};

constexpr std::string_view kFileEndings[] = {".jpg", ".jpeg", ".png",  ".gif",  ".webp",
                                             ".tif", ".tiff", ".avif", ".heic", ".svg",
                                             ".bmp", ".mp4",  ".mov"};
constexpr std::string_view kCameraNames[] = {
    "img",     "dsc",        "dscn",        "dscf",        "pxl",     "image", "photo",
    "picture", "screenshot", "screen_shot", "screen-shot", "foto",    "bild",  "pic",
    "p",       "gopr",       "dji",         "mvi",         "whatsapp"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
         c == '%' || c == '+';
}

/// "IMG_2041.jpg", "dsc-9", "crane_final_2.png": one token that a camera or a disk made.
bool is_file_name(std::string_view alt) {
  const std::string name = lower(alt);
  for (std::string_view ending : kFileEndings)
    if (name.size() > ending.size() &&
        std::string_view(name).substr(name.size() - ending.size()) == ending &&
        std::count(name.begin(), name.end(), ' ') <= 3)
      return true;
  if (name.size() > 60 || !std::all_of(name.begin(), name.end(), is_word_byte)) return false;
  const auto digits =
      std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits == 0) return false;
  for (std::string_view camera : kCameraNames) {
    if (std::string_view(name).substr(0, camera.size()) != camera) continue;
    // the rest is figures and joints: a product code ("p-51d mustang") has letters
    if (name.find_first_not_of("0123456789_-.", camera.size()) == std::string::npos) return true;
  }
  // only figures and joints: "20260304_101112"
  return digits >= 4 && name.find_first_not_of("0123456789_-.x") == std::string::npos;
}

bool is_generic(std::string_view alt, const RuleOptions& options) {
  for (const std::string& word : options.strings("genericWords"))
    if (same_folded(word, alt)) return true;
  const std::vector<Word> words = words_in(alt);
  if (words.empty()) return true;  // "...", "-"
  if (words.size() > 3) return false;
  bool any = false;
  for (const Word& word : words) {
    if (word.flags & kNumber) continue;  // "Image 3"
    if (!kGeneric.contains(word.hash)) return false;
    any = true;
  }
  return any;
}

std::size_t prefix_length(std::string_view alt, const RuleOptions& options) {
  for (std::string_view prefix : kPrefixes)
    if (starts_with_folded(alt, prefix)) return prefix.size();
  for (const std::string& prefix : options.strings("prefixes"))
    if (!prefix.empty() && starts_with_folded(alt, lower(prefix))) return prefix.size();
  return 0;
}

std::int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const Headline* headline = article.headline();
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!has_words(media.alt) || !is_still(media) || !is_editorial(media)) continue;
    const std::string_view alt = trim(media.alt.bytes());
    Finding finding{.at_most = Severity::suggestion,
                    .place = whole_part("media.alt", i, media.alt)};
    if (is_file_name(alt)) {
      finding.at_most = Severity::warning;
      finding.message = "alt text " + shown(alt) + " is a file name; describe what can be seen";
    } else if (is_generic(alt, options)) {
      finding.at_most = Severity::warning;
      finding.message = "alt text " + shown(alt) + " says nothing; describe what can be seen";
    } else if (const std::size_t prefix = prefix_length(alt, options);
               prefix > 0 && prefix < alt.size()) {
      const auto lead = static_cast<std::uint32_t>(alt.data() - media.alt.bytes().data());
      finding.place.span = {lead, lead + static_cast<std::uint32_t>(prefix)};
      finding.message = "alt text begins with " + shown(alt.substr(0, prefix)) +
                        "; a screen reader says that it is an image by itself";
    } else if (headline && headline->field.is_present() &&
               same_folded(alt, headline->field.bytes())) {
      finding.message =
          "alt text of " + named(article, i) + " is the headline; describe what can be seen";
    } else if (const std::optional<CreditInCaption> credit = credit_in_caption(alt)) {
      const auto lead = static_cast<std::uint32_t>(alt.data() - media.alt.bytes().data());
      finding.place.span = {credit->whole.begin + lead, credit->whole.end + lead};
      finding.message = "alt text holds the credit " +
                        shown(alt.substr(credit->name.begin, credit->name.size())) +
                        "; move it to the credit";
    } else if (const std::int64_t length = characters(alt); length > options.integer("max")) {
      finding.message =
          "alt text has " + std::to_string(length) + " characters; the house limit is " +
          std::to_string(options.integer("max")) + ", a longer text belongs in a long description";
    } else {
      continue;
    }
    out.add(std::move(finding));
  }
}

}  // namespace

constinit const Rule media_alt_poor{
    .id = "media.alt-poor",
    .severity = Severity::warning,
    .why = "An alt text stands in for the picture; one that says nothing is worse than silence.",
    .options = kOptions,
    .pass_example = "Woman lifts a sandbag by a flooded door",
    .fail_example = "IMG_2041.jpg",
    .check = check,
};

}  // namespace stet
