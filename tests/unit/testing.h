// What unit tests share: cmocka with its headers, an arena and a list of diagnostics for each test.
#ifndef REGIMEN_TESTING_H
#define REGIMEN_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
