#pragma once

namespace ask {

// Lambdas as one visitor: std::visit(Match{[](const A&) {…}, [](const B&) {…}}, variant).
template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

}    // namespace ask
