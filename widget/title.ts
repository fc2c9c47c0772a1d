/** The number of unread messages before the title of the page, where the page asked for it; taken back to the letter. */
export class TitleCount {
  readonly #page: Document;
  #count = 0;
  /** What the page wrote there; null while nothing of ours stands there. */
  #own: string | null = null;
  /** What we wrote there. */
  #ours = '';

  constructor(page: Document) {
    this.#page = page;
  }

  show(count: number): void {
    if (count === this.#count && this.#own === null) return;
    this.#count = count;
    // The element itself, as the title of the document is told without the white space that stands in it.
    const element = this.#page.querySelector('head > title');
    if (!element) return;
    const text = element.textContent ?? '';
    // A page that has written another one since keeps it.
    const own = this.#own !== null && text === this.#ours ? this.#own : text;
    if (count === 0) {
      if (this.#own !== null && text === this.#ours) element.textContent = own;
      this.#own = null;
      return;
    }
    this.#own = own;
    this.#ours = `(${count}) ${own}`;
    if (text !== this.#ours) element.textContent = this.#ours;
  }
}
