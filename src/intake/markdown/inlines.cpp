#include "intake/markdown/inlines.h"

#include "intake/html/cook.h"
#include "intake/markdown/emphasis.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace stet::markdown {
namespace {

constexpr std::string_view kSpecial = "\\`*_~[]!<&\n";
constexpr std::uint32_t kLongestEntity = 40;  // bytes, "&" and ";" included
constexpr int kDeepestParenthesis = 32;       // in an address

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::uint32_t skip_blank(std::string_view bytes, std::uint32_t at) {
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  return at;
}

/// Escapes and references of an address or a title.
Text unescaped(const Text& content, Span span, TextArena& arena) {
  const std::string_view bytes = content.bytes.substr(0, span.end);
  if (content.cut(span).find_first_of("\\&\n") == std::string_view::npos)
    return arena.part(content, span);
  TextBuilder builder(arena);
  for (std::uint32_t at = span.begin; at < span.end;) {
    if (bytes[at] == '\\' && at + 1 < span.end && is_punctuation(bytes[at + 1])) {
      builder.atom(bytes.substr(at + 1, 1), {at, at + 2});
      at += 2;
    } else if (bytes[at] == '\n') {
      builder.fold_space({at, at + 1});
      ++at;
    } else if (bytes[at] == '&') {
      const std::uint32_t end =
          std::min(span.end, static_cast<std::uint32_t>(std::min<std::size_t>(
                                 bytes.find_first_of("&\\\n", at + 1), bytes.size())));
      html::CookedPiece piece;
      for (html::Cook cook(bytes, {at, end}, html::Cooking::data); cook.next(piece);) {
        if (piece.verbatim)
          builder.verbatim(piece.bytes, piece.from.begin);
        else
          builder.atom(piece.bytes, piece.from);
      }
      at = end;
    } else {
      const auto end = static_cast<std::uint32_t>(
          std::min<std::size_t>({bytes.find_first_of("\\&\n", at), bytes.size(), span.end}));
      builder.verbatim(bytes.substr(at, end - at), at);
      at = end;
    }
  }
  return arena.compose(builder.finish(), content);
}

class InlineReader {
 public:
  InlineReader(const Text& content, const Definitions& definitions, Article& article)
      : content_(content), bytes_(content.bytes), definitions_(definitions), article_(article) {}
  Inlines read();

 private:
  struct Bracket {
    std::uint32_t token = 0;
    std::size_t delimiters = 0;  ///< how many stood before it
    bool picture = false;
    bool holds_bracket = false;  ///< so that its content is no label
  };
  struct Shown {
    std::uint32_t open = 0, close = 0;  ///< tokens
    Address address;
  };

  std::uint32_t add(TokenKind kind, Span at, std::string_view bytes = {}) {
    tokens_.push_back({.kind = kind, .at = at, .bytes = bytes});
    return static_cast<std::uint32_t>(tokens_.size() - 1);
  }
  void index_code();
  void words(std::uint32_t begin, std::uint32_t end);
  void line_end();
  void escape();
  void code();
  void reference();
  void angle();
  bool angle_address(std::uint32_t end);
  void open_bracket(bool picture);
  void close_bracket();
  std::optional<Address> address_behind(const Bracket& bracket, std::uint32_t& end);
  void write(std::uint32_t from, std::uint32_t to, TextBuilder& builder);
  Text finish(TextBuilder& builder) {
    while (!builder.empty() && is_blank(builder.bytes().back())) builder.drop_back(1);
    return article_.arena.compose(builder.finish(bytes_), content_);
  }

