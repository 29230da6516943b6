/// C in, C++ inside, C out. Every function of the table is noexcept over guard(), the one place
/// with catch (...).

#include "calls.h"
#include "copyflow/article_json.h"
#include "copyflow/convert.h"
#include "copyflow/feed.h"
#include "copyflow/publish.h"
#include "copyflow/report_json.h"
#include "copyflow/rules_json.h"
#include "copyflow/schema_json.h"
#include "copyflow/submit.h"
#include "copyflow/validate.h"
#include "intake/reader.h"
#include "settings.h"
#include "stet/stet.h"
#include "text/json_writer.h"
#include "text/lines.h"
#include "text/utf8.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>

/// One editorial schema, compiled. Immutable but for the list of running calls.
struct stet_plugin {
  const stet_host* host = nullptr;  // the host's; outlives the instance
  const stet_host_cancelled_1* cancelled = nullptr;
  stet::Engine engine;
  stet::plugin::RunningCalls calls;
};

namespace stet::plugin {
namespace {

constexpr std::uint32_t kMaxDeadlineMs = 60'000;
constexpr std::uint64_t kMaxOutput = 64u << 20;
constexpr std::size_t kLogLine = 1024;

std::atomic<int> initialised{0};

/// The instances whose hooks are running on this thread, innermost first: a callback must not come
/// back in.
struct Entered {
  const stet_plugin* self;
  const Entered* outer;
};
thread_local const Entered* innermost = nullptr;

class Entry {
 public:
  explicit Entry(const stet_plugin* self) : entered_{self, innermost} { innermost = &entered_; }
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;
  ~Entry() { innermost = entered_.outer; }
  static bool is_inside(const stet_plugin* self) {
    for (const Entered* each = innermost; each; each = each->outer)
      if (each->self == self) return true;
    return false;
  }

