#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "http/detail/header_rules.hpp"
#include "http/detail/introduction.hpp"
#include "http/detail/request_reader.hpp"
#include "http/detail/server_state.hpp"
#include "http/detail/stream.hpp"
#include "http/detail/thread_load.hpp"
#include "http/detail/work_limit.hpp"

namespace ask::http::detail {

// One client's connection, from the handshake to its end. Lives on its socket's thread.
class Connection {
 public:
    struct Place {
        std::shared_ptr<ThreadLoad> load;    // of the socket's thread
        bool crowded;                        // one too many; it is told so and closed
    };
    Connection(std::shared_ptr<ServerState> server, Tcp::socket socket, Place place);
    ~Connection() { server_->leave(*this); }

    // Ends when the connection does.
    Task<void> run();

    [[nodiscard]] Executor executor() { return stream_->executor(); }
    // Wakes it when it waits for a request to begin. On its own thread.
    void interrupt_idle();

 private:
    enum class Arrival { complete, refused, gone };

    Task<bool> set_up();
    Task<bool> learn_client();
    Task<bool> handshake();
    Task<Progress> shake_hands(Deadline deadline);
    Task<Progress> answer_greeting(Deadline deadline);
    Task<Progress> step_in_turn(Deadline deadline);
    Task<bool> request_begins();
    Task<bool> await_first_byte(Deadline deadline);
    Task<bool> exchange();
    Task<Arrival> receive(RequestReader& reader);
    Task<bool> welcome_body(const RequestReader& reader);
    Task<bool> admit(RequestReader& reader);
    Task<bool> turn_away(const RequestReader& reader, Refusal why);
    Task<bool> serve(RequestReader& reader, WorkLimit::Work work);
    Task<Response> invoke(Request request, WorkLimit::Work work);
    [[nodiscard]] std::string peer_of(const Headers& headers) const;
    Task<void> refuse();
    // Writes it; true when the connection stays open after it.
    Task<bool> answer(Response response, bool head_only, bool http11);
    [[nodiscard]] bool is_last(bool keep_alive);
    [[nodiscard]] Refusal turned_away() const;

    const std::shared_ptr<ServerState> server_;
    const std::shared_ptr<Stream> stream_;
    const Place place_;
    bool fresh_ = true;                              // no request has been answered yet
    bool turned_away_ = false;                       // the last request, because of the load
    std::chrono::steady_clock::time_point begun_;    // when the first byte of a request was there
    bool late_ = false;                              // what comes now began after drain()
    Refusal refusal_;
    std::string bytes_;    // received, and not yet understood
    Client client_;
    std::atomic<bool> idle_ = false;
    std::size_t unread_ = 0;    // how much to swallow when closing, so that the answer arrives
};

}    // namespace ask::http::detail
