#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdlib>
#include <string>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "http/client.hpp"
#include "http/url.hpp"

namespace ask::app {

namespace {

struct Probe {
    std::string url;
    unsigned wanted = 200;    // the answer's status
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
    probe.is_ready = answer->status == probe.wanted;
    probe.outcome = std::to_string(answer->status) + ' ' + answer->body;
}

std::string variable(const char* name, const char* otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr || *value == '\0' ? otherwise : value;
}

// In a container the environment that moved the admin port is the check's environment, too. A
// server that listens everywhere is asked on the loopback interface.
std::string readiness_url() {
    std::string address = variable("SKILLD_ADMIN__ADDRESS", "127.0.0.1");
    if (address == "0.0.0.0" || address == "::") address = "127.0.0.1";
    if (address.find(':') != std::string::npos) address = '[' + address + ']';
    return "http://" + address + ':' + variable("SKILLD_ADMIN__PORT", "9091") + "/readyz";
}

int healthcheck(Probe probe) {
    if (!http::parse_url(probe.url)) {
        return detail::wrong_usage("healthcheck: " + probe.url +
                                   " is no URL, http://127.0.0.1:9091/readyz would be right");
    }
    http::ClientOptions options;
    options.allow_http = true;
    auto client = http::TlsClient::make(options);
    if (!client) return detail::wrong_usage("healthcheck: " + client.error().context);
    boost::asio::io_context context;
    bool asked = false;
    boost::asio::co_spawn(context, ask_admin(**client, probe),
                          [&asked](const std::exception_ptr&) { asked = true; });
    // Not run(): the kept connection's timer would make every check as slow as its limit.
    while (!asked) context.run_one();
    client->reset();
    if (probe.is_ready) return exit_done;
    detail::explain(probe.url + ": " + probe.outcome);
    return exit_found_faults;
}

}    // namespace

Command add_healthcheck(CLI::App& program) {
    CLI::App* app = program.add_subcommand(
        "healthcheck", "ask the admin port whether the endpoint is ready; for HEALTHCHECK");
    auto probe = std::make_shared<Probe>();
    probe->url = readiness_url();
    app->add_option(
           "--url", probe->url,
           "what to ask; without it SKILLD_ADMIN__ADDRESS and SKILLD_ADMIN__PORT say where")
        ->capture_default_str();
    app->add_option("--status", probe->wanted,
                    "what the answer's status must be; a console that wants a token says 401")
        ->capture_default_str();
    return {app, [probe] { return healthcheck(*probe); }};
}

}    // namespace ask::app
