/*
 * remember.c
 *	  Texts that were resolved, and the answers.
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "picture.h"
#include "remember.h"
#include "compat.h"

#define LONGEST_TEXT	120

void
remember_at_most(Remembered *remembered, MemoryContext parent, int most, Size size)
{
	remembered->parent = parent;
	remembered->most = most;
	remembered->size = size;
}

static void
start_again(Remembered *remembered, double setting)
{
	MemoryContext caller;
	MemoryContext old = remembered->context;

	remembered->context = NULL;
	if (old != NULL)
		MemoryContextDelete(old);
	old = AllocSetContextCreate(remembered->parent, "cluster_atlas texts", PICTURE_CONTEXT_SIZES);
	caller = MemoryContextSwitchTo(old);
	key_table_create(&remembered->texts, remembered->most);
	remembered->answers = palloc(remembered->most * (remembered->size == 0 ? sizeof(void *) : remembered->size));
	MemoryContextSwitchTo(caller);
	remembered->setting = setting;
	remembered->context = old;
}

const void *
recall(Remembered *remembered, const char *text, int length, double setting)
{
	int			number;

	if (remembered->context == NULL || remembered->setting != setting || (int) remembered->texts.used >= remembered->most)
		start_again(remembered, setting);
	if (length > LONGEST_TEXT)
		return NULL;
	number = key_table_find(&remembered->texts, text, length);
	if (number < 0)
		return NULL;
	if (remembered->size > 0)
		return remembered->answers + number * remembered->size;
	return ((void **) remembered->answers)[number];
}

void
remember(Remembered *remembered, const char *text, int length, const void *answer, Size size)
{
	int			number = remembered->texts.used;

	if (length > LONGEST_TEXT || number >= remembered->most)
		return;
	if (remembered->size > 0)
		memcpy(remembered->answers + number * remembered->size, answer, size);
	else
		((void **) remembered->answers)[number] = memcpy(MemoryContextAlloc(remembered->context, size), answer, size);
	key_table_add(&remembered->texts, text, length, number);
}
