#include "chaos/fault.hpp"

#include <iterator>
#include <thread>
#include <utility>

namespace ask::chaos {

void let_pass(std::chrono::milliseconds span) {
    std::this_thread::sleep_for(span);
}

void compare(Stage& stage, Load& load, Notes& notes) {
    notes.differ(load.differing(stage.everybody()));
    for (const std::string& complaint : load.new_complaints()) notes.demand(false, complaint);
}

std::vector<Fault> all_faults() {
    std::vector<Fault> all;
    for (auto part : {faults_of_replicas, faults_of_amazon, faults_of_clients, faults_of_machines,
                      faults_of_databases}) {
        std::vector<Fault> faults = part();
        all.insert(all.end(), std::make_move_iterator(faults.begin()),
                   std::make_move_iterator(faults.end()));
    }
    return all;
}

}    // namespace ask::chaos