  const Text& content_;
  std::string_view bytes_;
  const Definitions& definitions_;
  Article& article_;
  std::uint32_t at_ = 0;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> delimiters_;
  std::vector<Bracket> brackets_;
  std::size_t no_links_below_ = 0;  ///< open brackets that can make no link any more
  std::vector<Marked> marked_;
  std::vector<Shown> pictures_;
  std::unordered_map<std::uint32_t, std::uint32_t> code_end_;  ///< backticks: begin to their pair
  bool no_comment_ends_ = false;
};

/// Pairs every run of backticks with the next one of its length, from the end.
void InlineReader::index_code() {
  if (bytes_.find('`') == bytes_.npos) return;
  std::unordered_map<std::uint32_t, std::uint32_t> next;  // length to begin
  for (auto end = static_cast<std::uint32_t>(bytes_.size()); end > 0;) {
    if (bytes_[end - 1] != '`') {
      --end;
      continue;
    }
    std::uint32_t begin = end;
    while (begin > 0 && bytes_[begin - 1] == '`') --begin;
    if (const auto pair = next.find(end - begin); pair != next.end())
      code_end_.emplace(begin, pair->second);
    next[end - begin] = begin;
    end = begin;
  }
}

void InlineReader::words(std::uint32_t begin, std::uint32_t end) {
  if (begin < end) add(TokenKind::words, {begin, end});
}

void InlineReader::line_end() {
  std::uint32_t spaces = at_;
  const std::uint32_t floor = tokens_.empty() ? 0 : tokens_.back().at.begin;
  const bool behind_words = !tokens_.empty() && tokens_.back().kind == TokenKind::words;
  if (behind_words) {
    while (spaces > floor && bytes_[spaces - 1] == ' ') --spaces;
    tokens_.back().at.end = spaces;
  }
  add(at_ - spaces >= 2 ? TokenKind::line_break : TokenKind::space, {spaces, at_ + 1});
  ++at_;
}

void InlineReader::escape() {
  if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') {
    add(TokenKind::line_break, {at_, at_ + 2});
    at_ += 2;
  } else if (at_ + 1 < bytes_.size() && is_punctuation(bytes_[at_ + 1])) {
    add(TokenKind::atom, {at_, at_ + 2}, bytes_.substr(at_ + 1, 1));
    at_ += 2;
  } else {
    words(at_, at_ + 1);
    ++at_;
  }
}

void InlineReader::code() {
  std::uint32_t begin = at_;
  while (begin < bytes_.size() && bytes_[begin] == '`') ++begin;
  const auto pair = code_end_.find(at_);
  if (pair == code_end_.end()) {
    words(at_, begin);
    at_ = begin;
    return;
  }
  const std::uint32_t size = begin - at_;
  std::uint32_t end = pair->second;
  const Span whole{at_, end + size};
  const std::string_view inside = bytes_.substr(begin, end - begin);
  if (inside.size() > 2 && is_blank(inside.front()) && is_blank(inside.back()) &&
      inside.find_first_not_of(" \n") != inside.npos)
    ++begin, --end;
  const std::uint32_t open = add(TokenKind::mark, {whole.begin, begin});
  for (std::uint32_t at = begin; at < end;) {
    const auto line =
        std::min(static_cast<std::uint32_t>(std::min(bytes_.find('\n', at), bytes_.size())), end);
    words(at, line);
    if (line < end) add(TokenKind::space, {line, line + 1});
    at = line + 1;
  }
  const std::uint32_t close = add(TokenKind::mark, {end, whole.end});
  marked_.push_back(
      {.open = open, .close = close, .markup = Markup::code, .href = {}, .at = whole});
  at_ = whole.end;
}

void InlineReader::reference() {
  const std::size_t semicolon = bytes_.substr(at_, kLongestEntity).find(';');
  if (semicolon != bytes_.npos) {
    const auto end = at_ + static_cast<std::uint32_t>(semicolon) + 1;
    html::CookedPiece piece;
    html::Cook cook(bytes_, {at_, end}, html::Cooking::data);
    if (cook.next(piece) && !piece.verbatim && piece.from == Span{at_, end}) {
      add(TokenKind::atom, piece.from, article_.arena.keep(piece.bytes));
      at_ = end;
      return;
    }
  }
  words(at_, at_ + 1);
  ++at_;
}