 private:
  Entered entered_;
};

stet_status fill(stet_error* err, Code code, std::string_view message,
                 std::uint64_t offset = UINT64_MAX, std::uint32_t line = 0,
                 std::uint32_t column = 0) noexcept {
  const auto status = static_cast<stet_status>(code);
  if (!err || err->struct_size < sizeof(stet_error)) return status;
  err->status = status;
  err->offset = offset;
  err->line = line;
  err->column = column;
  std::size_t size = std::min(message.size(), sizeof err->message - 1);
  // Never cut inside a code point.
  if (size < message.size())
    while (size > 0 && (static_cast<unsigned char>(message[size]) & 0xC0) == 0x80) --size;
  std::memcpy(err->message, message.data(), size);
  err->message[size] = '\0';
  return status;
}

/// `part` and `begins`: lines are counted from there on when the fault lies in it.
stet_status fail(stet_error* err, const Error& error, std::string_view document, Span part = {},
                 LineColumn begins = {}) {
  std::uint32_t line = error.line;
  std::uint32_t column = error.column;
  if (line == 0 && error.offset != Error::kNowhere && error.offset <= document.size()) {
    const bool is_inside = !part.empty() && error.offset >= part.begin;
    const LineColumn at = is_inside ? line_column(document, error.offset, part.begin, begins)
                                    : line_column(document, error.offset);
    line = at.line;
    column = at.column;
  }
  std::string message = printable(error.message, 220);
  if (!error.file.empty() && message.find(error.file) == std::string::npos)
    message.insert(0, printable(error.file, 80) + ": ");
  return fill(err, error.code, message, error.offset, line, column);
}

/// Runs `body` so that nothing is thrown across. The messages of the last resort are literals: they
/// cost no memory.
template <class Body>
stet_status guard(stet_error* err, Body&& body) noexcept {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return fill(err, Code::memory, "out of memory");
  } catch (const std::exception& broken) {
    return fill(err, Code::internal, broken.what());
  } catch (...) {
    return fill(err, Code::internal, "an unknown exception");
  }
}

bool wants_log(const stet_plugin& self) { return self.host && self.host->log; }

void log(const stet_plugin& self, std::int32_t level, std::string_view text) {
  std::string line = printable(text, kLogLine);
  if (line.size() > kLogLine) line.resize(kLogLine);
  self.host->log(self.host, level, line.data(), line.size());
}

struct Owner {
  std::string bytes;
};

void give(stet_blob& out, std::string bytes, const char* media_type, std::int32_t decision) {
  auto* owner = new Owner{std::move(bytes)};
  out.decision = decision;
  out.data = owner->bytes.c_str();
  out.size = owner->bytes.size();
  out.media_type = media_type;
  out.owner = owner;
}

/// Takes back what a call gave before it failed.
void take_back(stet_blob& blob) noexcept {
  delete static_cast<Owner*>(blob.owner);
  blob.owner = nullptr;
  blob.data = nullptr;
  blob.size = 0;
}

bool host_called_off(const void* context);

/// One call of a hook, judged and unpacked.
struct Call {
  stet_plugin* self = nullptr;
  std::string_view document;
  CallOptions options;
  Request request;
  std::string_view output_format;
  std::uint64_t max_output = kMaxOutput;
  std::uint64_t call_id = 0;
  Budget budget;
};

bool host_called_off(const void* context) {
  const auto& call = *static_cast<const Call*>(context);
  return call.self->cancelled->poll(call.self->host, call.call_id) != 0;
}

Result<Stage> stage_named(const char* name, Stage fallback, const Schema& schema) {
  if (!name) return fallback;
  if (const std::optional<Stage> stage = schema.find_stage(name)) return *stage;
  std::string message = "no stage '" + printable(name) + "'; there is ";
  for (const std::string_view known : schema.stage_names())
    message.append(known == "submit" ? "" : ", ").append(known);
  return Error{.code = Code::unsupported, .message = std::move(message)};
}

/// Fills `call` in place: its budget and views point into itself.
Status unpack(stet_plugin* self, const stet_call* given, const char* doc, std::uint64_t size,
              Stage fallback, Call& call) {
  stet_call copy{};
  if (given) {
    if (given->struct_size < sizeof(stet_call))
      return Error{.code = Code::abi, .message = "stet_call is smaller than that of version 1.0"};
    copy = *given;
  }
  if (copy.flags != 0) return Error{.code = Code::argument, .message = "unknown flag in stet_call"};
  if (!doc && size != 0)
    return Error{.code = Code::argument, .message = "the document is NULL but has a size"};
  if ((!copy.options_json && copy.options_size) || (!copy.facts_json && copy.facts_size))
    return Error{.code = Code::argument, .message = "options or facts are NULL but have a size"};
  if (copy.deadline_ms > kMaxDeadlineMs)
    return Error{.code = Code::argument,
                 .message = "deadline_ms is " + std::to_string(copy.deadline_ms) +
                            "; the most is " + std::to_string(kMaxDeadlineMs)};
  call.self = self;
  call.call_id = copy.call_id;
  call.document = doc ? std::string_view(doc, size) : std::string_view("", 0);
  Result<CallOptions> options =
      read_options(copy.options_json ? std::string_view(copy.options_json, copy.options_size)
                                     : std::string_view(),
                   self->engine);
  if (!options) return options.error();
  call.options = std::move(*options);
  Result<std::vector<Fact>> facts = read_facts(
      copy.facts_json ? std::string_view(copy.facts_json, copy.facts_size) : std::string_view());
  if (!facts) return facts.error();
  Result<Stage> stage = stage_named(copy.stage, fallback, *self->engine.schema);
  if (!stage) return stage.error();
  const StagePolicy& policy = self->engine.schema->stages[static_cast<std::size_t>(*stage)];
  call.budget.deadline =
      std::chrono::steady_clock::now() +
      std::chrono::milliseconds(copy.deadline_ms ? copy.deadline_ms : policy.budget_ms);
  if (self->cancelled) {
    call.budget.called_off = host_called_off;
    call.budget.context = &call;
  }
  if (!call.options.now_ms && self->host && self->host->now_ms)
    call.options.now_ms = self->host->now_ms(self->host);
  call.output_format =
      copy.output_format ? std::string_view(copy.output_format) : std::string_view();
  call.max_output = copy.max_output;
  call.request = {
      .document = call.document,
      .format = copy.input_format ? std::string_view(copy.input_format) : std::string_view("auto"),
      .stage = *stage,
      .now_ms = call.options.now_ms,
      .default_language = call.options.language,
      .author = call.options.author,
      .waivers = std::move(call.options.waivers),
      .facts = std::move(*facts),
      .budget = &call.budget,
      .part = call.options.part,
      .part_begins = call.options.part_begins};
  return ok();
}

/// What every hook does first and last; `work` gives the status and fills the blob.
template <class Work>
stet_status hook(const char* name, Stage stage, stet_plugin* self, const stet_call* given,
                 const char* doc, std::uint64_t size, stet_blob* out, stet_error* err,
                 Work&& work) noexcept {
  bool is_ours = false;
  const stet_status status = guard(err, [&]() -> stet_status {
    if (err && err->struct_size < sizeof(stet_error)) return STET_E_ABI;
    if (!out) return fill(err, Code::argument, "the result blob is NULL");
    if (out->struct_size < sizeof(stet_blob))
      return fill(err, Code::abi, "stet_blob is smaller than that of version 1.0");
    out->decision = STET_NO_DECISION;
    out->data = nullptr;
    out->size = 0;
    out->media_type = nullptr;
    out->owner = nullptr;
    is_ours = true;
    if (!self) return fill(err, Code::argument, "the instance is NULL");
    if (Entry::is_inside(self))
      return fill(err, Code::reentry,
                  "a callback called a hook of the instance that is calling it");
    const Entry entry(self);
    Call call;
    if (Status ready = unpack(self, given, doc, size, stage, call); !ready)
      return fail(err, ready.error(), {});
    const RunningCalls::Running running(self->calls, call.call_id);
    call.budget.cancelled = running.cancelled();
    Status done = work(call, *out);
    if (wants_log(*self)) {
      std::string line = "call " + std::to_string(call.call_id) + " " + name + ": ";
      line += done ? "decision " + std::to_string(out->decision) : done.error().message;
      log(*self, done ? STET_LOG_DEBUG : STET_LOG_ERROR, line);
    }
    return done ? STET_OK
                : fail(err, done.error(), call.document, call.request.part,
                       call.request.part_begins);
  });
  if (status < 0 && is_ours) take_back(*out);
  return status;
}

Status judge_into(Call& call, stet_blob& out) {
  Result<Judged> judged = judge_article(call.self->engine, call.request);
  if (!judged) return judged.error();
  give(out, report_json(*judged, *call.self->engine.schema, call.request.stage), "application/json",
       static_cast<std::int32_t>(judged->report.decision));
  return ok();
}

stet_status on_submit(stet_plugin* self, const stet_call* call, const char* doc, uint64_t size,
                      stet_blob* out, stet_error* err) noexcept {
  return hook("on_submit", Stage::submit, self, call, doc, size, out, err, judge_into);
}

stet_status before_publish(stet_plugin* self, const stet_call* call, const char* doc, uint64_t size,
                           stet_blob* out, stet_error* err) noexcept {
  return hook("before_publish", Stage::publish, self, call, doc, size, out, err, judge_into);
}

stet_status after_publish(stet_plugin* self, const stet_call* given, const char* doc, uint64_t size,
                          stet_blob* out, stet_error* err) noexcept {
  return hook("after_publish", Stage::publish, self, given, doc, size, out, err,
              [](Call& call, stet_blob& blob) {
                Result<PublishEvent> event = published(call.self->engine, call.request,
                                                       call.options.envelope, call.options.event);
                if (!event) return Status(event.error());
                give(blob, to_json(*event), "application/json", STET_NO_DECISION);
                return ok();
              });
}

ConvertOptions convert_options(const Call& call, std::uint64_t max_output) {
  return {.target = call.output_format,
          .profile = call.options.profile,
          .envelope = call.options.envelope,
          .gate = call.options.gate,
          .max_output = max_output};
}

/// The document together with what there is to say about it.
std::string document_and_report(const Converted& converted, const Schema& schema) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("document");
  if (converted.written)
    json.string(converted.written->bytes);
  else
    json.null();
  json.member("mediaType", converted.media_type);
  if (converted.written) {
    json.member("guid", converted.written->guid)
        .member("version", static_cast<std::int64_t>(converted.written->version));
    json.key("losses").begin_array();
    for (const Loss& loss : converted.written->losses)
      json.begin_object().member("field", loss.field).member("reason", loss.reason).end_object();
    json.end_array();
  }
  json.key("report").raw(report_json(converted.judged, schema, Stage::export_)).end_object();
  return out;
}

