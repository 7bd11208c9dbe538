#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "http/detail/server_state.hpp"

namespace ask::http::detail {

// The bound address. One acceptor hands sockets to the threads in turn: a balancer keeps few
// connections, and hashing them (SO_REUSEPORT) may put all of them on one thread.
class Listener : public std::enable_shared_from_this<Listener> {
 public:
    // Listens already, so that an address in use is found now. errors::invalid when the address is
    // no literal one, errors::unavailable when it cannot be bound.
    static Result<std::shared_ptr<Listener>> make(std::shared_ptr<ServerState> server,
                                                  IoThreads& threads);

    void start();
    [[nodiscard]] std::uint16_t port() const { return port_; }
    // Serves what the kernel has accepted already, then closes. Any thread.
    void close();
    // True until whatever the kernel had accepted is among the server's connections. Any thread.
    [[nodiscard]] bool accepting() const { return accepting_; }

 private:
    Listener(std::shared_ptr<ServerState> server, IoThreads& threads);
    Result<void> listen();
    static Task<void> accept_all(std::shared_ptr<Listener> self);
    static Task<void> accept_next(std::shared_ptr<Listener> self);
    void tell(const boost::system::error_code& failed);
    void accept_waiting(std::size_t most);
    void admit_safely(boost::asio::ip::tcp::socket socket);
    void admit(boost::asio::ip::tcp::socket socket);

    const std::shared_ptr<ServerState> server_;
    IoThreads& threads_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
    std::size_t turn_ = 0;    // the thread that gets the next connection
    bool started_ = false;
    bool failing_ = false;
    std::atomic<bool> accepting_ = false;
};

}    // namespace ask::http::detail