/// `<https://...>`, `<name@place>`; `end` is the closing bracket.
bool InlineReader::angle_address(std::uint32_t end) {
  const std::string_view inside = bytes_.substr(at_ + 1, end - at_ - 1);
  if (inside.find_first_of(" \n\t") != inside.npos) return false;
  const std::size_t colon = inside.find(':');
  const std::string_view scheme = inside.substr(0, std::min(colon, inside.size()));
  const bool is_scheme =
      colon != inside.npos && colon >= 2 && colon <= 32 &&
      std::all_of(scheme.begin(), scheme.end(), [](char c) {
        return is_letter_byte(c) || (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
      });
  const std::size_t sign = inside.find('@');
  const bool is_mail = !is_scheme && sign != inside.npos && sign > 0 && sign + 1 < inside.size() &&
                       inside.find('/') == inside.npos;
  if (!is_scheme && !is_mail) return false;
  const std::uint32_t open = add(TokenKind::mark, {at_, at_ + 1});
  words(at_ + 1, end);
  const std::uint32_t close = add(TokenKind::mark, {end, end + 1});
  marked_.push_back(
      {.open = open,
       .close = close,
       .markup = Markup::link,
       .href = is_mail ? article_.arena.keep("mailto:" + std::string(inside)) : inside,
       .at = {at_, end + 1}});
  at_ = end + 1;
  return true;
}

/// An address, a tag or a comment; else a sign among words.
void InlineReader::angle() {
  const std::string_view rest = bytes_.substr(at_);
  const auto keep = [&](std::string_view path, std::string_view value, std::uint32_t end) {
    const Span at = content_.source({at_, end});
    article_.extra.push_back({.path = path, .value = value, .at = at});
    add(TokenKind::mark, {at_, end});
    at_ = end;
  };
  if (rest.starts_with("<!--") && !no_comment_ends_) {
    const std::size_t end = rest.find("-->", 4);
    if (end != rest.npos) {
      std::string_view inside = rest.substr(4, end - 4);
      while (!inside.empty() && is_blank(inside.front())) inside.remove_prefix(1);
      while (!inside.empty() && is_blank(inside.back())) inside.remove_suffix(1);
      return keep("comment", inside, at_ + static_cast<std::uint32_t>(end) + 3);
    }
    no_comment_ends_ = true;
  }
  const std::size_t stop = bytes_.find_first_of("<>", at_ + 1);
  if (stop != bytes_.npos && bytes_[stop] == '>') {
    const auto end = static_cast<std::uint32_t>(stop);
    if (angle_address(end)) return;
    const std::string_view tag = bytes_.substr(at_, end + 1 - at_);
    const std::size_t name = tag.starts_with("</") ? 2 : 1;
    if (is_letter_byte(tag[name])) {
      const std::string lowered = lower(tag.substr(0, 5));
      if (lowered == "<br>" || lowered == "<br/>" || lowered == "<br /") {
        add(TokenKind::line_break, {at_, end + 1});
        at_ = end + 1;
        return;
      }
      return keep("html", tag, end + 1);
    }
  }
  words(at_, at_ + 1);
  ++at_;
}

void InlineReader::open_bracket(bool picture) {
  const std::uint32_t size = picture ? 2 : 1;
  if (!brackets_.empty()) brackets_.back().holds_bracket = true;
  // Literal unless a pair makes it a mark.
  const std::uint32_t token = add(TokenKind::words, {at_, at_ + size});
  brackets_.push_back({.token = token, .delimiters = delimiters_.size(), .picture = picture});
  at_ += size;
}

std::optional<Address> InlineReader::address_behind(const Bracket& bracket, std::uint32_t& end) {
  end = at_ + 1;
  if (end < bytes_.size() && bytes_[end] == '(') {
    std::uint32_t at = skip_blank(bytes_, end + 1);
    Address address;
    const bool empty = at < bytes_.size() && bytes_[at] == ')';
    if (empty || read_address(content_, at, address, article_.arena)) {
      at = skip_blank(bytes_, at);
      if (at < bytes_.size() && bytes_[at] == ')') {
        end = at + 1;
        return address;
      }
    }
  }
  if (definitions_.empty()) return std::nullopt;
  const std::uint32_t begin = tokens_[bracket.token].at.end;
  std::string_view label = bytes_.substr(begin, at_ - begin);
  bool is_label = !bracket.holds_bracket;
  if (end < bytes_.size() && bytes_[end] == '[') {
    const std::size_t close = bytes_.substr(end + 1, kLongestLabel).find_first_of("[]");
    if (close != bytes_.npos && bytes_[end + 1 + close] == ']') {
      if (close > 0) label = bytes_.substr(end + 1, close), is_label = true;
      end += static_cast<std::uint32_t>(close) + 2;
    }
  }
  if (!is_label || label.size() > kLongestLabel) return std::nullopt;
  const auto found = definitions_.find(fold_label(label));
  if (found == definitions_.end()) return std::nullopt;
  return found->second;
}

void InlineReader::close_bracket() {
  const auto literal = [&] {
    words(at_, at_ + 1);
    ++at_;
  };
  if (brackets_.empty()) return literal();
  const Bracket bracket = brackets_.back();
  std::uint32_t end = 0;
  std::optional<Address> address;
  if (bracket.picture || brackets_.size() > no_links_below_) address = address_behind(bracket, end);
  brackets_.pop_back();
  no_links_below_ = std::min(no_links_below_, brackets_.size());
  if (!address) return literal();

  tokens_[bracket.token].kind = TokenKind::mark;
  const Span whole{tokens_[bracket.token].at.begin, end};
  const std::uint32_t close = add(TokenKind::mark, {at_, end});
  pair_emphasis(tokens_, delimiters_, bracket.delimiters, marked_);
  if (bracket.picture) {
    // What shows inside a picture's alternative text is part of it.
    while (!pictures_.empty() && pictures_.back().open > bracket.token) pictures_.pop_back();
    pictures_.push_back({bracket.token, close, std::move(*address)});
  } else {
    marked_.push_back({.open = bracket.token,
                       .close = close,
                       .markup = Markup::link,
                       .href = address->href,
                       .at = whole});
    no_links_below_ = brackets_.size();  // no links in links
  }
  at_ = end;
}

void InlineReader::write(std::uint32_t from, std::uint32_t to, TextBuilder& builder) {
  for (std::uint32_t i = from; i < to; ++i) {
    Token& token = tokens_[i];
    token.out_begin = builder.size();
    switch (token.kind) {
      case TokenKind::words:
        builder.verbatim(bytes_.substr(token.at.begin, token.at.size()), token.at.begin);
        break;
      case TokenKind::atom:
        builder.atom(token.bytes, token.at);
        break;
      case TokenKind::space:
        builder.fold_space(token.at);
        break;
      case TokenKind::line_break:
        if (!builder.empty()) builder.atom("\n", token.at);
        break;
      case TokenKind::delimiter:
        builder.verbatim(bytes_.substr(token.at.begin + token.closing, token.count),
                         token.at.begin + token.closing);
        break;
      case TokenKind::mark:
        break;
    }
    token.out_end = builder.size();
  }
}

Inlines InlineReader::read() {
  index_code();
  const auto size = static_cast<std::uint32_t>(bytes_.size());
  while (at_ < size) {
    const auto next = static_cast<std::uint32_t>(
        std::min<std::size_t>(bytes_.find_first_of(kSpecial, at_), size));
    words(at_, next);
    at_ = next;
    if (at_ == size) break;
    switch (const char sign = bytes_[at_]) {
      case '\\':
        escape();
        break;
      case '`':
        code();
        break;
      case '*':
      case '_':
      case '~': {
        std::uint32_t end = at_;
        while (end < size && bytes_[end] == sign) ++end;
        const std::uint32_t index = add(TokenKind::delimiter, {at_, end});
        Token& token = tokens_[index];
        token.sign = sign;
        token.count = end - at_;
        look_around(bytes_, token);
        delimiters_.push_back(index);
        at_ = end;
        break;
      }
      case '[':
        open_bracket(false);
        break;
      case '!':
        if (at_ + 1 < size && bytes_[at_ + 1] == '[') {
          open_bracket(true);
        } else {
          words(at_, at_ + 1);
          ++at_;
        }
        break;
      case ']':
        close_bracket();
        break;
      case '<':
        angle();
        break;
      case '&':
        reference();
        break;
      default:
        line_end();
    }
  }
  pair_emphasis(tokens_, delimiters_, 0, marked_);

  Inlines result;
  TextBuilder builder(article_.arena);
  std::uint32_t written = 0;
  const auto skip = [&](std::uint32_t to) {
    for (; written < to; ++written)
      tokens_[written].out_begin = tokens_[written].out_end = builder.size();
  };
  for (const Shown& shown : pictures_) {
    write(written, shown.open, builder);
    written = shown.open;
    skip(shown.close + 1);
    // The spaces on both sides of it are one.
    if (written < tokens_.size() && (builder.empty() || is_blank(builder.bytes().back()))) {
      Token& next = tokens_[written];
      if (next.kind == TokenKind::words && next.at.begin < next.at.end &&
          bytes_[next.at.begin] == ' ')
        ++next.at.begin;
    }
  }
  write(written, static_cast<std::uint32_t>(tokens_.size()), builder);
  Field& field = result.field;
  field.text = finish(builder);
  field.known.presence = field.text.empty() ? Presence::empty : Presence::present;
  field.known.at = field.text.empty() ? content_.source() : field.text.source();

  std::vector<Run> runs;
  for (const Marked& each : marked_) {
    const Span span{tokens_[each.open].out_end,
                    std::min(tokens_[each.close].out_begin, field.text.size())};
    if (span.begin < span.end)
      runs.push_back(
          {.span = span, .markup = each.markup, .href = each.href, .at = content_.source(each.at)});
  }
  for (const Token& token : tokens_)
    if (token.kind == TokenKind::line_break && token.out_begin < token.out_end &&
        token.out_end <= field.text.size())
      runs.push_back({.span = {token.out_begin, token.out_end},
                      .markup = Markup::line_break,
                      .href = {},
                      .at = content_.source(token.at)});
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end != b.span.end ? a.span.end > b.span.end : a.at.begin < b.at.begin;
  });
  field.first_run = static_cast<std::uint32_t>(article_.runs.size());
  field.runs = static_cast<std::uint32_t>(runs.size());
  article_.runs.insert(article_.runs.end(), runs.begin(), runs.end());

  for (Shown& shown : pictures_) {
    TextBuilder alt(article_.arena);
    write(shown.open + 1, shown.close, alt);
    Picture picture{.alt = {}, .address = std::move(shown.address)};
    picture.at = content_.source({tokens_[shown.open].at.begin, tokens_[shown.close].at.end});
    picture.alt.text = finish(alt);
    picture.alt.known = {.presence = picture.alt.text.empty() ? Presence::empty : Presence::present,
                         .at = picture.alt.text.empty() ? picture.at : picture.alt.text.source()};
    result.pictures.push_back(std::move(picture));
  }
  return result;
}

}  // namespace

