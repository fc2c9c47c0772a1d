/** Files that come with a paste or a drop. */

/** While something is dragged, only the kinds of it are told. */
export const holdsFiles = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes('Files') ?? false;

/** Where there is a text as well, as in what comes from a word processor, the text is what is meant. */
export const filesIn = (transfer: DataTransfer | null): readonly File[] =>
  transfer && !transfer.types.includes('text/plain') ? [...transfer.files] : [];
