cmake_minimum_required(VERSION 3.25)
# Declares a module that uses one to its right: the configuration must stop.
include(${CMAKE_CURRENT_LIST_DIR}/../../src/layers.cmake)
stet_module(text USES desk)
