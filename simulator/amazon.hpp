#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/product_file.hpp"
#include "core/clock.hpp"
#include "core/ids.hpp"
#include "simulator/customer.hpp"
#include "simulator/guarded.hpp"

namespace ask::simulator {

// A product as the shop sells it.
struct ShopProduct {
    ProductId id;
    ReferenceName reference_name;
    model::ProductType type = model::ProductType::unknown;
    std::map<Locale, catalog::ProductText> texts;
    bool on_sale = true;
};

// How a service of Amazon's misbehaves.
struct Trouble {
    std::optional<unsigned> status;        // answers so instead of working
    std::chrono::milliseconds delay{0};    // before every answer
    bool hangs = false;                    // never answers
    std::optional<int> times;    // so many requests, then it is well again; none: for ever
    [[nodiscard]] bool is_well() const { return !status && delay.count() == 0 && !hangs; }
};

// Whose requests an API token stands for, and at which regional host.
struct TokenGrant {
    UserId user;
    std::string host;
};

// Everything that Amazon knows while the stand-in plays it.
struct Amazon {
    std::vector<ShopProduct> products;
    std::map<UserId, Customer> customers;
    std::map<std::string, TokenGrant> tokens;
    Trouble product_api;
    bool certificate_host_is_down = false;
    int certificate_number = 12;    // of the file that requests name at present
    std::string signing_chain_pem;
    bool is_child_directed = false;
    int most_products_on_a_page = 100;    // fewer may come than were asked for

    [[nodiscard]] const ShopProduct* find(const ProductId& id) const;
    [[nodiscard]] ShopProduct* find(const ReferenceName& reference_name);
    [[nodiscard]] const ShopProduct* find(const ReferenceName& reference_name) const;
};

using SharedAmazon = Guarded<Amazon>;

// A shop with everything that the files describe, nobody having bought anything yet.
[[nodiscard]] Amazon open_shop(const std::vector<catalog::ProductFile>& files);

// A new token for one customer at one host, as a request envelope carries it.
[[nodiscard]] std::string grant_token(Amazon& amazon, const UserId& user, std::string host);

// The regional API host that serves a locale's customers: api.eu.amazonalexa.com for de-DE.
[[nodiscard]] std::string_view api_host_of(const Locale& locale);

// The host name in front, without the port.
[[nodiscard]] std::string host_name(std::string_view host_header);

// What the trouble does to the next request; counts it off.
[[nodiscard]] Trouble take_trouble(Trouble& trouble);

}    // namespace ask::simulator
