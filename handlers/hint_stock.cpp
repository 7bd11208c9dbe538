#include "handlers/hint_stock.hpp"

#include <algorithm>

namespace handlers {

int left(const HintStock& stock) {
    return std::max(0, stock.granted * hints_per_pack - stock.used);
}

HintStock reconcile(HintStock stock, int count) {
    if (stock.ahead && count < stock.granted) return stock;
    if (count < stock.granted) stock.before = -1;    // a refund: an old ACCEPTED must not undo it
    stock.granted = count;
    stock.ahead = false;
    stock.used = std::min(stock.used, count * hints_per_pack);
    return stock;
}

HintStock begin_purchase(HintStock stock) {
    stock.before = stock.granted;
    return stock;
}

HintStock credit_purchase(HintStock stock, int count) {
    const bool late = stock.before >= 0 && count <= stock.before;
    if (!late) return reconcile(stock, count);
    stock.granted = stock.before + 1;
    stock.ahead = true;
    return stock;
}

HintStock settle(HintStock stock) {
    stock.ahead = false;
    return stock;
}

HintStock spend(HintStock stock) {
    if (left(stock) > 0) ++stock.used;
    return stock;
}

}    // namespace handlers