std::string fold_label(std::string_view label) {
  std::string folded;
  for (const char c : lower(label)) {
    if (!is_blank(c))
      folded.push_back(c);
    else if (!folded.empty() && folded.back() != ' ')
      folded.push_back(' ');
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

bool read_address(const Text& content, std::uint32_t& at, Address& address, TextArena& arena) {
  const std::string_view bytes = content.bytes;
  const auto size = static_cast<std::uint32_t>(
      std::min<std::size_t>(bytes.size(), std::size_t{at} + kLongestAddress));
  std::uint32_t end = at;
  Span href;
  if (at < size && bytes[at] == '<') {
    for (++end; end < size && bytes[end] != '>'; ++end) {
      if (bytes[end] == '\n' || bytes[end] == '<') return false;
      if (bytes[end] == '\\') ++end;
    }
    if (end >= size) return false;
    href = {at + 1, end++};
  } else {
    int depth = 0;
    for (; end < size && !is_blank(bytes[end]); ++end) {
      if (bytes[end] == '\\' && end + 1 < size && is_punctuation(bytes[end + 1])) {
        ++end;
      } else if (bytes[end] == '(') {
        if (++depth > kDeepestParenthesis) return false;
      } else if (bytes[end] == ')' && depth-- == 0) {
        break;
      }
    }
    if (end == at || end > bytes.size()) return false;
    if (end == size && size < bytes.size()) return false;
    href = {at, end};
  }
  address.href = unescaped(content, href, arena).bytes;
  at = end;
  // A title stands behind white space.
  const std::uint32_t title = skip_blank(bytes, end);
  if (title == end || title >= bytes.size()) return true;
  const char open = bytes[title];
  if (open != '"' && open != '\'' && open != '(') return true;
  const char close = open == '(' ? ')' : open;
  const auto most = static_cast<std::uint32_t>(
      std::min<std::size_t>(bytes.size(), std::size_t{title} + kLongestAddress));
  for (std::uint32_t i = title + 1; i < most; ++i) {
    if (bytes[i] == '\\') {
      ++i;
    } else if (bytes[i] == close) {
      address.title = unescaped(content, {title + 1, i}, arena);
      at = i + 1;
      return true;
    }
  }
  return true;
}

Inlines read_inlines(const Text& content, const Definitions& definitions, Article& article) {
  return InlineReader(content, definitions, article).read();
}

}  // namespace stet::markdown
