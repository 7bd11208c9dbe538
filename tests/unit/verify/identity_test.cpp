#include "verify/identity.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <vector>

#include "support/alexa_pki.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("a request is ours when context and session name a skill of ours") {
    const ApplicationId ours{"amzn1.ask.skill.ours"};
    const ApplicationId second{"amzn1.ask.skill.second"};
    const ApplicationId foreign{"amzn1.ask.skill.foreign"};
    const std::vector<ApplicationId> both{ours, second};
    struct Row {
        ApplicationId context;
        std::optional<ApplicationId> session;
        std::string expected;
    };
    const std::vector<Row> rows{
        {ours, ours, "held"},
        {second, second, "held"},
        {ours, std::nullopt, "held"},
        {foreign, foreign, "application_id_foreign"},
        {foreign, std::nullopt, "application_id_foreign"},
        {ours, foreign, "application_id_foreign"},
        {foreign, ours, "application_id_foreign"},
        {ours, second, "application_id_foreign"},
        {ours, ApplicationId{}, "application_id_missing"},
        {ApplicationId{}, ours, "application_id_missing"},
        {ApplicationId{}, std::nullopt, "application_id_missing"},
        {ApplicationId{"AMZN1.ask.skill.ours"}, std::nullopt, "application_id_foreign"},
        {ApplicationId{"amzn1.ask.skill.ours "}, std::nullopt, "application_id_foreign"},
    };
    for (const Row& row : rows) {
        INFO(row.context.text() << " / " << (row.session ? row.session->text() : "no session"));
        CHECK(reason(verify::check_application_id(row.context, row.session, both)) == row.expected);
    }
}

TEST_CASE("without a skill of ours every request is foreign, and no id is nobody's") {
    CHECK(reason(verify::check_application_id(ApplicationId{"a"}, std::nullopt, {})) ==
          "application_id_foreign");
    const std::vector<ApplicationId> nameless{ApplicationId{}};
    CHECK(reason(verify::check_application_id(ApplicationId{}, std::nullopt, nameless)) ==
          "application_id_missing");
}
