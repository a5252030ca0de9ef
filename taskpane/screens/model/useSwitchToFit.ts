import { useServices } from "../../state/WorkspaceContext";

/** Goes from judgement to a fit: with the history fitted last, else to the Data screen to pick one. */
export function useSwitchToFit(): () => void {
  const { store, fit } = useServices();
  return () => {
    const { history, written } = fit.get();
    if (written) void store.useFit(written, "model");
    else if (history) void store.useTable(history).then(() => store.goTo("model"));
    else store.goTo("data");
  };
}
