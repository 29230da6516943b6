#pragma once
/// One value of a schema file while it is read: its JSON, its path, its file. Every complaint names
/// all three. Used while a schema loads; one thread. A Node views its Document and its parent Node.

#include "text/json.h"
#include "text/result.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// A schema file as read. Addresses must stay put while Nodes look at it.
struct Document {
  std::string file;  ///< as it was asked for: in messages, and what a relative "extends" is
                     ///< resolved against
  std::string text;
  Json root;
};

/// The first thing that went wrong; what comes after it is not looked at.
using Trouble = std::optional<Error>;

/// Reading functions return false once there is trouble, and leave their target alone then.
class Node {
 public:
  struct Member {
    std::string_view name;
    std::function<bool(const Node&)>
        read;  ///< empty: a word of the full form that this version refuses
  };

  Node(const Document& document, Trouble& trouble)
      : document_(&document), json_(&document.root), trouble_(&trouble) {}

  const Json& json() const { return *json_; }
  const Document& document() const { return *document_; }
  /// The bytes of its key, or of itself where it has none.
  Span key_at() const;
  /// JSON Pointer (RFC 6901): "/rules/quote.unbalanced/options"; "/" for the document itself.
  std::string path() const;

  /// Record an error at this value, or at its key; always false. The path stands between `before`
  /// and `after`.
  bool fail(std::string_view before, std::string_view after = {}) const;
  bool fail_at_key(std::string_view before, std::string_view after = {}) const;
  /// Records the error of another part (a pattern) at this value.
  bool fail_with(const Error& error) const;

  /// An object with these members and no others.
  bool object(std::initializer_list<Member> members) const {
    return object(std::span<const Member>(members.begin(), members.size()));
  }
  bool object(std::span<const Member> members) const;
  /// An object whose keys are names.
  bool each_member(const std::function<bool(std::string_view key, const Node& value)>& read) const;
  /// The member `key` of an object when it is there; true when it is not.
  bool member(std::string_view key, const std::function<bool(const Node& value)>& read) const;
  bool each_item(const std::function<bool(const Node& item)>& read) const;

  bool read(std::string& out) const;
  bool read(bool& out) const;
  bool read(double& out) const;
  bool read(std::uint32_t& out) const;
  /// A whole number, 0 or more.
  bool read(std::int64_t& out) const;
  /// A list of strings.
  bool read(std::vector<std::string>& out) const;
  /// One string, or a list of them.
  bool read_one_or_more(std::vector<std::string>& out) const;
  /// One word of a set; `out` is its index.
  bool read_word(std::initializer_list<std::string_view> words, std::size_t& out) const;

 private:
  Node(const Node& parent, std::size_t index)
      : document_(parent.document_),
        parent_(&parent),
        json_(&parent.json_->items[index]),
        trouble_(parent.trouble_),
        index_(index) {}
  bool wrong_type(std::string_view wanted) const;
  bool record(std::string_view before, std::string_view after, Span at) const;

  const Document* document_;
  const Node* parent_ = nullptr;
  const Json* json_;
  Trouble* trouble_;
  std::size_t index_ = 0;
};

/// "; did you mean 'x'", or "; one of a, b, c" when nothing is near and the words are few.
std::string suggestion(std::string_view typed, const std::vector<std::string_view>& words);

}  // namespace stet
