/*
 * quality_tier.c
 *	  The type quality_tier: input, output and casts.
 *
 * All functions are strict.  Those that make a value accept nothing but the
 * code of a tier, so that those which take one need not look again.
 */
#include "postgres.h"

#include "fmgr.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "compat.h"
#include "core/tier.h"
#include "quality_tier.h"

/* How many bytes of a text that names no tier an error message repeats. */
#define SHOWN_LENGTH	64

/* In ASCII, because a message that the client's encoding lacks hides the error. */
#define WORDS_HINT \
	"Use low (or low-end, low-grade, low-quality, economy), " \
	"medium (or medium-grade, medium-quality, middle, middle-end, middle-grade, mid, mid-range, mid-end, mid-grade), " \
	"high (or high-end, high-grade, high-quality, premium), " \
	"or the Chinese word for it, see quality_tiers()."

PG_FUNCTION_INFO_V1(quality_tier_in);
PG_FUNCTION_INFO_V1(quality_tier_out);
PG_FUNCTION_INFO_V1(quality_tier_recv);
PG_FUNCTION_INFO_V1(quality_tier_send);
PG_FUNCTION_INFO_V1(quality_tier_from_text);
PG_FUNCTION_INFO_V1(quality_tier_from_integer);
PG_FUNCTION_INFO_V1(quality_tier_to_integer);

static Datum
from_words(const char *text, int length, Node *escontext)
{
	int			code = tier_parse(text, length);

	if (code == TIER_NONE)
	{
		int			shown = pg_mbcliplen(text, length, SHOWN_LENGTH);

		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type quality_tier: \"%.*s%s\"",
						shown, text, shown < length ? "..." : ""),
				 errhint(WORDS_HINT)));
	}
	return QualityTierGetDatum(code);
}

static int
codes_hint(void)
{
	return errhint("The codes are %d (%s), %d (%s) and %d (%s).",
				   TIER_LOW, tier_label(TIER_LOW),
				   TIER_MEDIUM, tier_label(TIER_MEDIUM),
				   TIER_HIGH, tier_label(TIER_HIGH));
}

/* quality_tier_in(cstring) returns quality_tier */
Datum
quality_tier_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);

	return from_words(text, strlen(text), fcinfo->context);
}

/* quality_tier_out(quality_tier) returns cstring: the label */
Datum
quality_tier_out(PG_FUNCTION_ARGS)
{
	int			code = PG_GETARG_QUALITY_TIER(0);
	const char *label = tier_label(code);

	if (label == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("invalid stored value of type quality_tier: %d", code),
				 codes_hint()));
	PG_RETURN_CSTRING(pstrdup(label));
}

/* quality_tier_recv(internal) returns quality_tier: one byte, the code */
Datum
quality_tier_recv(PG_FUNCTION_ARGS)
{
	int			code = pq_getmsgbyte((StringInfo) PG_GETARG_POINTER(0));

	if (!tier_is_valid(code))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid external value of type quality_tier: %d", code),
				 codes_hint()));
	PG_RETURN_QUALITY_TIER(code);
}

/* quality_tier_send(quality_tier) returns bytea: one byte, the code */
Datum
quality_tier_send(PG_FUNCTION_ARGS)
{
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendbyte(&buffer, PG_GETARG_QUALITY_TIER(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

/* quality_tier_from_text(text) returns quality_tier: as input does */
Datum
quality_tier_from_text(PG_FUNCTION_ARGS)
{
	text	   *words = PG_GETARG_TEXT_PP(0);

	return from_words(VARDATA_ANY(words), VARSIZE_ANY_EXHDR(words), fcinfo->context);
}

/* quality_tier_from_integer(integer) returns quality_tier */
Datum
quality_tier_from_integer(PG_FUNCTION_ARGS)
{
	int			code = PG_GETARG_INT32(0);

	if (!tier_is_valid(code))
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid code for type quality_tier: %d", code),
				 codes_hint()));
	PG_RETURN_QUALITY_TIER(code);
}

/* quality_tier_to_integer(quality_tier) returns integer: the code */
Datum
quality_tier_to_integer(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_QUALITY_TIER(0));
}
