import { Suspense, useEffect, useId } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { KeepFocus } from "./components/KeepFocus";
import { LiveRegion } from "./components/LiveRegion";
import { PaneHeader } from "./components/PaneHeader";
import { StepTabs } from "./components/StepTabs";
import { TroubleBar } from "./components/TroubleBar";
import { WorkingLine } from "./components/WorkingLine";
import { EmptyTableScreen } from "./screens/EmptyTableScreen";
import { FirstRunScreen } from "./screens/FirstRunScreen";
import { screens } from "./screens/registry";
import { useData, useFit, useServices, useWorkspace } from "./state/WorkspaceContext";
import { addressText } from "./state/source";
import { isTableEmpty, type ScreenId, type Workspace } from "./state/workspace";
import { frameWords } from "./text/frameWords";
import { planWords } from "./text/planWords";

const useStyles = makeStyles({
  app: {
    display: "flex",
    flexDirection: "column",
    height: "100vh",
    minWidth: "300px",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  main: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
});

/** The whole pane: header, steps, the present screen, and what is said aloud. */
export function App() {
  const styles = useStyles();
  const { store, data, fit } = useServices();
  const workspace = useWorkspace();
  const { announcement } = useData();
  const panelId = useId();
  useEffect(() => {
    void Promise.all([data.start(), fit.start()]).then(() => store.open());
    return () => {
      store.close();
      data.close();
    };
  }, [store, data, fit]);
  return (
    <div className={styles.app}>
      <PaneHeader chip={chipText(workspace)} tip={chipTip(workspace)} onChooseTable={() => store.goTo("data")} />
      {workspace.phase === "ready" && (
        <StepTabs
          steps={screens
            .filter(({ isShown }) => isShown?.(workspace) ?? true)
            .map(({ id, label, shortLabel, needsAttention }) => ({
              id,
              label,
              shortLabel,
              hasDot: needsAttention(workspace),
            }))}
          selected={workspace.screen}
          panelId={panelId}
          onSelect={store.goTo}
        />
      )}
      <WorkingLine isWorking={isWorking(workspace)} label={planWords.working} />
      <TroubleBar trouble={workspace.trouble} onDismiss={store.dismissTrouble} />
      <main className={styles.main}>
        <ErrorBoundary key={`${workspace.phase} ${workspace.screen}`}>
          <KeepFocus>
            <div id={panelId} role={workspace.phase === "ready" ? "tabpanel" : undefined} className={styles.main}>
              <Suspense fallback={<WorkingLine isWorking label={frameWords.opening} />}>
                <Present workspace={workspace} />
              </Suspense>
            </div>
          </KeepFocus>
        </ErrorBoundary>
      </main>
      <LiveRegion text={workspace.announcement} />
      <LiveRegion text={announcement} />
      <LiveRegion text={useFit().announcement} />
    </div>
  );
}

/** The steps that have nothing to show before the table has rows. */
const stepsOfPlan: readonly ScreenId[] = ["goals", "plan", "scenarios", "track"];

function Present({ workspace }: { readonly workspace: Workspace }) {
  if (workspace.phase === "opening") return null;
  if (workspace.phase === "first") return <FirstRunScreen />;
  if (isTableEmpty(workspace) && stepsOfPlan.includes(workspace.screen)) return <EmptyTableScreen />;
  const Screen = (screens.find(({ id }) => id === workspace.screen) ?? screens[0])?.component;
  return Screen ? <Screen /> : null;
}

function isWorking({ phase, model, plan }: Workspace): boolean {
  return phase === "opening" || model.status === "working" || plan.status === "working";
}

function chipText({ phase, model }: Workspace): string | null {
  return phase === "ready" && model.last ? frameWords.chip(model.last.key, model.last.channels.length) : null;
}

function chipTip({ source }: Workspace): string {
  return source ? frameWords.chipTip(addressText(source.summary)) : "";
}
