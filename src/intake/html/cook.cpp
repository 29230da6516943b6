#include "intake/html/cook.h"

#include "intake/html/ascii.h"
#include "intake/html/entities.h"
#include "text/skim.h"
#include "text/utf8.h"

namespace stet::html {
namespace {

constexpr char32_t kLargestCodePoint = 0x10FFFF;

bool has_references(Cooking cooking) {
  return cooking == Cooking::data || cooking == Cooking::rcdata || cooking == Cooking::attribute;
}

bool keeps_null(Cooking cooking) { return cooking == Cooking::data || cooking == Cooking::cdata; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char letter = lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// WHATWG HTML 13.2.5.80, numeric character reference end state.
char32_t meant(char32_t value) {
  if (value == 0 || value > kLargestCodePoint || (value >= 0xD800 && value <= 0xDFFF))
    return kReplacement;
  if (value >= 0x80 && value <= 0x9F) return from_windows_1252(static_cast<unsigned char>(value));
  return value;
}

}  // namespace

void Cook::make(CookedPiece& piece, std::uint32_t length) {
  piece = {.bytes = made_, .from = {at_, at_ + length}};
  at_ += length;
}

/// Past what stands for itself however it is cooked.
std::uint32_t Cook::skim_plain() const {
  const std::string_view input = input_.substr(0, end_);
  return static_cast<std::uint32_t>(
      cooking_ == Cooking::name ? at_ : skim<Stops::bytes, '&', '\r', '\0'>(input, at_));
}

bool Cook::next(CookedPiece& piece) {
  const std::uint32_t begin = at_;
  const bool references = has_references(cooking_);
  for (at_ = skim_plain(); at_ < end_; at_ = skim_plain()) {
    const char c = input_[at_];
    const bool special = (c == '&' && references) || c == '\r' ||
                         (c == '\0' && !keeps_null(cooking_)) ||
                         (c >= 'A' && c <= 'Z' && cooking_ == Cooking::name);
    if (!special) {
      ++at_;
      continue;
    }
    if (at_ > begin) break;
    if (c == '&') {
      if (read_reference(piece)) return true;
      ++at_;
      continue;
    }
    made_.clear();
    if (c == '\r') {
      made_ = '\n';
      make(piece, at_ + 1 < end_ && input_[at_ + 1] == '\n' ? 2 : 1);
    } else if (c == '\0') {
      append_utf8(made_, kReplacement);
      make(piece, 1);
    } else {
      made_ = lower(c);
      make(piece, 1);
    }
    return true;
  }
  if (at_ == begin) return false;
  piece = {.bytes = input_.substr(begin, at_ - begin), .from = {begin, at_}, .verbatim = true};
  return true;
}

/// At "&". False: it is a character.
bool Cook::read_reference(CookedPiece& piece) {
  const std::string_view after = input_.substr(at_ + 1, end_ - at_ - 1);
  if (after.starts_with('#')) return read_number(piece);
  const EntityMatch match = match_entity(after);
  if (!match.entity) return false;
  if (cooking_ == Cooking::attribute && after[match.length - 1] != ';' &&
      match.length < after.size()) {
    const char behind = after[match.length];
    if (behind == '=' || is_letter(behind) || is_digit(behind)) return false;
  }
  made_.clear();
  append_utf8(made_, match.entity->first);
  if (match.entity->second != 0) append_utf8(made_, match.entity->second);
  make(piece, match.length + 1);
  return true;
}

bool Cook::read_number(CookedPiece& piece) {
  std::uint32_t digits = at_ + 2;
  const bool hex = digits < end_ && lower(input_[digits]) == 'x';
  if (hex) ++digits;
  std::uint32_t at = digits;
  char32_t value = 0;
  for (; at < end_; ++at) {
    const int digit = hex ? hex_value(input_[at]) : is_digit(input_[at]) ? input_[at] - '0' : -1;
    if (digit < 0) break;
    if (value <= kLargestCodePoint) value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (at == digits) return false;
  if (at < end_ && input_[at] == ';') ++at;
  made_.clear();
  append_utf8(made_, meant(value));
  make(piece, at - at_);
  return true;
}

std::string cook(std::string_view input, Span range, Cooking cooking) {
  std::string out;
  CookedPiece piece;
  for (Cook pieces(input, range, cooking); pieces.next(piece);) out.append(piece.bytes);
  return out;
}

}  // namespace stet::html
