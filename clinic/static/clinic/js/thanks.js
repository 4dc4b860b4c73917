/* The message was sent: it is no longer kept in this tab, and the page can be printed. */
import { forgetDraft } from './draft.js';
import { makeButton } from './elements.js';

const [visit] = performance.getEntriesByType('navigation');
// Who comes back to this page may have begun another message.
if (visit?.type !== 'back_forward') forgetDraft();
document.querySelector('[data-print]').append(makeButton('Print this page', () => window.print()));
