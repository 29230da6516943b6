#pragma once
/// The dates that the article's words give, for rules about dates. [any thread]

#include "desk/proof.h"
#include "text/dates.h"

#include <functional>

namespace stet::look {

/// Calls visit for each date written in the copy, the headlines, the summary and the captions, in
/// reading order. Passages without a figure beside a month, and without a date all in figures, are
/// not looked at.
void for_each_date(
    const Proof& proof,
    const std::function<void(std::uint32_t passage, const DateMention& mention)>& visit);

}  // namespace stet::look
