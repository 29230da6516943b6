#pragma once
/// After publish: what a feed store has to know of an article that the host committed.

#include "copyflow/engine.h"

namespace stet {

struct PublishEvent {
  std::string event;  ///< "publish", "correct", "takedown", the host's word
  std::string id;     ///< guid as an export would write it
  std::uint32_t version = 1;
  std::uint64_t digest = 0;  ///< article_hash(): the same story in another spelling has the same
  std::string status;        ///< "usable", "withheld", "canceled"
};

Result<PublishEvent> published(const Engine& engine, const Request& request,
                               const Envelope& envelope, std::string_view event);
std::string to_json(const PublishEvent& event);

}  // namespace stet
