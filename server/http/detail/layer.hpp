#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace ask::http::detail {

// How far a step on a connection came.
enum class Progress {
    done,
    wants_read,     // nothing moved: try again when the socket is readable
    wants_write,    // or writable
    closed,        // the peer ended in order: close_notify, or for plain HTTP the end of the stream
    broken,        // reset, or cut off without close_notify
    distrusted,    // TLS gave up: Layer::fault says why
    timed_out,
    interrupted,    // Stream::interrupt
};

[[nodiscard]] constexpr bool must_wait(Progress progress) {
    return progress == Progress::wants_read || progress == Progress::wants_write;
}

struct Moved {
    Progress progress;
    std::size_t bytes;    // with `done`, at least one
};

// The bytes of a connection on its non-blocking socket, plain or through TLS. Never waits.
class Layer {
 public:
    virtual ~Layer() = default;
    virtual Progress handshake() = 0;
    // What costs most of a handshake has been done: ours is the cheap rest.
    [[nodiscard]] virtual bool has_answered_greeting() const = 0;
    virtual Moved read(std::span<char> into) = 0;
    // `more` announces that another write follows at once, so that both may share a packet.
    virtual Moved write(std::string_view bytes, bool more) = 0;
    // Says that nothing more will be written, as far as that goes without waiting.
    virtual void finish() = 0;
    // Bytes came that do not make a whole record yet.
    [[nodiscard]] virtual bool holds_partial() const = 0;
    // Why it is `distrusted`; for the log.
    [[nodiscard]] virtual std::string fault() const = 0;
};

// Plain recv and send on a non-blocking socket; a vanished peer never raises SIGPIPE.
[[nodiscard]] Moved receive_some(int socket, std::span<char> into, int flags = 0);
[[nodiscard]] Moved send_some(int socket, std::string_view bytes, bool more);

// The socket must outlive the layer's last use, which is before its destructor.
[[nodiscard]] std::unique_ptr<Layer> make_plain_layer(int socket);

}    // namespace ask::http::detail
