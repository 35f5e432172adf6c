// A claim in words: metric, comparison, value, unit and scope.
import { figure, percent, spoken, t } from './words.mjs';

const metrics = {
    makes: ['is made here', '有此产品'],
    quality: ['quality', '质量'], price: ['price', '价格'],
    output_share: ['share of output', '产量份额'], market_share: ['share of the market', '市场份额'], sales_share: ['share of sales', '销售份额'],
    capacity_share: ['share of capacity', '产能份额'], revenue_share: ['share of revenue', '营收份额'], firm_share: ['share of firms', '企业数份额'],
    export_ratio: ['exported part of the output', '出口比例'], assortment_share: ['share of the goods on offer', '商品种类份额'],
    city_share: ['share of cities that have the industry', '拥有该产业的城市比例'], resource_share: ['share of the resource', '资源份额'],
    rank: ['rank', '排名'], title: ['title', '称号'], output: ['output', '产量'], capacity: ['capacity', '产能'],
    output_value: ['value of output', '产值'], revenue: ['revenue', '营收'], sales: ['sales', '销售额'], investment: ['investment', '投资'],
    firms: ['firms', '企业数'], large_firms: ['large firms', '大型企业数'], household_firms: ['household firms', '家庭作坊数'],
    workers_per_firm: ['workers per firm', '每家企业人数'], workers: ['workers', '从业人数'], trained_workers: ['workers trained', '受训人数'],
    countries: ['countries supplied', '供应国家数'], varieties: ['varieties', '品种数'], categories: ['categories', '品类数'],
    comparison: ['in comparison', '比较'], remark: ['remark', '备注'],
};

const scopes = {
    national: ['of China', '全国'], global: ['of the world', '全球'], national_market: ['of China’s market', '全国市场'],
    global_market: ['of the world’s market', '全球市场'], national_capacity: ['of China’s capacity', '全国产能'],
    global_capacity: ['of the world’s capacity', '全球产能'], national_exports: ['of China’s exports', '全国出口'],
    national_online: ['of China’s online sales', '全国线上销售'], taobao: ['of sales on Taobao', '淘宝销售'], provincial: ['of the province', '全省'],
    provincial_industry: ['of all industry of the province', '全省工业'], asia: ['in Asia', '亚洲'], national_firms: ['of China, by number of firms', '全国（按企业数）'],
    local: ['in the market itself', '本市场'], joint_national: ['of China, several places together', '全国（多地合计）'],
    joint_national_market: ['of China’s market, several places together', '全国市场（多地合计）'],
    joint_global_market: ['of the world’s market, several places together', '全球市场（多地合计）'], key_firms: ['key firms only', '仅重点企业'],
    about_1000_workers: ['firms of about 1,000 workers only', '仅约千人规模企业'], most_firms: ['most firms', '多数企业'],
};

const units = {
    CNY: ['yuan', '元'], USD: ['US dollars', '美元'], pairs_per_year: ['pairs a year', '双/年'], pieces_per_year: ['pieces a year', '件/年'],
    persons: ['persons', '人'], firms: ['', '家'], countries: ['', '个'], varieties: ['', '种'], categories: ['', '类'],
};

const ops = {
    '>': ['more than ', '超过'], '<': ['less than ', '不到'], '>=': ['at least ', '至少'], '<=': ['at most ', '至多'], '~': ['about ', '约'], '=': ['', ''],
};

// A word that the table above lacks is shown as it is, a user's own too.
const say = (words, key) => (words[key] ?? [key.replaceAll('_', ' '), key])[spoken() === 'zh' ? 1 : 0];

export const metricWord = (metric) => say(metrics, metric);

const tiers = ['low', 'medium', 'high'];

export function valueWords({ metric, op, value, value_text: text, unit, scope }) {
    const tail = scope ? ` ${say(scopes, scope)}` : '';
    if (value === null || value === undefined) {
        if (text === null || text === undefined) return tail.trim();
        return `${say(ops, op)}${(metric === 'quality' || metric === 'price') && tiers.includes(text) ? t(text).toLowerCase() : text}${tail}`;
    }
    if (metric === 'rank') return `${spoken() === 'zh' ? '第 ' : 'no. '}${figure(value)}${tail}`;
    if (unit === 'fraction') return `${say(ops, op)}${percent(value)}${tail}`;
    return `${say(ops, op)}${figure(value)} ${unit ? say(units, unit) : ''}`.trimEnd() + (tail && (spoken() === 'zh' ? `，${tail.trim()}` : `,${tail}`));
}

// Written in English by the atlas, whatever the page speaks.
export const isProse = ({ metric }) => ['remark', 'comparison', 'title'].includes(metric);
