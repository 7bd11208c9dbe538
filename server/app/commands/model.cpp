#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/printable_lines.hpp"
#include "app/version.hpp"
#include "catalog/finding_report.hpp"
#include "catalog/marketplaces.hpp"
#include "catalog/model_check.hpp"
#include "catalog/model_diff.hpp"
#include "catalog/model_generate.hpp"
#include "core/text_file.hpp"
#include "handlers/skill.hpp"

namespace ask::app {

namespace {

namespace fs = std::filesystem;

struct GenerateArguments {
    std::string package = "config/skill-package";
    catalog::GenerateOptions options;
    bool is_dry_run = false;
};

enum class WithHandlers { where_ours, yes, no };

struct CheckArguments {
    std::string package = "config/skill-package";
    std::vector<std::string> locales;
    std::string content = "config";
    WithHandlers handlers = WithHandlers::where_ours;
    bool is_strict = false;
    std::string format = "text";
};

std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
    return list;
}

void complain(const std::vector<std::string>& lines, const std::string& prefix = "") {
    for (const std::string& line : lines) detail::explain(prefix + line);
}

// Names and texts come from files: none may drive the terminal.
void say(const std::string& text) {
    std::fputs(detail::printable_lines(text).c_str(), stdout);
}

// A link stays one: what it leads to is replaced.
fs::path written_file(const fs::path& file) {
    std::error_code absent;
    const fs::path real = fs::canonical(file, absent);
    return absent ? file : real;
}

// Whether it is done; says what was or would be.
bool carry_out(const catalog::ModelChange& change, bool is_dry_run) {
    const std::string file = change.file.string();
    complain(change.notes, file + ": ");
    if (!change.is_needed()) {
        say(file + ": nothing is missing\n");
        return true;
    }
    if (!is_dry_run) {
        const Result<void> written = write_text_file(written_file(change.file), change.after);
        if (!written) complain({written.error().context});
        if (!written) return false;
    }
    const std::string verb = change.is_new ? (is_dry_run ? "would be made with " : "made with ")
                                           : (is_dry_run ? "would get " : "got ");
    say(file + ": " + verb + listed(change.added) + "\n");
    if (is_dry_run) say(catalog::line_diff(file, change.before, change.after));
    return true;
}

int generate(const GenerateArguments& arguments) {
    const auto package = catalog::open_model_package(arguments.package);
    if (!package) return detail::wrong_usage(package.error().context);
    const auto plan = catalog::plan_models(*package, arguments.options);
    if (!plan) return detail::wrong_usage(plan.error().context);
    complain(plan->notes);
    bool is_done = plan->problems.empty();
    for (const catalog::ModelChange& change : plan->changes) {
        is_done = carry_out(change, arguments.is_dry_run) && is_done;
    }
    complain(plan->problems);
    return is_done ? exit_done : exit_wrong_usage;
}

// The code in this program is that of the skill beside the content; a package elsewhere is another
// skill's.
bool looks_at_handlers(const CheckArguments& arguments, const catalog::ModelPackage& package) {
    if (arguments.handlers != WithHandlers::where_ours) {
        return arguments.handlers == WithHandlers::yes;
    }
    std::error_code absent;
    return fs::equivalent(package.folder, fs::path(arguments.content) / "skill-package", absent);
}

Result<std::set<std::string>> handled_intents(const std::string& content) {
    const auto registry = handlers::make_skill(content);
    if (!registry) return std::unexpected(registry.error());
    constexpr std::string_view prefix = "intent ";
    std::set<std::string> intents;
    const auto routes = registry->routes();
    for (const skill::Route& route : routes) {
        if (route.key.starts_with(prefix)) intents.insert(route.key.substr(prefix.size()));
    }
    return intents;
}

std::string subject_of(const catalog::ModelPackage& package,
                       const catalog::ModelCheckOptions& options) {
    const std::size_t count = catalog::count_checked(package, options);
    return std::to_string(count) +
           (count == 1 ? " interaction model of " : " interaction models of ") +
           package.folder.string() +
           (options.handled ? " with the skill's code" : " without a skill's code");
}

int report(const catalog::FindingReport& findings, const std::string& format) {
    const std::string text = catalog::write_report(findings, *catalog::parse_report_format(format));
    std::fwrite(text.data(), 1, text.size(), stdout);
    const auto errors = catalog::count_findings(findings.findings, catalog::Severity::error);
    return errors == 0 ? exit_done : exit_found_faults;
}

int check(const CheckArguments& arguments) {
    const auto package = catalog::open_model_package(arguments.package);
    if (!package) return detail::wrong_usage(package.error().context);
    if (package->models.empty() && package->products.empty()) {
        return detail::wrong_usage(package->folder.string() +
                                   ": has neither interaction models nor in-skill products");
    }
    for (const std::string& locale : arguments.locales) {
        const bool is_one = catalog::has_locale_form(locale) || package->models.contains(locale);
        if (!is_one) return detail::wrong_usage(locale + ": is no locale: write it like en-US");
    }
    catalog::ModelCheckOptions options{.locales = arguments.locales, .handled = std::nullopt};
    if (looks_at_handlers(arguments, *package)) {
        auto handled = handled_intents(arguments.content);
        if (!handled) return detail::wrong_usage(handled.error().context);
        options.handled = std::move(*handled);
    }
    catalog::FindingReport findings{.check = "model check",
                                    .subject = subject_of(*package, options),
                                    .findings = catalog::check_models(*package, options),
                                    .rules = catalog::model_rules(),
                                    .version = version_number()};
    for (catalog::Finding& finding : findings.findings) {
        if (arguments.is_strict) finding.severity = catalog::Severity::error;
    }
    return report(findings, arguments.format);
}

void add_package(CLI::App& app, std::string& package) {
    app.add_option("dir", package, "a skill package, or a project with one")
        ->type_name("DIR")
        ->capture_default_str();
}

CLI::App* add_generate(CLI::App& app, GenerateArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "generate", "add to the models what the products need; what is there keeps its bytes");
    add_package(*command, arguments.package);
    command
        ->add_option("--locale", arguments.options.locales,
                     "only this locale; may be repeated [all in which something is sold]")
        ->allow_extra_args(false);
    command->add_option("--invocation", arguments.options.invocation_name,
                        "invocation name of models that are made [the skill's name]");
    command->add_flag("--dry-run", arguments.is_dry_run, "print what would change, write nothing");
    return command;
}

