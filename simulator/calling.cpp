#include "simulator/calling.hpp"

#include <string>
#include <utility>

namespace ask::simulator {

Caller caller_of(Amazon& amazon, Call call) {
    const std::string host(api_host_of(call.locale));
    std::string token = grant_token(amazon, call.user, host, call.now);
    const Customer& customer = amazon.customers.at(call.user);
    return Caller{.application_id = std::move(call.application_id),
                  .user = std::move(call.user),
                  .device = customer.device,
                  .has_screen = customer.has_screen,
                  .permissions = customer.permissions,
                  .locale = std::move(call.locale),
                  .api_endpoint = "https://" + host,
                  .api_token = std::move(token)};
}

}    // namespace ask::simulator
