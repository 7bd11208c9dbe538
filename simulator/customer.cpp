#include "simulator/customer.hpp"

#include "simulator/detail/identifiers.hpp"

namespace ask::simulator {

Holding Customer::holding(const ReferenceName& product) const {
    const auto found = holdings.find(product);
    return found == holdings.end() ? Holding{} : found->second;
}

Customer as_counted(const Customer& customer) {
    Customer known = customer;
    if (customer.counted) known.holdings = *customer.counted;
    return known;
}

Customer new_customer() {
    Customer customer;
    customer.user = new_user_id();
    customer.device = DeviceId("amzn1.ask.device." + detail::random_base32(64));
    return customer;
}

UserId new_user_id() {
    return UserId("amzn1.ask.account." + detail::random_base32(64));
}

}    // namespace ask::simulator
