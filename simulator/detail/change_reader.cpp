#include <array>
#include <string_view>

#include "simulator/detail/script_reader.hpp"

namespace ask::simulator::detail {

namespace {

using catalog::JsonPlace;

struct NamedEvent {
    std::string_view name;
    HoldingEvent event;
};

constexpr std::array holding_events{
    NamedEvent{"purchase", HoldingEvent::purchased},
    NamedEvent{"complete_pending", HoldingEvent::pending_completed},
    NamedEvent{"fail_pending", HoldingEvent::pending_failed},
    NamedEvent{"refund", HoldingEvent::refunded},
    NamedEvent{"end_term", HoldingEvent::term_ended},
    NamedEvent{"reset", HoldingEvent::reset},
    NamedEvent{"take_off_sale", HoldingEvent::taken_off_sale},
    NamedEvent{"put_on_sale", HoldingEvent::put_on_sale},
};

std::optional<int> optional_integer(const JsonPlace& place, std::string_view name, int least,
                                    int most) {
    const auto member = place.find(name);
    return member ? member->integer(least, most) : std::nullopt;
}

// The kind that the text names; `others` are words that the caller knows besides.
template <class Kinds>
typename Kinds::value_type word_among(const JsonPlace& place, const Kinds& kinds,
                                      std::string_view others = "") {
    std::string known;
    for (const auto kind : kinds) {
        if (place.value() == to_text(kind)) return kind;
        known += known.empty() ? "" : ", ";
        known += to_text(kind);
    }
    place.fault("must be one of " + known + std::string(others));
    return kinds.front();
}

AmazonChange read_product_api(const JsonPlace& place) {
    if (place.value() == "ok") return ProductApiChange{};
    ProductApiChange change;
    if (!place.is_object()) return change;
    place.allow_only({"status", "delay_ms", "hang", "body", "times"});
    if (const auto status = optional_integer(place, "status", 400, 599)) {
        change.trouble.status = static_cast<unsigned>(*status);
    }
    const int delay = optional_integer(place, "delay_ms", 0, 60'000).value_or(0);
    change.trouble.delay = std::chrono::milliseconds(delay);
    change.trouble.times = optional_integer(place, "times", 1, 1'000);
    const auto hangs = place.find("hang");
    change.trouble.hangs = hangs && hangs->flag().value_or(false);
    if (const auto body = place.find("body")) change.trouble.body = word_among(*body, body_faults);
    return change;
}

AmazonChange read_certificate_host(const JsonPlace& place) {
    if (place.value() == "next_file") return NextCertificateFile{};
    return CertificateHostChange{word_among(place, host_states, ", next_file")};
}

AmazonChange read_certificates(const JsonPlace& place) {
    return CertificatesChange{word_among(place, all_certificates)};
}

AmazonChange read_clock(const JsonPlace& place) {
    return ClockChange{std::chrono::seconds(place.integer(-100'000, 100'000).value_or(0))};
}

AmazonChange read_delivery(const JsonPlace& place) {
    return DeliveryChange{word_among(place, deliveries)};
}

AmazonChange read_voice_purchasing(const JsonPlace& place) {
    return VoicePurchasingChange{place.flag().value_or(true)};
}

AmazonChange read_counts(const JsonPlace& place) {
    const std::string word = place.text().value_or("");
    if (word != "late" && word != "current") place.fault("must be late or current");
    return CountsChange{word == "late"};
}

AmazonChange read_child_directed(const JsonPlace& place) {
    return ChildDirectedChange{place.flag().value_or(false)};
}

AmazonChange read_page_size(const JsonPlace& place) {
    return PageSizeChange{place.integer(1, 100).value_or(100)};
}

struct NamedChange {
    std::string_view name;
    AmazonChange (*read)(const JsonPlace&);
};

constexpr std::array other_changes{
    NamedChange{"product_api", read_product_api},
    NamedChange{"certificate_host", read_certificate_host},
    NamedChange{"certificates", read_certificates},
    NamedChange{"clock_s", read_clock},
    NamedChange{"connections_response", read_delivery},
    NamedChange{"voice_purchasing", read_voice_purchasing},
    NamedChange{"counts", read_counts},
    NamedChange{"child_directed", read_child_directed},
    NamedChange{"page_size", read_page_size},
};

}    // namespace

std::vector<AmazonChange> read_changes(const JsonPlace& amazon) {
    std::vector<AmazonChange> changes;
    if (!amazon.is_object()) return changes;
    amazon.allow_only({"purchase", "complete_pending", "fail_pending", "refund", "end_term",
                       "reset", "take_off_sale", "put_on_sale", "product_api", "certificate_host",
                       "certificates", "clock_s", "connections_response", "voice_purchasing",
                       "counts", "child_directed", "page_size"});
    for (const NamedEvent& named : holding_events) {
        const auto place = amazon.find(named.name);
        if (!place) continue;
        changes.push_back(HoldingChange{named.event, ReferenceName(place->text().value_or(""))});
    }
    for (const NamedChange& named : other_changes) {
        if (const auto place = amazon.find(named.name)) changes.push_back(named.read(*place));
    }
    return changes;
}

}    // namespace ask::simulator::detail
