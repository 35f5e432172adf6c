// One cluster: what is made there, and who says so.
import { isProse, metricWord, valueWords } from './claim_words.mjs';
import { byId, fill, h, webAddress } from './dom.mjs';
import { quality } from './quality.mjs';
import { placeWords, roleBadge, shareWords } from './table.mjs';
import { named, t } from './words.mjs';

let cameFrom = null;
let shown = null;

function sourceHead(claim) {
    const address = webAddress(claim.source_url);
    const by = [claim.publisher, claim.published ?? t('undated')].filter(Boolean).join(', ');
    return [
        h('cite', { lang: 'en' }, address ? h('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, claim.source) : claim.source),
        h('span', { class: 'quiet' }, ` ${by}${address ? '' : ` · ${t('noLink')}`}`),
        address && h('div', { class: 'address' }, h('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, address)),
    ];
}

function claimWords(claim) {
    const words = valueWords(claim);
    return [
        h('span', { class: 'metric' }, metricWord(claim.metric)), words && ' ',
        words && h('span', { class: isProse(claim) ? 'prose' : 'value', lang: isProse(claim) ? 'en' : null }, words),
        claim.as_of && h('span', { class: 'quiet' }, ` ${t('year', claim.as_of)}`),
        claim.followed && h('span', { class: 'badge follows' }, t('followed')),
    ];
}

const note = (claim) => claim.note && h('div', { class: 'note' }, h('span', {}, t('whereInSource'), ' '), h('span', { lang: 'en' }, claim.note));

function grouped(rows, key) {
    const groups = new Map();
    for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
    return [...groups.values()];
}

function contradictionSide(claims, id) {
    const claim = claims.find((one) => one.id === id);
    return claim && h('div', { class: 'side' }, sourceHead(claim), h('p', {}, named(claim, 'cluster'), ': ', claimWords(claim)), note(claim));
}

function contradictionWords(contradiction, claims) {
    const kinds = { 'years differ': 'yearsDiffer', 'values differ': 'valuesDiffer' };
    const sides = [contradiction.claim_a, contradiction.claim_b].map((id) => contradictionSide(claims, id)).filter(Boolean);
    return h('div', { class: 'contradiction' },
        h('h4', {}, `${t(kinds[contradiction.kind] ?? 'exceed')}: ${metricWord(contradiction.metric)}`),
        sides.length > 0 ? h('div', { class: 'sides' }, sides) : h('p', { lang: 'en' }, contradiction.detail));
}

// A product's line leads to its claims below.
function productLine(page, product, claims) {
    const first = claims.find((claim) => claim.product_id === product.id);
    return h('li', {},
        page.link({ product: product.name, cluster: null }, { class: 'chip' }, named(product, 'name')),
        quality(product),
        h('span', { class: 'shares' }, shareWords(product)),
        product.price && h('span', { class: 'quiet' }, t('price', t(product.price).toLowerCase())),
        first && h('a', { href: `#claim-${first.id}`, class: 'why', onclick: (event) => {
            event.preventDefault();
            const target = byId(`claim-${first.id}`);
            target.scrollIntoView({ block: 'center' });
            target.focus({ preventScroll: true });
        } }, t('sources', product.sources)));
}

function content(page, { cluster, products, claims, contradictions }) {
    const first = (key) => (a, b) => Number(b[key] === page.state.product) - Number(a[key] === page.state.product);
    const own = claims.filter((claim) => claim.cluster_id === cluster.id).sort(first('product'));
    return [
        h('div', { class: 'head' },
            h('h2', { id: 'detail-title', tabindex: '-1' }, named(cluster, 'name'), ' ', roleBadge(cluster), cluster.own && h('span', { class: 'badge' }, t('own'))),
            page.link({ cluster: null }, { class: 'close' }, t('back'))),
        h('p', { class: 'place' }, placeWords(cluster)),
        cluster.title && h('p', { class: 'known' }, t('known', cluster.title)),
        cluster.note && h('p', { class: 'quiet', lang: 'en' }, cluster.note),
        h('h3', {}, t('madeInCluster')),
        h('ul', { class: 'made' }, [...products].sort(first('name')).map((product) => productLine(page, product, own))),
        contradictions.length > 0 && h('h3', {}, t('contradictions')),
        contradictions.map((contradiction) => contradictionWords(contradiction, claims)),
        h('h3', {}, t('whoSaysSo')),
        grouped(own, 'source_id').map((ofSource) => h('section', { class: 'source' },
            h('div', { class: 'source-head' }, sourceHead(ofSource[0])),
            grouped(ofSource, 'product_id').map((ofProduct) => [
                h('h4', {}, named(ofProduct[0], 'product')),
                h('ul', {}, ofProduct.map((claim) => h('li', { id: `claim-${claim.id}`, tabindex: '-1' }, claimWords(claim), note(claim)))),
            ]))),
    ];
}

export function showDetail(page, detail) {
    const aside = byId('detail');
    const id = detail?.cluster.id ?? null;
    const focused = document.activeElement;
    if (id === null) {
        const had = aside.contains(focused);
        aside.hidden = true;
        fill('detail');
        if (shown !== null && (had || focused === document.body)) (byId(`cluster-${shown}`) ?? byId(cameFrom ?? '') ?? byId('results')).focus();
        shown = null;
        return;
    }
    if (shown === null) cameFrom = focused?.id;
    aside.setAttribute('aria-labelledby', 'detail-title');
    fill('detail', content(page, detail));
    aside.hidden = false;
    if (shown !== id) {
        aside.scrollTop = 0;
        byId('detail-title').focus({ preventScroll: true });
    }
    shown = id;
}