stet_status export_item(stet_plugin* self, const stet_call* given, const char* doc, uint64_t size,
                        stet_blob* out, stet_error* err) noexcept {
  return hook("export_item", Stage::export_, self, given, doc, size, out, err,
              [](Call& call, stet_blob& blob) {
                const std::uint64_t most = call.max_output ? call.max_output : kMaxOutput;
                Result<Converted> converted =
                    convert_article(call.self->engine, call.request, convert_options(call, most));
                if (!converted) return Status(converted.error());
                const auto decision = static_cast<std::int32_t>(converted->judged.report.decision);
                if (call.options.report)
                  give(blob, document_and_report(*converted, *call.self->engine.schema),
                       "application/json", decision);
                else if (converted->written)
                  give(blob, std::move(converted->written->bytes), converted->media_type.data(),
                       decision);
                else
                  blob.decision = decision;
                return ok();
              });
}

stet_status export_feed(stet_plugin* self, const stet_call* given, stet_pull pull, void* pull_ctx,
                        stet_push push, void* push_ctx, stet_blob* report,
                        stet_error* err) noexcept {
  if (!pull || !push) return fill(err, Code::argument, "export_feed needs a pull and a push");
  return hook(
      "export_feed", Stage::export_, self, given, nullptr, 0, report, err,
      [&](Call& call, stet_blob& blob) {
        const auto next = [&]() -> Result<std::optional<std::string_view>> {
          const char* bytes = nullptr;
          std::uint64_t count = 0;
          if (const stet_status status = pull(pull_ctx, &bytes, &count); status < 0)
            return Error{.code = Code::host,
                         .message = "the host's pull gave status " + std::to_string(status)};
          if (!bytes) return std::optional<std::string_view>();
          return std::optional<std::string_view>(std::string_view(bytes, count));
        };
        const auto send = [&](std::string_view bytes) -> Status {
          if (const stet_status status = push(push_ctx, bytes.data(), bytes.size()); status < 0)
            return Error{.code = Code::host,
                         .message = "the host's push gave status " + std::to_string(status)};
          return ok();
        };
        const std::uint64_t most = call.max_output ? call.max_output : UINT64_MAX;
        Result<FeedOutcome> outcome =
            write_feed(call.self->engine, call.request, convert_options(call, most), next, send);
        if (!outcome) return Status(outcome.error());
        give(blob, to_json(*outcome), "application/json", STET_NO_DECISION);
        return ok();
      });
}

