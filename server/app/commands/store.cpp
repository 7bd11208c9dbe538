#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>

#include "app/commands.hpp"
#include "app/detail/archive.hpp"
#include "app/detail/balance_story.hpp"
#include "app/detail/complaint.hpp"
#include "app/detail/progress.hpp"
#include "app/start.hpp"
#include "app/storage.hpp"
#include "store/hashed_users.hpp"

namespace ask::app {

namespace {

struct StoreOptions {
    std::string config = "config/skilld.json";
    std::string user;
    std::string file;
    std::string after;
    bool replace = false;
};

Deadline patient() {
    return Deadline::in(std::chrono::hours{1});
}

int wrong(const StoreOptions& options, const Error& error) {
    detail::explain(options.config + ": /storage: " + error.context);
    const bool is_usage = error.code == errors::refused || error.code == errors::conflict ||
                          error.code == store::newer_schema || error.code == store::older_schema ||
                          error.code == store::other_user_naming;
    return is_usage ? exit_wrong_usage : exit_found_faults;
}

using Work = std::function<Result<int>(const Config&, store::Database&)>;

// Who looks at a database leaves it as it is: an older server may still run on it.
Result<void> make_ready(store::Database& database, Missing missing) {
    if (missing == Missing::refuse) return database.check_schema(patient());
    const auto migrated = database.migrate(patient());
    if (!migrated) return std::unexpected(migrated.error());
    if (migrated->from != migrated->to) {
        std::fprintf(stderr, "schema: %d → %d\n", migrated->from, migrated->to);
    }
    return {};
}

// Opens what the configuration names and does the work. `missing`: make also brings it to this
// version's schema.
int with_database(const StoreOptions& options, Missing missing, const Work& work) {
    const auto config = load_or_explain(options.config);
    if (!config) return exit_wrong_usage;
    const auto database = open_database(config->storage, missing);
    if (!database) {
        static_cast<void>(wrong(options, database.error()));
        return exit_wrong_usage;
    }
    const Result<void> ready = make_ready(**database, missing);
    if (!ready) return wrong(options, ready.error());
    const Result<int> status = work(*config, **database);
    return status ? *status : wrong(options, status.error());
}

Result<int> migrate(store::Database& database) {
    const auto customers = database.count_customers(patient());
    if (!customers) return std::unexpected(customers.error());
    std::printf("the database is ready for this skilld, with %s customers\n",
                detail::grouped(*customers).c_str());
    return exit_done;
}

Result<int> check(store::Database& database) {
    auto faults = database.check(patient());
    if (!faults) return std::unexpected(faults.error());
    const auto unreadable = detail::unreadable_customers(database);
    if (!unreadable) return std::unexpected(unreadable.error());
    faults->insert(faults->end(), unreadable->begin(), unreadable->end());
    for (const std::string& fault : *faults) std::printf("%s\n", fault.c_str());
    if (!faults->empty()) return exit_found_faults;
    const auto customers = database.count_customers(patient());
    if (!customers) return std::unexpected(customers.error());
    std::printf("sound: %s customers, every balance adds up\n",
                detail::grouped(*customers).c_str());
    return exit_done;
}

Result<int> tell_inventory(const UserId& user, store::Database& database) {
    const auto changes = database.history(user, patient());
    if (!changes) return std::unexpected(changes.error());
    if (changes->empty()) {
        std::printf("nothing was ever granted to or used by this user\n");
        return exit_found_faults;
    }
    std::fputs(detail::balance_story(*changes).c_str(), stdout);
    return exit_done;
}

Result<int> forget(const UserId& user, store::Database& database) {
    const auto stored = database.load(user, RequestId(), patient());
    if (!stored) return std::unexpected(stored.error());
    if (stored->customer.version == 0) {
        std::printf("nobody of this id is stored\n");
        return exit_found_faults;
    }
    const Result<void> erased = database.erase(user, patient());
    if (!erased) return std::unexpected(erased.error());
    std::printf("forgotten: attributes, inventory and answers of this user\n");
    return exit_done;
}

Result<int> export_all(const StoreOptions& options, const std::string& naming,
                       store::Database& database) {
    std::ofstream file;
    ::umask(077);    // it names every customer
    if (!options.file.empty()) file.open(options.file, std::ios::binary);
    if (!options.file.empty() && !file) {
        return fail(errors::refused, options.file + " cannot be written");
    }
    std::ostream& out = options.file.empty() ? std::cout : file;
    const auto count =
        detail::export_customers(database, out, {.user_naming = naming, .after = options.after});
    if (!count) return std::unexpected(count.error());
    return exit_done;
}

Result<int> import_all(const StoreOptions& options, const std::string& naming,
                       store::Database& database) {
    std::ifstream file;
    if (!options.file.empty()) file.open(options.file, std::ios::binary);
    if (!options.file.empty() && !file) {
        return fail(errors::refused, options.file + " cannot be read");
    }
    std::istream& in = options.file.empty() ? std::cin : file;
    const auto count =
        detail::import_customers(database, in, {.user_naming = naming, .replace = options.replace});
    if (!count) return std::unexpected(count.error());
    return exit_done;
}

using SharedOptions = std::shared_ptr<StoreOptions>;

CLI::App* subcommand(CLI::App& store, const char* name, const char* help,
                     const SharedOptions& options) {
    CLI::App* app = store.add_subcommand(name, help);
    app->add_option("--config", options->config, "configuration file")->capture_default_str();
    return app;
}

void require_user(CLI::App* app, const SharedOptions& options) {
    app->add_option("--user", options->user, "the user id, as amzn1.ask.account.…")->required();
}

int run(const CLI::App& store, const StoreOptions& options) {
    const std::string command = store.get_subcommands().front()->get_name();
    const bool makes = command == "migrate" || command == "import";
    const Missing missing = makes ? Missing::make : Missing::refuse;
    return with_database(options, missing, [&](const Config& config, store::Database& database) {
        const UserId user = stored_user(config.storage, UserId(options.user));
        if (command == "check") return check(database);
        if (command == "inventory") return tell_inventory(user, database);
        if (command == "forget") return forget(user, database);
        const std::string naming = store::user_naming(config.storage.user_id_key);
        if (command == "export") return export_all(options, naming, database);
        if (command == "import") return import_all(options, naming, database);
        return migrate(database);
    });
}

}    // namespace

Command add_store(CLI::App& program) {
    CLI::App* app = program.add_subcommand("store", "look after the database of customers");
    app->require_subcommand(1);
    auto options = std::make_shared<StoreOptions>();
    subcommand(*app, "migrate", "bring the database to this version's schema", options);
    subcommand(*app, "check", "say whether it is sound and every balance adds up", options);
    require_user(subcommand(*app, "inventory", "tell the story of one customer's stock", options),
                 options);
    require_user(subcommand(*app, "forget", "erase everything about one customer", options),
                 options);
    CLI::App* exporting =
        subcommand(*app, "export", "write all customers as lines of JSON", options);
    exporting->add_option("--file", options->file, "where to, instead of standard output");
    exporting->add_option("--after", options->after, "only users after this one, in byte order");
    CLI::App* importing = subcommand(*app, "import", "take in what export wrote", options);
    importing->add_option("--file", options->file, "where from, instead of standard input");
    importing->add_flag("--replace", options->replace,
                        "customers that are there already are replaced by the export's");
    app->footer(
        "From one database into another, going on where it was interrupted:\n"
        "  skilld store export --config old.json | skilld store import --config new.json");
    return {app, [app, options] { return run(*app, *options); }};
}

}    // namespace ask::app
