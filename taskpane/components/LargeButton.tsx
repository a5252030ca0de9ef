import { Button, makeStyles, mergeClasses, type ButtonProps } from "@fluentui/react-components";

const useStyles = makeStyles({ large: { minHeight: "44px" }, wide: { width: "100%" } });

/** A button with a target of 44 px, as wide as the pane if asked. */
export function LargeButton({ isWide = false, className, ...props }: ButtonProps & { readonly isWide?: boolean }) {
  const styles = useStyles();
  return <Button {...props} className={mergeClasses(styles.large, isWide && styles.wide, className)} />;
}
