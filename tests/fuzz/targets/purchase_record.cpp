#include "isp/purchase_record.hpp"

#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "model/stored_json.hpp"

namespace ask::fuzz {

namespace {

void check_stock(const isp::Stock& stock) {
    hold(isp::items_left(stock) >= 0, "nobody has less than nothing");
    hold(isp::effective_units(stock) >= isp::granted_units(stock), "what is on its way adds");
}

}    // namespace

// What is kept of a customer's purchases; it may have been spoilt where it was kept.
void purchase_record(std::string_view bytes) {
    const Result<Json> document = model::parse_stored_json(bytes);
    if (!document) hold_refusal(document.error(), {errors::invalid});
    const auto record = isp::read_purchase_record(bytes);
    hold(record.has_value() == (document && document->is_object()), "any object is a record");
    if (!record) return hold_refusal(record.error(), {errors::invalid});
    for (const auto& [name, stock] : record->stock) check_stock(stock);
    const std::string text = isp::write_purchase_record(*record);
    const auto again = isp::read_purchase_record(text);
    hold(again.has_value(), "what is written can be read");
    hold(again->suspended == record->suspended, "the way back is the same");
    hold(isp::write_purchase_record(*again) == text, "and is written so again");
}

}    // namespace ask::fuzz
