// Runs inside the page, to look at it as a person would: tests call `eyes.…()`.
globalThis.eyes = {
  focused: () => document.activeElement?.textContent?.trim(),
  blur: () => document.activeElement?.blur(),
  /** Types into the first field of a form, as a keyboard does. */
  fillIn: (form, text) => {
    const field = document.querySelector(`${form} input`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  },
  filledIn: (form) => document.querySelector(`${form} input`).value,
  /** From now on, what a screen reader would say by itself. */
  hearLiveRegions: () => {
    heard.length = 0;
    for (const region of document.querySelectorAll(LIVE_REGIONS)) {
      new MutationObserver(() => heard.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  },
  heard: () => heard,
  /** Tells the console what the button says after each press, and what is said aloud. */
  pressTwice: (name) => {
    const button = [...document.querySelectorAll("button")].find((each) => each.textContent === name);
    for (const _ of "12") {
      button.click();
      console.log(button.textContent, button.getAttribute("aria-busy"));
    }
    const said = document.querySelector("#said");
    new MutationObserver(() => console.log(said.textContent)).observe(said, { childList: true });
  },
  /** Lets the page think that so much time has passed, and looked away and back. */
  liveOn: (ms) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + ms;
    document.dispatchEvent(new Event("visibilitychange"));
  },
  /** How an element looks to who sees only borders, outlines and grounds. @param pseudo - "::before" and the like */
  looksLike: (selector, pseudo) => {
    const style = getComputedStyle(document.querySelector(selector), pseudo);
    return [
      style.outlineStyle,
      style.outlineColor,
      style.borderTopColor,
      style.backgroundColor,
      style.fill,
    ].join(" ");
  },
  ground: (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor,
  tooWide: () => document.documentElement.scrollWidth > innerWidth,
  /** Buttons that a thumb misses. */
  smallButtons: () =>
    [...document.querySelectorAll("button, .button")]
      .filter((button) => button.getBoundingClientRect().height < 34)
      .map((button) => button.textContent),
  /** Texts whose contrast is below 4.5 to 1 (WCAG 2.2, 1.4.3). */
  faintTexts: () =>
    [...document.querySelectorAll("body *")].filter(showsText).flatMap((element) => {
      const [one, other] = [luminance(rgba(getComputedStyle(element).color)), luminance(groundOf(element))];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return contrast < 4.5 ? [`${element.textContent.trim().slice(0, 40)} (${contrast.toFixed(2)})`] : [];
    }),
};

const LIVE_REGIONS = "[aria-live], [role=status], [role=alert], [role=log]";
const heard = [];

const showsText = (element) =>
  !element.closest(".hidden, .skip, noscript") &&
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());

/** Any CSS colour as four numbers: a canvas knows them all. */
function rgba(color) {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}

function groundOf(element) {
  for (let at = element; at; at = at.parentElement) {
    const color = rgba(getComputedStyle(at).backgroundColor);
    if (color[3] === 255) return color;
  }
  return [255, 255, 255, 255];
}

function luminance([red, green, blue]) {
  const linear = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
