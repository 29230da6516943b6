#include "host/yaml.h"

#include "host/errors.h"

#include <yaml.h>

namespace stet::host {
namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxNodes = 200'000;

class Parser {
 public:
  explicit Parser(std::string_view text) {
    if (!yaml_parser_initialize(&parser_)) throw Failure(kStorage, "out of memory");
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    drop();
    yaml_parser_delete(&parser_);
  }

  Yaml run() {
    while (next() == YAML_STREAM_START_EVENT || event_.type == YAML_DOCUMENT_START_EVENT) {
    }
    if (event_.type == YAML_STREAM_END_EVENT) return {};
    return node(0);
  }

 private:
  yaml_event_type_t next() {
    drop();
    if (!yaml_parser_parse(&parser_, &event_)) {
      has_event_ = false;
      fail(parser_.problem ? parser_.problem : "not YAML", parser_.problem_mark);
    }
    has_event_ = true;
    return event_.type;
  }
  void drop() {
    if (has_event_) yaml_event_delete(&event_);
    has_event_ = false;
  }
  [[noreturn]] static void fail(const std::string& what, const yaml_mark_t& at) {
    throw Failure(kUnreadable, "line " + std::to_string(at.line + 1) + ", column " +
                                   std::to_string(at.column + 1) + ": " + what);
  }

  /// The node that begins with the event at hand.
  Yaml node(int depth) {
    if (depth > kMaxDepth)
      fail("nested deeper than " + std::to_string(kMaxDepth), event_.start_mark);
    if (++nodes_ > kMaxNodes)
      fail("more than " + std::to_string(kMaxNodes) + " values", event_.start_mark);
    Yaml out;
    out.line = static_cast<std::uint32_t>(event_.start_mark.line + 1);
    switch (event_.type) {
      case YAML_SCALAR_EVENT:
        out.words.assign(reinterpret_cast<const char*>(event_.data.scalar.value),
                         event_.data.scalar.length);
        return out;
      case YAML_SEQUENCE_START_EVENT:
        out.kind = Yaml::Kind::list;
        while (next() != YAML_SEQUENCE_END_EVENT) out.items.push_back(node(depth + 1));
        return out;
      case YAML_MAPPING_START_EVENT:
        out.kind = Yaml::Kind::map;
        while (next() != YAML_MAPPING_END_EVENT) {
          if (event_.type != YAML_SCALAR_EVENT) fail("a key that is no word", event_.start_mark);
          out.keys.emplace_back(reinterpret_cast<const char*>(event_.data.scalar.value),
                                event_.data.scalar.length);
          next();
          out.items.push_back(node(depth + 1));
        }
        return out;
      case YAML_ALIAS_EVENT:
        fail("anchors are not read", event_.start_mark);
      case YAML_NO_EVENT:
      case YAML_STREAM_START_EVENT:
      case YAML_STREAM_END_EVENT:
      case YAML_DOCUMENT_START_EVENT:
      case YAML_DOCUMENT_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        break;
    }
    fail("a value is missing", event_.start_mark);
  }

  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool has_event_ = false;
  std::size_t nodes_ = 0;
};

}  // namespace

const Yaml* Yaml::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i] == key) return &items[i];
  return nullptr;
}

Yaml parse_yaml(std::string_view text) { return Parser(text).run(); }

}  // namespace stet::host
