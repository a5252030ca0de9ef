import type { ReactNode } from "react";
import { Select, makeStyles, type SelectProps } from "@fluentui/react-components";

interface NarrowSelectProps extends Omit<SelectProps, "onChange" | "children" | "className" | "value"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  narrow: { minWidth: 0, maxWidth: "100%", "& select": { minWidth: 0, textOverflow: "ellipsis" } },
});

/** A select that never grows beyond the pane, however long its options are. */
export function NarrowSelect({ onChange, children, ...props }: NarrowSelectProps) {
  const { narrow } = useStyles();
  return (
    <Select {...props} className={narrow} onChange={(_, { value }) => onChange(value)}>
      {children}
    </Select>
  );
}
