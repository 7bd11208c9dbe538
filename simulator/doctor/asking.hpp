#pragma once

#include <string>

#include "core/deadline.hpp"
#include "core/task.hpp"
#include "http/client.hpp"
#include "simulator/doctor/examination.hpp"
#include "simulator/doctor/examine.hpp"

namespace ask::simulator::doctor {

// Everything that is asked over HTTP, into `seen`: an unsigned POST first, and no more where that
// is not answered. All of them are outlived by the task's end.
Task<void> ask_all(const Plan& plan, http::TlsClient& client, Examination& seen, Deadline deadline);

}    // namespace ask::simulator::doctor
