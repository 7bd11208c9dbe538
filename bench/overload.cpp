// What becomes of requests when five times as many come as can be done: those admitted must keep a
// 99th percentile under a second, the rest must get 503 within 100 ms. Once where the processor is
// the bottleneck, and once where a service behind the skill is. The load is open: nobody waits with
// the next request until the last one is answered. Each side has a processor of its own; what else
// runs on the machine spoils the numbers.

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/loopback.hpp"
#include "bench/measure.hpp"
#include "bench/open_loop.hpp"
#include "bench/signed_skill.hpp"
#include "bench/skill_server.hpp"
#include "http/server.hpp"
#include "support/scratch_folder.hpp"

namespace bench {

namespace {

using ask::http::Request;
using ask::http::Response;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Time = std::chrono::steady_clock;

constexpr std::size_t connections = 2'500;
constexpr double overload = 5;

// The server and its clients do not take each other's processor.
void stay_on(int processor) {
    if (::sysconf(_SC_NPROCESSORS_ONLN) < 2) return;
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(static_cast<unsigned>(processor), &only);
    ::sched_setaffinity(0, sizeof only, &only);
}

// On a processor of its own, with the limit that the configuration has.
void serve_alone(const ask::http::RequestHandler& handler,
                 const ask::tests::ScratchFolder& certificates, const Listening& listening) {
    stay_on(0);
    serve({.handler = handler,
           .certificates = certificates,
           .threads = 1,
           .most_lag = milliseconds{25}},
          listening);
}

// The request for help is the cheapest that there is. A skill that looks products and customers up
// has more to do.
constexpr double more_work = 300e-6;

ask::Task<Response> answer_with(SignedSkill& skill, Request request) {
    auto answering = skill.answer(std::move(request));
    Response response = co_await std::move(answering);
    for (const double end = seconds_of(CLOCK_THREAD_CPUTIME_ID) + more_work;
         seconds_of(CLOCK_THREAD_CPUTIME_ID) < end;) {
    }
    co_return response;
}

// As a database with eight connections, whose every call takes ten milliseconds.
struct SlowService {
    std::vector<Time::time_point> free = std::vector<Time::time_point>(8);

    ask::Task<Response> answer() {
        auto& first = *std::ranges::min_element(free);
        first = std::max(first, Time::now()) + milliseconds{10};
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, first);
        co_await timer.async_wait(boost::asio::use_awaitable);
        co_return Response{};
    }
};

double at(const std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    const auto last = static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(last * share)] * 1e3;
}

void print_row(const char* what, const std::vector<double>& took, double span) {
    std::printf("  %-24s %9.0f %9.1f %9.1f %9.1f\n", what, static_cast<double>(took.size()) / span,
                at(took, 0.5), at(took, 0.99), at(took, 1));
}

// True when it is as it should be.
bool measure(const char* what, const ServerProcess& server, const std::string& request) {
    OpenLoop clients(server.port(), connections);
    clients.keep_busy(request, 16, seconds{1});    // fills the cache
    const LoadReport full = clients.keep_busy(request, 32, seconds{4});
    const double capacity = static_cast<double>(full.admitted.size()) / full.span;
    std::printf("%s\n  %-24s %9s %9s %9s %9s\n", what, "", "a second", "p50 ms", "p99 ms",
                "slowest");
    print_row("at capacity", full.admitted, full.span);
    const LoadReport over = clients.send(request, capacity * overload, seconds{10});
    print_row("at 5 times: admitted", over.admitted, over.span);
    print_row("at 5 times: 503", over.refused, over.span);
    std::printf("  failed %ld, unanswered %ld; clients at most %.1f ms late\n", over.failed,
                over.unanswered, over.latest * 1e3);
    std::fflush(stdout);
    return over.failed + over.unanswered == 0 && !over.admitted.empty() && !over.refused.empty() &&
           at(over.admitted, 0.99) < 1'000 && at(over.refused, 1) < 100;
}

bool run() {
    if (!std::freopen("/dev/null", "w", stderr)) throw std::runtime_error("no /dev/null");
    allow_files(connections + 100);
    const SignedRequest request = make_signed_request();
    ask::simulator::CertificateSpec spec;
    spec.common_name = "localhost";
    const auto identity = ask::simulator::make_self_signed(spec);
    const ask::tests::ScratchFolder certificates;
    certificates.write("server.pem", identity.certificate_pem);
    certificates.write("server.key", identity.private_key_pem);
    const ServerProcess skilld([&](const Listening& listening) {
        SignedSkill skill(request);
        serve_alone([&skill](Request received) { return answer_with(skill, std::move(received)); },
                    certificates, listening);
    });
    const ServerProcess waiting([&](const Listening& listening) {
        SlowService service;
        serve_alone([&service](Request) { return service.answer(); }, certificates, listening);
    });
    stay_on(1);
    const bool busy = measure("the processor is the bottleneck", skilld, request.bytes());
    const bool slow = measure("a service behind it is the bottleneck", waiting, request.bytes());
    std::printf("%s\n", busy && slow ? "as it should be" : "NOT as it should be");
    return busy && slow;
}

}    // namespace

}    // namespace bench

int main() {
    try {
        return bench::run() ? 0 : 1;
    } catch (const std::exception& fault) {
        std::printf("overload: %s\n", fault.what());
        return 1;
    }
}
