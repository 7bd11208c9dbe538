#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "http/client.hpp"

namespace ask::tests {

// Amazon's side without a socket: answers by a function, remembers what was asked.
class FakeClient final : public http::Client {
 public:
    using Answer = std::function<Result<http::Response>(const http::OutgoingRequest&)>;

    FakeClient()
        : answer_([](const auto&) { return fail(errors::unavailable, "no answer set"); }) {}
    explicit FakeClient(Answer answer) : answer_(std::move(answer)) {}

    Task<Result<http::Response>> send(http::OutgoingRequest request, Deadline) override {
        requests.push_back(request);
        co_return answer_(request);
    }
    void set_answer(Answer answer) { answer_ = std::move(answer); }

    std::vector<http::OutgoingRequest> requests;

 private:
    Answer answer_;
};

// An answer with a status and a body.
inline http::Response http_answer(unsigned status, std::string body) {
    return http::Response{status, http::Headers{}, std::move(body), false};
}

}    // namespace ask::tests
