#pragma once
/// Convert: a judged article becomes a document of another format. The schema's export stage is the
/// gate; what the format could not carry comes back as losses, and as findings `newsml.loss` or
/// `newsml.rights-round-trip`.

#include "copyflow/engine.h"
#include "newsml/profile.h"

namespace stet {

struct ConvertOptions {
  std::string_view target;  ///< writer id; empty: the schema's export target, else "newsml-g2"
  std::optional<Profile> profile;  ///< what the receiver wants, on top of target and envelope
  Envelope envelope;               ///< complete: the engine's defaults with the call's own on top
  bool gate = true;                ///< false: write although the report blocks
  std::uint64_t max_output = 64u << 20;
};

struct Converted {
  Judged judged;
  std::optional<Written> written;  ///< empty: blocked at the gate
  std::string_view media_type;     ///< static
};

/// `request.stage` should be Stage::export_.
Result<Converted> convert_article(const Engine& engine, const Request& request,
                                  const ConvertOptions& options);

/// The writer and version for a target name ("ninjs-2.0"): Code::unsupported with the names there
/// are when it is unknown.
Result<WriterChoice> writer_for(const Engine& engine, std::string_view target);

/// What `options` and its profile ask for together.
std::string_view target_of(const ConvertOptions& options);
Envelope envelope_of(const ConvertOptions& options, std::optional<std::int64_t> now_ms);
/// The article as the receiver gets it; what the profile takes out is put before `losses` of the
/// result. `judged` is the article that was judged: it is not changed.
Result<Written> write_for(const Engine& engine, const Request& request,
                          const ConvertOptions& options, const Article& judged,
                          const Envelope& envelope,
                          Result<Written> (*write)(const Article&, const Envelope&, const Budget*));

/// Times that the article does not say come from the call: fills `sent` from now, in UTC.
Envelope with_time(Envelope envelope, std::optional<std::int64_t> now_ms);

}  // namespace stet
