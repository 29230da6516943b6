/* stet/stet.h: the whole contract between a host and a Stet plugin. C11 and C++20.
 *
 * A host calls stet_get_entry(1, 0), checks abi_major and struct_size of the table it gets, then
 *
 *     init -> create -> hooks, any number, from any threads -> destroy -> deinit
 *
 * Documents go in as bytes with a length, results come out as JSON or XML in a stet_blob. All text
 * is UTF-8. The plugin opens no socket or file after create, starts no thread, installs no handler,
 * touches no locale and no environment, and writes to no stream. The same input, configuration,
 * facts and time give the same bytes.
 *
 * Tags behind each function:
 *   [any thread]  at the same time as anything else, on the same instance too
 *   [once]        one thread, nothing else running in the library
 *   [idle]        no other call on that instance running
 */
#ifndef STET_PLUGIN_H
#define STET_PLUGIN_H
#include <stdint.h>
#if defined(_WIN32)
#define STET_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define STET_EXPORT __attribute__((visibility("default")))
#else
#define STET_EXPORT
#endif
#ifdef __cplusplus
extern "C" {
#endif

#define STET_ABI_MAJOR 1u
#define STET_ABI_MINOR 1u

/* Status of a call. 0: the call did its work, whatever it found. Negative: it did not.
   The hundreds digit is the class, and the exit code of the command line:
   2 the caller's mistake, 3 the article cannot be read, 4 the surroundings failed.
   A host treats a negative status it does not know by its class. */
typedef int32_t stet_status;
enum {
  STET_OK = 0,
  STET_E_ARGUMENT = -201,    /* a NULL, a size or a flag that cannot be */
  STET_E_ABI = -202,         /* a struct smaller than 1.0's, or another major version */
  STET_E_STATE = -203,       /* a call at the wrong time: create before init */
  STET_E_CONFIG = -204,      /* configuration, schema, options or facts; line and column are set */
  STET_E_UNSUPPORTED = -205, /* a format, stage or extension this plugin does not have */
  STET_E_REENTRY = -206,     /* a hook called from inside a callback of the same instance */
  STET_E_INPUT = -301,       /* not that format, not well-formed; offset, line and column are set */
  STET_E_LIMIT = -302,       /* over a limit; the message names it and its value */
  STET_E_DEADLINE = -303,
  STET_E_CANCELLED = -304,
  STET_E_MEMORY = -401,
  STET_E_HOST = -402, /* a callback of the host said no */
  STET_E_STORE = -403,
  STET_E_INTERNAL = -404
};
#define STET_CLASS(s) ((s) >= 0 ? 0 : -(s) / 100)

/* What the editorial schema says about the article. Never mixed with stet_status: STET_OK with
   STET_BLOCKED is a normal day. A host treats a decision it does not know as blocked. */
enum { STET_NO_DECISION = 0, STET_PASS = 1, STET_PASS_WITH_WARNINGS = 2, STET_BLOCKED = 3 };

/* Every struct that is passed in begins with struct_size. The callee reads what lies inside it and
   takes the rest as zero; it never writes past it, and refuses a size below that of version 1.0
   with STET_E_ABI. */

/* Written by the plugin into memory the caller owns: nothing to release. May be NULL in any call.
 */
typedef struct stet_error {
  uint32_t struct_size; /* caller: sizeof(stet_error) */
  int32_t status;
  uint64_t offset;       /* byte in the input, UINT64_MAX when unknown */
  uint32_t line, column; /* 1-based, 0 when unknown */
  char message[232];     /* UTF-8, NUL-terminated, printable, never cut inside a code point */
} stet_error;

/* Bytes made by the plugin. The caller owns the struct, the plugin owns the bytes until release().
   After a failed call data and owner are NULL. */
typedef struct stet_blob {
  uint32_t struct_size; /* caller: sizeof(stet_blob); everything else zero */
  int32_t decision;
  const char* data; /* size bytes, then one NUL that is not counted */
  uint64_t size;
  const char* media_type; /* static text, valid while the plugin is loaded */
  void* owner;            /* the plugin's */
} stet_blob;

typedef struct stet_call {
  uint32_t struct_size; /* caller: sizeof(stet_call) */
  uint32_t flags;       /* 0 in 1.0; an unknown bit is STET_E_ARGUMENT */
  uint64_t call_id; /* caller's number: shows in the log, and is what cancel() takes; 0: cannot be
                       cancelled */
  uint32_t deadline_ms; /* 0: the schema's budget for the stage; at most 60000; export_feed: of each
                           article */
  uint32_t reserved;    /* 0 */
  uint64_t max_output;  /* bytes, 0: 64 MiB; export_feed: no limit */
  const char*
      input_format; /* "text", "html", "ninjs", ... as describe() lists; NULL: look and tell */
  const char*
      output_format; /* "newsml-g2", ...; NULL: the schema's export target, else "newsml-g2" */
  const char* stage; /* "submit", "publish", "export", or one that the schema has of its own; NULL:
                        the hook's */
  const char* options_json; /* an object, see OPTIONS; borrowed for the call */
  uint64_t options_size;    /* at most 1 MiB */
  const char* facts_json;   /* answers to "needs": [{"id":"n1","ok":true,"value":...}]; borrowed */
  uint64_t facts_size;      /* at most 1 MiB */
} stet_call;

/* PHOTOS. A fact {"id":"photo:ADDRESS","ok":true,"value":{...}} is what the file of a picture says
   of itself (IPTC photo metadata); ADDRESS is an address of the picture as the article spells it.
   Members of the value, each optional, strings but for "creators":
     "file":       its name, for messages
     "caption", "headline", "credit", "source", "place", "alt", "instructions"
     "creators":   [names]
     "created":    ISO 8601
     "copyright", "usageTerms", "licence": the last is an address
     "digitalSourceType": an address
   They fill what the article leaves out, in every hook, and are marked as derived; nothing that
   the article says is changed. A report asks for them by needs of kind "photo". 1.1 */

/* OPTIONS of one call, all of them optional; an unknown member is STET_E_CONFIG:
     "now":        "2026-11-24T09:15:02Z", or milliseconds since 1970; wins over the host's clock
     "sent":       the time that an export says it was sent, same forms; without it "now"
     "language":   BCP 47, for an article that says none
     "author":     who wrote the story, for waivers that ask for a second person
     "waivers": [{"id","rule","fingerprint","field","scope","reason","author","role","at","expires",
                     "articleId","articleVersion","ack"}]
     "event":      after_publish: "publish", "correct", "takedown", ...
     "part":       [begin, end] or [begin, end, line, column]: of a document that holds many
                   articles just this one, as next() of "stet.read/1" gave it. 1.1
     "version":    the version to write, from the host or feed store
     "as":         export: "item" or "message" (default)
     "package":    export, NewsML-G2: a packageItem before the items: "none" (default), "simple",
                   "hierarchical", "sequence" or "alternatives"
     "payload":    export: "nitf" (default), "xhtml" or "text"
     "provider":   {"name","uri"}
     "guidBase":   domain for guids that have to be made
     "profile":    export: {"file", "text"}: what the receiver wants, as JSON in a string
                   (examples/profiles); over "as", "payload", "provider", "guidBase" and
                   output_format
     "transmitId": of the message
     "rule":       explain of "stet.schema/1": a rule's id
     "test":       test of "stet.schema/1": which one, from 0
     "gate":       export_item: false writes the document although the schema blocks it; the
   decision still tells "report":     export_item: true gives JSON
   {"document","mediaType","guid","version","losses","report"} instead CONFIG of create: {"schema":
   "stet:wire" | "/path/house.jsonc" | {...}, "limits": {...}, and as defaults for every call
   "language", "provider", "guidBase", "as", "payload"}. */

typedef struct stet_host {
  uint32_t struct_size, abi_major, abi_minor, flags;
  void* ctx;
  const char* name;
  const char* version;
  /* any of these may be NULL; called only from inside a call of the host, on that thread; must not
   * throw or longjmp */
  void (*log)(const struct stet_host* host, int32_t level, const char* text, uint64_t size);
  int64_t (*now_ms)(const struct stet_host* host); /* ms since 1970, UTC */
  const void* (*get_extension)(const struct stet_host* host, const char* id);
} stet_host;
/* Levels of log. */
enum { STET_LOG_ERROR = 1, STET_LOG_WARNING = 2, STET_LOG_INFO = 3, STET_LOG_DEBUG = 4 };

/* "stet.host.cancelled/1", a host's extension: asked now and then during a call; nonzero: stop.
 * Cheap. */
typedef struct stet_host_cancelled_1 {
  uint32_t struct_size, reserved;
  int32_t (*poll)(const struct stet_host* host, uint64_t call_id);
} stet_host_cancelled_1;

typedef struct stet_plugin
    stet_plugin; /* opaque: one editorial schema, compiled; immutable after create */

/* One signature for every hook: doc holds size bytes (NULL only with size 0), borrowed for the
 * call. */
typedef stet_status (*stet_hook)(stet_plugin* self, const stet_call* call, const char* doc,
                                 uint64_t size, stet_blob* out, stet_error* err);
/* export_feed: gives the next article (*doc = NULL: end), valid until the next call. Negative:
 * stop. */
typedef stet_status (*stet_pull)(void* ctx, const char** doc, uint64_t* size);
/* export_feed: takes the next bytes of the document. Negative: stop. */
typedef stet_status (*stet_push)(void* ctx, const char* bytes, uint64_t size);

typedef struct stet_entry {
  uint32_t struct_size, abi_major, abi_minor, flags;

  /* Counted: as many deinit as init. library_path may be NULL. [once] */
  stet_status (*init)(const char* library_path, stet_error* err);
  void (*deinit)(void);

  /* Static JSON: id, version, inputs, outputs, hooks, extensions, limits. [any thread] */
  const char* (*describe)(void);

  /* Reads and compiles the editorial schema; the one place that reads files. `host` and all it
     points to must outlive the instance; NULL is a host without callbacks. NULL, 0 as configuration
     is {}. [any thread] */
  stet_status (*create)(const stet_host* host, const char* config_json, uint64_t size,
                        stet_plugin** out, stet_error* err);
  /* NULL is harmless. [idle] */
  void (*destroy)(stet_plugin* self);

  /* Twice is harmless, after destroy too. [any thread] */
  void (*release)(stet_blob* blob);
  /* Stops the running call with that call_id within some milliseconds; STET_E_STATE when none runs.
   * [any thread] */
  stet_status (*cancel)(stet_plugin* self, uint64_t call_id);
  /* "stet.rules/1", "stet.read/1", "stet.validate/1", "stet.schema/1"; NULL for what is not there.
   * Valid while the library is. [any thread] */
  const void* (*get_extension)(stet_plugin* self, const char* id);

  /* Judge an article: report as JSON, decision in the blob. [any thread] */
  stet_hook on_submit;      /* stage submit */
  stet_hook before_publish; /* stage publish */
  /* After the host committed: the event for a feed store, JSON
   * {"event","id","version","digest","pubStatus"}. */
  stet_hook after_publish;
  /* The article in call->output_format, or decision STET_BLOCKED and no bytes. */
  stet_hook export_item; /* stage export */
  /* Many articles as one document, one in memory at a time. An article that is blocked or cannot be
     read is left out and named in the report, never half written. `report` is JSON. [any thread] */
  stet_status (*export_feed)(stet_plugin* self, const stet_call* call, stet_pull pull,
                             void* pull_ctx, stet_push push, void* push_ctx, stet_blob* report,
                             stet_error* err);
} stet_entry;

/* "stet.rules/1": the catalogue under this instance's schema. [any thread] */
typedef struct stet_rules_1 {
  uint32_t struct_size, reserved;
  /* JSON
     {"schema":{...},"rules":[{"id","severity":{"submit","publish","export"},"languages","heuristic","why",
     "options":[{"name","type","default","help"}],"precision","pass","fail"}]} */
  stet_status (*list)(stet_plugin* self, stet_blob* out, stet_error* err);
  /* One element of that list; an unknown id is STET_E_ARGUMENT and names the nearest. */
  stet_status (*explain)(stet_plugin* self, const char* rule_id, stet_blob* out, stet_error* err);
} stet_rules_1;

/* Where one article of a document stands. Zero but for struct_size: before the first. */
typedef struct stet_part {
  uint32_t struct_size;  /* caller: sizeof(stet_part) */
  uint32_t line, column; /* of `begin`, 1-based */
  uint32_t reserved;
  uint64_t begin, end; /* bytes of the document; equal: there is no further article */
  const char* format;  /* what to name as input_format from here on; static text */
} stet_part;

/* "stet.read/1": the neutral article as JSON, without judging it. [any thread] */
typedef struct stet_read_1 {
  uint32_t struct_size, reserved;
  stet_hook read;
  /* Since 1.1: there when struct_size reaches past it. Many articles in one document (a JSON list,
     JSON Lines, an export), one at a time: moves `part` on to the next and keeps nothing. No
     article at the first call: the document is one, hand it over whole. For the others put
     "part": [begin, end, line, column] into the options of any hook, with the whole document:
     places count in the whole document. An article that is broken is a part like any other; the
     hook that gets it says what is wrong, and the next ones still come. */
  stet_status (*next)(stet_plugin* self, const stet_call* call, const char* doc, uint64_t size,
                      stet_part* part, stet_error* err);
} stet_read_1;

/* "stet.validate/1": a NewsML-G2, NewsML 1.2 or NITF document of any origin, judged as a document.
   `validate` gives a report like on_submit, its findings at elements ("in"."field" is a path). The
   plugin opens no schema: what the host's own validator found may come along as a fact
   {"id":"schema","ok":true,"value":[{"line":12,"message":"..."}]}. `checks` is JSON
   [{"id","severity","why"}]. [any thread] */
typedef struct stet_validate_1 {
  uint32_t struct_size, reserved;
  stet_hook validate;
  stet_status (*checks)(stet_plugin* self, stet_blob* out, stet_error* err);
} stet_validate_1;

/* "stet.schema/1": what the editorial schema says and why. [any thread] */
typedef struct stet_schema_1 {
  uint32_t struct_size, reserved;
  /* Merged, each value with what set it:
     {"schema":{...},"files":[...],"values":[{"path","value","from":{"file","line","column"}|null}]}.
     `from` is null where nobody said so and Stet's own default stands. */
  stet_status (*show)(stet_plugin* self, stet_blob* out, stet_error* err);
  /* The schema's own tests:
     [{"name","article","stage","expect":[{"rule","count"}],"forbid":[...]}]. `article` is a path as
     the schema's file means it; the host reads it. */
  stet_status (*tests)(stet_plugin* self, stet_blob* out, stet_error* err);
  /* Judges an article as the test that the option "test" counts (from 0):
     {"name","passed","failures":[...],"decision","found":{"rule":count}}. */
  stet_hook test;
  /* Every layer that touched the rule of the option "rule" for an article: its own default, each
     file, type, override and waiver, with the severity once it had spoken; and what results. */
  stet_hook explain;
} stet_schema_1;

/* The one exported symbol. NULL: this plugin does not speak that major version. [any thread] */
STET_EXPORT const stet_entry* stet_get_entry(uint32_t host_major, uint32_t host_minor);

#ifdef __cplusplus
}
#endif
#endif
