#include "simulator/detail/change_text.hpp"

#include <chrono>
#include <string_view>

#include "core/match.hpp"

namespace ask::simulator::detail {

namespace {

std::string_view word_of(HoldingEvent event) {
    switch (event) {
        case HoldingEvent::purchased:
            return "bought elsewhere";
        case HoldingEvent::pending_completed:
            return "the pending payment went through";
        case HoldingEvent::pending_failed:
            return "the pending payment failed";
        case HoldingEvent::refunded:
            return "refunded";
        case HoldingEvent::term_ended:
            return "the term ended";
        case HoldingEvent::reset:
            return "reset";
        case HoldingEvent::taken_off_sale:
            return "taken off sale";
        case HoldingEvent::put_on_sale:
            return "on sale again";
    }
    return "";
}

std::string trouble_text(const Trouble& trouble) {
    if (trouble.is_well()) return "the product API works";
    std::string text = "the product API";
    if (trouble.status) text += " answers " + std::to_string(*trouble.status);
    if (trouble.hangs) text += " hangs";
    if (trouble.delay.count() > 0) {
        text += " waits " + std::to_string(trouble.delay.count()) + " ms";
    }
    if (trouble.body != BodyFault::none) text += " answers " + std::string(to_text(trouble.body));
    if (trouble.times) text += ", " + std::to_string(*trouble.times) + " times";
    return text;
}

std::string clock_text(std::chrono::seconds ahead) {
    if (ahead.count() == 0) return "Alexa's clock is right";
    const bool is_behind = ahead.count() < 0;
    const auto apart = is_behind ? -ahead.count() : ahead.count();
    return "Alexa's clock is " + std::to_string(apart) + " s " + (is_behind ? "behind" : "ahead");
}

}    // namespace

std::string change_text(const AmazonChange& change) {
    return std::visit(
        Match{
            [](const HoldingChange& c) {
                return c.product.text() + ": " + std::string(word_of(c.event));
            },
            [](const ProductApiChange& c) { return trouble_text(c.trouble); },
            [](const CertificateHostChange& c) {
                return "the certificate host is " + std::string(to_text(c.state));
            },
            [](const NextCertificateFile&) {
                return std::string("the next certificate file is used");
            },
            [](const CertificatesChange& c) {
                return "signed with certificates: " + std::string(to_text(c.certificates));
            },
            [](const DeliveryChange& c) {
                return "purchase results are delivered: " + std::string(to_text(c.delivery));
            },
            [](const ClockChange& c) { return clock_text(c.ahead); },
            [](const VoicePurchasingChange& c) {
                return std::string("voice purchasing is ") + (c.is_on ? "on" : "off");
            },
            [](const CountsChange& c) {
                return std::string("purchases are counted ") + (c.are_late ? "late" : "at once");
            },
            [](const ChildDirectedChange& c) {
                return std::string("the skill is ") + (c.is_child_directed ? "" : "not ") +
                       "child-directed";
            },
            [](const PageSizeChange& c) {
                return "at most " + std::to_string(c.most_products) + " products a page";
            },
        },
        change);
}

}    // namespace ask::simulator::detail
