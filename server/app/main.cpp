#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "app/version.hpp"

namespace {

const CLI::App& innermost(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app : innermost(*named.front());
}

// What CLI11 says of a word that is no command names neither the word nor the remedy.
int wrong_usage(const CLI::App& program, const CLI::ParseError& wrong) {
    const std::vector<std::string> unknown = program.remaining(true);
    const bool lacks_something = dynamic_cast<const CLI::RequiredError*>(&wrong) != nullptr;
    const bool lacks_command =
        lacks_something && innermost(program).get_require_subcommand_min() > 0;
    if (!lacks_command || unknown.empty() || unknown.front().starts_with('-')) {
        return program.exit(wrong) == 0 ? ask::app::exit_done : ask::app::exit_wrong_usage;
    }
    return ask::app::detail::wrong_usage("\"" + unknown.front() +
                                         "\" is no command here; --help names those there are");
}

int run(int argc, char** argv) {
    CLI::App program("skilld: an HTTPS endpoint for Alexa skills that sell, and Alexa on your desk",
                     "skilld");
    program.set_version_flag("--version", ask::app::version_text());
    program.require_subcommand(1);
    program.footer("Exit status: 0 done, 1 a check found faults, 2 wrong usage or configuration.");
    const std::array commands{ask::app::add_serve(program),       ask::app::add_simulate(program),
                              ask::app::add_config(program),      ask::app::add_routes(program),
                              ask::app::add_verify(program),      ask::app::add_sign(program),
                              ask::app::add_healthcheck(program), ask::app::add_store(program),
                              ask::app::add_products(program),    ask::app::add_model(program),
                              ask::app::add_doctor(program),      ask::app::add_certify(program)};
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return wrong_usage(program, wrong);
    }
    for (const ask::app::Command& command : commands) {
        if (command.app->parsed()) return command.run();
    }
    return ask::app::exit_wrong_usage;
}

// A report that did not reach its file is no report. Who reads a pipe may have seen enough.
int flushed(int status) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
    struct stat output = {};
    if (::fstat(STDOUT_FILENO, &output) == 0 && S_ISFIFO(output.st_mode)) return status;
    std::fputs("skilld: standard output cannot be written: is its disk full?\n", stderr);
    return ask::app::exit_wrong_usage;
}

// Whatever is opened first would take the place of a stream that is closed, and a database be
// written to as if it were the log. To read or write such a stream fails as before.
void keep_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1) continue;
        // It gets the lowest free number, which is the stream's.
        ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void ignore_signals(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);    // a log reader that goes away must not end the server
    // The server reads its files again at SIGHUP; it must not end by one before it can. Whatever
    // else runs at a terminal ends with it.
    const bool serves = argc > 1 && std::string_view(argv[1]) == "serve";
    if (serves) std::signal(SIGHUP, SIG_IGN);
}

}    // namespace

int main(int argc, char** argv) {
    ignore_signals(argc, argv);
    keep_standard_streams();
    try {
        return flushed(run(argc, argv));
    } catch (const std::exception& fault) {
        return ask::app::detail::wrong_usage(std::string("skilld: ") + fault.what());
    }
}
