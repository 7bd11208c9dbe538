#include "unit/store/adapter_contract.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/run_task.hpp"
#include "unit/store/adapter_races.hpp"

namespace ask::tests {

namespace {

using store::Commit;
using store::Customer;
using store::PersistenceAdapter;
using store::Visit;
using Version = Result<std::int64_t>;

const UserId anna{"amzn1.ask.account.ANNA"};
const UserId bert{"amzn1.ask.account.BERT"};

Visit load(PersistenceAdapter& adapter, const UserId& user, const std::string& request = "none") {
    auto visit = run_task(adapter.load(user, RequestId{request}, soon()));
    REQUIRE(visit.has_value());
    return *visit;
}

Version commit(PersistenceAdapter& adapter, Commit what) {
    return run_task(adapter.commit(std::move(what), soon()));
}

Version commit_answered(PersistenceAdapter& adapter, Commit what, std::string answer) {
    what.answer = std::move(answer);
    return commit(adapter, std::move(what));
}

bool is_conflict(const Version& version) {
    return !version && version.error().code == errors::conflict;
}

void check_versions(const MakeAdapter& make) {
    const AdapterBench bench = make();
    PersistenceAdapter& adapter = *bench.adapter;
    SECTION("a user who is not there has empty documents of version 0 and no answer") {
        const Visit visit = load(adapter, anna);
        CHECK(visit.customer == Customer{});
        CHECK_FALSE(visit.answer.has_value());
    }
    SECTION("what was committed is loaded with the version that commit gave, by its user alone") {
        const Version version = commit(adapter, commit_for(anna, 0, "r1"));
        REQUIRE(version.has_value());
        CHECK(*version != 0);
        Customer expected = commit_for(anna, 0, "r1").customer;
        expected.version = *version;
        CHECK(load(adapter, anna).customer == expected);
        CHECK(load(adapter, bert).customer == Customer{});
    }
    SECTION("every commit makes another version, and the earlier ones conflict") {
        const std::int64_t first = commit(adapter, commit_for(anna, 0, "r1")).value();
        const std::int64_t second = commit(adapter, commit_for(anna, first, "r2")).value();
        CHECK(second != first);
        for (const std::int64_t stale : {std::int64_t{0}, first, second - 1, second + 1}) {
            CHECK(is_conflict(
                commit_answered(adapter, commit_for(anna, stale, "r3"), "never given")));
        }
        CHECK(load(adapter, anna, "r3").customer.attributes == "{\"by\":\"r2\"}");
        CHECK(load(adapter, anna).customer.version == second);
        CHECK_FALSE(load(adapter, anna, "r3").answer.has_value());
    }
    SECTION("a version of a customer who is not there is a conflict, and makes none") {
        CHECK(is_conflict(commit(adapter, commit_for(anna, 7, "r1"))));
        CHECK(load(adapter, anna).customer == Customer{});
    }
}

void check_erasure(const MakeAdapter& make) {
    const AdapterBench bench = make();
    PersistenceAdapter& adapter = *bench.adapter;
    SECTION("an erased user is as if never there, and old versions never fit again") {
        const std::int64_t old =
            commit_answered(adapter, commit_for(anna, 0, "r1"), "hello").value();
        const std::int64_t other = commit(adapter, commit_for(bert, 0, "r1")).value();
        CHECK(run_task(adapter.erase(anna, soon())).has_value());
        CHECK(load(adapter, anna, "r1").customer == Customer{});
        CHECK_FALSE(load(adapter, anna, "r1").answer.has_value());
        CHECK(is_conflict(commit(adapter, commit_for(anna, old, "r2"))));
        const std::int64_t anew = commit(adapter, commit_for(anna, 0, "r3")).value();
        CHECK(anew != old);
        CHECK(is_conflict(commit(adapter, commit_for(anna, old, "r4"))));
        CHECK(load(adapter, bert).customer.version == other);
    }
    SECTION("to erase a user who is not there is done already") {
        CHECK(run_task(adapter.erase(anna, soon())).has_value());
        CHECK(run_task(adapter.erase(anna, soon())).has_value());
    }
}

void check_answers(const MakeAdapter& make) {
    const AdapterBench bench = make();
    PersistenceAdapter& adapter = *bench.adapter;
    SECTION("the second copy of a request finds the answer, and cannot commit") {
        const std::int64_t version =
            commit_answered(adapter, commit_for(anna, 0, "r1"), "{\"said\":\"hi\"}").value();
        CHECK(load(adapter, anna, "r1").answer == "{\"said\":\"hi\"}");
        CHECK_FALSE(load(adapter, anna, "r2").answer.has_value());
        CHECK_FALSE(load(adapter, bert, "r1").answer.has_value());
        Commit again = commit_for(anna, version, "r1");
        again.customer.attributes = "{\"twice\":true}";
        CHECK(is_conflict(commit(adapter, again)));
        CHECK(is_conflict(commit_answered(adapter, again, "other")));
        CHECK(load(adapter, anna, "r1").answer == "{\"said\":\"hi\"}");
        CHECK(load(adapter, anna).customer.attributes == "{\"by\":\"r1\"}");
        CHECK(load(adapter, anna).customer.version == version);
        CHECK(commit(adapter, commit_for(anna, version, "r2")).has_value());
    }
    SECTION("the same request of another user is another request") {
        CHECK(commit_answered(adapter, commit_for(anna, 0, "r1"), "to anna").has_value());
        CHECK(commit_answered(adapter, commit_for(bert, 0, "r1"), "to bert").has_value());
        CHECK(load(adapter, bert, "r1").answer == "to bert");
    }
    SECTION("a commit without an answer leaves none, an empty answer is one") {
        const std::int64_t first = commit(adapter, commit_for(anna, 0, "r1")).value();
        CHECK_FALSE(load(adapter, anna, "r1").answer.has_value());
        CHECK(commit_answered(adapter, commit_for(anna, first, "r1"), "").has_value());
        CHECK(load(adapter, anna, "r1").answer == "");
    }
    SECTION("an answer is kept for answers_kept, and a clock set back harms nothing") {
        std::int64_t version = 0;
        const std::vector<int> minutes{0, 9, -600, 9};
        for (std::size_t i = 0; i < minutes.size(); ++i) {
            const std::string request = "r" + std::to_string(i);
            Commit next = commit_for(anna, version, request);
            next.at = minute(minutes[i]);
            version = commit_answered(adapter, next, "at " + request).value();
            CHECK(load(adapter, anna, request).answer == "at " + request);
            CHECK(load(adapter, anna, "r0").answer == "at r0");
        }
    }
}

void check_user_ids(const MakeAdapter& make) {
    const AdapterBench bench = make();
    PersistenceAdapter& adapter = *bench.adapter;
    SECTION("a user id that is empty, too long or not printable ASCII is invalid everywhere") {
        for (const std::string& text :
             {std::string(), std::string(513, 'a'), std::string("a\nb"), std::string("caf\xc3\xa9"),
              std::string("a\0b", 3), std::string("a\x7f")}) {
            const UserId user{text};
            const auto loaded = run_task(adapter.load(user, RequestId{"r"}, soon()));
            const auto committed = commit(adapter, commit_for(user, 0, "r"));
            const auto erased = run_task(adapter.erase(user, soon()));
            REQUIRE_FALSE((loaded || committed || erased));
            CHECK(loaded.error().code == errors::invalid);
            CHECK(committed.error().code == errors::invalid);
            CHECK(erased.error().code == errors::invalid);
            CHECK((text.empty() || loaded.error().context.find(text) == std::string::npos));
        }
    }
    SECTION("any printable id up to 512 bytes is a user, and each letter of it counts") {
        for (const std::string& text :
             {std::string(512, 'a'), std::string(511, 'a') + "A",
              std::string("'; DROP TABLE customers; --"), std::string("A"), std::string("a")}) {
            const UserId user{text};
            CHECK(load(adapter, user).customer == Customer{});
            CHECK(commit(adapter, commit_for(user, 0, "r")).has_value());
            CHECK(load(adapter, user).customer.version != 0);
        }
    }
}

void check_documents(const MakeAdapter& make) {
    const AdapterBench bench = make();
    PersistenceAdapter& adapter = *bench.adapter;
    const std::string text(1'000'000, 'x');
    const std::vector<std::string> documents{
        "{}",
        "{\"name\":\"\u00e9\u6f22\u5b57\U0001F600\"}",
        R"({"nul":"\u0000","quote":"\"","slash":"\\","line":"\n'"})",
        "{\"large\":\"" + text + "\"}",
    };
    SECTION("documents and answers come back byte for byte") {
        std::int64_t version = 0;
        for (const std::string& document : documents) {
            const std::string request = "r" + std::to_string(version);
            Commit next = commit_for(anna, version, request);
            next.customer.attributes = document;
            next.customer.purchases = "[" + document + "]";
            next.changes = {change_of(3, 3), change_of(-1, 2)};
            version = commit_answered(adapter, next, document).value();
            const Visit visit = load(adapter, anna, request);
            CHECK((visit.customer.attributes == document));
            CHECK((visit.customer.purchases == "[" + document + "]"));
            CHECK((visit.answer == document));
        }
    }
}

