#include "model/intent.hpp"

namespace ask::model {

const Slot* Intent::slot(std::string_view slot_name) const {
    const auto found = slots.find(slot_name);
    return found == slots.end() ? nullptr : &found->second;
}

}    // namespace ask::model
