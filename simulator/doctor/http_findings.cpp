#include <cstdlib>

#include "http/client.hpp"
#include "simulator/doctor/findings.hpp"
#include "simulator/doctor/words.hpp"

namespace ask::simulator::doctor {

namespace {

using std::chrono::seconds;

constexpr seconds odd_clock{5};
constexpr seconds wrong_clock{150};    // Amazon: older requests are to be refused
constexpr std::size_t small_body = 4'096;

constexpr const char* post_check = "unsigned POST";

std::string status_text(const Answer& answer) {
    return "status " + std::to_string(answer.status);
}

Finding judge_no_answer(const Error& failed) {
    if (failed.code == errors::timeout) {
        return fault(post_check, "no answer in time; Alexa waits 8 s",
                     "look in the server's log for what it waits for");
    }
    if (failed.code == http::bad_response) {
        return fault(post_check, "what comes back is not HTTP (" + reason_in(failed) + ")",
                     "check that the port is the skill's");
    }
    if (failed.code == http::connection_broken) {
        return fault(post_check, "the connection is closed before an answer came",
                     "look in the log of the server, and of what stands in front of it");
    }
    if (failed.code == errors::too_large) {
        return fault(post_check,
                     "the answer is over " + std::to_string(most_answer_bytes / 1024) +
                         " KB; Alexa takes 120 KB at most",
                     "answer 400 with an empty body");
    }
    return not_looked_at(post_check, reason_in(failed));
}

// Amazon: answering 200 to a request that is not signed fails certification.
Finding judge_success(const Answer& answer) {
    return fault(post_check, status_text(answer) + ": anybody can talk to the skill",
                 "verify every request, and answer 400 where it does not hold; if a page answers, "
                 "check the path of the URL");
}

Finding judge_refusal(const Answer& answer) {
    if (answer.body_bytes > small_body) {
        return warning(
            post_check,
            "refused with 400 and " + std::to_string(answer.body_bytes) + " bytes of text",
            "an empty body is enough, and tells an attacker nothing");
    }
    return ok(post_check, "refused with 400 in " + spell(answer.took));
}

Finding judge_unsigned(const Result<Answer>& result) {
    if (!result) return judge_no_answer(result.error());
    const unsigned status = result->status;
    if (status == 400) return judge_refusal(*result);
    if (status < 300) return judge_success(*result);
    if (status < 400) {
        return fault(post_check, status_text(*result) + ": a redirect, which Alexa does not follow",
                     "give Amazon the address where it ends, with its slash at the end or without");
    }
    if (status >= 500) {
        return fault(post_check, status_text(*result),
                     "start the skill behind the balancer or tunnel, or see the server's log");
    }
    if (status == 404 || status == 405) {
        return fault(post_check, status_text(*result) + ": there is no skill at this path",
                     "correct the path in the URL (server.path in the configuration)");
    }
    return warning(post_check, status_text(*result) + "; certification expects exactly 400",
                   "answer 400; if something in front refuses (a login, a firewall), let Amazon's "
                   "requests pass it");
}

Finding judge_get(const Result<Answer>& result) {
    if (!result && result.error().code == errors::too_large) {
        return ok("GET", "a page of many bytes, which Alexa never asks for");
    }
    if (!result && result.error().code == errors::unavailable) {
        return not_looked_at("GET", result.error().context);
    }
    if (!result) {
        return warning("GET", "no good answer (" + reason_in(result.error()) + ")",
                       "answer 405; health checks of balancers ask like this");
    }
    if (result->status < 500) return ok("GET", status_text(*result));
    return warning("GET", status_text(*result), "answer 405; only POST is Alexa's");
}

Finding judge_clock(const Answer& answer) {
    const std::string check = "clock";
    if (!answer.clock_offset) return not_looked_at(check, "the answer has no Date header");
    const auto offset = answer.clock_offset->count();
    const std::string said = offset == 0 ? "as ours"
                                         : std::to_string(std::abs(offset)) + " s " +
                                               (offset > 0 ? "ahead of ours" : "behind ours");
    const std::string remedy = "synchronise it (NTP), and make sure that this machine's is right";
    if (std::abs(offset) > wrong_clock.count()) {
        return fault(check, said + "; requests count for 150 s", remedy);
    }
    if (std::abs(offset) > odd_clock.count()) return warning(check, said, remedy);
    return ok(check, said);
}

}    // namespace

Findings judge_http(const Examination& seen) {
    if (!seen.unsigned_post) return {not_looked_at("HTTP", "there is no connection to ask over")};
    Findings found{judge_unsigned(*seen.unsigned_post)};
    if (!*seen.unsigned_post && seen.url.scheme == "http") {
        found.front().remedy += "; if TLS is spoken there, begin the URL with https://";
    }
    if (seen.get) found.push_back(judge_get(*seen.get));
    if (*seen.unsigned_post) found.push_back(judge_clock(**seen.unsigned_post));
    return found;
}

}    // namespace ask::simulator::doctor
