#include "desk/rules/number/values.h"

#include "text/words.h"

#include <array>
#include <charconv>
#include <iterator>
#include <string>

namespace stet {
namespace {

constexpr std::string_view kWords[] = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::string_view kTens[] = {"twenty", "thirty",  "forty",  "fifty",
                                      "sixty",  "seventy", "eighty", "ninety"};

/// Hash of each of 0 to 99, "twenty-five" as one word.
constexpr auto kHashes = [] {
  std::array<std::uint32_t, 100> hashes{};
  for (std::size_t i = 0; i <= 20; ++i) hashes[i] = word_hash_of_lower(kWords[i]);
  for (std::size_t ten = 2; ten <= 9; ++ten) {
    hashes[ten * 10] = word_hash_of_lower(kTens[ten - 2]);
    for (std::size_t one = 1; one <= 9; ++one) {
      WordHasher hasher;
      for (const char c : kTens[ten - 2]) hasher.add(c);
      hasher.add('-');
      for (const char c : kWords[one]) hasher.add(c);
      hashes[ten * 10 + one] = hasher.hash();
    }
  }
  return hashes;
}();
constexpr std::uint32_t kHundred = word_hash_of_lower("hundred");
constexpr std::uint32_t kThousand = word_hash_of_lower("thousand");
constexpr std::uint32_t kMillion = word_hash_of_lower("million");
constexpr std::uint32_t kBillion = word_hash_of_lower("billion");

double scale_of(std::uint32_t hash) {
  if (hash == kHundred) return 1e2;
  if (hash == kThousand) return 1e3;
  if (hash == kMillion) return 1e6;
  if (hash == kBillion) return 1e9;
  return 0;
}

}  // namespace

int value_of_word(std::uint32_t hash) {
  for (std::size_t i = 0; i < kHashes.size(); ++i)
    if (kHashes[i] == hash) return static_cast<int>(i);
  return -1;
}

std::string_view word_of(int value) {
  return value >= 0 && value <= 20 ? kWords[value] : std::string_view();
}

std::optional<double> value_of(std::string_view figures) {
  std::string plain;
  if (figures.empty() || figures.size() > 20) return std::nullopt;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    // A comma parts thousands: three figures stand behind it.
    if (figures[i] == ',') {
      const std::size_t next = figures.find_first_of(",.", i + 1);
      const std::size_t end = next == std::string_view::npos ? figures.size() : next;
      if (end - i != 4) return std::nullopt;
      continue;
    }
    if ((figures[i] < '0' || figures[i] > '9') && figures[i] != '.') return std::nullopt;
    plain += figures[i];
  }
  double value = 0;
  const auto parsed = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != plain.data() + plain.size()) return std::nullopt;
  return value;
}

std::optional<Amount> amount_at(const Proof& proof, std::uint32_t passage, std::uint32_t word) {
  const Range words = proof.passages[passage].words;
  if (word < words.begin || word >= words.end) return std::nullopt;
  Amount amount{.value = 0, .words = {word, word + 1}};
  const ProofWord& first = proof.words[word];
  if (first.flags & kHasDigit) {
    const std::optional<double> value = value_of(proof.bytes(passage, first.span));
    if (!value) return std::nullopt;
    amount.value = *value;
  } else {
    const int value = value_of_word(first.hash);
    if (value < 0) return std::nullopt;
    amount.value = value;
  }
  if (amount.words.end < words.end)
    if (const double scale = scale_of(proof.words[amount.words.end].hash); scale > 0) {
      amount.value *= scale;
      ++amount.words.end;
    }
  return amount;
}

}  // namespace stet
