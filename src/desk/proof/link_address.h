#pragma once
/// The address of a link, taken apart as far as rules ask. Nothing is fetched. [any thread]

#include "desk/finding.h"
#include "desk/proof.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace stet::look {

/// Views the address. `scheme` and `host` in the case they were written.
struct Address {
  std::string_view scheme;  ///< without the colon; empty: relative
  std::string_view host;    ///< without user and port; empty: none
  std::string_view rest;    ///< behind the host, or behind the scheme when there is no host
};
Address split_address(std::string_view href);

/// Calls visit(address, place, words) for each link of the article: in the text, its words as
/// place; related links at their place in the input. `words` is what readers see, empty for related
/// links without a title.
void for_each_link(const Proof& proof,
                   const std::function<void(std::string_view href, const Place& place,
                                            std::string_view words)>& visit);

}  // namespace stet::look
