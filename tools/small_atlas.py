"""A small atlas without fault, for the tests: real places, invented figures."""
import os

FILES = {
    "source.csv": """\
id,slug,title,publisher,published,url,licence,note
1,sock-survey,A Survey of Sock Towns and of the Lamp Town in Guangdong,A Researcher,2021-05,https://example.org/socks,,
2,lamp-survey,Lamps,,,,,Our own words.
""",
    "place.csv": """\
id,slug,level,name,name_zh,gb_code,parent,lon,lat,centroid_lon,centroid_lat,area_km2,precision_m,note
1,pearl-river-delta,region,Pearl River Delta,珠江三角洲,,,113.2753,23.1278,,,,50000,
2,zhejiang,province,Zhejiang,浙江省,330000,,120.1489,30.2898,120.1396,29.1849,107251.4,50000,
3,guangdong,province,Guangdong,广东省,440000,,113.2753,23.1278,113.4132,23.3077,181644.0,50000,
4,hubei,province,Hubei,湖北省,420000,,114.2931,30.5868,112.2704,30.9763,185944.0,50000,
5,shaoxing-zhejiang,prefecture,Shaoxing,绍兴市,330600,zhejiang,120.578,29.9998,120.6365,29.7346,8279.6,5000,
6,zhongshan-guangdong,prefecture,Zhongshan,中山市,442000,guangdong,113.3769,22.5238,113.3936,22.5199,1816.2,5000,
7,zhuji-shaoxing,county,Zhuji,诸暨市,330681,shaoxing-zhejiang,120.2399,29.7161,,,,3000,
8,xiantao-hubei,county,Xiantao,仙桃市,429004,hubei,113.4479,30.3674,,,,3000,"Run by the province, no prefecture between."
9,datang-zhuji,town,Datang,大唐街道,330681,zhuji-shaoxing,120.163,29.696,,,,2000,
10,pearl-city-zhuji,park,Pearl City,珠宝城,330681,zhuji-shaoxing,120.36,29.83,,,,3000,Zhuji's market for pearls.
11,guzhen-zhongshan,town,Guzhen,古镇镇,442000,zhongshan-guangdong,113.175,22.615,,,,2000,
12,ningbo-zhejiang,prefecture,Ningbo,宁波市,330200,zhejiang,121.55,29.87,121.48,29.72,9816,5000,
13,xinchang-shaoxing,county,Xinchang,新昌县,330624,shaoxing-zhejiang,120.90,29.50,,,,3000,
""",
    "place_name.csv": """\
id,place,name,lang,kind
1,zhuji-shaoxing,诸暨,zh,short
2,zhuji-shaoxing,Chu-chi,zh-Latn,spelling
3,zhuji-shaoxing,330625,zh,former_code
4,guzhen-zhongshan,Lamp Town,en,market
""",
    "region_member.csv": """\
id,region,place
1,pearl-river-delta,zhongshan-guangdong
2,pearl-river-delta,guangdong
""",
    "product.csv": """\
id,slug,parent,name,name_zh,note
1,hosiery,,hosiery,袜类,
2,socks,hosiery,socks,袜子,
3,cotton-socks,socks,cotton socks,棉袜,
4,lamps,,lamps,灯具,
5,pearls,,pearls,珍珠,
""",
    "product_name.csv": """\
id,product,name,lang
1,socks,ankle socks,en
2,socks,短袜,zh
3,lamps,deng,zh-Latn
""",
    "product_hs.csv": """\
id,product,hs_code,relation,separable,confidence,note
1,socks,6115,broader,true,high,
2,lamps,940511,part,false,medium,
""",
    "cluster.csv": """\
id,slug,name,name_zh,place,lon,lat,radius_m,role,title,note
1,datang-socks,Datang socks,大唐袜业,datang-zhuji,,,,production,China's sock town,
2,pearl-city-pearls,Pearl City pearls,,pearl-city-zhuji,,,,market,,
3,xiantao-socks,Xiantao socks,,xiantao-hubei,,,,production,,
4,guzhen-lamps,Guzhen lamps,,guzhen-zhongshan,113.18,22.62,7000,production,,
5,shaoxing-socks,Shaoxing socks,,shaoxing-zhejiang,,,,trade,,
""",
    "specialisation.csv": """\
id,cluster,product,quality_min,quality_max,price,national_share,global_share,rank,as_of,note
1,datang-socks,socks,low,medium,low,0.7,0.3,1,2019,
2,pearl-city-pearls,pearls,,,,,,,,
3,xiantao-socks,cotton-socks,high,high,,,,,,
4,guzhen-lamps,lamps,,,,0.6,,,,
5,shaoxing-socks,socks,,,,,,,,
""",
    "claim.csv": """\
id,cluster,product,source,metric,op,value,value_text,unit,scope,as_of,followed,note
1,datang-socks,socks,sock-survey,quality,>=,,low,,,,true,
2,datang-socks,socks,sock-survey,quality,<=,,medium,,,,true,
3,datang-socks,socks,sock-survey,price,=,,low,,,,true,
4,datang-socks,socks,sock-survey,output_share,>,0.7,,fraction,national,2019,true,Sources differ; the newer one.
5,datang-socks,socks,lamp-survey,output_share,~,0.65,,fraction,national,2014,false,
6,datang-socks,socks,sock-survey,sales_share,=,0.3,,fraction,global,2019,true,
7,datang-socks,socks,sock-survey,rank,=,1,,rank,national,,true,
8,datang-socks,socks,sock-survey,title,=,,China's sock town,,,,,
9,datang-socks,socks,sock-survey,firms,>,4000,,firms,,2019,,
10,pearl-city-pearls,pearls,sock-survey,makes,=,,,,,,,
11,xiantao-socks,cotton-socks,sock-survey,quality,=,,high,,,,true,
12,guzhen-lamps,lamps,lamp-survey,market_share,=,0.6,,fraction,national_market,,true,
13,guzhen-lamps,lamps,lamp-survey,output_value,=,19000000000,,CNY,,,,
14,shaoxing-socks,socks,lamp-survey,remark,=,,Sells what Datang makes.,,,,,
""",
    "release.csv": """\
id,version,published
1,0.1.0,2024-01-31
""",
}


def write(directory, files=None):
    for name, text in (files or FILES).items():
        with open(os.path.join(directory, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
