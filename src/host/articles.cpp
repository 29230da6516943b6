#include "host/articles.h"

#include "host/output.h"

#include <utility>

namespace stet::host {

Refusal refusal_of(const abi::Error& error) {
  return {exit_code(error.status),
          std::string(code_name(error.status)),
          error.what(),
          error.line,
          error.column,
          error.offset};
}

std::string name_of(const Input& input, const Job& job) {
  return job.article == 0 ? input.path : input.path + ", article " + std::to_string(job.article);
}

std::string answer_begin(const Input& input, const Job& job) {
  std::string out = "{\"input\":" + json_string(input.path) + ",";
  if (job.article != 0)
    out += "\"article\":" + std::to_string(job.article) + ",\"part\":[" +
           std::to_string(job.part.begin) + "," + std::to_string(job.part.end) + "],";
  return out;
}

Articles::Articles(const Session& session, const CallFor& call, const std::vector<Input>& inputs)
    : session_(session),
      call_(call),
      inputs_(inputs),
      splitter_(session.plugin().extension<stet_read_1>("stet.read/1")) {}

Articles::Articles(const Session& session, const CallFor& call, const std::vector<Input>& inputs,
                   std::shared_ptr<const Bytes> bytes)
    : Articles(session, call, inputs) {
  given_ = std::move(bytes);
}

bool Articles::next(Job& job) {
  for (;;) {
    job = {};
    if (!bytes_) {
      if (input_ == inputs_.size()) return false;
      job.input = input_;
      open(job);
      return true;
    }
    job.input = input_;
    if (step(job)) return true;
    bytes_.reset();
    ++input_;
  }
}

/// Reads the next input and gives its first article, or all of it.
void Articles::open(Job& job) {
  const Input& input = inputs_[input_];
  article_ = 0;
  part_ = {};
  part_.struct_size = sizeof part_;
  const auto holds_many = [&](std::string_view head) {
    stet_part first = part_;
    return splitter_ && session_.plugin().next(*splitter_, call_.get(), head, first);
  };
  try {
    std::shared_ptr<const Bytes> bytes = given_;
    if (!bytes)
      bytes =
          std::make_shared<const Bytes>(read_input(input, kInputLimit, holds_many, kSourceLimit));
    try {
      if (splitter_ && session_.plugin().next(*splitter_, call_.get(), bytes->bytes, part_)) {
        bytes_ = std::move(bytes);
        job.bytes = bytes_;
        job.part = part_;
        // A list of one is that one.
        if (stet_part second = part_; step_to(second)) job.article = ++article_;
        return;
      }
    } catch (const abi::Error&) {
      // What is wrong with the whole, the hook says in its own words.
    }
    job.bytes = std::move(bytes);
  } catch (const Failure& failure) {
    if (failure.code != kUnreadable) throw;
    job.refused = Refusal{.exit = failure.code, .code = "input", .message = failure.what()};
  } catch (const abi::Error& error) {
    job.refused = refusal_of(error);
  }
  ++input_;
}

/// Whether another article follows; a fault behind this one counts as one.
bool Articles::step_to(stet_part& part) const {
  try {
    return session_.plugin().next(*splitter_, call_.get(), bytes_->bytes, part);
  } catch (const abi::Error&) {
    return true;
  }
}

bool Articles::step(Job& job) {
  try {
    if (!session_.plugin().next(*splitter_, call_.get(), bytes_->bytes, part_)) return false;
    job.bytes = bytes_;
    job.article = ++article_;
    job.part = part_;
  } catch (const abi::Error& error) {
    // The rest cannot be told apart: said once, as the last answer for this input.
    job.refused = refusal_of(error);
    job.article = ++article_;
    job.part = part_;
    bytes_.reset();
    ++input_;
  }
  return true;
}

std::string_view document_of(const Job& job) {
  const std::string_view all = job.bytes->bytes;
  return job.part.end == 0 ? all : all.substr(job.part.begin, job.part.end - job.part.begin);
}

CallForJob::CallForJob(const CallFor& base, const Job& job) : call_(base.get()) {
  if (job.part.end == 0) return;
  options_.assign(call_.options_json, call_.options_size);
  options_.pop_back();
  options_ += ",\"part\":[" + std::to_string(job.part.begin) + "," + std::to_string(job.part.end) +
              "," + std::to_string(job.part.line) + "," + std::to_string(job.part.column) + "]}";
  call_.options_json = options_.data();
  call_.options_size = options_.size();
  if (job.part.format) call_.input_format = job.part.format;
}

}  // namespace stet::host
