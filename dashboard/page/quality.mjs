// Quality for the eye and the ear: three steps and the word.
import { h } from './dom.mjs';
import { t } from './words.mjs';

export const tiers = ['low', 'medium', 'high'];

export function qualityWords(least, most) {
    if (!most) return t('unknown');
    return least && least !== most ? `${t(least)}${t('to')}${t(most).toLowerCase()}` : t(most);
}

export function quality({ quality_min: least, quality_max: most }) {
    const step = tiers.indexOf(most) + 1;
    return h('span', { class: `quality ${most ?? 'unknown'}` },
        h('span', { class: 'steps', 'aria-hidden': 'true' }, tiers.map((tier, i) => h('i', { class: i < step ? 'on' : '' }))),
        h('span', {}, qualityWords(least, most)));
}
