/*
 * check.h
 *	  Unit tests of the pure core speak TAP, so that prove counts them.
 *
 * One CHECK is one test.  The message is a printf format and is shown whether
 * or not the test holds; a failure also names its line.
 */
#ifndef CORE_TEST_CHECK_H
#define CORE_TEST_CHECK_H

#include <stdbool.h>
#include <stdio.h>

static int	checks_run;
static int	checks_failed;

#define CHECK(condition, ...) \
	do { \
		bool		holds_ = (condition); \
		checks_run++; \
		checks_failed += !holds_; \
		printf("%sok %d - ", holds_ ? "" : "not ", checks_run); \
		printf(__VA_ARGS__); \
		printf("\n"); \
		if (!holds_) \
			printf("# failed: %s (%s:%d)\n", #condition, __FILE__, __LINE__); \
	} while (0)

/* Ends a test program: the plan, and the exit code that prove looks at. */
static inline int
checks_done(void)
{
	printf("1..%d\n", checks_run);
	return checks_failed != 0;
}

#endif							/* CORE_TEST_CHECK_H */
