"""What stands in for a reader's device: its voice, its printer, its way to share; all of it written down."""

# A browser that does not know popovers.
NO_POPOVERS = "delete HTMLElement.prototype.popover;"
# Voices come late, as they do in Chromium; `spoken` is what was said.
VOICES = """
  window.spoken = [];
  let voices = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  speechSynthesis.getVoices = () => voices;
  speechSynthesis.cancel = () => { window.cancelled = true; };
  speechSynthesis.speak = (utterance) => {
    spoken.push(utterance.text);
    setTimeout(utterance.onend, spoken.length < 3 || window.reads_on ? 0 : 1e6);
  };
  window.find_voices = (...found) => {
    voices = found;
    speechSynthesis.dispatchEvent(new Event('voiceschanged'));
  };
"""
LOCAL_VOICE = {"localService": True, "lang": "en-GB", "name": "Here"}
OTHER_VOICES = [
    {"localService": False, "lang": "en-GB", "name": "Far away"},
    {"localService": True, "lang": "de-DE", "name": "Hier"},
]
# Printing: what would be on paper, and which questions would be open.
PRINTER = """
  window.printed = [];
  window.print = () => {
    dispatchEvent(new Event('beforeprint'));
    printed.push(document.querySelector('.question-sheet')?.innerText ?? document.body.innerText);
    const shut = document.querySelectorAll('article details:not([open])');
    window.left_shut = [...shut].map((details) => details.className);
    dispatchEvent(new Event('afterprint'));
  };
"""
NO_SHARING = "Object.defineProperty(navigator, 'share', {value: undefined});"
SHARING = """
  window.shared = [];
  Object.defineProperty(navigator, 'share', {value: async (data) => { shared.push(data); }});
"""
TRACES = "() => [localStorage.length, sessionStorage.length, document.cookie]"
IS_SHOWN = """(element) =>
  element.checkVisibility({contentVisibilityAuto: true}) && element.getClientRects().length > 0"""
COLOURS = "(element) => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
