#include "desk/schema/node.h"

#include "desk/schema/nearest.h"
#include "text/lines.h"
#include "text/utf8.h"

#include <algorithm>
#include <cmath>

namespace stet {
namespace {

constexpr std::size_t kFewWords = 10;
constexpr double kLargestNumber = 1e9;

std::string_view name_of(Json::Kind kind) {
  switch (kind) {
    case Json::Kind::null:
      return "null";
    case Json::Kind::boolean:
      return "true or false";
    case Json::Kind::number:
      return "a number";
    case Json::Kind::string:
      return "a string";
    case Json::Kind::array:
      return "a list";
    case Json::Kind::object:
      return "an object";
  }
  return "nothing";
}

}  // namespace

std::string suggestion(std::string_view typed, const std::vector<std::string_view>& words) {
  Nearest nearest(typed);
  for (std::string_view word : words) nearest.offer(word);
  if (!nearest.word().empty()) return "; did you mean '" + std::string(nearest.word()) + "'";
  if (words.empty() || words.size() > kFewWords) return {};
  std::string out = "; one of ";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ", ";
    out += words[i];
  }
  return out;
}

std::string Node::path() const {
  if (!parent_) return "/";
  std::string out = parent_->parent_ ? parent_->path() : std::string();
  out += '/';
  if (!parent_->json_->is(Json::Kind::object)) return out + std::to_string(index_);
  for (char c : printable(parent_->json_->keys[index_].first)) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

bool Node::record(std::string_view before, std::string_view after, Span at) const {
  if (*trouble_) return false;
  Error error{.code = Code::config, .offset = at.begin, .file = document_->file};
  error.message.append(before).append(path()).append(after);
  const std::string_view text = document_->text;
  error.line = line_column(text, at.begin).line;
  const std::size_t start = at.begin == 0 ? 0 : text.find_last_of("\r\n", at.begin - 1) + 1;
  error.column = static_cast<std::uint32_t>(at.begin - start) + 1;
  *trouble_ = std::move(error);
  return false;
}

bool Node::fail(std::string_view before, std::string_view after) const {
  return record(before, after, json_->at);
}

Span Node::key_at() const {
  const bool has_key = parent_ && parent_->json_->is(Json::Kind::object);
  return has_key ? parent_->json_->keys[index_].second : json_->at;
}

bool Node::fail_at_key(std::string_view before, std::string_view after) const {
  return record(before, after, key_at());
}

bool Node::fail_with(const Error& error) const { return fail(error.message + " at "); }

bool Node::wrong_type(std::string_view wanted) const {
  std::string message = " must be ";
  message.append(wanted).append("; it is ").append(name_of(json_->kind));
  return fail({}, message);
}

bool Node::object(std::span<const Member> members) const {
  if (!json_->is(Json::Kind::object)) return wrong_type("an object");
  for (std::size_t i = 0; i < json_->items.size(); ++i) {
    const std::string& key = json_->keys[i].first;
    const Node value(*this, i);
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&](const Member& each) { return each.name == key; });
    if (member == members.end()) {
      std::vector<std::string_view> names;
      for (const Member& each : members)
        if (each.read) names.push_back(each.name);
      return record("unknown key '" + printable(key) + "' at ", suggestion(key, names),
                    json_->keys[i].second);
    }
    if (!member->read)
      return record("not supported yet: key '" + key + "' at ", "; take it out for now",
                    json_->keys[i].second);
    if (!member->read(value)) return false;
  }
  return true;
}

bool Node::each_member(
    const std::function<bool(std::string_view key, const Node& value)>& read) const {
  if (!json_->is(Json::Kind::object)) return wrong_type("an object");
  for (std::size_t i = 0; i < json_->items.size(); ++i)
    if (!read(json_->keys[i].first, Node(*this, i))) return false;
  return true;
}

bool Node::member(std::string_view key, const std::function<bool(const Node& value)>& read) const {
  if (!json_->is(Json::Kind::object)) return true;
  for (std::size_t i = 0; i < json_->items.size(); ++i)
    if (json_->keys[i].first == key) return read(Node(*this, i));
  return true;
}

bool Node::each_item(const std::function<bool(const Node& item)>& read) const {
  if (!json_->is(Json::Kind::array)) return wrong_type("a list");
  for (std::size_t i = 0; i < json_->items.size(); ++i)
    if (!read(Node(*this, i))) return false;
  return true;
}

bool Node::read(std::string& out) const {
  if (!json_->is(Json::Kind::string)) return wrong_type("a string");
  out = json_->string;
  return true;
}

bool Node::read(bool& out) const {
  if (!json_->is(Json::Kind::boolean)) return wrong_type("true or false");
  out = json_->boolean;
  return true;
}

bool Node::read(double& out) const {
  if (!json_->is(Json::Kind::number)) return wrong_type("a number");
  out = json_->number;
  return true;
}

bool Node::read(std::int64_t& out) const {
  if (!json_->is(Json::Kind::number)) return wrong_type("a whole number");
  const double value = json_->number;
  if (value < 0 || value > kLargestNumber || std::floor(value) != value)
    return fail({}, " must be a whole number from 0 to 1000000000; it is " + json_->string);
  out = static_cast<std::int64_t>(value);
  return true;
}

bool Node::read(std::uint32_t& out) const {
  std::int64_t value = 0;
  if (!read(value)) return false;
  out = static_cast<std::uint32_t>(value);
  return true;
}

bool Node::read(std::vector<std::string>& out) const {
  std::vector<std::string> strings;
  if (!each_item([&](const Node& item) { return item.read(strings.emplace_back()); })) return false;
  out = std::move(strings);
  return true;
}

bool Node::read_one_or_more(std::vector<std::string>& out) const {
  if (json_->is(Json::Kind::array)) return read(out);
  if (!json_->is(Json::Kind::string)) return wrong_type("a string or a list of strings");
  out = {json_->string};
  return true;
}

bool Node::read_word(std::initializer_list<std::string_view> words, std::size_t& out) const {
  if (!json_->is(Json::Kind::string)) return wrong_type("a string");
  const auto word = std::find(words.begin(), words.end(), json_->string);
  if (word == words.end())
    return fail("unknown value '" + printable(json_->string) + "' at ",
                suggestion(json_->string, std::vector<std::string_view>(words)));
  out = static_cast<std::size_t>(word - words.begin());
  return true;
}

}  // namespace stet
