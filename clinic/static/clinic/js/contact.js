/* The enquiry form: what is typed outlives a reload, and a message that grows too long is told so. */
import { tellLength } from './counter.js';
import { keepDraft } from './draft.js';

const form = document.querySelector('form[data-enquiry]');
// Each in a task of its own: what fails in one browser must not stop the other.
for (const part of [keepDraft, tellLength]) queueMicrotask(() => part(form));
