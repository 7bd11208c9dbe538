#include "bench/open_loop.hpp"

#include <fcntl.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "bench/loopback.hpp"
#include "bench/measure.hpp"

namespace bench {

namespace {

double now() {
    return seconds_of(CLOCK_MONOTONIC);
}

struct Connection {
    int socket = -1;
    std::unique_ptr<SSL, void (*)(SSL*)> ssl{nullptr, SSL_free};
    std::string received;
    double due = 0;
    bool busy = false;
    bool broken = false;

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        if (socket >= 0) ::close(socket);
    }
};

// 0 while it is not complete.
unsigned status_of(const std::string& response) {
    constexpr std::string_view name = "\r\nContent-Length: ";
    const auto end = response.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    const auto length = response.find(name);
    if (length > end) throw std::runtime_error("a response without Content-Length");
    const auto size = std::strtoul(response.c_str() + length + name.size(), nullptr, 10);
    if (response.size() < end + 4 + size) return 0;
    return static_cast<unsigned>(std::strtoul(response.c_str() + 9, nullptr, 10));
}

}    // namespace

struct OpenLoop::Impl {
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context{SSL_CTX_new(TLS_client_method()),
                                                         SSL_CTX_free};
    int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::deque<Connection> connections;
    std::vector<std::size_t> idle;
    std::string request;
    LoadReport report;

    ~Impl() { ::close(epoll); }

    void connect(std::uint16_t port) {
        const std::size_t which = connections.size();
        Connection& made = connections.emplace_back();
        made.socket = connect_to(port);
        made.ssl.reset(SSL_new(context.get()));
        SSL_set_fd(made.ssl.get(), made.socket);
        if (SSL_connect(made.ssl.get()) != 1) throw std::runtime_error("no TLS handshake");
        ::fcntl(made.socket, F_SETFL, O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = which;
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, made.socket, &event);
    }

    void begin(const std::string& what) {
        request = what;
        report = {};
        idle.clear();
        for (std::size_t i = 0; i < connections.size(); ++i) {
            if (!connections[i].busy && !connections[i].broken) idle.push_back(i);
        }
    }

    void ask(double due) {
        const std::size_t which = idle.back();
        idle.pop_back();
        Connection& connection = connections[which];
        connection.due = due;
        connection.busy = true;
        const int size = static_cast<int>(request.size());
        if (SSL_write(connection.ssl.get(), request.data(), size) != size) give_up(connection);
    }

    void give_up(Connection& connection) {
        if (connection.busy) ++report.failed;
        connection.busy = false;
        connection.broken = true;
        ::epoll_ctl(epoll, EPOLL_CTL_DEL, connection.socket, nullptr);
    }

    void receive(std::size_t which) {
        Connection& connection = connections[which];
        std::array<char, 8192> part{};
        const int got = SSL_read(connection.ssl.get(), part.data(), static_cast<int>(part.size()));
        const int error = got > 0 ? SSL_ERROR_NONE : SSL_get_error(connection.ssl.get(), got);
        if (error == SSL_ERROR_WANT_READ) return;
        if (error != SSL_ERROR_NONE) return give_up(connection);
        connection.received.append(part.data(), static_cast<std::size_t>(got));
        const unsigned status = status_of(connection.received);
        if (status != 0) answered(which, status);
    }

    void answered(std::size_t which, unsigned status) {
        Connection& connection = connections[which];
        const double took = now() - connection.due;
        if (status == 200) report.admitted.push_back(took);
        if (status == 503) report.refused.push_back(took);
        if (status != 200 && status != 503) ++report.failed;
        connection.received.clear();
        connection.busy = false;
        idle.push_back(which);
    }

    void receive_all() {
        std::array<epoll_event, 256> ready{};
        const int count = ::epoll_wait(epoll, ready.data(), static_cast<int>(ready.size()), 0);
        for (int i = 0; i < count; ++i) receive(ready[static_cast<std::size_t>(i)].data.u64);
    }

    // Until all are answered, for a second at most.
    void wait_for_the_rest() {
        const auto is_busy = [](const Connection& connection) { return connection.busy; };
        const double end = now() + 1;
        while (now() < end && std::ranges::any_of(connections, is_busy)) receive_all();
        report.unanswered = std::ranges::count_if(connections, is_busy);
    }

    LoadReport finish(double begun) {
        report.span = now() - begun;
        wait_for_the_rest();
        std::ranges::sort(report.admitted);
        std::ranges::sort(report.refused);
        return std::move(report);
    }
};

OpenLoop::OpenLoop(std::uint16_t port, std::size_t connections) : impl_(std::make_unique<Impl>()) {
    for (std::size_t i = 0; i < connections; ++i) impl_->connect(port);
}

OpenLoop::~OpenLoop() = default;

LoadReport OpenLoop::send(const std::string& request, double per_second,
                          std::chrono::seconds span) {
    impl_->begin(request);
    const double begun = now();
    const auto end = begun + static_cast<double>(span.count());
    double due = begun;
    double full_until = begun;    // no connection was free
    for (double time = begun; time < end; time = now()) {
        for (; due <= time && !impl_->idle.empty(); due += 1 / per_second) {
            const bool slow = due > full_until;
            const double asked = now();
            if (slow) impl_->report.latest = std::max(impl_->report.latest, asked - due);
            impl_->ask(slow ? asked : due);
        }
        if (impl_->idle.empty()) full_until = time;
        impl_->receive_all();
    }
    return impl_->finish(begun);
}

LoadReport OpenLoop::keep_busy(const std::string& request, std::size_t connections,
                               std::chrono::seconds span) {
    impl_->begin(request);
    impl_->idle.resize(std::min(connections, impl_->idle.size()));
    const double begun = now();
    const auto end = begun + static_cast<double>(span.count());
    while (now() < end) {
        while (!impl_->idle.empty()) impl_->ask(now());
        impl_->receive_all();
    }
    return impl_->finish(begun);
}

}    // namespace bench
