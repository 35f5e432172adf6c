// The page's words in both languages, and how figures are written.

const count = (one, many) => (n) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const measure = (word) => (n) => `${n.toLocaleString('zh')} ${word}`;

const en = {
    title: 'Where is it made?',
    skip: 'Skip to the results', results: 'Results',
    product: 'Product', productHint: 'socks, sunglasses, 打火机 …', clear: 'Clear the product',
    province: 'Province', allProvinces: 'All of China',
    quality: 'Quality', any: 'Any', low: 'Low', medium: 'Medium', high: 'High', unknown: 'Not stated',
    lowest: 'Low or better', mediumUp: 'Medium or better', highest: 'High',
    copy: 'Copy link', copied: 'Copied', copyByHand: 'Copy it from the address bar', other: '中文',
    clusters: count('cluster', 'clusters'), products: count('product', 'products'), sources: count('source', 'sources'), claims: count('claim', 'claims'),
    all: (n) => `All ${n.toLocaleString('en')} clusters of the atlas, the best documented first.`,
    madeIn: (what, n) => `${what}: ${n === 1 ? 'one cluster' : `${n.toLocaleString('en')} clusters`}`,
    clustersIn: (n) => `${count('cluster', 'clusters')(n)}`,
    within: (place) => ` in ${place}`,
    atLeast: (q) => `, ${q} quality${q === 'high' ? '' : ' or better'}`,
    readAs: (asked, name) => `“${asked}” was read as ${name}.`,
    wider: (name, scope) => `No source says where ${name} are made. These are the clusters for ${scope}, the wider product.`,
    nothingCalled: (asked) => `Nothing in the atlas is called “${asked}”.`, didYouMean: 'Did you mean:',
    nobody: 'No source in the atlas says so. That does not mean that nobody makes it there.',
    unstated: (n) => `For ${n === 1 ? 'one more cluster' : `${n.toLocaleString('en')} more clusters`} no source states a quality.`, showThem: 'Show any quality',
    firstOf: (n, total) => `The first ${n.toLocaleString('en')} of ${total.toLocaleString('en')} are shown.`,
    more: (n) => `Show ${n} more`,
    nth: '#', cluster: 'Cluster', makes: 'Makes', share: 'Known for', sourcesHead: 'Sources', andMore: (n) => `and ${n} more`,
    ranked: (n) => `no. ${n} in China`, ofChina: (p) => `${p} of China`, ofWorld: (p) => `${p} of the world`,
    sectors: 'Or look through a sector', barsTitle: 'Quality by province', barsNone: 'across provinces', showAll: 'Show all provinces', showFewer: 'Show fewer',
    barLabel: (name, parts) => `${name}: ${parts}`,
    madeHere: (name) => `Made in ${name}`, close: 'Close', removeFilter: 'Show all of China',
    nearestTo: 'Nearest to this point', nearestFor: (what) => `Nearest for ${what}`, pointIn: (place) => `in ${place}`, aboutPlace: 'approximately', outside: 'outside the provinces of the atlas',
    noNearest: 'No cluster answers for this.', far: (km) => `${km} km`,
    back: 'Back to the list', whoSaysSo: 'Who says so', madeInCluster: 'Products', contradictions: 'Claims that contradict each other',
    followed: 'the atlas follows this', noLink: 'no address known', undated: 'undated', year: (y) => `in ${y}`,
    whereInSource: 'Source note:', ownWords: 'Facts in our own words; open the source for its text.',
    allProducts: 'All products', own: 'your own',
    yearsDiffer: 'The years differ', valuesDiffer: 'The values differ', exceed: 'Followed shares add up to more than the whole',
    legendAreas: 'Darker: more clusters.', approximate: 'Province shapes are approximate: computed, no borders.',
    legendHelp: 'Click a province for what it makes, any point for the nearest clusters.', legendTitle: 'Key',
    mapTitle: 'Map of clusters. Arrow keys move it, plus and minus zoom, Enter asks for the middle.', zoomIn: 'Zoom in', zoomOut: 'Zoom out', noMap: 'The map cannot be drawn here (no WebGL). Everything else works.',
    footer: (c) => `Atlas ${c.version}: ${c.clusters.toLocaleString('en')} clusters, ${c.claims.toLocaleString('en')} claims from ${c.sources} sources.`,
    unreachable: 'The server cannot be reached. Is it still running?', refused: 'That did not work', again: 'Try again',
    price: (p) => `price ${p}`,
    production: 'production', market: 'market', trade: 'trade', brand: 'brands', known: (title) => `known as “${title}”`,
    and: ', ', to: '–',
};

