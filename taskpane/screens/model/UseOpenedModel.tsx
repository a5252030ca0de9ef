import { Button } from "@fluentui/react-components";
import { Notice } from "../../components/Notice";
import { WritePanel } from "../../components/WritePanel";
import { fromFile } from "../../state/fitMemory";
import { useFit, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { fitWords } from "../../text/fitWords";
import { useWrite } from "../useWrite";

/** Beside a model by judgement: the way to plan with a model that was opened from a file. */
export function UseOpenedModel() {
  const { source } = useWorkspace();
  const { basis, written, fit } = useFit();
  const isBesideFit = source?.kind === "history" || source?.kind === "fit"; // there the footer offers it
  return isBesideFit || basis !== fromFile || written || !fit.last ? null : <WriteOpened />;
}

function WriteOpened() {
  const { store, fit } = useServices();
  const { preview, problem, isWriting, ask, write, cancel } = useWrite({
    preview: () => fit.previewSheet(null),
    write: async () => store.useFit(await fit.writeSheet(null), "model"),
  });
  if (preview)
    return (
      <WritePanel preview={preview} isWriting={isWriting} label={fitWords.write} onWrite={write} onCancel={cancel} />
    );
  return (
    <>
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      <Button appearance="primary" onClick={ask}>
        {fitWords.write}
      </Button>
    </>
  );
}