stet_status read_hook(stet_plugin* self, const stet_call* given, const char* doc, uint64_t size,
                      stet_blob* out, stet_error* err) noexcept {
  return hook(
      "read", Stage::submit, self, given, doc, size, out, err, [](Call& call, stet_blob& blob) {
        Result<std::unique_ptr<Article>> article = read_article(call.self->engine, call.request);
        if (!article) return Status(article.error());
        give(blob, article_json(**article), "application/json", STET_NO_DECISION);
        return ok();
      });
}

stet_status validate_hook(stet_plugin* self, const stet_call* given, const char* doc, uint64_t size,
                          stet_blob* out, stet_error* err) noexcept {
  return hook("validate", Stage::export_, self, given, doc, size, out, err,
              [](Call& call, stet_blob& blob) {
                Result<Validated> validated = validate_document(call.self->engine, call.request);
                if (!validated) return Status(validated.error());
                give(blob, validation_json(*validated), "application/json",
                     static_cast<std::int32_t>(validated->report.decision));
                return ok();
              });
}

/// For the functions that take no article.
template <class Work>
stet_status plain_call(stet_plugin* self, stet_blob* out, stet_error* err, Work&& work) noexcept {
  return guard(err, [&]() -> stet_status {
    if (err && err->struct_size < sizeof(stet_error)) return STET_E_ABI;
    if (!self || !out) return fill(err, Code::argument, "the instance or the result blob is NULL");
    if (out->struct_size < sizeof(stet_blob))
      return fill(err, Code::abi, "stet_blob is smaller than that of version 1.0");
    out->data = nullptr;
    out->owner = nullptr;
    Result<std::string> json = work();
    if (!json) return fail(err, json.error(), {});
    give(*out, std::move(*json), "application/json", STET_NO_DECISION);
    return STET_OK;
  });
}

stet_status list_rules(stet_plugin* self, stet_blob* out, stet_error* err) noexcept {
  return plain_call(self, out, err,
                    [&]() -> Result<std::string> { return rules_json(*self->engine.schema); });
}

stet_status explain_rule(stet_plugin* self, const char* rule_id, stet_blob* out,
                         stet_error* err) noexcept {
  return plain_call(self, out, err, [&]() -> Result<std::string> {
    if (!rule_id) return Error{.code = Code::argument, .message = "the rule's id is NULL"};
    return rule_json(*self->engine.schema, rule_id);
  });
}

stet_status list_checks(stet_plugin* self, stet_blob* out, stet_error* err) noexcept {
  return plain_call(self, out, err, []() -> Result<std::string> { return checks_json(); });
}

