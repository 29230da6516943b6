#include "intake/json/json.h"

#include <algorithm>

namespace stet {
namespace {

// More than any article form has; past it a document is sniffed by what was seen.
constexpr std::size_t kMembersSeen = 400;

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::string_view trim_front(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && is_json_space(text.front())) text.remove_prefix(1);
  return text;
}

/// Offset of the quote that closes the string opened just before `at`, or the size.
std::size_t closing_quote(std::string_view text, std::size_t at) {
  for (;;) {
    const std::size_t quote = text.find('"', at);
    if (quote == text.npos) return text.size();
    std::size_t backslashes = 0;
    while (quote > at + backslashes && text[quote - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return quote;
    at = quote + 1;
  }
}

}  // namespace

bool looks_like_json(std::string_view head) {
  head = trim_front(head);
  if (head.empty()) return false;
  const char opening = head.front();
  const std::string_view rest = trim_front(head.substr(1));
  if (opening == '{') return !rest.empty() && (rest.front() == '"' || rest.front() == '}');
  if (opening != '[' || rest.empty()) return false;
  // "[Editor's note]" is prose; "[1]" may be a footnote.
  return rest.front() == '{' || rest.front() == '[' || rest.front() == '"' || rest.front() == ']';
}

JsonHead::JsonHead(std::string_view head) {
  head = trim_front(head);
  if (!head.starts_with('{')) return;
  object_ = true;
  int depth = 0;
  bool expects_key = false;
  std::int32_t outermost = -1;
  std::string_view key;
  const auto add = [&](std::string_view value) {
    members_.push_back({key, value, depth == 2 ? outermost : -1});
    if (depth == 1) outermost = static_cast<std::int32_t>(members_.size()) - 1;
    key = {};
  };
  // 0 none, else whether the container at that depth is an object; only two levels are told apart.
  bool is_object[3] = {false, false, false};
  for (std::size_t at = 0; at < head.size() && members_.size() < kMembersSeen;) {
    const char c = head[at];
    switch (c) {
      case '{':
      case '[':
        if ((depth == 1 || depth == 2) && is_object[depth] && key.data()) add(head.substr(at, 1));
        ++depth;
        if (depth <= 2) is_object[depth] = c == '{';
        expects_key = depth <= 2 && c == '{';
        ++at;
        break;
      case '}':
      case ']':
        if (--depth <= 0) return;
        expects_key = false;
        ++at;
        break;
      case ',':
        expects_key = depth <= 2 && is_object[depth];
        ++at;
        break;
      case '"': {
        const std::size_t end = closing_quote(head, at + 1);
        const std::string_view inside = head.substr(at + 1, end - at - 1);
        if (depth <= 2 && is_object[depth]) {
          if (expects_key) {
            key = inside;
            expects_key = false;
          } else if (key.data()) {
            add(inside);
          }
        }
        at = std::min(end + 1, head.size());
        break;
      }
      default: {
        if (c == ':' || is_json_space(c)) {
          ++at;
          break;
        }
        const std::size_t end = std::min(head.find_first_of(",]} \n\r\t", at), head.size());
        if (depth <= 2 && is_object[depth] && key.data()) add(head.substr(at, end - at));
        at = std::max(end, at + 1);
      }
    }
  }
}

const JsonHead::Member* JsonHead::find(std::string_view key, std::int32_t parent) const {
  for (const Member& member : members_)
    if (member.parent == parent && member.key == key) return &member;
  return nullptr;
}

bool JsonHead::has(std::string_view key) const { return find(key, -1) != nullptr; }

std::string_view JsonHead::value(std::string_view key) const {
  const Member* member = find(key, -1);
  return member ? member->value : std::string_view{};
}

std::string_view JsonHead::value(std::string_view key, std::string_view inner) const {
  const Member* outer = find(key, -1);
  const Member* member =
      outer ? find(inner, static_cast<std::int32_t>(outer - members_.data())) : nullptr;
  return member ? member->value : std::string_view{};
}

}  // namespace stet
