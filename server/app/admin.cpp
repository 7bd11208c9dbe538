#include "app/admin.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "app/detail/log_levels.hpp"
#include "app/version.hpp"

namespace ask::app {

namespace {

http::Response with_type(unsigned status, std::string body, const char* type) {
    http::Response response{
        .status = status, .headers = {}, .body = std::move(body), .close = false};
    response.headers.add("Content-Type", type);
    return response;
}

http::Response plain(unsigned status, std::string body) {
    return with_type(status, std::move(body), "text/plain; version=0.0.4; charset=utf-8");
}

http::Response json(std::string body) {
    return with_type(200, std::move(body) + "\n", "application/json");
}

bool is_known(std::string_view path) {
    return path == "/healthz" || path == "/readyz" || path == "/metrics" || path == "/log";
}

http::Response only(const std::string& methods) {
    http::Response response = plain(405, "only " + methods + "\n");
    response.headers.add("Allow", methods);
    return response;
}

}    // namespace

Admin::Admin(AdminServices services)
    : services_(services), process_(services.metrics, services.logger) {
    services_.metrics.set("skilld_build_info", 1,
                          {{"version", version_number()}, {"commit", version_commit()}});
    services_.metrics.set("skilld_draining", 0);
}

void Admin::leave() {
    leaving_ = true;
    services_.metrics.set("skilld_draining", 1);
}

Task<http::Response> Admin::answer(http::Request request) {
    const std::string_view target(request.target);
    const std::string_view path = target.substr(0, target.find('?'));
    if (!is_known(path)) co_return plain(404, "there are /healthz, /readyz, /metrics and /log\n");
    if (request.method == "PUT" && path == "/log") co_return change_log(request.body);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads) co_return only(path == "/log" ? "GET, HEAD, PUT" : "GET, HEAD");
    auto answering = answer_get(path);
    co_return co_await std::move(answering);
}

Task<http::Response> Admin::answer_get(std::string_view path) {
    if (path == "/healthz") co_return plain(200, "alive\n");
    if (path == "/metrics") co_return answer_metrics();
    if (path == "/log") co_return json(detail::log_levels_json(services_.logger));
    auto answering = answer_readyz();
    co_return co_await std::move(answering);
}

Task<http::Response> Admin::answer_readyz() {
    auto looking = why_not_ready();
    const std::string_view why = co_await std::move(looking);
    co_return why.empty() ? plain(200, "ready\n") : plain(503, std::string(why) + "\n");
}

http::Response Admin::answer_metrics() {
    process_.update();
    const auto blocked = static_cast<double>(services_.threads.stuck());
    services_.metrics.set("skilld_blocked_threads", blocked);
    return plain(200, services_.metrics.text());
}

http::Response Admin::change_log(std::string_view body) {
    const Result<void> changed = detail::change_log_level(services_.logger, body);
    if (!changed) return plain(400, changed.error().context + "\n");
    return json(detail::log_levels_json(services_.logger));
}

Task<std::string_view> Admin::why_not_ready() {
    if (leaving_) co_return "draining";
    if (!services_.threads.healthy()) co_return "threads are blocked by handlers";
    auto probing = services_.adapter.probe(Deadline::in(std::chrono::seconds{2}));
    const Result<void> writable = co_await std::move(probing);
    tell_storage(writable ? "" : writable.error().context);
    co_return writable ? "" : "the storage cannot be written";
}

void Admin::tell_storage(std::string_view cause) {
    const std::lock_guard hold(mutex_);
    if (cause == told_cause_) return;
    told_cause_ = cause;
    if (cause.empty()) return services_.logger.info("app", "ready_again");
    services_.logger.warning("app", "not_ready", {{"cause", cause}});
}

}    // namespace ask::app