stet_status show_schema(stet_plugin* self, stet_blob* out, stet_error* err) noexcept {
  return plain_call(self, out, err,
                    [&]() -> Result<std::string> { return merged_json(*self->engine.schema); });
}

stet_status list_tests(stet_plugin* self, stet_blob* out, stet_error* err) noexcept {
  return plain_call(self, out, err,
                    [&]() -> Result<std::string> { return tests_json(*self->engine.schema); });
}

stet_status test_hook(stet_plugin* self, const stet_call* given, const char* doc, uint64_t size,
                      stet_blob* out, stet_error* err) noexcept {
  return hook("test", Stage::publish, self, given, doc, size, out, err,
              [](Call& call, stet_blob& blob) {
                Result<std::string> json =
                    run_schema_test(call.self->engine, call.request, call.options.test);
                if (!json) return Status(json.error());
                give(blob, std::move(*json), "application/json", STET_NO_DECISION);
                return ok();
              });
}

stet_status explain_hook(stet_plugin* self, const stet_call* given, const char* doc, uint64_t size,
                         stet_blob* out, stet_error* err) noexcept {
  return hook("explain", Stage::submit, self, given, doc, size, out, err,
              [](Call& call, stet_blob& blob) {
                Result<std::string> json =
                    explain_article(call.self->engine, call.request, call.options.rule);
                if (!json) return Status(json.error());
                give(blob, std::move(*json), "application/json", STET_NO_DECISION);
                return ok();
              });
}

constexpr stet_schema_1 kSchema = {sizeof(stet_schema_1), 0, show_schema, list_tests, test_hook,
                                   explain_hook};
constexpr stet_rules_1 kRules = {sizeof(stet_rules_1), 0, list_rules, explain_rule};
/// Moves `part` to the next article. Lines are counted from the part before, so that all calls
/// together pass over the document once.
Status step(Call& call, stet_part& part) {
  if (part.begin > part.end || part.end > call.document.size())
    return Error{.code = Code::argument, .message = "the part lies outside the document"};
  Result<ArticlePart> next =
      next_part(call.self->engine, call.request, static_cast<std::uint32_t>(part.end));
  if (!next) return next.error();
  part.format = next->format.data();
  if (next->at.empty()) {
    part.begin = part.end;
    return ok();
  }
  const LineColumn known = part.end == 0 ? LineColumn{} : LineColumn{part.line, part.column};
  const LineColumn begins = line_column(call.document, next->at.begin, part.begin, known);
  part.line = begins.line;
  part.column = begins.column;
  part.begin = next->at.begin;
  part.end = next->at.end;
  return ok();
}

stet_status next_hook(stet_plugin* self, const stet_call* given, const char* doc, uint64_t size,
                      stet_part* part, stet_error* err) noexcept {
  if (!part) return fill(err, Code::argument, "the part is NULL");
  if (part->struct_size < sizeof(stet_part))
    return fill(err, Code::abi, "stet_part is smaller than that of version 1.1");
  stet_blob unused{};
  unused.struct_size = sizeof unused;
  return hook("next", Stage::submit, self, given, doc, size, &unused, err,
              [&](Call& call, stet_blob&) { return step(call, *part); });
}

constexpr stet_read_1 kRead = {sizeof(stet_read_1), 0, read_hook, next_hook};
constexpr stet_validate_1 kValidate = {sizeof(stet_validate_1), 0, validate_hook, list_checks};

std::string describe_json() {
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .member("id", "stet")
      .member("name", "Stet")
      .member("vendor", "Stet")
      .member("version", kEngineVersion.substr(kEngineVersion.find(' ') + 1));
  json.key("abi").begin_array().number(STET_ABI_MAJOR).number(STET_ABI_MINOR).end_array();
  json.key("inputs").begin_array();
  for (const Reader* reader : readers())
    json.begin_object()
        .member("id", reader->id)
        .member("name", reader->name)
        .member("mediaType", reader->media_type)
        .end_object();
  json.end_array().key("outputs").begin_array();
  for (const Writer* writer : writers()) {
    json.begin_object()
        .member("id", writer->id)
        .member("mediaType", writer->media_type)
        .member_bool("feed", writer->feeds);
    json.key("versions").begin_array();
    for (const std::string_view version : writer->versions) json.string(version);
    json.end_array().end_object();
  }
  json.end_array().key("hooks").begin_array();
  for (const char* name :
       {"on_submit", "before_publish", "after_publish", "export_item", "export_feed"})
    json.string(name);
  json.end_array()
      .key("extensions")
      .begin_array()
      .string("stet.rules/1")
      .string("stet.read/1")
      .string("stet.validate/1")
      .string("stet.schema/1")
      .end_array();
  json.key("schemas").begin_array();
  for (const std::string_view name : builtin_schemas()) json.string(name);
  const Limits limits;
  json.end_array()
      .key("limits")
      .begin_object()
      .member("inputBytes", static_cast<std::int64_t>(limits.input_bytes))
      .member("depth", static_cast<std::int64_t>(limits.depth))
      .member("findings", static_cast<std::int64_t>(limits.findings))
      .member("outputBytes", static_cast<std::int64_t>(kMaxOutput))
      .member("deadlineMs", static_cast<std::int64_t>(kMaxDeadlineMs))
      .end_object();
  json.member("rules", static_cast<std::int64_t>(rules().size()));
  json.key("build").begin_object().member("compiler", __VERSION__).end_object().end_object();
  return out;
}

