import { api } from "@foyer/sdk";
import { Button } from "@foyer/ui";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { LoadedList, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { ImportRow } from "./ImportRow.tsx";
import { NewImport } from "./NewImport.tsx";
import { SyncStatus } from "./SyncStatus.tsx";
import { type Upload, useUpload } from "./useUpload.ts";

const FIRST = 10;
/** As many as the server lists. */
const MOST = 100;

/** What Foyer knows of the shop, and files from which it learns more. */
export function ImportsPage() {
  const upload = useUpload();
  return (
    <>
      <SyncStatus />
      <NewImport upload={upload} />
      <PastImports sending={upload.sending} />
    </>
  );
}

function PastImports({ sending }: Pick<Upload, "sending">) {
  const { workspaceId } = useSession();
  const [limit, setLimit] = useState(FIRST);
  const live = useLive(api.commerceImports.list, { workspaceId, limit });
  return (
    <SettingsGroup title="Imports">
      <LoadedList
        live={live}
        label="Imports"
        empty={{
          icon: <FileUp />,
          title: "No imports yet",
          text: "Choose a file above. Shops that send everything through the API need none.",
        }}
      >
        {(job) => <ImportRow key={job._id} job={job} share={sending?.id === job._id ? sending.share : undefined} />}
      </LoadedList>
      {(live.data?.length ?? 0) >= limit && limit < MOST && (
        <Button className="mt-2" onClick={() => setLimit(MOST)}>
          Show older imports
        </Button>
      )}
    </SettingsGroup>
  );
}
