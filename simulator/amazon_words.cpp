#include "simulator/amazon_words.hpp"

#include <string>
#include <string_view>

#include "catalog/json_place.hpp"
#include "core/match.hpp"
#include "simulator/detail/script_reader.hpp"

namespace ask::simulator {

namespace {

std::string_view word_of(HoldingEvent event) {
    switch (event) {
        case HoldingEvent::purchased:
            return "purchase";
        case HoldingEvent::pending_completed:
            return "complete_pending";
        case HoldingEvent::pending_failed:
            return "fail_pending";
        case HoldingEvent::refunded:
            return "refund";
        case HoldingEvent::term_ended:
            return "end_term";
        case HoldingEvent::reset:
            return "reset";
        case HoldingEvent::taken_off_sale:
            return "take_off_sale";
        case HoldingEvent::put_on_sale:
            break;
    }
    return "put_on_sale";
}

Json json_of(const Trouble& trouble) {
    if (trouble.is_well()) return "ok";
    Json json = Json::object();
    if (trouble.status) json["status"] = *trouble.status;
    if (trouble.delay.count() > 0) json["delay_ms"] = trouble.delay.count();
    if (trouble.hangs) json["hang"] = true;
    if (trouble.body != BodyFault::none) json["body"] = to_text(trouble.body);
    if (trouble.times) json["times"] = *trouble.times;
    return json;
}

Json member(std::string_view name, Json value) {
    Json json = Json::object();
    json[std::string(name)] = std::move(value);
    return json;
}

}    // namespace

Json to_json(const AmazonChange& change) {
    return std::visit(
        Match{
            [](const HoldingChange& c) { return member(word_of(c.event), c.product.text()); },
            [](const ProductApiChange& c) { return member("product_api", json_of(c.trouble)); },
            [](const CertificateHostChange& c) {
                return member("certificate_host", to_text(c.state));
            },
            [](const NextCertificateFile&) { return member("certificate_host", "next_file"); },
            [](const CertificatesChange& c) {
                return member("certificates", to_text(c.certificates));
            },
            [](const ClockChange& c) { return member("clock_s", c.ahead.count()); },
            [](const DeliveryChange& c) {
                return member("connections_response", to_text(c.delivery));
            },
            [](const VoicePurchasingChange& c) { return member("voice_purchasing", c.is_on); },
            [](const CountsChange& c) { return member("counts", c.are_late ? "late" : "current"); },
            [](const ChildDirectedChange& c) {
                return member("child_directed", c.is_child_directed);
            },
            [](const PageSizeChange& c) { return member("page_size", c.most_products); },
        },
        change);
}

Result<std::vector<AmazonChange>> read_amazon_changes(const Json& written) {
    catalog::Faults faults;
    const std::string place_name = "amazon";
    auto changes = detail::read_changes(catalog::JsonPlace(written, place_name, faults));
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    return changes;
}

Json faults_of(const Amazon& amazon) {
    std::vector<AmazonChange> wrong;
    if (!amazon.product_api.is_well()) wrong.emplace_back(ProductApiChange{amazon.product_api});
    if (amazon.certificate_host != HostState::up) {
        wrong.emplace_back(CertificateHostChange{amazon.certificate_host});
    }
    if (amazon.certificates != Certificates::good) {
        wrong.emplace_back(CertificatesChange{amazon.certificates});
    }
    if (amazon.clock_offset.count() != 0) wrong.emplace_back(ClockChange{amazon.clock_offset});
    if (amazon.purchase_results != Delivery::once) {
        wrong.emplace_back(DeliveryChange{amazon.purchase_results});
    }
    if (amazon.is_child_directed) wrong.emplace_back(ChildDirectedChange{true});
    const int page = amazon.most_products_on_a_page;
    if (page != Amazon{}.most_products_on_a_page) wrong.emplace_back(PageSizeChange{page});
    Json faults = Json::object();
    for (const AmazonChange& change : wrong) faults.update(to_json(change));
    return faults;
}

void end_faults(Amazon& amazon) {
    amazon.product_api = {};
    amazon.certificate_host = HostState::up;
    use_certificates(amazon, Certificates::good);
    amazon.clock_offset = {};
    amazon.purchase_results = Delivery::once;
    amazon.is_child_directed = false;
    amazon.most_products_on_a_page = Amazon{}.most_products_on_a_page;
}

}    // namespace ask::simulator
