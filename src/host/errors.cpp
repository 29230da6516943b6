#include "host/errors.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace stet::host {

std::string_view code_name(stet_status status) {
  switch (status) {
    case STET_E_ARGUMENT:
      return "argument";
    case STET_E_ABI:
      return "abi";
    case STET_E_STATE:
      return "state";
    case STET_E_CONFIG:
      return "config";
    case STET_E_UNSUPPORTED:
      return "unsupported";
    case STET_E_REENTRY:
      return "reentry";
    case STET_E_INPUT:
      return "input";
    case STET_E_LIMIT:
      return "limit";
    case STET_E_DEADLINE:
      return "deadline";
    case STET_E_CANCELLED:
      return "cancelled";
    case STET_E_MEMORY:
      return "memory";
    case STET_E_HOST:
      return "host";
    case STET_E_STORE:
      return "store";
    default:
      return "internal";
  }
}

int exit_code(stet_status status) {
  const int kind = STET_CLASS(status);
  return kind >= kUsage && kind <= kStorage ? kind : kStorage;
}

std::string printable(std::string_view text, std::size_t at_most) {
  std::string out;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    std::size_t length = byte < 0x80    ? 1
                         : byte >= 0xF0 ? 4
                         : byte >= 0xE0 ? 3
                         : byte >= 0xC2 ? 2
                                        : 0;
    std::uint32_t value = length == 1 ? byte : length ? byte & (0xFFu >> (length + 1)) : 0;
    for (std::size_t k = 1; k < length; ++k) {
      if (i + k >= text.size() || (static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) {
        length = 0;
        break;
      }
      value = value << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    }
    if (out.size() + 8 > at_most) {
      out.append("...");
      break;
    }
    const bool is_hidden = value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 ||
                           value == 0x2029 || (value >= 0x202A && value <= 0x202E) ||
                           (value >= 0x2066 && value <= 0x2069);
    if (length == 0) {
      out.append("\xEF\xBF\xBD");
      ++i;
    } else if (is_hidden) {
      char escape[16];
      std::snprintf(escape, sizeof escape, "\\u{%X}", value);
      out.append(escape);
      i += length;
    } else {
      out.append(text.substr(i, length));
      i += length;
    }
  }
  return out;
}

void print_error_line(std::string_view file, std::uint32_t line, std::uint32_t column,
                      std::string_view code, std::string_view message) {
  std::string out = "stet: ";
  if (!file.empty()) out.append(printable(file, 4096)).append(":");
  if (line) out.append(std::to_string(line)).append(":").append(std::to_string(column)).append(":");
  if (out.size() > 6) out.append(" ");
  out.append("error[").append(code).append("]: ").append(printable(message, 1000)).append("\n");
  std::fwrite(out.data(), 1, out.size(), stderr);
}

void print_config_error(std::uint32_t line, std::uint32_t column, std::string_view code,
                        std::string_view message) {
  const std::size_t file_end = line ? message.find(": ") : std::string_view::npos;
  if (file_end == std::string_view::npos)
    print_error_line("", line, column, code, message);
  else
    print_error_line(message.substr(0, file_end), line, column, code, message.substr(file_end + 2));
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      // Two letters changed places: the commonest slip of a typing hand.
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace stet::host
