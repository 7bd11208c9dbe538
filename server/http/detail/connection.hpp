#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "http/detail/header_rules.hpp"
#include "http/detail/request_reader.hpp"
#include "http/detail/server_state.hpp"
#include "http/detail/stream.hpp"

namespace ask::http::detail {

// One client's connection, from the handshake to its end. Lives on its socket's thread.
class Connection {
 public:
    // `crowded`: one too many; it is told so and closed.
    Connection(std::shared_ptr<ServerState> server, Tcp::socket socket, bool crowded);
    ~Connection() { server_->leave(*this); }

    // Ends when the connection does.
    Task<void> run();

    [[nodiscard]] Executor executor() { return stream_->executor(); }
    // Wakes it when it waits for a request to begin. On its own thread.
    void interrupt_idle();

 private:
    enum class Arrival { complete, refused, gone };

    Task<bool> handshake();
    Task<bool> request_begins();
    Task<bool> await_first_byte(Deadline deadline);
    Task<bool> exchange();
    Task<Arrival> receive(RequestReader& reader);
    Task<bool> welcome_body(const RequestReader& reader);
    Task<bool> serve(RequestReader& reader);
    Task<Response> invoke(Request request);
    Task<void> refuse();
    // Writes it; true when the connection stays open after it.
    Task<bool> answer(Response response, bool head_only, bool http11);
    [[nodiscard]] bool is_last(bool keep_alive);
    [[nodiscard]] Refusal turned_away() const;

    const std::shared_ptr<ServerState> server_;
    const std::shared_ptr<Stream> stream_;
    const bool crowded_;
    bool fresh_ = true;    // no request has been answered yet
    bool late_ = false;    // what comes now began after drain()
    Refusal refusal_;
    std::string bytes_;    // received, and not yet understood
    std::string peer_;
    std::atomic<bool> idle_ = false;
    std::size_t unread_ = 0;    // how much to swallow when closing, so that the answer arrives
};

}    // namespace ask::http::detail
