#include "intake/json/json.h"

#include "intake/json/scan.h"
#include "intake/json/utf8_gate.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace stet {
namespace {

constexpr std::size_t kNamedDuplicates = 10;
constexpr std::int64_t kExactInteger = std::int64_t{1}
                                       << 53;  ///< doubles count one by one up to here
constexpr JsonNode kAbsent;

/// The refusal for bytes that are not UTF-8.
Error not_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
      bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
    return {
        .code = Code::input,
        .message = "the input begins with the byte order mark of UTF-16 or UTF-32; JSON is UTF-8",
        .offset = 0};
  const std::size_t at = std::min(find_invalid_utf8(bytes), bytes.size() - 1);
  return {.code = Code::input,
          .message = "byte " + byte_name(bytes[at]) + " is not UTF-8, and JSON must be",
          .offset = at};
}

std::string counted(std::uint32_t count, std::string_view one, std::string_view several) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

bool equal_in_any_case(std::string_view a, std::string_view b) {
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char one, char other) { return fold(one) == fold(other); });
}

void add_notices(const JsonScan& scan, const Text& input, std::vector<Notice>& notices) {
  const JsonRemarks& remarks = scan.remarks;
  const auto add = [&](std::string_view rule, std::string message, Span at) {
    notices.push_back({.rule = rule, .message = std::move(message), .at = input.source(at)});
  };
  for (std::size_t i = 0; i < remarks.shadowed.size() && i < kNamedDuplicates; ++i) {
    const Span key = scan.nodes[remarks.shadowed[i]].key;
    std::string message = "the member \"" + printable(input.cut(key), 40) +
                          "\" stands twice in one object; the last one is read";
    if (i + 1 == kNamedDuplicates && remarks.shadowed.size() > kNamedDuplicates)
      message +=
          ", as with " + std::to_string(remarks.shadowed.size() - kNamedDuplicates) + " more";
    add("input.duplicate-key", std::move(message), key);
  }
  if (remarks.lone_surrogates)
    add("encoding.lone-surrogate",
        counted(remarks.lone_surrogates, "half of a surrogate pair is",
                "halves of surrogate pairs are") +
            " read as U+FFFD; the first stands here",
        remarks.first_lone_surrogate);
  if (remarks.nuls)
    add("encoding.forbidden-character",
        counted(remarks.nuls, "NUL character", "NUL characters") +
            " (\\u0000); the first stands here",
        remarks.first_nul);
  if (remarks.big_numbers)
    add("input.number-range",
        counted(remarks.big_numbers, "number is", "numbers are") +
            " out of range and kept as spelled; the first stands here",
        remarks.first_big_number);
  if (remarks.forgiven)
    add("input.lenient-json",
        "this is not strict JSON; " + counted(remarks.forgiven, "fault was", "faults were") +
            " passed over (comments, commas, line ends in strings); the first stands here",
        remarks.first_forgiven);
}

}  // namespace

JsonKind JsonValue::kind() const { return node().kind; }

const JsonNode& JsonValue::node() const { return document_ ? document_->nodes_[index_] : kAbsent; }

JsonValue JsonValue::operator[](std::string_view wanted) const {
  if (!is(JsonKind::object) || size() == 0) return {};
  const std::vector<JsonNode>& nodes = document_->nodes_;
  const std::uint16_t tag = json_key_tag(wanted);
  for (std::uint32_t i = index_ + 1; i != 0; i = nodes[i].next) {
    const JsonNode& node = nodes[i];
    if (node.key_tag != tag && node.key_tag != kAnyJsonKey) continue;
    const JsonValue member(document_, i);
    if (!node.shadowed && member.key() == wanted) return member;
  }
  return {};
}

JsonValue JsonValue::any_case(std::string_view wanted) const {
  JsonValue other;
  if (!is(JsonKind::object) || size() == 0) return other;
  const std::vector<JsonNode>& nodes = document_->nodes_;
  const std::uint16_t tag = json_key_tag(wanted);
  for (std::uint32_t i = index_ + 1; i != 0; i = nodes[i].next) {
    const JsonNode& node = nodes[i];
    if (node.shadowed || (node.key_tag != tag && node.key_tag != kAnyJsonKey)) continue;
    const JsonValue member(document_, i);
    const std::string_view key = member.key();
    if (key == wanted) return member;
    if (!other && equal_in_any_case(key, wanted)) other = member;
  }
  return other;
}

JsonValue JsonValue::first_of(std::initializer_list<std::string_view> keys) const {
  for (std::string_view wanted : keys)
    if (JsonValue member = (*this)[wanted]) return member;
  return {};
}

JsonValue::Iterator::Iterator(JsonDocument* document, std::uint32_t index)
    : document_(document), index_(index) {
  pass_shadowed();
}

void JsonValue::Iterator::pass_shadowed() {
  while (index_ != 0 && document_->nodes_[index_].shadowed) index_ = document_->nodes_[index_].next;
}

JsonValue::Iterator& JsonValue::Iterator::operator++() {
  index_ = document_->nodes_[index_].next;
  pass_shadowed();
  return *this;
}

