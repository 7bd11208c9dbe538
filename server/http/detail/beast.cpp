// Beast's one compilation: its parsers, behind BOOST_BEAST_SEPARATE_COMPILATION.
#include <boost/beast/src.hpp>
