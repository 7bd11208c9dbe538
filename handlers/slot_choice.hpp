#pragma once

#include <string>
#include <vector>

#include "model/intent.hpp"
#include "skill/handler_input.hpp"

namespace handlers {

// What a slot resolved to, told by the ids of the interaction model.
struct SlotChoice {
    enum class Kind {
        empty,      // nothing was said
        unknown,    // something was said that the model does not know
        one,
        several,    // ambiguous: ask back, never pick
    };
    Kind kind = Kind::empty;
    std::vector<std::string> ids;    // one or several; empty otherwise
};

[[nodiscard]] SlotChoice judge(const ask::model::Slot* slot);

// Which product the customer means. Never one that was not named.
struct ProductChoice {
    enum class Kind { not_named, no_such, several, chosen, not_available };
    Kind kind = Kind::not_named;
    std::vector<ask::model::Product> products;    // one if chosen; those meant if several
};

// A name of the model whose record Amazon does not give is not available.
[[nodiscard]] ProductChoice choose_product(const SlotChoice& slot,
                                           const ask::isp::ProductList& products);

// Owned for good or for the term: a consumable is bought anew however many were bought.
[[nodiscard]] bool is_owned(const ask::model::Product& product);

// What may be offered: on sale, and not owned.
[[nodiscard]] std::vector<ask::model::Product> on_sale(const ask::isp::ProductList& products);

// What can be given back: owned, or a consumable of which some were bought.
[[nodiscard]] std::vector<ask::model::Product> returnable(const ask::isp::ProductList& products);

[[nodiscard]] std::vector<std::string> names(const std::vector<ask::model::Product>& products);

}    // namespace handlers