void add_check(CLI::App& app, CheckArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "check", "hold the models against Alexa's rules, the products and the skill's code");
    add_package(*command, arguments.package);
    command->add_option("--locale", arguments.locales, "only this locale; may be repeated [all]")
        ->allow_extra_args(false);
    command->add_option("--format", arguments.format, "text, json or sarif")
        ->check(CLI::IsMember({"text", "json", "sarif"}))
        ->capture_default_str();
    command->add_flag("--strict", arguments.is_strict, "count every warning as an error");
    command->add_option("--content", arguments.content, "folder of this program's skill")
        ->capture_default_str();
    CLI::Option* yes = command->add_flag_callback(
        "--handlers", [&arguments] { arguments.handlers = WithHandlers::yes; },
        "compare with this program's code, wherever DIR is [where DIR is CONTENT/skill-package]");
    command
        ->add_flag_callback(
            "--no-handlers", [&arguments] { arguments.handlers = WithHandlers::no; },
            "leave the code out")
        ->excludes(yes);
}

}    // namespace

Command add_model(CLI::App& program) {
    CLI::App* app = program.add_subcommand("model", "work on the interaction models");
    app->require_subcommand(1);
    auto generating = std::make_shared<GenerateArguments>();
    auto checking = std::make_shared<CheckArguments>();
    const CLI::App* chosen = add_generate(*app, *generating);
    add_check(*app, *checking);
    return {app, [generating, checking, chosen] {
                return chosen->parsed() ? generate(*generating) : check(*checking);
            }};
}

}    // namespace ask::app
