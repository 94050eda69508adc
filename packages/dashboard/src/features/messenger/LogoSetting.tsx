import { ImagePlus } from "lucide-react";
import { PictureSetting } from "../settings/PictureSetting.tsx";

/** Props of `LogoSetting`. */
export interface LogoSettingProps {
  url: string | null;
  onChange: (attachmentId: string | null) => Promise<unknown>;
}

/** The logo, uploaded and taken away again. */
export function LogoSetting({ url, onChange }: LogoSettingProps) {
  return (
    <PictureSetting
      label="Logo"
      purpose="logo"
      hasPicture={url !== null}
      onChange={onChange}
      preview={
        <span className="grid size-12 place-items-center overflow-hidden rounded-control bg-hover text-ink-faint">
          {url ? <img src={url} alt="Logo" className="size-full object-contain" /> : <ImagePlus className="size-5" />}
        </span>
      }
    />
  );
}
