#include "simulator/detail/endpoint_complaint.hpp"

#include <array>
#include <string_view>

#include "http/client.hpp"
#include "http/url.hpp"

namespace ask::simulator::detail {

namespace {

struct Sentence {
    ErrorCode code;
    std::string_view text;
};

constexpr std::array sentences{
    Sentence{http::dns_failed,
             "no address is known for this host; check the host name in the endpoint's URL"},
    Sentence{http::connect_failed,
             "nothing answers there; start the skill's server, or check host and port"},
    Sentence{http::connection_broken,
             "the connection was closed before the answer was complete; look into the log of the "
             "skill's server, and check whether the URL should begin with https:// or http://"},
    Sentence{http::bad_response,
             "what came back is not HTTP; check that the port is the skill's, and whether the URL "
             "should begin with https:// or http://"},
    Sentence{errors::timeout,
             "no answer within 8 seconds, and Alexa waits no longer; look for what the skill waits "
             "for"},
    Sentence{errors::too_large, "the answer is over 1 MB; Alexa takes 120 KB at most"},
};

std::string_view last_part(std::string_view context) {
    const auto colon = context.rfind(": ");
    return colon == context.npos ? context : context.substr(colon + 2);
}

// The client's own limit for name, TCP and TLS together, which is shorter than Alexa's patience.
bool is_before_the_request(const Error& failed) {
    return failed.code == errors::timeout &&
           (failed.context.find("connect to ") != std::string::npos ||
            failed.context.find("TLS with ") != std::string::npos);
}

// What is not in the table: TLS, whose fault OpenSSL names, and URLs.
std::string rare_sentence(const Error& failed) {
    const std::string why(last_part(failed.context));
    if (failed.code != http::tls_failed) return "the request cannot be sent: " + why;
    if (failed.context.find("certificate") == std::string::npos) {
        return "TLS failed (" + why + "); check whether the URL should begin with http://";
    }
    return "its TLS certificate is not trusted (" + why +
           "); name the CA that issued it, or let any certificate count";
}

std::string place_of(const std::string& url) {
    const Result<http::Url> parsed = http::parse_url(url);
    return parsed ? http::host_and_port(*parsed) : "the skill's endpoint";
}

bool is_page(const http::Response& answer) {
    const std::string* type = answer.headers.find("Content-Type");
    const auto first = answer.body.find_first_not_of(" \t\r\n");
    const bool is_tagged = first != std::string::npos && answer.body[first] == '<';
    return is_tagged && (!type || type->find("json") == std::string::npos);
}

}    // namespace

Error explain_failure(const Error& failed, const std::string& url) {
    if (is_before_the_request(failed)) {
        return {failed.code, place_of(url) +
                                 ": no connection within 2 seconds; check host and port, and "
                                 "whether the URL should begin with https:// or http://"};
    }
    for (const Sentence& sentence : sentences) {
        if (sentence.code != failed.code) continue;
        return {failed.code, place_of(url) + ": " + std::string(sentence.text)};
    }
    return {failed.code, place_of(url) + ": " + rare_sentence(failed)};
}

std::optional<Error> complain_of_page(const http::Response& answer, const std::string& url) {
    if (!is_page(answer)) return std::nullopt;
    return Error{http::bad_response,
                 place_of(url) + ": it answered status " + std::to_string(answer.status) +
                     " with a web page instead of JSON; check the path of the endpoint's URL, and "
                     "whether it is the skill that answers there"};
}

}    // namespace ask::simulator::detail
