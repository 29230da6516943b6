#include "newsml/losses.h"

namespace stet {

std::string to_string(const Where& where) {
  std::string path(where.list);
  if (where.index >= 0) path.append("[").append(std::to_string(where.index)).append("]");
  if (!where.part.empty()) path.append(".").append(where.part);
  return path;
}

void Losses::add(const Where& where, std::string_view reason, std::string_view rule) {
  if (list_.size() >= kMost) {
    ++more_;
    return;
  }
  list_.push_back({.field = to_string(where), .reason = std::string(reason), .rule = rule});
}

std::vector<Loss> Losses::take() {
  if (more_ > 0) {
    list_.push_back(
        {.field = "article", .reason = std::to_string(more_) + " further losses are not listed"});
    more_ = 0;
  }
  return std::exchange(list_, {});
}

}  // namespace stet
