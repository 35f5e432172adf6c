// What is made in the chosen province, each product a way to its clusters there.
import { fill, h } from './dom.mjs';
import { named, t } from './words.mjs';

const few = 14;
let all = false;

export function showProvince(page, area) {
    if (!area) {
        fill('about');
        all = false;
        return;
    }
    const { province, products } = area;
    const name = named(province, 'name');
    fill('about', h('section', { class: 'card', 'aria-label': t('madeHere', name) },
        h('div', { class: 'head' },
            h('h2', {}, t('madeHere', name)),
            page.link({ province: null }, { class: 'close' }, t('removeFilter'))),
        h('p', { class: 'quiet' }, [t('clusters', province.clusters), t('products', province.products)].join(t('and'))),
        products.length === 0 && h('p', {}, t('nobody')),
        h('p', { class: 'chips' },
            page.state.product && page.link({ product: '' }, { class: 'chip clear' }, t('allProducts')),
            products.slice(0, all ? undefined : few).map((product) => page.link({ product: product.name }, {
                class: 'chip', 'aria-current': product.name === page.state.product ? 'true' : null,
            }, named(product, 'name'), product.clusters > 1 && h('span', { class: 'count' }, String(product.clusters)))),
            !all && products.length > few && h('button', {
                type: 'button', class: 'plain',
                onclick: () => {
                    all = true;
                    showProvince(page, area);
                    document.querySelectorAll('#about .chip')[few].focus();
                },
            }, t('more', products.length - few)))));
}
