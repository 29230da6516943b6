#pragma once
/// Proofs of a few lines of copy: one paragraph a line, "# " before a heading, "> " before a block
/// quotation.

#include "desk/proof.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

/// Copy and its proof. Stays where it is made: the proof views the article, the article views the
/// text.
class Copy {
 public:
  explicit Copy(std::string text, std::string_view language = "en") : source_(std::move(text)) {
    article_.source = source_;
    for (std::size_t at = 0; at < source_.size();) {
      const std::size_t end = std::min(source_.find('\n', at), source_.size());
      add(at, end);
      at = end + 1;
    }
    auto made = make_proof(article_, {}, language, nullptr);
    if (!made) throw std::runtime_error(made.error().message);
    proof_ = std::make_unique<Proof>(std::move(*made));
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  const Proof& proof() const { return *proof_; }

  /// The outer quotations, in reading order.
  std::vector<const Quotation*> quotations() const {
    std::vector<const Quotation*> outer;
    for (const Quotation& quotation : proof_->quotations)
      if (quotation.depth == 0) outer.push_back(&quotation);
    return outer;
  }
  /// The speaker's words of the outer quotation `index`; "-" when it has none.
  std::string speaker(std::size_t index = 0) const {
    const auto outer = quotations();
    if (index >= outer.size()) return "no such quotation";
    const auto& speaker = outer[index]->speaker;
    return speaker ? std::string(proof_->bytes(speaker->passage, speaker->span)) : "-";
  }
  std::string cue(std::size_t index = 0) const {
    const auto outer = quotations();
    if (index >= outer.size()) return "no such quotation";
    const auto& cue = outer[index]->cue;
    return cue ? std::string(proof_->bytes(cue->passage, cue->span)) : "-";
  }
  std::string resolved(std::size_t index = 0) const {
    const auto outer = quotations();
    if (index >= outer.size() || !outer[index]->speaker) return "-";
    return std::string(outer[index]->speaker->resolved);
  }
  QuoteKind kind(std::size_t index = 0) const { return quotations().at(index)->kind; }

 private:
  void add(std::size_t at, std::size_t end) {
    Block block;
    if (source_.compare(at, 2, "# ") == 0 || source_.compare(at, 2, "> ") == 0) {
      block.kind = source_[at] == '#' ? BlockKind::heading : BlockKind::quote;
      at += 2;
    }
    if (at >= end) return;
    block.field = {.text = article_.arena.verbatim(std::string_view(source_).substr(at, end - at),
                                                   static_cast<std::uint32_t>(at)),
                   .known = {.presence = Presence::present}};
    article_.body.push_back(block);
  }

  std::string source_;
  Article article_;
  std::unique_ptr<Proof> proof_;
};

}  // namespace stet::test
