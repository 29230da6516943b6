#include "vocabulary/agencies.h"

#include "text/utf8.h"

#include <array>
#include <iterator>

namespace stet {
namespace {

using Words = std::string_view;

constexpr Words kAapNames[] = {"AAP Newswire"},
                kAapPictures[] = {"AAP Image", "AAP Photos", "AAPImage"};
constexpr Words kAfpNames[] = {"Agence France Presse", "AFP News"},
                kAfpPictures[] = {"AFP Photo", "AFP Photos", "AFP via Getty Images",
                                  "AFP/Getty Images"};
constexpr Words kAnsaNames[] = {"Agenzia Nazionale Stampa Associata", "ANSA news agency"},
                kAnsaPictures[] = {"ANSA Foto"};
constexpr Words kAnpNames[] = {"ANP news agency"}, kAnpPictures[] = {"ANP Foto", "ANP Photo"};
constexpr Words kApNames[] = {"The Associated Press", "AP News"},
                kApPictures[] = {"AP Photo", "AP Photos", "AP Images", "AP Video"};
constexpr Words kApaNames[] = {"APA - Austria Presse Agentur", "Austria Press Agency"},
                kApaPictures[] = {"APA-Images", "APA PictureDesk", "APA Photo"};
constexpr Words kAtsNames[] = {"Keystone-ATS", "Schweizerische Depeschenagentur",
                               "Agence télégraphique suisse", "Swiss news agency Keystone-ATS"};
constexpr Words kAtsPictures[] = {"Keystone"};
constexpr Words kBelgaNames[] = {"Belga News Agency", "Belga news agency"},
                kBelgaPictures[] = {"Belga Photo", "Belgaimage", "Belga Image"};
constexpr Words kBtaNames[] = {"Bulgarian Telegraph Agency", "Bulgarian News Agency BTA"};
constexpr Words kCpNames[] = {"The Canadian Press", "La Presse Canadienne"},
                kCpPictures[] = {"CP Images", "CP Photo"};
constexpr Words kCtkNames[] = {"Czech News Agency", "ČTK"}, kCtkPictures[] = {"CTK Photo"};
constexpr Words kDpaNames[] = {"Deutsche Presse Agentur", "dpa news agency",
                               "German news agency dpa", "German press agency dpa"},
                kDpaPictures[] = {"picture alliance", "dpa/picture alliance", "picture-alliance",
                                  "picture alliance/dpa"};
constexpr Words kEfeNames[] = {"EFE news agency"}, kEfePictures[] = {"EFE Fotos"};
constexpr Words kEpaNames[] = {"EPA-EFE", "EPA Images", "EPA/EFE"};
constexpr Words kEuropaPressNames[] = {"Europa Press news agency"};
constexpr Words kGettyNames[] = {"Getty Images News", "Getty Images Sport"};
constexpr Words kImagoNames[] = {"imago images", "IMAGO Images"};
constexpr Words kInterfaxNames[] = {"Interfax news agency", "Interfax-Ukraine"};
constexpr Words kKyodoNames[] = {"Kyodo news agency", "共同通信"},
                kKyodoPictures[] = {"Kyodo Photo", "Kyodo via Reuters"};
constexpr Words kLusaNames[] = {"Agência Lusa", "Lusa news agency"};
constexpr Words kMtiNames[] = {"Hungarian news agency MTI"},
                kMtiPictures[] = {"MTI Photo", "MTI Fotó"};
constexpr Words kNtbNames[] = {"NTB news agency"}, kNtbPictures[] = {"NTB Scanpix", "Scanpix"};
constexpr Words kPaNames[] = {"PA news agency", "Press Association", "The Press Association"},
                kPaPictures[] = {"PA Images", "PA Wire", "PA Archive"};
constexpr Words kPapNames[] = {"Polish Press Agency"}, kPapPictures[] = {"PAP Photo", "PAP Foto"};
constexpr Words kPtiNames[] = {"PTI news agency"}, kPtiPictures[] = {"PTI Photo"};
constexpr Words kReutersNames[] = {"Reuters news agency", "Thomson Reuters", "REUTERS",
                                   "Reuters News"},
                kReutersPictures[] = {"Reuters Pictures", "Reuters Photo"};
constexpr Words kRitzauNames[] = {"Ritzaus Bureau"}, kRitzauPictures[] = {"Ritzau Scanpix"};
constexpr Words kShutterstockNames[] = {"Shutterstock Editorial", "Rex Features",
                                        "Rex/Shutterstock"};
constexpr Words kSttNames[] = {"Finnish News Agency STT"},
                kSttPictures[] = {"Lehtikuva", "STT-Lehtikuva"};
constexpr Words kTassNames[] = {"TASS news agency", "Itar-Tass", "ITAR-TASS",
                                "Russian News Agency TASS"},
                kTassPictures[] = {"TASS Photo"};
constexpr Words kTtNames[] = {"Tidningarnas Telegrambyrå", "TT News Agency"},
                kTtPictures[] = {"TT Bild"};
constexpr Words kUpiNames[] = {"UPI news agency"}, kUpiPictures[] = {"UPI Photo"};
constexpr Words kXinhuaNames[] = {"Xinhua News Agency", "新华社"},
                kXinhuaPictures[] = {"Xinhua Photo"};
constexpr Words kYonhapNames[] = {"Yonhap News Agency", "연합뉴스"},
                kYonhapPictures[] = {"Yonhap Photo"};
constexpr Words kZumaNames[] = {"Zuma Wire", "ZUMAPRESS"};
constexpr Words kAnadoluNames[] = {"Anadolu", "Anadolu news agency", "Anadolu Ajansı"},
                kAnadoluPictures[] = {"Anadolu Images", "Anadolu via Getty Images"};
constexpr Words kRiaNames[] = {"RIA", "RIA Novosti news agency"};
constexpr Words kSidNames[] = {"Sport Informations Dienst"};
constexpr Words kBloombergNames[] = {"Bloomberg news agency"};
constexpr Words kDowJonesNames[] = {"Dow Jones News"};
constexpr Words kUkrinformNames[] = {"Ukrinform news agency"};
constexpr Words kIrnaNames[] = {"Islamic Republic News Agency", "IRNA news agency"};
constexpr Words kAntaraNames[] = {"Antara news agency", "ANTARA"};
constexpr Words kBernamaNames[] = {"Malaysian National News Agency"};
constexpr Words kAniNames[] = {"ANI news agency"};

// By name, so that a newcomer finds a line and a change shows in one place.
constexpr Agency kAgencies[] = {
    {"Agence France-Presse", "AFP", kAfpNames, kAfpPictures},
    {"Agencia EFE", "EFE", kEfeNames, kEfePictures},
    {"Alamy", "Alamy", {}, {}, true},
    {"Algemeen Nederlands Persbureau", "ANP", kAnpNames, kAnpPictures},
    {"Anadolu Agency", "AA", kAnadoluNames, kAnadoluPictures, false, true},
    {"ANSA", "ANSA", kAnsaNames, kAnsaPictures},
    {"Antara", "Antara", kAntaraNames, {}, false, true},
    {"Asian News International", "ANI", kAniNames, {}, false, true},
    {"Associated Press", "AP", kApNames, kApPictures, false, true},
    {"Australian Associated Press", "AAP", kAapNames, kAapPictures, false, true},
    {"Austria Presse Agentur", "APA", kApaNames, kApaPictures, false, true},
    {"Belga", "Belga", kBelgaNames, kBelgaPictures},
    {"Bernama", "Bernama", kBernamaNames, {}},
    {"Bloomberg News", "Bloomberg", kBloombergNames, {}, false, true},
    {"Bulgarian News Agency", "BTA", kBtaNames, {}, false, true},
    {"Canadian Press", "CP", kCpNames, kCpPictures, false, true},
    {"Česká tisková kancelář", "CTK", kCtkNames, kCtkPictures},
    {"Deutsche Presse-Agentur", "dpa", kDpaNames, kDpaPictures},
    {"Dow Jones Newswires", "Dow Jones", kDowJonesNames, {}, false, true},
    {"Europa Press", "Europa Press", kEuropaPressNames, {}},
    {"European Pressphoto Agency", "EPA", kEpaNames, {}, true, true},
    {"Getty Images", "Getty", kGettyNames, {}, true, true},
    {"IMAGO", "IMAGO", kImagoNames, {}, true},
    {"Interfax", "Interfax", kInterfaxNames, {}},
    {"IRNA", "IRNA", kIrnaNames, {}},
    {"Keystone-SDA", "SDA", kAtsNames, kAtsPictures, false, true},
    {"Kyodo News", "Kyodo", kKyodoNames, kKyodoPictures},
    {"Lusa", "Lusa", kLusaNames, {}},
    {"Magyar Távirati Iroda", "MTI", kMtiNames, kMtiPictures, false, true},
    {"Norsk Telegrambyrå", "NTB", kNtbNames, kNtbPictures},
    {"PA Media", "PA", kPaNames, kPaPictures, false, true},
    {"Polska Agencja Prasowa", "PAP", kPapNames, kPapPictures, false, true},
    {"Press Trust of India", "PTI", kPtiNames, kPtiPictures},
    {"Reuters", "Reuters", kReutersNames, kReutersPictures},
    {"RIA Novosti", "RIA Novosti", kRiaNames, {}},
    {"Ritzau", "Ritzau", kRitzauNames, kRitzauPictures},
    {"Shutterstock", "Shutterstock", kShutterstockNames, {}, true},
    {"Sport-Informations-Dienst", "SID", kSidNames, {}, false, true},
    {"Suomen Tietotoimisto", "STT", kSttNames, kSttPictures, false, true},
    {"TASS", "TASS", kTassNames, kTassPictures},
    {"TT Nyhetsbyrån", "TT", kTtNames, kTtPictures, false, true},
    {"Ukrinform", "Ukrinform", kUkrinformNames, {}},
    {"United Press International", "UPI", kUpiNames, kUpiPictures, false, true},
    {"Xinhua", "Xinhua", kXinhuaNames, kXinhuaPictures},
    {"Yonhap", "Yonhap", kYonhapNames, kYonhapPictures},
    {"ZUMA Press", "ZUMA", kZumaNames, {}, true},
};

constexpr unsigned char fold(char c) {
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/// One way to write one agency.
struct Form {
  std::string_view words;
  std::uint8_t agency = 0;  ///< index in kAgencies
  bool exact = false;  ///< one word: its letters' case counts ("Lusa", "dpa", but "getty images")
  bool is_short = false;
};

template <class Visit>
constexpr void each_form(Visit visit) {
  for (std::size_t i = 0; i < std::size(kAgencies); ++i) {
    const Agency& agency = kAgencies[i];
    const auto offer = [&](std::string_view words) {
      visit(Form{words, static_cast<std::uint8_t>(i), words.find(' ') == words.npos,
                 words == agency.short_form});
    };
    offer(agency.short_form);
    if (agency.name != agency.short_form) offer(agency.name);
    for (std::string_view alias : agency.aliases) offer(alias);
    for (std::string_view arm : agency.picture_arms) offer(arm);
  }
}

constexpr std::size_t count_forms() {
  std::size_t count = 0;
  each_form([&](const Form&) { ++count; });
  return count;
}

/// All forms in buckets by their first two bytes, so that a word looks at the few that can match.
struct FormIndex {
  static constexpr std::size_t kBuckets = 256;
  std::array<Form, count_forms()> forms{};
  std::array<std::uint16_t, kBuckets + 1> first{};  ///< of bucket b: [first[b], first[b + 1])

  static constexpr std::size_t bucket(unsigned char one, unsigned char two) {
    return (one * 31u + two * 7u) % kBuckets;
  }
};

/// `exact`: by the first byte as it stands, for prose; else by the folded one.
constexpr std::size_t bucket_of(std::string_view words, bool exact) {
  return FormIndex::bucket(exact ? static_cast<unsigned char>(words[0]) : fold(words[0]),
                           fold(words[1]));
}

constexpr FormIndex make_index(bool exact) {
  FormIndex index;
  each_form([&](const Form& form) { ++index.first[bucket_of(form.words, exact) + 1]; });
  for (std::size_t i = 1; i < index.first.size(); ++i)
    index.first[i] = static_cast<std::uint16_t>(index.first[i] + index.first[i - 1]);
  auto fill = index.first;
  each_form([&](const Form& form) { index.forms[fill[bucket_of(form.words, exact)]++] = form; });
  return index;
}

constexpr FormIndex kFolded = make_index(false);
constexpr FormIndex kExact = make_index(true);

bool starts_folded(std::string_view text, std::string_view form) {
  if (text.size() < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (fold(text[i]) != fold(form[i])) return false;
  return true;
}

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char32_t next = decode(text, static_cast<std::uint32_t>(at)).value;
  return !is_letter(next) && !is_digit(next) && !is_combining(next);
}

/// The longest form that `text` begins with and that ends a word, or nullptr. Forms have two bytes
/// or more.
const Form* longest_at(std::string_view text, bool first_letter_exact) {
  if (text.size() < 2) return nullptr;
  const Form* best = nullptr;
  const FormIndex& index = first_letter_exact ? kExact : kFolded;
  const std::size_t bucket = bucket_of(text, first_letter_exact);
  for (std::size_t i = index.first[bucket]; i < index.first[bucket + 1]; ++i) {
    const Form& form = index.forms[i];
    if (best && form.words.size() <= best->words.size()) continue;
    if (first_letter_exact && text[0] != form.words[0]) continue;
    if (form.exact ? !text.starts_with(form.words) : !starts_folded(text, form.words)) continue;
    if (ends_word(text, form.words.size())) best = &form;
  }
  return best;
}

}  // namespace

constinit const AgencyBeginnings kAgencyBeginnings = [] {
  AgencyBeginnings beginnings;
  each_form([&](const Form& form) {
    const auto first = static_cast<unsigned char>(form.words[0]);
    const auto second = static_cast<unsigned char>(form.words[1]);
    beginnings.add(first, second);
    if (form.exact) return;
    beginnings.add(first, fold(form.words[1]));
    if (second >= 'a' && second <= 'z')
      beginnings.add(first, static_cast<unsigned char>(second - 'a' + 'A'));
  });
  return beginnings;
}();

std::span<const Agency> agencies() { return kAgencies; }

const Agency* find_agency(std::string_view words) {
  while (!words.empty() && (words.front() == ' ' || words.front() == '\t')) words.remove_prefix(1);
  while (!words.empty() && (words.back() == ' ' || words.back() == '\t')) words.remove_suffix(1);
  if (words.empty()) return nullptr;
  const Form* form = longest_at(words, false);
  return form && form->words.size() == words.size() ? &kAgencies[form->agency] : nullptr;
}

std::optional<AgencyMention> agency_at(std::string_view text, std::uint32_t at) {
  if (!may_begin_agency(text, at)) return std::nullopt;
  const Form* form = longest_at(text.substr(at), true);
  if (!form) return std::nullopt;
  return AgencyMention{.span = {at, at + static_cast<std::uint32_t>(form->words.size())},
                       .agency = &kAgencies[form->agency],
                       .by_short_form = form->is_short};
}

void find_agencies(std::string_view text, std::vector<AgencyMention>& out) {
  const auto is_plain_word = [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  bool in_word = false;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    std::uint32_t length = 1;
    bool word = is_plain_word(byte);
    if (byte >= 0x80) {
      const CodePoint point = decode(text, at);
      length = point.length;
      word = is_letter(point.value) || is_digit(point.value) || is_combining(point.value);
    }
    // Prose writes names with their capitals; that spares most words the look.
    if (word && !in_word) {
      if (const auto mention = agency_at(text, at)) {
        out.push_back(*mention);
        at = mention->span.end;
        continue;  // a form ends where a word ends
      }
    }
    in_word = word;
    at += length;
    if (word)
      while (at < text.size() && is_plain_word(static_cast<unsigned char>(text[at]))) ++at;
  }
}

}  // namespace stet
