/** Hands the focus to the view where what had it is gone: whoever works with the keyboard goes on there, not at the top of the page. */
export function keepFocus(): void {
  let last: Element | undefined;
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : undefined;
  });
  const look = () => {
    if (last === undefined || last.isConnected) return;
    last = undefined;
    if (document.activeElement === document.body) focusView();
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}

/** The view gets the focus, and stays where it is. */
export function focusView(): void {
  document.getElementById('main')?.focus({ preventScroll: true });
}
