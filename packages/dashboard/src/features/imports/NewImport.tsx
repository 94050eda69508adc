import { Button, Select } from "@foyer/ui";
import { useState } from "react";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { Problem } from "../shell/Problem.tsx";
import { type Kind, kinds } from "./commerceImport.ts";
import { FileChoice } from "./FileChoice.tsx";
import { Sample } from "./Sample.tsx";
import type { Upload } from "./useUpload.ts";

/** Hands a file over: what it holds, the file, and how such a file looks. */
export function NewImport({ upload }: { upload: Upload }) {
  const [kind, setKind] = useState<Kind>("stores");
  const [file, setFile] = useState<File>();
  return (
    <SettingsGroup
      title="Import a file"
      description="A CSV file whose first line names the columns, or a JSON array. Importing the same file again changes nothing; what a row leaves out stays."
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={async (event) => {
          event.preventDefault();
          if (file && (await upload.send(kind, file))) setFile(undefined);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          setFile(event.dataTransfer.files[0] ?? file);
        }}
      >
        <Select label="What it holds" className="sm:w-80" value={kind} onChange={setKind} options={kinds} />
        <FileChoice file={file} onChoose={setFile} />
        {upload.problem && <Problem>{upload.problem}</Problem>}
        <Button type="submit" variant="primary" className="self-start" isBusy={upload.isBusy} disabled={!file}>
          Import
        </Button>
      </form>
      <Sample kind={kind} />
    </SettingsGroup>
  );
}
