#pragma once

#include <string_view>

// Every target: targets/NAME.cpp has ask::fuzz::NAME, corpus/NAME what it is begun with.
#define SKILLD_FUZZ_TARGETS(each)                                                          \
    each(archive) each(certificate_url) each(configuration) each(envelope) each(forwarded) \
        each(http_request) each(http_response) each(interaction_model) each(located_json)  \
            each(pem_chain) each(product_answer) each(product_file) each(proxy_header)     \
                each(purchase_record) each(return_token) each(signature) each(ssml)        \
                    each(timestamp)

namespace ask::fuzz {

// Gives any bytes to one reader of what comes from outside, and holds the result against what the
// reader's header promises. Throws BrokenPromise; the same bytes always end the same way.
#define SKILLD_DECLARE_TARGET(name) void name(std::string_view bytes);
SKILLD_FUZZ_TARGETS(SKILLD_DECLARE_TARGET)
#undef SKILLD_DECLARE_TARGET

}    // namespace ask::fuzz
