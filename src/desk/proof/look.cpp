#include "desk/proof/look.h"

#include "text/utf8.h"

namespace stet::look {

const Passage* first_of_body(const Proof& proof) {
  return proof.body.empty() ? nullptr : &proof.passages[proof.body.front()];
}

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words;
  find_words(text, words);
  return words;
}

std::vector<std::uint32_t> hashes_in(std::string_view text) {
  std::vector<std::uint32_t> hashes;
  for (const Word& word : words_in(text)) hashes.push_back(word.hash);
  return hashes;
}

double likeness(std::vector<std::uint32_t> a, std::vector<std::uint32_t> b) {
  if (a.size() > b.size()) a.swap(b);
  if (a.empty()) return 0;
  // The likeness cannot be above the ratio of the lengths.
  if (a.size() * 4 < b.size())
    return static_cast<double>(a.size()) / static_cast<double>(b.size()) * 0.5;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++shared, ++i, ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

std::string_view sign_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (static_cast<unsigned char>(text[at]) < 0x80) return text.substr(at, 1);
  return text.substr(at, decode(text.substr(at, 4), 0).length);
}

std::string_view sign_before(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  if (at == 0) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  return text.substr(begin, at - begin);
}

namespace {

/// ASCII, and not white: most texts begin and end so.
bool is_plainly_black(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > ' ' && byte < 0x7F;
}

}  // namespace

std::string_view trim(std::string_view text) {
  if (!text.empty() && is_plainly_black(text.front()) && is_plainly_black(text.back())) return text;
  const auto is_white = [](std::string_view sign) {
    const char32_t c = decode(sign, 0).value;
    return is_space(c) || c == 0x200B || c == 0x2060 || c == 0xFEFF;
  };
  while (!text.empty()) {
    const std::string_view sign = sign_at(text, 0);
    if (!is_white(sign)) break;
    text.remove_prefix(sign.size());
  }
  while (!text.empty()) {
    const std::string_view sign = sign_before(text, text.size());
    if (!is_white(sign)) break;
    text.remove_suffix(sign.size());
  }
  return text;
}

bool same_folded(std::string_view a, std::string_view b) {
  a = trim(a);
  b = trim(b);
  const auto folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    // past ASCII a letter and its small form may differ in length
    if (((a[i] | b[i]) & 0x80) != 0) return a == b || lower(a) == lower(b);
    if (folded(a[i]) != folded(b[i])) return false;
  }
  return a.size() == b.size();
}

bool starts_with_folded(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  const std::string_view head = text.substr(0, lower_prefix.size());
  for (std::size_t i = 0; i < head.size(); ++i) {
    const char c = head[i] >= 'A' && head[i] <= 'Z' ? static_cast<char>(head[i] + 32) : head[i];
    // beyond ASCII: compare the whole with its case folded
    if (c != lower_prefix[i]) return (head[i] & 0x80) != 0 && lower(head) == lower_prefix;
  }
  return true;
}

std::string shown(std::string_view words, std::uint32_t at_most) {
  return "“" + printable(trim(words), at_most) + "”";
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  std::string out = std::to_string(count);
  out += ' ';
  out += count == 1 ? one : many;
  return out;
}

std::string counted(std::uint64_t count, std::string_view one) {
  return counted(count, one, std::string(one) + "s");
}

Span source_of(const Article& article, std::string_view value) {
  const std::string_view source = article.source;
  if (value.empty() || value.data() < source.data() ||
      value.data() + value.size() > source.data() + source.size())
    return {};
  const auto begin = static_cast<std::uint32_t>(value.data() - source.data());
  return {begin, begin + static_cast<std::uint32_t>(value.size())};
}

Span near_top(const Article& article) {
  if (const Headline* headline = article.headline();
      headline && !headline->field.text.empty() && !headline->field.text.pieces.empty())
    return headline->field.text.source();
  for (const Block& block : article.body)
    if (!block.at.empty()) return block.at;
  return {};
}

bool is_plain_in_source(const Text& text, Span span) {
  return !text.pieces.empty() && text.source(span).size() == span.size();
}

bool is_profile(const Article& article, std::span<const std::string> types) {
  if (!article.profile.is_present()) return false;
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    return same_folded(type, article.profile.value);
  });
}

}  // namespace stet::look
