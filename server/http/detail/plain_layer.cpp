#include <sys/socket.h>

#include <cerrno>

#include "http/detail/layer.hpp"

namespace ask::http::detail {

namespace {

Moved not_moved(Progress would_block) {
    const bool later = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    return Moved{later ? would_block : Progress::broken, 0};
}

class PlainLayer final : public Layer {
 public:
    explicit PlainLayer(int socket) : socket_(socket) {}
    Progress handshake() override { return Progress::done; }
    [[nodiscard]] bool has_answered_greeting() const override { return true; }
    Moved read(std::span<char> into) override { return receive_some(socket_, into); }
    Moved write(std::string_view bytes, bool more) override {
        return send_some(socket_, bytes, more);
    }
    void finish() override {}
    [[nodiscard]] bool holds_partial() const override { return false; }
    [[nodiscard]] std::string fault() const override { return {}; }

 private:
    int socket_;
};

}    // namespace

Moved receive_some(int socket, std::span<char> into, int flags) {
    const ssize_t got = ::recv(socket, into.data(), into.size(), flags);
    if (got > 0) return Moved{Progress::done, static_cast<std::size_t>(got)};
    if (got == 0) return Moved{Progress::closed, 0};
    return not_moved(Progress::wants_read);
}

Moved send_some(int socket, std::string_view bytes, bool more) {
    const int flags = MSG_NOSIGNAL | (more ? MSG_MORE : 0);
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), flags);
    if (sent >= 0) return Moved{Progress::done, static_cast<std::size_t>(sent)};
    return not_moved(Progress::wants_write);
}

std::unique_ptr<Layer> make_plain_layer(int socket) {
    return std::make_unique<PlainLayer>(socket);
}

}    // namespace ask::http::detail