JsonValue::Iterator JsonValue::begin() const {
  return {document_, node().children > 0 ? index_ + 1 : 0};
}
JsonValue::Iterator JsonValue::end() const { return {document_, 0}; }

std::uint32_t JsonValue::size() const { return node().children; }

Span JsonValue::at() const { return document_ ? document_->input_.source(node().value) : Span{}; }

Span JsonValue::key_at() const {
  return document_ && !node().key.empty() ? document_->input_.source(node().key) : Span{};
}

std::string_view JsonValue::key() const {
  if (!document_) return {};
  const std::string_view raw = document_->input_.cut(node().key);
  if (!node().key_escaped) return raw;
  std::string decoded;
  append_unescaped(decoded, raw);
  return document_->arena_->keep(decoded);
}

Text JsonValue::text() const {
  if (!is(JsonKind::string)) return {};
  JsonNode& node = document_->nodes_[index_];
  node.taken = true;
  const Text& input = document_->input_;
  TextArena& arena = *document_->arena_;
  if (!node.escaped) return arena.part(input, node.value);
  TextBuilder& builder = document_->builder_;
  std::string decoded;
  for (std::uint32_t at = node.value.begin; at < node.value.end;) {
    const std::string_view rest = input.bytes.substr(at, node.value.end - at);
    const auto run = static_cast<std::uint32_t>(std::min(rest.find('\\'), rest.size()));
    builder.verbatim(rest.substr(0, run), at);
    at += run;
    if (at == node.value.end) break;
    const JsonEscape escape = read_escape(input.bytes, at);
    decoded.clear();
    append_utf8(decoded, escape.value);
    builder.atom(decoded, {at, at + escape.length});
    at += escape.length;
  }
  return arena.compose(builder.finish(), input);
}

std::string_view JsonValue::peek() const {
  switch (kind()) {
    case JsonKind::string:
      break;
    case JsonKind::number:
    case JsonKind::boolean:
      return raw();
    default:
      return {};
  }
  if (!node().escaped) return raw();
  std::string decoded;
  append_unescaped(decoded, raw());
  return document_->arena_->keep(decoded);
}

std::string_view JsonValue::raw() const {
  return document_ ? document_->input_.cut(node().value) : std::string_view{};
}

std::string_view JsonValue::string() const {
  const std::string_view value = peek();
  if (kind() >= JsonKind::boolean && kind() <= JsonKind::string)
    document_->nodes_[index_].taken = true;
  return value;
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (!is(JsonKind::number) && !is(JsonKind::string)) return std::nullopt;
  const std::string_view digits = raw();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (value > kExactInteger || value < -kExactInteger) return std::nullopt;
  document_->nodes_[index_].taken = true;
  return value;
}

std::optional<double> JsonValue::real() const {
  if (!is(JsonKind::number)) return std::nullopt;
  const std::string_view digits = raw();
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  document_->nodes_[index_].taken = true;
  return value;
}

std::optional<bool> JsonValue::boolean() const {
  if (!is(JsonKind::boolean)) return std::nullopt;
  document_->nodes_[index_].taken = true;
  return node().truth;
}

JsonValue JsonValue::take() const {
  if (!document_) return *this;
  // A container's contents follow it up to the first node that begins behind it.
  std::vector<JsonNode>& nodes = document_->nodes_;
  const std::uint32_t end = nodes[index_].value.end;
  std::size_t i = index_;
  do nodes[i++].taken = true;
  while (i < nodes.size() && nodes[i].value.begin < end);
  return *this;
}

JsonDocument::JsonDocument(Text input, std::vector<JsonNode> nodes, TextArena& arena)
    : input_(input), nodes_(std::move(nodes)), arena_(&arena), builder_(arena) {}

Result<JsonDocument> read_json(const Text& input, const JsonReadOptions& options,
                               TextArena& arena) {
  Result<JsonScan> scan = scan_json(input.bytes, options);
  if (!scan) {
    Error& error = scan.error();
    const auto at = static_cast<std::uint32_t>(std::min<std::uint64_t>(error.offset, input.size()));
    error.offset = input.source({at, at}).begin;
    return std::move(error);
  }
  std::vector<Notice> notices;
  add_notices(*scan, input, notices);
  JsonDocument document(input, std::move(scan->nodes), arena);
  document.notices = std::move(notices);
  return document;
}

Result<JsonDocument> read_json(std::string_view source, const JsonReadOptions& options,
                               TextArena& arena) {
  if (source.size() > options.limits.input_bytes || source.size() > UINT32_MAX) {
    const std::uint64_t most = std::min<std::uint64_t>(options.limits.input_bytes, UINT32_MAX);
    return Error{.code = Code::limit,
                 .message = "input is larger than " + std::to_string(most) + " bytes",
                 .offset = most};
  }
  if (!is_valid_utf8(source)) return not_utf8(source);
  std::uint32_t begin = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (begin == source.size())
    return Error{.code = Code::input, .message = "the input is empty", .offset = 0};
  return read_json(arena.verbatim(source.substr(begin), begin), options, arena);
}

}  // namespace stet
