type GroupBy = <T>(items: Iterable<T>, keyOf: (item: T) => PropertyKey) => Record<PropertyKey, T[]>;

const groupBy: GroupBy = (items, keyOf) => {
  const groups: Record<PropertyKey, unknown[]> = Object.create(null);
  for (const item of items) (groups[keyOf(item)] ??= []).push(item);
  return groups as ReturnType<GroupBy> as never;
};

/** The grid is made for browsers and uses `Object.groupBy`, which Node has from 21 on: the tests bring it to Node 20. */
(Object as { groupBy?: GroupBy }).groupBy ??= groupBy;
