#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/product_file.hpp"
#include "core/clock.hpp"
#include "core/ids.hpp"
#include "simulator/customer.hpp"
#include "simulator/guarded.hpp"
#include "simulator/signing_chains.hpp"
#include "simulator/token_book.hpp"
#include "simulator/trouble.hpp"

namespace ask::simulator {

// A product as the shop sells it.
struct ShopProduct {
    ProductId id;
    ReferenceName reference_name;
    model::ProductType type = model::ProductType::unknown;
    std::map<Locale, catalog::ProductText> texts;
    bool on_sale = true;
};

// Everything that one world's Amazon knows while the stand-in plays it.
struct Amazon {
    int number = 0;    // of the world, given by the directory; 0: in none
    std::vector<ShopProduct> products;
    std::map<UserId, Customer> customers;
    TokenBook tokens;
    std::shared_ptr<const SigningChains> chains;    // none: requests cannot be signed

    bool is_child_directed = false;
    int most_products_on_a_page = 100;    // fewer may come than were asked for

    // What is wrong at present.
    Trouble product_api;
    HostState certificate_host = HostState::up;
    Certificates certificates = Certificates::good;
    int certificate_number = 12;             // of the file that requests name at present
    std::chrono::seconds clock_offset{0};    // by which Alexa's clock is ahead of the true time
    Delivery purchase_results = Delivery::once;

    [[nodiscard]] const ShopProduct* find(const ProductId& id) const;
    [[nodiscard]] ShopProduct* find(const ReferenceName& reference_name);
    [[nodiscard]] const ShopProduct* find(const ReferenceName& reference_name) const;
};

using SharedAmazon = Guarded<Amazon>;

// A shop with everything that the files describe, nobody having bought anything yet.
[[nodiscard]] Amazon open_shop(const std::vector<catalog::ProductFile>& files);

// A new token for one customer at one host, as a request envelope carries it. It holds for an hour.
[[nodiscard]] std::string grant_token(Amazon& amazon, const UserId& user, std::string host,
                                      TimePoint now);

// From now on signed with these; a file number of its own, so that no cached chain helps.
void use_certificates(Amazon& amazon, Certificates certificates);

// The regional API host that serves a locale's customers: api.eu.amazonalexa.com for de-DE.
[[nodiscard]] std::string_view api_host_of(const Locale& locale);

// The host name in front, without the port.
[[nodiscard]] std::string host_name(std::string_view host_header);

}    // namespace ask::simulator
