/*
 * locate_address.c
 *	  Which place a written address is in, and how sure that is.
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "gazetteer.h"
#include "result.h"
#include "settings.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(locate_address);

/* What is remembered of an address: the place, how sure, and the parts that agree, as they are written there. */
typedef struct Located
{
	int32		place;			/* position; -1: none */
	double		confidence;
	int			length;
	char		written[FLEXIBLE_ARRAY_MEMBER];
} Located;

static void
append_parts(StringInfo located, const char *address, const address_parts *parts, uint16 agrees)
{
	int			before = located->len;

	for (size_t p = 0; p < parts->n; p++)
	{
		const address_part *part = &parts->part[p];

		if ((agrees >> p & 1) == 0)
			continue;
		if (located->len > before)
			appendStringInfoString(located, ", ");
		appendBinaryStringInfo(located, address + part->from, part->to - part->from);
	}
}

static const Located *
locate(Gazetteer *gazetteer, const char *address, int length)
{
	const Located *known = recall(&gazetteer->addresses_asked, address, length, place_similarity);
	address_parts parts;
	address_answer answer;
	Located		head;
	Located    *found;
	StringInfoData located;

	if (known != NULL)
		return known;
	ereport(DEBUG2, (errmsg_internal("locating an address of %d bytes", length)));
	address_find_parts(&gazetteer->table, gazetteer_similar, gazetteer, address, length, &parts);
	answer = address_locate(&gazetteer->table, &parts);
	memset(&head, 0, sizeof(head));
	head.place = answer.place;
	head.confidence = answer.confidence;
	initStringInfo(&located);
	appendBinaryStringInfo(&located, (char *) &head, offsetof(Located, written));
	if (answer.place >= 0)
		append_parts(&located, address, &parts, answer.agrees);
	found = (Located *) located.data;
	found->length = located.len - offsetof(Located, written);
	remember(&gazetteer->addresses_asked, address, length, found, located.len);
	return found;
}

/* locate_address(address) returns atlas.address_match: one row always, all NULL where there is no answer. */
Datum
locate_address(PG_FUNCTION_ARGS)
{
	text	   *address;
	Gazetteer  *gazetteer;
	const Located *located;
	const GazetteerPlace *place;
	text	   *province;
	Datum		values[8];
	bool		nulls[8] = {false};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	address = PG_GETARG_TEXT_PP(0);
	gazetteer = gazetteer_get(picture_get());
	located = locate(gazetteer, VARDATA_ANY(address), VARSIZE_ANY_EXHDR(address));
	if (located->place < 0)
		PG_RETURN_NULL();

	place = &gazetteer->places[located->place];
	province = gazetteer_province(gazetteer, located->place);
	values[0] = Int32GetDatum(place->id);
	values[1] = PointerGetDatum(place->name);
	values[2] = gazetteer_level(gazetteer, located->place);
	values[3] = PointerGetDatum(province);
	nulls[3] = province == NULL;
	values[4] = place->location;
	values[5] = Float8GetDatum(place->precision_m);
	values[6] = Float4GetDatum(located->confidence);
	values[7] = PointerGetDatum(cstring_to_text_with_len(located->written, located->length));
	return composite_result(fcinfo, values, nulls);
}
