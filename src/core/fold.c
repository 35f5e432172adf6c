/*
 * fold.c
 *	  What one character of a written name is worth.
 */
#include "fold.h"

#include <stdbool.h>
#include <uchar.h>

#include "utf8.h"

/*
 * Base letters of U+00C0-024F, one for each code point; a digit stands for two
 * letters (see digraphs) and an asterisk for a character with no base letter.
 * From Unicode's decompositions and, where there is none, the character's name.
 */
static const char latin[] =
	"aaaaaa0ceeeeiiiidnooooo*ouuuuy32aaaaaa0ceeeeiiiidnooooo*ouuuuy3y"
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkkklllllll"
	"lllnnnnnnnnnoooooo11rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	"bbbb**occdddd*e*effg***ikkl*mnnooo**pp*****ttttuu*vyyzz*********"
	"****555666777aaiioouuuuuuuuuueaaaa00ggggkkoooo**j555gg**nnaa00oo"
	"aaaaeeeeiiiioooorrrruuuusstt**hhnd**zzaaeeooooooooyylntj**acclts"
	"z**b*veejj*qrryy";

/* The same for U+1E00-1EFF. */
static const char latin_additional[] =
	"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
	"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttuuuuuuuuuuuuvvvv"
	"wwwwwwwwwwxxxxyyzzzzzzhtwyas**2*aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
	"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy****yy";

static const char digraphs[8][3] = {"ae", "oe", "ss", "th", "ij", "dz", "lj", "nj"};

/* U+FB00-FB06 */
static const char ligatures[7][4] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

/*
 * Traditional and simplified, by turns, in the order of the traditional
 * characters: those of Chinese place names and of the words of the trade.
 * Characters that are also simplified ones of another meaning are left out.
 */
static const char16_t traditional[] =
	u"俱具倉仓倫伦傘伞傢家傳传儀仪儲储兒儿內内冊册凍冻剎刹創创劃划劉刘劑剂動动勞劳匯汇"
	u"區区協协參参吳吴呂吕啞哑啟启單单噴喷國国圍围園园圓圆團团堅坚報报塗涂塢坞塵尘墊垫"
	u"壓压壩坝壺壶壽寿夾夹妝妆婁娄嬰婴孫孙寧宁寵宠寶宝將将對对導导層层屬属岡冈島岛崑昆"
	u"崗岗嵐岚嶧峄嶴岙嶺岭巖岩師师帳帐帶带幾几庫库廈厦廚厨廠厂廣广廬庐張张彈弹從从徵征"
	u"慶庆應应懷怀懸悬戲戏掃扫掛挂揚扬撫抚擺摆攝摄數数斷断昇升晉晋書书會会東东桿杆條条"
	u"棗枣棟栋棲栖楊杨楓枫業业榮荣構构槍枪槓杠樁桩樂乐樑梁樓楼標标樹树橋桥機机橫横檢检"
	u"檯台櫃柜櫥橱欄栏欒栾欖榄殼壳氈毡氣气涇泾淨净淶涞減减渦涡測测準准溝沟溫温滄沧滅灭"
	u"滌涤滎荥滬沪滾滚滿满漁渔漢汉漣涟潁颍潔洁潛潜潤润澆浇澤泽濃浓濕湿濟济濰潍濱滨濾滤"
	u"瀋沈瀏浏灑洒灘滩灣湾灤滦為为烏乌無无煙烟熱热燈灯營营燭烛爐炉爾尔牆墙獅狮獻献瑪玛"
	u"環环甌瓯產产畫画療疗發发監监盤盘碭砀碼码磚砖禮礼種种穀谷窩窝筆笔箏筝節节簍篓"
	u"簡简簫箫簽签簾帘籃篮籠笼籬篱糧粮紅红紉纫紋纹紐纽純纯紗纱紙纸紡纺紮扎紹绍組组結结"
	u"絡络絨绒絲丝絹绢綁绑綉绣綏绥綜综綠绿綢绸維维網网綴缀綸纶綺绮綾绫緊紧線线緞缎締缔"
	u"編编緯纬緹缇縉缙縐绉縣县縫缝縮缩總总績绩繃绷織织繡绣繩绳繪绘繼继纏缠纓缨纖纤纜缆"
	u"羅罗義义聖圣聯联聲声聽听肅肃腦脑膠胶臘腊臨临臺台興兴艦舰莊庄華华萊莱萬万葉叶蒼苍"
	u"蓋盖蓮莲蔣蒋蕩荡蕪芜蕭萧薊蓟薑姜藝艺藥药蘄蕲蘆芦蘇苏蘋苹蘭兰號号蝦虾蠟蜡蠶蚕術术"
	u"衛卫裏里裝装裡里製制褲裤褸褛襖袄襪袜襯衬規规視视觀观觸触計计許许診诊詔诏試试誕诞"
	u"調调諸诸講讲識识護护變变豐丰貓猫貝贝貨货貴贵費费貼贴貿贸賀贺資资賓宾賢贤贊赞贛赣"
	u"趙赵蹺跷車车軌轨軟软軸轴載载輔辅輝辉輪轮輸输轂毂辦办農农連连遊游運运過过達达適适"
	u"遷迁遼辽邊边鄆郓鄉乡鄒邹鄖郧鄧邓鄭郑鄰邻鄲郸醃腌醫医醬酱釘钉針针釣钓釹钕鈉钠鈕钮"
	u"鈣钙鈦钛鈮铌鈰铈鈴铃鈷钴鈾铀鉀钾鉗钳鉛铅鉤钩鉬钼鉭钽鉸铰鉻铬銀银銅铜銦铟銼锉鋁铝"
	u"鋅锌鋪铺鋯锆鋰锂鋸锯鋼钢錄录錘锤錢钱錦锦錫锡錶表鍋锅鍍镀鍛锻鍬锹鍵键鍺锗鎂镁鎖锁"
	u"鎘镉鎢钨鎬镐鎮镇鎳镍鎵镓鏈链鏟铲鏡镜鐘钟鐵铁鑄铸鑊镬鑭镧鑰钥鑼锣鑽钻鑿凿長长門门"
	u"開开間间閔闵閥阀閩闽關关陝陕陰阴陳陈陽阳際际隨随隱隐雙双雜杂雞鸡離离雲云電电霧雾"
	u"靈灵靜静鞏巩韓韩響响項项順顺領领頭头顏颜顯显風风飛飞飯饭飲饮飼饲飾饰餅饼餘余饒饶"
	u"馬马駝驼騎骑騰腾驅驱驗验驢驴體体髮发鬧闹魚鱼魯鲁鮑鲍鮮鲜鱷鳄鳥鸟鳳凤鴕鸵鴨鸭鴿鸽"
	u"鵝鹅鷹鹰鹼碱鹽盐麗丽麵面黃黄齊齐齒齿龍龙龜龟";