const zh = {
    title: '产地在哪里？',
    skip: '跳到结果', results: '结果',
    product: '产品', productHint: '袜子、太阳镜、lighters …', clear: '清除产品',
    province: '省份', allProvinces: '全国',
    quality: '质量', any: '不限', low: '低端', medium: '中端', high: '高端', unknown: '未说明',
    lowest: '低端及以上', mediumUp: '中端及以上', highest: '高端',
    copy: '复制链接', copied: '已复制', copyByHand: '请从地址栏复制', other: 'English',
    clusters: measure('个产业集群'), products: measure('种产品'), sources: measure('个来源'), claims: measure('条说法'),
    all: (n) => `图谱中的全部 ${n.toLocaleString('zh')} 个产业集群，资料最多者在前。`,
    madeIn: (what, n) => `${what}：${n.toLocaleString('zh')} 个产业集群`,
    clustersIn: (n) => `${n.toLocaleString('zh')} 个产业集群`,
    within: (place) => `，${place}`,
    atLeast: (q) => `，${q}${q === '高端' ? '' : '及以上'}`,
    readAs: (asked, name) => `“${asked}”理解为${name}。`,
    wider: (name, scope) => `没有来源说明${name}的产地。以下是上一级产品“${scope}”的产业集群。`,
    nothingCalled: (asked) => `图谱中没有叫“${asked}”的产品。`, didYouMean: '您是不是要找：',
    nobody: '图谱的来源没有提到。这并不表示那里没有人生产。',
    unstated: (n) => `另有 ${n.toLocaleString('zh')} 个产业集群，没有来源说明其质量。`, showThem: '显示所有质量',
    firstOf: (n, total) => `共 ${total.toLocaleString('zh')} 个，显示前 ${n.toLocaleString('zh')} 个。`,
    more: (n) => `再显示 ${n} 个`,
    nth: '#', cluster: '产业集群', makes: '产品', share: '特点', sourcesHead: '来源', andMore: (n) => `等 ${n} 种`,
    ranked: (n) => `全国第 ${n}`, ofChina: (p) => `全国 ${p}`, ofWorld: (p) => `全球 ${p}`,
    sectors: '或按行业浏览', barsTitle: '各省质量', barsNone: '跨省地区', showAll: '显示所有省份', showFewer: '收起',
    barLabel: (name, parts) => `${name}：${parts}`,
    madeHere: (name) => `${name}的产品`, close: '关闭', removeFilter: '显示全国',
    nearestTo: '离此处最近', nearestFor: (what) => `最近的${what}产地`, pointIn: (place) => `位于${place}`, aboutPlace: '约略', outside: '不在图谱各省范围内',
    noNearest: '没有相应的产业集群。', far: (km) => `${km} 公里`,
    back: '返回列表', whoSaysSo: '依据', madeInCluster: '产品', contradictions: '相互矛盾的说法',
    followed: '图谱采用', noLink: '没有已知网址', undated: '日期不详', year: (y) => `${y} 年数据`,
    whereInSource: '出处与说明：', ownWords: '事实以我们自己的话（英文）记录；原文请看来源。',
    allProducts: '全部产品', own: '您自己的',
    yearsDiffer: '年份不同', valuesDiffer: '数值不同', exceed: '所采用的份额之和超过整体',
    legendAreas: '颜色越深，集群越多。', approximate: '省份形状为近似推算，并非边界。',
    legendHelp: '点击省份看其产品，点击任意处看最近的集群。', legendTitle: '图例',
    mapTitle: '产业集群地图。方向键移动，加减键缩放，回车键查询地图中心。', zoomIn: '放大', zoomOut: '缩小', noMap: '此处无法绘制地图（没有 WebGL），其余功能正常。',
    footer: (c) => `图谱 ${c.version}：${c.clusters.toLocaleString('zh')} 个产业集群，${c.claims.toLocaleString('zh')} 条说法，${c.sources} 个来源。`,
    unreachable: '无法连接服务器。它还在运行吗？', refused: '未能完成', again: '再试一次',
    price: (p) => `价格${p}`,
    production: '生产', market: '市场', trade: '贸易', brand: '品牌', known: (title) => `称为“${title}”`,
    and: '，', to: '–',
};

let current = en;
let language = 'en';

export function speak(wanted) {
    language = wanted;
    current = wanted === 'zh' ? zh : en;
    document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en';
}

export const spoken = () => language;

export function t(key, ...values) {
    const word = current[key];
    return typeof word === 'function' ? word(...values) : word;
}

// The name of something in the language of the page, where it has one in it.
export const named = (row, column) => (language === 'zh' && row[`${column}_zh`]) || row[column];

// Millions and more in words: 26.8 billion, 268亿.
export const figure = (value) => value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en',
    Math.abs(value) < 1e6 ? { maximumFractionDigits: 3 } : { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 });

export const percent = (share) => `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })}%`;

export const distance = (metres) => t('far', (metres / 1000).toLocaleString('en', { maximumFractionDigits: metres < 10000 ? 1 : 0 }));

export const languages = { en, zh };
