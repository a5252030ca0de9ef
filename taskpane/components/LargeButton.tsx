import type { Ref } from "react";
import { Button, makeStyles, mergeClasses, tokens, type ButtonProps } from "@fluentui/react-components";

interface LargeButtonProps extends Omit<ButtonProps, "ref"> {
  readonly isWide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

const useStyles = makeStyles({
  large: { minHeight: "44px", fontSize: tokens.fontSizeBase300 },
  wide: { width: "100%" },
});

/** A button with a target of 44 px, as wide as the pane if asked. */
export function LargeButton({ isWide = false, className, ref, ...props }: LargeButtonProps) {
  const styles = useStyles();
  const classes = mergeClasses(styles.large, isWide && styles.wide, className);
  return (
    <Button {...(props as ButtonProps)} ref={ref as Ref<HTMLButtonElement & HTMLAnchorElement>} className={classes} />
  );
}
