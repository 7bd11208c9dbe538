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
    money_in_story,          // which is none
    // In what it sells.
    tells_of_no_product,      // asked what there is
    does_not_know_product,    // the club
    leaves_product_out,       // when it is asked about it
    sells_owned,
    suggests_owned,
    repeats_declined,
    suggests_another_twice,    // the club, on the way to the story
    suggests_another_first,    // the club once, then the story
    upsell_instead_of_buy,
    open_session_with_directive,
    // After a purchase.
    only_thanks,
    retries_after_error,
    names_error,
    speaks_of_pending,
    error_for_owned,     // ALREADY_PURCHASED is an error to it
    owned_stays_shut,    // ALREADY_PURCHASED opens nothing
    owned_starts_late,
    error_on_buying_owned,
    leaves_on_buying_owned,
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
    takes_no_chain_url,
    takes_empty_chain_url,
    takes_malformed_chain_url,
    takes_chain_over_http,
    takes_chain_of_other_host,
    takes_chain_of_other_path,
    takes_chain_outside_path,
    takes_chain_of_other_port,
    takes_chain_url_alone,
    takes_legacy_signature,
    takes_empty_signature,
    takes_others_signature,
    takes_altered_body,
    takes_second_signature,
    takes_expired_certificate,
    takes_foreign_certificate,
    takes_certificate_of_other_name,
    takes_old_requests,
    takes_future_requests,
    takes_other_skills,
    answers_get,
    answers_garbage,
    fails_at_other_skills,    // 500
    fails_at_garbage,
    refuses_all,
};

}    // namespace ask::tests
