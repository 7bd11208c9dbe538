#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "store/database.hpp"
#include "store/detail/postgres_errors.hpp"
#include "store/detail/postgres_parameters.hpp"

namespace ask::store {

TEST_CASE("a SQLSTATE becomes the code that the caller can act on") {
    struct Row {
        std::string_view state;
        ErrorCode code;
    };
    for (const Row& row :
         {Row{"40001", detail::try_again}, Row{"40P01", detail::try_again},
          Row{"23505", errors::conflict}, Row{"57014", errors::timeout},
          Row{"55P03", errors::timeout}, Row{"57P01", detail::connection_lost},
          Row{"57P03", detail::connection_lost}, Row{"08006", detail::connection_lost},
          Row{"53100", errors::unavailable}, Row{"53300", errors::unavailable},
          Row{"28P01", errors::unavailable}, Row{"3D000", errors::unavailable},
          Row{"42501", errors::unavailable}, Row{"25006", errors::unavailable},
          Row{"22021", errors::invalid}, Row{"XX001", damaged}, Row{"XX002", damaged},
          Row{"XX000", errors::unavailable}, Row{"", errors::unavailable}}) {
        INFO(row.state);
        CHECK(detail::code_of_state(row.state) == row.code);
    }
}

TEST_CASE("what only the room knows leaves it as a timeout or as unavailable") {
    CHECK(detail::public_error({detail::try_again, "x"}).code == errors::timeout);
    CHECK(detail::public_error({detail::connection_lost, "x"}).code == errors::unavailable);
    CHECK(detail::public_error({errors::conflict, "x"}).code == errors::conflict);
}

TEST_CASE("an error that an operator can mend says how") {
    for (std::string_view state : {"25006", "28P01", "3D000", "42501", "53100", "XX001"}) {
        INFO(state);
        const Error error = detail::error_of_state(state, "words");
        CHECK(error.context.starts_with(std::string(state) + ": words; "));
    }
}

TEST_CASE("libpq's words are told on one line without the password") {
    const Secret password("pa ss");
    CHECK(detail::without_password("a pa ss\nb=pa ss!\n", password) == "a *** b=***!");
    CHECK(detail::without_password("a\n", Secret()) == "a");
}

TEST_CASE("a DSN that cannot be read is refused without being quoted") {
    for (const char* dsn :
         {"host=h password=geheim whatever", "postgresql://u:%zzgeheim@h/d",
          "postgresql://u:geheim@h:port:port/d?a", "nonsense=geheim",
          "postgresql://u:geheim/x@127.0.0.1:1/db", "postgresql://u:a@geheim@127.0.0.1/db",
          "host=h port=geheim", "host=h sslmode=geheim"}) {
        const auto opened = open_postgres({.dsn = Secret(dsn)});
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == errors::invalid);
        CHECK(opened.error().context.find("geheim") == std::string::npos);
    }
}

TEST_CASE("values travel in PostgreSQL's binary form") {
    detail::Parameters values;
    values.number(-2).texts({"a", ""}).numbers({}).text_or_null({});
    const auto& sent = values.values();
    CHECK(sent[0].bytes == std::string("\xff\xff\xff\xff\xff\xff\xff\xfe"));
    CHECK(sent[1].bytes == std::string("\0\0\0\1\0\0\0\0\0\0\0\31\0\0\0\2\0\0\0\1"
                                       "\0\0\0\1a\0\0\0\0",
                                       29));
    CHECK(sent[2].bytes == std::string("\0\0\0\0\0\0\0\0\0\0\0\24", 12));
    CHECK_FALSE(sent[3].bytes.has_value());
}

}    // namespace ask::store
