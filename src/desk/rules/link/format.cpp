#include "desk/proof/link_address.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "schemes",
     .type = OptionType::strings,
     .fallback = R"(["http", "https", "mailto", "tel", "sms", "ftp", "geo", "whatsapp"])",
     .help = "schemes a link may use"},
    {.name = "denyHosts",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "hosts no link may lead to, their subdomains included"},
    {.name = "internalHosts",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "hosts of the house; with one set, relative links are taken as links to it"},
};

/// `host` is `of` or below it.
bool is_below(std::string_view host, std::string_view of) {
  if (host.size() < of.size() || of.empty()) return false;
  if (!same_folded(host.substr(host.size() - of.size()), of)) return false;
  return host.size() == of.size() || host[host.size() - of.size() - 1] == '.';
}

bool has_control_or_space(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

/// A name, an IDN name, an IPv4 or a bracketed IPv6 address.
bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  if (host.front() == '[') return host.back() == ']';
  if (host.front() == '.' || host.front() == '-' || host.find("..") != std::string_view::npos)
    return false;
  return std::all_of(host.begin(), host.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || c == '-' || c == '.' || c == '_' ||
           c == '%';
  });
}

struct Fault {
  std::string message;
  Severity at_most = Severity::error;
};

std::optional<Fault> fault_of(std::string_view raw, Stage stage, const RuleOptions& options) {
  const std::string_view href = trim(raw);
  if (href.empty() || href.front() == '#')
    return std::nullopt;  // link.placeholder; a fragment of a long read
  const auto address = [&] { return shown(href, 50); };
  const Address parts = split_address(href);
  if (parts.scheme.empty()) {
    if (href.substr(0, 2) == "//") return std::nullopt;  // the page's own scheme
    if (starts_with_folded(href, "www."))
      return Fault{"link address " + address() + " lacks “https://” and leads nowhere",
                   Severity::error};
    if (!options.strings("internalHosts").empty()) return std::nullopt;
    return Fault{"link address " + address() +
                     " is relative; other houses cannot follow it, give the whole address",
                 stage == Stage::export_ ? Severity::error : Severity::warning};
  }
  if (same_folded(parts.scheme, "javascript"))
    return Fault{"link address " + address() + " is a script, not an address", Severity::error};
  const auto schemes = options.strings("schemes");
  // "localhost:8080/x" and "port.example.org:80" read as a scheme; whoever wrote it left "https://"
  // out
  const bool known = std::any_of(schemes.begin(), schemes.end(), [&](const std::string& each) {
    return same_folded(each, parts.scheme);
  });
  if (!known) {
    if (parts.scheme.find('.') != std::string_view::npos || same_folded(parts.scheme, "localhost"))
      return Fault{"link address " + address() + " lacks “https://” and leads nowhere",
                   Severity::error};
    return Fault{"link address " + address() + " uses " + shown(parts.scheme, 20) +
                     "; links here use " +
                     (schemes.empty() ? std::string("none")
                                      : schemes.front() + " or another scheme of the house"),
                 Severity::error};
  }
  const bool is_web = starts_with_folded(parts.scheme, "http");
  if (is_web) {
    if (!is_host(parts.host))
      return Fault{"link address " + address() + " has no host that can be read", Severity::error};
    if (same_folded(parts.host, "http") || same_folded(parts.host, "https"))
      return Fault{"link address " + address() + " has its scheme twice", Severity::error};
    if (has_control_or_space(parts.rest) &&
        parts.rest.find_first_of("\t\n\r ") != std::string_view::npos &&
        parts.rest.find("http") != std::string_view::npos)
      return Fault{"link address " + address() + " holds two addresses", Severity::error};
    for (const std::string& host : options.strings("denyHosts"))
      if (is_below(parts.host, host))
        return Fault{
            "link leads to " + shown(parts.host, 40) + ", a host this house does not link to",
            Severity::error};
  } else if (same_folded(parts.scheme, "mailto") && !parts.rest.empty() &&
             parts.rest.front() != '?' && parts.rest.find('@') == std::string_view::npos &&
             parts.rest.find("%40") == std::string_view::npos) {
    return Fault{"mail address " + address() + " has no @", Severity::error};
  }
  return std::nullopt;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.article.runs.empty() && proof.article.links.empty()) return;
  for_each_link(proof, [&](std::string_view href, const Place& place, std::string_view) {
    if (std::optional<Fault> fault = fault_of(href, proof.context.stage, options))
      out.add({.at_most = fault->at_most, .place = place, .message = std::move(fault->message)});
  });
}

}  // namespace

constinit const Rule link_format{
    .id = "link.format",
    .severity = Severity::error,
    .why = "A link that leads nowhere is a broken promise to the reader.",
    .options = kOptions,
    .pass_example = "<a href=\"https://port.example.org/plan\">the plan</a>",
    .fail_example = "<a href=\"javascript:void(0)\">the plan</a>",
    .check = check,
};

}  // namespace stet
