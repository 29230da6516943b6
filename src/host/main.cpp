/// stet: a host like any other. It loads libstet.so through the C ABI and owns what a host owns:
/// the command line, files, the terminal.

#include "host/commands.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <thread>

namespace {

using namespace stet::host;

void add_plugin(CLI::App& app, Settings& settings) {
  app.add_option("--plugin", settings.plugin,
                 "the library; else $STET_PLUGIN, else beside this program")
      ->type_name("FILE");
}

void add_schema(CLI::App& app, Settings& settings) {
  app.add_option("--schema", settings.schema,
                 "editorial schema: a file, or stet:core, stet:wire, stet:web, ...")
      ->type_name("FILE|NAME")
      ->capture_default_str();
}

void add_reading(CLI::App& app, Settings& settings) {
  app.add_option("--from", settings.from,
                 "input format: auto, json, or a reader of `stet plugin info`")
      ->type_name("FORMAT")
      ->capture_default_str();
  app.add_option("--language", settings.language, "BCP 47 tag for articles that say none")
      ->type_name("TAG");
}

void add_photos(CLI::App& app, Settings& settings) {
  app.add_option(
         "--photos", settings.photos,
         "folder with the articles' photos (JPEG, PNG, TIFF): their metadata fills what the "
         "CMS left out")
      ->type_name("DIR");
}

void add_judging(CLI::App& app, Settings& settings) {
  app.add_option("--now", settings.now,
                 "date-time with zone to judge and write by, instead of the clock")
      ->type_name("TIME");
  app.add_option("--waivers", settings.waivers, "JSON list of waiver records")->type_name("FILE");
}

void add_files(CLI::App& app, std::vector<std::string>& files, const char* help) {
  app.add_option("files", files, help)->type_name("FILE...")->required();
}

void add_colour(CLI::App& app, ColourChoice& colour) {
  static const std::map<std::string, ColourChoice> names = {{"auto", ColourChoice::automatic},
                                                            {"always", ColourChoice::always},
                                                            {"never", ColourChoice::never}};
  app.add_option("--color", colour, "auto, always, never")
      ->transform(CLI::CheckedTransformer(names, CLI::ignore_case).description(""))
      ->type_name("WHEN");
}

/// Every long option and subcommand that the parsed command knows, for "did you mean".
void collect(const CLI::App& app, std::vector<std::string>& options) {
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
}

const CLI::App* deepest(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

int usage_error(const CLI::App& root, const CLI::ParseError& error, int count, char** words) {
  const CLI::App* at = deepest(&root);
  std::string message = error.what();
  for (char& c : message)
    if (c == '\n') c = ' ';
  if (dynamic_cast<const CLI::ExtrasError*>(&error) ||
      dynamic_cast<const CLI::RequiredError*>(&error)) {
    // CLI11 may complain of a missing file first: the unknown word is what the caller got wrong.
    std::vector<std::string> options;
    collect(*at, options);
    std::vector<std::string> commands;
    for (const CLI::App* sub : at->get_subcommands([](const CLI::App*) { return true; }))
      commands.push_back(sub->get_name());
    for (int i = 1; i < count; ++i) {
      std::string word = words[i];
      if (word.rfind("--", 0) == 0) {
        word = word.substr(0, word.find('='));
        if (std::find(options.begin(), options.end(), word) != options.end()) continue;
        message = "unknown option " + printable(word);
        if (const std::string near = nearest(word, options); !near.empty())
          message += "; did you mean " + near;
        break;
      }
      if (i == 1 && at == &root && word.rfind("-", 0) != 0) {
        message = "unknown command '" + printable(word) + "'";
        if (const std::string near = nearest(word, commands); !near.empty())
          message += "; did you mean '" + near + "'";
        break;
      }
    }
  }
  print_error_line("", 0, 0, "usage", message + " (see stet --help)");
  return kUsage;
}

}  // namespace

int main(int count, char** words) {
  // A reader that goes away, or a file-size limit, is an error to report, not a signal to die by.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);

  CLI::App app("Stet judges news articles by an editorial schema and writes them as NewsML.",
               "stet");
  app.set_version_flag("--version", "stet 0.1.0");
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 clean; 1 findings at or above the fail level; 2 usage, configuration or "
      "schema;\n"
      "3 unreadable input; 4 storage, output or network. Of several, the worst counts.\n"
      "stet COMMAND --help tells each command's options.");
  std::function<int()> command;

