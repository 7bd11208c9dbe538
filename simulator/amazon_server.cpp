#include "simulator/amazon_server.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "core/pause.hpp"
#include "simulator/amazon_hosts.hpp"
#include "simulator/certificate_host.hpp"
#include "simulator/detail/authorise.hpp"
#include "simulator/detail/json_answer.hpp"
#include "simulator/detail/spoilt_answer.hpp"
#include "simulator/entitlement_reset.hpp"
#include "simulator/product_api.hpp"
#include "simulator/progressive_response.hpp"

namespace ask::simulator {

namespace {

using World = std::shared_ptr<SharedAmazon>;

// Longer than any skill may wait for it.
constexpr std::chrono::seconds hanging_time{30};

http::Response answer_operation(Amazon& amazon, const http::Request& request, TimePoint now) {
    if (request.target == directives_path) return answer_directive(amazon, request, now);
    if (is_entitlement_reset(request.target)) {
        return answer_entitlement_reset(amazon, request, now);
    }
    return answer_product_api(amazon, request, now);
}

Task<http::Response> answer_api(World world, const Clock& clock, http::Request request) {
    const Trouble trouble = world->with([](Amazon& now) { return take_trouble(now.product_api); });
    const std::chrono::milliseconds wait = trouble.hangs ? hanging_time : trouble.delay;
    if (wait.count() > 0) {
        auto waiting = pause_for(wait);
        co_await std::move(waiting);
    }
    if (trouble.status) co_return detail::troubled_answer(*trouble.status);
    const TimePoint now = clock.now();
    http::Response answer =
        world->with([&](Amazon& amazon) { return answer_operation(amazon, request, now); });
    co_return detail::spoil(std::move(answer), trouble.body);
}

Task<http::Response> answer_certificates(World world, http::Request request) {
    const bool hangs =
        world->with([](const Amazon& now) { return now.certificate_host == HostState::hangs; });
    if (hangs) {
        auto waiting = pause_for(hanging_time);
        co_await std::move(waiting);
    }
    co_return world->with([&](Amazon& now) { return answer_certificate_host(now, request); });
}

World world_behind(const AmazonDirectory& directory, std::optional<int> number) {
    return number ? directory.find(*number) : nullptr;
}

// Where no chain lies, for names that no world has given.
Amazon nobodys_world() {
    return {};
}

World world_of_caller(const AmazonDirectory& directory, const http::Request& request) {
    const std::optional<std::string> token = detail::bearer_token(request);
    return token ? world_behind(directory, world_of_token(*token)) : nullptr;
}

}    // namespace

Task<http::Response> answer_as_amazon(Worlds worlds, http::Request request) {
    const std::string* header = request.headers.find("Host");
    const std::string host = header ? host_name(*header) : "";
    if (host == certificate_host) {
        World world = world_behind(worlds.directory, world_of_certificate(request.target));
        if (!world) co_return answer_certificate_host(nobodys_world(), request);
        auto answering = answer_certificates(std::move(world), std::move(request));
        co_return co_await std::move(answering);
    }
    if (!is_api_host(host)) co_return detail::refusal(421, "This host is not played here.");
    World world = world_of_caller(worlds.directory, request);
    if (!world) co_return detail::refusal(401, "There is no token, or it is not valid.");
    auto answering = answer_api(std::move(world), worlds.clock, std::move(request));
    co_return co_await std::move(answering);
}

Result<AmazonServer> AmazonServer::make(const Options& options, Worlds worlds, IoThreads& threads,
                                        Logger& logger, Metrics& metrics) {
    http::ServerOptions server_options;
    server_options.name = "amazon";
    server_options.address = options.address;
    server_options.port = options.port;
    server_options.tls = options.tls;
    server_options.request_deadline = hanging_time + std::chrono::seconds{5};
    auto handler = [worlds](http::Request request) {
        return answer_as_amazon(worlds, std::move(request));
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
