#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/task.hpp"
#include "model/purchase.hpp"
#include "skill/handler_input.hpp"

namespace ask::skill {

using model::PurchaseFlow;
using model::PurchaseResult;

// All of these are called from every I/O thread at once; they may throw, and then the error handler
// answers.
using Handler = std::function<Task<Result<Response>>(HandlerInput&)>;
using Predicate = std::function<bool(const HandlerInput&)>;
// Runs before the handler; an error goes to the error handler, and no handler runs.
using RequestInterceptor = std::function<Task<Result<void>>(HandlerInput&)>;
// Runs after the handler, and after the error handler too; may change the response.
using ResponseInterceptor = std::function<Task<Result<void>>(HandlerInput&, Response&)>;
// Says something helpful; must not wait for anything. Its input is a fresh one: what the handler
// changed in attributes before it failed is not there.
using ErrorHandler = std::function<Response(HandlerInput&, const Error&)>;

// One line of `skilld routes`.
struct Route {
    std::string key;      // "intent BuyIntent", "purchase Buy ACCEPTED", "when …", "fallback"
    std::string where;    // file:line of its registration, as "handlers/skill.cpp:42"
};

// Which handler answers which request: exact keys first, then predicates in the order they were
// added, then the fallback. Filled once at start, immutable afterwards.
class Registry {
 public:
    using Where = std::source_location;

    Registry& on_launch(Handler handler, Where where = Where::current());
    Registry& on_intent(std::string name, Handler handler, Where where = Where::current());
    Registry& on_session_ended(Handler handler, Where where = Where::current());
    Registry& on_purchase(PurchaseFlow flow, PurchaseResult result, Handler handler,
                          Where where = Where::current());
    // "AlexaSkillEvent.SkillDisabled"
    Registry& on_event(std::string type, Handler handler, Where where = Where::current());
    // Any other request type, exactly: "AudioPlayer.PlaybackStarted". "Connections.Response" is for
    // those that are not of an in-skill purchase.
    Registry& on_request(std::string type, Handler handler, Where where = Where::current());
    Registry& when(std::string name, Predicate predicate, Handler handler,
                   Where where = Where::current());
    Registry& fallback(Handler handler, Where where = Where::current());
    Registry& on_error(ErrorHandler handler, Where where = Where::current());
    Registry& before(RequestInterceptor interceptor);
    Registry& after(ResponseInterceptor interceptor);

    // A product that is used up: how many items one purchase of it gives. From then on its stock
    // is agreed with Amazon's count before every handler; HandlerInput::inventory() knows it.
    Registry& consumable(std::string reference_name, std::int64_t items_per_unit,
                         Where where = Where::current());

    // One immutable object for all handlers: HandlerInput::resource<T>().
    template <class T>
    Registry& share(std::shared_ptr<const T> resource) {
        resources_->insert_or_assign(typeid(T), std::any(std::move(resource)));
        return *this;
    }

    // What keeps the server from starting, one sentence each: a key registered twice (with both
    // places), a result of a flow that is not handled while the flow's others are, a route that can
    // never answer, a consumable without items, no launch, no fallback, no error handler,
    // AMAZON.HelpIntent, CancelIntent or StopIntent missing. Empty: all is well.
    [[nodiscard]] std::vector<std::string> problems() const;
    // Exact keys by name, then predicates in their order, then the fallback.
    [[nodiscard]] std::vector<Route> routes() const;

    // The key of the route that would answer: a bounded set, for log and metrics. Lives as long as
    // this registry.
    struct Choice {
        const Handler* handler;    // never nullptr once problems() is empty
        std::string_view key;
    };
    [[nodiscard]] Choice choose(const HandlerInput& input) const;

    [[nodiscard]] const std::vector<RequestInterceptor>& request_interceptors() const {
        return request_interceptors_;
    }
    [[nodiscard]] const std::vector<ResponseInterceptor>& response_interceptors() const {
        return response_interceptors_;
    }
    [[nodiscard]] const ErrorHandler& error_handler() const { return error_handler_; }
    [[nodiscard]] std::shared_ptr<const Resources> resources() const { return resources_; }
    [[nodiscard]] const std::map<ReferenceName, std::int64_t>& consumables() const {
        return consumables_;
    }

 private:
    struct Entry {
        Handler handler;
        std::string where;
    };
    struct Guarded {
        std::string key;
        Predicate predicate;
        Entry entry;
    };
    Registry& add(std::string key, Handler handler, Where where);
    // Remembers where a key was registered first; a second time is a problem.
    void note(const std::string& key, const std::string& where);

    std::map<std::string, Entry, std::less<>> exact_;
    std::vector<Guarded> guarded_;
    Entry fallback_;
    ErrorHandler error_handler_;
    std::vector<RequestInterceptor> request_interceptors_;
    std::vector<ResponseInterceptor> response_interceptors_;
    std::shared_ptr<Resources> resources_ = std::make_shared<Resources>();
    std::map<ReferenceName, std::int64_t> consumables_;
    std::map<std::string, std::string, std::less<>> places_;
    std::vector<std::string> mistakes_;
};

}    // namespace ask::skill
