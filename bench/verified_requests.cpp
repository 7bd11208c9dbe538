// Verified requests for a second of one core, in process and over TLS on loopback, against what no
// server could do without: one RSA-2048 verification, and a bare Beast answer.

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bench/bare_beast.hpp"
#include "bench/measure.hpp"
#include "bench/rsa_floor.hpp"
#include "bench/signed_skill.hpp"
#include "bench/skill_server.hpp"
#include "bench/tls_client.hpp"
#include "http/server.hpp"
#include "support/run_task.hpp"
#include "support/scratch_folder.hpp"

namespace bench {

namespace {

using ask::http::Request;
using ask::http::Response;
using ask::simulator::Identity;

constexpr std::chrono::seconds span{4};
constexpr int connections = 8;

Identity server_identity() {
    ask::simulator::CertificateSpec spec;
    spec.common_name = "localhost";
    spec.dns_names = {"localhost"};
    return ask::simulator::make_self_signed(spec);
}

ask::Task<Response> answer_with(SignedSkill& skill, Request request) {
    co_return co_await skill.answer(std::move(request));
}

void serve_skill(const SignedRequest& request, const ask::tests::ScratchFolder& certificates,
                 const Listening& listening) {
    SignedSkill skill(request);
    auto handler = [&skill](Request received) { return answer_with(skill, std::move(received)); };
    serve({.handler = handler, .certificates = certificates, .threads = 1}, listening);
}

void expect_ok(const std::string& response) {
    if (response.find(" 200 ") > 12) throw std::runtime_error("not 200: " + response);
}

// Asks again and again until told to stop.
void keep_asking(std::uint16_t port, const std::string& request, std::atomic<long>& answered,
                 const std::atomic<bool>& enough) {
    TlsClient client(port);
    while (!enough) {
        expect_ok(client.exchange(request));
        ++answered;
    }
}

// Some connections at once, so that the server is never without a request.
Cost measure_over_tls(const ServerProcess& server, const std::string& request) {
    TlsClient(server.port()).exchange(request);    // fills the cache
    std::atomic<long> answered = 0;
    std::atomic<bool> enough = false;
    std::vector<std::jthread> clients;
    for (int i = 0; i < connections; ++i) {
        clients.emplace_back([&] { keep_asking(server.port(), request, answered, enough); });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{500});    // handshakes are not counted
    answered = 0;
    const Cost cost = measure(span, server.cpu_clock(), [&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        return answered.exchange(0);
    });
    enough = true;
    return cost;
}

Cost measure_in_process(const SignedRequest& request) {
    SignedSkill skill(request);
    boost::asio::io_context context(1);
    return measure(span, CLOCK_PROCESS_CPUTIME_ID, [&] {
        const Response response = ask::tests::run_task(skill.answer(request.received()), context);
        if (response.status != 200) throw std::runtime_error("the endpoint refused the request");
        return 1;
    });
}

Cost measure_rsa(const SignedRequest& request) {
    const RsaVerification rsa(request.signer.certificate_pem, request.signature_256, request.body);
    return measure(span, CLOCK_PROCESS_CPUTIME_ID, [&] {
        if (!rsa.holds()) throw std::runtime_error("the signature does not hold");
        return 1;
    });
}

void print_row(const char* what, const Cost& cost) {
    std::printf("%-44s %9.0f %12.1f\n", what, cost.per_second, cost.cpu_us);
    std::fflush(stdout);
}

void run() {
    // The log is written as in production, and nobody reads it.
    if (!std::freopen("/dev/null", "w", stderr)) throw std::runtime_error("no /dev/null");
    const SignedRequest request = make_signed_request();
    const Identity identity = server_identity();
    const ask::tests::ScratchFolder certificates;
    certificates.write("server.pem", identity.certificate_pem);
    certificates.write("server.key", identity.private_key_pem);
    // Both servers before any thread of ours; they wait while they are not asked.
    const ServerProcess skilld(
        [&](const Listening& listening) { serve_skill(request, certificates, listening); });
    const std::string reply = TlsClient(skilld.port()).exchange(request.bytes());
    expect_ok(reply);
    const std::string envelope = reply.substr(reply.find("\r\n\r\n") + 4);
    const ServerProcess bare(
        [&](const Listening& listening) { serve_bare_beast(identity, envelope, listening); });

    std::printf("%-44s %9s %12s\n", "each for 4 s, one core serving", "a second", "CPU us each");
    const Cost rsa = measure_rsa(request);
    print_row("one RSA-2048 verification", rsa);
    const Cost in_process = measure_in_process(request);
    print_row("a verified request, in process", in_process);
    const Cost beast = measure_over_tls(bare, request.bytes());
    print_row("a bare Beast answer over TLS", beast);
    const Cost over_tls = measure_over_tls(skilld, request.bytes());
    print_row("a verified request over TLS", over_tls);
    std::printf("\nCPU of a request in process, in RSA verifications:  %.2f\n",
                in_process.cpu_us / rsa.cpu_us);
    std::printf("CPU of a request over TLS, in (RSA + bare Beast):   %.2f\n",
                over_tls.cpu_us / (rsa.cpu_us + beast.cpu_us));
}

}    // namespace

}    // namespace bench

int main() {
    try {
        bench::run();
        return 0;
    } catch (const std::exception& fault) {
        std::printf("verified_requests: %s\n", fault.what());
        return 1;
    }
}
