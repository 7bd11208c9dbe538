#pragma once

namespace ask::tests {

// What the small skill can be made to do wrong; one thing at a time.
enum class Fault {
    none,
    // In its words.
    tells_price,    // where it lists its products
    price_in_suggestion,
    suggestion_without_question,
    suggestion_asks_to_buy,
    suggestion_is_prompt,    // the purchase prompt of the product file
    broken_ssml,             // where it lists its products
    // In what it sells.
    does_not_know_product,    // the club
    leaves_product_out,       // when it is asked about it
    sells_owned,
    suggests_owned,
    repeats_declined,
    upsell_instead_of_buy,
    open_session_with_directive,
    // After a purchase.
    only_thanks,
    retries_after_error,
    names_error,
    speaks_of_pending,
    error_for_owned,    // ALREADY_PURCHASED is an error to it
    offers_other_after_no,
    leaves_after_no,
    lost_on_next_visit,    // the story
    cannot_refund,
    cannot_cancel,
    takes_away_at_once,    // what was cancelled
    // Of consumables.
    forgets_stock_when_disabled,
    never_counts_use,
    // In what it lets in.
    takes_unsigned,
    takes_legacy_signature,
    takes_any_signature,
    takes_any_chain_url,
    takes_foreign_certificates,
    takes_old_requests,
    takes_future_requests,
    takes_other_skills,
    answers_get,
    answers_garbage,
    refuses_all,
};

}    // namespace ask::tests