void check_key_and_probe(const MakeAdapter& make) {
    const AdapterBench bench = make();
    PersistenceAdapter& adapter = *bench.adapter;
    SECTION("the shared key is 32 bytes, always the same, and another store's is another") {
        const Secret key = run_task(adapter.shared_key(soon())).value();
        CHECK(key.reveal().size() == 32);
        CHECK((run_task(adapter.shared_key(soon())).value() == key));
        const AdapterBench other = make();
        CHECK_FALSE((run_task(other.adapter->shared_key(soon())).value() == key));
    }
    SECTION("a probe succeeds again and again, and changes no customer") {
        const std::int64_t version = commit(adapter, commit_for(anna, 0, "r1")).value();
        CHECK(run_task(adapter.probe(soon())).has_value());
        CHECK(run_task(adapter.probe(soon())).has_value());
        CHECK(load(adapter, anna).customer.version == version);
    }
}

}    // namespace

void check_adapter_contract(const MakeAdapter& make) {
    SECTION("versions") {
        check_versions(make);
    }
    SECTION("erasure") {
        check_erasure(make);
    }
    SECTION("answers") {
        check_answers(make);
    }
    SECTION("user ids") {
        check_user_ids(make);
    }
    SECTION("documents") {
        check_documents(make);
    }
    SECTION("races") {
        races::check_races(make);
    }
    SECTION("key and probe") {
        check_key_and_probe(make);
    }
}

}    // namespace ask::tests
