#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>

#include "app/commands.hpp"
#include "http/client.hpp"

namespace ask::app {

namespace {

struct Probe {
    std::string url;
    std::string outcome = "no answer";
    bool is_ready = false;
};

Task<void> ask_admin(http::Client& client, Probe& probe) {
    http::OutgoingRequest request;
    request.url = probe.url;
    auto sending = client.send(std::move(request), Deadline::in(std::chrono::seconds{3}));
    const Result<http::Response> answer = co_await std::move(sending);
    if (!answer) {
        probe.outcome = answer.error().context;
        co_return;
    }
    probe.is_ready = answer->status == 200;
    probe.outcome = std::to_string(answer->status) + ' ' + answer->body;
}

int healthcheck(const std::string& url) {
    http::ClientOptions options;
    options.allow_http = true;
    auto client = http::TlsClient::make(options);
    if (!client) {
        std::fprintf(stderr, "healthcheck: %s\n", client.error().context.c_str());
        return exit_wrong_usage;
    }
    Probe probe{.url = url};
    boost::asio::io_context context;
    bool asked = false;
    boost::asio::co_spawn(context, ask_admin(**client, probe),
                          [&asked](const std::exception_ptr&) { asked = true; });
    // Not run(): the kept connection's timer would make every check as slow as its limit.
    while (!asked) context.run_one();
    client->reset();
    if (probe.is_ready) return exit_done;
    std::fprintf(stderr, "%s: %s\n", url.c_str(), probe.outcome.c_str());
    return exit_found_faults;
}

}    // namespace

Command add_healthcheck(CLI::App& program) {
    CLI::App* app = program.add_subcommand(
        "healthcheck", "ask the admin port whether the endpoint is ready; for HEALTHCHECK");
    auto url = std::make_shared<std::string>("http://127.0.0.1:9091/readyz");
    app->add_option("--url", *url, "what to ask")->capture_default_str();
    return {app, [url] { return healthcheck(*url); }};
}

}    // namespace ask::app
