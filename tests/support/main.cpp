#define BOOST_TEST_MODULE stet
#include <boost/test/unit_test.hpp>