  CheckCommand check;
  CLI::App* sub = app.add_subcommand("check", "judge articles");
  add_files(*sub, check.files, "articles; a folder is walked, - is standard input");
  add_schema(*sub, check.settings);
  sub->add_option("--stage", check.settings.stage, "submit, publish, export, or the house's own")
      ->type_name("STAGE")
      ->capture_default_str();
  add_reading(*sub, check.settings);
  add_photos(*sub, check.settings);
  sub->add_option("--format", check.format,
                  "text, json, jsonl; sarif (2.1.0), junit for other tools; html: a page to read")
      ->check(CLI::IsMember({"text", "json", "jsonl", "sarif", "junit", "html"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  sub->add_option("--fail-on", check.fail_on,
                  "error, warning, suggestion, never: what makes the exit code 1")
      ->check(CLI::IsMember({"error", "warning", "suggestion", "never"}).description(""))
      ->type_name("LEVEL")
      ->capture_default_str();
  sub->add_flag("--fix", check.fix,
                "make the safe fixes in the files, then report what is left; of standard input, "
                "write the fixed copy to standard output");
  sub->add_flag("--diff,--dry-run", check.diff,
                "change nothing: print what --fix would change as a unified diff");
  sub->add_option("--jobs,-j", check.jobs, "articles judged at the same time; 0: one a processor")
      ->type_name("N");
  add_judging(*sub, check.settings);
  add_colour(*sub, check.colour);
  add_plugin(*sub, check.settings);
  sub->callback([&] {
    if (check.jobs == 0) check.jobs = std::max(1u, std::thread::hardware_concurrency());
    command = [&] { return run(check); };
  });

  ReadCommand read;
  sub = app.add_subcommand("read", "print the neutral article that was read");
  add_files(*sub, read.files, "articles and photos; a folder is walked, - is standard input");
  add_reading(*sub, read.settings);
  add_photos(*sub, read.settings);
  sub->add_option("--format", read.format, "outline, json")
      ->check(CLI::IsMember({"outline", "json"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  sub->add_flag(
         "--explain", read.explain,
         "each field with how it came to be (explicit, derived, defaulted) and from which bytes")
      ->excludes("--format");
  add_plugin(*sub, read.settings);
  sub->callback([&] { command = [&] { return run(read); }; });

  ConvertCommand convert;
  sub = app.add_subcommand("convert", "write articles in a news format");
  add_files(*sub, convert.files, "articles; a folder is walked, - is standard input");
  sub->add_option(
         "--to", convert.to,
         "newsml-g2, newsml-1.2, nitf, ninjs; with a version: ninjs-2, ninjs-1.3, newsml-g2-2.30")
      ->type_name("FORMAT")
      ->capture_default_str();
  sub->add_option("--as", convert.as,
                  "item: the text alone; message: with an item for each picture")
      ->check(CLI::IsMember({"item", "message"}).description(""))
      ->type_name("SHAPE")
      ->capture_default_str();
  sub->add_option("--payload", convert.payload, "body mark-up: nitf, xhtml, text")
      ->check(CLI::IsMember({"nitf", "xhtml", "text"}).description(""))
      ->type_name("MARKUP")
      ->capture_default_str();
  sub->add_option("--provider", convert.provider, "name of who sends it")->type_name("NAME");
  sub->add_option("--provider-uri", convert.provider_uri, "address that identifies the provider")
      ->type_name("URI");
  sub->add_option("--profile", convert.profile,
                  "JSON file of what the receiver wants: format, payload, catalogs, guids, files, "
                  "what is left out")
      ->type_name("FILE");
  sub->add_option("--guid-base", convert.guid_base, "domain for guids that have to be made")
      ->type_name("DOMAIN");
  sub->add_option("--item-version", convert.version,
                  "version to write; else the article's own, else 1")
      ->type_name("N");
  sub->add_option("--out,-o", convert.out,
                  "a folder: a document for each article; a file: all of them as one message; else "
                  "standard output")
      ->type_name("FILE|DIR");
  sub->add_flag("--lines", convert.lines,
                "each line of an input is an article (JSON Lines); all become one message");
  sub->add_flag("--strict", convert.strict, "write nothing for an article that the schema blocks");
  sub->add_flag("--losses", convert.losses,
                "say on standard error what the format could not carry");
  sub->add_option("--fail-on", convert.fail_on,
                  "error, warning, suggestion, never: what makes the exit code 1")
      ->check(CLI::IsMember({"error", "warning", "suggestion", "never"}).description(""))
      ->type_name("LEVEL")
      ->capture_default_str();
  add_schema(*sub, convert.settings);
  add_reading(*sub, convert.settings);
  add_photos(*sub, convert.settings);
  add_judging(*sub, convert.settings);
  add_plugin(*sub, convert.settings);
  sub->callback([&] { command = [&] { return run(convert); }; });

  ValidateCommand validate;
  sub = app.add_subcommand("validate", "judge NewsML-G2, NewsML 1.2 and NITF documents themselves");
  sub->add_option("files", validate.files, "documents; a folder is walked, - is standard input")
      ->type_name("FILE...");
  sub->add_option("--xsd", validate.xsd, "XML Schema to validate against as well")
      ->type_name("FILE");
  sub->add_option("--dtd", validate.dtd, "DTD to validate against as well (NewsML 1.2)")
      ->type_name("FILE");
  sub->add_option("--format", validate.format, "text, json, jsonl")
      ->check(CLI::IsMember({"text", "json", "jsonl"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  sub->add_option("--fail-on", validate.fail_on,
                  "error, warning, suggestion, never: what makes the exit code 1")
      ->check(CLI::IsMember({"error", "warning", "suggestion", "never"}).description(""))
      ->type_name("LEVEL")
      ->capture_default_str();
  sub->add_option("--now", validate.settings.now,
                  "date-time with zone to judge by, instead of the clock")
      ->type_name("TIME");
  sub->add_flag("--checks", validate.list_checks, "list the checks and their severities");
  add_colour(*sub, validate.colour);
  add_plugin(*sub, validate.settings);
  sub->callback([&] { command = [&] { return run(validate); }; });

  RulesCommand rules;
  sub = app.add_subcommand("rules", "list the rules and their severities");
  add_schema(*sub, rules.settings);
  sub->add_option("--format", rules.format, "text, json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  add_plugin(*sub, rules.settings);
  sub->callback([&] { command = [&] { return run_rules(rules); }; });

  RulesCommand explain;
  sub = app.add_subcommand("explain", "one rule: its reason, options, examples");
  ExplainArticleCommand explain_article;
  sub->add_option("rule,--rule", explain.rule, "rule id, such as quote.unbalanced")
      ->type_name("RULE")
      ->required();
  sub->add_option(
         "--article", explain_article.article,
         "every layer that touched the rule for this article, and the severity that results")
      ->type_name("FILE");
  add_schema(*sub, explain.settings);
  sub->add_option("--stage", explain.settings.stage, "with --article: submit, publish, export")
      ->type_name("STAGE")
      ->capture_default_str();
  add_reading(*sub, explain.settings);
  add_judging(*sub, explain.settings);
  sub->add_option("--format", explain.format, "text, json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  add_colour(*sub, explain.colour);
  add_plugin(*sub, explain.settings);
  sub->callback([&] {
    command = [&] {
      if (explain_article.article.empty()) return run_explain(explain);
      explain_article.settings = explain.settings;
      explain_article.rule = explain.rule;
      explain_article.format = explain.format;
      explain_article.colour = explain.colour;
      return run(explain_article);
    };
  });

  SchemaCheckCommand schema_check;
  CLI::App* group = app.add_subcommand("schema", "editorial schemas");
  group->require_subcommand(1);
  sub = group->add_subcommand("check", "errors of a schema, with line and path");
  add_files(*sub, schema_check.files, "schema files or built-in names");
  add_plugin(*sub, schema_check.settings);
  sub->callback([&] { command = [&] { return run(schema_check); }; });

  SchemaTestCommand schema_test;
  sub = group->add_subcommand("test", "run the tests that stand in schemas; 1 when one fails");
  add_files(*sub, schema_test.files, "schema files");
  add_judging(*sub, schema_test.settings);
  add_colour(*sub, schema_test.colour);
  add_plugin(*sub, schema_test.settings);
  sub->callback([&] { command = [&] { return run(schema_test); }; });

  SchemaShowCommand schema_show;
  sub = group->add_subcommand("show", "a schema merged with its bases, and who set each value");
  sub->add_option("file", schema_show.file, "schema file or built-in name")
      ->type_name("FILE|NAME")
      ->required();
  sub->add_option("--format", schema_show.format, "text, json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  add_colour(*sub, schema_show.colour);
  add_plugin(*sub, schema_show.settings);
  sub->callback([&] { command = [&] { return run(schema_show); }; });

  SchemaDiffCommand schema_diff;
  sub =
      group->add_subcommand("diff", "what a change of schema would flag and free; 1 when it does");
  sub->add_option("old", schema_diff.before, "schema as it is")->type_name("OLD")->required();
  sub->add_option("new", schema_diff.after, "schema as it would be")->type_name("NEW")->required();
  sub->add_option("--corpus", schema_diff.corpus, "articles to judge; a folder is walked")
      ->type_name("DIR...")
      ->required();
  sub->add_option("--stage", schema_diff.settings.stage,
                  "submit, publish, export, or the house's own")
      ->type_name("STAGE")
      ->capture_default_str();
  add_reading(*sub, schema_diff.settings);
  sub->add_option("--format", schema_diff.format, "text, json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  add_judging(*sub, schema_diff.settings);
  add_colour(*sub, schema_diff.colour);
  add_plugin(*sub, schema_diff.settings);
  sub->callback([&] { command = [&] { return run(schema_diff); }; });

  ImportCommand import_rules;
  group = app.add_subcommand("import", "another system's rules as a schema, on standard output");
  group->require_subcommand(1);
  for (const auto& [name, help] :
       {std::pair{"superdesk-validators", "Superdesk's validators (validators.json)"},
        std::pair{"vale", "the rules of Vale styles (YAML)"}}) {
    sub = group->add_subcommand(name, help);
    add_files(*sub, import_rules.files, "files; a folder is walked");
    add_plugin(*sub, import_rules.settings);
    sub->callback([&, from = std::string(name)] {
      import_rules.from = from;
      command = [&] { return run(import_rules); };
    });
  }

  PluginInfoCommand plugin_info;
  group = app.add_subcommand("plugin", "the library");
  group->require_subcommand(1);
  sub = group->add_subcommand("info", "what a library is and can");
  sub->add_option("file", plugin_info.settings.plugin,
                  "the library; else the one this program uses")
      ->type_name("FILE");
  sub->add_option("--format", plugin_info.format, "text, json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
  sub->callback([&] { command = [&] { return run(plugin_info); }; });

  try {
    app.parse(count, words);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error, count, words);
  }
  try {
    return command();
  } catch (const Failure& failure) {
    if (*failure.what())
      print_error_line("", 0, 0,
                       failure.code == kUsage        ? "usage"
                       : failure.code == kUnreadable ? "input"
                                                     : "output",
                       failure.what());
    return failure.code;
  } catch (const stet::abi::Error& error) {
    print_config_error(error.line, error.column, code_name(error.status), error.what());
    return exit_code(error.status);
  } catch (const std::exception& error) {
    print_error_line("", 0, 0, "internal", error.what());
    return kStorage;
  }
}
