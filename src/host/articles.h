#pragma once
/// The articles of all inputs, one after the other: a file is one article, or holds many (a JSON
/// list, JSON Lines, an export) that come one at a time, in the order of the file.

#include "host/input.h"
#include "host/session.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stet::host {

/// The most that is read of an input that holds many articles. Each article has the plugin's own
/// limit.
inline constexpr std::uint64_t kSourceLimit = 1u << 30;

/// Why an input or a part of it cannot be handed over.
struct Refusal {
  int exit = 0;
  std::string code, message;
  std::uint32_t line = 0, column = 0;
  std::uint64_t offset = UINT64_MAX;
};
Refusal refusal_of(const abi::Error& error);

/// One article to hand over. Keeps its input's bytes alive.
struct Job {
  std::shared_ptr<const Bytes> bytes;  ///< null when refused
  std::size_t input = 0;               ///< index of the input
  std::uint32_t article = 0;           ///< 1, 2, ... in an input that holds many; 0: it is one
  stet_part part{};                    ///< of `bytes`; empty: the whole
  std::optional<Refusal> refused;
};

/// "export.json, article 3", for people.
std::string name_of(const Input& input, const Job& job);
/// `{"input":"export.json","article":3,"part":[120,480],` and so on: how an answer begins that
/// tells which article it is about. Behind it come members and a brace.
std::string answer_begin(const Input& input, const Job& job);

/// Reads one input at a time. All must outlive it.
class Articles {
 public:
  Articles(const Session& session, const CallFor& call, const std::vector<Input>& inputs);
  /// Of one input, whose bytes are these.
  Articles(const Session& session, const CallFor& call, const std::vector<Input>& inputs,
           std::shared_ptr<const Bytes> bytes);
  /// False at the end. A failure of one input is a Job with `refused`.
  bool next(Job& job);

 private:
  void open(Job& job);
  bool step(Job& job);
  bool step_to(stet_part& part) const;

  const Session& session_;
  const CallFor& call_;
  const std::vector<Input>& inputs_;
  const stet_read_1* splitter_;
  std::shared_ptr<const Bytes> given_;  ///< null: the inputs are read
  std::size_t input_ = 0;
  std::uint32_t article_ = 0;           ///< of the open input
  std::shared_ptr<const Bytes> bytes_;  ///< null: none is open
  stet_part part_{};
};

/// The article's own bytes.
std::string_view document_of(const Job& job);

/// The call for one job: `base` with the part in its options.
class CallForJob {
 public:
  CallForJob(const CallFor& base, const Job& job);
  CallForJob(const CallForJob&) = delete;
  CallForJob& operator=(const CallForJob&) = delete;
  const stet_call& get() const { return call_; }
  void set_facts(std::string facts) {
    facts_ = std::move(facts);
    call_.facts_json = facts_.data();
    call_.facts_size = facts_.size();
  }

 private:
  std::string options_, facts_;
  stet_call call_;
};

}  // namespace stet::host
