#include "catalog/png_header.hpp"

#include <catch2/catch_test_macros.hpp>

#include "product_scene.hpp"

using namespace ask;
using namespace ask::tests;
using catalog::read_png_header;

namespace {

const ScratchFolder& folder() {
    static const ScratchFolder one;
    return one;
}

auto read(const std::string& bytes) {
    return read_png_header(folder().write("x.png", bytes));
}

}    // namespace

TEST_CASE("a PNG's size is read from its header") {
    const auto header = read(png(2, 0, 6));
    REQUIRE(header);
    CHECK(header->width == 512);
    CHECK(header->height == 512);
}

TEST_CASE("a PNG is transparent by its colour type or by a tRNS chunk before its pixels") {
    const std::string palette("\0\0\0\x03PLTE...crc.", 15);
    const std::string transparency("\0\0\0\x01tRNS.crc.", 13);
    for (const char colour_type : {'\4', '\6'})
        CHECK(read(png(0, 108, colour_type))->has_transparency);
    for (const char colour_type : {'\0', '\2', '\3'}) {
        CHECK_FALSE(read(png(0, 108, colour_type))->has_transparency);
        CHECK_FALSE(read(png(0, 108, colour_type, palette))->has_transparency);
        CHECK(read(png(0, 108, colour_type, palette + transparency))->has_transparency);
        CHECK_FALSE(read(png(0, 108, colour_type) + transparency)->has_transparency);
    }
}

TEST_CASE("what is no whole PNG header is told as such, wherever it ends") {
    const std::string whole = png(0, 108, 6);
    for (std::size_t size = 0; size < 33; ++size) {
        INFO(size);
        const auto header = read(whole.substr(0, size));
        REQUIRE_FALSE(header);
        CHECK(header.error().code == catalog::not_a_png);
    }
    CHECK(read(whole.substr(0, 33)).has_value());
    CHECK(read("GIF89a").error().code == catalog::not_a_png);
}

TEST_CASE("chunks that lie about their length lead to no transparency and no harm") {
    const std::string lying("\xFF\xFF\xFF\xFFjunk", 8);
    CHECK_FALSE(read(png(0, 108, 2, lying))->has_transparency);
    std::string many;
    for (int i = 0; i < 100; ++i) many += std::string("\0\0\0\0teXtcrc.", 12);
    CHECK_FALSE(read(png(0, 108, 2, many))->has_transparency);
}

TEST_CASE("what is not there or no file is told") {
    CHECK(read_png_header(folder().path() / "nowhere").error().code == errors::not_found);
    CHECK(read_png_header(folder().path()).error().code == errors::invalid);
}
