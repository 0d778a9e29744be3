// Empty: the precompiled headers of all tests are made for this file (cmake/layers.cmake).
