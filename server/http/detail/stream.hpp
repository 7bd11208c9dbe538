#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/deadline.hpp"
#include "core/task.hpp"
#include "http/detail/layer.hpp"

namespace ask::http::detail {

using Tcp = boost::asio::ip::tcp;

// One connection: a socket, its layer, and one time limit for what it is waiting for. Everything
// is called on the socket's thread, and one call at a time.
class Stream : public std::enable_shared_from_this<Stream> {
 public:
    explicit Stream(Tcp::socket socket);

    // Makes the socket, which must be connected, ready for all that follows.
    void prepare();
    // Prepares, and sets the layer.
    void use(std::unique_ptr<Layer> layer);
    [[nodiscard]] int native() { return socket_.native_handle(); }
    [[nodiscard]] const Layer& layer() const { return *layer_; }
    // The other end; none when it has gone already.
    [[nodiscard]] std::optional<Tcp::endpoint> peer() const;
    [[nodiscard]] Executor executor() { return socket_.get_executor(); }

    Task<Progress> connect(Tcp::endpoint to, Deadline deadline);
    // One step, without waiting; handshake() does all that are left.
    Progress step_handshake() { return layer_->handshake(); }
    Task<Progress> handshake(Deadline deadline);
    // Before use(): appends what is there of the next `most` bytes and leaves it where it is, so
    // that somebody else may read on where the caller stops.
    Progress peek(std::string& into, std::size_t most);
    // Takes away what was peeked at.
    void discard(std::size_t bytes);
    // Appends what has come, at least one byte when `done`.
    Task<Progress> read(std::string& into, Deadline deadline);
    // The same without waiting; `wants_read` when nothing is there.
    Progress poll(std::string& into);
    // Until there may be something to read. Holds no buffer meanwhile.
    Task<Progress> readable(Deadline deadline);
    // Head and body, neither of them copied.
    Task<Progress> write(std::string_view head, std::string_view body, Deadline deadline);
    // Says that we are done, then swallows at most `most` bytes until the peer is done too: a
    // socket closed with unread bytes resets the connection, and the answer under way would be
    // lost.
    Task<void> close(std::size_t most, Deadline deadline);

    // Makes the present wait end as `interrupted`.
    void interrupt();

 private:
    Task<Progress> wait(Progress direction, Deadline deadline);
    Task<Progress> write_all(std::string_view bytes, bool more, Deadline deadline);
    void arm(Deadline deadline);
    void on_timer();
    Progress outcome(const boost::system::error_code& error) const;

    Tcp::socket socket_;
    boost::asio::steady_timer timer_;
    std::unique_ptr<Layer> layer_;
    Deadline deadline_;
    bool armed_ = false;
    std::atomic<bool> waiting_ = false;    // also read when a replaced thread is still in our code
    bool timed_out_ = false;
};

}    // namespace ask::http::detail
