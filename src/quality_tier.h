/*
 * quality_tier.h
 *	  The SQL type quality_tier in C: the code of a tier (core/tier.h), one
 *	  byte, passed by value.
 *
 * Through char, as tuples store and fetch one byte, so that equal tiers are
 * equal Datums too; and through int8, because char is unsigned on some machines.
 */
#ifndef QUALITY_TIER_H
#define QUALITY_TIER_H

#define DatumGetQualityTier(datum)	((int) (int8) DatumGetChar(datum))
#define QualityTierGetDatum(code)	CharGetDatum((char) (code))

#define PG_GETARG_QUALITY_TIER(n)	DatumGetQualityTier(PG_GETARG_DATUM(n))
#define PG_RETURN_QUALITY_TIER(code)	return QualityTierGetDatum(code)

#endif							/* QUALITY_TIER_H */
