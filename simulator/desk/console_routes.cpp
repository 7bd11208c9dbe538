#include "simulator/desk/console_routes.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "model/stored_json.hpp"
#include "simulator/embedded/console.hpp"

namespace ask::simulator {

namespace {

constexpr std::string_view assets_folder = "simulator/console/";

http::Response with_body(unsigned status, const char* type, std::string body) {
    http::Response response{
        .status = status, .headers = {}, .body = std::move(body), .close = false};
    response.headers.add("Content-Type", type);
    return response;
}

http::Response json(unsigned status, const Json& body) {
    return with_body(status, "application/json",
                     body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

unsigned status_of(ErrorCode code) {
    if (code == errors::invalid) return 400;
    if (code == errors::not_found) return 404;
    if (code == errors::conflict) return 409;
    return 502;
}

http::Response refused(const Error& error) {
    return console_error(status_of(error.code), error.context);
}

http::Response answer_with(const Result<Json>& result, unsigned status = 200) {
    return result ? json(status, *result) : refused(result.error());
}

http::Response answer_done(const Result<void>& done) {
    if (!done) return refused(done.error());
    return {.status = 204, .headers = {}, .body = {}, .close = false};
}

http::Response answer_text(const Result<std::string>& text, const char* type) {
    return text ? with_body(200, type, *text) : refused(text.error());
}

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

http::Response not_allowed(const char* allowed) {
    http::Response response = console_error(405, std::string("only ") + allowed);
    response.headers.add("Allow", allowed);
    return response;
}

http::Response nothing_here() {
    return console_error(404, "there is nothing here: docs/control-api.md lists what there is");
}

// One request on its way to what answers it.
struct Call {
    Desk& desk;
    const http::Request& request;
    std::vector<std::string_view> segments;    // after "api"
    Json body;                                 // of a POST

    [[nodiscard]] bool is(std::string_view method) const { return request.method == method; }
    [[nodiscard]] std::string id() const { return std::string(segments[1]); }
};

http::Response answer_customer(const Call& call) {
    if (call.is("GET")) return answer_with(call.desk.customer(call.id()));
    if (call.is("POST")) return answer_with(call.desk.change_customer(call.id(), call.body));
    if (call.is("DELETE")) return answer_done(call.desk.remove_customer(call.id()));
    return not_allowed("GET, POST, DELETE");
}

http::Response answer_turns(const Call& call) {
    if (call.is("POST")) return answer_with(call.desk.play(call.id(), call.body));
    if (call.is("DELETE")) return answer_done(call.desk.forget_conversation(call.id()));
    return not_allowed("POST, DELETE");
}

http::Response answer_of_customer(const Call& call) {
    const std::string_view what = call.segments[2];
    if (what == "turns") return answer_turns(call);
    if (what == "script") {
        if (!call.is("GET")) return not_allowed("GET");
        return answer_text(call.desk.script(call.id()), "application/json");
    }
    if (what != "replay") return nothing_here();
    if (!call.is("POST")) return not_allowed("POST");
    return answer_with(call.desk.replay(call.id()));
}

http::Response answer_curl(const Call& call) {
    if (!call.is("GET")) return not_allowed("GET");
    const std::string_view number = call.segments[3];
    int turn = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), turn);
    if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return nothing_here();
    return answer_text(call.desk.curl(call.id(), turn), "text/plain; charset=utf-8");
}

http::Response answer_customers(const Call& call) {
    const std::size_t depth = call.segments.size();
    if (depth == 1) {
        if (!call.is("POST")) return not_allowed("POST");
        return answer_with(call.desk.add_customer(call.body), 201);
    }
    if (depth == 2) return answer_customer(call);
    if (depth == 3) return answer_of_customer(call);
    const bool is_curl = depth == 5 && call.segments[2] == "turns" && call.segments[4] == "curl";
    return is_curl ? answer_curl(call) : nothing_here();
}

http::Response change_desk(const Call& call) {
    if (!call.is("POST")) return not_allowed("POST");
    const Result<void> done =
        call.segments.front() == "faults" ? call.desk.change_faults(call.body) : call.desk.reset();
    return done ? json(200, call.desk.overview()) : refused(done.error());
}

http::Response answer_call(const Call& call) {
    const std::string_view first = call.segments.empty() ? "" : call.segments.front();
    if (first == "customers") return answer_customers(call);
    if (call.segments.size() != 1) return nothing_here();
    if (first == "faults" || first == "reset") return change_desk(call);
    if (first != "desk") return nothing_here();
    return call.is("GET") ? json(200, call.desk.overview()) : not_allowed("GET");
}

const char* type_of(std::string_view path) {
    if (path.ends_with(".html")) return "text/html; charset=utf-8";
    if (path.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (path.ends_with(".css")) return "text/css; charset=utf-8";
    if (path.ends_with(".svg")) return "image/svg+xml";
    return "application/octet-stream";
}

}    // namespace

http::Response console_error(unsigned status, const std::string& why) {
    return json(status, {{"error", why}});
}

http::Response answer_control_api(Desk& desk, const http::Request& request) {
    const std::string_view target = request.target;
    auto segments = segments_of(target.substr(0, target.find('?')));
    segments.erase(segments.begin());
    Call call{desk, request, std::move(segments), Json()};
    if (request.method == "POST") {
        auto body = model::parse_stored_json(request.body);
        if (!body) return console_error(400, "the body is not JSON, or nested too deep");
        call.body = std::move(*body);
    }
    return answer_call(call);
}

http::Response answer_page(std::string_view target) {
    std::string path(target.substr(1, target.find('?') - 1));
    if (path.empty()) path = "index.html";
    const auto files = embedded::console();
    const auto file = std::ranges::find_if(files, [&](const embedded::File& known) {
        return known.path.substr(assets_folder.size()) == path;
    });
    if (file == files.end()) return nothing_here();
    return with_body(200, type_of(path), std::string(file->bytes));
}

}    // namespace ask::simulator
