import { useEffect, useState } from "react";
import { ProgressBar, makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({ place: { height: "2px", flexShrink: 0 } });

/** A thin line that moves while work runs; it waits 200 ms so that quick answers do not flicker. */
export function WorkingLine({ isWorking, label }: { readonly isWorking: boolean; readonly label: string }) {
  const styles = useStyles();
  const isLong = useLasting(isWorking, 200);
  return <div className={styles.place}>{isLong && <ProgressBar aria-label={label} thickness="medium" />}</div>;
}

/** True once a condition has held for so many milliseconds. */
export function useLasting(isHolding: boolean, ms: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isHolding) return undefined;
    const timer = setTimeout(() => setHasLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isHolding, ms]);
  return isHolding && hasLasted;
}
