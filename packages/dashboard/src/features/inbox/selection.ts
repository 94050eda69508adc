/** Rows that are selected for doing the same to all of them. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** The row that was selected last, from which Shift reaches. */
  anchor: string | undefined;
}

/** Nothing selected. */
export const noSelection: Selection = { ids: new Set(), anchor: undefined };

/** After a click on the checkbox of `id`: turned over, or with Shift everything from the anchor to it selected. */
export function toggle(
  selection: Selection,
  order: readonly string[],
  { id, reaches }: { id: string; reaches: boolean },
): Selection {
  const ids = new Set(selection.ids);
  const from = selection.anchor === undefined ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (reaches && from !== -1 && to !== -1) {
    for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(one);
  } else if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Without the rows that the list no longer shows. */
export function keepShown(selection: Selection, order: readonly string[]): Selection {
  const shown = new Set(order);
  const ids = new Set([...selection.ids].filter((id) => shown.has(id)));
  return ids.size === selection.ids.size ? selection : { ...selection, ids };
}
