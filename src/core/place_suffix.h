/*
 * place_suffix.h
 *	  The administrative part of a place name: what kind of unit it says the
 *	  place is.
 */
#ifndef CORE_PLACE_SUFFIX_H
#define CORE_PLACE_SUFFIX_H

#include <stddef.h>

typedef enum place_suffix
{
	PLACE_SUFFIX_NONE,
	PLACE_SUFFIX_PROVINCE,		/* 省 自治区 特别行政区; Province, Autonomous Region, SAR; Sheng */
	PLACE_SUFFIX_PREFECTURE,	/* 自治州 地区 盟; Prefecture, League */
	PLACE_SUFFIX_CITY,			/* 市; City, Municipality; Shi: of any level */
	PLACE_SUFFIX_COUNTY,		/* 县 自治县 旗 自治旗; County, Banner; Xian */
	PLACE_SUFFIX_DISTRICT,		/* 区 新区; District, New Area; Qu */
	PLACE_SUFFIX_TOWN			/* 镇 乡 街道 苏木; Town, Township, Subdistrict; Zhen, Jiedao */
} place_suffix;

/*
 * The length that remains of a folded name (see fold_name in normalise.h, but
 * with the apostrophes inside words) without its administrative suffixes; *suffix is the kind of
 * the last one, which says what the place is (石湾镇街道: a subdistrict).
 *
 * Nothing is taken that leaves less than
 * - two characters before a Chinese suffix (歙县 and 西区 stay, 沙县区 is 沙县);
 *   three before 林区, since 万柏林区 is a 区;
 * - two letters before an English one (She County is she);
 * - two syllables before a pinyin one, which must be a word of its own (Yiwu Shi
 *   is yiwu; Yun Xian stays, as the maps write Yunxian; so do Huang Shi and Ping
 *   Xiang, which are Huangshi and Pingxiang in syllables).
 *
 * With an autonomous unit go the names of its peoples, 延边朝鲜族自治州, Enshi
 * Tujia and Miao Autonomous Prefecture; in Chinese also those of a 回族区 or 回族乡.
 * Where the people is all the name, only its 族 goes: 东乡族自治县 is 东乡.
 * 景德镇 and 蒲鞋市 keep what only looks like a suffix, and 矿区, 工业区,
 * 开发区 and their like are no districts.
 */
extern size_t drop_place_suffix(const char *name, size_t len, place_suffix *suffix);

/*
 * Length of a leading "city of ", "town of " and so on, with what it says in
 * *suffix, or 0.
 */
extern size_t leading_place_kind(const char *name, size_t len, place_suffix *suffix);

#endif							/* CORE_PLACE_SUFFIX_H */
