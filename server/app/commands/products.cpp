#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "app/version.hpp"
#include "catalog/finding_report.hpp"
#include "catalog/product_check.hpp"
#include "catalog/product_rules.hpp"

namespace ask::app {

namespace {

struct Arguments {
    std::vector<std::filesystem::path> paths;
    bool is_strict = false;
    std::string format = "text";
};

std::string subject_of(const catalog::ProductCheck& check) {
    return std::to_string(check.files) + (check.files == 1 ? " product file" : " product files") +
           " (" + check.read_from + ")";
}

int run(const Arguments& arguments) {
    auto checked = catalog::check_products(arguments.paths, arguments.is_strict);
    if (!checked) return detail::wrong_usage(checked.error().context);
    const catalog::FindingReport report{.check = "products check",
                                        .subject = subject_of(*checked),
                                        .findings = std::move(checked->findings),
                                        .rules = catalog::product_rules(),
                                        .version = version_number()};
    const std::string text =
        catalog::write_report(report, *catalog::parse_report_format(arguments.format));
    std::fwrite(text.data(), 1, text.size(), stdout);
    const bool is_clean = catalog::count_findings(report.findings, catalog::Severity::error) == 0;
    return is_clean ? exit_done : exit_found_faults;
}

}    // namespace

Command add_products(CLI::App& program) {
    CLI::App* app = program.add_subcommand("products", "work on in-skill product files");
    app->require_subcommand(1);
    CLI::App* check = app->add_subcommand(
        "check", "hold product files against Amazon's schema and its certification");
    auto arguments = std::make_shared<Arguments>();
    check
        ->add_option("paths", arguments->paths,
                     "a skill project, a skill package, an isps folder, or product files")
        ->required()
        ->type_name("DIR|FILE");
    check->add_flag("--strict", arguments->is_strict, "count every warning as an error");
    check->add_option("--format", arguments->format, "text, json or sarif")
        ->check(CLI::IsMember({"text", "json", "sarif"}))
        ->capture_default_str();
    return {app, [arguments] { return run(*arguments); }};
}

}    // namespace ask::app