const char* describe() noexcept {
  try {
    static const std::string text = describe_json();
    return text.c_str();
  } catch (...) {
    return "{}";
  }
}

stet_status init(const char*, stet_error*) noexcept {
  initialised.fetch_add(1);
  return STET_OK;
}

void deinit() noexcept {
  int count = initialised.load();
  while (count > 0 && !initialised.compare_exchange_weak(count, count - 1)) {
  }
}

stet_status create(const stet_host* host, const char* config, uint64_t size, stet_plugin** out,
                   stet_error* err) noexcept {
  return guard(err, [&]() -> stet_status {
    if (err && err->struct_size < sizeof(stet_error)) return STET_E_ABI;
    if (!out) return fill(err, Code::argument, "the place for the instance is NULL");
    *out = nullptr;
    if (initialised.load() == 0) return fill(err, Code::state, "create before init");
    if (!config && size)
      return fill(err, Code::argument, "the configuration is NULL but has a size");
    if (host && host->struct_size < sizeof(stet_host))
      return fill(err, Code::abi, "stet_host is smaller than that of version 1.0");
    if (host && host->abi_major != STET_ABI_MAJOR)
      return fill(err, Code::abi, "the host speaks another major version of the ABI");
    const std::string_view json = config ? std::string_view(config, size) : std::string_view();
    Result<Engine> engine = read_config(json);
    if (!engine) return fail(err, engine.error(), {});
    auto self = std::make_unique<stet_plugin>();
    self->engine = std::move(*engine);
    self->host = host;
    if (host && host->get_extension) {
      const auto* extension = static_cast<const stet_host_cancelled_1*>(
          host->get_extension(host, "stet.host.cancelled/1"));
      if (extension && extension->struct_size >= sizeof(stet_host_cancelled_1) && extension->poll)
        self->cancelled = extension;
    }
    *out = self.release();
    return STET_OK;
  });
}

void destroy(stet_plugin* self) noexcept { delete self; }

void release(stet_blob* blob) noexcept {
  if (blob && blob->struct_size >= sizeof(stet_blob)) take_back(*blob);
}

stet_status cancel(stet_plugin* self, uint64_t call_id) noexcept {
  if (!self) return STET_E_ARGUMENT;
  return self->calls.cancel(call_id) ? STET_OK : STET_E_STATE;
}

const void* get_extension(stet_plugin*, const char* id) noexcept {
  if (!id) return nullptr;
  if (std::string_view(id) == "stet.rules/1") return &kRules;
  if (std::string_view(id) == "stet.read/1") return &kRead;
  if (std::string_view(id) == "stet.validate/1") return &kValidate;
  if (std::string_view(id) == "stet.schema/1") return &kSchema;
  return nullptr;
}

constexpr stet_entry kEntry = {
    .struct_size = sizeof(stet_entry),
    .abi_major = STET_ABI_MAJOR,
    .abi_minor = STET_ABI_MINOR,
    .flags = 0,
    .init = init,
    .deinit = deinit,
    .describe = describe,
    .create = create,
    .destroy = destroy,
    .release = release,
    .cancel = cancel,
    .get_extension = get_extension,
    .on_submit = on_submit,
    .before_publish = before_publish,
    .after_publish = after_publish,
    .export_item = export_item,
    .export_feed = export_feed,
};

}  // namespace
}  // namespace stet::plugin

extern "C" const stet_entry* stet_get_entry(uint32_t host_major, uint32_t) {
  return host_major == STET_ABI_MAJOR ? &stet::plugin::kEntry : nullptr;
}
