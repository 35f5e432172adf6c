/*
 * normalise_properties.h
 *	  What must hold for the forms of any text whatever; for the unit test's
 *	  random texts and for the fuzzer.
 */
#ifndef CORE_TEST_NORMALISE_PROPERTIES_H
#define CORE_TEST_NORMALISE_PROPERTIES_H

#include <stdio.h>
#include <string.h>

#include "../normalise.h"
#include "../utf8.h"

typedef size_t (*normaliser) (const char *text, size_t len, char *out, size_t capacity);

static size_t
place_form(const char *text, size_t len, char *out, size_t capacity)
{
	place_suffix suffix;

	return normalise_place(text, len, out, capacity, &suffix);
}

static bool
is_utf8(const char *text, size_t len)
{
	for (size_t at = 0, used; at < len; at += used)
	{
		if (utf8_decode(text + at, len - at, &used) == UTF8_REPLACEMENT)
			return false;
	}
	return true;
}

/* Are there no spaces but one between words, and none at all in a place's form? */
static bool
spaces_hold(const char *form, size_t len, bool place)
{
	for (size_t i = 0; i < len; i++)
	{
		if (form[i] == ' ' && (place || i == 0 || i + 1 == len || form[i - 1] == ' '))
			return false;
	}
	return true;
}

/* Do the words of a form, in order, with a space between, give the form? */
static bool
words_hold(const char *form, size_t len)
{
	static name_word words[NORMALISE_MAX_CHARS];
	size_t		count = name_words(form, len, words, NORMALISE_MAX_CHARS);
	size_t		at = 0;

	for (size_t i = 0; i < count; i++)
	{
		if (words[i].offset != at || words[i].len == 0)
			return false;
		at += words[i].len + (i + 1 < count);
	}
	return at == len;
}

/* The name of the property that one normaliser breaks for a text, or NULL. */
static const char *
form_breaks(normaliser normalise, const char *text, size_t len, size_t small)
{
	static char first[NORMALISE_MAX_BYTES];
	static char again[NORMALISE_MAX_BYTES];
	size_t		n = normalise(text, len, first, sizeof(first));
	size_t		m;

	if (n > NORMALISE_MAX_BYTES || utf8_length(first, n) > NORMALISE_MAX_CHARS)
		return "bounded";
	if (!is_utf8(first, n))
		return "valid UTF-8";
	if (!spaces_hold(first, n, normalise == place_form))
		return "single spaces";
	if (!words_hold(first, n))
		return "words make up the form";

	m = normalise(first, n, again, sizeof(again));
	if (m != n || memcmp(first, again, n) != 0)
		return "idempotent";

	small %= NORMALISE_MAX_BYTES + 1;
	m = normalise(text, len, again, small);
	if (m > small || m > n || (m + 3 < small && m < n) ||
		memcmp(first, again, m) != 0 || !is_utf8(again, m))
		return "cut to capacity";
	return NULL;
}

/* The same for all three. */
static const char *
forms_break(const char *text, size_t len, size_t small)
{
	static const normaliser all[] = {fold_name, normalise_product, place_form};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
	{
		const char *broken = form_breaks(all[i], text, len, small);

		if (broken != NULL)
			return broken;
	}
	return NULL;
}

#endif							/* CORE_TEST_NORMALISE_PROPERTIES_H */
