#include "desk/proof/link_address.h"
#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "hosts",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more hosts that readers cannot reach, such as the staging host; their subdomains "
             "included"},
    {.name = "internalHosts",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "hosts that are reachable for this house's readers"},
};

constexpr std::string_view kExampleHosts[] = {
    "example.com",    "www.example.com",    "example.org",  "www.example.org",
    "example.net",    "www.example.net",    "yoursite.com", "www.yoursite.com",
    "yourdomain.com", "www.yourdomain.com", "domain.com",   "mysite.com"};
constexpr std::string_view kReservedEndings[] = {".local",   ".localhost", ".test", ".invalid",
                                                 ".example", ".internal",  ".lan"};
constexpr std::string_view kStagingLabels[] = {"staging", "stg", "preprod", "uat"};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

/// 127/8, 10/8, 192.168/16, 172.16/12, 0.0.0.0, ::1.
bool is_private_address(std::string_view host) {
  if (host == "[::1]" || host == "0.0.0.0") return true;
  if (host.find_first_not_of("0123456789.") != std::string_view::npos || host.empty()) return false;
  const auto begins = [&](std::string_view head) { return host.substr(0, head.size()) == head; };
  if (begins("127.") || begins("10.") || begins("192.168.")) return true;
  for (int part = 16; part < 32; ++part)
    if (begins("172." + std::to_string(part) + ".")) return true;
  return false;
}

/// "staging.port.example.org"; "stage.co.uk" and "dev.to" are sites of that name, "dev.mysql.com"
/// is for readers.
bool is_staging(std::string_view host) {
  const std::size_t point = host.find('.');
  if (point == std::string_view::npos || host.find('.', point + 1) == std::string_view::npos)
    return false;
  const std::string_view label = host.substr(0, point);
  return std::find(std::begin(kStagingLabels), std::end(kStagingLabels), label) !=
             std::end(kStagingLabels) ||
         ends_with(label, "-staging") || ends_with(label, "-preprod");
}

bool is_below(std::string_view host, std::string_view of) {
  return host == of || ends_with(host, "." + std::string(of));
}

/// Why readers cannot follow it; empty when they can.
std::string why_not(std::string_view raw, std::string_view words, const RuleOptions& options) {
  const std::string_view href = trim(raw);
  if (href.empty()) return "has no address";
  if (href == "#" || href == "#!" || href == "http://" || href == "https://" || href == "/#")
    return "has " + shown(href) + " for an address";
  const std::string small = lower(href);
  if (small == "url" || small == "link" || small == "http://url" || small == "https://url" ||
      small == "tk" || small == "http://tk" || small == "https://tk" || small == "xxx" ||
      small == "todo")
    return "has " + shown(href) + " for an address, left from a template";
  const Address parts = split_address(small);
  const std::string_view host = parts.host;
  if (host.empty()) return {};
  for (const std::string& each : options.strings("internalHosts"))
    if (is_below(host, each)) return {};
  for (const std::string& each : options.strings("hosts"))
    if (is_below(host, each)) return "leads to " + shown(host, 40) + ", which readers cannot reach";
  if (host == "localhost" || is_private_address(host))
    return "leads to " + shown(host, 40) + ", a machine of the desk";
  for (std::string_view each : kExampleHosts)
    // A story about the name shows it.
    if (host == each && lower(words).find(host) == std::string::npos)
      return "leads to " + shown(host, 40) + ", an address from a manual";
  for (std::string_view each : kReservedEndings)
    if (ends_with(host, each))
      return "leads to " + shown(host, 40) + ", which readers cannot reach";
  if (is_staging(host)) return "leads to " + shown(host, 40) + ", a staging host";
  return {};
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  if (proof.article.runs.empty() && proof.article.links.empty()) return;
  for_each_link(proof, [&](std::string_view href, const Place& place, std::string_view words) {
    const std::string why = why_not(href, words, options);
    if (why.empty()) return;
    out.add({.place = place,
             .message = "link " +
                        (is_blank(words) ? std::string("without words") : shown(words, 40)) + " " +
                        why + "; put the right address"});
  });
}

}  // namespace

constinit const Rule link_placeholder{
    .id = "link.placeholder",
    .severity = {Severity::warning, Severity::error, Severity::error},
    .why = "The link was never filled in; readers who click it get nowhere.",
    .options = kOptions,
    .pass_example = "<a href=\"https://port.example.org/plan\">the plan</a>",
    .fail_example = "<a href=\"http://localhost:8080/x\">here</a>",
    .check = check,
};

}  // namespace stet
