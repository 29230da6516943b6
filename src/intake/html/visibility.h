#pragma once
/// Which elements show, and which tables hold data.

#include "intake/html/tree.h"

#include <cstdint>
#include <vector>

namespace stet::html {

/// The hidden attribute, display:none, words for screen readers only, small aria-hidden ornaments.
bool is_hidden(const Tree& tree, NodeIndex element);

/// By node, 1: a table that holds data. The others only lay out: they hold tables, one column, or
/// long texts. Linear in the tree.
std::vector<std::uint8_t> find_data_tables(const Tree& tree);

}  // namespace stet::html
