/*
 * place_people.h
 *	  The peoples in the names of autonomous units, and what the rules of place
 *	  names ask of the rest of a name.
 */
#ifndef CORE_PLACE_PEOPLE_H
#define CORE_PLACE_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>

/* Letters and digits of a folded name: spaces and apostrophes do not count. */
extern size_t place_characters(const char *name, size_t len);

/* Length without the spaces at the end. */
extern size_t place_rest(const char *name, size_t len);

/* Does the name end in a Latin word, and has it two characters? */
extern bool ends_in_latin(const char *name, size_t len);

/*
 * Length of a Chinese name without the peoples at its end, of which two
 * characters must remain.  A people may lack its 族 only where autonomous, and
 * never one of one character: 伊犁哈萨克 is 伊犁, but 长白朝鲜族 is 长白.
 */
extern size_t drop_chinese_peoples(const char *name, size_t len, bool autonomous);

/* The same for a name in English, "enshi tujia and miao". */
extern size_t drop_latin_peoples(const char *name, size_t len);

#endif							/* CORE_PLACE_PEOPLE_H */
