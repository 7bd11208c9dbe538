#include "simulator/amazon_server.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "core/pause.hpp"
#include "simulator/amazon_hosts.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/detail/json_answer.hpp"
#include "simulator/product_api.hpp"

namespace ask::simulator {

namespace {

// Longer than any skill may wait for it.
constexpr std::chrono::seconds hanging_time{30};

Task<http::Response> answer_api(SharedAmazon& amazon, http::Request request) {
    const Trouble trouble = amazon.with([](Amazon& now) { return take_trouble(now.product_api); });
    const std::chrono::milliseconds wait = trouble.hangs ? hanging_time : trouble.delay;
    if (wait.count() > 0) {
        auto waiting = pause_for(wait);
        co_await std::move(waiting);
    }
    if (trouble.status) co_return detail::refusal(*trouble.status, "The stand-in plays trouble.");
    co_return amazon.with([&](Amazon& now) { return answer_product_api(now, request); });
}

}    // namespace

Task<http::Response> answer_as_amazon(SharedAmazon& amazon, http::Request request) {
    const std::string* header = request.headers.find("Host");
    const std::string host = header ? host_name(*header) : "";
    if (host == certificate_host) {
        co_return amazon.with([&](Amazon& now) { return answer_certificate_host(now, request); });
    }
    if (!is_api_host(host)) co_return detail::refusal(421, "This host is not played here.");
    auto answering = answer_api(amazon, std::move(request));
    co_return co_await std::move(answering);
}

Result<AmazonServer> AmazonServer::make(const Options& options, SharedAmazon& amazon,
                                        IoThreads& threads, Logger& logger, Metrics& metrics) {
    http::ServerOptions server_options;
    server_options.name = "amazon";
    server_options.address = "127.0.0.1";
    server_options.port = options.port;
    server_options.tls = options.tls;
    server_options.request_deadline = hanging_time + std::chrono::seconds{5};
    auto handler = [&amazon](http::Request request) {
        return answer_as_amazon(amazon, std::move(request));
    };
    auto server = http::Server::make(std::move(server_options), handler, threads, logger, metrics);
    if (!server) return propagate(server, "play Amazon");
    (*server)->start();
    return AmazonServer(std::move(*server));
}

std::map<std::string, std::string> AmazonServer::addresses() const {
    std::map<std::string, std::string> addresses;
    for (const std::string_view host : amazon_hosts) {
        addresses[std::string(host) + ":443"] = "127.0.0.1:" + std::to_string(port());
    }
    return addresses;
}

}    // namespace ask::simulator
