#pragma once
/// Names that mark-up residue is known by. Tables of facts.

#include <cstdint>
#include <string_view>

namespace stet::residue {

inline constexpr std::string_view kTags[] = {
    "a",      "abbr",   "article", "b",      "blockquote", "body",       "br",     "center",
    "cite",   "code",   "div",     "em",     "embed",      "figcaption", "figure", "font",
    "footer", "h1",     "h2",      "h3",     "h4",         "h5",         "h6",     "head",
    "header", "hr",     "html",    "i",      "iframe",     "img",        "li",     "link",
    "meta",   "object", "ol",      "p",      "pre",        "s",          "script", "section",
    "small",  "span",   "strike",  "strong", "style",      "sub",        "sup",    "table",
    "tbody",  "td",     "th",      "tr",     "u",          "ul",         "video",
};

struct Entity {
  std::string_view name;
  std::string_view text;
};
inline constexpr Entity kEntities[] = {
    {"amp", "&"},    {"nbsp", " "},   {"quot", "\""},  {"apos", "'"},   {"lt", "<"},
    {"gt", ">"},     {"rsquo", "’"},  {"lsquo", "‘"},  {"rdquo", "”"},  {"ldquo", "“"},
    {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"}, {"eacute", "é"}, {"egrave", "è"},
    {"agrave", "à"}, {"aacute", "á"}, {"iacute", "í"}, {"oacute", "ó"}, {"uacute", "ú"},
    {"ntilde", "ñ"}, {"ccedil", "ç"}, {"auml", "ä"},   {"ouml", "ö"},   {"uuml", "ü"},
    {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},   {"szlig", "ß"},  {"laquo", "«"},
    {"raquo", "»"},  {"bdquo", "„"},  {"euro", "€"},   {"pound", "£"},  {"copy", "©"},
    {"reg", "®"},    {"trade", "™"},  {"deg", "°"},    {"shy", ""},     {"bull", "•"},
    {"middot", "·"}, {"ecirc", "ê"},  {"acirc", "â"},  {"icirc", "î"},  {"ocirc", "ô"},
    {"ucirc", "û"},  {"euml", "ë"},   {"iuml", "ï"},   {"atilde", "ã"}, {"otilde", "õ"},
    {"aring", "å"},  {"oslash", "ø"}, {"aelig", "æ"},  {"iexcl", "¡"},  {"iquest", "¿"},
    {"ensp", " "},   {"emsp", " "},   {"thinsp", " "}, {"zwnj", ""},    {"zwj", ""},
    {"times", "×"},  {"frac12", "½"}, {"frac14", "¼"}, {"sect", "§"},   {"para", "¶"},
    {"dagger", "†"}, {"prime", "′"},
};

struct Shortcode {
  std::string_view name;
  bool bare =
      false;  ///< "[gallery]" is one without attributes; "[video]" may be a word in brackets
};
inline constexpr Shortcode kShortcodes[] = {
    {"caption", true},
    {"gallery", true},
    {"embed", true},
    {"video"},
    {"audio"},
    {"youtube"},
    {"vc_row", true},
    {"vc_column", true},
    {"vc_column_text", true},
    {"et_pb_section", true},
    {"et_pb_row", true},
    {"et_pb_text", true},
    {"playlist"},
    {"contact-form-7"},
    {"instagram"},
    {"twitter"},
    {"facebook"},
    {"soundcloud"},
    {"vimeo"},
    {"pullquote"},
    {"button"},
    {"dropcap"},
    {"blockquote"},
    {"iframe"},
    {"su_quote"},
    {"wp_ad_camp"},
    {"quote"},
};

}  // namespace stet::residue
