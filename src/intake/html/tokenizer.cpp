#include "intake/html/tokenizer.h"

#include "intake/html/ascii.h"

#include <algorithm>
#include <cstring>

namespace stet::html {
namespace {

// Fewer than this many attributes are compared one with another; more go through a hash table.
constexpr std::size_t kFewAttributes = 8;

/// True when `input` reads `lower` at `at`, whatever the case of its ASCII letters.
bool reads(std::string_view input, std::uint32_t at, std::string_view lower) {
  return at <= input.size() && equals_lower(input.substr(at, lower.size()), lower);
}

bool ends_tag_name(char c) { return is_space(c) || c == '/' || c == '>'; }

std::uint32_t hash_lower(std::string_view name) {
  std::uint32_t hash = 2166136261u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 16777619u;
  return hash;
}

}  // namespace

Tokenizer::Tokenizer(std::string_view input, std::uint32_t most_attributes,
                     std::uint32_t most_bytes)
    : input_(input),
      size_(static_cast<std::uint32_t>(input.size())),
      most_attributes_(most_attributes),
      most_bytes_(most_bytes) {}

std::uint32_t Tokenizer::find(char wanted, std::uint32_t from) const {
  if (from >= size_) return size_;
  const void* found = std::memchr(input_.data() + from, wanted, size_ - from);
  return found ? static_cast<std::uint32_t>(static_cast<const char*>(found) - input_.data())
               : size_;
}

Token Tokenizer::characters(Span text, Cooking cooking) const {
  return {.kind = TokenKind::characters, .at = text, .text = text, .cooking = cooking};
}

Token Tokenizer::next() {
  if (has_pending_) {
    has_pending_ = false;
    return pending_;
  }
  while (!at_end()) {
    if (state_ == TextState::cdata_section) {
      const Token token = read_cdata_section();
      if (!token.text.empty()) return token;
      continue;
    }
    const Token token = read_text();
    if (!token.text.empty()) return token;
    if (has_pending_) {
      has_pending_ = false;
      return pending_;
    }
  }
  return {.kind = TokenKind::end, .at = {size_, size_}};
}

/// Text up to the next mark-up, which waits in `pending_`. Both may be empty: "</>" is neither.
Token Tokenizer::read_text() {
  const std::uint32_t begin = at_;
  switch (state_) {
    case TextState::plaintext:
      at_ = size_;
      return characters({begin, size_}, Cooking::raw);
    case TextState::script_data:
    case TextState::rcdata:
    case TextState::rawtext: {
      std::uint32_t end = 0;
      if (state_ == TextState::script_data) {
        end = script_data_end();
      } else {
        end = find('<', at_);
        while (end < size_ &&
               !(end + 1 < size_ && input_[end + 1] == '/' && is_last_start_tag_at(end + 2)))
          end = find('<', end + 1);
      }
      const Cooking cooking = state_ == TextState::rcdata ? Cooking::rcdata : Cooking::raw;
      at_ = end;
      if (end < size_) {
        state_ = TextState::data;
        at_ += 2;
        pending_ = {.kind = TokenKind::end_tag, .at = {end, end}};
        has_pending_ = read_tag(pending_, true);
      }
      return characters({begin, end}, cooking);
    }
    case TextState::data:
    case TextState::cdata_section:
      break;
  }
  for (;;) {
    at_ = find('<', at_);
    const std::uint32_t open = at_;
    if (at_end()) return characters({begin, open}, Cooking::data);
    pending_ = {.kind = TokenKind::end, .at = {open, open}};
    if (read_markup(pending_)) {
      has_pending_ = pending_.kind != TokenKind::end;
      return characters({begin, open}, Cooking::data);
    }
    // Not mark-up: the "<" is text.
    at_ = open + 1;
  }
}

/// At a "<". False: it is a character. True with kind `end`: it was mark-up that makes no token.
bool Tokenizer::read_markup(Token& token) {
  const std::uint32_t open = at_;
  if (open + 1 >= size_) return false;
  const char c = input_[open + 1];
  if (is_letter(c)) {
    at_ = open + 1;
    token.kind = TokenKind::start_tag;
    if (!read_tag(token, false)) token.kind = TokenKind::end;
    return true;
  }
  if (c == '/') {
    if (open + 2 >= size_) return false;
    const char name = input_[open + 2];
    at_ = open + 2;
    if (is_letter(name)) {
      token.kind = TokenKind::end_tag;
      if (!read_tag(token, true)) token.kind = TokenKind::end;
    } else if (name == '>') {
      ++at_;
    } else {
      read_bogus_comment(token, open + 2);
    }
    return true;
  }
  if (c == '?') {
    read_bogus_comment(token, open + 1);
    return true;
  }
  if (c != '!') return false;
  if (reads(input_, open + 2, "--")) {
    at_ = open + 4;
    read_comment(token);
  } else if (reads(input_, open + 2, "doctype")) {
    at_ = open + 9;
    read_doctype(token);
  } else if (foreign_ && input_.substr(open + 2, 7) == "[CDATA[") {
    at_ = open + 9;
    state_ = TextState::cdata_section;
  } else {
    read_bogus_comment(token, open + 2);
  }
  return true;
}

Token Tokenizer::read_cdata_section() {
  const std::uint32_t begin = at_;
  std::uint32_t end = find(']', begin);
  while (end < size_ && input_.substr(end, 3) != "]]>") end = find(']', end + 1);
  at_ = end < size_ ? end + 3 : size_;
  if (end < size_) state_ = TextState::data;
  return characters({begin, end}, Cooking::cdata);
}

bool Tokenizer::is_last_start_tag_at(std::uint32_t name) const {
  const std::uint64_t behind = name + last_start_tag_.size();
  return !last_start_tag_.empty() && behind < size_ && reads(input_, name, last_start_tag_) &&
         ends_tag_name(input_[behind]);
}

/// Where the "</script" that ends script data stands; the size of the input when none does.
std::uint32_t Tokenizer::script_data_end() {
  enum class Escape { none, single, twice } escape = Escape::none;
  std::uint32_t at = at_;
  while (at < size_) {
    if (escape == Escape::none) at = find('<', at);
    if (at >= size_) break;
    if (escape != Escape::none && input_[at] == '-' && input_.substr(at, 3) == "-->") {
      escape = Escape::none;
      at += 3;
      continue;
    }
    if (input_[at] != '<') {
      ++at;
      continue;
    }
    const bool slash = at + 1 < size_ && input_[at + 1] == '/';
    if (slash && escape != Escape::twice && is_last_start_tag_at(at + 2)) return at;
    if (escape == Escape::none) {
      // The dashes of "<!--" may be those of "-->" too.
      const bool opens = input_.substr(at, 4) == "<!--";
      if (opens) escape = Escape::single;
      at += opens ? 2 : 1;
      continue;
    }
    // <script inside an escape hides the next </script>.
    const std::uint32_t name = at + (slash ? 2 : 1);
    const bool script = slash == (escape == Escape::twice) && reads(input_, name, "script") &&
                        name + 6 < size_ && ends_tag_name(input_[name + 6]);
    if (script) {
      escape = slash ? Escape::single : Escape::twice;
      at = name + 7;
    } else {
      at = name;
    }
  }
  return size_;
}

/// At the first letter of the name. False: the input ends inside the tag, which drops it.
bool Tokenizer::read_tag(Token& token, bool end_tag) {
  token.name.begin = at_;
  while (!at_end() && !ends_tag_name(input_[at_])) ++at_;
  token.name.end = at_;
  attributes_.clear();
  tabled_ = false;
  const bool whole = read_attributes(token);
  token.at.end = at_;
  if (whole && !end_tag) last_start_tag_ = input_.substr(token.name.begin, token.name.size());
  return whole;
}

bool Tokenizer::read_attributes(Token& token) {
  const auto skip_space = [this] {
    while (!at_end() && is_space(input_[at_])) ++at_;
  };
  for (;;) {
    skip_space();
    if (at_end()) return false;
    if (input_[at_] == '>') {
      ++at_;
      return true;
    }
    if (input_[at_] == '/') {
      ++at_;
      if (!at_end() && input_[at_] == '>') {
        token.self_closing = true;
        ++at_;
        return true;
      }
      continue;
    }
    Attribute attribute;
    attribute.name.begin = at_++;  // even "=" begins a name here
    while (!at_end() && input_[at_] != '=' && !ends_tag_name(input_[at_])) ++at_;
    attribute.name.end = at_;
    attribute.value = {at_, at_};
    skip_space();
    if (!at_end() && input_[at_] == '=') {
      ++at_;
      skip_space();
      if (at_end()) return false;
      const char quote = input_[at_];
      if (quote == '"' || quote == '\'') {
        attribute.value = {at_ + 1, find(quote, at_ + 1)};
        if (attribute.value.end >= size_) {
          at_ = size_;
          return false;
        }
        at_ = attribute.value.end + 1;
      } else {
        attribute.value.begin = at_;
        while (!at_end() && input_[at_] != '>' && !is_space(input_[at_])) ++at_;
        attribute.value.end = at_;
      }
    }
    add_attribute(attribute);
  }
}

void Tokenizer::add_attribute(const Attribute& attribute) {
  if (attributes_.size() >= most_attributes_ || attribute.value.size() > most_bytes_) {
    if (dropped_++ == 0) first_dropped_ = {attribute.name.begin, attribute.value.end};
    return;
  }
  if (!is_duplicate(attribute.name)) attributes_.push_back(attribute);
}

bool Tokenizer::is_duplicate(Span name) {
  const auto text = [this](Span span) { return input_.substr(span.begin, span.size()); };
  if (attributes_.size() < kFewAttributes) {
    for (const Attribute& attribute : attributes_)
      if (equal_letters(text(attribute.name), text(name))) return true;
    return false;
  }
  // Open addressing, at most half full.
  std::size_t slots = 1;
  while (slots < 2u * most_attributes_) slots *= 2;
  const auto slot_of = [&](Span wanted) {
    std::size_t slot = hash_lower(text(wanted)) & (slots - 1);
    while (buckets_[slot] != 0 &&
           !equal_letters(text(attributes_[buckets_[slot] - 1].name), text(wanted)))
      slot = (slot + 1) & (slots - 1);
    return slot;
  };
  if (!tabled_) {
    tabled_ = true;
    buckets_.assign(slots, 0);
    for (std::uint32_t i = 0; i < attributes_.size(); ++i)
      buckets_[slot_of(attributes_[i].name)] = i + 1;
  }
  const std::size_t slot = slot_of(name);
  if (buckets_[slot] != 0) return true;
  buckets_[slot] = static_cast<std::uint32_t>(attributes_.size()) + 1;
  return false;
}

void Tokenizer::read_bogus_comment(Token& token, std::uint32_t data) {
  const std::uint32_t end = find('>', data);
  at_ = std::min(end + 1, size_);
  token = {.kind = TokenKind::comment,
           .at = {token.at.begin, at_},
           .text = {data, end},
           .cooking = Cooking::raw};
}

void Tokenizer::read_comment(Token& token) {
  const std::uint32_t begin = at_;
  token.kind = TokenKind::comment;
  token.cooking = Cooking::raw;
  const auto finish = [&](std::uint32_t text_end, std::uint32_t at) {
    token.text = {begin, text_end};
    at_ = at;
    token.at.end = at;
  };
  if (reads(input_, begin, ">")) return finish(begin, begin + 1);
  if (reads(input_, begin, "->")) return finish(begin, begin + 2);
  for (std::uint32_t dash = find('-', begin); dash < size_; dash = find('-', dash + 1)) {
    if (reads(input_, dash, "-->")) return finish(dash, dash + 3);
    if (reads(input_, dash, "--!>")) return finish(dash, dash + 4);
  }
  // What looked like the end when the input ended is no part of it.
  const std::string_view rest = input_.substr(begin);
  const std::uint32_t cut = rest.ends_with("--!")  ? 3
                            : rest.ends_with("--") ? 2
                                                   : rest.ends_with("-");
  finish(size_ - cut, size_);
}

void Tokenizer::read_doctype(Token& token) {
  const auto skip_space = [this] {
    while (!at_end() && is_space(input_[at_])) ++at_;
  };
  token.kind = TokenKind::doctype;
  skip_space();
  if (at_end() || input_[at_] == '>') {
    token.force_quirks = true;
  } else {
    token.has_name = true;
    token.name.begin = at_;
    while (!at_end() && input_[at_] != '>' && !is_space(input_[at_])) ++at_;
    token.name.end = at_;
    skip_space();
    read_doctype_ids(token);
  }
  const std::uint32_t end = find('>', at_);
  at_ = std::min(end + 1, size_);
  token.at.end = at_;
}

/// Stops at the ">" or before the part that has no meaning.
void Tokenizer::read_doctype_ids(Token& token) {
  const auto skip_space = [this] {
    while (!at_end() && is_space(input_[at_])) ++at_;
  };
  // A quoted identifier; a ">" inside ends the doctype.
  const auto read_id = [this, &token](bool& has, Span& id) {
    const char quote = peek();
    if (at_end() || (quote != '"' && quote != '\'')) return false;
    has = true;
    id.begin = ++at_;
    while (!at_end() && input_[at_] != quote && input_[at_] != '>') ++at_;
    id.end = at_;
    if (at_end() || input_[at_] == '>') {
      token.force_quirks = true;
      return false;
    }
    ++at_;
    return true;
  };
  if (!at_end() && input_[at_] == '>') return;
  const bool is_public = reads(input_, at_, "public");
  if (!is_public && !reads(input_, at_, "system")) {
    token.force_quirks = true;
    return;
  }
  at_ += 6;
  skip_space();
  if (is_public) {
    if (!read_id(token.has_public, token.public_id)) {
      token.force_quirks = true;
      return;
    }
    skip_space();
    if (!at_end() && input_[at_] == '>') return;
  }
  if (!read_id(token.has_system, token.system_id)) {
    token.force_quirks = true;
    return;
  }
  skip_space();
  if (at_end()) token.force_quirks = true;
}

}  // namespace stet::html
