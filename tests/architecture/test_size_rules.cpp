#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "architecture/size_rules.hpp"

using architecture::code_only;
using architecture::functions_of;
using architecture::size_faults;
using architecture::Source;

namespace {

std::string lines(std::size_t count, const std::string& line) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += line + "\n";
    return text;
}

std::size_t faults_in(const std::string& text) {
    return size_faults(Source{"server/core/x.cpp", text}).size();
}

std::string function_of(std::size_t body) {
    return "void f() {\n" + lines(body, "    g();") + "}\n";
}

}    // namespace

TEST_CASE("a file of 300 lines passes, one of 301 does not") {
    CHECK(faults_in(lines(300, "int x;")) == 0);
    CHECK(faults_in(lines(301, "int x;")) == 1);
}

TEST_CASE("a line of 100 letters passes, one of 101 does not, however many bytes a letter has") {
    CHECK(faults_in("// " + std::string(97, 'x') + "\n") == 0);
    CHECK(faults_in("// " + std::string(98, 'x') + "\n") == 1);
    std::string dashes = "// ";
    for (int i = 0; i < 97; ++i) dashes += "–";
    CHECK(faults_in(dashes + "\n") == 0);
}

TEST_CASE("a function of 60 lines passes, one of 61 does not") {
    CHECK(faults_in(function_of(58)) == 0);
    CHECK(faults_in(function_of(59)) == 1);
}

TEST_CASE("a long function is found wherever functions stand") {
    const std::string body = lines(60, "    g();");
    const std::string planted[] = {
        "namespace ask {\nnamespace {\nint f(int a,\n      int b) const {\n" + body + "}\n}\n}\n",
        "class A final : public B {\n   public:\n    A() : x_(1) {\n" + body + "}\n};\n",
        "struct A {\n    bool operator==(const A&) const noexcept {\n" + body + "}\n};\n",
        "template <class T = int>\nTask<Result<T>> f(T t) {\n" + body + "}\n",
        "TEST_CASE(\"a brace { in a name\") {\n" + body + "}\n",
        "const auto f = [](int x) {\n" + body + "};\n",
        "void a() {}\nauto f() -> int {\n    if (x) {\n" + body + "    }\n}\nvoid b() {}\n",
        "A::A(int x) : a_{x}, b_(x) {\n" + body + "}\n",
    };
    for (const std::string& text : planted) {
        INFO(text.substr(0, 60));
        CHECK(faults_in(text) == 1);
    }
}

TEST_CASE("what is no function may be long") {
    const std::string rows = lines(80, "    {1, 2},");
    CHECK(faults_in("const std::vector<Row> table = {\n" + rows + "};\n") == 0);
    CHECK(faults_in("constexpr auto table = std::to_array<Row>({\n" + rows + "});\n") == 0);
    CHECK(faults_in("enum class E {\n" + lines(80, "    a,") + "};\n") == 0);
    CHECK(faults_in("class A {\n" + lines(80, "    int f() { return 1; }") + "};\n") == 0);
    CHECK(faults_in("namespace a {\n" + lines(80, "int f();") + "}\n") == 0);
}

TEST_CASE("a brace in a comment, a literal or a directive is none") {
    CHECK(code_only("f(\"{\", '{', 1'000, R\"x({\")x\");  // {\n") ==
          "f(   ,    , 1'000,          );      \n");
    CHECK(code_only("/* {\n{ */ x\n#define OPEN {\nx\n") == "    \n     x\n              \nx\n");
    CHECK(functions_of("void f() { g(\"}\\\"}\"); }\nvoid h() {}\n").size() == 2);
}

TEST_CASE("a function's lines run from its head to its closing brace") {
    const auto functions =
        functions_of("int a;\n\nTask<void> f(int a,\n             int b) {\n}\n");
    REQUIRE(functions.size() == 1);
    CHECK(functions[0].first == 3);
    CHECK(functions[0].last == 5);
}
