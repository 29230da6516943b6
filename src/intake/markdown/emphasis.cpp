#include "intake/markdown/emphasis.h"

#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace stet::markdown {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

enum class Side : std::uint8_t { space, punctuation, word };

Side side_of(char32_t c) {
  if (is_space(c)) return Side::space;
  return is_letter(c) || is_digit(c) || is_combining(c) ? Side::word : Side::punctuation;
}

Side before(std::string_view text, std::uint32_t at) {
  if (at == 0) return Side::space;
  std::uint32_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u)
    --begin;
  return side_of(decode(text, begin).value);
}

Side behind(std::string_view text, std::uint32_t at) {
  return at >= text.size() ? Side::space : side_of(decode(text, at).value);
}

/// Delimiters as a list, so that used ones can be taken out.
struct Link {
  std::uint32_t token = 0, previous = kNone, next = kNone;
};

bool is_pair(const Token& opener, const Token& closer) {
  if (!opener.can_open || opener.sign != closer.sign) return false;
  if (opener.sign == '~') return opener.count == 2 && closer.count == 2;
  const std::uint32_t opener_size = opener.at.size(), closer_size = closer.at.size();
  const bool both_ways = opener.can_close || closer.can_open;
  return !both_ways || (opener_size + closer_size) % 3 != 0 ||
         (opener_size % 3 == 0 && closer_size % 3 == 0);
}

}  // namespace

void look_around(std::string_view text, Token& token) {
  const Side left = before(text, token.at.begin), right = behind(text, token.at.end);
  const bool opens = right == Side::word || (right == Side::punctuation && left != Side::word);
  const bool closes = left == Side::word || (left == Side::punctuation && right != Side::word);
  const bool word_sign = token.sign == '_';
  token.can_open = opens && (!word_sign || !closes || left == Side::punctuation);
  token.can_close = closes && (!word_sign || !opens || right == Side::punctuation);
}

void pair_emphasis(std::vector<Token>& tokens, std::vector<std::uint32_t>& delimiters,
                   std::size_t from, std::vector<Marked>& marked) {
  std::vector<Link> list;
  for (std::size_t i = from; i < delimiters.size(); ++i) {
    const auto index = static_cast<std::uint32_t>(list.size());
    list.push_back({.token = delimiters[i], .previous = index == 0 ? kNone : index - 1});
    if (index > 0) list[index - 1].next = index;
  }
  delimiters.resize(from);
  const auto drop = [&list](std::uint32_t index) {
    const Link& link = list[index];
    if (link.previous != kNone) list[link.previous].next = link.next;
    if (link.next != kNone) list[link.next].previous = link.previous;
  };
  // Below these nothing opens for such a closer: looked for once, and not again.
  std::array<std::uint32_t, 3 * 2 * 3> bottoms;
  bottoms.fill(kNone);
  for (std::uint32_t at = list.empty() ? kNone : 0; at != kNone;) {
    Token& closer = tokens[list[at].token];
    if (!closer.can_close || closer.count == 0) {
      at = list[at].next;
      continue;
    }
    const std::size_t sign = closer.sign == '*' ? 0 : closer.sign == '_' ? 1 : 2;
    std::uint32_t& bottom = bottoms[(sign * 2 + (closer.can_open ? 1 : 0)) * 3 +
                                    (sign == 2 ? closer.count % 3 : closer.at.size() % 3)];
    std::uint32_t look = list[at].previous;
    const auto exhausted = [&] { return look == kNone || (bottom != kNone && look <= bottom); };
    while (!exhausted() && !is_pair(tokens[list[look].token], closer)) look = list[look].previous;
    if (exhausted()) {
      bottom = list[at].previous;
      const std::uint32_t next = list[at].next;
      if (!closer.can_open) drop(at);
      at = next;
      continue;
    }
    Token& opener = tokens[list[look].token];
    const std::uint32_t used = opener.count >= 2 && closer.count >= 2 ? 2 : 1;
    opener.count -= used;
    opener.opening += used;
    closer.count -= used;
    closer.closing += used;
    const Markup markup = closer.sign == '~' ? Markup::deleted
                          : used == 2        ? Markup::strong
                                             : Markup::emphasis;
    marked.push_back({.open = list[look].token,
                      .close = list[at].token,
                      .markup = markup,
                      .href = {},
                      .at = {opener.at.end - opener.opening, closer.at.begin + closer.closing}});
    // What stands between stays as it is written.
    list[look].next = at;
    list[at].previous = look;
    if (opener.count == 0) drop(look);
    if (closer.count == 0) {
      const std::uint32_t next = list[at].next;
      drop(at);
      at = next;
    }
  }
}

}  // namespace stet::markdown
