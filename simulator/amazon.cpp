#include "simulator/amazon.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "simulator/amazon_hosts.hpp"
#include "simulator/skill_under_test.hpp"
#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

template <class Products, class Key, class Value>
auto* find_by(Products& products, Key key, const Value& value) {
    const auto found = std::find_if(products.begin(), products.end(),
                                    [&](const ShopProduct& p) { return p.*key == value; });
    return found == products.end() ? nullptr : &*found;
}

constexpr std::array<std::string_view, 6> american_countries{"US", "CA", "MX", "BR", "AR", "CL"};
constexpr std::array<std::string_view, 2> far_eastern_countries{"JP", "AU"};

}    // namespace

const ShopProduct* Amazon::find(const ProductId& id) const {
    return find_by(products, &ShopProduct::id, id);
}

ShopProduct* Amazon::find(const ReferenceName& reference_name) {
    return find_by(products, &ShopProduct::reference_name, reference_name);
}

const ShopProduct* Amazon::find(const ReferenceName& reference_name) const {
    return find_by(products, &ShopProduct::reference_name, reference_name);
}

Amazon open_shop(const std::vector<catalog::ProductFile>& files) {
    Amazon amazon;
    for (const catalog::ProductFile& file : files) {
        amazon.products.push_back({.id = product_id_of(file.reference_name),
                                   .reference_name = file.reference_name,
                                   .type = file.type,
                                   .texts = file.texts,
                                   .on_sale = file.purchasable});
    }
    return amazon;
}

std::string grant_token(Amazon& amazon, const UserId& user, std::string host, TimePoint now) {
    std::string token = new_token(amazon.number);
    amazon.tokens.add(token, {user, std::move(host), now + TokenBook::life}, now);
    return token;
}

void use_certificates(Amazon& amazon, Certificates certificates) {
    if (amazon.certificates == certificates) return;
    amazon.certificates = certificates;
    ++amazon.certificate_number;
}

std::string_view api_host_of(const Locale& locale) {
    const std::string& text = locale.text();
    const std::string_view country =
        std::string_view(text).substr(std::min<std::size_t>(3, text.size()));
    const auto is_in = [country](const auto& countries) {
        return std::find(countries.begin(), countries.end(), country) != countries.end();
    };
    if (is_in(american_countries)) return north_american_api;
    return is_in(far_eastern_countries) ? far_eastern_api : european_api;
}

std::string host_name(std::string_view host_header) {
    return lower_case(host_header.substr(0, host_header.find(':')));
}

}    // namespace ask::simulator