static uint32_t
simplified(uint32_t c)
{
	size_t		low = 0;
	size_t		high = sizeof(traditional) / sizeof(traditional[0]) / 2;

	while (low < high)
	{
		size_t		middle = (low + high) / 2;

		if (traditional[2 * middle] < c)
			low = middle + 1;
		else
			high = middle;
	}
	return traditional[2 * low] == c ? traditional[2 * low + 1] : c;
}

/* Lower case of the Greek and Cyrillic letters whose case is a fixed offset. */
static uint32_t
lower_case(uint32_t c)
{
	if ((c >= 0x391 && c <= 0x3AB && c != 0x3A2) || (c >= 0x410 && c <= 0x42F))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40F)
		return c + 0x50;
	if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
		return c | 1;
	return c;
}

static bool
is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) ||
		(c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
		(c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE01EF);
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2B9 && c <= 0x2BD) || c == 0x2C8 ||
		(c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xFF07 || c == 0xFF40;
}

/* Punctuation, symbols, emoji and what Unicode leaves to private use. */
static bool
is_gap(uint32_t c)
{
	return c <= 0xBF || c == 0xD7 || c == 0xF7 || (c >= 0x2B0 && c <= 0x2FF) ||
		(c >= 0x2000 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F) ||
		(c >= 0x2FF0 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
		c == 0x3030 || c == 0x303D || c == 0x303F || c == 0x30FB ||
		(c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFE10 && c <= 0xFE6F) ||
		(c >= 0xFF00 && c <= 0xFF65) || (c >= 0xFFE0 && c <= 0xFFFF) ||
		(c >= 0x1F000 && c <= 0x1FBFF) || c >= 0xE0000;
}

/* Writes letters as code points; how many. */
static size_t
spread(const char *letters, uint32_t folded[FOLD_MAX])
{
	size_t		n = 0;

	for (; letters[n] != '\0'; n++)
		folded[n] = (unsigned char) letters[n];
	return n;
}

/* Latin letter beyond ASCII; 0 where it has no base letter. */
static size_t
fold_latin(uint32_t c, uint32_t folded[FOLD_MAX])
{
	char		base = '*';

	if (c >= 0xC0 && c <= 0x24F)
		base = latin[c - 0xC0];
	else if (c >= 0x1E00 && c <= 0x1EFF)
		base = latin_additional[c - 0x1E00];
	else if (c >= 0xFB00 && c <= 0xFB06)
		return spread(ligatures[c - 0xFB00], folded);
	else if (c == 0x251)		/* the round a of pinyin fonts */
		base = 'a';
	else if (c == 0x261)		/* and their g */
		base = 'g';
	else if (c == 0xB2 || c == 0xB3)
		base = (char) ('0' + (c - 0xB0));
	else if (c == 0xB9)
		base = '1';

	if (base == '*')
		return 0;
	if (c > 0xBF && base >= '0' && base <= '7')
		return spread(digraphs[base - '0'], folded);
	folded[0] = (unsigned char) base;
	return 1;
}

fold_kind
fold_character(uint32_t c, uint32_t folded[FOLD_MAX], size_t *count)
{
	*count = 0;
	if (is_apostrophe(c))
		return FOLD_APOSTROPHE;
	if (c > 0xFF00 && c <= 0xFF5E)
		c -= 0xFEE0;			/* full width to ASCII */

	if (c < 0x80)
	{
		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		else if (c == '&')
			return FOLD_AND;
		else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			return FOLD_GAP;
	}
	else if (is_invisible(c))
		return FOLD_NOTHING;
	else if ((*count = fold_latin(c, folded)) > 0)
		return FOLD_LETTER;
	else if (is_han(c))
	{
		folded[0] = simplified(c);
		*count = 1;
		return FOLD_HAN;
	}
	else if (is_gap(c))
		return FOLD_GAP;

	folded[0] = lower_case(c);
	*count = 1;
	return FOLD_LETTER;
}
